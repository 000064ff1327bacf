"""The clocks of the Wmo: latest days with their legal basis, working days, the route after six weeks (wmo.md W).

Terms are rows of `Termijn` with the days on which they hold; no term stands in the code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta
from django.db.models import Q, TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from supportplan.kern.keuzes import Route
from supportplan.kern.models import Termijn


class Termijncode(TextChoices):
    """The terms the product knows; the days and the ground stand in the table."""

    PERSOONLIJK_PLAN = "persoonlijk_plan"
    ONDERZOEK = "onderzoek"
    BESCHIKKING = "beschikking"
    BEZWAAR = "bezwaar"


class Begin(TextChoices):
    """From which day a term runs."""

    MELDING = "melding"
    AANVRAAG = "aanvraag"
    BEKENDMAKING = "bekendmaking"


BEGIN: dict[str, Begin] = {
    Termijncode.PERSOONLIJK_PLAN: Begin.MELDING,
    Termijncode.ONDERZOEK: Begin.MELDING,
    Termijncode.BESCHIKKING: Begin.AANVRAAG,
    Termijncode.BEZWAAR: Begin.BEKENDMAKING,
}


@dataclass(frozen=True)
class UitersteDatum:
    """The last day of a term: bare, and the next working day when it falls on a weekend or public holiday (W-03)."""

    code: str
    naam: str
    grondslag: str
    datum: date
    werkdag: date

    @property
    def verschoven(self) -> bool:
        """Whether the term ends later than the bare date (Algemene termijnenwet art. 1 lid 1)."""
        return self.datum != self.werkdag


def is_werkdag(dag: date) -> bool:
    """Whether a day is no Saturday, Sunday or public holiday of the Algemene termijnenwet (art. 1 and 3)."""
    return dag.weekday() < 5 and dag not in _vrije_dagen(dag.year)


@cache
def _vrije_dagen(jaar: int) -> frozenset[date]:
    """The public holidays of art. 3 in one year; Goede Vrijdag and 5 May count each year (both are "optional" here)."""
    return frozenset(holidays.country_holidays("NL", years=jaar, categories=("public", "optional")))


def werkdag_na(dag: date) -> date:
    """Return this day when it is a working day, else the first working day after it."""
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def termijnen_op(dag: date) -> list[Termijn]:
    """Return the terms that hold on this day; one query."""
    return list(Termijn.objects.filter(Q(tot=None) | Q(tot__gt=dag), van__lte=dag).order_by("code"))


def uiterste_data(
    termijnen: Iterable[Termijn],
    *,
    melding_op: date | None = None,
    aanvraag_op: date | None = None,
    bekendgemaakt_op: date | None = None,
) -> list[UitersteDatum]:
    """Return the latest days of the clocks that run, soonest first; a clock without a first day does not run."""
    eerste_dag = {Begin.MELDING: melding_op, Begin.AANVRAAG: aanvraag_op, Begin.BEKENDMAKING: bekendgemaakt_op}
    data = []
    for termijn in termijnen:
        begin = eerste_dag[BEGIN[termijn.code]] if termijn.code in BEGIN else None
        if begin is not None:
            dag = begin + timedelta(days=termijn.dagen)
            data.append(UitersteDatum(termijn.code, termijn.naam, termijn.grondslag, dag, werkdag_na(dag)))
    return sorted(data, key=lambda uiterste: (uiterste.datum, uiterste.code))


def bezwaren_tegen_route(
    route: str, *, melding_op: date | None, reden: str, op: date, termijnen: Iterable[Termijn]
) -> list[str]:
    """Return why `aanvraag_na_zes_weken` cannot be used yet: before the term of the onderzoek, without a reason (W-02).

    Wmo 2015 art. 2.3.2 lid 9: an aanvraag only after the onderzoek, unless it was not done in time.
    """
    if route != Route.NA_ZES_WEKEN or reden:
        return []
    if melding_op is None:
        return [_("Vul in wanneer de melding was, of schrijf op waarom de aanvraag nu al kan.")]
    data = uiterste_data(termijnen, melding_op=melding_op)
    onderzoek = next((uiterste for uiterste in data if uiterste.code == Termijncode.ONDERZOEK), None)
    if onderzoek is None or op > onderzoek.werkdag:
        return []
    return [
        _("De gemeente heeft tot en met %(dag)s voor het onderzoek. Schrijf op waarom de aanvraag nu al kan.")
        % {"dag": date_format(onderzoek.werkdag, "j F Y")}
    ]


def evaluatievoorstel(vanaf: date) -> date:
    """Return the proposed day to look at the plan together: after three months, on a working day (method 8)."""
    return werkdag_na(vanaf + relativedelta(months=3))
