"""The start page says what is due, until it is done (I-13)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from plannen.keuzes import Vraagstand
from plannen.models import Plan
from supportplan.kern.herinneren import herinneringen_bijwerken, herinneringen_versturen
from supportplan.kern.models import Deelnemer, Dossier
from supportplan.kern.toegang import deelnemer_koppelen, deelnemer_ontkoppelen
from tests.factories import (
    EvaluatieFactory,
    GebruikerFactory,
    InzetFactory,
    NetwerkafspraakFactory,
    PlanregelFactory,
    client_van,
    professional_in,
)
from tests.paginas import soep_van, woorden
from tests.plannen.herinnerd import OP, om, vast_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def samira(client):
    samira = GebruikerFactory(naam="Samira")
    client.force_login(samira)
    return samira


def dossier_van(samira, naam="Roos", evaluatie_op=OP + timedelta(days=14)):
    """A fixed plan in which this account is the professional, with its rights."""
    plan = vast_plan(naam, evaluatie_op)
    deelnemer_koppelen(Deelnemer.objects.get(dossier=plan.dossier, roepnaam="Samira"), samira)
    herinneringen_bijwerken(plan.dossier, op=OP)
    return plan.dossier


def blok(client, **data):
    pagina = soep_van(client, "dossier:start", data=data)
    return [woorden(regel) for regel in pagina.select("[aria-labelledby=herinneringen] li")]


@pytest.mark.parametrize(
    ("dagen", "regels"),
    [
        (15, []),
        (14, ["Roos de Wit: Samen het plan bekijken 16 maart 2026"]),
        (0, ["Roos de Wit: Samen het plan bekijken 2 maart 2026 vandaag"]),
        (-30, ["Roos de Wit: Samen het plan bekijken 31 januari 2026 is voorbij"]),
    ],
)
def test_one_line_from_two_weeks_before_until_it_was_held(client, samira, dagen, regels):
    dossier_van(samira, evaluatie_op=OP + timedelta(days=dagen))
    assert blok(client) == regels


def test_it_leads_to_the_evaluation(client, samira):
    dossier = dossier_van(samira)
    link = soep_van(client, "dossier:start").select_one("[aria-labelledby=herinneringen] a")
    assert link["href"] == reverse("plannen:evaluaties", kwargs={"dossier": dossier.uuid})


def test_it_stays_after_the_mail_and_goes_when_it_was_held(client, samira):
    dossier = dossier_van(samira)
    assert herinneringen_versturen(om(OP)).verstuurd == 1
    assert len(blok(client)) == 1
    EvaluatieFactory(plan=Plan.objects.get(dossier=dossier), datum=OP + timedelta(days=3))
    herinneringen_bijwerken(dossier, op=OP)
    assert blok(client) == []


def test_who_has_to_ask_somebody_reads_so(client, samira):
    dossier = dossier_van(samira, evaluatie_op=date(2026, 9, 1))
    inzet = InzetFactory(planregel=PlanregelFactory(dossier=dossier, nu_eerst_stap=True), soort="netwerk")
    NetwerkafspraakFactory(inzet=inzet, stand=Vraagstand.WORDT_GEVRAAGD, vraagt_voor=date(2026, 3, 4))
    herinneringen_bijwerken(dossier, op=OP)
    assert blok(client) == ["Roos de Wit: Iemand om hulp vragen 4 maart 2026"]


@pytest.mark.parametrize(
    "verandering",
    [
        lambda dossier: Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=OP, sluitreden="verhuisd"),
        lambda dossier: deelnemer_ontkoppelen(Deelnemer.objects.get(dossier=dossier, roepnaam="Samira")),
        lambda dossier: Deelnemer.objects.filter(dossier=dossier).update(tot=OP - timedelta(days=1)),
    ],
    ids=["closed", "access ended", "no longer taking part"],
)
def test_it_is_gone_at_once(client, samira, verandering):
    verandering(dossier_van(samira))
    assert blok(client) == []


def test_a_colleague_and_somebody_else_see_nothing_of_it(client, samira):
    plan = vast_plan("Anna", OP)
    assert blok(client) == []
    collega = professional_in(plan.dossier, roepnaam="Bo", aanspreekpunt=False)
    client.force_login(collega.gebruiker)
    assert blok(client) == []


def test_the_client_reads_it_too(client, samira):
    dossier = dossier_van(samira)
    roos = GebruikerFactory()
    deelnemer_koppelen(client_van(dossier), roos)
    herinneringen_bijwerken(dossier, op=OP)
    client.force_login(roos)
    assert len(blok(client)) == 1


def test_more_than_five_leads_to_the_list_by_date(client, samira):
    for nummer in range(6):
        dossier_van(samira, f"Mens {nummer}", OP + timedelta(days=nummer))
    pagina = soep_van(client, "dossier:start")
    assert len(pagina.select("[aria-labelledby=herinneringen] li")) == 5
    assert pagina.select_one("[aria-labelledby=herinneringen] p a")["href"] == "/?volgorde=datum"


def test_searching_shows_only_what_was_found(client, samira):
    dossier_van(samira)
    assert blok(client, zoek="roos") == []


def test_queries_do_not_grow(client, samira, queries_groeien_niet):
    def maken(aantal):
        for _ in range(aantal):
            dossier_van(samira, evaluatie_op=OP)

    queries_groeien_niet(maken=maken, doen=lambda: client.get("/"), hoogstens=8)
