"""Pages of profiel, under one dossier."""

from django.urls import URLPattern, path

from profiel import views, views_doel, views_zin, wizards

app_name = "profiel"

urlpatterns: list[URLPattern] = [
    path("gesprekken/", views.Kennismaking.as_view(), name="kennismaking"),
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
