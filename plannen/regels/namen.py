"""Who may stand in the document by name, and what stands there instead (P-06). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.translation import gettext_lazy as _

from supportplan.kern.namen import GEEN_NAAM, GEWOON, LIDWOORDEN, RELATIES, Naamdeel, naamdelen, vindplaatsen
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


def namen_alleen_getypt(helpers: Iterable[str], bekend: Iterable[Naamdeel]) -> dict[Naamdeel, str]:
    """Return the names of helpers who were only typed in the plan ("Oom Hassan"), with the relation they are ("oom").

    Nobody could release them, so they stand nowhere by name. A helper without a name of their own ("de goede vriend",
    "vrijwilligers") is nobody in particular; who is known already (`bekend`) is described there. In a sentence such a
    name counts only with its capital, because it may be an ordinary word.
    """
    al = {deel.woord for deel in bekend}
    gevonden: dict[Naamdeel, str] = {}
    for helper in helpers:
        eigen = _eigennamen(helper)
        if eigen - al:
            als = " ".join(woord for woord in _kaal(helper) if woord in RELATIES) or str(IEMAND)
            gevonden |= {Naamdeel(woord, hoofdletter=True): als for woord in {zoekvorm(helper), *eigen} - al}
    return gevonden


def _eigennamen(helper: str) -> set[str]:
    """The words that name one person: with a capital, no relation or title, no ordinary word that begins the text."""
    woorden = helper.replace("’", "'").split()
    met_hoofdletter = {zoekvorm(woord): nr for nr, woord in enumerate(woorden) if woord[:1].isupper()}
    return {
        vorm
        for vorm, nr in met_hoofdletter.items()
        if not {vorm, vorm.removesuffix("s"), vorm.removesuffix("en")} & GEEN_NAAM and (nr or vorm not in GEWOON)
    }


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
