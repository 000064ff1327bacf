"""A refused person is found in a text however it is written, and the warning has the client's words (method 10)."""

from types import SimpleNamespace

import pytest

from profiel.regels_helpers import Weigering, geweigerde_helper


def _geweigerd(naam, relatie=""):
    return [Weigering(SimpleNamespace(naam=naam, relatie=relatie))]


@pytest.mark.parametrize(
    ("naam", "relatie", "tekst"),
    [
        ("moeder", "moeder", "Moeder helpt met de was"),
        ("moeder", "moeder", "Vraag het aan mam."),
        ("moeder", "moeder", "MAMA doet de boodschappen"),
        ("Ans", "moeder", "mijn ma kan dat"),
        ("Ans", "moeder", "Ans komt langs"),
        ("Ans de Boer", "moeder", "Ans komt langs"),
        ("mama", "", "Moeder komt langs"),
        ("Ömer", "broer", "omer belt elke dag"),
        ("Ömer", "broer", "zijn broertje belt"),
        ("de buurman", "", "Buurman zet de kliko buiten"),
        ("Til", "buurvrouw", "Met (Til) naar de markt"),
        ("moeder", "moeder", "ma haalt de boodschappen"),
        ("moeder", "moeder", "Ma"),
        ("moeder", "moeder", "ma en pa komen langs"),
        ("moeder", "moeder", "ma 2x per week, boodschappen"),
        ("moeder", "moeder", "op ma en pa rekenen"),
        ("moeder", "moeder", "ma belt op ma t/m vr"),
        ("moeder", "moeder", "Ma, Til en de buurman"),
        ("Do", "vriend", "Do helpt met de tuin"),
    ],
)
def test_a_refused_person_is_found(naam, relatie, tekst):
    assert geweigerde_helper(tekst, _geweigerd(naam, relatie))


@pytest.mark.parametrize(
    ("naam", "relatie", "tekst"),
    [
        ("moeder", "moeder", "Een mammoet in het museum"),
        ("moeder", "moeder", "De moedertaal is Turks"),
        ("Til", "buurvrouw", "De bank optillen"),
        ("de buurman", "", "De kliko staat buiten"),
        ("moeder", "moeder", "Schoonmoeder helpt"),
        ("moeder", "moeder", "Thuiszorg ma t/m vr"),
        ("moeder", "moeder", "ma 9:00 thuiszorg"),
        ("moeder", "moeder", "elke week (ma, wo, vr)"),
        ("moeder", "moeder", "wo/ma"),
        ("moeder", "moeder", "di en ma"),
        ("moeder", "moeder", "Ma. om 9 uur"),
        ("moeder", "moeder", "ma 2 maart"),
        ("moeder", "moeder", "ma 9-12 uur"),
        ("moeder", "moeder", "ma-ochtend en wo-middag"),
        ("moeder", "moeder", "ma middag"),
        ("moeder", "moeder", "elke ma zwemmen"),
        ("moeder", "moeder", "op ma. en do."),
        ("moeder", "moeder", ""),
    ],
)
def test_whole_words_only(naam, relatie, tekst):
    assert geweigerde_helper(tekst, _geweigerd(naam, relatie)) is None


def test_the_warning_has_the_words_of_the_client():
    weigering = Weigering(SimpleNamespace(naam="moeder", relatie=""), reden="Geen hulp van mijn moeder")
    assert weigering.in_woorden == "moeder wordt niet gevraagd: “Geen hulp van mijn moeder”"


def test_the_warning_without_a_reason():
    assert Weigering(SimpleNamespace(naam="moeder", relatie="")).in_woorden == "moeder wordt niet gevraagd."
