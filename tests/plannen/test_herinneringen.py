"""Which reminders there are: of what, for whom, and how they follow the case (W-08, method 6 and 8)."""

from datetime import date

import pytest

from plannen.keuzes import Vraagstand
from plannen.models import Netwerkafspraak
from plannen.regels.herinneren import Gehouden, open_evaluaties
from supportplan.kern.herinneren import herinneringen_bijwerken, herinneringen_versturen
from supportplan.kern.models import Deelnemer, Dossier, Herinnering
from supportplan.kern.regels import verzenddag
from supportplan.kern.toegang import deelnemer_koppelen, deelnemer_ontkoppelen
from tests.factories import (
    EvaluatieFactory,
    GebruikerFactory,
    InzetFactory,
    NetwerkafspraakFactory,
    PlanFactory,
    PlanregelFactory,
    client_van,
    professional_in,
)
from tests.plannen.herinnerd import OP, die_tellen, om, vast_plan

MEI, JUNI = date(2026, 5, 11), date(2026, 6, 1)
DRIE = ["evaluatie", "evaluatie_na", "evaluatie_vooraf"]


# Rules, without database


@pytest.mark.parametrize(
    ("soort", "dag"),
    [
        ("evaluatie_vooraf", date(2026, 4, 27)),
        ("evaluatie", date(2026, 5, 11)),
        ("evaluatie_na", date(2026, 5, 18)),
        ("netwerkvraag", date(2026, 5, 8)),
    ],
)
def test_w08_the_day_a_reminder_goes_out(soort, dag):
    assert verzenddag(soort, MEI) == dag


@pytest.mark.parametrize(
    ("plan_op", "gehouden", "versie", "nog"),
    [
        (MEI, [], 1, {MEI}),
        (None, [], 1, set()),
        (MEI, [Gehouden(MEI)], 1, set()),
        (MEI, [Gehouden(date(2026, 5, 20))], 1, set()),  # held later
        (MEI, [Gehouden(date(2026, 5, 4))], 1, set()),  # held a week early
        (MEI, [Gehouden(date(2026, 4, 1))], 1, {MEI}),  # a talk in between is not the one that was planned
        (MEI, [Gehouden(date(2026, 5, 4), versie=1)], 2, {MEI}),  # fixed again afterwards: a date of its own
        (MEI, [Gehouden(MEI, volgende_op=JUNI)], 1, {JUNI}),
        (JUNI, [Gehouden(date(2026, 5, 25), volgende_op=JUNI)], 1, {JUNI}),  # agreed there, however soon
        (MEI, [Gehouden(date(2026, 1, 5), volgende_op=date(2026, 2, 2)), Gehouden(date(2026, 2, 2))], 1, {MEI}),
    ],
)
def test_which_evaluations_are_still_to_come(plan_op, gehouden, versie, nog):
    assert open_evaluaties(plan_op, gehouden, versie) == nog


# With rows


@pytest.fixture
def plan(db):
    return vast_plan(evaluatie_op=MEI)


def bij(plan):
    herinneringen_bijwerken(plan.dossier, op=OP)
    return die_tellen(plan.dossier)


def test_a_fixed_plan_reminds_before_on_and_after_the_day(plan):
    assert die_tellen(plan.dossier) == [(soort, MEI, "Samira") for soort in DRIE]


def test_a_plan_that_was_not_fixed_reminds_nobody(db):
    plan = PlanFactory()
    professional_in(plan.dossier)
    assert bij(plan) == []


def test_i13_again_and_again_is_one_row_per_dossier_kind_date_and_person(plan):
    for _ in range(3):
        bij(plan)
    assert Herinnering.objects.filter(dossier=plan.dossier).count() == 3


def test_another_date_ends_the_old_ones_without_deleting_them(plan):
    plan.evaluatie_op = JUNI
    plan.save()
    assert {datum for _soort, datum, _wie in bij(plan)} == {JUNI}
    assert Herinnering.objects.filter(datum=MEI, vervallen_op__isnull=False).count() == 3


def test_back_to_the_old_date_takes_up_the_same_rows(plan):
    eerst = set(Herinnering.objects.values_list("uuid", flat=True))
    for datum in (JUNI, MEI):
        plan.evaluatie_op = datum
        plan.save()
        bij(plan)
    tellend = Herinnering.objects.filter(vervallen_op=None)
    assert set(tellend.values_list("uuid", "volgnummer")) == {(uuid, 1) for uuid in eerst}


def test_holding_the_evaluation_ends_them_and_the_next_date_begins(plan):
    EvaluatieFactory(plan=plan, datum=date(2026, 5, 8), volgende_op=JUNI)
    assert bij(plan) == [(soort, JUNI, "Samira") for soort in DRIE]


def test_removed_evaluation_was_not_held(plan):
    EvaluatieFactory(plan=plan, datum=MEI, verwijderd_op=om(OP))
    assert len(bij(plan)) == 3


