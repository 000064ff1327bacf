"""Weekdays in two letters ("ma", "wo"), told apart from people who are called so. No Django, no database.

Such a word counts as a day only beside another day, an hour, a date or a part of the day, or behind "op", "elke" or
"iedere". Anything else is read as a person: a warning too many ("ma haalt de boodschappen") is better than one missed.
"""

import re

DAG = r"(?:ma|di|wo|do|vr|za|zo)\b\.?"
TUSSEN = r"\s*(?:t\s*/\s*m|tot en met|tot|en|of|[,/&+-]|–)\s*"
MAAND = "jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec"
UUR = rf"\d{{1,2}}(?:[:.]\d\d|\s*(?:uur|u\b|-\s*\d)|\s+(?:{MAAND}))"
DAGEN = re.compile(
    rf"(?<!\w)(?:{DAG}(?:{TUSSEN}{DAG})+"  # ma t/m vr; ma, wo, vr; di en ma
    rf"|{DAG}\s*(?:(?:om|vanaf|van|tot)\s+)?{UUR}"  # ma 9:00; ma om 9 uur; ma 2 maart
    rf"|{DAG}\s*-?(?:ochtend|morgen|middag|avond|nacht)"
    rf"|(?:op|elke|iedere)\s+{DAG}(?!\s+(?:en|of)\s+pa\b))"
)


def zonder_dagen(tekst: str) -> str:
    """Return a text in search form without its weekdays in two letters."""
    return DAGEN.sub(" ", tekst)
