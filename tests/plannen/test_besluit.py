"""What the gemeente decided stands beside what was asked (method 10: granted is never what is asked)."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from plannen.keuzes import Uitkomst
from plannen.services import besluit_vastleggen
from supportplan.kern.models import Logregel
from tests.factories import WmovraagFactory, client_van

pytestmark = pytest.mark.django_db


def test_a_decision_is_recorded_beside_the_question():
    vraag = WmovraagFactory(aantal=None)
    besluit = besluit_vastleggen(
        wmovraag=vraag,
        uitkomst=Uitkomst.TOEGEKEND,
        door=None,
        vastgelegd_door=client_van(vraag.dossier),
        op=date(2026, 3, 2),
        aantal=Decimal(3),
        eenheid="uur",
        frequentie="week",
    )
    vraag.refresh_from_db()
    assert (besluit.aantal, vraag.aantal) == (3, None)
    assert Logregel.objects.get(dossier=vraag.dossier).soort == "besluit"


def test_another_provision_is_named():
    vraag = WmovraagFactory()
    with pytest.raises(ValidationError, match="welke andere voorziening"):
        besluit_vastleggen(wmovraag=vraag, uitkomst=Uitkomst.ANDERS, door=None)
    assert besluit_vastleggen(wmovraag=vraag, uitkomst=Uitkomst.ANDERS, door=None, voorziening="02").voorziening == "02"
