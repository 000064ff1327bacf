"""Sentences get their place later, together, one press per sentence (method 1)."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.kern.keuzes import Actie, Zichtbaarheid
from supportplan.kern.models import Logregel
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
    soep = druk(client, soep, "Wens")
    assert plekken(eerste) == [("profiel", "wonen", "wensen")]
    assert tweede.tekst in woorden(soep.select_one(".sp-plekzin"))
    soep = druk(client, soep, "Nu", rij="Werken")
    assert plekken(tweede) == [("profiel", "werken", "nu")]
    assert "Alle zinnen zijn bekeken" in woorden(soep.main)


def test_a_place_is_undone_and_the_sentence_waits_again(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier)
    soep = druk(client, begin(client, dossier), "Wens")
    client.post(soep.adres, {"doe": soep.select_one(".sp-weggehaald button")["value"]})
    assert plekken(zin) == []
    assert zin.tekst in woorden(begin(client, dossier).select_one(".sp-plekzin"))


def test_a_sentence_may_get_one_more_place(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier)
    soep = druk(client, begin(client, dossier), "Wens")
    antwoord = client.get(soep.find("a", string="Nog een plek voor deze zin")["href"])
    soep = BeautifulSoup(antwoord.content, "html.parser")
    soep.adres = antwoord.request["PATH_INFO"]
    assert woorden(soep.select_one(".sp-plekken__staat")) == "✓ Wonen, Wens: staat hier"
    assert "Klaar met deze zin" in woorden(soep.select_one(".sp-plekzin"))
    druk(client, soep, "Belemmering", rij="Materieel welbevinden")
    assert plekken(zin) == [("kvb", "materieel", "belemmeringen"), ("profiel", "wonen", "wensen")]


def nu(soep):
    """The words that have their turn, and how many wait."""
    return woorden(soep.select_one(".sp-plekzin q, .sp-plekzin blockquote")), woorden(soep.select_one(".sp-plekzin h2"))


def volg(client, soep, woord):
    antwoord = client.get(soep.find("a", string=lambda tekst: tekst and tekst.strip() == woord)["href"])
    return BeautifulSoup(antwoord.content, "html.parser")


def drie(dossier):
    return [UitspraakFactory(dossier=dossier, tekst=tekst) for tekst in ("Eén", "Twee", "Drie")]


def test_a_sentence_that_needs_no_place_is_done_and_can_be_taken_up_again(client, dossier, samira):
    zin, _twee, _drie = drie(dossier)
    soep = druk(client, begin(client, dossier), "Hoeft geen plek", rij="Hoeft")
    zin.refresh_from_db()
    assert zin.hoeft_geen_plek
    assert nu(soep) == ("Twee", "Nog 2 zinnen")
    assert "Eén hoeft geen plek." in woorden(soep.select_one(".sp-weggehaald"))
    assert "1 zin hoeft geen plek" in woorden(soep.main)
    kennis = soep_van(client, "profiel:kennismaking", dossier=dossier.uuid)
    assert "2 zinnen een plek geven" in woorden(kennis.main)
    assert "Eén" in woorden(kennis.main)
    soep = druk(client, soep, "hoeft geen plek", rij="Ongedaan maken")
    zin.refresh_from_db()
    assert not zin.hoeft_geen_plek
    assert nu(soep) == ("Eén", "Nog 3 zinnen")


def test_it_changes_neither_words_nor_release_and_is_in_the_log_without_words(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier, vrijgegeven=True)
    druk(client, begin(client, dossier), "Hoeft geen plek", rij="Hoeft")
    zin.refresh_from_db()
    assert (zin.revisie, zin.is_vrijgegeven) == (1, True)
    regel = Logregel.objects.filter(dossier=dossier, actie=Actie.WIJZIGEN).get()
    assert (regel.object_uuid, regel.velden) == (zin.uuid, ["plaatsingen"])


def test_a_sentence_with_a_place_is_never_marked_as_needing_none(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier, plek=("profiel", "wonen", "nu"))
    antwoord = client.post(adres(dossier), {"doe": f"geen_plek:uitspraak_{zin.uuid}"}, follow=True)
    assert "Deze zin heeft al een plek." in antwoord.content.decode()
    zin.refresh_from_db()
    assert not zin.hoeft_geen_plek


def test_a_place_ends_that_it_needs_none(client, dossier, samira):
    zin = UitspraakFactory(dossier=dossier, hoeft_geen_plek=True)
    client.post(adres(dossier), {"doe": f"plaats:uitspraak_{zin.uuid}:profiel:wonen:nu"})
    client.post(adres(dossier), {"doe": f"plek_weg:uitspraak_{zin.uuid}:profiel:wonen:nu"})
    assert zin.tekst in woorden(begin(client, dossier).select_one(".sp-plekzin"))


def test_later_shows_the_next_and_comes_round_to_it(client, dossier, samira):
    drie(dossier)
    soep = begin(client, dossier)
    gezien = []
    for _keer in range(4):
        gezien.append(nu(soep))
        soep = volg(client, soep, "Later")
    assert gezien == [(tekst, "Nog 3 zinnen") for tekst in ("Eén", "Twee", "Drie", "Eén")]
    assert "Eén komt later." in woorden(soep.select_one(".sp-weggehaald"))


def test_later_with_one_sentence_left_leads_away(client, dossier, samira):
    UitspraakFactory(dossier=dossier)
    link = begin(client, dossier).find("a", string=lambda tekst: tekst and tekst.strip() == "Later")
    assert link["href"] == reverse("profiel:kennismaking", kwargs={"dossier": dossier.uuid})


def test_after_a_place_the_next_one_comes_not_the_first(client, dossier, samira):
    drie(dossier)
    soep = volg(client, begin(client, dossier), "Later")
    soep.adres = adres(dossier)
    soep = druk(client, soep, "Wens")
    assert nu(soep) == ("Drie", "Nog 2 zinnen")
    assert soep.select_one("[data-raster-begin]")["value"].endswith(":profiel:wonen:wensen")


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
