"""A fault of ours, or a database that is away: what was typed is shown, with a button to send it again (A-12)."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from profiel.models import Uitspraak
from tests.factories import DossierFactory, client_van, professional_in

pytestmark = pytest.mark.django_db(transaction=True)
ZIN = "Ik wil <graag> weer & vaker naar buiten."


@pytest.fixture
def pagina(client, settings):
    """The address of a page that takes sentences, with a client that is signed in and a browser's patience."""
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client.raise_request_exception = False
    samira = professional_in(client_van(DossierFactory()).dossier)
    client.force_login(samira.gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return f"/dossiers/{samira.dossier.uuid}/profiel/invullen/wonen/"


@pytest.fixture
def database_weg():
    """The database cannot be reached until `terug` is called."""
    opties = connection.settings_dict["OPTIONS"]
    echt = dict(opties)

    def weg():
        connection.close()
        opties["host"] = "/bestaat/niet"

    def terug():
        connection.close()
        opties.clear()
        opties.update(echt)

    yield weg, terug
    terug()


def velden_van(client, pad):
    """What the browser would send for a new row with this sentence."""
    rij = BeautifulSoup(client.get(pad).content, "html.parser").select_one("[data-nieuwe-rij]")
    ingevuld = [veld for veld in rij.select("input[name]") if veld["type"] == "hidden" or veld.has_attr("checked")]
    return {veld["name"]: veld.get("value", "") for veld in ingevuld} | {f"{rij['data-rij']}-tekst": ZIN}


def test_what_was_typed_is_shown_and_can_be_sent_again_when_the_database_is_back(client, pagina, database_weg):
    weg, terug = database_weg
    velden = velden_van(client, pagina)
    weg()
    antwoord = client.post(pagina, velden)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 503
    assert "Uw tekst is er nog" in tekst
    assert "Opslaan lukt nu niet" in tekst
    assert tekst.count("Ik wil &lt;graag&gt; weer &amp; vaker naar buiten.") == 2  # to read, and in the form
    opnieuw = {veld["name"]: veld["value"] for veld in BeautifulSoup(tekst, "html.parser").select("main [type=hidden]")}
    assert opnieuw.pop("csrfmiddlewaretoken")
    assert opnieuw == velden
    terug()
    client.post(pagina, opnieuw)
    assert Uitspraak.objects.get().tekst == ZIN


def test_the_script_hears_a_status_and_keeps_its_own_text(client, pagina, database_weg):
    velden = velden_van(client, pagina)
    database_weg[0]()
    antwoord = client.post(pagina, velden, headers={"accept": "application/json"})
    assert antwoord.status_code == 503
    assert antwoord.json() == {}


def test_a_page_to_read_gives_our_own_page_of_a_fault(client, pagina, database_weg):
    database_weg[0]()
    antwoord = client.get(pagina)
    assert antwoord.status_code == 503
    assert "Er ging bij ons iets mis" in antwoord.content.decode()


def test_a_fault_in_our_program_keeps_what_was_typed_too(client, pagina):
    velden = velden_van(client, pagina)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE profiel_plaatsing RENAME TO weg")
    try:
        antwoord = client.post(pagina, velden)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE weg RENAME TO profiel_plaatsing")
    assert antwoord.status_code == 500
    assert "vaker naar buiten" in antwoord.content.decode()
