"""Pages of opties, under one dossier."""

from django.urls import URLPattern, path

from opties import views, views_bewerken

app_name = "opties"

urlpatterns: list[URLPattern] = [
    path("doelen/<uuid:doel>/werkblad/", views.Werkbladpagina.as_view(), name="werkblad"),
    path(
        "doelen/<uuid:doel>/werkblad/bewerken/",
        views_bewerken.WerkbladBewerken.as_view(),
        name="werkblad_bewerken",
    ),
]
