"""When a working note goes away (P-11): rules without a database."""

from datetime import date

import pytest

from supportplan.besloten.regels import Verloop, Verloopreden, na_aanwezige_dagen, verloop

GEMAAKT = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("gegeven", "op", "reden"),
    [
        ({}, date(2026, 1, 31), "dagen"),
        # away for ten days: ten days longer, also when the absence began before or ends after
        ({"afwezig": [(date(2026, 1, 5), date(2026, 1, 14))]}, date(2026, 2, 10), "dagen"),
        ({"afwezig": [(date(2025, 12, 1), date(2026, 1, 3))]}, date(2026, 2, 2), "dagen"),
        # two stretches over one another count once
        (
            {"afwezig": [(date(2026, 1, 5), date(2026, 1, 14)), (date(2026, 1, 10), date(2026, 1, 14))]},
            date(2026, 2, 10),
            "dagen",
        ),
        # until further notice: the clock stands still
        ({"afwezig": [(date(2026, 1, 20), None)]}, None, "dagen"),
        # away after its last day: too late to count
        ({"afwezig": [(date(2026, 2, 1), None)]}, date(2026, 1, 31), "dagen"),
        # a week to choose after the plan was fixed or the dossier closed, never longer than thirty days
        ({"vastgesteld": date(2026, 1, 10)}, date(2026, 1, 17), "vastgesteld"),
        ({"vastgesteld": date(2026, 1, 28)}, date(2026, 1, 31), "dagen"),
        ({"gesloten": date(2026, 1, 12)}, date(2026, 1, 19), "gesloten"),
        ({"gesloten": date(2025, 12, 1)}, date(2026, 1, 8), "gesloten"),
        (
            {"vastgesteld": date(2026, 1, 10), "afwezig": [(date(2026, 1, 9), date(2026, 1, 16))]},
            date(2026, 1, 23),
            "vastgesteld",
        ),
        ({"vastgesteld": date(2026, 1, 10), "afwezig": [(date(2026, 1, 9), None)]}, None, "dagen"),
    ],
)
def test_p11_last_day(gegeven, op, reden):
    assert verloop(gemaakt=GEMAAKT, **gegeven) == Verloop(op, Verloopreden(reden))


def test_p11_the_last_day_itself_is_still_there():
    einde = Verloop(date(2026, 1, 31), Verloopreden.DAGEN)
    assert not einde.is_voorbij(date(2026, 1, 31))
    assert einde.is_voorbij(date(2026, 2, 1))
    assert [einde.is_bijna(dag) for dag in (date(2026, 1, 23), date(2026, 1, 24))] == [False, True]


def test_days_of_being_there_without_absence():
    assert na_aanwezige_dagen(GEMAAKT, 0, []) == GEMAAKT
