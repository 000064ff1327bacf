"""From a wish to a chosen option in a browser: by keyboard alone, without JavaScript, and by axe (method 4, 5)."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from opties.models import Keuze, Optie, Werkblad
from profiel.models import Doel
from tests.browser.hulp import axe_schoon, loop_met_tab
from tests.factories import (
    AfwegingFactory,
    DoelFactory,
    DossierFactory,
    KeuzeFactory,
    NetwerkpersoonFactory,
    OptieFactory,
    UitspraakFactory,
    VoorkeurFactory,
    WensFactory,
    WerkbladFactory,
    professional_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dossier(db):
    """A case with a wish, and a mother who is not asked."""
    dossier = DossierFactory(naam="Roos")
    WensFactory(dossier=dossier, tekst="Een huis op orde", rang=1)
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="Ans", relatie="moeder")
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder, tekst="Niet meer door mijn moeder")
    return dossier


def adres(naam, dossier, **verder):
    return reverse(naam, kwargs={"dossier": dossier.uuid, **verder})


def druk(pagina, naam):
    """Go to a button with the keyboard and press it."""
    knop = pagina.get_by_role("button", name=re.compile(naam)).first
    knop.focus()
    with pagina.expect_navigation():
        pagina.keyboard.press("Enter")


def test_from_wish_to_choice_with_the_keyboard(pagina, aanmelden, dossier):
    aanmelden(pagina.context, professional_in(dossier).gebruiker)
    pagina.goto(adres("profiel:doelen_bewerken", dossier))
    druk(pagina, "Maak hier een doel van")
    expect(pagina.locator("textarea[name$=-tekst]").first).to_have_value("Een huis op orde")
    doel = Doel.objects.get()
    pagina.goto(adres("opties:werkblad_bewerken", dossier, doel=doel.uuid))
    pagina.locator("[data-nieuwe-rij] [data-enter]").focus()
    for tekst in ("Zelf elke dag een kwartier", "Mama komt helpen"):
        pagina.keyboard.type(tekst)
        pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-rij-bericht]", has_text="Niet meer door mijn moeder")).to_be_visible()
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen")
    assert list(Optie.objects.values_list("tekst", flat=True)) == ["Zelf elke dag een kwartier", "Mama komt helpen"]
    druk(pagina, "Lijst sluiten")
    pagina.get_by_role("textbox", name="Voordeel: Zelf elke dag een kwartier").focus()
    pagina.keyboard.type("Dat kan ik volhouden")
    pagina.get_by_role("combobox", name="Welke optie?").first.focus()
    pagina.keyboard.press("ArrowDown")
    druk(pagina, "Klaar")
    keuze = Keuze.objects.get()
    assert (keuze.soort, keuze.optie.tekst) == ("beste", "Zelf elke dag een kwartier")
    assert keuze.optie.afwegingen.get().tekst == "Dat kan ik volhouden"
    expect(pagina.locator("main")).to_contain_text("Niet meer door mijn moeder")


def test_from_wish_to_choice_without_javascript(venster, aanmelden, dossier):
    context = venster(java_script_enabled=False)
    aanmelden(context, professional_in(dossier).gebruiker)
    pagina = context.new_page()
    pagina.goto(adres("profiel:doelen_bewerken", dossier))
    pagina.get_by_role("button", name=re.compile("Maak hier een doel van")).click()
    doel = Doel.objects.get()
    pagina.goto(adres("opties:werkblad_bewerken", dossier, doel=doel.uuid))
    for tekst in ("Thuiszorg", "Mam vragen"):
        pagina.locator("[data-nieuwe-rij] [data-enter]").fill(tekst)
        pagina.get_by_role("button", name="Toevoegen").click()
    expect(pagina.locator(".sp-berichten")).to_contain_text("Ans wordt niet gevraagd")
    pagina.get_by_role("button", name="Lijst sluiten en afwegen").click()
    pagina.get_by_role("textbox", name="Nadeel: Thuiszorg").fill("Weer iemand in huis")
    pagina.get_by_label("Welke optie?").first.select_option(label="Thuiszorg")
    pagina.get_by_role("button", name="Klaar").click()
    expect(pagina.locator("main")).to_contain_text("Weer iemand in huis")
    assert Werkblad.objects.get().stand == "gekozen"


@pytest.mark.parametrize("gesloten", [False, True])
def test_axe_and_width(pagina, aanmelden, dossier, gesloten):
    aanmelden(pagina.context, professional_in(dossier).gebruiker)
    doel = DoelFactory(dossier=dossier, tekst="Een-heel-lang-woord-zonder-spaties-dat-nergens-op-past" * 2)
    VoorkeurFactory(dossier=dossier, doel=doel)
    werkblad = WerkbladFactory(doel=doel, gesloten=gesloten)
    AfwegingFactory(optie=OptieFactory(werkblad=werkblad, tekst="Mama komt helpen"))
    UitspraakFactory(dossier=dossier, is_optie=True)
    if gesloten:
        KeuzeFactory(optie=OptieFactory(werkblad=werkblad))
    else:
        pagina.goto(adres("profiel:doelen_bewerken", dossier))
        for blok in pagina.locator("main summary:visible").all():
            blok.click()
        axe_schoon(pagina)
        assert "Klaar" in loop_met_tab(pagina)
    pagina.goto(adres("opties:werkblad_bewerken", dossier, doel=doel.uuid))
    for blok in pagina.locator("main summary:visible").all():
        blok.click()
    axe_schoon(pagina)
    assert "Opslaan en later verder" in loop_met_tab(pagina)
