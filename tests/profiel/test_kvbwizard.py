"""Filling the schema kwaliteit van bestaan: a step per dimension, and the gap that shows itself (method 3)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from profiel.keuzes import KvbKolom, KvbRij
from tests.factories import UitspraakFactory, VervullingFactory
from tests.paginas import woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def stap(client, dossier, samira):
    def haal(naam):
        antwoord = client.get(reverse("profiel:kvb_stap", kwargs={"dossier": dossier.uuid, "step": naam}))
        assert antwoord.status_code == 200
        return BeautifulSoup(antwoord.content, "html.parser")

    return haal


def test_dimension_has_the_four_columns_and_what_to_think_of(stap):
    soep = stap("zelfbepaling")
    assert [woorden(kop) for kop in soep.select(".sp-invulcel h2")] == KvbKolom.labels
    assert "keuzes, controle, beslissingen, persoonlijke doelen" in soep.get_text()
    assert "autonomie, doelen en waarden, keuzes" in soep.get_text()
    assert len(soep.select(".sp-gebieden a")) == len(KvbRij) + 1
    assert "Den Hollander" not in soep.get_text()  # that is the source of the profile only


def test_need_says_whether_there_is_something_for_it(stap, dossier):
    UitspraakFactory(dossier=dossier, tekst="Iemand die belt", plek=("kvb", "lichamelijk", "benodigd"))
    vervuld = VervullingFactory(dossier=dossier).behoefte
    zinnen = {
        woorden(zin.blockquote): woorden(zin.figcaption) for zin in stap("lichamelijk").select(".sp-zin__gelezen")
    }
    assert "hier is nog niets voor" in zinnen["Iemand die belt"]
    assert "hier is iets voor" in zinnen[vervuld.tekst]


def test_last_step_shows_the_gap_and_the_way_to_close_it(stap, client, dossier):
    leeg = UitspraakFactory(dossier=dossier, tekst="Iemand die belt", plek=("kvb", "rechten", "benodigd"))
    vervuld = VervullingFactory(dossier=dossier)
    soep = stap("tekort")
    open_, wel = soep.select("main section")
    assert "Iemand die belt" in woorden(open_)
    assert f"Daarvoor is er: {vervuld.hulpbron.tekst}" in woorden(wel)
    assert str(leeg.uuid) in open_.a["href"]
    assert client.get(open_.a["href"]).status_code == 200


def test_without_needs_the_last_step_says_how_to_begin(stap):
    leeg = stap("tekort").select_one(".sp-leeg")
    assert "Nog niets opgeschreven" in leeg.get_text()
    assert leeg.a["href"].endswith("/emotioneel/")


@pytest.mark.parametrize("naam", ["lichamelijk", "tekort"])
def test_page_asks_the_same_queries_with_many_sentences(client, dossier, samira, queries_groeien_niet, naam):
    def maken(aantal):
        for _ in range(aantal):
            VervullingFactory(dossier=dossier)

    adres = reverse("profiel:kvb_stap", kwargs={"dossier": dossier.uuid, "step": naam})
    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres), hoogstens=8)
