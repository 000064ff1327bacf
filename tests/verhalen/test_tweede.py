"""Wies, an invented case: two goals, pgb, a mantelzorger, a mentor, dissent, a part left out, another law, nu eerst."""

import json
from datetime import date

import pytest

from plannen.models import Wmovraag
from profiel.models import Uitspraak
from tests.plannen.zaak import eigen_opslag
from tests.verhalen.verhaal import CASUSSEN, Document, Lezer, aaneen, lees_in, opdracht

pytestmark = pytest.mark.django_db

GEHEIM = "ik ben bang dat Karel het zat is"  # for herself only
VERLOPEN = "Aankleden en wassen lukt 's ochtends niet alleen."  # changed after she released it
NIET_VRIJ = "Zingen in het koor gaf mij kracht."
EIGEN_AVOND = "Ik wil één avond in de week voor mezelf."
HOUD_NIET_VOL = "Het gaat, maar na de operatie houd ik dit niet vol."
ONEENS = "Ik wil geen vreemde in huis als Karel weg is."
DOEL_EEN, DOEL_TWEE = "Ik kom elke week onder de mensen.", "Karel en ik houden het thuis vol."
SAMEN = "Wie hierover gevraagd is, is het eens"


@pytest.fixture(autouse=True)
def _opslag(monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path / "prive")


@pytest.fixture(scope="module")
def wies(eenmaal):
    with eenmaal():
        return lees_in("tweede")


@pytest.fixture
def lezer(client, wies):
    """The professional, on the page of the dossier, come from the start page."""
    _dossier, samira = wies
    return Lezer(client, samira).volg("Wies van Dam")


@pytest.fixture(scope="module")
def document(wies, eenmaal, tmp_path_factory):
    """The document as it is at first; made once, because that takes seconds."""
    dossier, _samira = wies
    uit = tmp_path_factory.mktemp("wies")
    with eenmaal():
        opdracht("document_maken", dossier.uuid, "--naar", uit)
    return Document(uit)


def doelblad(lezer, doel):
    """The part of the plan page about one goal, as text."""
    lezer.menu("Plan")
    [blad] = [blad for blad in lezer.soep.select(".sp-doelblad") if doel in blad.get_text()]
    return " ".join(blad.get_text(" ").split())


def test_the_case_comes_out_as_it_went_in(wies):
    dossier, _samira = wies
    assert json.loads(opdracht("casus_exporteren", dossier.uuid)) == json.loads((CASUSSEN / "tweede.json").read_text())


def test_document_answers_both_goals_and_both_questions(document):
    document.overal(DOEL_EEN, DOEL_TWEE, "individuele begeleiding buitenshuis", "twee weken logeren", "rollator")
    assert [vraag["voorziening"]["code"] for vraag in document.gegevens["gevraagd"]] == ["02", "04"]
    document.overal("1,5 dagdeel")  # what is asked, beside the 1 dagdeel that was granted


def test_pgb_is_told_with_its_plan(document):
    document.overal(
        "Wies wil steeds dezelfde mensen, ook op donderdagochtend vroeg.",
        "Marja beheert vaker een pgb",
        "Femke Post",
        "mbo maatschappelijke zorg",
    )
    assert [vraag["leveringsvorm"]["code"] for vraag in document.gegevens["gevraagd"]] == ["PGB", "ZIN"]


def test_mantelzorger_speaks_with_an_own_voice(document):
    document.overal(EIGEN_AVOND, HOUD_NIET_VOL, "Karel (man)", "Wat de mantelzorger nodig heeft")
    assert "Lucht voor Karel" in document.deel(7)


def test_vertegenwoordiger_is_named_and_signs(document):
    document.overal("Marja Stork", "mentor", "zorg en begeleiding", "De cliënt blijft de eerste om mee te praten.")
    handtekeningen = aaneen(document.pdf).split("handtekeningen")[-1]
    for naam in ("WiesvanDam", "MarjaStork", "SamiradeWit"):
        assert naam.lower() in handtekeningen


def test_dissent_on_one_goal_prints_every_view(document, lezer):
    document.overal(ONEENS, "niet akkoord", "Beide meningen staan hierboven.")
    assert aaneen(document.pdf).count(aaneen("Beide meningen staan hierboven.")) == 1
    eens, oneens = doelblad(lezer, DOEL_EEN), doelblad(lezer, DOEL_TWEE)
    assert SAMEN in eens
    assert ONEENS not in eens
    assert SAMEN not in oneens
    for woord in (ONEENS, "Wies: niet akkoord", "Marja: akkoord", "Karel: akkoord", "dit deel begint niet vanzelf"):
        assert woord in oneens


def test_left_out_is_nowhere_and_says_whose_choice_it_was(document):
    document.overal("Dit wil de cliënt niet delen.")
    document.nergens("huisgenoot", "Bijlagen:", "16. Bijlagen")
    titels = [deel["titel"] for deel in document.gegevens["delen"]]
    assert "Huisgenoten en mantelzorgers" in titels
    assert "Bijlagen" not in titels


