"""The one place where anything leaves for a person: safe contact first, and no word of a case in a mail.

Every letter, invitation and reminder asks `mag` (method 1, P-15); every mail about a case goes through
`bericht_versturen` (I-13). The mails of the sign-in library are about an account, go to that account's own address and
are asked for by whoever signs in; they know no dossier.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend as Verbinding
from django.core.mail.backends.smtp import EmailBackend
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from supportplan.kern.afsluiting import is_afgesloten
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.regels import geldt_op

__all__ = [
    "Berichtsoort",
    "Contactweg",
    "GeenVeiligContactError",
    "Verbinding",
    "bericht_versturen",
    "gaat_de_deur_uit",
    "mag",
    "mailadres_van",
    "mailverbinding",
    "message_id",
]

NU_NIET = "nu niet"  # never shown: to say more would tell that somebody is shut out (P-15)
AUTOMATISCH = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}  # no answers from absent people


class Contactweg(StrEnum):
    """How a person can be reached."""

    MAIL = "mail"
    BRIEF = "brief"
    BELLEN = "bellen"
    VOICEMAIL = "voicemail"


class Berichtsoort(StrEnum):
    """A mail; `templates/mail/<soort>/` holds its subject, its text and its page."""

    HERINNERING = "herinnering"
    SPOEDTOEGANG = "spoedtoegang"


class GeenVeiligContactError(ValueError):
    """This person may not be mailed; the message says why."""


def mag(deelnemer: Deelnemer, weg: Contactweg, op: date) -> str:
    """Return why this person may not be reached this way on this day, as a sentence; empty when it is allowed."""
    if deelnemer.verwijderd_op is not None or not geldt_op(deelnemer.van, deelnemer.tot, op):
        return _("%(wie)s doet nu niet mee in dit dossier.") % {"wie": deelnemer.roepnaam}
    reden = {
        Contactweg.MAIL: _geen_mail,
        Contactweg.BRIEF: _geen_brief,
        Contactweg.BELLEN: _geen_telefoon,
        Contactweg.VOICEMAIL: _geen_voicemail,
    }[weg](deelnemer)
    return reden % {"wie": deelnemer.roepnaam} if reden else ""


def _geen_mail(deelnemer: Deelnemer) -> str:
    if deelnemer.geen_mail:
        return _("Stuur %(wie)s geen mail: dat is zo afgesproken.")
    adres = mailadres_van(deelnemer)
    if not adres:
        return _("Er is geen mailadres van %(wie)s.")
    return "" if _is_adres(adres) else _("Het mailadres van %(wie)s klopt niet.")


def _geen_brief(deelnemer: Deelnemer) -> str:
    if deelnemer.geen_brief:
        return _("Stuur %(wie)s geen brief: dat is zo afgesproken.")
    heeft_adres = deelnemer.straat and deelnemer.huisnummer and (deelnemer.postcode or deelnemer.plaats)
    return "" if heeft_adres else _("Er is geen volledig adres van %(wie)s.")


def _geen_telefoon(deelnemer: Deelnemer) -> str:
    return "" if deelnemer.telefoon else _("Er is geen telefoonnummer van %(wie)s.")


def _geen_voicemail(deelnemer: Deelnemer) -> str:
    if deelnemer.geen_voicemail:
        return _("Spreek bij %(wie)s geen voicemail in: dat is zo afgesproken.")
    return _geen_telefoon(deelnemer)


def mailadres_van(wie: Deelnemer | Gebruiker) -> str:
    """Return where mail for this person goes; empty when there is no address.

    What was agreed in the dossier goes before the address somebody signs in with. A professional is mailed at the
    account: that is the address the organisation gave.
    """
    if isinstance(wie, Gebruiker):
        return wie.email
    account = wie.gebruiker.email if wie.gebruiker else ""
    return (account or wie.email) if wie.rol == Rol.PROFESSIONAL else (wie.email or account)


def _is_adres(adres: str) -> bool:
    try:
        validate_email(adres)
    except ValidationError:
        return False
    return True


def message_id(rij: UUID, volgnummer: int = 0) -> str:
    """Return the Message-ID of the mail about this row: the same row, the same ID, however often it is sent."""
    return f"<{rij}.{volgnummer}@{urlsplit(settings.BASE_URL).hostname}>"


def bericht_versturen(
    soort: Berichtsoort,
    aan: Deelnemer | Gebruiker,
    inhoud: Mapping[str, object],
    *,
    op: date,
    message_id: str,
    verbinding: Verbinding | None = None,
) -> None:
    """Send one mail to one person, if safe contact allows it on this day; `inhoud` fills the templates.

    Nothing of a case belongs in `inhoud`: no name, no subject, no date (I-13). Raises GeenVeiligContactError with the
    reason when it is not allowed, ValueError for what cannot stand in a head line, OSError when the mail server did
    not take it.
    """
    if reden := _bezwaar(aan, op):
        raise GeenVeiligContactError(reden)
    woorden = {"adres": settings.BASE_URL, **inhoud}
    onderwerp = " ".join(render_to_string(f"mail/{soort}/onderwerp.txt", woorden).split())
    mail = EmailMultiAlternatives(
        subject=onderwerp,
        body=render_to_string(f"mail/{soort}/tekst.txt", woorden),
        to=[mailadres_van(aan)],
        headers={"Message-ID": message_id, **AUTOMATISCH},
        connection=verbinding,
    )
    mail.attach_alternative(render_to_string(f"mail/{soort}/pagina.html", woorden), "text/html")
    mail.send()


def _bezwaar(aan: Deelnemer | Gebruiker, op: date) -> str:
    if isinstance(aan, Deelnemer):
        return NU_NIET if is_afgesloten(aan) else mag(aan, Contactweg.MAIL, op)
    return "" if aan.is_active and _is_adres(aan.email) else _("Dit account is niet te mailen.")


def mailverbinding() -> Verbinding:
    """Return the line to the mail server, not yet opened; for many mails in a row."""
    verbinding: Verbinding = get_connection()
    return verbinding


def gaat_de_deur_uit(verbinding: Verbinding) -> bool:
    """Whether mail on this line goes to a mail server, and not to a screen or a file."""
    return isinstance(verbinding, EmailBackend)
