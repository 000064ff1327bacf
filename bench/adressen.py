"""The addresses of the product, with bare views behind the same middleware to compare with."""

from uuid import uuid4

from django.contrib.sessions.models import Session
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone

from supportplan.urls import urlpatterns as product


def kaal(request: HttpRequest) -> JsonResponse:
    """The least a signed-in page can do."""
    return JsonResponse({"naam": str(request.user)})


def kaal_schrijven(request: HttpRequest) -> JsonResponse:
    """The least a signed-in page that keeps something can do: an insert and a select, in a table without triggers."""
    sleutel = uuid4().hex
    Session.objects.create(session_key=sleutel, session_data=request.POST.get("tekst", ""), expire_date=timezone.now())
    rij = Session.objects.get(session_key=sleutel)
    return JsonResponse({"naam": str(request.user), "tekst": rij.session_data})


urlpatterns = [
    *product,
    path("kaal/", kaal, name="kaal"),
    path("kaal/schrijven/", kaal_schrijven, name="kaal_schrijven"),
]
