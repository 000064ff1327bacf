"""Until when a case is kept, what stands in the way of removing it, and when a request is answered (P-16 to P-18)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from supportplan.kern.keuzes import Bewaarbegin

BEDENKTIJD = timedelta(days=7)  # between deciding and removing; until then it can be taken back


@dataclass(frozen=True)
class Bewaarregel:
    """How long an organisation keeps a case: months after the last change, or after the day it was closed."""

    maanden: int
    vanaf: str
    grondslag: str


def bewaren_tot(regel: Bewaarregel | None, *, laatste_wijziging: date, gesloten_op: date | None) -> date | None:
    """Return the first day on which a case need not be kept any longer; None while no term runs (P-16).

    No term runs without a rule, nor, where it counts from the closing, while the case is open.
    """
    if regel is None:
        return None
    begin = gesloten_op if regel.vanaf == Bewaarbegin.SLUITEN else laatste_wijziging
    return begin + relativedelta(months=regel.maanden) if begin else None


def bezwaren_tegen_wissen(
    *, gesloten: bool, bewaarplicht: str, tot: date | None, op_verzoek: bool, op: date
) -> list[str]:
    """Return why a case may not be removed now, as instructions; empty when it may (P-16, P-18).

    A request of the client goes before the term; a reason to keep it goes before both.
    """
    bezwaren = []
    if not gesloten:
        bezwaren.append(_("Dit dossier is nog open. Laat de professional het eerst sluiten."))
    if bewaarplicht:
        bezwaren.append(_("Er is een reden om het te bewaren: %(reden)s") % {"reden": bewaarplicht})
    if not op_verzoek and (tot is None or tot > op):
        bezwaren.append(_("De bewaartermijn is nog niet voorbij, en de cliënt heeft er niet om gevraagd."))
    return bezwaren


def antwoord_uiterlijk(ontvangen_op: date, maanden: int | None) -> date | None:
    """Return the last day to answer a request; None when it has no term, such as a statement (P-18)."""
    return ontvangen_op + relativedelta(months=maanden) if maanden else None


def geldend(termijnen: Iterable["Termijnregel"], soort: str, rol: str, op: date) -> "Termijnregel | None":
    """Return the term of this kind for this role on this day: the role's own before the one for all, newest first."""
    passend = [
        termijn
        for termijn in termijnen
        if termijn.soort == soort
        and termijn.rol_organisatie in {rol, ""}
        and termijn.van <= op
        and (termijn.tot is None or op < termijn.tot)
    ]
    return max(passend, key=lambda termijn: (termijn.rol_organisatie != "", termijn.van), default=None)


@dataclass(frozen=True)
class Termijnregel:
    """One row of reference data: a term of privacy law."""

    soort: str
    rol_organisatie: str
    maanden: int
    vanaf: str
    grondslag: str
    instelbaar: bool
    van: date
    tot: date | None
