"""Which clocks of the Wmo still run in a case, and of what one is reminded then (W-03, W-08). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from supportplan.kern.keuzes import Herinneringssoort
from supportplan.kern.models import Termijn
from supportplan.kern.termijnen import Termijncode, UitersteDatum, uiterste_data

BINNENKORT = timedelta(days=7)  # from when a latest day goes before what is next in the method
Dag = tuple[Herinneringssoort, date]


@dataclass(frozen=True)
class Wetstand:
    """Where a case is on the road of the law: its dates, and whether plan and decision are there."""

    melding_op: date | None = None
    verslag_op: date | None = None
    aanvraag_op: date | None = None
    ingeleverd: bool = False  # the document was made final
    besloten: bool = False  # a decision was recorded


@dataclass(frozen=True)
class Besluitstand:
    """One decision: when it was announced, until when it holds, and whether a later one took its place."""

    op: date | None = None
    tot: date | None = None
    vervangen: bool = False


def lopende_termijnen(stand: Wetstand, termijnen: Sequence[Termijn]) -> list[UitersteDatum]:
    """Return the latest days that still count, soonest first: not of what was done (Wmo 2015 art. 2.3.2, 2.3.5).

    A verslag or aanvraag of before the melding belongs to an earlier round and ends nothing.
    """
    eerder = stand.melding_op or date.min
    erna = [dag for dag in (stand.verslag_op, stand.aanvraag_op) if dag is not None and dag >= eerder]
    na_onderzoek = bool(erna) or stand.besloten
    af = {
        Termijncode.PERSOONLIJK_PLAN: stand.ingeleverd or na_onderzoek,
        Termijncode.ONDERZOEK: na_onderzoek,
        Termijncode.BESCHIKKING: stand.besloten,
    }
    data = uiterste_data(termijnen, melding_op=stand.melding_op, aanvraag_op=stand.aanvraag_op)
    return [uiterste for uiterste in data if not af.get(Termijncode(uiterste.code), False)]


def binnenkort(lopend: Iterable[UitersteDatum], op: date) -> UitersteDatum | None:
    """Return the latest day that comes within a week, the soonest; None when there is none."""
    return next((uit for uit in lopend if uit.datum - BINNENKORT <= op <= uit.werkdag), None)


def wettelijke_dagen(stand: Wetstand, termijnen: Sequence[Termijn], op: date) -> Iterable[Dag]:
    """Return of which days of the Wmo one is reminded, by kind; a warning ahead ends when its day has passed (W-08).

    Ahead the bare date counts, so that a warning is never late; "niet op tijd" only after the working day (W-03).
    """
    per_code = {uiterste.code: uiterste for uiterste in lopende_termijnen(stand, termijnen)}
    onderzoek = per_code.get(Termijncode.ONDERZOEK)
    if (plan := per_code.get(Termijncode.PERSOONLIJK_PLAN)) and (onderzoek is None or op <= onderzoek.werkdag):
        yield Herinneringssoort.PLAN_INLEVEREN, plan.datum
    if onderzoek:
        yield _voor_of_na(onderzoek, op, Herinneringssoort.ONDERZOEK_VOORAF, Herinneringssoort.ONDERZOEK_TE_LAAT)
    if besluit := per_code.get(Termijncode.BESCHIKKING):
        yield _voor_of_na(besluit, op, Herinneringssoort.BESLUIT_VOORAF, Herinneringssoort.BESLUIT_TE_LAAT)


def _voor_of_na(uiterste: UitersteDatum, op: date, voor: Herinneringssoort, na: Herinneringssoort) -> Dag:
    return (voor, uiterste.datum) if op <= uiterste.werkdag else (na, uiterste.werkdag)


def besluitdagen(besluit: Besluitstand, termijnen: Sequence[Termijn], op: date) -> Iterable[Dag]:
    """Return of which days of one decision one is reminded: the end of the bezwaar term, and of the decision itself."""
    data = uiterste_data(termijnen, bekendgemaakt_op=besluit.op)
    yield from ((Herinneringssoort.BEZWAAR, uit.datum) for uit in data if op <= uit.werkdag)
    if besluit.tot and op <= besluit.tot and not besluit.vervangen:
        yield Herinneringssoort.BESLUIT_LOOPT_AF, besluit.tot
