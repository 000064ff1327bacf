"""Wies, an invented case, walked on the screens from opening her dossier to the second version of her plan."""

import copy
import json

import pytest
from playwright.sync_api import Page

from supportplan.dossier.casus import casus_van
from supportplan.kern.models import Dossier, Gemeente, Organisatie
from tests.factories import GebruikerFactory, MedewerkerFactory
from tests.verhalen import wandel_doelen, wandel_kennismaking, wandel_plan, wandel_uitvoeren
from tests.verhalen.vergelijken import onverklaard, verschillen
from tests.verhalen.verhaal import CASUSSEN
from tests.verhalen.wandelaar import Wandelaar, op_dag

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok, pytest.mark.django_db(transaction=True)]
WACHTWOORD = "veilig-genoeg-woord"

# What the screens know and the file tells otherwise, each with the reason.
BEKEND = {
    r"/uitspraken/Dit vertel ik alleen hier.*: ontbreekt": "only Wies herself can write what only she may read (P-03)",
    r"/uitspraken/Aankleden.*/vrijgave/reden: ontbreekt": "why is asked only at what is sensitive (P-04)",
    r"/uitspraken/Het gaat, maar.*/vrijgave/reden: erbij": "and there it is always asked (P-04)",
    r"/analyses/Buiten lopen.*/vrijgave/wijze: 'zelf' werd 'samen'": "releasing is done at one table",
    r"/toestemming/.*gemeente.*: erbij": "releasing keeps the consent with it (P-03)",
    r"/besluiten/.*/vastgelegd_door: 'd:Wies' werd 'd:Samira'": "who types it",
    r"/logboek/.*/door: 'd:Karel' werd 'd:Samira'": "who types it",
    r"/plan/versies/2/op: '2026-02-24' werd '2026-04-01'": "what stops on 1 April is not written down before",
    r"/plan/evaluatie_op: '2026-05-18' werd '2026-09-14'": "the evaluation sets the next day",
    r"/plan/versies/2/vervallen: erbij": "and with that the plan is no longer as it was fixed",
}


@pytest.fixture
def wandelaar(als_toepassing, pagina: Page) -> Wandelaar:
    """Samira at her window; the pages have the database role they have in earnest (P-20)."""
    casus = json.loads((CASUSSEN / "tweede.json").read_text())
    Gemeente.objects.get_or_create(**casus["dossier"]["gemeente"])
    samira = GebruikerFactory(email="samira@voorbeeld.test", naam="Samira de Wit")
    samira.set_password(WACHTWOORD)
    samira.save()
    organisatie = Organisatie.objects.create(naam="Woonstichting De Brink", rol_organisatie="aanbieder_algemeen")
    MedewerkerFactory(gebruiker=samira, functienaam="woonconsulent", organisatie=organisatie)
    return Wandelaar(pagina, casus)


def terug_in_het_dossier(w: Wandelaar) -> None:
    """Another day: sign in, and open the dossier from the start page."""
    w.meld_aan("samira@voorbeeld.test", WACHTWOORD)
    w.volg("Wies")


def openen(w: Wandelaar) -> None:
    """Open, say who is who, and skip a phase because there is haste."""
    w.meld_aan("samira@voorbeeld.test", WACHTWOORD)
    wandel_kennismaking.open_dossier(w)
    wandel_kennismaking.over_de_persoon(w)
    wandel_kennismaking.mensen_eromheen(w)
    wandel_kennismaking.eigen_stem(w)
    wandel_kennismaking.wie_doet_mee(w, [mens["roepnaam"] for mens in w.casus["deelnemers"][1:]])
    wandel_uitvoeren.fase_overslaan(w, w.casus["overgeslagen_fasen"][0])


def gesprekken(w: Wandelaar) -> None:
    """Take the phase up again; what was consented to, and both talks with what was said."""
    terug_in_het_dossier(w)
    wandel_uitvoeren.fase_hervatten(w, w.casus["overgeslagen_fasen"][0])
    wandel_kennismaking.naar_kennismaken(w, "Cliëntondersteuning")
    wandel_kennismaking.clientondersteuning(w)
    wandel_kennismaking.toestemmingen(w)
    for gesprek in w.casus["gesprekken"]:
        zinnen = [zin for zin in w.casus["uitspraken"] if zin["gesprek"] == gesprek["id"] and leesbaar(zin)]
        wandel_kennismaking.gesprek_vastleggen(w, gesprek, zinnen)
        wandel_kennismaking.plekken_geven(w, zinnen)


