"""Rules of editing statements: the order of the wishes, whose words they are."""

import pytest

from profiel.regels_uitspraak import eigenaren, met_zet
from supportplan.kern.models import Deelnemer


@pytest.mark.parametrize(
    ("zet", "wens", "lijst"),
    [
        ("erbij", 4, [1, 2, 3, 4]),
        ("erbij", 2, [1, 2, 3]),
        ("bovenaan", 3, [3, 1, 2]),
        ("bovenaan", 4, [4, 1, 2, 3]),
        ("omhoog", 2, [2, 1, 3]),
        ("omhoog", 1, [1, 2, 3]),
        ("omlaag", 2, [1, 3, 2]),
        ("omlaag", 3, [1, 2, 3]),
        ("omhoog", 4, [1, 2, 3]),
        ("eraf", 2, [1, 3]),
        ("eraf", 4, [1, 2, 3]),
        ("iets anders", 2, [1, 2, 3]),
    ],
)
def test_one_move_in_the_list_of_wishes(zet, wens, lijst):
    assert met_zet([1, 2, 3], wens, zet) == lijst


@pytest.mark.parametrize(
    ("wens", "na", "lijst"),
    [
        (1, 2, [2, 1, 3]),
        (1, 3, [2, 3, 1]),
        (3, 1, [1, 3, 2]),
        (3, None, [3, 1, 2]),
        (1, None, [1, 2, 3]),
        (2, 1, [1, 2, 3]),
        (2, 2, [1, 2, 3]),
        (4, 2, [1, 2, 4, 3]),
    ],
)
def test_a_wish_put_after_another(wens, na, lijst):
    assert met_zet([1, 2, 3], wens, "na", na) == lijst


@pytest.mark.parametrize(
    ("rollen", "van"),
    [
        (["client", "professional"], ["client"]),
        (["client", "naaste"], ["client"]),
        (["naaste", "professional"], ["naaste"]),
        (["professional"], []),
        ([], []),
    ],
)
def test_whose_words_they_are_to_change(rollen, van):
    assert [deelnemer.rol for deelnemer in eigenaren([Deelnemer(rol=rol) for rol in rollen])] == van
