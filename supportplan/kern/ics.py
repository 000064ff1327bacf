"""Appointments as a calendar file that says nothing about a person (wmo.md I-11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone

ZONE = ZoneInfo("Europe/Amsterdam")
MARGE = 1  # years of clock changes written into the file, before the first and after the last appointment


@dataclass(frozen=True)
class Afspraak:
    """One appointment. `uid` and `volgnummer` come from the row: the same row stays the same appointment in a calendar.

    `dag` without `begin` lasts the whole day. `gewijzigd_op` (with a time zone) is when the row last changed.
    """

    uid: UUID
    volgnummer: int
    dag: date
    gewijzigd_op: datetime
    begin: time | None = None
    duur: timedelta = timedelta(hours=1)
    vooraf: timedelta = timedelta(days=1)
    vervallen: bool = False


def kalender(afspraken: Sequence[Afspraak]) -> bytes:
    """Return an ICS file (RFC 5545) with these appointments; the same appointments give the same bytes.

    Title and alarm say only "Afspraak": calendars are shared and shown on locked screens (P, I-11). The file goes by
    METHOD PUBLISH, or CANCEL when all its appointments are cancelled: one file cannot have both methods (RFC 5546).
    """
    bestand = Calendar()
    bestand.add("prodid", "-//Supportplan//NL")
    bestand.add("version", "2.0")
    bestand.add("calscale", "GREGORIAN")
    bestand.add("method", "CANCEL" if afspraken and all(deel.vervallen for deel in afspraken) else "PUBLISH")
    if dagen := [deel.dag for deel in afspraken]:
        bestand.add_component(_tijdzone(min(dagen), max(dagen)))
    for afspraak in afspraken:
        bestand.add_component(_gebeurtenis(afspraak))
    inhoud: bytes = bestand.to_ical()
    return inhoud


def _tijdzone(eerste: date, laatste: date) -> Timezone:
    """The rules of Dutch time around these days: a file that names a TZID has to describe it."""
    eerste, laatste = date(eerste.year - MARGE, 1, 1), date(laatste.year + MARGE, 1, 1)
    return Timezone.from_tzinfo(ZONE, first_date=eerste, last_date=laatste)


def _gebeurtenis(afspraak: Afspraak) -> Event:
    deel = Event()
    deel.add("uid", f"{afspraak.uid}@supportplan")
    deel.add("sequence", afspraak.volgnummer)
    deel.add("dtstamp", afspraak.gewijzigd_op.astimezone(UTC))
    deel.add("last-modified", afspraak.gewijzigd_op.astimezone(UTC))
    begin, einde = _tijden(afspraak)
    deel.add("dtstart", begin)
    deel.add("dtend", einde)
    deel.add("summary", _("Afspraak"))
    deel.add("class", "PRIVATE")
    deel.add("status", "CANCELLED" if afspraak.vervallen else "CONFIRMED")
    deel.add("transp", "OPAQUE" if afspraak.begin else "TRANSPARENT")
    if not afspraak.vervallen:
        deel.add_component(_alarm(afspraak.vooraf))
    return deel


def _tijden(afspraak: Afspraak) -> tuple[date, date]:
    """Begin and end: two dates for a whole day (the end is the next day), else two moments in Dutch time."""
    if afspraak.begin is None:
        return afspraak.dag, afspraak.dag + timedelta(days=1)
    begin = datetime.combine(afspraak.dag, afspraak.begin, tzinfo=ZONE)
    return begin, begin + afspraak.duur


def _alarm(vooraf: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("Afspraak"))
    alarm.add("trigger", -vooraf)
    return alarm
