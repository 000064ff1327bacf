"""Pure rules of the shared core. No Django, no database."""

import unicodedata
from datetime import date


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
