"""What counts as a telephone number in a form."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MINSTE_CIJFERS = 6
TEKENS = re.compile(r"[\d\s+()\-]*", re.ASCII)


def telefoonnummer(tekst: str) -> None:
    """Refuse what nobody can dial: other signs than digits, spaces, +, - and brackets, or fewer than six digits.

    No more than that: numbers abroad, short numbers and the invented ones of an exercise are all fine.
    """
    if not TEKENS.fullmatch(tekst) or sum(teken.isdigit() for teken in tekst) < MINSTE_CIJFERS:
        raise ValidationError(_("Typ alleen het nummer, zoals 06 12345678. Weet u het niet, laat dit dan leeg."))
