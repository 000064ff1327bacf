"""Pages over all phases: start page, dossier, log, blank forms."""

from django.urls import URLPattern

app_name = "dossier"

urlpatterns: list[URLPattern] = []
