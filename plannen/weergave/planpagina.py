"""Everything the page of the plan shows, built once from a case. Rules come from `plannen.regels`; no queries here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen import regels
from plannen.keuzes import Antwoord, Antwoordwijze, Inzetsoort
from plannen.weergave.feiten import Labels, datum
from plannen.weergave.formulier import Formulierregel, Planformulier, regel_van, tel, verdeling_in_woorden
from plannen.weergave.niemand import niemand_bij

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Instemming, Inzet, Plandoel, Planregel
    from plannen.regels import Stem


@dataclass(frozen=True)
class Antwoordblik:
    """What one person said to a goal, or that they must still be asked (method 6)."""

    naam: str
    woord: str
    reden: str = ""
    bij: str = ""
    opnieuw: bool = False


@dataclass(frozen=True)
class Doelblad:
    """One form with its split and its agreement."""

    formulier: Planformulier
    zin: str
    vraag: str
    stand: str
    antwoorden: list[Antwoordblik] = field(default_factory=list)
    oneens: bool = False


@dataclass(frozen=True)
class Planblik:
    """The page of the plan."""

    naam: str
    opgesteld: str
    evaluatie: str
    bladen: list[Doelblad]
    nu_eerst: Planformulier | None
    bezwaren: list[str]
    waarschuwingen: list[str]


@dataclass
class _Bouw:
    """What every line needs while the page is built."""

    beeld: "Beeld"
    labels: Labels
    naam: str
    volle_naam: str
    gebruikt: set[int]
    waarschuwingen: dict[int, str]


def _waarschuwingen(beeld: "Beeld") -> dict[int, str]:
    """Per entry whose helper the client refused: the client's own words (method 4)."""
    gevonden = {}
    for regel in beeld.regels:
        weigeringen = regels.weigeringen_van(beeld, regel.plandoel.doel if regel.plandoel else None)
        for inzet in regel.inzetten.all():
            if inzet.gestopt_op is None and (woorden := weigering_bij(inzet, weigeringen)):
                gevonden[inzet.pk] = woorden
    return gevonden


def weigering_bij(inzet: "Inzet", weigeringen: Sequence["regels.Weigering"]) -> str:
    """The refusal of the helper of an entry: the person it points to, or one named in it. Own entries name freely."""
    if inzet.soort != Inzetsoort.NETWERK:
        return ""
    raak = next((w for w in weigeringen if w.netwerkpersoon.pk == inzet.netwerkpersoon_id), None)
    raak = raak or regels.geweigerde_helper(f"{inzet.naam} {inzet.tekst}", weigeringen)
    return raak.in_woorden if raak else ""


def _regels(bouw: _Bouw, rijen: Sequence["Planregel"]) -> list[Formulierregel]:
    werkbladen = {werkblad.doel_id: werkblad for werkblad in bouw.beeld.werkbladen}
    lijst = []
    for rij in rijen:
        doel = rij.plandoel.doel if rij.plandoel else None
        werkblad = werkbladen.get(doel.pk) if doel else None
        niemand = niemand_bij(rij, werkblad, bouw.gebruikt, regels.weigeringen_van(bouw.beeld, doel))
        lijst.append(regel_van(rij, rij.inzetten.all(), bouw.labels, bouw.waarschuwingen, niemand))
    return lijst


def _formulier(bouw: _Bouw, plandoel: "Plandoel", rijen: Sequence["Planregel"]) -> Planformulier:
    plan = bouw.beeld.plan
    return Planformulier(
        naam=bouw.volle_naam,
        opgesteld=datum(plan.opgesteld_op) if plan else "",
        evaluatie=datum(plan.evaluatie_op) if plan else "",
        resultaat=plandoel.doel.tekst,
        hulpmiddelen=plandoel.hulpmiddelen,
        regels=_regels(bouw, rijen),
        aantallen=tel(inzet for rij in rijen for inzet in rij.inzetten.all()),
        uuid=str(plandoel.uuid),
        doel_uuid=str(plandoel.doel.uuid),
        nummer=plandoel.doel.nummer,
        professional=plandoel.doel.tekst_professional,
    )


