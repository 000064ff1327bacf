"""Somebody is found in a text by the whole name or a part of it, however it was typed (P-06)."""

import pytest

from supportplan.kern.namen import naamdelen, vindplaatsen


def genoemd(naam, tekst, **opties):
    return [tekst[plek.van : plek.tot] for plek in vindplaatsen(tekst, naamdelen(naam), **opties)]


@pytest.mark.parametrize(
    ("naam", "tekst", "gevonden"),
    [
        ("Buurman Wim", "wim helpt met de kliko", ["wim"]),
        ("Buurman Wim", "De BUURMAN WIM komt", ["BUURMAN WIM"]),
        ("Buurman Wim", "Wims fiets, Wim's auto", ["Wims", "Wim's"]),
        ("buurman wim", "Wim komt", ["Wim"]),
        ("Wim (buurman)", "vraag het wim", ["wim"]),
        ("Til de Boer", "til gaat mee", ["til"]),
        ("Til de Boer", "mevrouw de boer gaat mee", ["de boer"]),
        ("Til de Boer", "Mevrouw Boer gaat mee", ["Boer"]),
        ("Ömer", "omer belt", ["omer"]),
        ("Omer", "O\u0308mer belt", ["O\u0308mer"]),
        ("Anne-Marie", "anne marie belt", ["anne marie"]),
        ("Karin Jansen", "jansen belt", ["jansen"]),
        ("O'Brien", "O’Brien belt", ["O’Brien"]),
        ("Wim", "W\u00adim belt", ["W\u00adim"]),
        ("Roos", "Roos geeft een roos", ["Roos"]),
        ("Wil", "Ik wil naar Wil", ["Wil"]),
    ],
)
def test_a_name_is_found(naam, tekst, gevonden):
    assert genoemd(naam, tekst) == gevonden


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("Buurman Wim", "de buurman zet de kliko buiten"),
        ("Buurman Wim", "wimper, zwimmen"),
        ("Ria van hiernaast", "hiernaast staat een bank"),
        ("Karel boven", "boven is het stil"),
        ("Femke Post", "de post halen"),
        ("Til de Boer", "naar een boer in het dorp"),
        ("Toos oud-collega", "een oud-collega belt"),
        ("", "niemand"),
        ("J. Smeets", "J is een letter"),
    ],
)
def test_what_is_no_name_is_left_alone(naam, tekst):
    assert genoemd(naam, tekst) == []


def test_where_only_names_stand_a_small_letter_counts_for_every_word():
    assert genoemd("Roos", "roos", alleen_namen=True) == ["roos"]
    assert genoemd("Femke Post", "mevrouw post", alleen_namen=True) == ["post"]


def test_the_longest_name_wins():
    assert genoemd("Jan Willem", "Jan Willem en Willem") == ["Jan Willem", "Willem"]
