"""A point of the check that does not apply, with its reason, and taking that back (W-10)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plannen.models import Toetspunt
from supportplan.kern.models import Dossier, Logregel
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def adres(dossier, punt="g", naam="toetspunt"):
    return reverse(f"plannen:{naam}", args=[dossier.uuid, punt])


def lijst(client, dossier):
    return woorden(soep_van(client, "plannen:aanvraag_definitief", dossier=dossier.uuid).find(id="toets").parent)


@pytest.fixture
def reden(client, samira, dossier):
    client.post(adres(dossier), {"reden": "De gemeente int de bijdrage zelf."})
    return Toetspunt.objects.get(dossier=dossier)


def test_each_empty_point_can_be_said_not_to_apply(client, samira, dossier):
    soep = soep_van(client, "plannen:aanvraag_definitief", dossier=dossier.uuid)
    links = {link["href"] for link in soep.select("#toets ~ ul a")}
    assert {adres(dossier, punt) for punt in ("a", "g", "hulpvraag", "advies")} <= links


def test_the_reason_is_stored_logged_and_shown(client, reden, dossier):
    assert (reden.punt, reden.reden) == ("g", "De gemeente int de bijdrage zelf.")
    tekst = lijst(client, dossier)
    assert "De gemeente int de bijdrage zelf." in tekst
    assert "niet van toepassing" in tekst
    assert Logregel.objects.filter(dossier=dossier, soort="toetspunt").exists()


def test_a_reason_is_asked_and_nothing_is_stored_without(client, samira, dossier):
    antwoord = client.post(adres(dossier), {"reden": " "})
    assert "Schrijf op waarom dit punt niet van toepassing is." in antwoord.content.decode()
    assert not Toetspunt.objects.exists()


def test_typing_it_again_changes_the_reason_and_makes_no_second_one(client, reden, dossier):
    client.post(adres(dossier), {"reden": "Er is uitleg gegeven."})
    assert Toetspunt.objects.get(dossier=dossier).reden == "Er is uitleg gegeven."


def test_taking_back_and_undoing_gives_the_same_reason(client, reden, dossier):
    antwoord = client.post(adres(dossier, naam="toetspunt_terug"), {"doe": "weg"}, follow=True)
    assert not Toetspunt.objects.exists()
    knop = BeautifulSoup(antwoord.content, "html.parser").select_one("#weg button[value=terug]")
    assert woorden(knop) == "Ongedaan maken"
    client.post(adres(dossier, naam="toetspunt_terug"), {"doe": "terug"})
    assert Toetspunt.objects.get(dossier=dossier).reden == "De gemeente int de bijdrage zelf."


def test_undoing_what_never_was_makes_nothing(client, samira, dossier):
    client.post(adres(dossier, naam="toetspunt_terug"), {"doe": "terug"})
    client.post(adres(dossier, naam="toetspunt_terug"), {"doe": "weg"})
    assert not Toetspunt.objects.exists()


def test_another_word_is_no_point(client, samira, dossier):
    assert client.get(adres(dossier, "z")).status_code == 404
    assert client.get(reverse("plannen:aanvraag_definitief", args=[dossier.uuid]), {"weg": "z"}).status_code == 200


def test_a_closed_dossier_stores_nothing(client, samira, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op="2026-03-01", sluitreden="verhuisd")
    client.post(adres(dossier), {"reden": "Zo is het"})
    assert not Toetspunt.objects.exists()
    assert "Vastleggen" not in woorden(soep_van(client, "plannen:toetspunt", dossier=dossier.uuid, punt="g").main)


def test_queries(client, samira, dossier, django_assert_max_num_queries):
    f.ToetspuntFactory(dossier=dossier, punt="g")
    with django_assert_max_num_queries(10):
        client.get(adres(dossier))
