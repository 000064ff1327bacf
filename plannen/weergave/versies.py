"""A fixed version of the plan as it was, and what changed: from the frozen content, never from the live rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from plannen import regels
from plannen.inhoud import Inhoud
from plannen.weergave.bevroren import BevrorenStap, bevroren_stappen, op_volgorde
from plannen.weergave.feiten import Labels, datum
from plannen.weergave.formulier import Formulierregel, Planformulier, regel_van, tel

if TYPE_CHECKING:
    from plannen.models import Planversie


@dataclass(frozen=True)
class Wijzigingsregel:
    """One difference in words: new, gone, or a field that became something else."""

    soort: str
    wat: str
    naam: str = ""
    veld: str = ""
    oud: str = ""
    nieuw: str = ""


@dataclass(frozen=True)
class Versiestand:
    """Where the live plan stands beside its last version (method 6: "gewijzigd sinds versie n")."""

    nummer: int = 0
    op: date | None = None
    wijzigingen: list[Wijzigingsregel] = field(default_factory=list)

    @property
    def is_vastgesteld(self) -> bool:
        """Whether the live plan is just what the last version fixed."""
        return bool(self.nummer) and not self.wijzigingen


def wijzigingen_van(oud: Inhoud, nieuw: Inhoud) -> list[Wijzigingsregel]:
    """The differences between two contents, ready to read; a row that is its own new text is not named twice."""
    lijst = [
        Wijzigingsregel(
            soort=wijziging.soort.value,
            wat=wijziging.wat,
            naam="" if wijziging.naam == wijziging.nieuw else wijziging.naam,
            veld=wijziging.veld,
            oud=wijziging.oud,
            nieuw=wijziging.nieuw,
        )
        for wijziging in regels.verschil(oud, nieuw)
    ]
    return list(dict.fromkeys(regel for regel in lijst if not _staat_al(regel, lijst)))


def _staat_al(regel: Wijzigingsregel, lijst: Sequence[Wijzigingsregel]) -> bool:
    """Whether a row that came or went with its entry says nothing new: the entry is told already."""
    eerste = next(rij for rij in lijst if (rij.soort, rij.naam, rij.veld) == (regel.soort, regel.naam, regel.veld))
    return regel.soort != "gewijzigd" and regel.naam != "" and eerste is not regel


def versiestand_van(versies: Sequence["Planversie"], nu: Inhoud) -> Versiestand:
    """The last version with what changed since; without a version the plan is a concept."""
    if not versies:
        return Versiestand()
    laatste = max(versies, key=lambda versie: versie.nummer)
    return Versiestand(laatste.nummer, laatste.op, wijzigingen_van(laatste.inhoud, nu))


def formulieren_van_versie(inhoud: Inhoud, naam: str, labels: Labels) -> list[Planformulier]:
    """The forms as they were: first "nu eerst", then one per result in the order of then."""
    stappen = bevroren_stappen(inhoud)
    kop = Planformulier(naam=naam, opgesteld=_dag(inhoud, "opgesteld_op"), evaluatie=_dag(inhoud, "evaluatie_op"))
    formulieren = []
    if eerst := [stap for stap in stappen if stap.regel.nu_eerst]:
        formulieren.append(replace(kop, regels=_regels(eerst, labels), nu_eerst=True))
    for uuid, deel in op_volgorde(inhoud["plandoelen"]):
        eigen = [stap for stap in stappen if stap.plandoel == uuid and not stap.regel.nu_eerst]
        formulieren.append(_formulier(kop, deel, eigen, labels))
    return formulieren


def _dag(inhoud: Inhoud, veld: str) -> str:
    waarde = inhoud["plan"][veld]
    return datum(date.fromisoformat(waarde)) if waarde else ""


def _formulier(kop: Planformulier, deel: Inhoud, stappen: Sequence[BevrorenStap], labels: Labels) -> Planformulier:
    return replace(
        kop,
        resultaat=deel["tekst"],
        hulpmiddelen=deel["hulpmiddelen"],
        professional=deel["tekst_professional"],
        regels=_regels(stappen, labels),
        aantallen=tel(inzet for stap in stappen for inzet in stap.inzetten),
    )


def _regels(stappen: Sequence[BevrorenStap], labels: Labels) -> list[Formulierregel]:
    return [regel_van(stap.regel, stap.inzetten, labels) for stap in stappen]
