"""The worksheet: first the list, then weighing, then the choice (method 5)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from opties.keuzes import Keuzesoort, Werkbladstand
from opties.regels import stand_van_werkblad
from opties.services import keuze_maken, lijst_heropenen, lijst_sluiten
from tests.factories import OptieFactory, WerkbladFactory

OP = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("gesloten", "gekozen", "stand"),
    [
        (False, False, Werkbladstand.VERZAMELEN),
        (False, True, Werkbladstand.VERZAMELEN),  # opened again
        (True, False, Werkbladstand.WEGEN),
        (True, True, Werkbladstand.GEKOZEN),
    ],
)
def test_how_far_a_worksheet_is(gesloten, gekozen, stand):
    assert stand_van_werkblad(lijst_gesloten=gesloten, beste_gekozen=gekozen) == stand


@pytest.fixture
def werkblad(db):
    return WerkbladFactory()


def test_an_empty_list_cannot_be_closed(werkblad):
    with pytest.raises(ValidationError, match="Bedenk eerst een optie"):
        lijst_sluiten(werkblad=werkblad, door=None, op=OP)


def test_close_choose_and_open_again_keeps_the_choice(werkblad):
    optie = OptieFactory(werkblad=werkblad)
    werkblad = lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    assert werkblad.stand == Werkbladstand.WEGEN
    keuze_maken(werkblad=werkblad, optie=optie, soort=Keuzesoort.BESTE, door=None, motief="Dat kan ik zelf")
    assert werkblad.stand == Werkbladstand.GEKOZEN
    werkblad = lijst_heropenen(werkblad=werkblad, door=None)
    assert werkblad.stand == Werkbladstand.VERZAMELEN
    assert werkblad.keuzes.get().motief == "Dat kan ik zelf"


def test_no_choice_while_the_list_is_open(werkblad):
    optie = OptieFactory(werkblad=werkblad)
    with pytest.raises(ValidationError, match="Sluit eerst de lijst"):
        keuze_maken(werkblad=werkblad, optie=optie, soort=Keuzesoort.BESTE, door=None)


def test_an_option_of_another_worksheet_is_refused(werkblad):
    OptieFactory(werkblad=werkblad)
    ander = OptieFactory(werkblad=WerkbladFactory(dossier=werkblad.dossier))
    lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    with pytest.raises(ValidationError, match="van dit werkblad"):
        keuze_maken(werkblad=werkblad, optie=ander, soort=Keuzesoort.BESTE, door=None)


def test_an_option_is_chosen_once_and_a_choice_can_change(werkblad):
    eerste, tweede = OptieFactory(werkblad=werkblad), OptieFactory(werkblad=werkblad)
    lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    keuze_maken(werkblad=werkblad, optie=eerste, soort=Keuzesoort.BESTE, door=None)
    with pytest.raises(ValidationError, match="al gekozen"):
        keuze_maken(werkblad=werkblad, optie=eerste, soort=Keuzesoort.TWEEDE, door=None)
    keuze = keuze_maken(werkblad=werkblad, optie=tweede, soort=Keuzesoort.BESTE, door=None)
    assert (keuze.revisie, werkblad.keuzes.get().optie) == (2, tweede)
