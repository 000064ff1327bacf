"""The pages of the document: read, download, make final, frozen versions (W-10, W-28)."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plannen.models import Document
from supportplan.kern.models import Logregel
from tests import factories as f
from tests.plannen.zaak import GEHEIM, eigen_opslag, kleine_zaak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _opslag(monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path)


@pytest.fixture
def geval(client, verse_zaak):
    client.force_login(verse_zaak.professional.gebruiker)
    return verse_zaak


@pytest.fixture
def klein(client):
    """A document of few pages, where the pages are not the subject."""
    klein = kleine_zaak()
    client.force_login(klein.professional.gebruiker)
    return klein


def adres(naam, geval, **meer):
    return reverse(f"plannen:{naam}", kwargs={"dossier": geval.dossier.uuid, **meer})


def test_page_shows_concept_check_list_and_what_is_not_in(client, geval):
    tekst = client.get(adres("aanvraag", geval)).content.decode()
    assert "CONCEPT" in tekst
    assert "Melding met persoonlijk plan" in tekst
    assert "Controlelijst" in tekst
    assert "1 uitspraak is gewijzigd na vrijgave" in tekst
    assert GEHEIM not in tekst


@pytest.mark.parametrize("pagina", ["aanvraag", "aanvraag_definitief"])
def test_p06_the_check_names_who_stands_in_released_words_and_who_is_described(client, geval, pagina):
    f.UitspraakFactory(dossier=geval.dossier, tekst="Bel wilhelmina", vrijgegeven=True)
    soep = BeautifulSoup(client.get(adres(pagina, geval)).content, "html.parser")
    regels = [regel.get_text(" ", strip=True) for regel in soep.find(id="namen").parent.select("li")]
    assert regels == [
        "In deze tekst staat de naam wilhelmina. Die is niet vrijgegeven, maar blijft in deze tekst wel staan. "
        "“Bel wilhelmina”",
        "Waar Wilhelmina in het plan staat, staat in het document: [moeder].",
    ]


def test_page_links_a_statement_to_its_thread(client, geval):
    tekst = client.get(adres("aanvraag", geval)).content.decode()
    assert "Waarom staat dit hier?" in tekst
    assert f"/dossiers/{geval.dossier.uuid}/draad/uitspraak/" in tekst


def test_concept_downloads_are_logged(client, geval):
    antwoord = client.get(adres("aanvraag_bestand", geval, soort="html"))
    assert antwoord["Content-Disposition"] == 'attachment; filename="aanvraag.html"'
    assert "CONCEPT" in antwoord.content.decode()
    assert "draad" not in antwoord.content.decode()
    assert Logregel.objects.filter(dossier=geval.dossier, actie="downloaden", soort="document").exists()
    assert client.get(adres("aanvraag_bestand", geval, soort="exe")).status_code == 404


def test_making_final_freezes_and_shows_the_version(client, klein):
    vooraf = client.get(adres("aanvraag_definitief", klein)).content.decode()
    assert "Maak definitief" in vooraf
    assert not Document.objects.exists()
    antwoord = client.post(adres("aanvraag_definitief", klein), follow=True)
    tekst = antwoord.content.decode()
    assert "Versie 1 is definitief." in tekst
    assert "CONCEPT" not in tekst
    assert Logregel.objects.filter(dossier=klein.dossier, actie="toevoegen", soort="document").count() == 1


def test_pressed_twice_makes_one_version_and_opened_anew_the_next(client, klein):
    for _keer in range(2):
        antwoord = client.post(adres("aanvraag_definitief", klein), {"wordt": "1"}, follow=True)
        assert "Versie 1 is definitief." in antwoord.content.decode()
    assert Document.objects.count() == 1
    assert 'name="wordt" value="2"' in client.get(adres("aanvraag_definitief", klein)).content.decode()


def test_later_edits_do_not_change_a_frozen_version(client, klein):
    client.post(adres("aanvraag_definitief", klein))
    eerst = client.get(adres("aanvraag_versie_bestand", klein, versie=1, soort="json")).content
    f.client_van(klein.dossier).__class__.objects.filter(pk=klein.client.pk).update(achternaam="Anders")
    assert client.get(adres("aanvraag_versie_bestand", klein, versie=1, soort="json")).content == eerst
    assert "Anders" not in client.get(adres("aanvraag_versie", klein, versie=1)).content.decode()


def test_changed_file_is_not_served(client, klein, tmp_path):
    client.post(adres("aanvraag_definitief", klein))
    for rij in Document.objects.get().bestanden.all():
        (tmp_path / rij.bestand.name).write_bytes(b"iets anders")
    antwoord = client.get(adres("aanvraag_versie_bestand", klein, versie=1, soort="pdf"), follow=True)
    assert "niet meer gelijk" in antwoord.content.decode()
    assert (
        "Deze versie kan niet getoond worden" in client.get(adres("aanvraag_versie", klein, versie=1)).content.decode()
    )


def test_correction_names_the_version_it_replaces(client, klein):
    for _keer in range(2):
        client.post(adres("aanvraag_definitief", klein))
    een, twee = Document.objects.order_by("versie")
    assert twee.vervangt == een
    gegevens = json.loads(client.get(adres("aanvraag_versie_bestand", klein, versie=2, soort="json")).content)
    assert (gegevens["versie"], gegevens["vervangt"]) == (2, 1)
    assert gegevens["versieregel"] == "Versie 2, vervangt versie 1"


def test_without_the_legal_minimum_it_says_what_is_missing(client, geval):
    geval.dossier.__class__.objects.filter(pk=geval.dossier.pk).update(route="aanvraag_na_zes_weken", melding_op=None)
    antwoord = client.post(adres("aanvraag_definitief", geval))
    assert antwoord.status_code == 422
    assert "Dit kan nog niet" in antwoord.content.decode()
    assert not Document.objects.exists()


def test_neither_a_stranger_nor_a_naaste_finds_the_document(client, geval):
    client.force_login(f.GebruikerFactory())
    assert client.get(adres("aanvraag", geval)).status_code == 404
    naaste = f.DeelnemerFactory(dossier=geval.dossier)
    f.deelnemer_koppelen(naaste, f.GebruikerFactory())
    client.force_login(naaste.gebruiker)
    assert client.get(adres("aanvraag", geval)).status_code == 404


def test_the_client_reads_but_does_not_make_final(client, geval):
    f.deelnemer_koppelen(geval.client, f.GebruikerFactory())
    client.force_login(geval.client.gebruiker)
    tekst = client.get(adres("aanvraag", geval)).content.decode()
    assert "Staat er niet in" not in tekst
    assert client.post(adres("aanvraag_definitief", geval)).status_code == 403


def test_page_queries_do_not_grow(client, geval, queries_groeien_niet):
    def maken(aantal):
        for _nr in range(aantal):
            f.UitspraakFactory(
                dossier=geval.dossier, door=geval.client, vrijgegeven=True, plek=("profiel", "wonen", "nu")
            )
            regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(dossier=geval.dossier))
            f.InzetFactory(planregel=regel, netwerk=True)
            f.WmovraagFactory(
                inzet=f.InzetFactory(planregel=regel, soort="wmo"),
                betaalt=f.InzetFactory(planregel=regel, professional=True),
            )

    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres("aanvraag", geval)))
