"""Pages of plannen, under one dossier."""

from django.urls import URLPattern

app_name = "plannen"

urlpatterns: list[URLPattern] = []
