"""All addresses of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("supportplan.kern.urls")),
    path("account/", include("allauth.account.urls")),
]
