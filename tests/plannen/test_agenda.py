"""The evaluation date for a calendar: one appointment that moves along with the plan (I-11)."""

from datetime import date

import icalendar
import pytest
from django.urls import reverse

from plannen.models import Plan
from tests.factories import PlanFactory
from tests.paginas import soep_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(dossier, samira):
    return PlanFactory(dossier=dossier)


def afspraak(client, plan):
    antwoord = client.get(reverse("plannen:agenda", kwargs={"dossier": plan.dossier.uuid}))
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="afspraak.ics"' in antwoord["Content-Disposition"]
    (deel,) = icalendar.Calendar.from_ical(antwoord.content).events
    return deel


def test_the_page_of_the_plan_links_the_day(client, plan):
    links = [a["href"] for a in soep_van(client, "plannen:plan", dossier=plan.dossier.uuid).select("main a")]
    assert reverse("plannen:agenda", kwargs={"dossier": plan.dossier.uuid}) in links


def test_another_day_is_the_same_appointment_with_a_higher_number(client, plan):
    eerst = afspraak(client, plan)
    Plan.objects.filter(pk=plan.pk).update(evaluatie_op=date(2026, 6, 1), revisie=plan.revisie + 1)
    later = afspraak(client, plan)
    assert (eerst.start, later.start) == (plan.evaluatie_op, date(2026, 6, 1))
    assert eerst["UID"] == later["UID"]
    assert later["SEQUENCE"] > eerst["SEQUENCE"]


def test_the_file_names_nobody(client, plan):
    antwoord = client.get(reverse("plannen:agenda", kwargs={"dossier": plan.dossier.uuid}))
    for woord in (plan.dossier.naam, "plan bekijken", "valuatie"):
        assert woord not in antwoord.content.decode()


def test_without_a_day_there_is_no_file_and_no_link(client, plan):
    Plan.objects.filter(pk=plan.pk).update(evaluatie_op=None)
    adres = reverse("plannen:agenda", kwargs={"dossier": plan.dossier.uuid})
    assert client.get(adres).status_code == 404
    assert adres not in str(soep_van(client, "plannen:plan", dossier=plan.dossier.uuid))
