"""Pages over all phases: start page, dossier, log, blank forms, rode draad."""

from django.urls import URLPattern, path

from supportplan.dossier import (
    views_bewaren,
    views_bijlagen,
    views_dossier,
    views_draad,
    views_export,
    views_fasen,
    views_formulieren,
    views_gegevens,
    views_kopie,
    views_log,
    views_openen,
    views_overdracht,
    views_spoed,
    views_spoedtoegang,
    views_start,
    views_team,
    views_verplaatsen,
    views_vertellen,
)

app_name = "dossier"

urlpatterns: list[URLPattern] = [
    path("", views_start.Start.as_view(), name="start"),
    path("formulieren/", views_formulieren.Formulieren.as_view(), name="formulieren"),
    path("formulieren/<slug:slug>/", views_formulieren.Formulier.as_view(), name="formulier"),
    path("bewaren/", views_bewaren.Bewaren.as_view(), name="bewaren"),
    path("team/", views_team.Team.as_view(), name="team"),
    path("team/vervangen/", views_team.Vervangen.as_view(), name="vervangen"),
    path("team/vervangingen/<uuid:vervanging>/", views_team.VervangingWijzigen.as_view(), name="vervanging"),
    path("team/dossiers/<uuid:dossier>/", views_team.TeamDossier.as_view(), name="team_dossier"),
    path(
        "team/dossiers/<uuid:dossier>/overdragen/",
        views_overdracht.TeamOverdragen.as_view(),
        name="team_overdragen",
    ),
    path("overdrachten/<uuid:dossier>/", views_overdracht.Antwoorden.as_view(), name="overdracht"),
    path("datalekken/", views_verplaatsen.Datalekken.as_view(), name="datalekken"),
    path("datalekken/<uuid:datalek>/", views_verplaatsen.Datalekmelding.as_view(), name="datalek"),
    path("dossiers/openen/", views_openen.Openen.as_view(), name="openen"),
    path("dossiers/<uuid:dossier>/", views_dossier.Dossierpagina.as_view(), name="dossier"),
    path("dossiers/<uuid:dossier>/exporteren/", views_export.Exporteren.as_view(), name="export"),
    path("dossiers/<uuid:dossier>/fasen/", views_fasen.Fasen.as_view(), name="fasen"),
    path("dossiers/<uuid:dossier>/sluiten/", views_fasen.Sluiten.as_view(), name="sluiten"),
    path("dossiers/<uuid:dossier>/heropenen/", views_fasen.Heropenen.as_view(), name="heropenen"),
    path("dossiers/<uuid:dossier>/bijlagen/", views_bijlagen.Bijlagen.as_view(), name="bijlagen"),
    path("dossiers/<uuid:dossier>/bijlagen/toevoegen/", views_bijlagen.Toevoegen.as_view(), name="bijlage_nieuw"),
    path("dossiers/<uuid:dossier>/bijlagen/<uuid:bijlage>/", views_bijlagen.Ophalen.as_view(), name="bijlage"),
    path("dossiers/<uuid:dossier>/spoed/", views_spoed.Spoed.as_view(), name="spoed"),
    path("spoedtoegang/", views_spoedtoegang.SpoedtoegangVragen.as_view(), name="spoedtoegang"),
    path("dossiers/<uuid:dossier>/spoedinzage/", views_spoedtoegang.Spoedinzage.as_view(), name="spoedinzage"),
    path(
        "dossiers/<uuid:dossier>/hoort-hier-niet/<slug:ding>/<uuid:welk>/",
        views_verplaatsen.HoortHierNiet.as_view(),
        name="hoort_hier_niet",
    ),
    path("dossiers/<uuid:dossier>/overdragen/", views_overdracht.Overdragen.as_view(), name="overdragen"),
    path("dossiers/<uuid:dossier>/vertellen/<uuid:wisseling>/", views_vertellen.Vertellen.as_view(), name="vertellen"),
    path("dossiers/<uuid:dossier>/inzage/", views_log.Inzage.as_view(), name="log"),
    path("dossiers/<uuid:dossier>/gegevens/", views_gegevens.Gegevens.as_view(), name="gegevens"),
    path(
        "dossiers/<uuid:dossier>/gegevens/bewerken/",
        views_gegevens.GegevensBewerken.as_view(),
        name="gegevens_bewerken",
    ),
    path("dossiers/<uuid:dossier>/gegevens/<uuid:verzoek>/kopie/", views_kopie.KopieOverzicht.as_view(), name="kopie"),
    path(
        "dossiers/<uuid:dossier>/gegevens/<uuid:verzoek>/kopie/<int:kopie>/",
        views_kopie.KopieKlaar.as_view(),
        name="kopie_klaar",
    ),
    path(
        "dossiers/<uuid:dossier>/gegevens/<uuid:verzoek>/kopie/<int:kopie>/<slug:soort>/",
        views_kopie.KopieBestand.as_view(),
        name="kopie_bestand",
    ),
    path(
        "dossiers/<uuid:dossier>/gegevens/<uuid:verzoek>/kopie/<slug:deel>/",
        views_kopie.KopieDeel.as_view(),
        name="kopie_deel",
    ),
    path("dossiers/<uuid:dossier>/draad/<str:soort>/<uuid:uuid>/", views_draad.Draadpagina.as_view(), name="draad"),
]
