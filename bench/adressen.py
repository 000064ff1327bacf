"""The addresses of the product, with bare views behind the same middleware to compare with."""

from uuid import uuid4

from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone

from supportplan.urls import urlpatterns as product


def kaal(request: HttpRequest) -> JsonResponse:
    """The least a signed-in page can do."""
    return JsonResponse({"naam": str(request.user)})


def kaal_schrijven(request: HttpRequest, sleutel: str = "") -> HttpResponse:
    """The least a signed-in page that keeps something can do: an insert, and after the redirect a select."""
    if request.method == "POST":
        sleutel = uuid4().hex
        tekst = request.POST.get("tekst", "")
        Session.objects.create(session_key=sleutel, session_data=tekst, expire_date=timezone.now())
        return redirect("kaal_lezen", sleutel=sleutel)
    return JsonResponse({"naam": str(request.user), "tekst": Session.objects.get(session_key=sleutel).session_data})


urlpatterns = [
    *product,
    path("kaal/", kaal, name="kaal"),
    path("kaal/schrijven/", kaal_schrijven, name="kaal_schrijven"),
    path("kaal/schrijven/<slug:sleutel>/", kaal_schrijven, name="kaal_lezen"),
]
