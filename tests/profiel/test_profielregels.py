"""Rules of statements, profile and schema; the gap with real rows."""

import pytest

from profiel.models import Uitspraak
from profiel.regels import (
    belangrijkste_wensen,
    ondersteuningskloof,
    opsomming,
    rijstatus,
    soort_spreker,
    sprekers_in_woorden,
)
from tests.factories import UitspraakFactory, VervullingFactory


@pytest.mark.parametrize(
    ("rollen", "soort"),
    [
        (["client"], "client"),
        (["professional"], "professional"),
        (["professional", "client"], "samen"),
        (["client", "naaste"], "client"),
        (["client", "naaste", "professional"], "samen"),
        (["naaste"], "naaste"),
        (["vertegenwoordiger"], "naaste"),
        (["vertegenwoordiger", "professional"], "naaste"),
        ([], ""),
    ],
)
def test_whose_words_these_are(rollen, soort):
    assert soort_spreker(rollen) == soort


@pytest.mark.parametrize(
    ("sprekers", "woorden"),
    [
        ([("Roos", "client")], "Roos"),
        ([("Roos", "client"), ("Til", "naaste")], "Roos en Til"),
        ([("Roos", "client"), ("Samira", "professional")], "Samira, samen met Roos"),
        ([("Roos", "client"), ("Samira", "professional"), ("Til", "naaste")], "Samira, samen met Roos en Til"),
        ([], ""),
    ],
)
def test_who_said_it_in_words(sprekers, woorden):
    assert sprekers_in_woorden(sprekers) == woorden


def test_names_in_a_row():
    assert opsomming(["Roos", "Til", "Ömer"]) == "Roos, Til en Ömer"


@pytest.mark.parametrize(
    ("aantal", "overgeslagen", "status"),
    [(0, False, ""), (0, True, "overgeslagen"), (2, False, "ingevuld"), (2, True, "ingevuld")],
)
def test_p02_status_of_a_row(aantal, overgeslagen, status):
    assert rijstatus(aantal, overgeslagen=overgeslagen) == status


def test_most_important_wishes_in_their_order():
    wensen = [Uitspraak(tekst="b", rang=2), Uitspraak(tekst="c"), Uitspraak(tekst="a", rang=1)]
    assert [wens.tekst for wens in belangrijkste_wensen(wensen)] == ["a", "b"]


@pytest.mark.django_db
def test_support_gap_is_what_nothing_meets():
    vervuld = VervullingFactory()
    leeg = UitspraakFactory(dossier=vervuld.dossier, plek=("kvb", "relaties", "benodigd"))
    kloven = ondersteuningskloof(_alle(vervuld.dossier))
    assert {kloof.behoefte: kloof.is_open for kloof in kloven} == {vervuld.behoefte: False, leeg: True}


@pytest.mark.django_db
def test_support_that_may_not_be_read_meets_nothing():
    vervulling = VervullingFactory()
    zonder = [rij for rij in _alle(vervulling.dossier) if rij != vervulling.hulpbron]
    assert ondersteuningskloof(zonder)[0].is_open


def _alle(dossier):
    return list(Uitspraak.objects.filter(dossier=dossier).met_herkomst().prefetch_related("vervullingen__hulpbron"))
