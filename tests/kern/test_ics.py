"""The calendar file, read back by the library that other programs use too (wmo.md I-11)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import icalendar
import pytest

from supportplan.kern.ics import Afspraak, kalender

EVALUATIE = Afspraak(
    uid=UUID("6f0c2a54-3a3e-4b9d-9f39-0a4a8a0c7f11"),
    volgnummer=0,
    dag=date(2026, 6, 2),
    gewijzigd_op=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
)


def gelezen(*afspraken):
    agenda = icalendar.Calendar.from_ical(kalender(afspraken))
    return agenda, agenda.events


def test_whole_day():
    agenda, (deel,) = gelezen(EVALUATIE)
    assert agenda["METHOD"] == "PUBLISH"
    assert deel["UID"] == "6f0c2a54-3a3e-4b9d-9f39-0a4a8a0c7f11@supportplan"
    assert deel["SEQUENCE"] == 0
    assert (deel.start, deel.end) == (date(2026, 6, 2), date(2026, 6, 3))
    assert EVALUATIE.gewijzigd_op == deel.DTSTAMP


def test_time_of_day_is_dutch_time():
    agenda, (deel,) = gelezen(replace(EVALUATIE, begin=time(14, 0), duur=timedelta(minutes=90)))
    assert b"DTSTART;TZID=Europe/Amsterdam:20260602T140000" in agenda.to_ical()
    assert deel.start.astimezone(UTC) == datetime(2026, 6, 2, 12, 0, tzinfo=UTC)
    assert deel.end - deel.start == timedelta(minutes=90)
    assert [zone["TZID"] for zone in agenda.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


@pytest.mark.parametrize(("dag", "verschil"), [(date(2026, 3, 29), 2), (date(2026, 10, 25), 1)])
def test_days_the_clock_changes(dag, verschil):
    _, (deel,) = gelezen(replace(EVALUATIE, dag=dag, begin=time(14, 0)))
    assert deel.start.utcoffset() == timedelta(hours=verschil)


def test_says_nothing_about_the_person():
    _, (deel,) = gelezen(EVALUATIE)
    assert deel["SUMMARY"] == "Afspraak"
    assert deel["CLASS"] == "PRIVATE"
    assert not {"DESCRIPTION", "LOCATION", "ORGANIZER", "ATTENDEE", "CATEGORIES", "URL"} & set(deel)


def test_alarm():
    _, (deel,) = gelezen(replace(EVALUATIE, vooraf=timedelta(days=14)))
    (alarm,) = deel.walk("VALARM")
    assert (alarm["ACTION"], alarm["DESCRIPTION"], alarm.TRIGGER) == ("DISPLAY", "Afspraak", timedelta(days=-14))


def test_moved_is_the_same_appointment():
    _, (eerst,) = gelezen(EVALUATIE)
    _, (later,) = gelezen(replace(EVALUATIE, dag=date(2026, 6, 9), volgnummer=1))
    assert eerst["UID"] == later["UID"]
    assert (eerst["SEQUENCE"], later["SEQUENCE"]) == (0, 1)


def test_cancelled():
    agenda, (deel,) = gelezen(replace(EVALUATIE, vervallen=True, volgnummer=2))
    assert (agenda["METHOD"], deel["STATUS"], deel["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert not deel.walk("VALARM")


def test_cancelled_beside_one_that_stands():
    agenda, delen = gelezen(replace(EVALUATIE, vervallen=True), replace(EVALUATIE, uid=UUID(int=1)))
    assert agenda["METHOD"] == "PUBLISH"
    assert [deel["STATUS"] for deel in delen] == ["CANCELLED", "CONFIRMED"]


def test_nothing_to_do():
    _, delen = gelezen()
    assert delen == []


def test_same_bytes_and_lines_as_the_standard_asks():
    inhoud = kalender([EVALUATIE])
    assert inhoud == kalender([EVALUATIE])
    assert inhoud.endswith(b"END:VCALENDAR\r\n")
    assert all(len(regel) <= 75 for regel in inhoud.split(b"\r\n"))
