"""Signing in through django-allauth: by e-mail address and password; nobody can sign up by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse

from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker
from supportplan.kern.sessieduur import net_aangemeld


class Aanmeldadapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the organisation (S-03), so the sign-up page is closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_reauthentication_required(self, *, app: str | None = None) -> bool:
        """Not shortly after signing in: then somebody just showed who they are."""
        return not net_aangemeld(context.request.session) and bool(super().is_reauthentication_required(app=app))

    def post_login(self, request: HttpRequest, user: Gebruiker, **kwargs: Any) -> HttpResponse:
        """Write the signing in to the log; it is about no dossier (P-20)."""
        log(None, Actie.INLOGGEN, "account", door=user, ip=request.META.get("REMOTE_ADDR"))
        antwoord: HttpResponse = super().post_login(request, user, **kwargs)
        return antwoord
