"""How much help is, read from plain words such as "twee uur per week". Pure; what is not clean is not read."""

import re
from dataclasses import dataclass
from decimal import Decimal

from supportplan.kern.regels import zoekvorm

TELWOORDEN = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
GETALLEN: dict[str, str] = {
    **{woord: str(nr) for nr, woord in enumerate(TELWOORDEN, 1)},
    "half": "0.5",
    "een half": "0.5",
    "anderhalf": "1.5",
    "anderhalve": "1.5",
    "tweeenhalf": "2.5",
    "drieenhalf": "3.5",
}
EENHEDEN = {
    "minuut": "minuut",
    "minuten": "minuut",
    "uur": "uur",
    "uren": "uur",
    "dagdeel": "dagdeel",
    "dagdelen": "dagdeel",
    "etmaal": "etmaal",
    "etmalen": "etmaal",
}
FREQUENTIES = {
    "dag": "dag",
    "week": "week",
    "4 weken": "4_weken",
    "vier weken": "4_weken",
    "maand": "maand",
    "jaar": "jaar",
}
HELE_TEKST = re.compile(
    rf"(?P<getal>\d+(?:[.,]\d+)?|{'|'.join(sorted(GETALLEN, key=len, reverse=True))})\s+"
    rf"(?P<eenheid>{'|'.join(sorted(EENHEDEN, key=len, reverse=True))})\s+"
    rf"(?:per|in de|elke|iedere|a)\s+(?P<per>{'|'.join(FREQUENTIES)})\.?"
)


@dataclass(frozen=True)
class Omvang:
    """An amount with the codes of its unit and frequency (W-20)."""

    aantal: Decimal
    eenheid: str
    frequentie: str


def omvang_uit(tekst: str) -> Omvang | None:
    """Return how much a text says; None unless the whole text is one amount, unit and frequency."""
    gevonden = HELE_TEKST.fullmatch(zoekvorm(tekst))
    if gevonden is None:
        return None
    getal = GETALLEN.get(gevonden["getal"], gevonden["getal"]).replace(",", ".")
    return Omvang(Decimal(getal), EENHEDEN[gevonden["eenheid"]], FREQUENTIES[gevonden["per"]])
