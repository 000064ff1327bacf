"""Pages over all phases: start page, dossier, log, blank forms, rode draad."""

from django.urls import URLPattern, path

from supportplan.dossier import views_draad, views_export, views_formulieren, views_log

app_name = "dossier"

urlpatterns: list[URLPattern] = [
    path("formulieren/", views_formulieren.Formulieren.as_view(), name="formulieren"),
    path("formulieren/<slug:slug>/", views_formulieren.Formulier.as_view(), name="formulier"),
    path("dossiers/<uuid:dossier>/exporteren/", views_export.Exporteren.as_view(), name="export"),
    path("dossiers/<uuid:dossier>/inzage/", views_log.Inzage.as_view(), name="log"),
    path("dossiers/<uuid:dossier>/draad/<str:soort>/<uuid:uuid>/", views_draad.Draadpagina.as_view(), name="draad"),
]
