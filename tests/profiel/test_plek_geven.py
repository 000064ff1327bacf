"""Sentences get their place later, together, one press per sentence (method 1)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.kern.keuzes import Zichtbaarheid
from tests.factories import DeelnemerFactory, GesprekFactory, UitspraakFactory
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def adres(dossier):
    return reverse("profiel:plek_geven", kwargs={"dossier": dossier.uuid})


def plekken(uitspraak):
    return sorted(uitspraak.plaatsingen.values_list("formulier", "rij", "kolom"))


def druk(client, soep, woord, rij="Wonen"):
    knop = next(
        knop for knop in soep.select("button") if woorden(knop).endswith(woord) and woorden(knop).startswith(rij)
    )
    antwoord = client.post(soep.adres, {"doe": knop["value"]}, follow=True)
    nieuw = BeautifulSoup(antwoord.content, "html.parser")
    nieuw.adres = antwoord.request["PATH_INFO"] + "?" + antwoord.request["QUERY_STRING"]
    return nieuw


def begin(client, dossier):
    soep = soep_van(client, "profiel:plek_geven", dossier=dossier.uuid)
    soep.adres = adres(dossier)
    return soep


def test_one_press_gives_a_place_and_shows_the_next(client, dossier, samira):
    eerste, tweede = UitspraakFactory(dossier=dossier), UitspraakFactory(dossier=dossier)
    soep = begin(client, dossier)
    assert eerste.tekst in woorden(soep.select_one(".sp-plekzin"))
    soep = druk(client, soep, "Wensen")
    assert plekken(eerste) == [("profiel", "wonen", "wensen")]
    assert tweede.tekst in woorden(soep.select_one(".sp-plekzin"))
    soep = druk(client, soep, "Huidige mogelijkheden en ervaringen", rij="Werken")
    assert plekken(tweede) == [("profiel", "werken", "nu")]
    assert "Alle zinnen hebben een plek" in woorden(soep.main)


def test_a_place_is_undone_and_the_sentence_waits_again(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier)
    soep = druk(client, begin(client, dossier), "Wensen")
    client.post(soep.adres, {"doe": soep.select_one(".sp-weggehaald button")["value"]})
    assert plekken(zin) == []
    assert zin.tekst in woorden(begin(client, dossier).select_one(".sp-plekzin"))


def test_a_sentence_may_get_one_more_place(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier)
    soep = druk(client, begin(client, dossier), "Wensen")
    antwoord = client.get(soep.find("a", string="Nog een plek voor deze zin")["href"])
    soep = BeautifulSoup(antwoord.content, "html.parser")
    soep.adres = antwoord.request["PATH_INFO"]
    assert "staat hier" in woorden(soep.select_one("button[disabled]"))
    druk(client, soep, "Ervaren belemmeringen", rij="Materieel welbevinden")
    assert plekken(zin) == [("kvb", "materieel", "belemmeringen"), ("profiel", "wonen", "wensen")]


def test_only_the_sentences_of_one_talk_when_asked(client, dossier, samira):
    gesprek = GesprekFactory(dossier=dossier)
    UitspraakFactory(dossier=dossier, tekst="Ergens anders gezegd")
    UitspraakFactory(dossier=dossier, gesprek=gesprek, tekst="Vandaag gezegd")
    antwoord = client.get(adres(dossier), {"gesprek": str(gesprek.uuid)})
    assert "Vandaag gezegd" in antwoord.content.decode()
    assert "Ergens anders gezegd" not in antwoord.content.decode()


def test_what_is_only_for_somebody_else_is_not_shown_and_gets_no_place(client, dossier, samira):
    naaste = DeelnemerFactory(dossier=dossier)
    geheim = UitspraakFactory(dossier=dossier, door=naaste, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    assert geheim.tekst not in client.get(adres(dossier)).content.decode()
    client.post(adres(dossier), {"doe": f"plaats:uitspraak_{geheim.uuid}:profiel:wonen:nu"})
    assert plekken(geheim) == []


def test_a_place_that_does_not_exist_is_refused_in_words(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier)
    antwoord = client.post(adres(dossier), {"doe": f"plaats:uitspraak_{zin.uuid}:profiel:wonen:x"}, follow=True)
    assert "Kies een plek uit de lijst." in antwoord.content.decode()


@pytest.mark.parametrize("vraag", [{"gesprek": "x"}, {"zin": "x"}, {"vorige": "x", "form": "x"}])
def test_an_address_typed_by_hand_does_no_harm(client, dossier, samira, vraag):
    UitspraakFactory(dossier=dossier)
    assert client.get(adres(dossier), vraag).status_code == 200


def test_the_page_asks_as_much_with_many_sentences(client, dossier, samira, queries_groeien_niet):
    queries_groeien_niet(
        maken=lambda aantal: UitspraakFactory.create_batch(aantal, dossier=dossier),
        doen=lambda: client.get(adres(dossier)),
        hoogstens=8,
    )
