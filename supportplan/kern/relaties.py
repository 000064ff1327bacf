"""Other words for the same relation, so that a refusal holds however somebody writes it (method 10: mother)."""

from supportplan.kern.regels import zoekvorm

# One set per relation, in search form (lower case, no accents).
ZELFDE_RELATIE: tuple[frozenset[str], ...] = tuple(
    frozenset(zoekvorm(woord) for woord in woorden.split())
    for woorden in (
        "moeder mama mam ma mamma moeke moe mams mammie",
        "vader papa pap pa pappa paps pappie",
        "zus zusje zuster zusjes zussen",
        "broer broertje broers broertjes",
        "opa grootvader",
        "oma grootmoeder",
        "zoon zoontje",
        "dochter dochtertje",
        "man echtgenoot",
        "vrouw echtgenote",
        "vriend vriendje",
        "vriendin vriendinnetje",
        "buurman buur",
        "buurvrouw buuf buur",
        "tante tantes",
        "oom ome",
        "ex ex-man ex-vrouw ex-partner",
    )
)


def woorden_voor(relatie: str) -> list[str]:
    """Return the other words for a relation ("moeder": mama, mam, ...), sorted; none when it is not known."""
    gezocht = set(zoekvorm(relatie).split())
    return sorted({woord for woorden in ZELFDE_RELATIE if woorden & gezocht for woord in woorden})
