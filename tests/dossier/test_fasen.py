"""In which phase a case is, how each phase stands and what is next: derived, never stored (method 1, A-15)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from profiel.keuzes import KvbRij, ProfielRij
from supportplan.dossier.regels import Status, fasen, huidige_fase, volgende_stap
from supportplan.dossier.tellingen import Doeltelling, Tellingen
from supportplan.kern.termijnen import UitersteDatum, werkdag_na

OP = date(2026, 3, 2)
EVALUATIE = date(2026, 5, 11)
UUID_1 = UUID(int=1)
NIET, BEZIG, KLAAR, KAN_NIET, OVERGESLAGEN = Status
OVER = OVERGESLAGEN

LEEG = Tellingen()
KENNIS = Tellingen(kennis=3)
GESPROKEN = Tellingen(gesprekken=2)
GEHOORD = replace(GESPROKEN, uitspraken=11)
DOEL_1, DOEL_2 = Doeltelling(1, UUID_1), Doeltelling(2, UUID(int=2))
MET_DOELEN = replace(GEHOORD, doelen=(DOEL_1, DOEL_2))
MET_STAPPEN = replace(MET_DOELEN, doelen=(replace(DOEL_1, stappen=3), DOEL_2), stappen=3, evaluatie_op=EVALUATIE)
VAST = replace(MET_STAPPEN, versies=1)
ONDERWEG = replace(VAST, stappen_bezig=1, stappen_klaar=1, logboekregels=4)
TERUGGEKEKEN = replace(ONDERWEG, evaluaties=1, laatste_evaluatie=EVALUATIE)
ALLE_RIJEN = frozenset(f"profiel:{rij}" for rij in ProfielRij.values)
ALLE_KVB = frozenset(f"kvb:{rij}" for rij in KvbRij.values)
MET_PROFIEL = replace(GEHOORD, rijen_klaar=ALLE_RIJEN)


@pytest.mark.parametrize(
    ("tellingen", "standen", "huidig"),
    [
        pytest.param(LEEG, [NIET, NIET, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 1, id="empty dossier"),
        pytest.param(KENNIS, [BEZIG, NIET, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 1, id="pages of kennismaken"),
        pytest.param(GESPROKEN, [BEZIG, NIET, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 1, id="only a talk"),
        pytest.param(
            replace(KENNIS, gesprekken=1), [KLAAR, NIET, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 2, id="kennisgemaakt"
        ),
        pytest.param(GEHOORD, [KLAAR, BEZIG, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 2, id="sentences"),
        pytest.param(MET_PROFIEL, [KLAAR, KLAAR, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 3, id="profile"),
        pytest.param(MET_DOELEN, [KLAAR, BEZIG, KLAAR, NIET, KAN_NIET, KAN_NIET], 4, id="goals without plan"),
        pytest.param(MET_STAPPEN, [KLAAR, BEZIG, KLAAR, BEZIG, NIET, KAN_NIET], 4, id="plan in progress"),
        pytest.param(VAST, [KLAAR, KLAAR, KLAAR, KLAAR, BEZIG, NIET], 5, id="vastgesteld"),
        pytest.param(ONDERWEG, [KLAAR, KLAAR, KLAAR, KLAAR, BEZIG, NIET], 5, id="on the way"),
        pytest.param(
            replace(VAST, stappen_klaar=3), [KLAAR, KLAAR, KLAAR, KLAAR, KLAAR, NIET], 6, id="every step done"
        ),
        pytest.param(TERUGGEKEKEN, [KLAAR, KLAAR, KLAAR, KLAAR, BEZIG, KLAAR], 5, id="evaluated"),
        pytest.param(
            replace(MET_STAPPEN, evaluaties=1, laatste_evaluatie=EVALUATIE),
            [KLAAR, BEZIG, KLAAR, BEZIG, BEZIG, KLAAR],
            4,
            id="evaluated, never vastgesteld, as Bram in the book",
        ),
        pytest.param(
            Tellingen(gesprekken=1, stappen=1), [BEZIG, NIET, NIET, BEZIG, NIET, KAN_NIET], 4, id="nu eerst, no goal"
        ),
        pytest.param(
            Tellingen(stappen=2, stappen_bezig=1), [NIET, NIET, NIET, BEZIG, BEZIG, NIET], 5, id="nu eerst, going on"
        ),
        pytest.param(
            Tellingen(logboekregels=1), [NIET, NIET, NIET, KAN_NIET, KAN_NIET, KAN_NIET], 1, id="only a line of spoed"
        ),
        pytest.param(
            replace(GEHOORD, overgeslagen=frozenset({3, 4, 5})), [KLAAR, BEZIG, OVER, OVER, OVER, NIET], 2, id="skipped"
        ),
        pytest.param(
            replace(MET_PROFIEL, overgeslagen=frozenset({3})),
            [KLAAR, KLAAR, OVER, NIET, KAN_NIET, KAN_NIET],
            4,
            id="goals skipped, so the plan can be made",
        ),
    ],
)
def test_how_each_phase_stands(tellingen, standen, huidig):
    assert [stand.status for stand in fasen(tellingen, OP)] == standen
    assert huidige_fase(tellingen, OP).nummer == huidig


def test_only_one_phase_is_the_present_one():
    assert [stand.huidig for stand in fasen(MET_STAPPEN, OP)] == [False, False, False, True, False, False]


@pytest.mark.parametrize("rijen", [ALLE_RIJEN, ALLE_KVB])
def test_p02_profile_is_done_when_each_row_of_one_form_was_filled_in_or_skipped(rijen):
    assert fasen(replace(GEHOORD, rijen_klaar=rijen), OP)[1].status == KLAAR
    assert fasen(replace(GEHOORD, rijen_klaar=rijen - {min(rijen)}), OP)[1].status == BEZIG


def test_options_belong_to_making_the_plan():
    doelen = (replace(DOEL_1, opties=2),)
    assert fasen(replace(GEHOORD, doelen=doelen), OP)[3].status == BEZIG


def test_a_goal_without_wish_or_reason_keeps_that_phase_busy():
    doelen = (replace(DOEL_1, heeft_herkomst=False),)
    assert fasen(replace(GEHOORD, doelen=doelen), OP)[2].status == BEZIG


def test_a_skipped_phase_is_called_so_and_is_never_the_present_one():
    tellingen = replace(GESPROKEN, overgeslagen=frozenset({1, 2}))
    standen = fasen(tellingen, OP)
    assert [stand.status for stand in standen[:3]] == [OVERGESLAGEN, OVERGESLAGEN, NIET]
    assert huidige_fase(tellingen, OP).nummer == 3


@pytest.mark.parametrize(
    ("op", "tellingen", "stand"),
    [
        (date(2026, 5, 10), ONDERWEG, NIET),
        (EVALUATIE, ONDERWEG, BEZIG),
        (date(2026, 6, 1), ONDERWEG, BEZIG),
        (date(2026, 6, 1), TERUGGEKEKEN, KLAAR),
        (EVALUATIE, replace(TERUGGEKEKEN, laatste_evaluatie=date(2026, 5, 4)), KLAAR),
        (date(2026, 8, 10), replace(TERUGGEKEKEN, evaluatie_op=date(2026, 8, 10)), BEZIG),
        (date(2026, 6, 1), MET_STAPPEN, KAN_NIET),  # never fixed: nothing to look back on
    ],
)
def test_an_evaluation_is_due_from_its_day_until_it_was_held(op, tellingen, stand):
    assert fasen(tellingen, op)[5].status == stand


@pytest.mark.parametrize(
    ("tellingen", "nummer", "bij"),
    [
        (GEHOORD, 1, "2 gesprekken"),
        (replace(LEEG, gesprekken=1), 1, "1 gesprek"),
        (GEHOORD, 2, "11 uitspraken"),
        (LEEG, 2, ""),
        (MET_DOELEN, 3, "2 doelen"),
        (MET_STAPPEN, 4, "1 van 2 doelen"),
        (Tellingen(stappen=1), 4, "1 stap"),
        (ONDERWEG, 5, "1 van 3 stappen klaar"),
        (MET_STAPPEN, 5, ""),
        (VAST, 6, "11 mei 2026"),
        (TERUGGEKEKEN, 6, "gehouden op 11 mei 2026"),
        (replace(TERUGGEKEKEN, evaluatie_op=date(2026, 8, 10)), 6, "weer op 10 augustus 2026"),
    ],
)
def test_what_there_is_in_words(tellingen, nummer, bij):
    assert fasen(tellingen, OP)[nummer - 1].bij == bij


def test_names_are_the_methods_own_and_short_ones():
    assert [(stand.naam, stand.kort) for stand in fasen(LEEG, OP)] == [
        ("Ontmoeting en kennismaking", "Kennismaken"),
        ("Informatie verzamelen, ordenen en analyseren", "Profiel"),
        ("Doelen stellen", "Doelen"),
        ("Plan maken", "Plan"),
        ("Plan uitvoeren", "Uitvoeren"),
        ("Monitoren, evalueren, bijstellen", "Evalueren"),
    ]


@pytest.mark.parametrize(
    ("tellingen", "zin", "sleutel"),
    [
        (LEEG, "Begin met kennismaken: wie is het, en hoe is contact veilig?", "profiel:kennismaken"),
        (KENNIS, "Er is nog geen gesprek geweest.", "profiel:kennismaking"),
        (GESPROKEN, "Er is nog niets opgeschreven in het profiel.", "profiel:profiel"),
        (GEHOORD, "Er is nog geen doel gekozen.", "profiel:doelen"),
        (
            replace(GEHOORD, doelen=(replace(DOEL_1, heeft_herkomst=False),)),
            "Doel 1 hoort nog bij geen wens.",
            "profiel:doelen",
        ),
        (
            replace(GEHOORD, doelen=(replace(DOEL_1, opties=5),)),
            "Voor doel 1 zijn 5 opties bedacht. Nog niet afgewogen.",
            "opties:werkblad",
        ),
        (
            replace(GEHOORD, doelen=(replace(DOEL_1, opties=1, lijst_gesloten=True),)),
            "Voor doel 1 is 1 optie bedacht. Nog niet gekozen.",
            "opties:werkblad",
        ),
        (MET_DOELEN, "Er staan nog geen stappen in het plan.", "plannen:plan"),
        (MET_STAPPEN, "Het plan is nog niet vastgesteld.", "plannen:plan"),
        (replace(VAST, wmovragen=1), "De vraag aan de gemeente is nog niet definitief.", "plannen:aanvraag"),
        (replace(VAST, wmovragen=1, documenten=1), "Op 11 mei 2026 kijken jullie samen terug.", "plannen:logboek"),
        (TERUGGEKEKEN, "Kies een dag om samen terug te kijken.", "plannen:plan"),
        (replace(LEEG, gesloten_op=OP), "Dit dossier is gesloten.", "dossier:dossier"),
        (replace(LEEG, overgeslagen=frozenset({1, 2})), "Er is nog geen doel gekozen.", "profiel:doelen"),
    ],
)
def test_what_is_next(tellingen, zin, sleutel):
    stap = volgende_stap(tellingen, OP)
    assert (stap.zin, stap.sleutel) == (zin, sleutel)
    assert stap.linktekst


def test_the_evaluation_goes_first_when_its_day_has_come():
    stap = volgende_stap(replace(ONDERWEG, wmovragen=1), EVALUATIE)
    assert (stap.zin, stap.sleutel) == ("Het is tijd om samen terug te kijken op het plan.", "plannen:evaluaties")


def test_a_worksheet_is_named_by_its_goal():
    assert volgende_stap(replace(GEHOORD, doelen=(replace(DOEL_1, opties=5),)), OP).doel == UUID_1


def uiterste(code, datum):
    return UitersteDatum(code, "", "", datum, werkdag_na(datum))


@pytest.mark.parametrize(
    ("code", "zin"),
    [
        ("persoonlijk_plan", "Uiterlijk op 9 maart 2026 kan het plan naar de gemeente."),
        ("onderzoek", "Uiterlijk op 9 maart 2026 is het onderzoek van de gemeente klaar. Vraag ernaar."),
        ("beschikking", "Uiterlijk op 9 maart 2026 besluit de gemeente. Vraag ernaar."),
    ],
)
def test_w03_a_latest_day_within_a_week_goes_first(code, zin):
    tellingen = replace(MET_DOELEN, termijnen=(uiterste(code, date(2026, 3, 9)),))
    assert volgende_stap(tellingen, OP).zin == zin
    gesloten = replace(tellingen, gesloten_op=OP)
    assert volgende_stap(gesloten, OP).zin == "Dit dossier is gesloten."


@pytest.mark.parametrize(
    ("datum", "gaat_voor"),
    [
        (date(2026, 3, 10), False),
        (date(2026, 3, 2), True),
        (date(2026, 2, 28), True),  # a Saturday, so until Monday 2 March
        (date(2026, 2, 27), False),
    ],
)
def test_w03_a_latest_day_goes_first_from_a_week_before_until_its_working_day(datum, gaat_voor):
    stap = volgende_stap(replace(MET_DOELEN, termijnen=(uiterste("onderzoek", datum),)), OP)
    assert (stap.sleutel == "plannen:aanvraag") == gaat_voor
