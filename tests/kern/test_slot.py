"""A closed dossier is read, not written; of who does not know yet only name and contact are kept (method 1)."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.kern.keuzes import Conceptsoort
from supportplan.kern.models import Concept, Netwerkpersoon
from tests.factories import DossierFactory, professional_in
from tests.kern.test_rijen import adres, bewaar, sjablonen, stil, veld  # noqa: F401  # a fixture among them

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kern.rijenpagina")]
GESLOTEN = "Dit dossier is gesloten. Heropen het om verder te gaan."


@pytest.fixture
def dossier():
    return DossierFactory(naam="Roos", gesloten_op=date(2026, 2, 27), sluitreden="verhuisd")


@pytest.fixture
def samira(client, dossier):
    client.force_login(professional_in(dossier).gebruiker)
    return client


def test_nothing_is_stored_in_a_closed_dossier_but_what_was_typed_stays(samira, dossier):
    uuid = uuid4()
    antwoord = stil(samira, dossier, veld(uuid, naam="Buurman Jan"))[f"persoon_{uuid}"]
    assert (antwoord["stand"], antwoord["bericht"]) == ("geweigerd", GESLOTEN)
    assert not Netwerkpersoon.objects.exists()
    concept = Concept.objects.get(soort=Conceptsoort.ONGELDIG)
    assert concept.invoer["naam"] == ["Buurman Jan"]


def test_after_reopening_the_kept_words_are_there_to_save(samira, dossier):
    uuid = uuid4()
    stil(samira, dossier, veld(uuid, naam="Buurman Jan"))
    dossier.gesloten_op, dossier.sluitreden = None, ""
    dossier.save()
    assert "Buurman Jan" in samira.get(adres(dossier)).content.decode()
    bewaar(samira, dossier, veld(uuid, naam="Buurman Jan"))
    assert Netwerkpersoon.objects.get().naam == "Buurman Jan"


def test_no_button_acts_in_a_closed_dossier(samira, dossier):
    persoon = Netwerkpersoon.objects.create(dossier=dossier, naam="Til")
    antwoord = samira.post(adres(dossier), {"doe": f"verwijder:persoon_{persoon.uuid}"}, follow=True)
    assert GESLOTEN in antwoord.content.decode()
    persoon.refresh_from_db()
    assert persoon.verwijderd_op is None


def test_a_deciding_wizard_is_refused_with_the_reason(samira, dossier):
    stap = reverse("beslissen_stap", kwargs={"dossier": dossier.uuid, "step": "vraag"})
    antwoord = samira.post(stap, {"vraag-pgb": "ja"}, follow=True)
    assert GESLOTEN in antwoord.content.decode()
    assert not Concept.objects.exists()
    assert samira.post(stap, {}, headers={"accept": "application/json"}).status_code == 409


def test_what_was_typed_for_a_page_without_rows_comes_back_to_send_again(samira, dossier):
    stap = reverse("beslissen_stap", kwargs={"dossier": dossier.uuid, "step": "vraag"})
    antwoord = samira.post(stap, {"vraag-pgb": "ja", "vraag-reden": "Roos kiest graag zelf"})
    soep = BeautifulSoup(antwoord.content, "html.parser").main
    assert antwoord.status_code == 409
    assert GESLOTEN in soep.get_text()
    assert "Roos kiest graag zelf" in soep.get_text()
    opnieuw = {veld["name"]: veld["value"] for veld in soep.select("form input[type=hidden]")}
    assert opnieuw.items() >= {"vraag-pgb": "ja", "vraag-reden": "Roos kiest graag zelf"}.items()


def test_pages_of_a_closed_dossier_say_so_and_show_no_ways_to_write(samira, dossier):
    pagina = samira.get(reverse("profiel:kennismaking", kwargs={"dossier": dossier.uuid}))
    assert GESLOTEN in BeautifulSoup(pagina.content, "html.parser").main.get_text()
    assert "profiel_invullen" not in pagina.context["rechten"]
    assert "profiel_zien" in pagina.context["rechten"]


def test_of_somebody_who_does_not_know_nothing_more_is_kept(samira, dossier):
    dossier.gesloten_op, dossier.sluitreden, dossier.client_weet_ervan = None, "", False
    dossier.save()
    antwoord = bewaar(samira, dossier, veld(uuid4(), naam="Buurman Jan"))
    assert "weet nog niet van dit dossier" in antwoord.content.decode()
    assert not Netwerkpersoon.objects.exists()


@pytest.mark.parametrize("weet", [True, None])
def test_known_and_unknown_do_not_stand_in_the_way(samira, dossier, weet):
    dossier.gesloten_op, dossier.sluitreden, dossier.client_weet_ervan = None, "", weet
    dossier.save()
    bewaar(samira, dossier, veld(uuid4(), naam="Buurman Jan"))
    assert Netwerkpersoon.objects.get().naam == "Buurman Jan"
