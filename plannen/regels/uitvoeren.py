"""What may stop, what is too much, what a decision must say (method 6, 8, 10). Pure."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.keuzes import Uitkomst

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plannen.models import Inzet, Logboekregel

TE_VEEL = re.compile(r"\bwordt (mij|me|ons|haar|hem|hun) (echt )?te (veel|zwaar)\b", re.IGNORECASE)


def zegt_te_veel(tekst: str) -> bool:
    """Whether somebody says in these words that it is getting too much (method 8: can the network still carry it).

    The words themselves are the mark: also when they were typed as an ordinary line of the logbook.
    """
    return TE_VEEL.search(tekst) is not None


def open_te_veel(
    logboek: "Iterable[Logboekregel]", inzetten: "Iterable[Inzet]", sinds: date | None
) -> "list[Logboekregel]":
    """Return the lines that say it is too much and that nothing followed on yet, newest first.

    An evaluation held since (`sinds` is the day of the last one), or an entry of that step that stopped since, is what
    followed.
    """
    gestopt: dict[int, date] = {}
    for inzet in inzetten:
        if inzet.gestopt_op is not None:
            eerder = gestopt.get(inzet.planregel_id, date.min)
            gestopt[inzet.planregel_id] = max(eerder, inzet.gestopt_op)
    lijst = [
        regel
        for regel in logboek
        if zegt_te_veel(regel.tekst)
        and (sinds is None or regel.datum > sinds)
        and (regel.planregel_id is None or gestopt.get(regel.planregel_id, date.min) < regel.datum)
    ]
    return sorted(lijst, key=lambda regel: regel.datum, reverse=True)


def bezwaren_tegen_stoppen(*, al_gestopt: date | None, gestopt_op: date, reden: str, vandaag: date) -> list[str]:
    """Return why an entry cannot be stopped so; an empty list means it can."""
    if al_gestopt is not None:
        return [_("Deze bijdrage is al gestopt.")]
    bezwaren = []
    if gestopt_op > vandaag:
        bezwaren.append(_("Kies vandaag of een dag die geweest is. Tot die dag loopt het nog."))
    if not reden.strip():
        bezwaren.append(_("Schrijf op waarom dit stopt. Een paar woorden zijn genoeg."))
    return bezwaren


def bezwaren_tegen_besluit(
    *, uitkomst: str, voorziening: str, omschrijving: str, van: date | None, tot: date | None
) -> dict[str, str]:
    """Return what a decision of the gemeente still lacks, by field; empty when it can be recorded (method 10)."""
    bezwaren = {}
    if uitkomst == Uitkomst.ANDERS and not (voorziening or omschrijving):
        bezwaren["omschrijving"] = _("Schrijf op welke andere voorziening er is toegekend.")
    if van and tot and tot < van:
        bezwaren["tot"] = _("Kies een dag na de begindatum.")
    return bezwaren
