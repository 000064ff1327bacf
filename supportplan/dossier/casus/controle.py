"""What a schema cannot say about a case: links to nothing, two of what there can be one of, days in the wrong order.

Every rule takes rows that may still be wrong in shape, so that all errors of a file come out at once.
"""

from collections.abc import Iterator
from typing import Any

from django.db import models

from supportplan.dossier.casus.controle_aangevuld import aangevuldfouten
from supportplan.dossier.casus.controle_rij import rijfouten
from supportplan.dossier.casus.delen import Links, Veld
from supportplan.dossier.casus.fouten import Fout, kort
from supportplan.dossier.casus.plekken import Pad, Plek, alle_plekken, van_soort
from supportplan.dossier.casus.soorten import ID_NAMEN, SOORTEN
from supportplan.kern.keuzes import Lijst as Waardelijst
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Referentiewaarde

WAARDELIJSTEN = {
    "voorziening": Waardelijst.VOORZIENING,
    "eenheid": Waardelijst.EENHEID,
    "frequentie": Waardelijst.FREQUENTIE,
    "resultaten": Waardelijst.RESULTAAT,
}


def inhoudsfouten(casus: Any) -> Iterator[Fout]:
    """Find everything that the schema cannot see."""
    if not isinstance(casus, dict):
        return
    plekken = list(alle_plekken(casus))
    for regel in REGELS:
        yield from regel(plekken)
    for plek in plekken:
        yield from rijfouten(plek)


def _ids_en_links(plekken: list[Plek]) -> Iterator[Fout]:
    bekend: dict[str, set[Any]] = {naam: set() for naam in SOORTEN}
    op_pad = {plek.pad: plek for plek in plekken}
    for plek in plekken:
        if (lokaal := lokaal_id(plek, op_pad)) is None:
            continue
        if lokaal in bekend[plek.soort.naam] and plek.soort.naam != "wmovraag":
            sleutel = "id" if plek.soort.letter else plek.soort.id_uit
            yield plek.fout(f"{kort(lokaal)} staat er al eerder", sleutel)
        bekend[plek.soort.naam].add(lokaal)
    for plek in plekken:
        for sleutels, naar, lokaal in _verwijzingen(plek):
            if isinstance(lokaal, str | int) and lokaal not in bekend[naar]:
                yield plek.fout(_naar_niets(naar, lokaal), *sleutels)


def lokaal_id(plek: Plek, op_pad: dict[Pad, Plek]) -> str | int | None:
    """The id by which other rows point to this one."""
    if plek.soort.letter:
        waarde = plek.rij.get("id")
    elif plek.soort.id_uit and plek.soort.id_uit == plek.soort.ouder:
        waarde = op_pad[plek.pad[:-1]].rij.get("id")
    else:
        waarde = plek.rij.get(plek.soort.id_uit) if plek.soort.id_uit else None
    return waarde if isinstance(waarde, str | int) else None


def _verwijzingen(plek: Plek) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    for deel in plek.soort.delen:
        waarde = plek.rij.get(deel.sleutel)
        if waarde is None:
            continue
        if isinstance(deel, Links) and isinstance(waarde, list):
            naar = str(deel.doelmodel._meta.model_name)
            for volgnummer, lokaal in enumerate(waarde):
                yield (deel.sleutel, volgnummer), naar, lokaal
        elif isinstance(deel, Veld):
            veld = plek.soort.modelveld(deel.naam)
            if isinstance(veld, models.ForeignKey):
                yield (deel.sleutel,), str(veld.related_model._meta.model_name), waarde
    vrijgave = plek.rij.get("vrijgave")
    if isinstance(vrijgave, dict) and "door" in vrijgave:
        yield ("vrijgave", "door"), "deelnemer", vrijgave["door"]


