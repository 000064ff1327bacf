"""Pages outside any dossier."""

from django.urls import path

from supportplan.kern import views_algemeen, views_galerij

app_name = "kern"

urlpatterns = [
    path("gezond/", views_algemeen.Gezond.as_view(), name="gezond"),
    path(".well-known/security.txt", views_algemeen.security_txt, name="security_txt"),
    path("sessie/", views_algemeen.Sessie.as_view(), name="sessie"),
    path("sleutel/", views_algemeen.sleutel, name="sleutel"),
    path("demo/", views_algemeen.DemoKiezen.as_view(), name="demo"),
    path("demo/<int:pk>/aanmelden/", views_algemeen.DemoAanmelden.as_view(), name="demo_aanmelden"),
    path("galerij/", views_galerij.galerij, name="galerij"),
]
