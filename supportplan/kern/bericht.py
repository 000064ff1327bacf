"""The one place where a mail about a case leaves: safe contact first, and no word of a case in it.

Who may be reached and how, `veilig_contact.mag` says (method 1, P-15); every mail goes through `bericht_versturen`
(I-13). The mails of the sign-in library are about an account, go to that account's own address and
are asked for by whoever signs in; they know no dossier.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend as Verbinding
from django.core.mail.backends.smtp import EmailBackend
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from supportplan.kern.afsluiting import is_afgesloten
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.veilig_contact import Contactweg, is_mailadres, mag, mailadres_van

__all__ = [
    "Berichtsoort",
    "GeenVeiligContactError",
    "Verbinding",
    "bericht_versturen",
    "gaat_de_deur_uit",
    "mailverbinding",
    "message_id",
]

NU_NIET = "nu niet"  # never shown: to say more would tell that somebody is shut out (P-15)
AUTOMATISCH = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}  # no answers from absent people


class Berichtsoort(StrEnum):
    """A mail; `templates/mail/<soort>/` holds its subject, its text and its page."""

    HERINNERING = "herinnering"
    SPOEDTOEGANG = "spoedtoegang"


class GeenVeiligContactError(ValueError):
    """This person may not be mailed; the message says why."""


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
        return mag(aan, Contactweg.MAIL, op) or (NU_NIET if is_afgesloten(aan) else "")
    return "" if aan.is_active and is_mailadres(aan.email) else _("Dit account is niet te mailen.")


def mailverbinding() -> Verbinding:
    """Return the line to the mail server, not yet opened; for many mails in a row."""
    verbinding: Verbinding = get_connection()
    return verbinding


def gaat_de_deur_uit(verbinding: Verbinding) -> bool:
    """Whether mail on this line goes to a mail server, and not to a screen or a file."""
    return isinstance(verbinding, EmailBackend)
