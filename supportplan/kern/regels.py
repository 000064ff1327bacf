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
