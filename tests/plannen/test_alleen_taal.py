""" "Alleen taal": an answer stays when only words changed, and only then (method 6)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, transaction

from plannen.beeld import ALLES, beeld_van
from plannen.inhoud import kenmerk_van_plandoel, vorm_van
from plannen.keuzes import Antwoord
from plannen.models import AlleenTaal, Plandoel
from plannen.regels import antwoorden_per_doel, gelijke_kenmerken
from plannen.services import instemming_vastleggen
from plannen.services_instemming import alleen_taal_vastleggen
from supportplan.dossier.casus import casus_van
from supportplan.kern.models import Logregel
from tests.factories import GebruikerFactory, InzetFactory, PlandoelFactory, PlanregelFactory, client_van

OP = date(2026, 3, 2)


# Rules, without database


@pytest.mark.parametrize(
    ("paren", "gelijk"),
    [
        ([], "c"),
        ([("b", "c")], "bc"),
        ([("a", "b"), ("b", "c")], "abc"),
        ([("b", "c"), ("a", "b")], "abc"),  # in any order
        ([("c", "d")], "cd"),  # put back as it was
        ([("a", "b")], "c"),  # about other readings
        ([("a", "b"), ("b", "a")], "c"),
        ([("a", "b"), ("b", "c"), ("c", "a")], "abc"),  # round and round
    ],
)
def test_which_readings_mean_the_same(paren, gelijk):
    assert gelijke_kenmerken("c", paren) == frozenset(gelijk)


@pytest.mark.parametrize(
    ("anders", "zelfde_vorm"),
    [
        ({"stap": "De was opvouwen"}, True),
        ({"stap": ""}, False),  # a text that vanished is no other wording
        ({"hoe_vaak": "elke dag"}, False),
        ({"wie": "Tilly"}, False),
        ({"vraag": {"omschrijving": "hulp in huis", "aantal": "3"}}, True),
        ({"vraag": {"omschrijving": "hulp", "aantal": "4"}}, False),
        ({"vraag": None}, False),
    ],
)
def test_what_is_only_wording(anders, zelfde_vorm):
    inhoud = {
        "stap": "Was vouwen",
        "hoe_vaak": "elke week",
        "wie": "Til",
        "vraag": {"omschrijving": "hulp", "aantal": "3"},
    }
    assert (vorm_van(inhoud) == vorm_van(inhoud | anders)) == zelfde_vorm


# With rows


@pytest.fixture
def deel(db):
    """A part with one step and one asked provision, on which the client said yes."""
    deel = PlandoelFactory()
    InzetFactory(planregel=PlanregelFactory(plandoel=deel), wmo=True)
    instemming_vastleggen(
        plandoel=deel, deelnemer=client_van(deel.dossier), antwoord=Antwoord.AKKOORD, door=None, op=OP
    )
    return deel


def kenmerk(deel):
    return kenmerk_van_plandoel(Plandoel.objects.get(pk=deel.pk))


def stem(deel):
    return antwoorden_per_doel(beeld_van(deel.dossier, ALLES), OP)[deel.pk][0]


def wijzig(deel, *, stap=None, alleen_taal=True, **inzet):
    """Change the step or its entry as the form will: hash before, save, record."""
    van, regel = kenmerk(deel), deel.regels.get()
    if stap is not None:
        regel.stap = stap
        regel.save()
    if inzet:
        regel.inzetten.update(**inzet)
    if alleen_taal:
        return alleen_taal_vastleggen(plandoel=deel, van_kenmerk=van, door=GebruikerFactory(), op=OP)
    return None


def test_other_words_ask_again_unless_ticked(deel):
    wijzig(deel, stap="De was opvouwen", alleen_taal=False)
    assert stem(deel).opnieuw


def test_an_answer_stays_through_a_chain_of_wordings(deel):
    wijzig(deel, stap="De was opvouwen")
    wijzig(deel, tekst="Hulp bij het vouwen")
    nu = stem(deel)
    assert (nu.antwoord, nu.opnieuw, nu.alleen_taal) == (Antwoord.AKKOORD, False, True)
    assert "vervallen" not in casus_van(deel.dossier)["plan"]["doelen"][0]["instemmingen"][0]


def test_a_real_change_after_new_wording_asks_again(deel):
    wijzig(deel, stap="De was opvouwen")
    wijzig(deel, hoe_vaak="elke dag", alleen_taal=False)
    assert stem(deel).opnieuw


@pytest.mark.parametrize("veld", [{"hoe_vaak": "elke dag"}, {"wie": "Thuiszorg"}, {"soort": "professional"}])
def test_more_than_words_is_refused(deel, veld):
    with pytest.raises(ValidationError, match="Er is meer veranderd dan de woorden"), transaction.atomic():
        wijzig(deel, stap="De was opvouwen", **veld)
    assert not AlleenTaal.objects.exists()


def test_an_entry_more_is_refused(deel):
    van = kenmerk(deel)
    InzetFactory(planregel=deel.regels.get())
    with pytest.raises(ValidationError):
        alleen_taal_vastleggen(plandoel=deel, van_kenmerk=van, door=None, op=OP)


def test_the_amount_asked_is_no_wording(deel):
    van, vraag = kenmerk(deel), deel.regels.get().inzetten.get().wmovraag
    vraag.aantal = 9
    vraag.save()
    with pytest.raises(ValidationError):
        alleen_taal_vastleggen(plandoel=deel, van_kenmerk=van, door=None, op=OP)


def test_it_is_logged_once(deel):
    rij = wijzig(deel, stap="De was opvouwen")
    weer = alleen_taal_vastleggen(plandoel=deel, van_kenmerk=rij.van_kenmerk, door=None, op=OP)
    assert weer == rij
    assert Logregel.objects.filter(dossier=deel.dossier, soort="alleen_taal").count() == 1


def test_nothing_changed_is_nothing_recorded(deel):
    assert wijzig(deel) is None
    assert not AlleenTaal.objects.exists()


def test_the_database_keeps_it_as_it_is(deel):
    rij = wijzig(deel, stap="De was opvouwen")
    with pytest.raises(ProgrammingError), transaction.atomic():
        AlleenTaal.objects.update(op=date(2026, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        AlleenTaal.objects.create(
            dossier=deel.dossier, plandoel=deel, van_kenmerk="a" * 128, naar_kenmerk="b" * 128, op=OP
        )
    assert AlleenTaal.objects.get() == rij
