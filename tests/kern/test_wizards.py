"""Wizards on database rows (product 4): steps are kept per person, the address decides, the end runs once."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from supportplan.kern.models import Concept, Netwerkpersoon
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import DossierFactory, ProfessionalFactory, professional_in
from tests.kern.rijenpagina import Beslissen

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kern.rijenpagina")]
AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def sjablonen(settings, request):
    eigen = request.config.rootpath / "tests" / "sjablonen"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], eigen]}]


@pytest.fixture(autouse=True)
def gedaan():
    Beslissen.gedaan.clear()
    return Beslissen.gedaan


@pytest.fixture
def dossier():
    return DossierFactory()


@pytest.fixture
def samira(dossier):
    return professional_in(dossier).gebruiker


@pytest.fixture
def browser(samira):
    return apparaat(samira)


def apparaat(gebruiker):
    nieuw = Client()
    nieuw.force_login(gebruiker, backend=AANMELDWIJZE)
    return nieuw


def stap(dossier, naam, wizard="beslissen"):
    return reverse(f"{wizard}_stap", kwargs={"dossier": dossier.uuid, "step": naam})


def test_walk_to_the_end_decides_once_and_leaves_no_drafts(browser, dossier, gedaan):
    assert browser.post(stap(dossier, "vraag"), {"vraag-pgb": "ja"}).url == stap(dossier, "waarom")
    assert browser.post(stap(dossier, "waarom"), {"waarom-reden": "zelf kiezen"}).url == stap(dossier, "klaar")
    assert not gedaan
    assert browser.post(stap(dossier, "klaar"), {}).content == b"gedaan"
    assert gedaan == [(dossier.uuid, ["zelf kiezen"])]
    assert not Concept.objects.exists()


def test_looking_at_the_last_step_decides_nothing(browser, dossier, gedaan):
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "nee"})
    browser.get(stap(dossier, "klaar"))
    browser.get(stap(dossier, "done"))
    assert not gedaan


def test_condition_leaves_a_step_out(browser, dossier):
    assert browser.post(stap(dossier, "vraag"), {"vraag-pgb": "nee"}).url == stap(dossier, "klaar")
    assert browser.get(stap(dossier, "waarom")).url == stap(dossier, "klaar")


def test_half_and_invalid_input_is_there_on_another_device_and_not_for_a_colleague(browser, dossier, samira):
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "ja"})
    browser.post(stap(dossier, "waarom"), {"waarom-reden": "zelf", "naar": "vorige"})
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "misschien", "naar": "later"})
    antwoord = apparaat(samira).get(stap(dossier, "vraag")).content.decode()
    assert "sp-foutoverzicht" in antwoord
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "ja"})
    assert "zelf" in apparaat(samira).get(stap(dossier, "waarom")).content.decode()
    collega = apparaat(professional_in(dossier).gebruiker)
    assert collega.get(reverse("beslissen", kwargs={"dossier": dossier.uuid})).url == stap(dossier, "vraag")


def test_one_goes_on_where_one_was(browser, dossier):
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "ja", "naar": "later"})
    assert browser.get(reverse("beslissen", kwargs={"dossier": dossier.uuid})).url == stap(dossier, "waarom")


def test_text_of_one_dossier_never_shows_in_another(browser, dossier, samira):
    ander = DossierFactory()
    deelnemer_koppelen(ProfessionalFactory(dossier=ander), samira)
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "ja"})
    browser.post(stap(dossier, "waarom"), {"waarom-reden": "geheim van Bram", "naar": "later"})
    browser.post(stap(ander, "vraag"), {"vraag-pgb": "ja"})
    antwoord = browser.get(stap(ander, "waarom"))
    assert antwoord.status_code == 200
    assert "geheim van Bram" not in antwoord.content.decode()


def test_refusal_of_the_service_shows_and_stores_nothing(browser, dossier, gedaan):
    browser.post(stap(dossier, "vraag"), {"vraag-pgb": "ja"})
    browser.post(stap(dossier, "waarom"), {"waarom-reden": "weiger"})
    antwoord = browser.post(stap(dossier, "klaar"), {})
    assert "Dit kan nog niet." in BeautifulSoup(antwoord.content, "html.parser").select_one(".sp-foutoverzicht").text
    assert not gedaan
    assert Concept.objects.filter(doelsoort="proef.waarom").exists()


def test_end_with_a_step_missing_leads_to_that_step(browser, dossier, gedaan):
    assert browser.post(stap(dossier, "klaar"), {}).url == stap(dossier, "vraag")
    assert not gedaan


def test_typing_is_kept_by_the_script_too(browser, dossier):
    antwoord = browser.post(stap(dossier, "vraag"), {"vraag-pgb": ""}, headers={"accept": "application/json"})
    assert antwoord.json()["rijen"]["vraag"]["stand"] == "bewaard"
    assert Concept.objects.get().invoer == {"vraag-pgb": [""]}


def test_collecting_wizard_saves_rows_and_goes_on(browser, dossier):
    uuid = "0a5f9d5e-7a44-4c1e-9d0b-0d2f6a3f1f11"
    gegevens = {f"persoon_{uuid}-naam": "Jan", f"persoon_{uuid}-revisie": "0", "naar": "volgende"}
    een, twee = (stap(dossier, naam, "verzamelen") for naam in ("een", "twee"))
    assert browser.post(een, gegevens).url == twee
    assert browser.post(twee, {"naar": "vorige"}).url == een
    assert browser.post(twee, {"naar": "volgende"}).url == reverse("dossier:dossier", kwargs={"dossier": dossier.uuid})
    assert Netwerkpersoon.objects.get(uuid=uuid).naam == "Jan"


def test_stranger_gets_nothing(dossier):
    vreemde = apparaat(professional_in(DossierFactory()).gebruiker)
    assert vreemde.get(stap(dossier, "vraag")).status_code == 404
    assert vreemde.post(stap(dossier, "vraag"), {"vraag-pgb": "ja"}).status_code == 404
    assert not Concept.objects.exists()
