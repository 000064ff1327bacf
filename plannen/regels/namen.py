"""Who may stand in the document by name, and what stands there instead (P-06). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext_lazy as _

from supportplan.kern.namen import LIDWOORDEN, RELATIES, Naamdeel, naamdelen, vindplaatsen
from supportplan.kern.regels import zoekvorm

IEMAND = _("iemand uit het netwerk")


class Naamgebruik(Enum):
    """May the document use this name?"""

    NOOIT = auto()
    OOK_MET_NAAM = auto()  # released, but somebody else of that name may not be
    ALTIJD = auto()  # the client and who works for them: part of the law's minimum


@dataclass(frozen=True)
class Genoemd:
    """Somebody with the names they go by; `als` stands instead. `gekozen`: the client chose exactly these words."""

    namen: Sequence[str]
    gebruik: Naamgebruik
    als: str = ""
    gekozen: bool = False


def namen_met_omschrijving(mensen: Iterable[Genoemd]) -> dict[Naamdeel, str]:
    """Return each way to name somebody who may not be named, with the words that stand there instead.

    A name of two people is described as somebody of the network; the client and the professionals keep their names.
    A description never holds the name of one of these people, unless the client chose it.
    """
    mensen = list(mensen)
    altijd = {deel.woord for mens in mensen if mens.gebruik == Naamgebruik.ALTIJD for deel in _delen(mens)}
    ook = {deel.woord for mens in mensen if mens.gebruik == Naamgebruik.OOK_MET_NAAM for deel in _delen(mens)}
    verborgen = [mens for mens in mensen if mens.gebruik == Naamgebruik.NOOIT]
    alle = {deel for mens in verborgen for deel in _delen(mens) if deel.woord not in altijd}
    gevonden: dict[Naamdeel, str] = {}
    for mens in verborgen:
        zelf = {deel for deel in _delen(mens) if _zegt_niets(deel, mens)}
        als = mens.als if mens.gekozen or not vindplaatsen(mens.als, alle - zelf) else ""
        for deel in _delen(mens):
            if deel.woord in altijd or deel in zelf:
                continue
            van_een = deel.woord not in ook and gevonden.get(deel, als) == als
            gevonden[deel] = (als if van_een else "") or str(IEMAND)
    return gevonden


def _delen(mens: Genoemd) -> list[Naamdeel]:
    return [deel for naam in mens.namen for deel in naamdelen(naam)]


def _zegt_niets(deel: Naamdeel, mens: Genoemd) -> bool:
    """Whether a name tells no more than what stands instead (a mother who is called "moeder")."""
    woorden, als = _kaal(deel.woord), _kaal(mens.als)
    if mens.gekozen:
        return set(woorden) <= set(als)
    return woorden == als and (mens.als.islower() or RELATIES.issuperset(als))


def _kaal(tekst: str) -> list[str]:
    return [woord for woord in zoekvorm(tekst).split() if woord not in LIDWOORDEN]
