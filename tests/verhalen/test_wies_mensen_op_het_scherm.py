"""Wies, an invented case: everything about her people and talks typed on the screens, from opening her dossier."""

import json

import pytest
from playwright.sync_api import Page

from supportplan.dossier.casus import casus_van
from supportplan.kern.models import Dossier, Gemeente, Organisatie
from tests.factories import GebruikerFactory, MedewerkerFactory
from tests.verhalen import wandel_kennismaking, wandel_uitvoeren
from tests.verhalen.vergelijken import verschillen
from tests.verhalen.verhaal import CASUSSEN
from tests.verhalen.wandelaar import Wandelaar, op_dag

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]
WACHTWOORD = "veilig-genoeg-woord"
DELEN = ("dossier", "deelnemers", "vertegenwoordiging", "toestemming", "clientondersteuning", "netwerk", "gesprekken")


@pytest.fixture
def wandelaar(pagina: Page, db) -> Wandelaar:
    """Samira at her window, with the parts of the case that are about people and talks."""
    casus = json.loads((CASUSSEN / "tweede.json").read_text())
    Gemeente.objects.get_or_create(**casus["dossier"]["gemeente"])
    samira = GebruikerFactory(email="samira@voorbeeld.test", naam="Samira de Wit")
    samira.set_password(WACHTWOORD)
    samira.save()
    organisatie = Organisatie.objects.create(naam="Woonstichting De Brink", rol_organisatie="aanbieder_algemeen")
    MedewerkerFactory(gebruiker=samira, functienaam="woonconsulent", organisatie=organisatie)
    return Wandelaar(pagina, {"versie": casus["versie"]} | {deel: casus[deel] for deel in DELEN})


def test_everything_about_the_people_and_talks_can_be_typed(wandelaar):
    w = wandelaar
    with op_dag("2026-02-20"):
        w.meld_aan("samira@voorbeeld.test", WACHTWOORD)
        wandel_kennismaking.open_dossier(w)
        wandel_kennismaking.over_de_persoon(w)
        wandel_kennismaking.mensen_eromheen(w)
        wandel_kennismaking.eigen_stem(w)
        wandel_kennismaking.wie_doet_mee(w, [mens["roepnaam"] for mens in w.casus["deelnemers"][1:]])
        wandel_kennismaking.namens(w)
        wandel_kennismaking.clientondersteuning(w)
        wandel_kennismaking.toestemmingen(w)
        for gesprek in w.casus["gesprekken"]:
            wandel_kennismaking.gesprek_vastleggen(w, gesprek, [])
        wandel_uitvoeren.route(w)
        wandel_uitvoeren.document_namen(w)
    gekregen = casus_van(Dossier.objects.get())
    anders = verschillen(w.casus, {"versie": gekregen["versie"]} | {deel: gekregen.get(deel, []) for deel in DELEN})
    assert anders == ["/netwerk/Karel/vrijgave: ontbreekt, {'op': '2026-02-20', 'door': 'd:Wies', 'wijze': 'samen'}"]
    assert begin_en_eind(gekregen) == begin_en_eind(w.casus)


def begin_en_eind(casus):
    """The days of taking part, which the comparison leaves aside as days of typing."""
    return {mens["roepnaam"]: (mens.get("van"), mens.get("tot")) for mens in casus["deelnemers"]}
