"""The logbook by step, and what was asked beside what was decided; pure builders (method 8, method 10)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.beeld import vraag_van
from plannen.weergave.feiten import Labels, besluit_in_woorden, omvang, voorziening
from supportplan.kern.keuzes import Zichtbaarheid

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Besluit, Inzet, Logboekregel, Planregel


@dataclass(frozen=True)
class Moment:
    """One line of the logbook, as the timeline shows it."""

    datum: date
    titel: str
    door: str
    tekst: str = ""


@dataclass(frozen=True)
class Stapblik:
    """One step with its standing and what happened."""

    stap: str
    stand: str
    doel: str
    uuid: str
    momenten: list[Moment] = field(default_factory=list)


@dataclass(frozen=True)
class Besluitblik:
    """One asked provision: what was asked, what the gemeente decided, who wrote that down."""

    stap: str
    gevraagd: str
    besluiten: list[tuple[str, str, str]] = field(default_factory=list)
    uuid: str = ""


@dataclass(frozen=True)
class Logboekblik:
    """The page: steps in the order of the plan, lines without a step, decisions."""

    stappen: list[Stapblik]
    los: list[Moment]
    besluiten: list[Besluitblik]


def _moment(regel: "Logboekregel") -> Moment:
    alleen_ik = regel.zichtbaarheid == Zichtbaarheid.ALLEEN_IK  # who reads it, wrote it
    bij = _("Alleen u leest deze regel.") if alleen_ik else ""
    return Moment(regel.datum, regel.tekst, regel.door.roepnaam if regel.door else "", bij)


def _stap(regel: "Planregel", momenten: list[Moment]) -> Stapblik:
    doel = regel.plandoel.doel.tekst if regel.plandoel else _("Nu eerst")
    return Stapblik(regel.stap, regel.get_stand_display(), doel, str(regel.uuid), momenten)


def besluitblik(regel: "Planregel", inzet: "Inzet", besluiten: Iterable["Besluit"], labels: Labels) -> Besluitblik:
    """One asked provision beside its decisions; without one it says so. Asked and granted never mix (method 10)."""
    vraag = vraag_van(inzet)
    gevraagd = [str(inzet)]
    if vraag:
        hoeveel = omvang(labels, vraag.aantal, vraag.eenheid, vraag.frequentie)
        gevraagd += [voorziening(labels, vraag.voorziening), hoeveel]
    return Besluitblik(
        stap=regel.stap,
        gevraagd=", ".join(dict.fromkeys(deel for deel in gevraagd if deel)),
        besluiten=[(besluit_in_woorden(besluit, labels), besluit.reden, _door(besluit)) for besluit in besluiten],
        uuid=str(vraag.uuid) if vraag else "",
    )


def _door(besluit: "Besluit") -> str:
    wie = besluit.vastgelegd_door
    if wie is None:
        return ""
    return _("vastgelegd door %(naam)s (%(rol)s)") % {"naam": wie.naam, "rol": wie.get_rol_display()}


def logboekblik_van(beeld: "Beeld", logboek: Iterable["Logboekregel"], labels: Labels) -> Logboekblik:
    """The whole page from a case and its logbook."""
    per_stap: dict[int | None, list[Moment]] = {}
    for logregel in logboek:
        per_stap.setdefault(logregel.planregel_id, []).append(_moment(logregel))
    besluiten: dict[int, list[Besluit]] = {}
    for besluit in beeld.besluiten:
        besluiten.setdefault(besluit.wmovraag_id, []).append(besluit)
    gevraagd = [(regel, inzet, vraag_van(inzet)) for regel in beeld.regels for inzet in regel.inzetten.all()]
    bekend = {regel.pk for regel in beeld.regels}
    return Logboekblik(
        stappen=[_stap(regel, per_stap.get(regel.pk, [])) for regel in beeld.regels],
        los=[moment for stap, lijst in per_stap.items() if stap not in bekend for moment in lijst],
        besluiten=[
            besluitblik(regel, inzet, besluiten.get(vraag.pk, []), labels) for regel, inzet, vraag in gevraagd if vraag
        ],
    )
