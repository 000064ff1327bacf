"""Pages outside any dossier: health, and the demo's "kies wie u bent"."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from supportplan.kern.gezond import onderzoek
from supportplan.kern.models import Gebruiker
from supportplan.kern.sessieduur import actief_geweest, sessiestand

SECURITY_TXT_GELDT = timedelta(days=180)


@method_decorator(never_cache, name="dispatch")
class Gezond(View):
    """Health of database, jobs, mail and disk; status 503 when one of them is broken."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """A page with one sentence per part; readable for people and, by its status, for a monitor."""
        onderdelen = onderzoek(timezone.now())
        goed = all(onderdeel.goed for onderdeel in onderdelen)
        status = HTTPStatus.OK if goed else HTTPStatus.SERVICE_UNAVAILABLE
        return render(request, "kern/gezond.html", {"onderdelen": onderdelen, "goed": goed}, status=status)


@never_cache
@require_GET
def sleutel(request: HttpRequest) -> HttpResponse:
    """Give the page's script a fresh CSRF token, so that text typed before signing in again can still be kept."""
    return JsonResponse({"sleutel": get_token(request)})


@method_decorator(never_cache, name="dispatch")
class Sessie(View):
    """For the page's script: how long this session still has (S-14). Asking keeps it not open; a POST does."""

    is_peiling = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """401 for nobody: the session is over."""
        if not request.user.is_authenticated:
            return JsonResponse({}, status=HTTPStatus.UNAUTHORIZED)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Give the seconds left, whether doing something adds to them, and by which word this person is known."""
        assert isinstance(request.user, Gebruiker)
        return JsonResponse(sessiestand(request.session, request.user))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Count this as doing something."""
        assert isinstance(request.user, Gebruiker)
        actief_geweest(request.session, request.user, meteen=True)
        return self.get(request)


@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where a weakness can be told (S-11, RFC 9116); 404 as long as SECURITY_CONTACT says nothing."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    regels = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": f"{timezone.now() + SECURITY_TXT_GELDT:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages": "nl, en",
        "Canonical": f"{settings.BASE_URL}{request.path}",
    }
    tekst = "".join(f"{naam}: {waarde}\n" for naam, waarde in regels.items())
    return HttpResponse(tekst, content_type="text/plain; charset=utf-8")


@method_decorator(never_cache, name="dispatch")
class DemoView(View):
    """Only there when DEMO is on; production refuses to start with it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """404 as if the page did not exist, unless this is a demo."""
        if not settings.DEMO:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class DemoKiezen(DemoView):
    """ "Kies wie u bent": the invented people of the demo."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show who can be chosen."""
        mensen = Gebruiker.objects.filter(is_demo=True, is_active=True).order_by("pk")
        return render(request, "kern/demo.html", {"mensen": mensen})


class DemoAanmelden(DemoView):
    """Sign in as one of the invented people, without a password."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Sign in and go to the start page; 404 for anyone who is not an invented person."""
        gebruiker = get_object_or_404(Gebruiker, pk=pk, is_demo=True, is_active=True)
        login(request, gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect(settings.LOGIN_REDIRECT_URL)