def leesbaar(zin) -> bool:
    """Whether a professional can type this sentence; what is for its speaker alone only the speaker can (P-03)."""
    return zin.get("zichtbaarheid") != "alleen_ik"


def doelen(w: Wandelaar) -> None:
    """Mark what matters in profile and schema; goals with preferences, the Werkblad, what the professional thinks."""
    terug_in_het_dossier(w)
    wandel_doelen.merken(w)
    wandel_doelen.overslaan(w)
    wandel_doelen.wensen_kiezen(w)
    wandel_doelen.hulpbronnen(w)
    wandel_doelen.doelen_maken(w)
    for werkblad in w.casus["werkbladen"]:
        wandel_doelen.werkblad_invullen(w, werkblad)
    wandel_uitvoeren.analyses(w)


def eerste_plan(w: Wandelaar) -> None:
    """The plan as far as there is haste; Wies does not answer yet, and it is fixed."""
    terug_in_het_dossier(w)
    wandel_plan.datums(w)
    wandel_plan.nu_eerst(w)
    wandel_plan.stappen_maken(w, "t1")
    wandel_plan.alle_antwoorden(w, vervallen=True)
    wandel_plan.vaststellen(w)


def naar_de_gemeente(w: Wandelaar) -> None:
    """Everything the gemeente needs, and what Wies lets it read."""
    terug_in_het_dossier(w)
    wandel_kennismaking.naar_kennismaken(w, "Namens de persoon")
    wandel_kennismaking.namens(w)
    wandel_uitvoeren.route(w)
    wandel_uitvoeren.document_namen(w)
    wandel_uitvoeren.pgb(w)
    wandel_uitvoeren.weglaten(w)
    wandel_uitvoeren.vrijgeven(w, "2026-02-20")


def advies_erbij(w: Wandelaar, casus) -> None:
    """Wies puts one thing in other words, which ends its release; the advice may be read too."""
    terug_in_het_dossier(w)
    for eerst, nu in zip(w.casus["uitspraken"], casus["uitspraken"], strict=True):
        if eerst != nu:
            wandel_doelen.anders_gezegd(w, eerst, nu, "2026-02-23")
    wandel_uitvoeren.vrijgeven(w, "2026-02-23")


def tweede_plan(w: Wandelaar) -> None:
    """What the gemeente decided, how it goes, what stops; the second goal, what everybody says, the second version."""
    terug_in_het_dossier(w)
    wandel_plan.stappen_maken(w, "t2")
    for deel in w.casus["plan"]["doelen"]:
        wandel_plan.hoofd_van_doel(w, deel)
    wandel_uitvoeren.toetspunten(w)
    wandel_uitvoeren.reactie(w)
    wandel_uitvoeren.besluiten(w)
    wandel_uitvoeren.standen(w)
    wandel_uitvoeren.stoppen(w, "i7")
    wandel_plan.alle_antwoorden(w, vervallen=False)
    wandel_plan.vaststellen(w)


def terugkijken(w: Wandelaar) -> None:
    """Look back together."""
    terug_in_het_dossier(w)
    wandel_uitvoeren.evalueren(w, w.casus["evaluaties"][0])


def zoals_eerst_gezegd(casus):
    """Return the case with other words where the words changed after the gemeente was allowed to read them."""
    eerst = copy.deepcopy(casus)
    for zin in eerst["uitspraken"]:
        if zin.get("vrijgave", {}).get("vervallen"):
            zin["tekst"] += " Dat is al lang zo."
    return eerst


def van_tot(casus):
    """The days of taking part, which the comparison leaves aside as days of typing."""
    return {mens["roepnaam"]: (mens.get("van"), mens.get("tot")) for mens in casus["deelnemers"]}


def test_wies_from_opening_to_second_version(wandelaar):
    w, casus = wandelaar, wandelaar.casus
    w.casus = zoals_eerst_gezegd(casus)
    with op_dag("2026-01-26"):
        openen(w)
    with op_dag("2026-02-02"):
        gesprekken(w)
    with op_dag("2026-02-09"):
        doelen(w)
    with op_dag("2026-02-16"):
        eerste_plan(w)
    with op_dag("2026-02-20"):
        naar_de_gemeente(w)
    with op_dag("2026-02-23"):
        advies_erbij(w, casus)
    w.casus = casus
    with op_dag("2026-04-01"):
        tweede_plan(w)
    with op_dag("2026-05-18"):
        terugkijken(w)
    gekregen = casus_van(Dossier.objects.get())
    assert onverklaard(verschillen(casus, gekregen), BEKEND) == []
    assert van_tot(gekregen) == van_tot(casus)
