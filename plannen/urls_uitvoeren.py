"""Pages of phases 5 and 6 on which people write, and of what the gemeente may read; part of plannen/urls.py."""

from django.urls import URLPattern, path

from plannen import (
    views_besluit,
    views_gemeente,
    views_uitvoeren,
    views_verborgen,
    wizards_evaluatie,
    wizards_gemeente,
)

urlpatterns: list[URLPattern] = [
    path("logboek/bewerken/", views_uitvoeren.LogboekBewerken.as_view(), name="logboek_bewerken"),
    path("uitvoeren/niet-te-zien/", views_verborgen.Verborgenlijst.as_view(), name="verborgen"),
    path("uitvoeren/stappen/<uuid:planregel>/", views_uitvoeren.Stap.as_view(), name="stap"),
    path("uitvoeren/stappen/<uuid:planregel>/te-veel/", views_uitvoeren.TeVeel.as_view(), name="te_veel"),
    path("uitvoeren/bijdragen/<uuid:inzet>/stoppen/", views_uitvoeren.InzetStoppen.as_view(), name="inzet_stoppen"),
    path(
        "uitvoeren/bijdragen/<uuid:inzet>/hervatten/", views_uitvoeren.InzetHervatten.as_view(), name="inzet_hervatten"
    ),
    path("uitvoeren/besluiten/<uuid:wmovraag>/", views_besluit.BesluitBewerken.as_view(), name="besluit"),
    path("evaluaties/nieuw/", wizards_evaluatie.EvaluatieNieuw.as_view(), name="evaluatie_nieuw"),
    path("evaluaties/<uuid:evaluatie>/", wizards_evaluatie.EvaluatieWizard.as_view(), name="evaluatie_begin"),
    path("evaluaties/<uuid:evaluatie>/<slug:step>/", wizards_evaluatie.EvaluatieWizard.as_view(), name="evaluatie"),
    path("aanvraag/vrijgeven/", views_gemeente.Vrijgeven.as_view(), name="vrijgeven"),
    path("aanvraag/vrijgeven/<slug:step>/", views_gemeente.Vrijgeven.as_view(), name="vrijgeven_stap"),
    path("aanvraag/wat-er-mee-gaat/", wizards_gemeente.GemeenteWizard.as_view(), name="gemeente_begin"),
    path("aanvraag/wat-er-mee-gaat/<slug:step>/", wizards_gemeente.GemeenteWizard.as_view(), name="gemeente"),
]
