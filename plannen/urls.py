"""Pages of plannen, under one dossier."""

from django.urls import URLPattern, path

from plannen import (
    urls_plan,
    urls_uitvoeren,
    views_aanvraag,
    views_agenda,
    views_evaluatie,
    views_plan,
    views_toets,
    views_uitvoeren,
)

app_name = "plannen"

urlpatterns: list[URLPattern] = [
    path("plan/", views_plan.Planpagina.as_view(), name="plan"),
    path("plan/afspraak.ics", views_agenda.Agenda.as_view(), name="agenda"),
    *urls_plan.urlpatterns,
    path("plan/beeld/", views_plan.Beeldpagina.as_view(), name="beeld"),
    path("plan/versies/", views_plan.Versies.as_view(), name="versies"),
    path("plan/versies/<int:nummer>/", views_plan.Versie.as_view(), name="versie"),
    path("logboek/", views_uitvoeren.Logboek.as_view(), name="logboek"),
    *urls_uitvoeren.urlpatterns,
    path("evaluaties/", views_evaluatie.Evaluaties.as_view(), name="evaluaties"),
    path("aanvraag/", views_aanvraag.Aanvraag.as_view(), name="aanvraag"),
    path("aanvraag/concept/<slug:soort>/", views_aanvraag.Conceptbestand.as_view(), name="aanvraag_bestand"),
    path("aanvraag/definitief/", views_aanvraag.Definitief.as_view(), name="aanvraag_definitief"),
    path("aanvraag/punt/<slug:punt>/", views_toets.ToetspuntBewerken.as_view(), name="toetspunt"),
    path("aanvraag/punt/<slug:punt>/terug/", views_toets.ToetspuntTerug.as_view(), name="toetspunt_terug"),
    path("aanvraag/versies/<int:versie>/", views_aanvraag.Versie.as_view(), name="aanvraag_versie"),
    path(
        "aanvraag/versies/<int:versie>/<slug:soort>/",
        views_aanvraag.Versiebestand.as_view(),
        name="aanvraag_versie_bestand",
    ),
]
