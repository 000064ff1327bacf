"""Bram (method.md 10), walked on the screens from opening his dossier to the second version of his plan."""

import json

import pytest
from playwright.sync_api import Page

from supportplan.dossier.casus import casus_van
from supportplan.dossier.casus.aangevuld import terugzetten
from supportplan.kern.models import Dossier, Gemeente
from tests.factories import GebruikerFactory, MedewerkerFactory
from tests.verhalen import wandel_doelen, wandel_kennismaking, wandel_plan, wandel_uitvoeren
from tests.verhalen.vergelijken import onverklaard, verschillen
from tests.verhalen.verhaal import CASUSSEN
from tests.verhalen.wandelaar import Wandelaar, op_dag

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]
WACHTWOORD = "veilig-genoeg-woord"

# What the screens know and the book does not tell, each with the reason.
BEKEND = {
    r"/aangevuld: ontbreekt": "why facts were added is about the file, not about Bram",
    r"/dossier/client_weet_ervan: erbij": "opening a dossier asks whether the person knows",
    r"/uitspraken/.*/gesprek: erbij": "a sentence typed in a talk keeps that talk; the book does not say which",
    r"/besluiten/.*/vastgelegd_door: erbij": "a decision keeps who took it over from the letter",
    r"/evaluaties/.*/versie: erbij": "an evaluation looks back on the version that was fixed last",
    r"/toestemming: erbij": "releasing keeps the consent with it (P-03)",
    r"/plan/doelen/.*/instemmingen: erbij": "a plan is fixed after everybody was asked; the book tells no answers",
    r"/plan/versies: erbij": "the walk goes on to the second version",
    r"/plan/evaluatie_op: '2026-06-02' werd '2026-09-02'": "the second version has a next day to look back",
}


@pytest.fixture
def wandelaar(als_toepassing, pagina: Page) -> Wandelaar:
    """The professional of the case at her window; the pages have the database role they have in earnest (P-20)."""
    casus = terugzetten(json.loads((CASUSSEN / "bram.json").read_text()))
    Gemeente.objects.get_or_create(**casus["dossier"]["gemeente"])
    consulent = GebruikerFactory(email="consulent@voorbeeld.test", naam="De consulent")
    consulent.set_password(WACHTWOORD)
    consulent.save()
    MedewerkerFactory(gebruiker=consulent, functienaam="consulent", organisatie__naam="de woningcorporatie")
    return Wandelaar(pagina, casus)


def terug_in_het_dossier(w: Wandelaar) -> None:
    """Another day: sign in, and open the dossier from the start page."""
    w.meld_aan("consulent@voorbeeld.test", WACHTWOORD)
    w.volg("Bram")


def eerste_gesprek(w: Wandelaar) -> None:
    """Open, get to know each other, type what Bram says, and make his goals."""
    w.meld_aan("consulent@voorbeeld.test", WACHTWOORD)
    wandel_kennismaking.open_dossier(w)
    wandel_kennismaking.over_de_persoon(w)
    wandel_kennismaking.mensen_eromheen(w)
    wandel_kennismaking.wie_doet_mee(w, ["De consulent"])
    wandel_kennismaking.gesprek_vastleggen(w, w.casus["gesprekken"][0], w.casus["uitspraken"])
    wandel_kennismaking.plekken_geven(w, w.casus["uitspraken"])
    wandel_doelen.merken(w)
    wandel_doelen.wensen_kiezen(w)
    wandel_doelen.doelen_maken(w)


def eerste_plan(w: Wandelaar) -> None:
    """Make the plan, release, ask, fix it, and take over what the gemeente decided."""
    terug_in_het_dossier(w)
    wandel_plan.datums(w)
    for doel in ("t1", "t2"):
        wandel_plan.stappen_maken(w, doel, zonder=("i7",))
    wandel_uitvoeren.document_namen(w)
    wandel_uitvoeren.analyses(w)
    wandel_uitvoeren.vrijgeven(w, "2026-03-02")
    for doel in ("t1", "t2"):
        wandel_plan.instemming(w, doel, [{"deelnemer": "d1", "antwoord": "akkoord"}])
    wandel_plan.vaststellen(w)
    wandel_uitvoeren.besluiten(w)


def tweede_plan(w: Wandelaar) -> None:
    """Look back; the friend stops, somebody else is asked, and that is the second version."""
    terug_in_het_dossier(w)
    wandel_uitvoeren.evalueren(w, w.casus["evaluaties"][0])
    wandel_uitvoeren.stoppen(w, "i6")
    wandel_plan.doel_van_plan(w, "t1")
    boodschappen = next(stap for stap in w.casus["plan"]["stappen"] if stap["id"] == "s4")
    wandel_plan.inzet_maken(w, boodschappen, boodschappen["inzetten"][1])
    wandel_plan.instemming(w, "t1", [{"deelnemer": "d1", "antwoord": "akkoord"}])
    wandel_plan.vaststellen(w, "2026-09-02")


def test_bram_from_opening_to_second_version(wandelaar):
    with op_dag("2026-02-16"):
        eerste_gesprek(wandelaar)
    with op_dag("2026-03-02"):
        eerste_plan(wandelaar)
    with op_dag("2026-06-02"):
        tweede_plan(wandelaar)
    gekregen = casus_van(Dossier.objects.get())
    assert onverklaard(verschillen(wandelaar.casus, gekregen), BEKEND) == []
    assert [versie["nummer"] for versie in gekregen["plan"]["versies"]] == [1, 2]
