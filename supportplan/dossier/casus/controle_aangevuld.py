"""What can be wrong under `aangevuld`: about nothing, or said twice."""

from collections.abc import Iterator
from typing import Any

from supportplan.dossier.casus.aangevuld import PLANDATUMS, VRIJGEEFBAAR
from supportplan.dossier.casus.fouten import Fout, kort
from supportplan.dossier.casus.plekken import Plek, van_soort

DATUMS = {"gesprek": "datum", "inzet": "gestopt_op", "evaluatie": "datum"}
ONTBREEKT = ("gesprek", "evaluatie")


def aangevuldfouten(plekken: list[Plek]) -> Iterator[Fout]:
    """Find dates and releases of rows that are not there or have their own, and days that are nowhere."""
    aangevuld = next((plek for plek in plekken if plek.pad == ("aangevuld",)), None)
    datums = _onderdelen(aangevuld, "datums")
    if aangevuld:
        yield from _plandatums(aangevuld, plekken)
        yield from _datums(datums, plekken)
        yield from _vrijgaven(aangevuld, plekken)
    elders = {datum.get("van") for _, datum in datums if isinstance(datum.get("van"), str)}
    for naam in ONTBREEKT:
        for plek in van_soort(plekken, naam):
            if "datum" not in plek.rij and plek.tekst("id") not in elders:
                yield plek.fout("'datum' ontbreekt")


def _onderdelen(aangevuld: Plek | None, sleutel: str) -> list[tuple[int, dict[str, Any]]]:
    waarde = aangevuld.rij.get(sleutel) if aangevuld else None
    rijen = enumerate(waarde if isinstance(waarde, list) else [])
    return [(plek, rij) for plek, rij in rijen if isinstance(rij, dict)]


def _plandatums(aangevuld: Plek, plekken: list[Plek]) -> Iterator[Fout]:
    waarde = aangevuld.rij.get("plan")
    gegeven = waarde if isinstance(waarde, dict) else {}
    plan = next(iter(van_soort(plekken, "plan")), None)
    for naam in PLANDATUMS:
        if naam in gegeven and plan is None:
            yield aangevuld.fout("er is geen plan om dit bij aan te vullen", "plan", naam)
        elif naam in gegeven and plan and naam in plan.rij:
            yield aangevuld.fout("dit staat ook bij het plan; geef het één keer", "plan", naam)


def _datums(datums: list[tuple[int, dict[str, Any]]], plekken: list[Plek]) -> Iterator[Fout]:
    rijen = {plek.tekst("id"): plek for plek in plekken if plek.soort.naam in DATUMS}
    gezien: set[str] = set()
    for nummer, datum in datums:
        lokaal = datum.get("van")
        if not isinstance(lokaal, str):
            continue
        pad = f"/aangevuld/datums/{nummer}/van"
        rij = rijen.get(lokaal)
        if rij is None:
            yield Fout(pad, f"{kort(lokaal)} verwijst naar niets")
        elif lokaal in gezien or DATUMS[rij.soort.naam] in rij.rij:
            yield Fout(pad, f"de datum van {kort(lokaal)} staat er al; geef die één keer")
        gezien.add(lokaal)


def _vrijgaven(aangevuld: Plek, plekken: list[Plek]) -> Iterator[Fout]:
    rijen = {plek.tekst("id"): plek.rij for plek in plekken if len(plek.pad) == 2 and plek.pad[0] in VRIJGEEFBAAR}
    mensen = {plek.tekst("id") for plek in van_soort(plekken, "deelnemer")}
    gezien: set[str] = set()
    for nummer, vrijgave in _onderdelen(aangevuld, "vrijgaven"):
        pad = ("vrijgaven", nummer)
        if isinstance(vrijgave.get("door"), str) and vrijgave["door"] not in mensen:
            yield aangevuld.fout(f"{kort(vrijgave['door'])} verwijst naar niets", *pad, "door")
        lokalen = vrijgave.get("van")
        for plaats, lokaal in enumerate(lokalen if isinstance(lokalen, list) else []):
            if not isinstance(lokaal, str):
                continue
            if lokaal not in rijen:
                yield aangevuld.fout(f"{kort(lokaal)} verwijst naar niets", *pad, "van", plaats)
            elif "vrijgave" in rijen[lokaal] or lokaal in gezien:
                tekst = f"de vrijgave van {kort(lokaal)} staat er al; geef die één keer"
                yield aangevuld.fout(tekst, *pad, "van", plaats)
            gezien.add(lokaal)
