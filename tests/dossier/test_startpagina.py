"""Mijn dossiers: what somebody works with, searched and sorted; nobody sees what is not theirs."""

from datetime import date

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Actie, Functie
from supportplan.kern.models import Logregel
from supportplan.kern.services import dossier_bijwerken
from supportplan.kern.toegang import Recht, deelnemer_koppelen
from tests.factories import (
    ClientFactory,
    DossierFactory,
    GebruikerFactory,
    GemeenteFactory,
    GesprekFactory,
    MedewerkerFactory,
    ProfessionalFactory,
    client_van,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebruiker(client):
    gebruiker = GebruikerFactory(naam="Samira")
    client.force_login(gebruiker)
    return gebruiker


def dossier_van(gebruiker, naam, **velden):
    dossier = DossierFactory(naam=naam, client=None, **velden)
    ClientFactory(dossier=dossier, roepnaam=naam, achternaam="")
    deelnemer_koppelen(ProfessionalFactory(dossier=dossier), gebruiker)
    return dossier


def namen(soep):
    return [woorden(th) for th in soep.select("tbody th")]


def test_lists_my_dossiers_with_phase_what_is_next_and_a_date(client, gebruiker):
    dossier = dossier_van(gebruiker, "Bram")
    GesprekFactory(dossier=dossier, volgend_gesprek=date(2026, 3, 9))
    dossier_bijwerken(dossier)
    DossierFactory(naam="Van een ander")
    soep = soep_van(client, "dossier:start")
    assert namen(soep) == ["Bram"]
    assert soep.select_one("tbody a")["href"] == reverse("dossier:dossier", kwargs={"dossier": dossier.uuid})
    rij = woorden(soep.select_one("tbody tr"))
    for tekst in ("Kennismaken", "Er is nog niets opgeschreven in het profiel.", "9 maart 2026"):
        assert tekst in rij
    assert "1 tot 1 van 1" in soep.get_text()


@pytest.mark.parametrize("zoek", ["ozturk", "ÖZTÜRK", "jan öz", "o'brien"])
def test_search_looks_past_case_and_accents(client, gebruiker, zoek):
    dossier_van(gebruiker, "Jan O'Brien-Öztürk")
    dossier_van(gebruiker, "Roos de Wit")
    assert namen(soep_van(client, "dossier:start", data={"zoek": zoek})) == ["Jan O'Brien-Öztürk"]


def test_search_for_nobody_says_so_and_keeps_the_words(client, gebruiker):
    soep = soep_van(client, "dossier:start", data={"zoek": "Zeno"})
    assert "Niemand gevonden met deze naam" in soep.get_text()
    assert soep.find("input", type="search")["value"] == "Zeno"


def test_search_is_logged_without_the_words(client, gebruiker):
    soep_van(client, "dossier:start", data={"zoek": "Zeno"})
    regel = Logregel.objects.get(actie=Actie.ZOEKEN)
    assert (regel.actor, regel.dossier) == (gebruiker, None)
    assert "Zeno" not in f"{regel.soort}{regel.reden}{regel.velden}"


@pytest.mark.parametrize(
    ("volgorde", "verwacht"),
    [
        ("naam", ["Anna", "Bram", "Corrie"]),
        ("wijziging", ["Corrie", "Anna", "Bram"]),
        ("datum", ["Bram", "Corrie", "Anna"]),
        ("onzin", ["Anna", "Bram", "Corrie"]),
    ],
)
def test_sorts_by_name_last_change_or_next_date(client, gebruiker, volgorde, verwacht):
    for naam, datum, dag in [("Bram", date(2026, 3, 3), 1), ("Anna", None, 2), ("Corrie", date(2026, 3, 4), 3)]:
        dossier_van(gebruiker, naam, volgende_datum=datum, gewijzigd_op=f"2026-02-0{dag}T10:00Z")
    assert namen(soep_van(client, "dossier:start", data={"volgorde": volgorde})) == verwacht


def test_pages_of_twenty_five(client, gebruiker):
    for nummer in range(26):
        dossier_van(gebruiker, f"Mens {nummer:02}")
    soep = soep_van(client, "dossier:start", data={"blad": 2})
    assert namen(soep) == ["Mens 25"]
    assert "26 tot 26 van 26" in soep.get_text()


def test_more_than_a_thousand_is_not_counted(client, gebruiker, monkeypatch):
    monkeypatch.setattr("supportplan.dossier.views_start.MEESTE", 2)
    for naam in ("Anna", "Bram", "Corrie"):
        dossier_van(gebruiker, naam)
    assert "1 tot 2 van meer dan 2" in soep_van(client, "dossier:start").get_text()


def test_closed_dossier_is_called_closed(client, gebruiker):
    dossier_van(gebruiker, "Bram", gesloten=True)
    assert "Gesloten" in woorden(soep_van(client, "dossier:start").select_one("tbody tr"))


def test_visitor_is_sent_to_sign_in_and_in_a_demo_to_the_people(client, settings):
    settings.DEMO = False
    assert client.get("/").url == reverse("account_login")
    settings.DEMO = True
    assert client.get("/").url == reverse("kern:demo")


def test_consulent_reads_why_there_are_no_dossiers(client, gebruiker):
    MedewerkerFactory(gebruiker=gebruiker, organisatie=None, gemeente=GemeenteFactory(), functie=Functie.CONSULENT)
    assert "Als Wmo-consulent opent u geen dossiers." in soep_van(client, "dossier:start").get_text()


def test_who_has_no_dossier_reads_a_neutral_text(client, gebruiker):
    assert "U heeft nog geen dossiers" in soep_van(client, "dossier:start").get_text()


def test_who_may_only_see_a_plan_finds_it_and_nothing_else(client):
    dossier = DossierFactory(naam="Roos")
    client.force_login(gebruiker_met(dossier, Recht.PLAN_ZIEN))
    soep = soep_van(client, "dossier:start")
    assert not soep.table
    assert reverse("plannen:plan", kwargs={"dossier": dossier.uuid}) in [a["href"] for a in soep.select("main a")]


def test_client_finds_the_own_dossier(client, gebruiker):
    dossier = DossierFactory(naam="Roos")
    deelnemer_koppelen(client_van(dossier), gebruiker)
    assert namen(soep_van(client, "dossier:start")) == ["Roos"]


@pytest.mark.parametrize("data", [{}, {"zoek": "bram"}])
def test_queries_do_not_grow(client, gebruiker, queries_groeien_niet, data):
    def maken(aantal):
        for _ in range(aantal):
            GesprekFactory(dossier=dossier_van(gebruiker, "Bram"))

    queries_groeien_niet(maken=maken, doen=lambda: client.get("/", data), hoogstens=8)
