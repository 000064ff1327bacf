"""Pages of profiel, under one dossier."""

from django.urls import URLPattern

app_name = "profiel"

urlpatterns: list[URLPattern] = []
