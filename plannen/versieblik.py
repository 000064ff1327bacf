"""A fixed version of the plan as it was, and what changed: from the frozen content, never from the live rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from plannen import regels
from plannen.feiten import Labels, datum, omvang, periode, voorziening, zonder_herhaling
from plannen.formulier import MET_ETIKET, Formulierregel, Invulling, Planformulier, cellen_van
from plannen.inhoud import Inhoud
from plannen.keuzes import AndereWet, Inzetsoort, Leveringsvorm, Planregelstand, Vraagstand

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


def dag_van(tekst: object) -> date | None:
    """The day in a frozen value; None when it is no day."""
    try:
        return date.fromisoformat(str(tekst)) if tekst else None
    except ValueError:
        return None


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
    stappen = _op_volgorde(inhoud["planregels"])
    kop = Planformulier(
        naam=naam,
        opgesteld=datum(dag_van(inhoud["plan"]["opgesteld_op"])),
        evaluatie=datum(dag_van(inhoud["plan"]["evaluatie_op"])),
    )
    formulieren = []
    if eerst := {uuid: stap for uuid, stap in stappen.items() if stap["nu_eerst"]}:
        formulieren.append(replace(kop, regels=_regels(inhoud, eerst, labels), nu_eerst=True))
    for deel_uuid, deel in _op_volgorde(inhoud["plandoelen"]).items():
        eigen = {u: stap for u, stap in stappen.items() if stap["plandoel"] == deel_uuid and not stap["nu_eerst"]}
        formulieren.append(_formulier(kop, deel, _regels(inhoud, eigen, labels)))
    return formulieren


def _op_volgorde(rijen: Inhoud) -> dict[str, Any]:
    """Rows by uuid in the order they had; the database keeps no order of keys."""
    return dict(sorted(rijen.items(), key=lambda rij: (rij[1].get("volgorde", 0), rij[1].get("nummer", 0))))


def _formulier(kop: Planformulier, deel: Inhoud, rijen: list[Formulierregel]) -> Planformulier:
    lopend = [i.soort for rij in rijen for cel in rij.cellen for i in cel.invullingen if not i.gestopt]
    return replace(
        kop,
        resultaat=deel["tekst"],
        hulpmiddelen=deel.get("hulpmiddelen", ""),
        professional=deel.get("tekst_professional", ""),
        regels=rijen,
        aantallen={soort.value: lopend.count(soort.value) for soort in Inzetsoort},
    )


def _regels(inhoud: Inhoud, stappen: Inhoud, labels: Labels) -> list[Formulierregel]:
    afspraken = {afspraak["inzet"]: afspraak for afspraak in inhoud["netwerkafspraken"].values()}
    vragen = {vraag["inzet"]: vraag for vraag in inhoud["wmovragen"].values()}
    per_stap: dict[str, list[Invulling]] = {uuid: [] for uuid in stappen}
    for uuid, inzet in _op_volgorde(inhoud["inzetten"]).items():
        if inzet["planregel"] in per_stap:
            vraag = vragen.get(uuid)
            feiten = _feiten(inzet, afspraken.get(uuid, {})) + (_vraagfeiten(vraag, labels) if vraag else [])
            per_stap[inzet["planregel"]].append(_invulling(inzet, feiten))
    return [_regel(stap, per_stap[uuid]) for uuid, stap in stappen.items()]


def _regel(stap: Inhoud, invullingen: list[Invulling]) -> Formulierregel:
    wie_en_tot = ""
    if stap["nu_eerst"]:
        dag = datum(dag_van(stap["nu_eerst_tot"]))
        wie_en_tot = _("%(wie)s, tot %(dag)s") % {"wie": stap["nu_eerst_wie"], "dag": dag}
    stand = str(Planregelstand(stap["stand"]).label)
    return Formulierregel(stap["stap"], cellen_van(invullingen), standwoord=stand, wie_en_tot=wie_en_tot)


def _invulling(inzet: Inhoud, feiten: list[str]) -> Invulling:
    soort, tekst, wie = inzet["soort"], inzet["tekst"], inzet["wie"]
    zegt_het_al = soort == Inzetsoort.ZELF or wie.casefold() in tekst.casefold()
    gestopt = ""
    if inzet["gestopt_op"]:
        gestopt = _("gestopt op %(dag)s") % {"dag": datum(dag_van(inzet["gestopt_op"]))}
    return Invulling(
        tekst=tekst or wie,
        wie="" if not tekst or zegt_het_al else wie,
        etiket=str(Inzetsoort(soort).label) if soort in MET_ETIKET else "",
        feiten=zonder_herhaling(feiten, tekst),
        gestopt=gestopt,
        soort=soort,
    )


def _feiten(inzet: Inhoud, afspraak: Inhoud) -> list[str]:
    feiten = [inzet["hoe_vaak"], inzet["hoe_lang"], str(AndereWet(inzet["wet"]).label) if inzet["wet"] else ""]
    if stand := afspraak.get("stand"):
        door = _(" door %(wie)s") % {"wie": afspraak["vraagt"]} if afspraak["vraagt"] else ""
        feiten.append(f"{Vraagstand(stand).label}{door}")
    feiten.append(_met(_("ik geef terug: %s"), afspraak.get("teruggeven")))
    feiten.append(_met(_("vol te houden: %s"), afspraak.get("hoe_lang_vol_te_houden")))
    feiten.append(_met(_("leert of neemt over: %s"), inzet["leert"]))
    return feiten


def _vraagfeiten(vraag: Inhoud, labels: Labels) -> list[str]:
    aantal = Decimal(vraag["aantal"]) if vraag["aantal"] else None
    return [
        vraag["omschrijving"],
        voorziening(labels, vraag["voorziening"]),
        _met(_("gevraagd: %s"), omvang(labels, aantal, vraag["eenheid"], vraag["frequentie"])),
        periode(dag_van(vraag["van"]), dag_van(vraag["tot"])),
        str(Leveringsvorm(vraag["leveringsvorm"]).label) if vraag["leveringsvorm"] else "",
    ]


def _met(zin: str, waarde: str | None) -> str:
    return zin % waarde if waarde else ""
