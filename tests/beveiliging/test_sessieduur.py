"""A session ends after rest, sooner for a client than for staff, and never loses what was typed (S-14)."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plannen.models import Logboekregel
from supportplan.kern.keuzes import Functie
from supportplan.kern.models import Deelnemer
from supportplan.kern.sessieduur import LANGST, OPSCHRIJVEN, Sessie, minuten_voor
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import DossierFactory, GebruikerFactory, MedewerkerFactory, client_van, professional_in
from tests.hulp import NU

AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"
SESSIE = "/sessie/"


@pytest.mark.parametrize(
    ("begonnen", "actief", "minuten", "eind", "verlengbaar"),
    [
        (0, 0, 15, 15 * 60 + OPSCHRIJVEN, True),
        (0, 3600, 60, 2 * 3600 + OPSCHRIJVEN, True),
        (0, LANGST - 600, 60, LANGST, False),  # the 12 hours come first: doing something adds nothing
    ],
)
def test_s14_rule(begonnen, actief, minuten, eind, verlengbaar):
    sessie = Sessie(begonnen=begonnen, actief=actief, minuten=minuten)
    assert (sessie.eind, sessie.verlengbaar) == (eind, verlengbaar)


@pytest.fixture
def dossier(db):
    return DossierFactory(naam="Roos")


@pytest.fixture
def samira(client, dossier):
    """A professional whose organisatie lets a session rest for an hour, signed in."""
    deelnemer = professional_in(dossier)
    MedewerkerFactory(gebruiker=deelnemer.gebruiker, functie=Functie.PROFESSIONAL, van=date(2020, 1, 1))
    client.force_login(deelnemer.gebruiker, backend=AANMELDWIJZE)
    return deelnemer


@pytest.fixture
def na(klok):
    """Let so many minutes pass since the last time."""
    verstreken = timedelta()

    def wachten(minuten):
        nonlocal verstreken
        verstreken += timedelta(minutes=minuten)
        klok.move_to(NU + verstreken, tick=False)

    return wachten


def is_aangemeld(client):
    return client.get(SESSIE).status_code == 200


def test_s14_staff_is_signed_out_after_the_time_the_organisatie_chose(client, samira, na):
    na(60)
    assert is_aangemeld(client)
    na(2)
    assert not is_aangemeld(client)


def test_s14_the_setting_of_the_organisatie_counts_within_a_minute(client, samira, na):
    organisatie = samira.gebruiker.functies.get().organisatie
    organisatie.sessieduur_minuten = 20
    organisatie.save()
    na(1)
    client.get("/")
    na(22)
    assert not is_aangemeld(client)


def test_s14_a_client_is_signed_out_after_a_quarter_of_an_hour(client, dossier, na):
    client_deelnemer = client_van(dossier)
    deelnemer_koppelen(client_deelnemer, GebruikerFactory())
    client.force_login(client_deelnemer.gebruiker, backend=AANMELDWIJZE)
    na(15)
    assert is_aangemeld(client)
    na(2)
    assert not is_aangemeld(client)


@pytest.mark.django_db
def test_s14_a_professional_in_a_dossier_without_a_place_works_too():
    dossier = DossierFactory(organisatie__sessieduur_minuten=30)
    assert minuten_voor(professional_in(dossier).gebruiker) == 30
    assert minuten_voor(GebruikerFactory()) == 15


@pytest.mark.django_db
def test_s14_who_no_longer_works_in_the_dossier_is_somebody_like_others():
    samira = professional_in(DossierFactory(), van=date(2026, 1, 1), tot=date(2026, 2, 1))
    assert minuten_voor(samira.gebruiker) == 15


def test_s14_a_talk_of_two_hours_in_which_one_types_never_signs_out(client, samira, dossier, na):
    """What the page's script sends while typing goes on counts as being there."""
    adres = reverse("dossier:spoed", kwargs={"dossier": dossier.uuid})
    for _keer in range(12):
        na(10)
        antwoord = client.post(adres, {}, headers={"accept": "application/json"})
        assert antwoord.status_code == 200
    assert is_aangemeld(client)


def test_s14_nothing_adds_to_the_twelve_hours(client, samira, na):
    for _keer in range(24):
        na(30)
        client.get("/")
    assert not is_aangemeld(client)


def test_s14_asking_how_long_keeps_no_session_open(client, samira, na):
    for minuten in (20, 20, 20):
        na(minuten)
        assert is_aangemeld(client)
    na(2)
    assert not is_aangemeld(client)


def test_s14_stay_signed_in(client, samira, na):
    na(58)
    assert client.get(SESSIE).json()["over"] == 3 * 60
    assert client.post(SESSIE).json()["over"] == 61 * 60
    na(58)
    assert is_aangemeld(client)


def test_s14_activity_is_written_at_most_once_a_minute(client, samira, na):
    def schrijft():
        with CaptureQueriesContext(connection) as vragen:
            client.get("/")
        return sum("UPDATE" in vraag["sql"] and "django_session" in vraag["sql"] for vraag in vragen)

    na(1)
    assert [schrijft() for _keer in range(3)] == [1, 0, 0]
    na(0.5)
    assert schrijft() == 0
    na(0.5)
    assert schrijft() == 1


def test_s14_what_was_typed_is_shown_after_the_end_and_can_be_sent_again(samira, dossier, na):
    """Without the script: the whole form comes back, and the button stores it after signing in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(samira.gebruiker, backend=AANMELDWIJZE)
    adres = reverse("dossier:sluiten", kwargs={"dossier": dossier.uuid})
    sleutel = BeautifulSoup(client.get(adres).content, "html.parser").find("input", {"name": "csrfmiddlewaretoken"})
    na(62)
    tekst = "Roos woont nu bij haar zus en redt zich."
    kop = {"referer": f"http://testserver{adres}"}
    antwoord = client.post(adres, {"toelichting": tekst, "csrfmiddlewaretoken": sleutel["value"]}, headers=kop)
    assert antwoord.status_code == 401
    soep = BeautifulSoup(antwoord.content, "html.parser")
    assert soep.find("input", {"name": "toelichting"})["value"] == tekst
    assert tekst in soep.main.get_text()
    assert not Logboekregel.objects.filter(dossier=dossier).exists()


def test_s14_another_site_cannot_have_its_words_shown_after_the_end(samira, dossier, na):
    client = Client(enforce_csrf_checks=True)
    client.force_login(samira.gebruiker, backend=AANMELDWIJZE)
    na(62)
    adres = reverse("dossier:sluiten", kwargs={"dossier": dossier.uuid})
    antwoord = client.post(adres, {"toelichting": "Maak geld over."}, headers={"origin": "https://kwaad.test"})
    assert antwoord.status_code == 403
    assert "Maak geld over" not in antwoord.content.decode()


def test_s14_the_sign_in_page_says_why(client, samira, na):
    na(62)
    antwoord = client.get("/", follow=True)
    assert antwoord.redirect_chain
    assert "omdat u een tijd niets deed" in antwoord.content.decode()
    assert not Session.objects.filter(pk=client.session.session_key or "").exists()


def test_s14_the_page_knows_how_long(client, samira, dossier):
    soep = BeautifulSoup(client.get("/").content, "html.parser")
    dialoog = soep.find("dialog", id="sessie")
    assert int(dialoog["data-over"]) == 61 * 60
    assert dialoog["role"] == "alertdialog"
    assert Deelnemer.objects.filter(gebruiker=samira.gebruiker).exists()
    assert str(samira.gebruiker.pk) != dialoog["data-wie"]
