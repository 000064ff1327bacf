"""Dragging rows with a mouse and with a finger: the server's own order, spoken, focus kept, put back when it fails."""

import re

import pytest
from django.urls import reverse
from hulp import axe_schoon
from playwright.sync_api import Locator, Page, expect

from plannen.models import Planregel
from profiel.models import Doel, Uitspraak
from tests.factories import (
    DoelFactory,
    DossierFactory,
    PlandoelFactory,
    PlanregelFactory,
    WensFactory,
    professional_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dossier():
    return DossierFactory(naam="Roos")


@pytest.fixture
def samira(dossier):
    return professional_in(dossier).gebruiker


@pytest.fixture
def wensen(dossier):
    return [
        WensFactory(dossier=dossier, rang=nummer, tekst=tekst)
        for nummer, tekst in enumerate(("tuinieren", "vrienden zien", "rust"), start=1)
    ]


def wensenpagina(dossier) -> str:
    return reverse("profiel:profiel_stap", kwargs={"dossier": dossier.uuid, "step": "wensen"})


def rangen(dossier) -> list[str]:
    return list(
        Uitspraak.objects.filter(dossier=dossier, rang__isnull=False).order_by("rang").values_list("tekst", flat=True)
    )


def greep_van(pagina: Page, tekst: str) -> Locator:
    return pagina.locator("[data-sleepbaar] > [data-plek]", has_text=tekst).locator(".sp-greep")


def naar_het_midden(pagina: Page, tekst: str) -> None:
    """Bring a row to the middle of the window: near an edge the page scrolls along with a drag."""
    greep_van(pagina, tekst).evaluate("(greep) => greep.scrollIntoView({block: 'center', behavior: 'instant'})")


def midden(greep: Locator) -> tuple[float, float]:
    vak = greep.bounding_box()
    assert vak
    return vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2


def sleep(pagina: Page, tekst: str, onder: str) -> None:
    """Drag the row with this text below the row with that text, as a hand with a mouse does."""
    naar_het_midden(pagina, tekst)
    pagina.mouse.move(*midden(greep_van(pagina, tekst)))
    pagina.mouse.down()
    x, y = midden(greep_van(pagina, tekst))
    pagina.mouse.move(x, y + 12, steps=4)
    pagina.locator(".sp-sleept").wait_for()  # the rows have folded: measure where the other one is now
    x, y = midden(greep_van(pagina, onder))
    pagina.mouse.move(x, y + 15, steps=12)
    wacht_op_plek(pagina, tekst, onder)
    pagina.mouse.up()


def wacht_op_plek(pagina: Page, tekst: str, onder: str) -> None:
    """Wait until the rows have made way; letting go sooner would drop the row where they still are."""
    rijen = pagina.locator("[data-sleepbaar] > [data-plek]")
    vorige = rijen.filter(has_text=onder).locator("xpath=following-sibling::*[1]").filter(has_text=tekst)
    expect(vorige).to_have_count(1)


def test_a_wish_is_dragged_with_the_mouse_and_said_aloud(pagina, dossier, samira, wensen, aanmelden):
    aanmelden(pagina.context, samira)
    pagina.goto(wensenpagina(dossier))
    pagina.get_by_role("button", name="Klaar").focus()
    sleep(pagina, "tuinieren", "vrienden zien")
    expect(pagina.get_by_role("status").first).to_contain_text("De wens staat nu op plaats 2.")
    assert rangen(dossier) == ["vrienden zien", "tuinieren", "rust"]
    expect(pagina.locator("#wensenlijst > li").first).to_contain_text("1e wens")
    expect(pagina.get_by_role("button", name="Klaar")).to_be_focused()
    sleep(pagina, "vrienden zien", "rust")  # the list that came in instead can be dragged too
    expect(pagina.get_by_role("status").first).to_contain_text("De wens staat nu op plaats 3.")
    assert rangen(dossier) == ["tuinieren", "rust", "vrienden zien"]
    axe_schoon(pagina)


def test_a_wish_is_dragged_with_a_finger(venster, dossier, samira, wensen, aanmelden):
    context = venster(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    aanmelden(context, samira)
    pagina = context.new_page()
    pagina.goto(wensenpagina(dossier))
    naar_het_midden(pagina, "vrienden zien")  # the whole list is on the screen
    x, y = midden(greep_van(pagina, "tuinieren"))
    _x, onder = midden(greep_van(pagina, "vrienden zien"))
    vinger = context.new_cdp_session(pagina)

    def raak(soort: str, *punten: tuple[float, float]) -> None:
        vinger.send("Input.dispatchTouchEvent", {"type": soort, "touchPoints": [{"x": x, "y": y} for x, y in punten]})

    boven = pagina.evaluate("scrollY")
    raak("touchStart", (x, y))
    for stap in range(1, 13):
        raak("touchMove", (x, y + (onder + 15 - y) * stap / 12))
    wacht_op_plek(pagina, "tuinieren", "vrienden zien")
    assert pagina.evaluate("scrollY") == boven  # the page itself did not move along
    raak("touchEnd")
    expect(pagina.get_by_role("status").first).to_contain_text("De wens staat nu op plaats 2.")
    assert rangen(dossier) == ["vrienden zien", "tuinieren", "rust"]


def test_without_a_connection_the_row_goes_back_and_says_so(venster, dossier, samira, wensen, aanmelden):
    context = venster()
    aanmelden(context, samira)
    pagina = context.new_page()
    pagina.goto(wensenpagina(dossier))
    context.set_offline(True)
    sleep(pagina, "tuinieren", "vrienden zien")
    expect(pagina.get_by_role("alert")).to_contain_text("Niet verplaatst: er is geen verbinding.")
    expect(pagina.locator("#wensenlijst > li").first).to_contain_text("tuinieren")
    context.set_offline(False)
    sleep(pagina, "tuinieren", "vrienden zien")
    expect(pagina.get_by_role("status").first).to_contain_text("De wens staat nu op plaats 2.")
    expect(pagina.get_by_role("alert")).to_have_count(0)


def test_what_somebody_else_took_away_is_told_and_the_list_is_true_again(pagina, dossier, samira, wensen, aanmelden):
    aanmelden(pagina.context, samira)
    pagina.goto(wensenpagina(dossier))
    Uitspraak.objects.filter(pk=wensen[1].pk).update(rang=None)
    Uitspraak.objects.filter(pk=wensen[2].pk).update(rang=2)
    sleep(pagina, "tuinieren", "vrienden zien")
    for plaats in (pagina.get_by_role("status").first, pagina.locator("#wensenlijst .sp-sleepmelding")):
        expect(plaats).to_contain_text("De wens erboven staat niet meer in de lijst.")
    assert rangen(dossier) == ["tuinieren", "rust"]
    expect(pagina.locator("#wensenlijst > li")).to_have_count(2)


def test_signed_out_meanwhile_is_said_at_the_row(venster, dossier, samira, wensen, aanmelden):
    context = venster()
    aanmelden(context, samira)
    pagina = context.new_page()
    pagina.goto(wensenpagina(dossier))
    context.clear_cookies()
    sleep(pagina, "tuinieren", "rust")
    expect(pagina.get_by_role("alert")).to_contain_text("Niet verplaatst")
    expect(pagina.locator("#wensenlijst > li").first).to_contain_text("tuinieren")
    assert rangen(dossier) == ["tuinieren", "vrienden zien", "rust"]


def test_steps_are_dragged_while_a_text_is_being_typed(pagina, dossier, samira, aanmelden):
    deel = PlandoelFactory(dossier=dossier, doel__dossier=dossier)
    for plek, stap in enumerate(("De was", "De ramen", "De tuin"), start=1):
        PlanregelFactory(dossier=dossier, plandoel=deel, stap=stap, volgorde=plek)
    aanmelden(pagina.context, samira)
    pagina.goto(reverse("plannen:plan_doel", args=[dossier.uuid, deel.doel.uuid]))
    nieuw = pagina.locator(".sp-bewerkstap--nieuw textarea").first
    nieuw.fill("Nog een st")
    sleep(pagina, "De was", "De tuin")
    expect(pagina.get_by_role("status").first).to_contain_text("De stap staat nu op plaats 3.")
    expect(nieuw).to_have_value("Nog een st")
    expect(nieuw).to_be_focused()
    assert list(Planregel.objects.filter(plandoel=deel).order_by("volgorde").values_list("stap", flat=True))[:3] == [
        "De ramen",
        "De tuin",
        "De was",
    ]
    eerste = pagina.locator("#stappen > li").first
    expect(eerste.get_by_role("button", name="Omhoog")).to_have_count(0)


def test_goals_are_dragged_and_their_numbers_follow(pagina, dossier, samira, aanmelden):
    for nummer, tekst in enumerate(("Werk", "Vrienden"), start=1):
        DoelFactory(dossier=dossier, nummer=nummer, tekst=tekst)
    aanmelden(pagina.context, samira)
    pagina.goto(reverse("profiel:doelen_bewerken", args=[dossier.uuid]))
    woorden = pagina.locator("#doelkaarten .sp-doelvorm").first.locator("textarea").first
    woorden.fill("Werk dat bij mij past")
    sleep(pagina, "Werk", "Vrienden")
    expect(pagina.get_by_role("status").first).to_contain_text("Dit is nu doel 2.")
    laatste = pagina.locator("#doelkaarten .sp-doelvorm").last
    expect(laatste.get_by_role("heading", level=2)).to_have_text("Doel 2")
    expect(laatste.locator("textarea").first).to_have_value("Werk dat bij mij past")
    assert Doel.objects.get(dossier=dossier, nummer=1).tekst == "Vrienden"
    axe_schoon(pagina)


def test_without_the_script_there_is_no_grip(venster, dossier, samira, wensen, aanmelden):
    context = venster(java_script_enabled=False)
    aanmelden(context, samira)
    pagina = context.new_page()
    pagina.goto(wensenpagina(dossier))
    expect(pagina.locator(".sp-greep:visible")).to_have_count(0)
    pagina.get_by_role("button", name=re.compile("Omlaag.*tuinieren")).click()
    assert rangen(dossier) == ["vrienden zien", "tuinieren", "rust"]
