"""What a form takes for a telephone number: anything one can dial, also of an exercise."""

import pytest
from django.core.exceptions import ValidationError

from supportplan.kern.telefoon import telefoonnummer


@pytest.mark.parametrize(
    "nummer", ["06 00000001", "06-12345678", "+31 6 12345678", "(033) 123 45 67", "0900 0010", "112233"]
)
def test_what_can_be_dialled_is_taken(nummer):
    telefoonnummer(nummer)


@pytest.mark.parametrize("nummer", ["blablabla", "06", "12345", "06 1234567x", "bel Karel 0612345678", "٠٦١٢٣٤٥٦٧٨"])
def test_what_cannot_be_dialled_is_refused_with_what_to_do(nummer):
    with pytest.raises(ValidationError, match="Typ alleen het nummer, zoals 06 12345678"):
        telefoonnummer(nummer)
