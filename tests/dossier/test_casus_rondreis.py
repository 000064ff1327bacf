"""export(import(f)) == f, byte for byte (product.md 5)."""

import copy
import json
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from plannen.inhoud import inhoud_van_plan, kenmerk_van_plandoel, sha256_van
from plannen.models import Evaluatie, Inzet, Plan, Plandoel
from plannen.services_instemming import alleen_taal_vastleggen
from profiel.models import Uitspraak
from supportplan.dossier.casus import casus_lezen, casus_opslaan, casus_tekst, casus_van
from supportplan.kern.models import Deelnemer, Dossier, Netwerkpersoon
from supportplan.kern.toegang import Recht
from tests.factories import GebruikerFactory, OrganisatieFactory

TEKSTEN = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n"), min_size=1, max_size=99)
WORTEL = Path(__file__).parents[2]
CASUSSEN = sorted([*WORTEL.glob("tests/casussen/*.json"), *WORTEL.glob("supportplan/dossier/democasussen/*.json")])

pytestmark = pytest.mark.django_db


def heen_en_terug(inhoud: bytes) -> bytes:
    dossier = casus_opslaan(casus_lezen(inhoud), organisatie=OrganisatieFactory())
    return casus_tekst(casus_van(Dossier.objects.get(pk=dossier.pk))).encode()


@pytest.mark.parametrize("bestand", CASUSSEN, ids=lambda bestand: bestand.stem)
def test_export_of_import_is_the_same_file(bestand):
    assert heen_en_terug(bestand.read_bytes()) == bestand.read_bytes()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(TEKSTEN.filter(str.strip), min_size=1, max_size=8))
def test_any_text_comes_back_as_typed(teksten):
    casus = {
        "versie": 1,
        "dossier": {"aanleiding": teksten[0], "route": "spoedmelding"},
        "deelnemers": [
            {"id": "d1", "rol": "client", "roepnaam": teksten[0]},
            {"id": "d2", "rol": "professional", "roepnaam": teksten[-1]},
        ],
        "uitspraken": [
            {"id": f"u{nummer}", "tekst": tekst, "sprekers": ["d1"]} for nummer, tekst in enumerate(teksten, start=1)
        ],
    }
    with transaction.atomic():
        assert heen_en_terug(casus_tekst(casus).encode()) == casus_tekst(casus).encode()
        transaction.set_rollback(True)


def test_other_ids_and_order_become_canonical():
    casus = {
        "uitspraken": [
            {"tekst": "tweede", "id": "u9", "sprekers": ["d5"], "vervuld_door": ["u3"]},
            {"tekst": "eerste", "id": "u3", "sprekers": ["d5"], "lukt_niet": False},
        ],
        "deelnemers": [
            {"rol": "client", "roepnaam": "A", "id": "d5", "geen_brief": False},
            {"id": "d2", "rol": "professional", "roepnaam": "B"},
        ],
        "dossier": {"route": "spoedmelding"},
        "versie": 1,
    }
    terug = json.loads(heen_en_terug(json.dumps(casus).encode()))
    assert list(terug) == ["versie", "dossier", "deelnemers", "uitspraken"]
    assert terug["uitspraken"] == [
        {"id": "u1", "tekst": "tweede", "sprekers": ["d1"], "vervuld_door": ["u2"]},
        {"id": "u2", "tekst": "eerste", "sprekers": ["d1"]},
    ]


def test_aangevuld_goes_back_into_the_rows():
    dossier = casus_opslaan(casus_lezen(bestand_van("bram").read_bytes()), organisatie=OrganisatieFactory())
    plan = Plan.objects.get(dossier=dossier)
    assert (plan.opgesteld_op, plan.evaluatie_op) == (date(2026, 3, 2), date(2026, 6, 2))
    assert Evaluatie.objects.get(dossier=dossier).datum == date(2026, 6, 2)
    vrij = [uitspraak for uitspraak in Uitspraak.objects.filter(dossier=dossier) if uitspraak.is_vrijgegeven]
    assert len(vrij) == 18
    assert not any(plek.rij == "gezondheid" for uitspraak in vrij for plek in uitspraak.plaatsingen.all())


