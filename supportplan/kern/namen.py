"""Names of people inside a text: found by the whole name or by a part of it, however it was typed (P-06). Pure.

"wim", "WIM" and "Wims" are Buurman Wim; "de boer" is Til de Boer. A word that is also an ordinary Dutch word counts
as a name only with its capital ("Roos", not "roos"), except where the text is nothing but a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from supportplan.kern.regels import zoekvorm
from supportplan.kern.relaties import ZELFDE_RELATIE


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(zoekvorm(tekst).split())


LIDWOORDEN = _woorden("de het een 't mijn m'n onze ons haar zijn z'n d'r hun je jouw uw")
TUSSENVOEGSELS = _woorden("van de der den des het 't ten ter te op in bij uit aan la le el al von zu du da di")
AANSPREEK = _woorden("mevrouw mevr mw meneer mijnheer dhr heer juffrouw dokter dr zuster pastoor dominee imam")
# Words that say what somebody is to the client. They are no name, and the document may print them.
RELATIES = frozenset().union(*ZELFDE_RELATIE) | _woorden(
    "collega oud-collega kennis nicht neef schoonzus schoonzusje schoonbroer schoonmoeder schoonvader schoondochter"
    " schoonzoon stiefmoeder stiefvader kleinzoon kleindochter partner huisgenoot mantelzorger vrijwilliger maatje"
    " buren overbuurman overbuurvrouw onderbuurman onderbuurvrouw bovenbuurman bovenbuurvrouw teamgenoot"
)
GEEN_NAAM = LIDWOORDEN | TUSSENVOEGSELS | AANSPREEK | RELATIES
# Names that are ordinary words too, and the weekdays in two letters
GEWOON = _woorden(
    "wil wils ben bent dan door lot leen rein ton storm roos bloem zwaan maan kas zon mei dag as tien just kop mens"
    " rode vos ma di wo do vr za zo hoop liefde trouw vrede ster kok bakker boer visser smit bos berg bergen dijk groot"
    " jong jonge wit witte klein kleine post dam dammen hoek haan koning prins beek veld molen brink koor brug kerk"
    " school straat plein tuin huis winkel markt lang lange kort korte bruin zwart blauw rood groen kind week maand"
    " feest sterk goed goede best beste lief lieve blij boot stok stoel tafel bank hand hart zee meer water wind sneeuw"
    " ijs vuur brand steen zand gras boom blad oud oude nieuw nieuwe vrij vrije wijs snel rust last land stad dorp"
    " poort kamp polder put schaap hond kat muis vogel smid slager schilder molenaar schoen kool appel hulp zorg kracht"
    " vraag taal werk leven ring kaas brood zout suiker peper hout goud zilver"
)


@dataclass(frozen=True)
class Naamdeel:
    """One way to name somebody, in search form; `hoofdletter`: in a sentence only with a capital."""

    woord: str
    hoofdletter: bool = False


@dataclass(frozen=True)
class Vindplaats:
    """Where a name stands in a text: from and to, and which part of a name it is."""

    van: int
    tot: int
    deel: str


def naamdelen(naam: str) -> tuple[Naamdeel, ...]:
    """Return the ways to name this person: the whole name, the surname, each word that is a name of its own.

    Relations, titles and articles are no names ("Buurman Wim": "buurman wim" and "wim"). Where some words have a
    capital only those are names ("Ria van hiernaast").
    """
    vorm = zoekvorm(naam).replace("’", "'")
    if not vorm:
        return ()
    woorden = [woord for woord in re.split(r"[\s.,()/&+]+", naam.replace("’", "'")) if woord]
    eigen = [woord for woord in woorden if _is_eigen(woord)]
    met_hoofdletter = [woord for woord in eigen if woord[:1].isupper()]
    delen = [Naamdeel(vorm, vorm in GEWOON)]
    delen += [Naamdeel(achternaam)] if (achternaam := _achternaam(woorden, eigen)) else []
    delen += [Naamdeel(zoekvorm(woord), zoekvorm(woord) in GEWOON) for woord in met_hoofdletter or eigen[:1]]
    return tuple({deel.woord: deel for deel in reversed(delen)}.values())


def _is_eigen(woord: str) -> bool:
    vorm = zoekvorm(woord)
    return len(vorm) > 1 and vorm not in GEEN_NAAM and any(teken.isalpha() for teken in vorm)


def _achternaam(woorden: Sequence[str], eigen: Sequence[str]) -> str:
    """The surname with what stands before it ("de boer"), when it has a capital."""
    for nr, woord in enumerate(woorden):
        if nr and zoekvorm(woord) in TUSSENVOEGSELS:
            achter = [woord for woord in woorden[nr:] if woord in eigen]
            return zoekvorm(" ".join(woorden[nr:])) if achter and all(w[:1].isupper() for w in achter) else ""
    return ""


def vindplaatsen(tekst: str, delen: Iterable[Naamdeel], *, alleen_namen: bool = False) -> list[Vindplaats]:
    """Return where these people are named in a text: whole words, the longest name first, never overlapping.

    In any case, with or without accents, hyphens and the s of possession. `alleen_namen`: the text is the name of
    somebody and no sentence, so a small letter counts for every word.
    """
    per_woord = {_sleutel(deel.woord): deel for deel in delen}
    if not tekst or not per_woord:
        return []
    vorm, plek = _gevouwen(tekst)
    gevonden = []
    for treffer in _patroon(tuple(sorted(per_woord, key=lambda woord: (-len(woord), woord)))).finditer(vorm):
        deel = per_woord[_sleutel(treffer[1])]
        van, tot = plek[treffer.start()], plek[treffer.end() - 1] + 1
        while tot < len(tekst) and unicodedata.combining(tekst[tot]):
            tot += 1
        if alleen_namen or not deel.hoofdletter or tekst[van].isupper():
            gevonden.append(Vindplaats(van, tot, deel.woord))
    return gevonden


def _sleutel(woord: str) -> str:
    return re.sub(r"[\s-]+", " ", woord)


@lru_cache(maxsize=256)
def _patroon(woorden: tuple[str, ...]) -> re.Pattern[str]:
    keuze = "|".join(re.escape(woord).replace(r"\ ", r"[\s-]+") for woord in woorden)
    return re.compile(rf"(?<!\w)({keuze})(?:'?s)?(?!\w)")  # Wims fiets, Ria's fiets


def _gevouwen(tekst: str) -> tuple[str, list[int]]:
    """The text in small letters without accents and invisible signs, and of each sign where it stood."""
    vorm: list[str] = []
    plek: list[int] = []
    for nr, teken in enumerate(tekst):
        for deel in unicodedata.normalize("NFKD", teken.casefold()):
            if unicodedata.category(deel) not in {"Mn", "Cf"}:
                vorm.append("'" if deel == "’" else deel)
                plek.append(nr)
    return "".join(vorm), plek
