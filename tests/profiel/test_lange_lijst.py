"""A page with many sentences shows them to read; the fields of one come when its button is pressed (product 7)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from profiel.models import Uitspraak
from profiel.zinnenpagina import LANG
from tests.factories import GesprekFactory, UitspraakFactory
from tests.paginas import woorden

pytestmark = pytest.mark.django_db
PLEK = ("profiel", "wonen", "nu")


@pytest.fixture
def zinnen(dossier, samira):
    """One sentence more than stand with their fields on a page; any professional may change them."""
    return [
        UitspraakFactory(dossier=dossier, plek=PLEK, door=samira, tekst=f"De tuin is te groot, zin {nummer}.")
        for nummer in range(LANG + 1)
    ]


@pytest.fixture
def adres(dossier):
    return reverse("profiel:profiel_stap", kwargs={"dossier": dossier.uuid, "step": "wonen"})


def soep(antwoord):
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def velden_van(pagina, rij):
    return pagina.select(f'[name^="uitspraak_{rij.uuid}-"]')


def verstuurd_met(pagina):
    """What a browser sends of the page as it stands."""
    velden = {str(veld["name"]): veld.text for veld in pagina.select("main form textarea[name]")}
    for veld in pagina.select("main form input[name]"):
        if veld.get("type") != "checkbox" or veld.has_attr("checked"):
            velden[str(veld["name"])] = veld.get("value", "")
    return velden


def nieuwe_zin(pagina):
    return next(str(veld["name"]) for veld in pagina.select("[data-nieuwe-rij] textarea"))


def test_a_short_list_has_the_fields_of_every_sentence(client, adres, zinnen):
    zinnen[0].delete()
    pagina = soep(client.get(adres))
    assert all(velden_van(pagina, rij) for rij in zinnen[1:])


def test_a_long_list_has_every_sentence_to_read_with_a_button_and_no_fields(client, adres, zinnen):
    pagina = soep(client.get(adres))
    for rij in zinnen:
        regel = pagina.select_one(f"#uitspraak_{rij.uuid}")
        assert rij.tekst in woorden(regel)
        assert f"Wijzig : {rij.tekst}" in woorden(regel.select_one("button"))
        assert not velden_van(pagina, rij)
    assert nieuwe_zin(pagina)


def test_the_button_stores_what_was_typed_and_opens_the_fields_of_that_sentence(client, adres, zinnen):
    eerst = soep(client.get(adres))
    velden = verstuurd_met(eerst) | {
        nieuwe_zin(eerst): "Ik wil kleiner wonen.",
        "doe": f"wijzig:uitspraak_{zinnen[3].uuid}",
    }
    antwoord = client.post(adres, velden)
    pagina = soep(client.get(antwoord.url))
    assert Uitspraak.objects.filter(tekst="Ik wil kleiner wonen.").count() == 1
    assert pagina.select_one(f"#uitspraak_{zinnen[3].uuid} details").has_attr("open")
    assert pagina.find(id=antwoord.url.partition("#")[2]).text.strip() == zinnen[3].tekst
    assert not velden_van(pagina, zinnen[4])


def test_what_is_changed_there_is_stored_and_the_others_stay(client, adres, zinnen):
    open_adres = f"{adres}?wijzig=uitspraak_{zinnen[3].uuid}"
    pagina = soep(client.get(open_adres))
    client.post(
        open_adres, verstuurd_met(pagina) | {f"uitspraak_{zinnen[3].uuid}-tekst": "De tuin is te groot geworden."}
    )
    zinnen[3].refresh_from_db()
    assert zinnen[3].tekst == "De tuin is te groot geworden."
    assert Uitspraak.objects.filter(revisie=1, pk__in=[rij.pk for rij in zinnen]).count() == LANG


def test_a_sentence_that_could_not_be_stored_keeps_its_fields_with_the_error(client, adres, zinnen):
    open_adres = f"{adres}?wijzig=uitspraak_{zinnen[3].uuid}"
    velden = verstuurd_met(soep(client.get(open_adres))) | {f"uitspraak_{zinnen[3].uuid}-tekst": "te\x07 groot"}
    client.post(open_adres, velden)
    regel = soep(client.get(adres)).select_one(f"#uitspraak_{zinnen[3].uuid}")
    assert regel.select_one("details").has_attr("open")
    assert "onzichtbaar teken" in woorden(regel)


def test_a_button_for_nothing_shows_the_page(client, adres, zinnen):
    assert soep(client.post(adres, {"doe": "wijzig:iets anders"}, follow=True)).select_one("h1")


def test_in_a_long_talk_the_last_sentences_have_their_fields(client, dossier, samira, klok):
    gesprek = GesprekFactory(dossier=dossier)
    zinnen = [UitspraakFactory(dossier=dossier, gesprek=gesprek, door=samira) for _nummer in range(LANG + 1)]
    adres = reverse("profiel:vastleggen", kwargs={"dossier": dossier.uuid, "gesprek": gesprek.uuid})
    pagina = soep(client.get(adres))
    assert not velden_van(pagina, zinnen[0])
    assert all(velden_van(pagina, rij) for rij in zinnen[1:])
    knop = pagina.select_one(f"#uitspraak_{zinnen[0].uuid} button")
    pagina = soep(client.post(adres, {knop["name"]: knop["value"]}, follow=True))
    assert velden_van(pagina, zinnen[0])
