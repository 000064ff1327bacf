"""Two cases side by side: every difference with its path, the order of rows too; ids do not count."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

NAAM = ("tekst", "roepnaam", "naam", "stap", "datum", "nummer", "punt", "onderdeel")  # what a row is known by
DAGEN_VAN_TYPEN = {"van", "afgesloten_op"}  # of somebody who takes part, and of a talk
IDS = {
    *("id", "deelnemer", "gesprek", "uitspraak", "weigert", "netwerkpersoon", "optie", "doel", "door", "vraagt"),
    *("betaalt", "over", "inzet", "stap", "vastgelegd_door"),
}
WIJST = ("formulier", "rij", "kolom", *sorted(IDS - {"vastgelegd_door"}))
LIJSTEN_MET_IDS = {"aanwezigen", "sprekers", "wensen", "vervuld_door"}


class Rijen(dict[str, Any]):
    """Rows by what they are called, in their order."""


def verschillen(verwacht: dict[str, Any], gekregen: dict[str, Any]) -> list[str]:
    """Return one readable line for each difference."""
    return sorted(_verschil("", in_woorden(verwacht), in_woorden(gekregen)))


def onverklaard(anders: Iterable[str], bekend: Iterable[str]) -> list[str]:
    """Return the differences that no known one explains, and the known ones that are no longer there."""
    anders, bekend = list(anders), list(bekend)
    nieuw = [regel for regel in anders if not any(re.match(patroon, regel) for patroon in bekend)]
    return nieuw + [patroon for patroon in bekend if not any(re.match(patroon, regel) for regel in anders)]


def in_woorden(casus: dict[str, Any]) -> Any:
    """Return the case with what each id points to instead of the id, and rows by their name instead of a number."""
    namen = dict(_namen(casus))
    return _woorden(casus, namen, "")


def _namen(waarde: Any) -> Iterator[tuple[str, str]]:
    if isinstance(waarde, dict):
        if isinstance(waarde.get("id"), str):
            yield waarde["id"], f"{waarde['id'][0]}:{naam_van(waarde)}"
        for deel in waarde.values():
            yield from _namen(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from _namen(deel)


def naam_van(rij: dict[str, Any]) -> str:
    """Return what a row is called; nothing when it has no words of its own."""
    return str(next((rij[sleutel] for sleutel in NAAM if sleutel in rij), ""))[:60]


def _woorden(waarde: Any, namen: dict[str, str], sleutel: str) -> Any:
    if isinstance(waarde, dict):
        delen = {naam: _woorden(deel, namen, naam) for naam, deel in waarde.items() if naam != "id"}
        return {naam: deel for naam, deel in delen.items() if deel not in ({}, [])}  # an empty part says nothing
    if isinstance(waarde, list):
        delen = [_woorden(deel, namen, sleutel if sleutel in LIJSTEN_MET_IDS else "") for deel in waarde]
        if delen and isinstance(delen[0], dict):
            return _op_naam(delen)
        return delen
    if isinstance(waarde, str) and (sleutel in IDS or sleutel in LIJSTEN_MET_IDS):
        return namen.get(waarde, waarde)
    return waarde


def _op_naam(rijen: list[dict[str, Any]]) -> Rijen:
    """Return rows by what they are about; the second of a name gets a number."""
    gevonden = Rijen()
    for rij in rijen:
        wijst = " ".join(str(rij[naam])[:40] for naam in WIJST if naam in rij)
        naam = basis = naam_van(rij) or wijst or str(rij.get("fase", ""))
        if "antwoord" in rij:
            naam = basis = f"{wijst} {rij.get('op')}"
        nummer = 1
        while naam in gevonden:
            nummer += 1
            naam = f"{basis} ({nummer})"
        gevonden[naam] = rij
    return gevonden


def _verschil(pad: str, verwacht: Any, gekregen: Any) -> Iterator[str]:
    if isinstance(verwacht, dict) and isinstance(gekregen, dict):
        for sleutel in verwacht | gekregen:
            hier = f"{pad}/{sleutel}"
            if sleutel in DAGEN_VAN_TYPEN and pad.startswith(("/deelnemers", "/gesprekken")):
                continue
            if sleutel not in gekregen:
                yield f"{hier}: ontbreekt, {verwacht[sleutel]!r:.120}"
            elif sleutel not in verwacht:
                yield f"{hier}: erbij, {gekregen[sleutel]!r:.120}"
            else:
                yield from _verschil(hier, verwacht[sleutel], gekregen[sleutel])
        if isinstance(verwacht, Rijen) and isinstance(gekregen, Rijen):
            yield from _volgorde(pad, verwacht, gekregen)
    elif verwacht != gekregen:
        yield f"{pad}: {verwacht!r:.100} werd {gekregen!r:.100}"


def _volgorde(pad: str, verwacht: Rijen, gekregen: Rijen) -> Iterator[str]:
    eerst, nu = [naam for naam in verwacht if naam in gekregen], [naam for naam in gekregen if naam in verwacht]
    if eerst != nu:
        yield f"{pad}: volgorde {eerst!r:.200} werd {nu!r:.200}"
