"""Who must not be asked is never suggested (method 4, method 10)."""

import pytest

from plannen.beeld import ALLES, beeld_van
from plannen.regels import te_vragen_netwerk, weigeringen_van
from tests.factories import DoelFactory, DossierFactory, NetwerkpersoonFactory, VoorkeurFactory


@pytest.fixture
def dossier(db):
    return DossierFactory()


def test_mother_is_never_suggested(dossier):
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="moeder", relatie="moeder")
    vriend = NetwerkpersoonFactory(dossier=dossier, naam="vriend", relatie="vriend")
    assert te_vragen_netwerk(beeld_van(dossier, ALLES)) == [moeder, vriend]
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder)
    assert te_vragen_netwerk(beeld_van(dossier, ALLES)) == [vriend]


def test_a_refusal_for_one_goal_holds_there_only(dossier):
    moeder = NetwerkpersoonFactory(dossier=dossier)
    hier, elders = DoelFactory(dossier=dossier), DoelFactory(dossier=dossier)
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder, doel=hier, tekst="Geen hulp van mijn moeder")
    beeld = beeld_van(dossier, ALLES)
    assert te_vragen_netwerk(beeld, hier) == []
    assert te_vragen_netwerk(beeld, elders) == [moeder]
    assert [weigering.reden for weigering in weigeringen_van(beeld, hier)] == ["Geen hulp van mijn moeder"]


def test_who_was_marked_is_not_suggested_for_any_goal(dossier):
    NetwerkpersoonFactory(dossier=dossier, niet_vragen=True, niet_vragen_reden="heeft het te druk")
    beeld = beeld_van(dossier, ALLES)
    assert te_vragen_netwerk(beeld, DoelFactory(dossier=dossier)) == []
    assert weigeringen_van(beeld)[0].reden == "heeft het te druk"
