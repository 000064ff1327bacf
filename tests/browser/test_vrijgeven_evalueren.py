"""The release page and looking back in a browser: without JavaScript, by keyboard, by axe (P-03, method 8)."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from plannen.models import Evaluatie, Evaluatieregel, Logboekregel
from profiel.models import Uitspraak
from tests.browser.hulp import axe_schoon, loop_met_tab
from tests.factories import (
    DossierFactory,
    InzetFactory,
    LogboekregelFactory,
    NetwerkpersoonFactory,
    PlandoelFactory,
    PlanregelFactory,
    UitspraakFactory,
    professional_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dossier(db):
    """A case with something to release, and a plan in which one person stopped and it is too much for another."""
    dossier = DossierFactory(naam="Roos")
    UitspraakFactory(dossier=dossier, tekst="Ik doe zelf de was", plek=("profiel", "wonen", "nu"))
    UitspraakFactory(dossier=dossier, tekst="Ik slaap slecht", plek=("profiel", "gezondheid", "nu"))
    NetwerkpersoonFactory(dossier=dossier, naam="Til", in_document_als="een buurvrouw")
    regel = PlanregelFactory(plandoel=PlandoelFactory(dossier=dossier), stap="Boodschappen")
    InzetFactory(planregel=regel, netwerk=True, tekst="halen")
    InzetFactory(planregel=regel, gestopt=True, tekst="brengen")
    LogboekregelFactory(dossier=dossier, planregel=regel, tekst="Til zegt: het wordt mij te veel.")
    return dossier


@pytest.fixture
def samira(dossier):
    return professional_in(dossier, achternaam="Bakker")


def adres(naam, dossier, *verder):
    return reverse(f"plannen:{naam}", args=[dossier.uuid, *verder])


def paginas(dossier):
    """Every page of this part."""
    regel = dossier_regel(dossier)
    inzet = regel.inzetten.filter(gestopt_op=None).first()
    return [
        adres("vrijgeven_stap", dossier, "lezen"),
        *(adres("gemeente", dossier, stap) for stap in ("route", "hulpvraag", "weglaten", "vertegenwoordiging")),
        adres("logboek_bewerken", dossier),
        adres("stap", dossier, regel.uuid),
        adres("inzet_stoppen", dossier, inzet.uuid),
        adres("te_veel", dossier, regel.uuid),
        adres("evaluatie_nieuw", dossier),
    ]


def dossier_regel(dossier):
    return LogboekregelFactory._meta.model.objects.get(dossier=dossier).planregel


def druk(pagina, naam):
    """Go to a button with the keyboard and press it."""
    knop = pagina.get_by_role("button", name=re.compile(naam)).first
    knop.focus()
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")


def test_axe_finds_nothing_at_three_widths(pagina, aanmelden, dossier, samira):
    aanmelden(pagina.context, samira.gebruiker)
    for pad in paginas(dossier):
        pagina.goto(pad)
        axe_schoon(pagina)


def test_release_by_keyboard_asks_for_the_reason_and_then_releases(pagina, aanmelden, dossier, samira):
    aanmelden(pagina.context, samira.gebruiker)
    pagina.goto(adres("vrijgeven_stap", dossier, "lezen"))
    namen = loop_met_tab(pagina)
    assert any("Vastleggen" in naam for naam in namen)
    pagina.get_by_label("Ik slaap slecht").focus()
    pagina.keyboard.press("Space")
    pagina.get_by_label(re.compile("De cliënt was erbij")).focus()
    pagina.keyboard.press("Space")
    druk(pagina, "Vastleggen")
    expect(pagina.get_by_role("group", name="Er ging iets mis")).to_be_focused()
    pagina.get_by_label("Waarom heeft de gemeente dit nodig?").fill("De hulp komt overdag")
    druk(pagina, "Vastleggen")
    assert Uitspraak.objects.get(tekst="Ik slaap slecht").vrijgave_reden == "De hulp komt overdag"
    assert all(rij.is_vrijgegeven for rij in Uitspraak.objects.all())


def test_without_javascript_people_release_and_look_back(venster, aanmelden, dossier, samira):
    context = venster(java_script_enabled=False)
    aanmelden(context, samira.gebruiker)
    pagina = context.new_page()
    pagina.goto(adres("vrijgeven_stap", dossier, "lezen"))
    pagina.get_by_label(re.compile("De cliënt was erbij")).check()
    pagina.get_by_role("button", name="Vastleggen").click()
    assert Uitspraak.objects.get(tekst="Ik doe zelf de was").is_vrijgegeven
    assert not Uitspraak.objects.get(tekst="Ik slaap slecht").is_vrijgegeven
    pagina.goto(adres("evaluatie_nieuw", dossier))
    pagina.get_by_label("Wie waren erbij?").fill("Roos en Samira")
    pagina.get_by_role("button", name="Volgende").click()
    pagina.get_by_label("Wat is er gedaan?").first.fill("Elke week")
    pagina.get_by_label("dit hielp", exact=True).first.check()
    pagina.get_by_role("button", name="Volgende").click()
    pagina.get_by_label("Wat is er bereikt?").fill("Het lukt")
    pagina.get_by_role("button", name="Opslaan en later verder").click()
    assert Evaluatie.objects.get().aanwezig == "Roos en Samira"
    assert {rij.gedaan or rij.resultaat for rij in Evaluatieregel.objects.all()} == {"Elke week", "Het lukt"}


def test_looking_back_keeps_what_is_typed_by_itself_and_axe_finds_nothing(pagina, aanmelden, dossier, samira):
    aanmelden(pagina.context, samira.gebruiker)
    pagina.goto(adres("evaluatie_nieuw", dossier))
    pagina.get_by_label("Wie waren erbij?").fill("Roos en Samira")
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen")
    evaluatie = Evaluatie.objects.get()
    druk(pagina, "Volgende")
    for stap in ("bijdragen", "doelen", "buiten", "samen", "verder", "klaar"):
        expect(pagina).to_have_url(re.compile(f"{evaluatie.uuid}/{stap}/"))
        axe_schoon(pagina)
        if stap != "klaar":
            druk(pagina, "Volgende")
    assert Evaluatie.objects.count() == 1


def test_a_line_of_the_logbook_is_kept_while_typing(pagina, aanmelden, dossier, samira):
    aanmelden(pagina.context, samira.gebruiker)
    pagina.goto(adres("logboek_bewerken", dossier))
    pagina.get_by_role("textbox", name="Wat gebeurde er?").first.fill("De boodschappen kwamen")
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen")
    assert Logboekregel.objects.filter(tekst="De boodschappen kwamen", door=samira).count() == 1
