"""Release for the document: by the client, of the text as it was seen (P-03)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from profiel.services import uitspraak_vrijgeven, vrijgave_intrekken, vrijgeven
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Vrijgavewijze, Zichtbaarheid
from supportplan.kern.models import Logregel
from tests.factories import (
    DeelnemerFactory,
    NetwerkpersoonFactory,
    UitspraakFactory,
    client_van,
    professional_in,
)

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


def _geef_vrij(uitspraak, **anders):
    velden = {
        "uitspraak": uitspraak,
        "revisie": uitspraak.revisie,
        "client": client_van(uitspraak.dossier),
        "wijze": Vrijgavewijze.SAMEN,
        "door": None,
        "op": OP,
    }
    return uitspraak_vrijgeven(**velden | anders)


def test_nothing_is_released_by_default():
    assert not UitspraakFactory().is_vrijgegeven


def test_client_releases_a_statement_with_the_reason():
    uitspraak = _geef_vrij(UitspraakFactory(), reden="Hierdoor snapt de gemeente mijn vraag")
    uitspraak.refresh_from_db()
    assert uitspraak.is_vrijgegeven
    assert (uitspraak.vrijgegeven_op, uitspraak.vrijgave_reden) == (OP, "Hierdoor snapt de gemeente mijn vraag")
    regel = Logregel.objects.get(dossier=uitspraak.dossier, actie=Actie.VRIJGEVEN)
    assert regel.object_uuid == uitspraak.uuid


def test_a_later_change_ends_the_release():
    uitspraak = _geef_vrij(UitspraakFactory())
    gewijzigd(uitspraak, None)
    uitspraak.save()
    assert not uitspraak.is_vrijgegeven
    assert uitspraak.is_gewijzigd_na_vrijgave


def test_only_what_was_seen_is_released():
    uitspraak = UitspraakFactory()
    gewijzigd(uitspraak, None)
    uitspraak.save()
    with pytest.raises(ValidationError, match="intussen veranderd"):
        _geef_vrij(uitspraak, revisie=1)


def test_a_professional_cannot_release():
    uitspraak = UitspraakFactory()
    with pytest.raises(ValidationError, match="Alleen de cliënt"):
        _geef_vrij(uitspraak, client=professional_in(uitspraak.dossier))


def test_a_client_cannot_release_what_a_naaste_said_in_confidence():
    uitspraak = UitspraakFactory(zichtbaarheid=Zichtbaarheid.ALLEEN_IK, door=None)
    uitspraak.sprekers.update(deelnemer=DeelnemerFactory(dossier=uitspraak.dossier))
    with pytest.raises(ValidationError, match="alleen voor wie ze zei"):
        _geef_vrij(uitspraak)


def test_a_release_can_be_taken_back():
    uitspraak = vrijgave_intrekken(rij=_geef_vrij(UitspraakFactory()), door=None)
    assert not uitspraak.is_vrijgegeven
    assert not uitspraak.is_gewijzigd_na_vrijgave


def test_a_person_of_the_network_is_released_in_the_same_way():
    persoon = NetwerkpersoonFactory(naam="Til", relatie="buurvrouw")
    assert persoon.naam_in_document == "buurvrouw"
    client = client_van(persoon.dossier)
    persoon = vrijgeven(rij=persoon, revisie=1, client=client, wijze=Vrijgavewijze.ZELF, door=None, op=OP)
    assert persoon.naam_in_document == "Til"
