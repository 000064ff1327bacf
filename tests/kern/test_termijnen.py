"""The clocks of the Wmo (wmo.md W), as tables; the terms themselves are rows."""

from datetime import date

import pytest

from supportplan.kern.keuzes import Route
from supportplan.kern.models import Referentiewaarde, Termijn
from supportplan.kern.termijnen import (
    bezwaren_tegen_route,
    evaluatievoorstel,
    termijnen_op,
    uiterste_data,
    werkdag_na,
)

TERMIJNEN = [
    Termijn(code="persoonlijk_plan", naam="plan", dagen=7, grondslag="2.3.2 lid 2"),
    Termijn(code="onderzoek", naam="onderzoek", dagen=42, grondslag="2.3.2 lid 1"),
    Termijn(code="beschikking", naam="besluit", dagen=14, grondslag="2.3.5 lid 2"),
    Termijn(code="bezwaar", naam="bezwaar", dagen=42, grondslag="Awb 6:7"),
]


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        (date(2026, 2, 10), date(2026, 2, 10)),  # a Tuesday
        (date(2026, 2, 14), date(2026, 2, 16)),  # Saturday
        (date(2026, 4, 3), date(2026, 4, 7)),  # Goede Vrijdag, then the weekend and Tweede Paasdag
        (date(2026, 4, 27), date(2026, 4, 28)),  # Koningsdag
        (date(2026, 5, 5), date(2026, 5, 6)),  # 5 May, also when most people work
        (date(2026, 5, 14), date(2026, 5, 15)),  # Hemelvaartsdag
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2027, 12, 31), date(2027, 12, 31)),  # Oudejaarsdag is no public holiday
    ],
)
def test_a_term_ends_on_a_working_day(dag, werkdag):
    assert werkdag_na(dag) == werkdag


def test_each_clock_runs_from_its_own_day():
    data = uiterste_data(
        TERMIJNEN, melding_op=date(2026, 2, 10), aanvraag_op=date(2026, 3, 25), bekendgemaakt_op=date(2026, 4, 8)
    )
    assert [(d.code, d.datum, d.werkdag) for d in data] == [
        ("persoonlijk_plan", date(2026, 2, 17), date(2026, 2, 17)),
        ("onderzoek", date(2026, 3, 24), date(2026, 3, 24)),
        ("beschikking", date(2026, 4, 8), date(2026, 4, 8)),
        ("bezwaar", date(2026, 5, 20), date(2026, 5, 20)),
    ]
    assert data[0].grondslag == "2.3.2 lid 2"


def test_a_date_on_a_weekend_is_given_bare_and_moved():
    (plan, _onderzoek) = uiterste_data(TERMIJNEN, melding_op=date(2026, 2, 7))
    assert (plan.datum, plan.werkdag, plan.verschoven) == (date(2026, 2, 14), date(2026, 2, 16), True)


def test_no_clock_runs_without_a_melding():
    assert uiterste_data(TERMIJNEN) == []


@pytest.mark.parametrize(
    ("op", "reden", "mag"),
    [
        (date(2026, 3, 24), "", False),  # the last day of the onderzoek
        (date(2026, 3, 25), "", True),
        (date(2026, 2, 11), "De gemeente zei dat er geen onderzoek komt", True),
    ],
)
def test_w02_aanvraag_only_after_six_weeks_or_with_a_reason(op, reden, mag):
    bezwaren = bezwaren_tegen_route(
        Route.NA_ZES_WEKEN, melding_op=date(2026, 2, 10), reden=reden, op=op, termijnen=TERMIJNEN
    )
    assert (bezwaren == []) is mag
    assert mag or "24 maart 2026" in bezwaren[0]


def test_w02_asks_for_the_day_of_the_melding():
    assert bezwaren_tegen_route(
        Route.NA_ZES_WEKEN, melding_op=None, reden="", op=date(2026, 3, 2), termijnen=TERMIJNEN
    ) == ["Vul in wanneer de melding was, of schrijf op waarom de aanvraag nu al kan."]


def test_w02_is_about_one_route_only():
    assert not bezwaren_tegen_route(
        Route.MELDING_MET_PLAN, melding_op=None, reden="", op=date(2026, 3, 2), termijnen=TERMIJNEN
    )


@pytest.mark.parametrize(
    ("vanaf", "voorstel"),
    [
        (date(2026, 2, 2), date(2026, 5, 4)),  # 2 May is a Saturday
        (date(2026, 2, 5), date(2026, 5, 6)),  # 5 May
        (date(2025, 11, 30), date(2026, 3, 2)),  # 28 February is the last day, a Saturday
    ],
)
def test_first_evaluation_after_three_months_on_a_working_day(vanaf, voorstel):
    assert evaluatievoorstel(vanaf) == voorstel


@pytest.mark.django_db
def test_the_terms_of_the_law_are_there_with_their_ground():
    termijnen = {termijn.code: (termijn.dagen, termijn.grondslag) for termijn in termijnen_op(date(2026, 3, 2))}
    assert termijnen == {
        "persoonlijk_plan": (7, "Wmo 2015, artikel 2.3.2, tweede lid"),
        "onderzoek": (42, "Wmo 2015, artikel 2.3.2, eerste lid"),
        "beschikking": (14, "Wmo 2015, artikel 2.3.5, tweede lid"),
        "bezwaar": (42, "Algemene wet bestuursrecht, artikel 6:7"),
    }


@pytest.mark.django_db
def test_a_term_holds_until_the_next_one():
    Termijn.objects.filter(code="onderzoek").update(tot=date(2027, 1, 1))
    Termijn.objects.create(code="onderzoek", naam="Onderzoek", dagen=56, grondslag="nieuw", van=date(2027, 1, 1))

    def onderzoek_op(dag):
        return next(termijn.dagen for termijn in termijnen_op(dag) if termijn.code == "onderzoek")

    assert (onderzoek_op(date(2026, 12, 31)), onderzoek_op(date(2027, 1, 1))) == (42, 56)


@pytest.mark.django_db
def test_w20_the_lists_of_the_law_are_there():
    lijsten = {}
    for waarde in Referentiewaarde.objects.op(date(2026, 3, 2)):
        lijsten.setdefault(waarde.lijst, []).append(waarde.code)
    assert lijsten["voorziening"] == [f"{nummer:02}" for nummer in range(1, 19)]
    assert {lijst: len(codes) for lijst, codes in lijsten.items()} == {
        "voorziening": 18,
        "eenheid": 6,
        "frequentie": 6,
        "resultaat": 10,
        "weglaatgrond": 4,
    }
