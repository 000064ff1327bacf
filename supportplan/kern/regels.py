"""Pure rules of the shared core. No Django, no database."""

import unicodedata
from datetime import date, timedelta
from typing import Final

# How many days after its date a reminder goes out; below nought is before it (W-08, method 6: "vóór")
DAGEN_ERNA: Final[dict[str, int]] = {
    "evaluatie_vooraf": -14,
    "evaluatie": 0,
    "evaluatie_na": 7,
    "netwerkvraag": -3,
    "plan_inleveren": -2,
    "onderzoek_vooraf": -7,
    "onderzoek_te_laat": 1,
    "besluit_vooraf": -2,
    "besluit_te_laat": 1,
    "bezwaar": -7,
    "besluit_loopt_af": -70,
}
LANGST_VOORAF: Final = timedelta(days=-min(DAGEN_ERNA.values()))


def zoekvorm(tekst: str) -> str:
    """Return a text in lower case without accents, as names are searched and sorted ("O'Brien-Öztürk")."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return " ".join("".join(teken for teken in ontleed if not unicodedata.combining(teken)).split())


def leeftijd(geboortedatum: date, op: date) -> int:
    """Return the whole years between a birth date and a day."""
    return op.year - geboortedatum.year - ((op.month, op.day) < (geboortedatum.month, geboortedatum.day))


def geldt_op(van: date | None, tot: date | None, op: date) -> bool:
    """Whether something that holds from `van` up to and including `tot` holds on this day; None is open."""
    return (van is None or van <= op) and (tot is None or op <= tot)


def laatste_datum(soort: str, op: date) -> date:
    """Return the last date of which a reminder of this kind goes out on this day or earlier."""
    return op - timedelta(days=DAGEN_ERNA[soort])


def verzenddag(soort: str, datum: date) -> date:
    """Return the day on which a reminder of this kind about this date goes out."""
    return datum + timedelta(days=DAGEN_ERNA[soort])
