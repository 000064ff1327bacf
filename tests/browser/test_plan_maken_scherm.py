"""Making the plan in a browser: Bram's kliko by keyboard, without JavaScript, and by axe (method 6)."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from plannen.models import Inzet, Planregel, Planversie
from tests.browser.hulp import axe_schoon, loop_met_tab
from tests.factories import (
    DoelFactory,
    DossierFactory,
    InstemmingFactory,
    InzetFactory,
    KeuzeFactory,
    NetwerkpersoonFactory,
    OptieFactory,
    PlandoelFactory,
    PlanregelFactory,
    VoorkeurFactory,
    WerkbladFactory,
    professional_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doel(db):
    """A goal, a neighbour, and a mother who is not asked."""
    dossier = DossierFactory(naam="Bram")
    NetwerkpersoonFactory(dossier=dossier, naam="Kees", relatie="buurman")
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="Ans", relatie="moeder")
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder, tekst="Niet meer door mijn moeder")
    return DoelFactory(dossier=dossier, tekst="Mijn huishouden is op orde")


def adres(naam, dossier, **verder):
    return reverse(f"plannen:{naam}", kwargs={"dossier": dossier.uuid, **verder})


def enter(pagina):
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")


def test_kliko_of_bram_by_keyboard_alone(pagina, aanmelden, doel):
    aanmelden(pagina.context, professional_in(doel.dossier).gebruiker)
    pagina.goto(adres("plan_doel", doel.dossier, doel=doel.uuid))
    pagina.get_by_role("textbox", name="Stap of activiteit").focus()
    pagina.keyboard.type("De kliko buiten zetten")
    pagina.keyboard.press("Tab")
    enter(pagina)
    expect(pagina.get_by_role("combobox", name="Wie doet dit?")).to_be_focused()
    pagina.keyboard.press("ArrowDown")
    for toets in ("Tab", "Tab"):
        pagina.keyboard.press(toets)
    pagina.keyboard.type("Bram zet de kliko buiten")
    pagina.keyboard.press("Tab")
    enter(pagina)  # in "Hoe vaak": as the button "Toevoegen"
    expect(pagina.get_by_role("combobox", name="Wie doet dit?")).to_be_focused()
    for toets in ("ArrowDown", "ArrowDown", "Tab"):
        pagina.keyboard.press(toets)
    pagina.keyboard.type("buurman")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("herinnert hem eraan")
    pagina.keyboard.press("Tab")
    pagina.keyboard.type("elke week")
    enter(pagina)
    kees = Inzet.objects.get(soort="netwerk")
    assert (kees.netwerkpersoon.naam, kees.tekst, kees.hoe_vaak) == ("Kees", "herinnert hem eraan", "elke week")
    assert Inzet.objects.get(soort="zelf").tekst == "Bram zet de kliko buiten"
    assert Planregel.objects.get().stap == "De kliko buiten zetten"


def test_typing_is_kept_without_a_button_and_a_refused_helper_warns(pagina, aanmelden, doel):
    regel = PlanregelFactory(plandoel=PlandoelFactory(doel=doel))
    aanmelden(pagina.context, professional_in(doel.dossier).gebruiker)
    pagina.goto(adres("plan_doel", doel.dossier, doel=doel.uuid))
    pagina.get_by_role("combobox", name="Wie doet dit?").select_option("netwerk")
    pagina.get_by_role("textbox", name="Wat", exact=True).fill("Mama doet de was")
    expect(pagina.locator("[data-rij-bericht]", has_text="Niet meer door mijn moeder")).to_be_visible()
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen")
    assert Inzet.objects.get().planregel == regel


def test_from_option_to_fixed_plan_without_javascript(venster, aanmelden, doel):
    KeuzeFactory(optie=OptieFactory(werkblad=WerkbladFactory(doel=doel, gesloten=True), tekst="Een vaste dag"))
    context = venster(java_script_enabled=False)
    aanmelden(context, professional_in(doel.dossier).gebruiker)
    pagina = context.new_page()
    pagina.goto(adres("plan", doel.dossier))
    pagina.get_by_role("link", name="Het plan maken").click()
    pagina.get_by_role("link", name=re.compile("Stappen bedenken")).click()
    pagina.get_by_role("button", name=re.compile("Zet in het plan")).click()
    pagina.locator(".sp-bewerkinzet .sp-veranderen > summary").click()
    pagina.get_by_role("button", name=re.compile("^Weghalen")).click()
    pagina.get_by_role("button", name="Ongedaan maken").click()
    assert Inzet.objects.get().tekst == "Een vaste dag"
    pagina.get_by_role("button", name="Klaar met dit doel").click()
    pagina.get_by_role("button", name="Neem dit voorstel over").click()
    pagina.get_by_role("button", name=re.compile("is iedereen het eens")).click()
    pagina.get_by_role("link", name=re.compile("Vraag het nu")).click()
    pagina.get_by_role("radio", name="Ja, akkoord").check()
    pagina.get_by_role("textbox", name="Wie was erbij?").fill("Samira")
    pagina.get_by_role("button", name="Leg dit vast").click()
    pagina.get_by_role("link", name="Verder: het plan vaststellen").click()
    pagina.get_by_role("button", name="Volgende").click()
    pagina.get_by_role("button", name="Volgende").click()
    pagina.get_by_role("button", name="Stel het plan vast").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Het plan staat vast")
    assert Planversie.objects.get().nummer == 1


def test_pages_are_accessible_open_and_closed(pagina, aanmelden, doel):
    regel = PlanregelFactory(plandoel=PlandoelFactory(doel=doel), stap="Schoonmaken")
    InzetFactory(planregel=regel, tekst="opruimen")
    netwerk = InzetFactory(planregel=regel, netwerk=True, tekst="Mama helpt")
    InzetFactory(planregel=regel, professional=True)
    InzetFactory(planregel=regel, algemeen=True)
    wmo = InzetFactory(planregel=regel, wmo=True)
    PlanregelFactory(dossier=doel.dossier, nu_eerst_stap=True)
    InstemmingFactory(plandoel=regel.plandoel, sha256="0" * 128)
    aanmelden(pagina.context, professional_in(doel.dossier).gebruiker)
    for pad in (
        adres("plan_bewerken", doel.dossier),
        adres("plan_doel", doel.dossier, doel=doel.uuid),
        adres("plan_nu_eerst", doel.dossier),
        adres("plan_inzet", doel.dossier, inzet=netwerk.uuid),
        adres("plan_inzet", doel.dossier, inzet=wmo.uuid),
        adres("instemming", doel.dossier),
        adres("instemming_stap", doel.dossier, doel=doel.uuid, step="antwoord"),
        adres("vaststellen_stap", doel.dossier, step="stappen"),
        adres("vaststellen_stap", doel.dossier, step="evaluatie"),
        adres("vaststellen_stap", doel.dossier, step="akkoord"),
    ):
        pagina.goto(pad)
        axe_schoon(pagina)
        pagina.evaluate("() => document.querySelectorAll('details').forEach((deel) => { deel.open = true; })")
        axe_schoon(pagina, breedtes=(1280, 320))
    pagina.goto(adres("plan_doel", doel.dossier, doel=doel.uuid))
    assert "Klaar met dit doel" in loop_met_tab(pagina)
