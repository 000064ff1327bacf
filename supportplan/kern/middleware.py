"""What holds for every request: who sends it, and the headers a browser gets (S-06)."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Antwoorder = Callable[[HttpRequest], HttpResponse]

# What a browser can do for a page and ours never ask; a page that was broken into cannot ask it either.
NIET_GEVRAAGD = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")
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
