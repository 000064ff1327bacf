"""Evaluations beside the plan they look back on, and goals over time; pure builders (method 8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.weergave.feiten import Labels, datum
from plannen.weergave.formulier import invulling_van

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Evaluatie, Evaluatieregel, Inzet, Plandoel, Planregel


@dataclass(frozen=True)
class Antwoord:
    """What one entry, one goal or a result outside the plan brought."""

    uuid: str
    gedaan: str
    hielp: str
    resultaat: str


@dataclass(frozen=True)
class Inzetblik:
    """An entry of the plan with, beside it, what came of it."""

    stap: str
    kolom: str
    kleur: str
    wie: str
    tekst: str
    bij: str
    antwoorden: list[Antwoord] = field(default_factory=list)


@dataclass(frozen=True)
class Doelblik:
    """A goal with its result."""

    doel: str
    antwoorden: list[Antwoord]


@dataclass(frozen=True)
class Evaluatieblik:
    """One evaluation: goals and entries with what came of them, what was not come to, outside the plan, the talk."""

    uuid: str
    titel: str
    bij: str
    doelen: list[Doelblik]
    inzetten: list[Inzetblik]
    buiten: list[Antwoord]
    vragen: list[dict[str, str]]
    doelen_niet_besproken: list[str]
    inzetten_niet_besproken: list[str]


@dataclass(frozen=True)
class Tijdpunt:
    """A moment of one goal on its timeline."""

    datum: date
    titel: str
    tekst: str = ""
    komt: bool = False


@dataclass(frozen=True)
class Doellijn:
    """One goal over time."""

    doel: str
    momenten: list[Tijdpunt]


def _antwoord(regel: "Evaluatieregel") -> Antwoord:
    hielp = regel.get_hielp_display() if regel.hielp else ""
    return Antwoord(str(regel.uuid), regel.gedaan, hielp, regel.resultaat)


def _vragen(evaluatie: "Evaluatie") -> list[dict[str, str]]:
    """The questions of the talk with their answers; an empty one prints "Niet ingevuld"."""
    melden = {
        True: _("Ja. %(wat)s") % {"wat": evaluatie.melden_wat},
        False: _("Nee"),
        None: "",
    }[evaluatie.melden_aan_gemeente]
    vragen = [
        (_("Hoe ging het samenwerken?"), evaluatie.proces),
        (_("Hoe heeft de cliënt het ervaren?"), evaluatie.ervaring_client),
        (_("Wat ging er goed?"), evaluatie.positief),
        (_("Wat leren we hiervan?"), evaluatie.leerpunten),
        (_("Kan het netwerk het nog volhouden?"), evaluatie.netwerk_volhouden),
        (_("Wat verandert er in het plan?"), evaluatie.verandering),
        (_("Is er iets veranderd dat de gemeente moet weten?"), melden.strip()),
        (_("Volgende evaluatie"), datum(evaluatie.volgende_op)),
    ]
    return [{"vraag": vraag, "antwoord": antwoord} for vraag, antwoord in vragen]


def _inzetblik(regel: "Planregel", inzet: "Inzet", antwoorden: list[Antwoord], labels: Labels) -> Inzetblik:
    invulling = invulling_van(inzet, labels)
    return Inzetblik(
        stap=regel.stap,
        kolom=inzet.get_soort_display(),
        kleur=inzet.soort,
        wie=invulling.wie,
        tekst=invulling.tekst,
        bij=invulling.gestopt or inzet.hoe_vaak,
        antwoorden=antwoorden,
    )


def evaluatieblik(beeld: "Beeld", evaluatie: "Evaluatie", labels: Labels) -> Evaluatieblik:
    """One evaluation beside the plan: every goal, every entry of all four columns, and what fell outside."""
    per_inzet: dict[int, list[Antwoord]] = {}
    per_doel: dict[int, list[Antwoord]] = {}
    buiten = []
    for regel in evaluatie.regels.all():
        if regel.inzet_id:
            per_inzet.setdefault(regel.inzet_id, []).append(_antwoord(regel))
        elif regel.plandoel_id:
            per_doel.setdefault(regel.plandoel_id, []).append(_antwoord(regel))
        else:
            buiten.append(_antwoord(regel))
    doelen = [Doelblik(str(deel.doel), per_doel.get(deel.pk, [])) for deel in _delen(beeld)]
    inzetten = [
        _inzetblik(regel, inzet, per_inzet.get(inzet.pk, []), labels)
        for regel in beeld.regels
        for inzet in regel.inzetten.all()
        if inzet.pk in per_inzet or _stond_in(evaluatie, inzet)
    ]
    bij = [evaluatie.aanwezig, str(evaluatie.planversie) if evaluatie.planversie else ""]
    return Evaluatieblik(
        uuid=str(evaluatie.uuid),
        titel=_("Evaluatie van %(dag)s") % {"dag": datum(evaluatie.datum)},
        bij=" · ".join(deel for deel in bij if deel),
        doelen=[blik for blik in doelen if blik.antwoorden],
        inzetten=[blik for blik in inzetten if blik.antwoorden],
        buiten=buiten,
        vragen=_vragen(evaluatie),
        doelen_niet_besproken=[blik.doel for blik in doelen if not blik.antwoorden],
        inzetten_niet_besproken=[_in_het_kort(blik) for blik in inzetten if not blik.antwoorden],
    )


def _in_het_kort(blik: Inzetblik) -> str:
    """An entry in one line: the step, then who and what."""
    wat = " ".join(deel for deel in (blik.wie, blik.tekst) if deel)
    return f"{blik.stap}: {wat}" if wat else blik.stap


def _stond_in(evaluatie: "Evaluatie", inzet: "Inzet") -> bool:
    """Whether the evaluation looks back on this entry: it was in that version, or without a version it still ran."""
    if evaluatie.planversie:
        return str(inzet.uuid) in evaluatie.planversie.inhoud["inzetten"]
    return inzet.gestopt_op is None or inzet.gestopt_op >= evaluatie.datum


def _delen(beeld: "Beeld") -> list["Plandoel"]:
    return list(beeld.plan.plandoelen.all()) if beeld.plan else []


def doellijnen(beeld: "Beeld", op: date) -> list[Doellijn]:
    """Per goal what happened when: plan made, versions, results of evaluations, the next look."""
    vast = _vaste_momenten(beeld, op)
    return [Doellijn(str(deel.doel), sorted(vast + _resultaten(beeld, deel.pk), key=_dag)) for deel in _delen(beeld)]


def _dag(punt: Tijdpunt) -> date:
    return punt.datum


def _vaste_momenten(beeld: "Beeld", op: date) -> list[Tijdpunt]:
    """The moments every goal shares."""
    plan = beeld.plan
    if plan is None:
        return []
    punten = [Tijdpunt(plan.opgesteld_op, _("Plan opgesteld"))] if plan.opgesteld_op else []
    punten += [Tijdpunt(versie.op, _("%(versie)s vastgesteld") % {"versie": versie}) for versie in plan.versies.all()]
    geweest = {evaluatie.datum for evaluatie in beeld.evaluaties}
    komende = {plan.evaluatie_op, *(evaluatie.volgende_op for evaluatie in beeld.evaluaties)} - geweest - {None}
    punten += [Tijdpunt(dag, _("Samen bekijken"), komt=True) for dag in komende if dag and dag >= op]
    return punten


def _resultaten(beeld: "Beeld", plandoel: int) -> list[Tijdpunt]:
    return [
        Tijdpunt(evaluatie.datum, _("Evaluatie"), _resultaat(evaluatie.regels.all(), plandoel))
        for evaluatie in beeld.evaluaties
    ]


def _resultaat(regels: Iterable["Evaluatieregel"], plandoel: int) -> str:
    return "\n".join(regel.resultaat or regel.gedaan for regel in regels if regel.plandoel_id == plandoel)


def evaluatieblikken(beeld: "Beeld", labels: Labels) -> Sequence[Evaluatieblik]:
    """All evaluations, the latest first."""
    return [evaluatieblik(beeld, evaluatie, labels) for evaluatie in reversed(beeld.evaluaties)]