def test_the_first_contact_is_reminded_and_without_one_every_professional(plan):
    professional_in(plan.dossier, roepnaam="Bo", aanspreekpunt=False)
    assert {wie for *_, wie in bij(plan)} == {"Samira"}
    Deelnemer.objects.filter(roepnaam="Samira").update(aanspreekpunt=False)
    assert {wie for *_, wie in bij(plan)} == {"Samira", "Bo"}


def test_when_the_first_contact_leaves_a_colleague_is_reminded(plan):
    professional_in(plan.dossier, roepnaam="Bo", aanspreekpunt=False)
    deelnemer_ontkoppelen(Deelnemer.objects.get(roepnaam="Samira"))
    assert {wie for *_, wie in bij(plan)} == {"Bo"}


@pytest.mark.parametrize(
    "velden", [{"tot": date(2026, 3, 1)}, {"van": date(2026, 3, 3)}, {"verwijderd_op": om(OP)}, {"gebruiker": None}]
)
def test_who_does_not_take_part_now_is_not_reminded(plan, velden):
    Deelnemer.objects.filter(roepnaam="Samira").update(**velden)
    assert bij(plan) == []


def test_closed_account_is_not_reminded(plan):
    Deelnemer.objects.get(roepnaam="Samira").gebruiker.__class__.objects.update(is_active=False)
    assert bij(plan) == []


def test_the_client_is_reminded_with_an_account_only(plan):
    client = client_van(plan.dossier)
    client.email = "roos@voorbeeld.test"
    client.save()
    assert {wie for *_, wie in bij(plan)} == {"Samira"}
    deelnemer_koppelen(client, GebruikerFactory())
    assert {wie for *_, wie in bij(plan)} == {"Samira", "Roos"}


def test_a_closed_dossier_reminds_nobody_and_an_opened_one_again(plan):
    Dossier.objects.filter(pk=plan.dossier.pk).update(gesloten_op=OP, sluitreden="verhuisd")
    assert bij(plan) == []
    Dossier.objects.filter(pk=plan.dossier.pk).update(gesloten_op=None, sluitreden="")
    assert len(bij(plan)) == 3


# Asking somebody in the network (method 6)


def vraag(dossier, **velden):
    stap = PlanregelFactory(dossier=dossier, nu_eerst_stap=True)
    inzet = InzetFactory(planregel=stap, soort="netwerk")
    waarden = {"stand": Vraagstand.WORDT_GEVRAAGD, "vraagt_voor": date(2026, 3, 16)} | velden
    return NetwerkafspraakFactory(inzet=inzet, **waarden)


@pytest.fixture
def ongevraagd(db):
    plan = PlanFactory()
    professional_in(plan.dossier)
    return plan


def test_who_asks_is_reminded(ongevraagd):
    bo = professional_in(ongevraagd.dossier, roepnaam="Bo", aanspreekpunt=False)
    vraag(ongevraagd.dossier, vraagt=bo)
    assert bij(ongevraagd) == [("netwerkvraag", date(2026, 3, 16), "Bo")]


def test_when_the_client_asks_without_account_the_first_contact_is_reminded(ongevraagd):
    vraag(ongevraagd.dossier, vraagt=client_van(ongevraagd.dossier))
    assert bij(ongevraagd) == [("netwerkvraag", date(2026, 3, 16), "Samira")]


def test_it_ends_when_it_was_asked(ongevraagd):
    afspraak = vraag(ongevraagd.dossier)
    assert len(bij(ongevraagd)) == 1
    Netwerkafspraak.objects.filter(pk=afspraak.pk).update(stand=Vraagstand.AFGESPROKEN)
    assert bij(ongevraagd) == []


@pytest.mark.parametrize("weg", ["inzet", "stap", "gestopt"])
def test_a_removed_or_stopped_entry_asks_nothing(ongevraagd, weg):
    inzet = vraag(ongevraagd.dossier).inzet
    rij = inzet.planregel if weg == "stap" else inzet
    if weg == "gestopt":
        rij.gestopt_op = OP
    else:
        rij.verwijderd_op = om(OP)
    rij.save()
    assert bij(ongevraagd) == []


# What nobody told: the daily run mends it


def test_the_run_finds_a_date_that_was_changed_behind_its_back(plan, mailoutbox):
    plan.evaluatie_op = OP
    plan.save()
    Dossier.objects.filter(pk=plan.dossier.pk).update(volgende_datum=OP)
    assert herinneringen_versturen(om(OP)).verstuurd == 1
    assert {datum for _soort, datum, _wie in die_tellen(plan.dossier)} == {OP}


def test_the_number_of_queries_does_not_grow_with_the_dossiers(queries_groeien_niet):
    samira = GebruikerFactory()

    def maken(aantal):
        for _ in range(aantal):
            vast_plan(evaluatie_op=date(2026, 3, 9), wie=samira)

    def doen():
        Herinnering.objects.update(verstuurd_op=None)
        assert herinneringen_versturen(om(OP)).verstuurd == 1

    queries_groeien_niet(maken=maken, doen=doen, hoogstens=14)
