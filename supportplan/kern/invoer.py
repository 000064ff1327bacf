"""What was typed stays when it cannot be taken in right now: signed out meanwhile, or a page from before signing in."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.csrf import csrf_failure

NIET_TONEN = {"csrfmiddlewaretoken"}


def invoer_tonen(request: HttpRequest) -> HttpResponse:
    """Show a POST that came in without a session: the texts to read, and a button that sends all of it again.

    Nothing is stored and nothing of the case is shown, only what this browser itself just sent. The page's script,
    which keeps its own text, gets status 401.
    """
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({}, status=HTTPStatus.UNAUTHORIZED)
    velden = [(naam, waarde) for naam, waarden in request.POST.lists() for waarde in waarden if naam not in NIET_TONEN]
    teksten = [waarde for _naam, waarde in velden if " " in waarde.strip()]
    context = {"velden": velden, "teksten": teksten, "afgemeld": not request.user.is_authenticated}
    return render(request, "kern/invoer.html", context, status=HTTPStatus.UNAUTHORIZED)


def csrf_mislukt(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a POST whose token is old or missing: with what was typed when our own page sent it, else refuse it."""
    if request.headers.get("Accept") != "application/json" and _van_eigen_pagina(request) and request.POST:
        return invoer_tonen(request)
    return csrf_failure(request, reason)


def _van_eigen_pagina(request: HttpRequest) -> bool:
    herkomst = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(herkomst).netloc == request.get_host()