def test_what_is_not_released_is_nowhere_in_the_document(document, lezer):
    document.nergens(
        GEHEIM,
        VERLOPEN,
        NIET_VRIJ,
        "Karel draagt veel en valt na zijn operatie",
        "Het alarm is besteld",
        "herseninfarct in 2023",
        "We belden te weinig tussendoor",
        "Toos loopt mee",  # her name only where Wies herself says it
        "Ria vragen",
    )
    aanvraag = lezer.menu("Aanvraag").tekst
    assert "1 uitspraak is gewijzigd na vrijgave" in aanvraag
    for zin in (GEHEIM, VERLOPEN, NIET_VRIJ):
        assert zin not in aanvraag


def test_what_she_said_for_herself_alone_is_on_no_page(wies, lezer):
    dossier, _samira = wies
    assert Uitspraak.objects.filter(dossier=dossier, tekst__contains=GEHEIM).exists()
    for link in [link["href"] for link in lezer.soep.select(".sp-dossiernav a")]:
        assert GEHEIM not in lezer.open(link).tekst


def test_help_under_another_law_is_not_asked_of_the_wmo(document, lezer):
    document.overal("wijkverpleging", "Zorgverzekeringswet")
    assert "wijkverpleging" not in json.dumps(document.gegevens["gevraagd"])
    assert "wijkverpleging" in document.deel(13)
    assert "Hulp uit een andere wet" in doelblad(lezer, DOEL_TWEE)


def test_nu_eerst_needs_no_wish_and_says_who_and_until_when(document, lezer):
    document.overal("Nu eerst", "Valalarm in huis", "16 maart 2026")
    lezer.menu("Plan").volg("Waarom staat dit hier? (Valalarm in huis)")
    assert "Valalarm in huis" in lezer.tekst
    assert "Hier zit geen zin achter die u kunt lezen." in lezer.tekst


def test_options_not_chosen_stay_as_what_was_considered(document, lezer):
    document.overal("Inloop in buurthuis De Linde.", "Te druk en te hard.", "niet gekozen")
    lezer.menu("Doelen").volg(f"Werkblad Opties : {DOEL_EEN}")
    for zin in ("Toos loopt mee naar het koor.", "Toos werkt op dinsdag.", "Hier kan ik iets geven"):
        assert zin in lezer.tekst


def test_schema_shows_what_is_still_needed(lezer):
    assert "Vervoer naar de bakkerij" in lezer.menu("Kwaliteit van bestaan").stuk("Hier is nog niets voor")
    assert "Mijn zus Toos woont om de hoek." in lezer.stuk("Hier is al iets voor")


def test_talks_keep_the_story_and_the_one_apart(lezer):
    gesprekken = lezer.menu("Gesprekken").tekst
    for zin in ("Apart gesproken", "Samira belt de wijkverpleging.", "Het herseninfarct in 2023.", EIGEN_AVOND):
        assert zin in gesprekken


def test_thread_of_the_pgb_help_starts_at_her_wish(lezer):
    lezer.menu("Plan").volg("Waarom? Over: Een begeleider loopt mee tot het alleen gaat.")
    knopen = [" ".join(knoop.get_text(" ").split()) for knoop in lezer.soep.select(".sp-knoop__tekst")]
    assert "Ik wil weer onder de mensen komen." in knopen
    assert "Eén ochtend meehelpen in de buurtbakkerij, met begeleiding." in knopen
    assert knopen[-1] == "Een begeleider loopt mee tot het alleen gaat."


def test_evaluation_asks_all_columns_and_the_next_date_is_in_the_agenda(document, lezer):
    evaluatie = lezer.menu("Evaluaties").tekst
    for zin in ("Wies verkoopt nu ook.", "Karel wel, als de ochtenden zo blijven.", "Het is gelukt zonder logeren."):
        assert zin in evaluatie
    assert "Wies en de buurvrouw eten samen." in lezer.stuk("Wat er buiten het plan om gebeurde")
    assert document.afspraak().start in {date(2026, 5, 18), date(2026, 9, 14)}


def test_versions_of_the_plan_open_as_they_were(lezer):
    lezer.menu("Plan").volg("Versies")
    lezer.volg("Bekijk : Versie 1")
    assert "Vastgesteld op 16 februari 2026. Zo was het plan toen." in lezer.tekst


def test_final_document_stays_as_it_was_when_the_question_changes(wies, lezer):
    dossier, _samira = wies
    lezer.menu("Aanvraag").volg("Definitief maken")
    assert "niet vrijgegeven" in lezer.tekst
    lezer.maak_definitief()
    versie_een, eerst = lezer.adres, lezer.bestanden()
    Wmovraag.objects.filter(inzet__dossier=dossier, leveringsvorm="pgb").update(aantal=2)
    assert "2 dagdeel" in lezer.menu("Aanvraag").tekst
    assert lezer.open(versie_een).bestanden() == eerst
    assert "1,5 dagdeel" in lezer.tekst
    lezer.menu("Aanvraag").volg("Definitief maken").maak_definitief()
    assert "Versie 2, vervangt versie 1" in lezer.tekst
