"""Whom to call now: who answers first, at night, in the weekend and on a public holiday too (W-06)."""

from datetime import datetime, time

import pytest
from django.db import IntegrityError, transaction

from supportplan.kern.models import Noodnummer
from supportplan.kern.noodnummers import is_open, nu_bereikbaar, uren_in_woorden
from tests.factories import GemeenteFactory

WERKWEEK = [1, 2, 3, 4, 5]
NACHT = {"dagen": WERKWEEK, "van": time(17), "tot": time(8)}
WEEKEND = {"dagen": [6, 7], "van": time(8), "tot": time(8)}
KANTOOR = {"dagen": WERKWEEK, "van": time(8), "tot": time(17)}


def nummer(naam="nummer", telefoon="0900 0000", **uren):
    return Noodnummer(naam=naam, telefoon=telefoon, **uren)


@pytest.mark.parametrize(
    ("uren", "moment", "open_"),
    [
        ({}, "2026-03-01 03:00", True),  # always
        (KANTOOR, "2026-03-02 08:00", True),  # a Monday
        (KANTOOR, "2026-03-02 07:59", False),
        (KANTOOR, "2026-03-02 17:00", False),
        (KANTOOR, "2026-03-07 10:00", False),  # a Saturday
        (NACHT, "2026-03-02 16:59", False),
        (NACHT, "2026-03-02 17:00", True),
        (NACHT, "2026-03-03 07:59", True),  # the night of Monday
        (NACHT, "2026-03-03 08:00", False),
        (NACHT, "2026-03-07 03:00", True),  # Friday night
        (NACHT, "2026-03-02 03:00", False),  # Sunday night is of the weekend
        (WEEKEND, "2026-03-02 03:00", True),
        (WEEKEND, "2026-03-02 08:00", False),
        (WEEKEND, "2026-03-07 07:00", False),
        (WEEKEND, "2026-04-06 12:00", True),  # Easter Monday counts as a Sunday
        (KANTOOR, "2026-04-06 12:00", False),
        (WEEKEND, "2026-04-07 03:00", True),
        ({"dagen": [1]}, "2026-03-02 23:59", True),
        ({"dagen": [1]}, "2026-03-03 00:00", False),
    ],
)
def test_w06_who_answers_when(uren, moment, open_):
    assert is_open(nummer(**uren), datetime.fromisoformat(moment)) == open_


@pytest.mark.parametrize(
    ("uren", "woorden"),
    [
        ({}, "dag en nacht"),
        ({"van": time(8), "tot": time(8)}, "dag en nacht"),
        (NACHT, "maandag tot en met vrijdag van 17.00 tot 8.00 uur"),
        (WEEKEND, "zaterdag en zondag, de hele dag"),
        ({"van": time(8, 30), "tot": time(17)}, "elke dag van 8.30 tot 17.00 uur"),
        ({"dagen": [5, 1, 3]}, "maandag, woensdag en vrijdag, de hele dag"),
        ({"dagen": [2]}, "dinsdag, de hele dag"),
    ],
)
def test_hours_in_words(uren, woorden):
    assert uren_in_woorden(nummer(**uren)) == woorden


def test_w06_who_answers_now_stands_first_and_one_number_is_one_line():
    nummers = [
        nummer("Gemeente", "14 000", **KANTOOR),
        nummer("Post", "0900 1", **NACHT),
        nummer("Post", "0900 1", **WEEKEND),
        nummer("112", "112"),
    ]
    lijnen = nu_bereikbaar(nummers, datetime.fromisoformat("2026-03-07 12:00"))
    assert [(lijn.naam, lijn.nu) for lijn in lijnen] == [("Post", True), ("112", True), ("Gemeente", False)]
    assert len(lijnen[0].uren) == 2
    assert lijnen[2].link == "tel:14000"


@pytest.mark.django_db
def test_w06_a_gemeente_has_its_own_numbers_beside_those_for_everywhere():
    hier, elders = GemeenteFactory(), GemeenteFactory(naam="Elders", code="9903")
    eigen = Noodnummer.objects.create(gemeente=hier, soort="gemeente", naam="Spoed", telefoon="14 033", volgorde=9)
    Noodnummer.objects.create(gemeente=elders, soort="gemeente", naam="Spoed", telefoon="14 034")
    overal = ["112", "0800-2000", "0800-0113"]
    assert [rij.telefoon for rij in Noodnummer.objects.voor(hier)] == [*overal, eigen.telefoon]
    assert [rij.telefoon for rij in Noodnummer.objects.voor(None)] == overal


@pytest.mark.django_db
@pytest.mark.parametrize("velden", [{"dagen": [0]}, {"dagen": [8]}, {"dagen": []}, {"van": time(8)}, {"telefoon": ""}])
def test_the_database_refuses_days_and_hours_that_are_none(velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Noodnummer.objects.create(**{"soort": "anders", "naam": "x", "telefoon": "1", **velden})
