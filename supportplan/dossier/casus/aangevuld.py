"""`aangevuld`: what a source book lacks and a case needs stands apart in the file, with the reason (method 10).

It holds the dates of the plan, of talks, evaluations and stopped entries, and the releases for the document. A dossier
with a reason for adding has them all there; another dossier has them at their rows.
"""

import copy
from collections.abc import Iterator
from typing import Any

PLANDATUMS = ("opgesteld_op", "evaluatie_op")
VRIJGEEFBAAR = ("netwerk", "uitspraken", "analyses")


def rijen_met_datum(casus: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows whose date may stand apart, with the key of that date; of an entry it is when it stopped."""
    for rij in casus.get("gesprekken", []):
        yield "datum", rij
    for stap in casus.get("plan", {}).get("stappen", []):
        for inzet in stap.get("inzetten", []):
            yield "gestopt_op", inzet
    for rij in casus.get("evaluaties", []):
        yield "datum", rij


def apart_zetten(casus: dict[str, Any], reden: str) -> dict[str, Any]:
    """Move dates and releases out of their rows when a dossier has a reason for adding them.

    Equal releases become one entry that names its rows, in the order of the file.
    """
    if not reden:
        return casus
    aangevuld: dict[str, Any] = {"reden": reden}
    plan = casus.get("plan", {})
    if plandatums := {naam: plan.pop(naam) for naam in PLANDATUMS if naam in plan}:
        aangevuld["plan"] = plandatums
    met_datum = [(sleutel, rij) for sleutel, rij in rijen_met_datum(casus) if sleutel in rij]
    if datums := [{"van": rij["id"], "datum": rij.pop(sleutel)} for sleutel, rij in met_datum]:
        aangevuld["datums"] = datums
    vrijgaven: list[dict[str, Any]] = []
    for sleutel in VRIJGEEFBAAR:
        for rij in casus.get(sleutel, []):
            if vrijgave := rij.pop("vrijgave", None):
                _verzamelen(vrijgaven, rij["id"], vrijgave)
    if vrijgaven:
        aangevuld["vrijgaven"] = vrijgaven
    return casus | {"aangevuld": aangevuld}


def terugzetten(casus: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a checked case with dates and releases in their rows."""
    aangevuld = casus.get("aangevuld")
    if not aangevuld:
        return casus
    casus = copy.deepcopy(casus)
    if "plan" in casus:
        casus["plan"] |= aangevuld.get("plan", {})
    datumrijen = {rij["id"]: (sleutel, rij) for sleutel, rij in rijen_met_datum(casus)}
    for datum in aangevuld.get("datums", []):
        sleutel, rij = datumrijen[datum["van"]]
        rij[sleutel] = datum["datum"]
    rijen = {rij["id"]: rij for sleutel in VRIJGEEFBAAR for rij in casus.get(sleutel, [])}
    for vrijgave in aangevuld.get("vrijgaven", []):
        for lokaal in vrijgave["van"]:
            rijen[lokaal]["vrijgave"] = {naam: waarde for naam, waarde in vrijgave.items() if naam != "van"}
    return casus


def _verzamelen(vrijgaven: list[dict[str, Any]], lokaal: str, vrijgave: dict[str, Any]) -> None:
    for bekend in vrijgaven:
        if {naam: waarde for naam, waarde in bekend.items() if naam != "van"} == vrijgave:
            bekend["van"].append(lokaal)
            return
    vrijgaven.append({"van": [lokaal], **vrijgave})
