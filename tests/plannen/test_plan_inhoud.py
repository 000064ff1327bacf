"""What an answer is about: who, what, how much and which provision; a changed day only informs (method 6)."""

from datetime import date

import pytest

from plannen.beeld import ALLES, beeld_van
from plannen.inhoud import inhoud_van_plan, kenmerk_van_plandoel
from plannen.models import Planregel
from tests.factories import (
    InzetFactory,
    NetwerkpersoonFactory,
    PgbhulpFactory,
    PgbplanFactory,
    PlandoelFactory,
    PlanregelFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def deel():
    """A part with one step: a neighbour and an asked provision."""
    deel = PlandoelFactory()
    regel = PlanregelFactory(plandoel=deel)
    InzetFactory(planregel=regel, netwerk=True)
    InzetFactory(planregel=regel, wmo=True)
    return deel


def _kenmerk(deel):
    deel.refresh_from_db()
    return kenmerk_van_plandoel(deel)


def _rijen(deel):
    regel = Planregel.objects.get(plandoel=deel)
    netwerk, wmo = regel.inzetten.order_by("pk")
    return {
        "doel": deel.doel,
        "deel": deel,
        "regel": regel,
        "netwerk": netwerk,
        "persoon": netwerk.netwerkpersoon,
        "afspraak": netwerk.netwerkafspraak,
        "vraag": wmo.wmovraag,
    }


TELT = [
    ("doel", "tekst", "Ik woon weer prettig"),
    ("deel", "hulpmiddelen", "een weekbord"),
    ("regel", "stap", "Samen opruimen"),
    ("netwerk", "tekst", "komt elke dinsdag"),
    ("netwerk", "hoe_vaak", "elke dag"),
    ("netwerk", "hoe_lang", "een jaar"),
    ("netwerk", "gestopt_op", date(2026, 3, 2)),
    ("netwerk", "voor", "mantelzorger"),
    ("afspraak", "teruggeven", "Ik help in de tuin"),
    ("vraag", "voorziening", "02"),
    ("vraag", "omschrijving", "hulp in huis"),
    ("vraag", "aantal", 4),
    ("vraag", "eenheid", "dagdeel"),
    ("vraag", "frequentie", "maand"),
    ("vraag", "leveringsvorm", "pgb"),
]
INFORMEERT = [
    ("doel", "tekst_professional", "De huishouding is op orde"),
    ("regel", "stand", "bezig"),
    ("regel", "volgorde", 9),
    ("netwerk", "uitkomst", "Dat ging goed"),
    ("persoon", "naam", "Tilly"),
    ("afspraak", "stand", "gevraagd"),
    ("afspraak", "vraagt_voor", date(2026, 3, 2)),
    ("vraag", "van", date(2026, 4, 1)),
    ("vraag", "tot", date(2026, 10, 1)),
    ("vraag", "aantal", "3.00"),
]


def _voor_en_na(deel, rij, veld, waarde):
    vooraf, gevonden = _kenmerk(deel), _rijen(deel)[rij]
    setattr(gevonden, veld, waarde)
    gevonden.save()
    return vooraf, _kenmerk(deel)


@pytest.mark.parametrize(("rij", "veld", "waarde"), TELT)
def test_a_change_that_asks_again(deel, rij, veld, waarde):
    vooraf, daarna = _voor_en_na(deel, rij, veld, waarde)
    assert vooraf != daarna


@pytest.mark.parametrize(("rij", "veld", "waarde"), INFORMEERT)
def test_a_change_that_only_informs(deel, rij, veld, waarde):
    vooraf, daarna = _voor_en_na(deel, rij, veld, waarde)
    assert vooraf == daarna


def test_another_person_asks_again(deel):
    vooraf, inzet = _kenmerk(deel), _rijen(deel)["netwerk"]
    inzet.netwerkpersoon = NetwerkpersoonFactory(dossier=deel.dossier, naam=inzet.netwerkpersoon.naam)
    inzet.save()
    assert _kenmerk(deel) != vooraf


def test_an_entry_or_step_more_asks_again(deel):
    kenmerken = [_kenmerk(deel)]
    InzetFactory(planregel=_rijen(deel)["regel"])
    kenmerken.append(_kenmerk(deel))
    PlanregelFactory(plandoel=deel)
    kenmerken.append(_kenmerk(deel))
    assert len(set(kenmerken)) == 3


def test_a_removed_entry_asks_again(deel):
    vooraf, inzet = _kenmerk(deel), _rijen(deel)["netwerk"]
    inzet.verwijderd_op = inzet.gemaakt_op
    inzet.save()
    assert _kenmerk(deel) != vooraf


def test_another_helper_in_the_pgb_asks_again(deel):
    vraag = _rijen(deel)["vraag"]
    hulp = PgbhulpFactory(pgbplan=PgbplanFactory(wmovraag=vraag))
    vooraf = _kenmerk(deel)
    hulp.naam = "Noor"
    hulp.save()
    assert _kenmerk(deel) != vooraf


def test_a_step_of_another_part_is_not_its_business(deel):
    vooraf = _kenmerk(deel)
    InzetFactory(planregel__plandoel=PlandoelFactory(dossier=deel.dossier), dossier=deel.dossier)
    assert _kenmerk(deel) == vooraf


def test_with_or_without_rows_at_hand_it_is_the_same(deel, django_assert_num_queries):
    beeld = beeld_van(deel.dossier, ALLES)
    (uit_beeld,) = beeld.plandoelen
    with django_assert_num_queries(0):
        kenmerk = kenmerk_van_plandoel(uit_beeld, beeld.regels)
        inhoud = inhoud_van_plan(beeld.plan, beeld.regels)
    assert kenmerk == _kenmerk(deel)
    assert inhoud == inhoud_van_plan(deel.plan)