def antwoord_van(stem: "Stem", eerder: Sequence["Instemming"]) -> Antwoordblik:
    """One answer in words: what, why, when and how. An answer on an older text is kept and shown as such."""
    naam = stem.deelnemer.roepnaam
    if stem.antwoord is None and not stem.opnieuw:
        return Antwoordblik(naam, _("nog niet gevraagd"))
    if stem.antwoord is None:
        oud = max((rij for rij in eerder if rij.deelnemer_id == stem.deelnemer.pk), key=lambda rij: (rij.op, rij.pk))
        woord = _("eerder %(antwoord)s") % {"antwoord": oud.get_antwoord_display()}
        return Antwoordblik(naam, woord, oud.reden, datum(oud.op), opnieuw=True)
    bij = [datum(stem.op)]
    if stem.wijze and stem.wijze != Antwoordwijze.ZELF:
        bij.append(str(stem.wijze.label))
    if stem.erbij:
        bij.append(_("erbij: %(wie)s") % {"wie": stem.erbij})
    if stem.alleen_taal:
        bij.append(_("daarna zijn alleen woorden veranderd"))
    return Antwoordblik(naam, str(stem.antwoord.label), stem.reden, " · ".join(deel for deel in bij if deel))


def _blad(bouw: _Bouw, plandoel: "Plandoel", stemmen: Sequence["Stem"], anderen: Sequence["Stem"]) -> Doelblad:
    """One goal; what `anderen` say is told beside the answers, and decides nothing."""
    rijen = [rij for rij in bouw.beeld.regels if rij.plandoel_id == plandoel.pk and not rij.nu_eerst]
    formulier = _formulier(bouw, plandoel, rijen)
    return Doelblad(
        formulier=formulier,
        zin=verdeling_in_woorden(formulier.aantallen, bouw.naam),
        vraag=_("Is %(naam)s het eens met dit doel?") % {"naam": bouw.naam},
        stand=str(regels.stand_van_plandoel(stemmen, anderen).label),
        antwoorden=[antwoord_van(stem, list(plandoel.instemmingen.all())) for stem in [*stemmen, *anderen]],
        oneens=any(stem.antwoord == Antwoord.NIET_AKKOORD for stem in stemmen),
    )


def planblik_van(beeld: "Beeld", labels: Labels, op: date) -> Planblik:
    """The whole page of the plan: one form per result, "nu eerst" apart, what is still to do."""
    naam = beeld.client.roepnaam if beeld.client else beeld.dossier.naam
    volle_naam = beeld.client.naam if beeld.client else beeld.dossier.naam
    gebruikt = {inzet.optie_id for inzet in beeld.inzetten if inzet.optie_id}
    waarschuwingen = _waarschuwingen(beeld)
    bouw = _Bouw(beeld, labels, naam, volle_naam, gebruikt, waarschuwingen)
    stemmen, anderen = regels.antwoorden_per_doel(beeld, op), regels.antwoorden_van_anderen(beeld, op)
    eerst = [rij for rij in beeld.regels if rij.nu_eerst]
    plan = beeld.plan
    return Planblik(
        naam=naam,
        opgesteld=datum(plan.opgesteld_op) if plan else "",
        evaluatie=datum(plan.evaluatie_op) if plan else "",
        bladen=[
            _blad(bouw, plandoel, stemmen.get(plandoel.pk, []), anderen.get(plandoel.pk, []))
            for plandoel in _plandoelen(beeld)
        ],
        nu_eerst=Planformulier(naam=naam, regels=_regels(bouw, eerst), nu_eerst=True) if eerst else None,
        bezwaren=list(regels.bezwaren_van(beeld, op)),
        waarschuwingen=list(waarschuwingen.values()),
    )


def _plandoelen(beeld: "Beeld") -> list["Plandoel"]:
    return list(beeld.plan.plandoelen.all()) if beeld.plan else []
