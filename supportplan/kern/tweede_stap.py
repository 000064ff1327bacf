"""The second step of signing in (S-01): staff must have one, everybody may. The steps themselves are django-allauth's.

Somebody of staff without a second step gets in, but no further than the page where it is made.
"""

from typing import Any

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from cryptography.fernet import InvalidToken
from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage

from supportplan.kern.keuzes import Actie, Resultaat, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Gebruiker, Medewerker
from supportplan.kern.versleuteld import sleutels

SLEUTEL = "tweede_stap_nodig"  # in the session of staff who have none yet
SOORTEN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are no second step
SOORT_IN_LOG = "tweede_stap"


def is_verplicht(gebruiker: Gebruiker) -> bool:
    """Whether this person must have a second step: whoever works at an organisatie or gemeente now, or helps in a case.

    The invented people of a demo have no password either. At most two queries.
    """
    if gebruiker.is_demo:
        return False
    vandaag = timezone.localdate()
    nu_in_dienst = Medewerker.objects.filter(Q(tot=None) | Q(tot__gte=vandaag), gebruiker=gebruiker, van__lte=vandaag)
    return (
        gebruiker.is_superuser
        or nu_in_dienst.exists()
        or Deelnemer.objects.filter(gebruiker=gebruiker, rol=Rol.PROFESSIONAL).exists()
    )


def eisen(*, request: HttpRequest, user: Gebruiker, **_kwargs: Any) -> None:
    """At signing in, mark the session of who must have a second step and has none; receives `user_logged_in`."""
    if settings.TWEEDE_STAP_VERPLICHT and is_verplicht(user) and not is_mfa_enabled(user, SOORTEN):
        request.session[SLEUTEL] = True


def nog_nodig(request: HttpRequest) -> bool:
    """Whether this session is of staff who have no second step yet; one query, and none for everybody else."""
    if SLEUTEL in request.session and is_mfa_enabled(request.user, SOORTEN):
        del request.session[SLEUTEL]
    return SLEUTEL in request.session


def toegevoegd(*, request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **_kwargs: Any) -> None:
    """A second step was made, which the log keeps (P-20)."""
    _opschrijven(user, Actie.TOEVOEGEN, authenticator, request)


def verwijderd(*, request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **_kwargs: Any) -> None:
    """A second step was taken away."""
    _opschrijven(user, Actie.VERWIJDEREN, authenticator, request)


def vernieuwd(*, request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **_kwargs: Any) -> None:
    """Somebody made new recovery codes."""
    _opschrijven(user, Actie.WIJZIGEN, authenticator, request)


def mislukt(*, request: HttpRequest, user: Gebruiker, authenticator: Authenticator, **_kwargs: Any) -> None:
    """Somebody who knew the password did not know the code."""
    _opschrijven(user, Actie.INLOGGEN, authenticator, request, Resultaat.GEWEIGERD)


def _opschrijven(
    gebruiker: Gebruiker,
    actie: Actie,
    stap: Authenticator,
    request: HttpRequest,
    resultaat: Resultaat = Resultaat.GELUKT,
) -> None:
    ip = request.META.get("REMOTE_ADDR")
    log(None, actie, SOORT_IN_LOG, door=gebruiker, velden=[stap.type], ip=ip, resultaat=resultaat)


def alles_wissen(gebruiker: Gebruiker) -> int:
    """Take away every second step of this person, who lost them; return how many. They make a new one at signing in.

    Only for the command of whoever runs the installation, after they know who asks (docs/beheer.md).
    """
    stappen = Authenticator.objects.filter(user=gebruiker)
    aantal: int = stappen.count()
    stappen.delete()
    log(None, Actie.VERWIJDEREN, SOORT_IN_LOG, door=None, velden=["alles"], reden="beheer")
    return aantal


def hersleutelen() -> None:
    """Encrypt the secrets of every second step anew with the first key (S-10)."""
    adapter = TweedeStapadapter()
    for stap in Authenticator.objects.order_by("pk").iterator(chunk_size=200):
        for naam in {"secret", "seed"} & set(stap.data):
            stap.data[naam] = adapter.encrypt(adapter.decrypt(stap.data[naam]))
        stap.save(update_fields=["data"])


def blijft_er_een(stap: Authenticator) -> bool:
    """Whether its owner may take this step away: staff keep at least one."""
    andere = Authenticator.objects.filter(user=stap.user, type__in=SOORTEN).exclude(pk=stap.pk)
    return stap.type not in SOORTEN or andere.exists() or not is_verplicht(stap.user)


class TweedeStapadapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Our name, our words, and secrets that the database holds encrypted (S-10)."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _(
            "Dit is uw enige tweede stap. Maak eerst een andere; daarna kunt u deze weghalen."
        ),
        "incorrect_code": _("Deze code klopt niet. Kijk of de code nog geldt en typ de nieuwste over."),
    }

    def get_totp_issuer(self) -> str:
        """How the app on the phone calls us."""
        return "Supportplan"

    def build_totp_svg(self, url: str) -> str:
        """The square for a phone's camera, as part of the page: our pages load no image of their own making."""
        return qrcode.make(url, image_factory=SvgPathImage).to_string().decode()

    def encrypt(self, text: str) -> str:
        """Encrypt with the first key of FIELD_ENCRYPTION_KEYS."""
        return sleutels().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt with whichever key fits; raises ImproperlyConfigured when none does."""
        try:
            return sleutels().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as fout:
            raise ImproperlyConfigured("Geen van de sleutels in FIELD_ENCRYPTION_KEYS past.") from fout

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep at least one second step."""
        return blijft_er_een(authenticator)

    def generate_authenticator_name(self, user: Gebruiker, type: Authenticator.Type) -> str:
        """A first name for a passkey, which its owner can change."""
        aantal = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {aantal + 1}"


CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}


class Appcodeform(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of the app on somebody's phone."""

    code = forms.CharField(label=_("De zes cijfers in de app"), widget=forms.TextInput(attrs=CODE))


class Codeform(AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or one of the recovery codes."""

    code = forms.CharField(label=_("Code"), widget=forms.TextInput(attrs={**CODE, "inputmode": "text"}))


class Codeopnieuwform(ReauthenticateForm):  # type: ignore[misc]
    """The same, asked again before something that matters."""

    code = forms.CharField(label=_("Code"), widget=forms.TextInput(attrs={**CODE, "inputmode": "text"}))


class Passkeyform(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    name = forms.CharField(label=_("Naam, om hem te herkennen"), required=False, max_length=100)
    passwordless = forms.BooleanField(
        label=_("Ik wil mij met deze passkey ook zonder wachtwoord kunnen aanmelden"), required=False, initial=True
    )


class Passkeynaamform(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    name = forms.CharField(label=_("Naam, om hem te herkennen"), max_length=100)


class PasskeyWeghalen(RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey away; allauth's page does not ask whether it is the last."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Refuse the last one of staff, with what to do instead."""
        if blijft_er_een(self.get_object()):
            weg: HttpResponse = super().form_valid(form)
            return weg
        form.add_error(None, TweedeStapadapter.error_messages["cannot_delete_authenticator"])
        opnieuw: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return opnieuw


def tweede_stap_nodig(request: HttpRequest) -> HttpResponse:
    """The page somebody of staff sees instead of every other, until there is a second step."""
    if not nog_nodig(request):
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "mfa/nodig.html")
