"""Pages of profiel, under one dossier."""

from django.urls import URLPattern, path

from profiel import views, views_doel

app_name = "profiel"

urlpatterns: list[URLPattern] = [
    path("gesprekken/", views.Kennismaking.as_view(), name="kennismaking"),
    path("profiel/", views.Profiel.as_view(), name="profiel"),
    path("kwaliteit-van-bestaan/", views.KwaliteitVanBestaan.as_view(), name="kvb"),
    path("doelen/", views.Doelen.as_view(), name="doelen"),
    path("doelen/bewerken/", views_doel.DoelenBewerken.as_view(), name="doelen_bewerken"),
]
