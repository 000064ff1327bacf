"""All addresses of the product."""

from django.urls import include, path

from supportplan.kern.tweede_stap import PasskeyWeghalen, tweede_stap_nodig

IN_DOSSIER = "dossiers/<uuid:dossier>/"

urlpatterns = [
    path("", include("supportplan.kern.urls")),
    path("", include("supportplan.dossier.urls")),
    path(IN_DOSSIER, include("profiel.urls")),
    path(IN_DOSSIER, include("opties.urls")),
    path(IN_DOSSIER, include("plannen.urls")),
    path("", include("supportplan.besloten.urls")),
    path("account/tweede-stap/nodig/", tweede_stap_nodig, name="mfa_nodig"),
    path("account/tweede-stap/webauthn/keys/<int:pk>/remove/", PasskeyWeghalen.as_view(), name="mfa_remove_webauthn"),
    path("account/tweede-stap/", include("allauth.mfa.urls")),
    path("account/", include("allauth.account.urls")),
]

handler500 = "supportplan.kern.invoer.storing"
