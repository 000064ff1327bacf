"""The pages of phases 1 to 3 as their reader sees them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from profiel.keuzes import ProfielKolom, ProfielRij
from supportplan.kern.keuzes import Zichtbaarheid
from tests.factories import (
    ClientFactory,
    DoelFactory,
    DossierFactory,
    GebruikerFactory,
    GesprekFactory,
    UitspraakFactory,
    WensFactory,
    client_van,
    professional_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return DossierFactory()


@pytest.fixture
def samira(client, dossier):
    samira = professional_in(dossier)
    client.force_login(samira.gebruiker)
    return samira


def lees(client, naam, dossier):
    antwoord = client.get(reverse(naam, kwargs={"dossier": dossier.uuid}))
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def rij(soep, naam):
    return next(tr for tr in soep.select("tbody tr") if naam in tr.th.get_text())


def test_profiel_is_the_form_of_the_method(client, dossier, samira):
    soep = lees(client, "profiel:profiel", dossier)
    assert [th.get_text(strip=True) for th in soep.select("thead th")][1:] == ProfielKolom.labels
    assert [tr.th.get_text(strip=True) for tr in soep.select("tbody tr")] == ProfielRij.labels
    assert "Welke wensen zijn het belangrijkst?" in soep.get_text()
    assert "Persoonlijk Profiel © Den Hollander & Wilken (2011)" in soep.get_text()


def test_statement_stands_in_its_cell_with_author_and_marks(client, dossier, samira):
    UitspraakFactory(dossier=dossier, tekst="Ik slaap slecht.", plek=("profiel", "gezondheid", "nu"), lukt_niet=True)
    cel = rij(lees(client, "profiel:profiel", dossier), "Gezondheid").find("td")
    assert "Ik slaap slecht." in cel.get_text()
    assert client_van(dossier).roepnaam in cel.get_text()
    assert "lukt niet" in cel.get_text()


def test_row_says_only_ingevuld(client, dossier, samira):
    UitspraakFactory(dossier=dossier, plek=("profiel", "wonen", "nu"))
    soep = lees(client, "profiel:profiel", dossier)
    assert "ingevuld" in rij(soep, "Wonen").th.get_text()
    assert "ingevuld" not in rij(soep, "Werken").th.get_text()
    assert "%" not in soep.find("table").get_text()
