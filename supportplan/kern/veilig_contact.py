"""Safe contact: the one place that knows how somebody may be reached, and how not (method 1, P-15).

Every mail, letter, call and invitation asks `mag`; every page and paper that tells others how to reach somebody shows
`contactregels` and `bereikbaar`. What leaves the program is listed in docs/beslissingen/veilig-contact.md; a test looks
for what is not.
"""

from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.regels import geldt_op

# What is not wanted, as an instruction: the field of a Deelnemer, and its words.
VERBODEN: dict[str, Promise] = {
    "geen_brief": gettext_lazy("Geen brief sturen"),
    "geen_voicemail": gettext_lazy("Geen voicemail inspreken"),
    "geen_mail": gettext_lazy("Geen mail sturen"),
}
# Who gives paper to this person, or takes it along, has to read first what was agreed.
EERST_LEZEN = Q(geen_brief=True) | ~Q(contact_afspraak="")


class Contactweg(StrEnum):
    """How a person can be reached."""

    MAIL = "mail"
    BRIEF = "brief"
    BELLEN = "bellen"
    VOICEMAIL = "voicemail"


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
    return "" if is_mailadres(adres) else _("Het mailadres van %(wie)s klopt niet.")


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


def mag_brief(deelnemer: Deelnemer | None) -> bool:
    """Whether paper may be sent to this person, as far as was agreed; whether there is an address is another matter."""
    return deelnemer is None or not deelnemer.geen_brief


def mailadres_van(wie: Deelnemer | Gebruiker) -> str:
    """Return where mail for this person goes; empty when there is no address.

    What was agreed in the dossier goes before the address somebody signs in with. A professional is mailed at the
    account: that is the address the organisation gave.
    """
    if isinstance(wie, Gebruiker):
        return wie.email
    account = wie.gebruiker.email if wie.gebruiker else ""
    return (account or wie.email) if wie.rol == Rol.PROFESSIONAL else (wie.email or account)


def is_mailadres(adres: str) -> bool:
    """Whether mail can be sent to this."""
    try:
        validate_email(adres)
    except ValidationError:
        return False
    return True


def verboden(deelnemer: Deelnemer) -> list[str]:
    """Return what this person does not want, as instructions."""
    return [str(tekst) for veld, tekst in VERBODEN.items() if getattr(deelnemer, veld)]


def contactregels(deelnemer: Deelnemer) -> list[str]:
    """Return what one must know before calling or writing, what is not allowed first (method 1)."""
    regels = verboden(deelnemer)
    if deelnemer.bellen_wanneer:
        regels.append(_("Bellen: %(wanneer)s") % {"wanneer": deelnemer.bellen_wanneer})
    if deelnemer.contact_afspraak:
        regels.append(deelnemer.contact_afspraak)
    if deelnemer.tolk:
        regels.append(_("Een tolk is nodig"))
    if deelnemer.leeshulp:
        regels.append(_("Hulp bij lezen: %(wat)s") % {"wat": deelnemer.leeshulp})
    return regels


def te_mailen(deelnemer: Deelnemer) -> str:
    """Return the mail address to show to others; empty when the person does not want mail."""
    return "" if deelnemer.geen_mail else deelnemer.email


def bereikbaar(deelnemer: Deelnemer) -> str:
    """Return telephone and mail, without what the person does not want."""
    return " · ".join(deel for deel in (deelnemer.telefoon, te_mailen(deelnemer)) if deel)
