"""Typing a talk in a browser: a sentence, Enter, the next; with and without JavaScript (method 1)."""

import pytest
from django.urls import reverse
from hulp import axe_schoon, bewaak, schuift_niet_opzij, zet_breedte
from playwright.sync_api import expect

from profiel.models import Uitspraak
from tests.factories import DeelnemerFactory, DossierFactory, GesprekFactory, professional_in

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]
ZINNEN = ["Ik krijg mijn huis niet op orde.", "Vroeger deed mijn moeder dat.", "Ik wil iets met mijn handen doen."]


@pytest.fixture
def gesprek():
    return GesprekFactory(dossier=DossierFactory(naam="Roos"))


@pytest.fixture
def adres(gesprek):
    return reverse("profiel:vastleggen", kwargs={"dossier": gesprek.dossier.uuid, "gesprek": gesprek.uuid})


@pytest.fixture
def samira(gesprek):
    return professional_in(gesprek.dossier)


def open_pagina(venster, aanmelden, samira, adres, **opties):
    context = venster(**opties)
    aanmelden(context, samira.gebruiker)
    pagina = context.new_page()
    pagina.goto(adres)
    return pagina


def getypt(pagina):
    return [vak.input_value() for vak in pagina.locator("textarea").all() if vak.input_value()]


def test_three_sentences_with_enter_are_there_after_a_reload(venster, aanmelden, live_server, samira, gesprek, adres):
    pagina = open_pagina(venster, aanmelden, samira, adres)
    vreemd, fouten = bewaak(pagina, live_server.url)
    pagina.locator("[data-enter]").first.focus()
    for nummer, zin in enumerate(ZINNEN):
        if nummer == 1:  # the second is said together; the third keeps that choice
            pagina.get_by_label("Samira").last.check()
            pagina.locator("[data-enter]").last.focus()
        pagina.keyboard.type(zin)
        pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen.", timeout=30_000)
    axe_schoon(pagina)
    pagina.reload()
    assert getypt(pagina) == ZINNEN
    sprekers = [rij.sprekers.count() for rij in Uitspraak.objects.filter(gesprek=gesprek)]
    assert sprekers == [1, 2, 2]
    zet_breedte(pagina, 320)
    schuift_niet_opzij(pagina)
    assert (vreemd, fouten) == ([], [])


def test_speaker_chosen_before_typing_holds_for_that_sentence_and_the_next(venster, aanmelden, samira, gesprek, adres):
    DeelnemerFactory(dossier=gesprek.dossier, roepnaam="Ingrid")
    pagina = open_pagina(venster, aanmelden, samira, adres)
    pagina.get_by_label("Ingrid").last.check()
    pagina.get_by_label("Roos").last.uncheck()
    pagina.locator("[data-enter]").last.focus()
    for zin in ZINNEN[:2]:
        pagina.keyboard.type(zin)
        pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen.", timeout=30_000)
    gezegd = [[spreker.deelnemer.roepnaam for spreker in rij.sprekers.all()] for rij in Uitspraak.objects.all()]
    assert gezegd == [["Ingrid"], ["Ingrid"]]


def test_a_sentence_without_a_speaker_stays_told_with_its_names_and_can_go(venster, aanmelden, samira, adres):
    pagina = open_pagina(venster, aanmelden, samira, f"{adres}#inhoud")
    pagina.get_by_label("Roos").last.uncheck()
    pagina.locator("[data-enter]").last.focus()
    pagina.keyboard.type(ZINNEN[0])
    pagina.keyboard.press("Enter")
    eerste = pagina.locator(".sp-zinrij").first
    expect(eerste.locator("[data-rij-bericht]")).to_contain_text("Kies wie dit zei.", timeout=30_000)
    pagina.get_by_label("Roos").last.check()
    pagina.locator("[data-enter]").last.fill(ZINNEN[1])
    tweede = pagina.locator(".sp-zinrij").nth(1).locator("input[name$=-revisie]")
    expect(tweede).to_have_value("1", timeout=30_000)
    expect(eerste.get_by_label("Roos")).to_be_visible()
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Nog niet opgeslagen: Kies wie dit zei.")
    assert Uitspraak.objects.get().tekst == ZINNEN[1]
    pagina.get_by_role("button", name="Zin opslaan").click()
    expect(pagina.locator(".sp-foutoverzicht")).to_be_focused()  # not the place of a row that the address named
    pagina.locator(".sp-zinrij--nieuw").first.get_by_role("button", name="Weghalen").click()
    assert getypt(pagina) == ZINNEN[1:2]


def test_without_javascript_a_button_does_the_same_and_the_place_is_one_press(
    venster, aanmelden, samira, gesprek, adres
):
    pagina = open_pagina(venster, aanmelden, samira, adres, java_script_enabled=False)
    for zin in ZINNEN:
        pagina.locator("[data-nieuwe-rij] textarea").fill(zin)
        pagina.get_by_role("button", name="Zin opslaan").click()
    assert getypt(pagina) == ZINNEN
    pagina.get_by_role("button", name="De zinnen een plek geven").click()
    pagina.get_by_role("button", name="Wonen, Wens").click()
    eerste = Uitspraak.objects.filter(gesprek=gesprek).first()
    assert list(eerste.plaatsingen.values_list("rij", "kolom")) == [("wonen", "wensen")]
    assert ZINNEN[1] in pagina.locator(".sp-plekzin").inner_text()


@pytest.mark.parametrize("breedte", [320, 1280])
@pytest.mark.parametrize("naam", ["profiel:plek_geven", "profiel:kennismaken_stap", "dossier:spoed", "dossier:sluiten"])
def test_pages_are_for_everybody(venster, aanmelden, samira, gesprek, naam, breedte):
    sleutels = {"dossier": gesprek.dossier.uuid} | ({"step": "mensen"} if naam.endswith("_stap") else {})
    pagina = open_pagina(venster, aanmelden, samira, reverse(naam, kwargs=sleutels))
    zet_breedte(pagina, breedte)
    schuift_niet_opzij(pagina)
    axe_schoon(pagina, (breedte,))
