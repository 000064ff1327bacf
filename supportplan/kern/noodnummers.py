"""Which number to call now: reachable ones first, each with its hours in words (W-06). Pure, no query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

import holidays
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from supportplan.kern.models import Noodnummer

ZONDAG = 7


@dataclass
class Noodlijn:
    """One number as people read it: what for, whether somebody answers now, and at which hours."""

    naam: str
    telefoon: str
    waarvoor: str
    nu: bool = False
    uren: list[str] = field(default_factory=list)

    @property
    def link(self) -> str:
        """The address that makes a telephone call it."""
        return "tel:" + "".join(teken for teken in self.telefoon if teken.isdigit() or teken == "+")


def nu_bereikbaar(nummers: "Iterable[Noodnummer]", moment: datetime) -> list[Noodlijn]:
    """Return the numbers, those that answer at this moment (as the clock on the wall has it) first.

    Within each half the given order stays. Rows with the same name and number are one line with several hours.
    """
    lijnen: dict[tuple[str, str], Noodlijn] = {}
    for nummer in nummers:
        lijn = lijnen.setdefault(
            (nummer.naam, nummer.telefoon), Noodlijn(nummer.naam, nummer.telefoon, nummer.waarvoor)
        )
        lijn.nu = lijn.nu or is_open(nummer, moment)
        lijn.uren.append(uren_in_woorden(nummer))
    return sorted(lijnen.values(), key=lambda lijn: not lijn.nu)


def is_open(nummer: "Noodnummer", moment: datetime) -> bool:
    """Whether somebody answers at this moment; a public holiday counts as a Sunday."""
    dag, uur = moment.date(), moment.time()
    if nummer.van is None or nummer.tot is None:
        return _geldt(nummer, dag)
    if nummer.van < nummer.tot:
        return _geldt(nummer, dag) and nummer.van <= uur < nummer.tot
    gisteren = dag - timedelta(days=1)  # the hours run on after midnight
    return (_geldt(nummer, dag) and uur >= nummer.van) or (_geldt(nummer, gisteren) and uur < nummer.tot)


def uren_in_woorden(nummer: "Noodnummer") -> str:
    """Return the days and hours of one row: "maandag tot en met vrijdag van 17.00 tot 8.00 uur"."""
    heel = nummer.van is None or nummer.tot is None or nummer.van == nummer.tot
    if heel and nummer.dagen is None:
        return _("dag en nacht")
    dagen = _dagen(sorted(nummer.dagen)) if nummer.dagen else _("elke dag")
    if nummer.van is None or nummer.tot is None or heel:
        return _("%(dagen)s, de hele dag") % {"dagen": dagen}
    return _("%(dagen)s van %(van)s tot %(tot)s uur") % {
        "dagen": dagen,
        "van": _uur(nummer.van),
        "tot": _uur(nummer.tot),
    }


def _geldt(nummer: "Noodnummer", dag: date) -> bool:
    weekdag = ZONDAG if dag in _feestdagen(dag.year) else dag.isoweekday()
    return nummer.dagen is None or weekdag in nummer.dagen


@cache
def _feestdagen(jaar: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=jaar))


def _dagen(dagen: list[int]) -> str:
    namen = [str(WEEKDAYS[dag - 1]) for dag in dagen]
    if len(dagen) > 2 and dagen[-1] - dagen[0] == len(dagen) - 1:
        return _("%(eerste)s tot en met %(laatste)s") % {"eerste": namen[0], "laatste": namen[-1]}
    if len(namen) == 1:
        return namen[0]
    return _("%(meer)s en %(laatste)s") % {"meer": ", ".join(namen[:-1]), "laatste": namen[-1]}


def _uur(uur: time) -> str:
    return time_format(uur, "G.i")
