"""Somebody who looks around in the demo never meets Django's page with all addresses."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pad", ["/bestaat-niet/", "/dossiers/x/", None], ids=["no address", "no uuid", "no dossier"])
def test_an_unknown_address_in_the_demo_gives_the_page_of_the_product(settings, samira, pad):
    settings.DEBUG = settings.DEMO = True
    browser = Client()
    browser.force_login(samira.gebruiker)
    antwoord = browser.get(pad or reverse("dossier:dossier", kwargs={"dossier": uuid4()}))
    assert antwoord.status_code == 404
    assert BeautifulSoup(antwoord.content, "html.parser").h1.text == "Deze pagina is er niet"
    assert "DEBUG" not in antwoord.content.decode()


def test_who_develops_without_demo_still_sees_which_addresses_there_are(settings):
    settings.DEBUG, settings.DEMO = True, False
    assert "DEBUG = True" in Client().get("/bestaat-niet/").content.decode()


def test_an_address_without_its_last_slash_still_leads_on(settings, samira):
    settings.DEBUG = settings.DEMO = True
    assert Client().get("/formulieren").status_code == 301
