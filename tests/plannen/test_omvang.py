"""An amount typed in words becomes an amount at the Wmo-vraag only when it is clean (W-11, W-20)."""

from decimal import Decimal

import pytest

from plannen.regels.omvang import Omvang, omvang_uit


@pytest.mark.parametrize(
    ("tekst", "omvang"),
    [
        ("twee uur per week", Omvang(Decimal(2), "uur", "week")),
        ("2 uur per week", Omvang(Decimal(2), "uur", "week")),
        ("Anderhalf uur in de week.", Omvang(Decimal("1.5"), "uur", "week")),
        ("2,5 uren per week", Omvang(Decimal("2.5"), "uur", "week")),
        ("1 dagdeel per week", Omvang(Decimal(1), "dagdeel", "week")),
        ("één dagdeel per 4 weken", Omvang(Decimal(1), "dagdeel", "4_weken")),
        ("een half uur per dag", Omvang(Decimal("0.5"), "uur", "dag")),
        ("drieënhalf uur elke maand", Omvang(Decimal("3.5"), "uur", "maand")),
    ],
)
def test_a_clean_amount_is_read(tekst, omvang):
    assert omvang_uit(tekst) == omvang


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "elke week",
        "2x per week",
        "twee keer per week een uur",
        "2 tot 3 uur per week",
        "ongeveer twee uur per week",
    ],
)
def test_what_is_not_clean_is_not_guessed(tekst):
    assert omvang_uit(tekst) is None
