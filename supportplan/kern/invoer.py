"""What was typed stays when it cannot be taken in now: signed out, an old page, closed or gone meanwhile, our fault."""

import sys
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure
from django.views.defaults import server_error

NIET_TONEN = {"csrfmiddlewaretoken"}


class Waarom(StrEnum):
    """Why an input could not be taken in."""

    AFGEMELD = "afgemeld"
    OUDE_PAGINA = "oude_pagina"
    STORING = "storing"
    SLOT = "slot"
    WEG = "weg"


def invoer_tonen(request: HttpRequest) -> HttpResponse:
    """Show a POST that came in without a session: the texts to read, and a button that sends all of it again.

    Nothing is stored and nothing of the case is shown, only what this browser itself just sent. The page's script,
    which keeps its own text, gets status 401.
    """
    if wil_json(request):
        return JsonResponse({}, status=HTTPStatus.UNAUTHORIZED)
    waarom = Waarom.OUDE_PAGINA if request.user.is_authenticated else Waarom.AFGEMELD
    return render(request, "kern/invoer.html", _ingevoerd(request, waarom), status=HTTPStatus.UNAUTHORIZED)


def invoer_teruggeven(
    request: HttpRequest, waarom: Waarom, *, reden: str, status: HTTPStatus, terug: str = ""
) -> HttpResponse:
    """Give back what somebody who is in the dossier typed for what may not be written now, or is gone; say why.

    `reden` is the sentence on top, `terug` the dossier to go back to. Nothing is stored; the button sends it again, for
    when the reason is over.
    """
    context = _ingevoerd(request, waarom) | {"reden": reden, "terug": terug}
    return render(request, "kern/invoer.html", context, status=status)


def storing(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed by our fault, a lost database or a full disk too: what was typed stays (A-12).

    Asks nothing of the database. Status 503 when the database could not be used, else 500; the page's script keeps
    its own text and tries again.
    """
    database_weg = isinstance(sys.exception(), (OperationalError, InterfaceError))
    status = HTTPStatus.SERVICE_UNAVAILABLE if database_weg else HTTPStatus.INTERNAL_SERVER_ERROR
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({}, status=status)
    if request.method != "POST" or not request.POST:
        antwoord = server_error(request)
        antwoord.status_code = status
        return antwoord
    context = _ingevoerd(request, Waarom.STORING) | {"csrf_token": get_token(request)}
    return HttpResponse(render_to_string("kern/invoer.html", context), status=status)


def _ingevoerd(request: HttpRequest, waarom: Waarom) -> dict[str, object]:
    """Fields and readable texts of a POST."""
    velden = [(naam, waarde) for naam, waarden in request.POST.lists() for waarde in waarden if naam not in NIET_TONEN]
    teksten = [waarde for _naam, waarde in velden if " " in waarde.strip()]
    return {"velden": velden, "teksten": teksten, "waarom": waarom, "bestanden": bool(request.FILES)}


def wil_json(request: HttpRequest) -> bool:
    """Whether the page's script asks, which keeps its own text."""
    return request.headers.get("Accept") == "application/json"


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a POST whose token is old or missing: with what was typed when our own page sent it, else refuse it."""
    if not wil_json(request) and _van_eigen_pagina(request) and request.POST:
        return invoer_tonen(request)
    return csrf_failure(request, reason)


def _van_eigen_pagina(request: HttpRequest) -> bool:
    herkomst = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(herkomst).netloc == request.get_host()
