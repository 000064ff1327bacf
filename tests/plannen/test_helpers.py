"""Who must not be asked: never suggested, and found in a text however it is written (method 4, method 10)."""

from types import SimpleNamespace

import pytest

from plannen.beeld import beeld_van
from plannen.regels import Weigering, geweigerde_helper, te_vragen_netwerk, weigeringen_van
from tests.factories import DoelFactory, DossierFactory, NetwerkpersoonFactory, VoorkeurFactory


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
        ("moeder", "moeder", ""),
    ],
)
def test_whole_words_only(naam, relatie, tekst):
    assert geweigerde_helper(tekst, _geweigerd(naam, relatie)) is None


@pytest.fixture
def dossier(db):
    return DossierFactory()


def test_mother_is_never_suggested(dossier):
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="moeder", relatie="moeder")
    vriend = NetwerkpersoonFactory(dossier=dossier, naam="vriend", relatie="vriend")
    assert te_vragen_netwerk(beeld_van(dossier)) == [moeder, vriend]
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder)
    assert te_vragen_netwerk(beeld_van(dossier)) == [vriend]


def test_a_refusal_for_one_goal_holds_there_only(dossier):
    moeder = NetwerkpersoonFactory(dossier=dossier)
    hier, elders = DoelFactory(dossier=dossier), DoelFactory(dossier=dossier)
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder, doel=hier, tekst="Geen hulp van mijn moeder")
    beeld = beeld_van(dossier)
    assert te_vragen_netwerk(beeld, hier) == []
    assert te_vragen_netwerk(beeld, elders) == [moeder]
    assert [weigering.reden for weigering in weigeringen_van(beeld, hier)] == ["Geen hulp van mijn moeder"]


def test_who_was_marked_is_not_suggested_for_any_goal(dossier):
    NetwerkpersoonFactory(dossier=dossier, niet_vragen=True, niet_vragen_reden="heeft het te druk")
    beeld = beeld_van(dossier)
    assert te_vragen_netwerk(beeld, DoelFactory(dossier=dossier)) == []
    assert weigeringen_van(beeld)[0].reden == "heeft het te druk"
