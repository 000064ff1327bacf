"""The plan as a picture: four columns around the person and the split; pure builders (product 6)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.beeld import afspraak_van, vraag_van
from plannen.keuzes import KOLOM_VAN_INZET
from plannen.weergave.feiten import Labels, omvang, vraag_in_woorden
from plannen.weergave.formulier import KLEUR_VAN_KOLOM, MET_ETIKET, invulling_van, tel, verdeling_in_woorden

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Inzet, Planregel


@dataclass(frozen=True)
class Plaatjesregel:
    """One thing somebody does, short."""

    tekst: str
    bij: str = ""


@dataclass(frozen=True)
class Plaatjeskolom:
    """One of the four columns; an empty one stays, calm."""

    soort: str
    titel: str
    regels: list[Plaatjesregel] = field(default_factory=list)


@dataclass(frozen=True)
class Plaatje:
    """The picture of one result."""

    doel: str
    naam: str
    kolommen: list[Plaatjeskolom]
    aantallen: dict[str, int]
    zin: str
    tabel: list[tuple[str, list[str]]]


def _kort(inzet: "Inzet", labels: Labels) -> list[str]:
    """The two or three facts that fit in a picture: how often, agreed or not, how much is asked."""
    feiten = [inzet.get_soort_display() if inzet.soort in MET_ETIKET else "", inzet.hoe_vaak]
    if afspraak := afspraak_van(inzet):
        feiten.append(vraag_in_woorden(afspraak))
    if vraag := vraag_van(inzet):
        feiten.append(omvang(labels, vraag.aantal, vraag.eenheid, vraag.frequentie))
    return [feit for feit in feiten if feit]


def plaatjesregel(regel: "Planregel", inzet: "Inzet", labels: Labels) -> Plaatjesregel:
    """One entry under its step, short."""
    invulling = invulling_van(inzet, labels)
    tekst = f"{invulling.wie}: {invulling.tekst}" if invulling.wie else invulling.tekst
    return Plaatjesregel(tekst=tekst, bij=" · ".join([regel.stap, *_kort(inzet, labels)]))


def plaatje_van(naam: str, doel: str, regels: "list[Planregel]", labels: Labels) -> Plaatje:
    """The picture and its table twin of these steps; what stopped is left out."""
    lopend = [(regel, inzet) for regel in regels for inzet in regel.inzetten.all() if inzet.gestopt_op is None]
    kolommen = [
        Plaatjeskolom(
            soort=kleur.value,
            titel=str(kolom.label),
            regels=[
                plaatjesregel(regel, inzet, labels) for regel, inzet in lopend if KOLOM_VAN_INZET[inzet.soort] == kolom
            ],
        )
        for kolom, kleur in KLEUR_VAN_KOLOM.items()
    ]
    aantallen = tel(inzet for _regel, inzet in lopend)
    tabel = [(kolom.titel, [_regeltekst(regel) for regel in kolom.regels]) for kolom in kolommen]
    return Plaatje(doel, naam, kolommen, aantallen, verdeling_in_woorden(aantallen, naam), tabel)


def _regeltekst(regel: Plaatjesregel) -> str:
    return f"{regel.tekst} ({regel.bij})" if regel.bij else regel.tekst


def plaatjes_van(beeld: "Beeld", labels: Labels) -> list[Plaatje]:
    """One picture per result, in the order of the plan; "nu eerst" steps as a picture of their own, first."""
    naam = beeld.client.roepnaam if beeld.client else beeld.dossier.naam
    eerst = [regel for regel in beeld.regels if regel.nu_eerst and regel.inzetten.all()]
    plaatjes = [plaatje_van(naam, _("Nu eerst"), eerst, labels)] if eerst else []
    for plandoel in beeld.plan.plandoelen.all() if beeld.plan else []:
        regels = [regel for regel in beeld.regels if regel.plandoel_id == plandoel.pk and not regel.nu_eerst]
        plaatjes.append(plaatje_van(naam, plandoel.doel.tekst, regels, labels))
    return plaatjes
