"""All addresses of the product."""

from django.urls import include, path

IN_DOSSIER = "dossiers/<uuid:dossier>/"

urlpatterns = [
    path("", include("supportplan.kern.urls")),
    path("", include("supportplan.dossier.urls")),
    path(IN_DOSSIER, include("profiel.urls")),
    path(IN_DOSSIER, include("opties.urls")),
    path(IN_DOSSIER, include("plannen.urls")),
    path("", include("supportplan.besloten.urls")),
    path("account/", include("allauth.account.urls")),
]

handler500 = "supportplan.kern.invoer.storing"