def test_release_answer_and_version_from_before_a_change_are_no_longer_valid():
    dossier = casus_opslaan(casus_lezen(bestand_van("tweede").read_bytes()), organisatie=OrganisatieFactory())
    verlopen = Uitspraak.objects.get(dossier=dossier, tekst__startswith="Aankleden en wassen")
    assert not verlopen.is_vrijgegeven
    assert verlopen.is_gewijzigd_na_vrijgave
    deel = Plandoel.objects.get(dossier=dossier, doel__nummer=1)
    oud, nieuw, _ = deel.instemmingen.all()
    assert nieuw.sha256 == kenmerk_van_plandoel(deel) != oud.sha256
    plan = Plan.objects.get(dossier=dossier)
    assert [versie.sha256 == sha256_van(inhoud_van_plan(plan)) for versie in plan.versies.all()] == [False, True]


def test_change_after_import_makes_answer_and_version_expire_in_the_export():
    dossier = casus_opslaan(casus_lezen(bestand_van("tweede").read_bytes()), organisatie=OrganisatieFactory())
    Inzet.objects.filter(dossier=dossier, tekst="Wies vormt de broodjes.").update(tekst="Wies bakt.")
    plan = casus_van(dossier)["plan"]
    assert plan["doelen"][0]["instemmingen"][1]["vervallen"]
    assert "vervallen" not in plan["doelen"][1]["instemmingen"][0]
    assert plan["versies"][1]["vervallen"]


def test_wording_only_keeps_the_answer_in_the_file():
    dossier = casus_opslaan(casus_lezen(bestand_van("tweede").read_bytes()), organisatie=OrganisatieFactory())
    deel = Plandoel.objects.get(dossier=dossier, doel__nummer=1)
    van = kenmerk_van_plandoel(deel)
    Inzet.objects.filter(dossier=dossier, tekst="Wies vormt de broodjes.").update(tekst="Wies bakt.")
    alleen_taal_vastleggen(plandoel=deel, van_kenmerk=van, door=None, op=date(2026, 3, 2))
    assert "vervallen" not in casus_van(dossier)["plan"]["doelen"][0]["instemmingen"][1]


def test_p03_who_may_read_a_line_of_the_logbook_goes_along():
    casus = json.loads(bestand_van("tweede").read_bytes())
    casus["logboek"][0] |= {"door": "d1", "zichtbaarheid": "alleen_ik"}
    assert json.loads(heen_en_terug(json.dumps(casus).encode()))["logboek"][0]["zichtbaarheid"] == "alleen_ik"


def test_removed_rows_are_left_out():
    dossier = casus_opslaan(casus_lezen(bestand_van("tweede").read_bytes()), organisatie=OrganisatieFactory())
    Netwerkpersoon.objects.filter(dossier=dossier, naam="Karel").update(verwijderd_op=timezone.now())
    casus = casus_van(dossier)
    assert [persoon["id"] for persoon in casus["netwerk"]] == ["n1", "n2"]
    assert "netwerkpersoon" not in casus["plan"]["stappen"][3]["inzetten"][1]
    assert casus_lezen(casus_tekst(casus).encode()) == casus


def test_export_asks_as_many_queries_for_more_rows(django_assert_max_num_queries):
    casus = json.loads(bestand_van("randen").read_bytes())
    meer = copy.deepcopy(casus)
    meer["uitspraken"] += [{**casus["uitspraken"][2], "id": f"u{nummer}"} for nummer in range(6, 60)]
    for inhoud in (casus, meer):
        dossier = casus_opslaan(casus_lezen(json.dumps(inhoud).encode()), organisatie=OrganisatieFactory())
        with django_assert_max_num_queries(45):
            casus_van(dossier)


def test_import_gives_the_first_professional_the_account_and_writes_the_log():
    samira = GebruikerFactory()
    casus = casus_lezen(bestand_van("tweede").read_bytes())
    dossier = casus_opslaan(casus, organisatie=OrganisatieFactory(), voor=samira)
    assert Deelnemer.objects.get(dossier=dossier, gebruiker=samira).roepnaam == "Samira"
    assert list(Dossier.objects.voor(samira, Recht.PLAN_ZIEN)) == [dossier]
    assert dossier.logregels.get().velden == sorted(casus)
    assert (dossier.naam, dossier.volgende_datum) == (
        "Wies van Dam",
        date(2026, 3, 9),
    )  # somebody is to be asked before then


def bestand_van(naam):
    return next(bestand for bestand in CASUSSEN if bestand.stem == naam)
