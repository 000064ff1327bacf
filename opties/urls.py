"""Pages of opties, under one dossier."""

from django.urls import URLPattern

app_name = "opties"

urlpatterns: list[URLPattern] = []
