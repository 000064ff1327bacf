"""Pages of profiel, under one dossier."""

from django.urls import URLPattern, path

from profiel import views, views_doel, views_gesprek, views_mensen, views_zin, wizards, wizards_kennismaking

app_name = "profiel"

urlpatterns: list[URLPattern] = [
    path("gesprekken/", views.Kennismaking.as_view(), name="kennismaking"),
    path("gesprekken/nieuw/", views_gesprek.Gesprekpagina.as_view(), name="gesprek_nieuw"),
    path("gesprekken/<uuid:gesprek>/", views_gesprek.Gesprekpagina.as_view(), name="gesprek"),
    path("gesprekken/<uuid:gesprek>/typen/", views_gesprek.Vastleggen.as_view(), name="vastleggen"),
    path("gesprekken/<uuid:gesprek>/besproken/", views_gesprek.Besproken.as_view(), name="besproken"),
    path("plek-geven/", views_gesprek.PlekGeven.as_view(), name="plek_geven"),
    path("kennismaken/", wizards_kennismaking.Kennismaken.as_view(), name="kennismaken"),
    path("kennismaken/<slug:step>/", wizards_kennismaking.Kennismaken.as_view(), name="kennismaken_stap"),
    path("mensen/", views_mensen.Mensen.as_view(), name="mensen"),
    path("mensen/collega/", views_mensen.CollegaToegang.as_view(), name="collega_toegang"),
    path("mensen/liever-niet/", views_mensen.LieverNiet.as_view(), name="liever_niet"),
    path(
        "mensen/<uuid:deelnemer>/toegang-beeindigen/",
        views_mensen.ToegangBeeindigen.as_view(),
        name="toegang_beeindigen",
    ),
    path("toestemming/", views_mensen.Toestemmingen.as_view(), name="toestemming"),
    path("toestemming/bewerken/", views_mensen.ToestemmingBewerken.as_view(), name="toestemming_bewerken"),
    path("profiel/", views.Profiel.as_view(), name="profiel"),
    path("profiel/invullen/", wizards.ProfielWizard.as_view(), name="profiel_invullen"),
    path("profiel/invullen/<slug:step>/", wizards.ProfielWizard.as_view(), name="profiel_stap"),
    path("kwaliteit-van-bestaan/", views.KwaliteitVanBestaan.as_view(), name="kvb"),
    path("kwaliteit-van-bestaan/invullen/", wizards.KvbWizard.as_view(), name="kvb_invullen"),
    path("kwaliteit-van-bestaan/invullen/<slug:step>/", wizards.KvbWizard.as_view(), name="kvb_stap"),
    path("zinnen/<uuid:uitspraak>/", views_zin.Zinpagina.as_view(), name="zin"),
    path("zinnen/<uuid:uitspraak>/voorstel/<uuid:voorstel>/", views_zin.VoorstelAntwoord.as_view(), name="voorstel"),
    path("doelen/", views.Doelen.as_view(), name="doelen"),
    path("doelen/bewerken/", views_doel.DoelenBewerken.as_view(), name="doelen_bewerken"),
]