def _naar_niets(naar: str, lokaal: Any) -> str:
    if naar == "plandoel":
        return f"{kort(lokaal)} staat niet bij de doelen van het plan"
    if naar == "wmovraag":
        return f"bij {kort(lokaal)} wordt niets aan de Wmo gevraagd (wmovraag)"
    if naar == "planversie":
        return f"versie {kort(lokaal)} van het plan staat er niet"
    letter = SOORTEN[naar].letter
    return f"{kort(lokaal)} verwijst naar niets; {ID_NAMEN.get(letter, 'dit')} met dit id staat niet in het bestand"


def _rollen(plekken: list[Plek]) -> Iterator[Fout]:
    mensen = van_soort(plekken, "deelnemer")
    clienten = [plek for plek in mensen if plek.rij.get("rol") == Rol.CLIENT]
    for plek in clienten[1:]:
        yield plek.fout("er kan maar één cliënt zijn", "rol")
    if not clienten:
        yield Fout("/deelnemers", "er is nog geen cliënt; geef één deelnemer de rol client")
    if not any(plek.rij.get("rol") == Rol.PROFESSIONAL for plek in mensen):
        yield Fout("/deelnemers", "er is nog geen professional; iemand moet bij het dossier kunnen")


# Per kind of row: the keys that together stand in the file once, with what to say
EENMALIG: dict[str, tuple[tuple[str, ...], str]] = {
    "uitspraak": (("rang",), "deze rang staat al bij een andere uitspraak"),
    "netwerkpersoon": (("deelnemer",), "deze deelnemer staat al bij iemand anders in het netwerk"),
    "werkblad": (("doel",), "voor dit doel is er al een werkblad"),
    "rijovergeslagen": (("formulier", "rij"), "deze rij staat er al"),
    "weggelaten": (("onderdeel",), "dit onderdeel staat er al"),
    "toetspunt": (("punt",), "dit punt staat er al"),
}


def _eenmalig(plekken: list[Plek]) -> Iterator[Fout]:
    gezien: set[tuple[Any, ...]] = set()
    for plek in plekken:
        sleutels, tekst = EENMALIG.get(plek.soort.naam, ((), ""))
        waarden = [plek.rij.get(sleutel) for sleutel in sleutels]
        if not sleutels or not all(isinstance(waarde, str | int) and waarde is not True for waarde in waarden):
            continue
        if (plek.soort.naam, *waarden) in gezien:
            yield plek.fout(tekst, sleutels[-1])
        gezien.add((plek.soort.naam, *waarden))
    open_fasen = [plek for plek in van_soort(plekken, "faseoverslag") if "hervat_op" not in plek.rij]
    for plek in open_fasen:
        if any(ander.rij.get("fase") == plek.rij.get("fase") for ander in open_fasen[: open_fasen.index(plek)]):
            yield plek.fout("deze fase is al overgeslagen en nog niet hervat", "fase")


def _plan_aanwezig(plekken: list[Plek]) -> Iterator[Fout]:
    if not van_soort(plekken, "plan"):
        for plek in van_soort(plekken, "evaluatie"):
            yield plek.fout("er is nog geen plan om te evalueren")


def _waarden_uit_lijsten(plekken: list[Plek]) -> Iterator[Fout]:
    codes: dict[str, list[str]] = {}
    for lijst, code in Referentiewaarde.objects.order_by("volgorde", "code").values_list("lijst", "code"):
        codes.setdefault(lijst, []).append(code)
    for plek in plekken:
        if plek.soort.naam not in {"wmovraag", "besluit", "plandoel"}:
            continue
        for sleutel, lijst in WAARDELIJSTEN.items():
            waarde = plek.rij.get(sleutel)
            for volgnummer, code in enumerate(waarde if isinstance(waarde, list) else [waarde]):
                waar = (sleutel, volgnummer) if isinstance(waarde, list) else (sleutel,)
                if isinstance(code, str) and lijst in codes and code not in codes[lijst]:
                    yield plek.fout(
                        f"{kort(code)} bestaat niet; kies uit {', '.join(dict.fromkeys(codes[lijst]))}", *waar
                    )


REGELS = (_ids_en_links, _rollen, _eenmalig, _plan_aanwezig, _waarden_uit_lijsten, aangevuldfouten)
