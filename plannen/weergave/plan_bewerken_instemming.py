"""Who says what to each part of the plan, and what changed since somebody answered (method 6). No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen import regels
from plannen.inhoud import kenmerk_van_plandoel, verschilt_alleen_in_taal
from plannen.weergave.plan_bewerken import op_volgorde
from plannen.weergave.planpagina import Antwoordblik, antwoord_van

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Instemming, Inzet, Plandoel, Planregel
    from plannen.regels import Stem


@dataclass(frozen=True)
class Stapzin:
    """One step as it is read aloud: what, and who does what."""

    stap: str
    wie_wat: list[str]


@dataclass(frozen=True)
class Deelblik:
    """One part of the plan with the answers on it."""

    uuid: str
    doel_uuid: str
    nummer: int
    doel: str
    hulpmiddelen: str
    stappen: list[Stapzin]
    stand: str
    iedereen_gevraagd: bool
    antwoorden: list[Antwoordblik]
    opnieuw: bool = False
    alleen_taal_kan: bool = False
    veranderd: list[str] = field(default_factory=list)


def stapzinnen(rijen: "Iterable[Planregel]") -> list[Stapzin]:
    """Return steps as they are read aloud, what stopped left out."""
    return [
        Stapzin(
            rij.stap,
            [inzet_in_een_zin(inzet) for inzet in op_volgorde(list(rij.inzetten.all())) if inzet.gestopt_op is None],
        )
        for rij in rijen
    ]


def inzet_in_een_zin(inzet: "Inzet") -> str:
    """Return who does what and how often, each once."""
    naam = "" if inzet.naam.casefold() in inzet.tekst.casefold() else inzet.naam
    tekst = inzet.tekst.rstrip(".") if inzet.hoe_vaak else inzet.tekst
    delen = [f"{naam}: {tekst}" if naam and tekst else (tekst or naam), inzet.hoe_vaak]
    return ", ".join(deel for deel in delen if deel)


def oude_kenmerken(deel: "Plandoel", stemmen: "Sequence[Stem]") -> list[str]:
    """Return the readings on which the people who must be asked again gave their last answer."""
    gegeven = list(deel.instemmingen.all())
    return list(dict.fromkeys(_laatste(gegeven, stem).sha256 for stem in stemmen if stem.opnieuw))


def _laatste(gegeven: "Sequence[Instemming]", stem: "Stem") -> "Instemming":
    return max((rij for rij in gegeven if rij.deelnemer_id == stem.deelnemer.pk), key=lambda rij: (rij.op, rij.pk))


def deelblikken(beeld: "Beeld", op: date, alle_rijen: "Sequence[Planregel | Inzet]" = ()) -> list[Deelblik]:
    """Return every part of the plan with its answers. `alle_rijen`: steps and entries, removed ones too."""
    stemmen = regels.antwoorden_per_doel(beeld, op)
    anderen = regels.antwoorden_van_anderen(beeld, op)
    return [_deelblik(beeld, deel, stemmen[deel.pk], anderen[deel.pk], alle_rijen) for deel in beeld.plandoelen]


def _deelblik(
    beeld: "Beeld",
    deel: "Plandoel",
    stemmen: "Sequence[Stem]",
    anderen: "Sequence[Stem]",
    alle_rijen: "Sequence[Planregel | Inzet]",
) -> Deelblik:
    eerder = list(deel.instemmingen.all())
    kenmerk, oud = kenmerk_van_plandoel(deel, beeld.regels), oude_kenmerken(deel, stemmen)
    sinds = min((_laatste(eerder, stem).gemaakt_op for stem in stemmen if stem.opnieuw), default=None)
    return Deelblik(
        uuid=str(deel.uuid),
        doel_uuid=str(deel.doel.uuid),
        nummer=deel.doel.nummer,
        doel=deel.doel.tekst,
        hulpmiddelen=deel.hulpmiddelen,
        stappen=stapzinnen(beeld.regels_van(deel)),
        stand=str(regels.stand_van_plandoel(stemmen).label),
        iedereen_gevraagd=bool(stemmen) and all(stem.antwoord is not None for stem in stemmen),
        antwoorden=[antwoord_van(stem, eerder) for stem in [*stemmen, *anderen]],
        opnieuw=bool(oud),
        alleen_taal_kan=bool(oud) and all(verschilt_alleen_in_taal(van, kenmerk) for van in oud),
        veranderd=veranderd_sinds(deel, alle_rijen, sinds) if sinds else [],
    )


def veranderd_sinds(deel: "Plandoel", rijen: "Iterable[Planregel | Inzet]", sinds: datetime) -> list[str]:
    """Return in words which steps and entries of a part came, went or changed after a moment."""
    zinnen = []
    for rij in rijen:
        regel = rij.planregel if hasattr(rij, "planregel") else rij
        if regel.plandoel_id != deel.pk:
            continue
        if rij.gemaakt_op > sinds:
            if rij.verwijderd_op is None:
                zinnen.append(_("Nieuw: %(wat)s") % {"wat": rij})
        elif rij.verwijderd_op is not None and rij.verwijderd_op > sinds:
            zinnen.append(_("Weg: %(wat)s") % {"wat": rij})
        elif rij.gewijzigd_op > sinds and rij.verwijderd_op is None:
            zinnen.append(_("Veranderd: %(wat)s") % {"wat": rij})
    return zinnen
