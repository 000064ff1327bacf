"""Fixing the plan: what it asks, what it refuses and with which words, what comes of it (method 6)."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction

from plannen.beeld import ALLES, beeld_van
from plannen.inhoud import sha256_van
from plannen.keuzes import Antwoord, Antwoordwijze
from plannen.models import Instemming, Planregel, Planversie
from plannen.regels import (
    Plandoelstand,
    Stem,
    antwoorden_per_doel,
    bezwaren_tegen_vaststellen,
    bezwaren_van,
    stand_van_plandoel,
    stem_van,
)
from plannen.services import instemming_vastleggen, plan_vaststellen
from supportplan.kern.keuzes import Actie
from supportplan.kern.models import Herinnering, Logregel
from tests.factories import (
    EVALUATIE_OP,
    InstemmingFactory,
    PlandoelFactory,
    PlanregelFactory,
    ProfessionalFactory,
    VertegenwoordigingFactory,
    client_van,
    professional_in,
)

OP = date(2026, 3, 2)
JA, NEE, WEET_NIET = Antwoord.AKKOORD, Antwoord.NIET_AKKOORD, Antwoord.GEEN_ANTWOORD


# Rules, without database


@pytest.mark.parametrize(
    ("anders", "bezwaren"),
    [
        ({}, []),
        ({"aantal_stappen": 0}, ["Het plan heeft nog geen stappen."]),
        ({"evaluatie_op": None}, ["Kies een datum om het plan samen te bekijken (Datum evaluatie)."]),
        ({"heeft_client": False}, ["Zet eerst de cliënt in het dossier."]),
        ({"nog_te_vragen": ["Vraag Roos nog naar doel 2."]}, ["Vraag Roos nog naar doel 2."]),
    ],
)
def test_what_blocks(anders, bezwaren):
    goed = {"aantal_stappen": 1, "evaluatie_op": EVALUATIE_OP, "heeft_client": True, "nog_te_vragen": []}
    assert bezwaren_tegen_vaststellen(**goed | anders) == bezwaren


@pytest.mark.parametrize(
    ("antwoorden", "stand"),
    [
        ([JA], Plandoelstand.EENS),
        ([JA, JA], Plandoelstand.EENS),
        ([JA, NEE], Plandoelstand.NIET_EENS),
        ([NEE], Plandoelstand.NIET_EENS),
        ([WEET_NIET], Plandoelstand.NIET_EENS),
        ([JA, None], Plandoelstand.NOG_VRAGEN),
        ([], Plandoelstand.NOG_VRAGEN),
    ],
)
def test_a_part_starts_only_when_everybody_said_yes(antwoorden, stand):
    assert stand_van_plandoel([Stem(None, antwoord) for antwoord in antwoorden]) == stand


@pytest.mark.parametrize(
    ("anderen", "stand"),
    [
        ([NEE], Plandoelstand.NIET_ALLEN),
        ([JA, WEET_NIET], Plandoelstand.NIET_ALLEN),
        ([JA, None], Plandoelstand.EENS),
    ],
)
def test_who_need_not_answer_and_says_no_is_not_passed_over(anderen, stand):
    assert stand_van_plandoel([Stem(None, JA)], [Stem(None, antwoord) for antwoord in anderen]) == stand
    assert stand_van_plandoel([Stem(None, NEE)], [Stem(None, NEE)]) == Plandoelstand.NIET_EENS


def test_a_changed_part_is_asked_again():
    assert stand_van_plandoel([Stem(None, JA), Stem(None, None, opnieuw=True)]) == Plandoelstand.OPNIEUW


def _gaf(antwoord, kenmerk, pk, wie=1):
    return SimpleNamespace(
        deelnemer_id=wie, antwoord=antwoord, sha256=kenmerk, pk=pk, op=OP, reden="", wijze="zelf", erbij=""
    )


@pytest.mark.parametrize(
    ("instemmingen", "antwoord", "opnieuw"),
    [
        ([], None, False),
        ([_gaf(JA, "nu", 1)], JA, False),
        ([_gaf(JA, "nu", 1), _gaf(NEE, "nu", 2)], NEE, False),  # somebody may change their mind
        ([_gaf(JA, "toen", 1)], None, True),
        ([_gaf(JA, "nu", 1, wie=2)], None, False),  # somebody else's answer
    ],
)
def test_the_answer_that_counts_is_the_last_one_on_this_text(instemmingen, antwoord, opnieuw):
    stem = stem_van(SimpleNamespace(pk=1), instemmingen, "nu")
    assert (stem.antwoord, stem.opnieuw) == (antwoord, opnieuw)


# With rows


@pytest.fixture
def regel(db):
    return PlanregelFactory()


def _antwoord(regel, antwoord=JA, wie=None, **velden):
    return instemming_vastleggen(
        plandoel=regel.plandoel,
        deelnemer=wie or client_van(regel.dossier),
        antwoord=antwoord,
        door=None,
        op=OP,
        **velden,
    )


def _bezwaren(regel):
    return bezwaren_van(beeld_van(regel.dossier, ALLES), OP)


def test_the_client_is_asked_for_every_goal(regel):
    tweede = PlandoelFactory(dossier=regel.dossier)
    _antwoord(regel)
    assert _bezwaren(regel) == [f"Vraag {client_van(regel.dossier).roepnaam} nog naar doel {tweede.doel.nummer}."]


@pytest.mark.parametrize("antwoord", list(Antwoord))
def test_no_answer_blocks(regel, antwoord):
    _antwoord(regel, antwoord)
    assert plan_vaststellen(plan=regel.plan, door=None, op=OP).nummer == 1


def test_a_representative_who_answers_by_law_is_asked_beside_the_client(regel):
    mentor = VertegenwoordigingFactory(dossier=regel.dossier).deelnemer
    _antwoord(regel, wie=mentor)
    assert _bezwaren(regel) == [f"Vraag {client_van(regel.dossier).roepnaam} nog naar doel 1."]
    _antwoord(regel, NEE)
    assert _bezwaren(regel) == []
    (stemmen,) = antwoorden_per_doel(beeld_van(regel.dossier, ALLES), OP).values()
    assert [stem.antwoord for stem in stemmen] == [NEE, JA]


@pytest.mark.parametrize("velden", [{"antwoordt_mee": False}, {"tot": date(2026, 3, 1)}, {"van": date(2026, 3, 3)}])
def test_a_representative_without_that_task_now_is_not_asked(regel, velden):
    VertegenwoordigingFactory(dossier=regel.dossier, **velden)
    _antwoord(regel)
    assert _bezwaren(regel) == []


def test_a_changed_step_is_asked_again_and_the_old_answer_stays(regel):
    _antwoord(regel)
    Planregel.objects.filter(pk=regel.pk).update(stap="Iets anders")
    assert _bezwaren(regel) == [
        f"Vraag {client_van(regel.dossier).roepnaam} opnieuw naar doel 1: dit deel is veranderd."
    ]
    assert Instemming.objects.count() == 1


def test_read_aloud_names_who_was_there(regel):
    with pytest.raises(ValidationError, match="wie erbij was"):
        _antwoord(regel, wijze=Antwoordwijze.VOORGELEZEN)
    assert _antwoord(regel, wijze=Antwoordwijze.VOORGELEZEN, erbij="Samira en Til").erbij == "Samira en Til"


def test_an_answer_is_never_changed(regel):
    instemming = InstemmingFactory(plandoel=regel.plandoel)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Instemming.objects.filter(pk=instemming.pk).update(antwoord=NEE)


def test_refused_with_the_sentences_the_page_shows(regel):
    with pytest.raises(ValidationError) as fout:
        plan_vaststellen(plan=regel.plan, door=None, op=OP)
    assert fout.value.messages == _bezwaren(regel)
    assert not Planversie.objects.exists()


def test_a_version_is_cut_with_hash_reminder_and_log(regel):
    samira = professional_in(regel.dossier)
    ProfessionalFactory(dossier=regel.dossier, roepnaam="Bo", aanspreekpunt=False)
    _antwoord(regel)
    versie = plan_vaststellen(plan=regel.plan, door=samira.gebruiker, op=OP)
    assert versie.inhoud["planregels"][str(regel.uuid)]["stap"] == regel.stap
    assert versie.sha256 == sha256_van(versie.inhoud)
    herinneringen = Herinnering.objects.filter(dossier=regel.dossier)
    assert {(rij.aan, rij.datum) for rij in herinneringen} == {(samira, EVALUATIE_OP)}
    assert {rij.soort for rij in herinneringen} == {"evaluatie_vooraf", "evaluatie", "evaluatie_na"}
    assert (
        Logregel.objects.get(dossier=regel.dossier, soort="planversie", actie=Actie.TOEVOEGEN).actor == samira.gebruiker
    )
    regel.dossier.refresh_from_db()
    assert regel.dossier.volgende_datum == EVALUATIE_OP


def test_twice_the_same_plan_is_one_version(regel):
    _antwoord(regel)
    eerste = plan_vaststellen(plan=regel.plan, door=None, op=OP)
    assert plan_vaststellen(plan=regel.plan, door=None, op=OP) == eerste
    assert Herinnering.objects.count() == 0  # nobody to remind


def test_a_new_date_makes_a_version_and_new_reminders(regel):
    professional_in(regel.dossier)
    _antwoord(regel)
    plan_vaststellen(plan=regel.plan, door=None, op=OP)
    regel.plan.evaluatie_op = date(2026, 6, 1)
    regel.plan.save()
    assert plan_vaststellen(plan=regel.plan, door=None, op=OP).nummer == 2
    assert set(Herinnering.objects.filter(vervallen_op=None).values_list("datum", flat=True)) == {date(2026, 6, 1)}
    assert set(Herinnering.objects.exclude(vervallen_op=None).values_list("datum", flat=True)) == {EVALUATIE_OP}
