"""Filling the profile in a browser: typed in a row, saved by itself, there after reloading; keyboard; no JavaScript."""

import re

import pytest
from django.urls import reverse
from hulp import axe_schoon, bewaak, loop_met_tab
from playwright.sync_api import expect

from profiel.models import Uitspraak
from tests.factories import (
    DossierFactory,
    UitspraakFactory,
    VervullingFactory,
    WensFactory,
    client_van,
    professional_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dossier():
    return DossierFactory(naam="Roos")


@pytest.fixture
def open_stap(venster, aanmelden, dossier):
    """Open a step in a window of its own, signed in as a professional of the dossier."""
    samira = professional_in(dossier)

    def openen(stap="wonen", soort="profiel", **opties):
        context = venster(**opties)
        aanmelden(context, samira.gebruiker)
        pagina = context.new_page()
        pagina.goto(reverse(f"profiel:{soort}_stap", kwargs={"dossier": dossier.uuid, "step": stap}))
        return pagina

    return openen


def teksten(dossier):
    return list(Uitspraak.objects.filter(dossier=dossier).values_list("tekst", flat=True))


def test_typed_sentences_are_saved_by_themselves_and_there_after_reloading(open_stap, dossier, live_server):
    pagina = open_stap()
    vreemd, fouten = bewaak(pagina, live_server.url)
    pagina.locator(".sp-invulcel").nth(1).get_by_label(re.compile("Nieuwe zin")).first.focus()
    for zin in ("Ik wil een tuin.", "En een kat."):
        pagina.keyboard.type(zin)
        pagina.keyboard.press("Enter")
    expect(pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen.", timeout=30_000)
    pagina.reload()
    assert pagina.locator(".sp-invulcel").nth(1).locator(".sp-zin__gelezen blockquote").all_inner_texts() == [
        "Ik wil een tuin.",
        "En een kat.",
    ]
    assert teksten(dossier) == ["Ik wil een tuin.", "En een kat."]
    assert Uitspraak.objects.filter(sprekers__deelnemer=client_van(dossier)).count() == 2
    assert not vreemd
    assert not fouten


def test_without_javascript_a_sentence_is_typed_ranked_and_put_back(open_stap, dossier):
    pagina = open_stap(java_script_enabled=False)
    pagina.locator(".sp-invulcel").nth(1).get_by_label(re.compile("Nieuwe zin")).fill("Ik wil een tuin.")
    pagina.get_by_role("button", name="Volgende").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Werken")
    pagina.get_by_role("link", name="Welke wensen zijn het belangrijkst?").click()
    pagina.get_by_role("button", name=re.compile("Zet in de lijst")).click()
    expect(pagina.locator(".sp-wensenlijst")).to_contain_text("1e wens")
    pagina.get_by_role("link", name="Wonen", exact=True).click()
    pagina.locator(".sp-zin summary").first.click()
    pagina.get_by_role("button", name="Zin weghalen").click()
    expect(pagina.locator(".sp-weggehaald")).to_contain_text("Ik wil een tuin.")
    assert teksten(dossier) == []
    pagina.get_by_role("button", name="Ongedaan maken").click()
    assert teksten(dossier) == ["Ik wil een tuin."]


@pytest.fixture
def vol(dossier):
    """A row with something of everything: of another day, without a place, ranked, needed."""
    UitspraakFactory(dossier=dossier, tekst="Ik woon in een flat.", plek=("profiel", "wonen", "nu"), lukt_niet=True)
    UitspraakFactory(dossier=dossier, tekst="Zomaar gezegd.")
    for nummer in (1, 2):
        WensFactory(dossier=dossier, rang=nummer)
    WensFactory(dossier=dossier)
    UitspraakFactory(dossier=dossier, plek=("kvb", "lichamelijk", "benodigd"))
    return VervullingFactory(dossier=dossier)


@pytest.mark.parametrize(
    ("soort", "stap"),
    [("profiel", "wonen"), ("profiel", "wensen"), ("kvb", "lichamelijk"), ("kvb", "tekort")],
)
def test_steps_are_clean_for_axe_and_walked_by_keyboard(open_stap, vol, soort, stap):
    pagina = open_stap(stap, soort)
    for samenvatting in pagina.locator("details.sp-zin__wijzig > summary").all():
        samenvatting.click()
    axe_schoon(pagina)
    namen = loop_met_tab(pagina)
    assert any("later verder" in naam for naam in namen)


def test_page_of_a_sentence_is_clean_for_axe(open_stap, vol):
    pagina = open_stap()
    zin = reverse("profiel:zin", kwargs={"dossier": vol.dossier.uuid, "uitspraak": vol.behoefte.uuid})
    pagina.goto(zin)
    pagina.get_by_role("button", name="Voorstellen om deze zin weg te halen").click()
    expect(pagina.locator("#voorstellen")).to_contain_text("deze zin weghalen")
    axe_schoon(pagina)
    loop_met_tab(pagina)


def test_wishes_are_ranked_by_keyboard(open_stap, vol):
    pagina = open_stap("wensen")
    eerste, tweede = pagina.locator(".sp-wensenlijst blockquote").all_inner_texts()
    pagina.get_by_role("button", name=re.compile("Omlaag")).first.focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_load_state()
    expect(pagina.locator(".sp-wensenlijst blockquote").first).to_have_text(tweede)
    assert pagina.locator(".sp-wensenlijst blockquote").all_inner_texts() == [tweede, eerste]
