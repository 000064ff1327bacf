"""Working notes and safety files. For who may not see them none of these addresses exists (P-19)."""

from django.urls import URLPattern, path

from supportplan.besloten import views, views_pauze, views_veiligheid

app_name = "besloten"
IN_DOSSIER = "dossiers/<uuid:dossier>/"

urlpatterns: list[URLPattern] = [
    path("mijn-aantekeningen/", views.Mijn.as_view(), name="mijn"),
    path("mijn-aantekeningen/afwezig/", views.Afwezig.as_view(), name="afwezig"),
    path(f"{IN_DOSSIER}mijn-aantekeningen/", views.Aantekeningen.as_view(), name="aantekeningen"),
    path(f"{IN_DOSSIER}mijn-aantekeningen/<uuid:aantekening>/overnemen/", views.Overnemen.as_view(), name="overnemen"),
    path(f"{IN_DOSSIER}mijn-aantekeningen/<uuid:aantekening>/wissen/", views.Wissen.as_view(), name="wissen"),
    path(f"{IN_DOSSIER}veiligheid/", views_veiligheid.Veiligheid.as_view(), name="veiligheid"),
    path(f"{IN_DOSSIER}veiligheid/toegang/", views_pauze.Pauzes.as_view(), name="pauzes"),
    path("veiligheid/", views_veiligheid.Veiligheidstoegangen.as_view(), name="toegang_zoeken"),
    path("veiligheid/<uuid:dossier>/", views_veiligheid.ToegangGeven.as_view(), name="toegang_geven"),
]
