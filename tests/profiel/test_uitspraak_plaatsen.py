"""A statement gets a place: none, one or several; moving is one act (method 2, product 3)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from profiel.keuzes import Formulier
from profiel.plekken import Plek, plekgroepen
from profiel.services_plaatsing import plaatsing_weg, uitspraak_plaatsen, uitspraak_verplaatsen
from supportplan.kern.keuzes import Actie
from supportplan.kern.models import Logregel
from tests.factories import GebruikerFactory, UitspraakFactory

pytestmark = pytest.mark.django_db
WONEN_NU, ZELFZORG_NU = Plek("profiel", "wonen", "nu"), Plek("profiel", "zelfzorg", "nu")


def plekken(uitspraak):
    return set(uitspraak.plaatsingen.values_list("formulier", "rij", "kolom"))


@pytest.fixture
def zin():
    uitspraak = UitspraakFactory()
    uitspraak.plaatsingen.all().delete()
    return uitspraak


def test_a_statement_may_stand_in_several_places(zin):
    uitspraak_plaatsen(zin, "profiel", "wonen", "nu", None)
    uitspraak_plaatsen(zin, "profiel", "zelfzorg", "nu", None)
    uitspraak_plaatsen(zin, "hulpvraag", "", "gevraagd", None)
    assert plekken(zin) == {("profiel", "wonen", "nu"), ("profiel", "zelfzorg", "nu"), ("hulpvraag", "", "gevraagd")}


def test_the_same_place_twice_is_one_place_and_one_line_in_the_log(zin):
    door = GebruikerFactory()
    assert uitspraak_plaatsen(zin, "profiel", "wonen", "nu", door) is not None
    assert uitspraak_plaatsen(zin, "profiel", "wonen", "nu", door) is None
    assert plekken(zin) == {("profiel", "wonen", "nu")}
    regel = Logregel.objects.get(dossier=zin.dossier, soort="uitspraak")
    assert (regel.actie, regel.actor, regel.velden) == (Actie.WIJZIGEN, door, ["plaatsingen"])


def test_placing_changes_neither_text_nor_revision(zin):
    uitspraak_plaatsen(zin, "profiel", "wonen", "nu", None)
    zin.refresh_from_db()
    assert zin.revisie == 1


def test_a_place_is_taken_away_and_the_statement_stays(zin):
    uitspraak_plaatsen(zin, "profiel", "wonen", "nu", None)
    assert plaatsing_weg(zin, "profiel", "wonen", "nu", None)
    assert not plaatsing_weg(zin, "profiel", "wonen", "nu", None)
    zin.refresh_from_db()
    assert plekken(zin) == set()
    assert zin.verwijderd_op is None


def test_moving_leaves_the_other_places_alone(zin):
    for plek in (("profiel", "wonen", "nu"), ("kvb", "materieel", "belemmeringen")):
        uitspraak_plaatsen(zin, *plek, None)
    assert uitspraak_verplaatsen(zin, WONEN_NU, ZELFZORG_NU, None)
    assert plekken(zin) == {("profiel", "zelfzorg", "nu"), ("kvb", "materieel", "belemmeringen")}


def test_moving_to_where_it_stands_changes_nothing(zin):
    uitspraak_plaatsen(zin, "profiel", "wonen", "nu", None)
    assert not uitspraak_verplaatsen(zin, WONEN_NU, WONEN_NU, None)
    assert plekken(zin) == {("profiel", "wonen", "nu")}


@pytest.mark.parametrize("plek", [("profiel", "wonen", "belemmeringen"), ("kvb", "wonen", "wensen"), ("x", "", "nu")])
def test_a_place_that_does_not_exist_is_refused(zin, plek):
    with pytest.raises(ValidationError, match="Kies een plek uit de lijst"):
        uitspraak_plaatsen(zin, *plek, None)


def test_a_statement_that_was_taken_away_gets_no_place(zin):
    zin.verwijderd_op = timezone.now()
    with pytest.raises(ValidationError, match="Zet hem eerst terug"):
        uitspraak_plaatsen(zin, "profiel", "wonen", "nu", None)


def test_every_choice_of_the_list_is_a_place_of_the_method():
    keuzes = [sleutel for _kop, groep in plekgroepen() for sleutel, _woord in groep]
    gevonden = [Plek.uit(sleutel) for sleutel in keuzes]
    assert None not in gevonden
    assert len(set(gevonden)) == 8 * 3 + 8 * 4 + 3 + 2
    assert dict(plekgroepen([Formulier.PROFIEL]))["Persoonlijk Profiel: Wonen"][1] == (
        "profiel:wonen:wensen",
        "Wonen, Wensen",
    )


@pytest.mark.parametrize("sleutel", ["", "profiel", "profiel:wonen", "profiel:wonen:nu:x", "kvb:wonen:nu", "x:y:z"])
def test_a_value_that_names_no_place_is_none(sleutel):
    assert Plek.uit(sleutel) is None
