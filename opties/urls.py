"""Pages of opties, under one dossier."""

from django.urls import URLPattern, path

from opties import views

app_name = "opties"

urlpatterns: list[URLPattern] = [
    path("doelen/<uuid:doel>/werkblad/", views.Werkbladpagina.as_view(), name="werkblad"),
]
