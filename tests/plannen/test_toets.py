"""The check of W-10: only what really goes into the document counts; it warns and never blocks."""

import pytest

from plannen.beeld import ALLES, beeld_van
from plannen.keuzes import Analysesoort, Hulpsoort, Onderdeel, Punt, Puntstand, VoorWie
from plannen.regels import toets
from tests.factories import (
    AnalyseFactory,
    DossierFactory,
    InzetFactory,
    NetwerkafspraakFactory,
    OptieFactory,
    ToetspuntFactory,
    UitspraakFactory,
    VoorkeurFactory,
    WeggelatenFactory,
    WmovraagFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return DossierFactory()


def _punt(dossier, punt, **anders):
    return next(stand for stand in toets(beeld_van(dossier, ALLES), **anders) if stand.punt == punt)


def test_an_empty_case_leaves_every_point_open_in_the_order_of_the_law(dossier):
    standen = toets(beeld_van(dossier, ALLES))
    assert [stand.punt for stand in standen] == list(Punt)
    assert {stand.stand for stand in standen} == {Puntstand.LEEG}
    assert all(stand.zin and stand.sleutel and stand.label for stand in standen)


def _wens(dossier):
    UitspraakFactory(dossier=dossier, vrijgegeven=True, plek=("profiel", "wonen", "wensen"))


def _hulpvraag(dossier):
    UitspraakFactory(dossier=dossier, vrijgegeven=True, plek=("hulpvraag", "", "gevraagd"))


def _belemmering(dossier):
    UitspraakFactory(dossier=dossier, vrijgegeven=True, plek=("kvb", "lichamelijk", "belemmeringen"))


def _gebruikelijk(dossier):
    inzet = InzetFactory(dossier=dossier, soort="netwerk")
    NetwerkafspraakFactory(inzet=inzet, hulpsoort=Hulpsoort.GEBRUIKELIJK)


# Per point: what answers it, and the section that must print (None: a section that always prints).
ANTWOORDEN = [
    (Punt.A, _wens, Onderdeel.DOELEN),
    (Punt.A, _hulpvraag, Onderdeel.HULPVRAAG),
    (Punt.A, _belemmering, Onderdeel.PROBLEMEN),
    (Punt.A, lambda d: VoorkeurFactory(dossier=d), Onderdeel.DOELEN),
    (Punt.B, lambda d: InzetFactory(dossier=d), Onderdeel.KRACHT),
    (Punt.B, _gebruikelijk, Onderdeel.ANDEREN),
    (
        Punt.B,
        lambda d: UitspraakFactory(dossier=d, vrijgegeven=True, plek=("profiel", "wonen", "nu")),
        Onderdeel.KRACHT,
    ),
    (Punt.B, lambda d: WmovraagFactory(dossier=d, eigen_kracht="Dat lukt niet alleen"), Onderdeel.KRACHT),
    (Punt.C, lambda d: InzetFactory(dossier=d, netwerk=True), Onderdeel.ANDEREN),
    (Punt.C, lambda d: WmovraagFactory(dossier=d, mantelzorg="Er is niemand"), Onderdeel.ANDEREN),
    (
        Punt.D,
        lambda d: UitspraakFactory(dossier=d, vrijgegeven=True, plek=("mantelzorg", "", "wensen")),
        Onderdeel.ANDEREN,
    ),
    (Punt.D, lambda d: InzetFactory(dossier=d, professional=True, voor=VoorWie.MANTELZORGER), Onderdeel.ANDEREN),
    (Punt.E, lambda d: InzetFactory(dossier=d, algemeen=True), Onderdeel.VOORZIENINGEN),
    (Punt.E, lambda d: WmovraagFactory(dossier=d, algemene_voorziening="Is er niet"), Onderdeel.VOORZIENINGEN),
    (Punt.F, lambda d: WmovraagFactory(dossier=d, andere_wet="Geldt niet"), Onderdeel.ANDERE_HULP),
    (Punt.E, lambda d: OptieFactory(dossier=d, bron="algemeen"), Onderdeel.OPTIES),
    (Punt.F, lambda d: InzetFactory(dossier=d, andere_wet=True), Onderdeel.ANDERE_HULP),
    (Punt.HULPVRAAG, _hulpvraag, Onderdeel.HULPVRAAG),
    (Punt.PROBLEMEN, _belemmering, Onderdeel.PROBLEMEN),
    (Punt.PROBLEMEN, lambda d: AnalyseFactory(dossier=d, vrijgegeven=True), Onderdeel.PROBLEMEN),
    (
        Punt.ADVIES,
        lambda d: AnalyseFactory(dossier=d, vrijgegeven=True, soort=Analysesoort.ADVIES),
        Onderdeel.PROBLEMEN,
    ),
    (Punt.AARD_EN_OMVANG, lambda d: WmovraagFactory(dossier=d), None),
    (Punt.REST, lambda d: WmovraagFactory(dossier=d, probleem="chaos", resultaat="orde"), None),
]


@pytest.mark.parametrize(("punt", "maken", "onderdeel"), ANTWOORDEN)
def test_what_answers_a_point_unless_its_section_is_left_out(dossier, punt, maken, onderdeel):
    maken(dossier)
    assert _punt(dossier, punt).stand == Puntstand.BEANTWOORD
    if onderdeel:
        WeggelatenFactory(dossier=dossier, onderdeel=onderdeel)
        assert _punt(dossier, punt).stand == Puntstand.LEEG


@pytest.mark.parametrize(
    ("punt", "plek"),
    [
        (Punt.A, ("profiel", "wonen", "wensen")),
        (Punt.D, ("mantelzorg", "", "wensen")),
        (Punt.HULPVRAAG, ("hulpvraag", "", "gevraagd")),
        (Punt.PROBLEMEN, ("kvb", "lichamelijk", "belemmeringen")),
    ],
)
def test_p03_what_was_not_released_does_not_count(dossier, punt, plek):
    UitspraakFactory(dossier=dossier, plek=plek)
    AnalyseFactory(dossier=dossier)
    assert _punt(dossier, punt).stand == Puntstand.LEEG


def test_a_stopped_entry_does_not_count(dossier):
    InzetFactory(dossier=dossier, netwerk=True, gestopt=True)
    assert _punt(dossier, Punt.C).stand == Puntstand.LEEG


def test_the_sentence_says_what_was_found(dossier):
    _wens(dossier)
    _hulpvraag(dossier)
    VoorkeurFactory(dossier=dossier)
    assert _punt(dossier, Punt.A).zin == "2 uitspraken, 1 voorkeur."


def test_a_point_that_does_not_apply_gives_its_reason(dossier):
    ToetspuntFactory(dossier=dossier, punt=Punt.D, reden="Er is geen mantelzorger")
    stand = _punt(dossier, Punt.D)
    assert (stand.stand, stand.zin) == (Puntstand.NVT, "Er is geen mantelzorger")


def test_what_the_document_holds_goes_before_a_reason(dossier):
    ToetspuntFactory(dossier=dossier, punt=Punt.C, reden="Er is niemand")
    InzetFactory(dossier=dossier, netwerk=True)
    assert _punt(dossier, Punt.C).stand == Puntstand.BEANTWOORD


def test_eigen_bijdrage_is_the_text_of_the_gemeente(dossier):
    assert _punt(dossier, Punt.G, bijdragetekst="U betaalt misschien een bijdrage.").stand == Puntstand.BEANTWOORD


def test_how_much_is_missing_is_said_by_name(dossier):
    WmovraagFactory(dossier=dossier, aantal=None, omschrijving="hulp in huis")
    stand = _punt(dossier, Punt.AARD_EN_OMVANG)
    assert (stand.stand, stand.zin) == (Puntstand.LEEG, "Nog niet gezegd wat en hoeveel: hulp in huis.")


@pytest.mark.parametrize("punt", [Punt.AARD_EN_OMVANG, Punt.ANDERE_BRONNEN, Punt.REST])
def test_a_question_without_details_leaves_these_open(dossier, punt):
    InzetFactory(dossier=dossier, soort="wmo", tekst="Hulp in huis")
    stand = _punt(dossier, punt)
    assert stand.stand == Puntstand.LEEG
    assert "Hulp in huis" in stand.zin


def test_other_sources_count_from_the_plan_and_from_the_reasons(dossier):
    vraag = WmovraagFactory(dossier=dossier, omschrijving="hulp in huis", eigen_kracht="Dat lukt niet alleen")
    assert _punt(dossier, Punt.ANDERE_BRONNEN).zin == "Nog niet bij alle bronnen iets gezegd: hulp in huis."
    InzetFactory(dossier=dossier, netwerk=True)
    InzetFactory(dossier=dossier, algemeen=True)
    for veld in ("gebruikelijke_hulp", "mantelzorg", "algemeen_gebruikelijk", "andere_wet"):
        setattr(vraag, veld, "Dat is er niet")
    vraag.save()
    assert _punt(dossier, Punt.ANDERE_BRONNEN).stand == Puntstand.BEANTWOORD
