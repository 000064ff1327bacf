"""What holds for every request: who sends it, how long a session lasts (S-14), the headers a browser gets (S-06)."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from supportplan.kern.grenzen import TeVaakError
from supportplan.kern.invoer import invoer_tonen, wil_json
from supportplan.kern.sessieduur import actief_geweest, is_verlopen, sessie_van
from supportplan.kern.tweede_stap import nog_nodig

Antwoorder = Callable[[HttpRequest], HttpResponse]

# What a browser can do for a page and ours never ask; a page that was broken into cannot ask it either.
NIET_GEVRAAGD = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")
TE_VEEL = HTTPStatus.TOO_MANY_REQUESTS
VERLOPEN = "supportplan.sessie_verlopen"
AANMELDPAGINAS = "/account/"
RECHTEN_VAN_BROWSER = ", ".join(f"{naam}=()" for naam in NIET_GEVRAAGD)


class Afzender:
    """Sets REMOTE_ADDR to the address of the sender, when PROXIES says how many servers of our own stand in between.

    Each of them adds one address to X-Forwarded-For, so only the last ones are ours; what stands before them anybody
    can make up. Without this the log and the limits on signing in would know one address for everybody.
    """

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the address, and go on."""
        doorgegeven = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.PROXIES <= len(doorgegeven):
            with suppress(ValueError):  # no address: then the one of the connection stays
                request.META["REMOTE_ADDR"] = str(ip_address(doorgegeven[-settings.PROXIES].strip()))
        return self.get_response(request)


class Kopregels:
    """Adds what Django has no setting for; nothing made for a signed-in person is kept by a browser or a proxy."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers; a page that says itself how long it keeps is left alone."""
        antwoord = self.get_response(request)
        antwoord["Permissions-Policy"] = RECHTEN_VAN_BROWSER
        antwoord["Cross-Origin-Resource-Policy"] = "same-origin"
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not antwoord.has_header("Cache-Control"):
            antwoord["Cache-Control"] = "no-store, private"
        return antwoord


class Grenswacht:
    """Answers 429, with our own page, what somebody did too often (kern/grenzen.py)."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """The page that asks to wait."""
        if not isinstance(fout, TeVaakError):
            return None
        kop = {"Retry-After": str(fout.seconden)}
        return HttpResponse(render_to_string("429.html", request=request), status=TE_VEEL, headers=kop)


class Sessieduur:
    """Ends a session that rested too long, and writes down that somebody did something (S-14).

    Comes after the messages, because it leaves one. What is sent after the end is shown, not lost; only after Django
    checked that our own page sent it. A view with `is_peiling` asks by itself and keeps no session open.
    """

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out who was away too long, before any view looks who it is."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            sessie = sessie_van(request.session)
            if sessie is not None and is_verlopen(sessie):
                logout(request)
                request.META[VERLOPEN] = True
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Show what was sent too late; else note that this person is active."""
        is_peiling = getattr(getattr(view, "view_class", view), "is_peiling", False)
        if request.META.get(VERLOPEN):
            if request.method == "POST" and request.POST and not request.path.startswith(AANMELDPAGINAS):
                return invoer_tonen(request)
            if request.method == "GET" and not wil_json(request):
                messages.info(request, _("U bent afgemeld, omdat u een tijd niets deed. Wat u opsloeg, is bewaard."))
        elif not is_peiling and settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            actief_geweest(request.session, request.user)
        return None


class TweedeStap:
    """Leads staff without a second step to the page where it is made, whatever page they asked for (S-01)."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Only the pages of the account, and those outside any dossier that say nothing of a person, stay open."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not nog_nodig(request):
            return None
        treffer = request.resolver_match
        if request.path.startswith(AANMELDPAGINAS) or (treffer is not None and treffer.namespace == "kern"):
            return None
        return redirect("mfa_nodig")
