"""Bram (method.md 10): from his case in a file to the document, by the command line and by the pages."""

import json
from datetime import date

import pytest

from opties.models import Optie
from plannen.beeld import ALLES, beeld_van
from plannen.models import Inzet
from plannen.regels.helpers import geweigerde_helper, weigeringen_van
from tests.plannen.zaak import eigen_opslag
from tests.verhalen.verhaal import CASUSSEN, Document, Lezer, aaneen, lees_in, opdracht

pytestmark = pytest.mark.django_db

WENS = "Ik wil dat mijn huishouden op orde is."
NIET_VRIJ = "Als de rommel blijft, krijg ik stress"  # about his health, not released
BOODSCHAPPEN = "Bram vraagt of de vrouw uit het volleybalteam de boodschappen doet."
BESLUITKOP = "Wat de gemeente al besloot"


@pytest.fixture(autouse=True)
def _opslag(monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path / "prive")


@pytest.fixture(scope="module")
def bram(eenmaal):
    with eenmaal():
        return lees_in("bram")


@pytest.fixture
def lezer(client, bram):
    """The professional, on the page of Bram's dossier, come from the start page."""
    _dossier, samira = bram
    return Lezer(client, samira).volg("Bram")


@pytest.fixture(scope="module")
def document(bram, eenmaal, tmp_path_factory):
    """The document as it is at first; made once, because that takes seconds."""
    dossier, _samira = bram
    uit = tmp_path_factory.mktemp("bram")
    with eenmaal():
        opdracht("document_maken", dossier.uuid, "--naar", uit)
    return Document(uit)


def test_the_case_comes_out_as_it_went_in(bram):
    dossier, _samira = bram
    assert json.loads(opdracht("casus_exporteren", dossier.uuid)) == json.loads((CASUSSEN / "bram.json").read_text())


def test_a_stored_case_and_its_file_give_the_same_document(document, tmp_path):
    opdracht("document_maken", CASUSSEN / "bram.json", "--naar", tmp_path / "los")
    los = Document(tmp_path / "los")
    assert {**los.gegevens, "kenmerk": ""} == {**document.gegevens, "kenmerk": ""}
    assert "CONCEPT" in los.rand


def test_document_tells_his_words_and_his_plan(document):
    document.overal(
        WENS,
        "Ik wil vrijwilligerswerk doen.",
        "Het lukt mij niet om mijn huishouden op orde te houden.",
        "Ik doe geen beroep meer op mijn moeder.",
        "Bram helpt de buurman in zijn volkstuintje.",
        "hulp bij het huishouden",
        "ambulant team Humanitas DMH",
        "2 juni 2026",
    )


def test_what_is_not_released_is_nowhere_in_the_document(document):
    document.nergens(NIET_VRIJ, "verstandelijke beperking", "volleybalvereniging", "Moeder wil")
    assert "18 uitspraken" not in document.pdf  # the check list is for who makes it, not for the gemeente


def test_granted_is_not_asked(document):
    gevraagd = document.gegevens["gevraagd"]
    assert [vraag["voorziening"]["code"] for vraag in gevraagd] == ["01", "02"]
    assert "uur" not in json.dumps(gevraagd)
    for tekst in (document.pdf, document.groot, document.web):
        voor_besluit, na_besluit = aaneen(tekst).split(aaneen(BESLUITKOP))
        assert "3uur" not in voor_besluit
        assert "3uurperweek" in na_besluit
        assert "toegekend" in na_besluit
        assert "hulpbijhethuishouden" in voor_besluit


def test_evaluation_is_in_the_agenda_without_a_name(document):
    afspraak = document.afspraak()
    assert afspraak.start == date(2026, 6, 2)
    assert "Bram" not in afspraak.to_ical().decode()


def test_nobody_finds_mother_as_a_helper(bram, lezer, document):
    dossier, _samira = bram
    beeld = beeld_van(dossier, ALLES)
    for doel in beeld.doelen:
        weigering = geweigerde_helper("mama doet de boodschappen", weigeringen_van(beeld, doel))
        assert weigering is not None
        assert weigering.netwerkpersoon.naam == "Moeder"
    assert not Inzet.objects.filter(dossier=dossier, netwerkpersoon__naam="Moeder").exists()
    assert not Optie.objects.filter(dossier=dossier).exists()
    assert "Moeder niet om hulp vragen" in lezer.stuk("Mensen")
    for naam in ("Plan", "Evaluaties", "Uitvoeren"):
        assert "moeder" not in lezer.menu(naam).tekst.lower()
    assert "moeder" not in document.deel(7).lower()


def test_his_wish_stands_first_and_leads_to_the_plan(lezer):
    wens = lezer.soep.select_one(".sp-wens")
    assert "Wat Bram het belangrijkst vindt" in wens.get_text()
    assert WENS in wens.get_text()
    lezer.volg("zo loopt het door naar het plan")
    assert "Thuiszorg maakt schoon." in lezer.stuk("Wat hiervan gekomen is")


def test_profile_reads_as_the_form_with_its_makers(lezer):
    profiel = lezer.menu("Profiel").tekst
    assert "Persoonlijk Profiel © Den Hollander & Wilken (2011)" in profiel
    for zin in (NIET_VRIJ, WENS, "Welke wensen zijn het belangrijkst?", "Ik werk bij een boekbinderij"):
        assert zin in profiel


def test_groceries_are_stopped_and_only_asked_for(lezer):
    plan = lezer.menu("Plan").tekst
    assert "Boodschappen doen: nu niemand" in plan
    niemand = next(blok for blok in lezer.soep.select(".sp-niemand"))
    assert "Nog niet afgesproken" in niemand.get_text()
    assert BOODSCHAPPEN in niemand.get_text()
    assert "wordt gevraagd door Bram" in plan
    assert "Gestopt op 2 juni 2026: De vriend heeft het te druk." in plan


def test_goal_2_has_no_line_and_still_an_outcome(lezer):
    lezer.menu("Plan")
    tweede = next(blad for blad in lezer.soep.select(".sp-doelblad") if "vrijwilligerswerk" in blad.get_text())
    assert "Bij dit doel staan nog geen stappen." in tweede.get_text()
    evaluatie = lezer.menu("Evaluaties")
    assert "Via de buurman heeft Bram nieuwe contacten gekregen." in evaluatie.stuk(
        "Ik doe vrijwilligerswerk en krijg zo nieuwe contacten."
    )


def test_volleyball_is_a_result_outside_the_plan(lezer):
    lid = "Bram is lid geworden van een volleybalvereniging."
    assert lid not in lezer.menu("Plan").tekst
    assert lid in lezer.menu("Evaluaties").stuk("Wat er buiten het plan om gebeurde")


def test_an_entry_leads_down_to_his_own_sentence_and_up_again(lezer):
    lezer.menu("Plan").volg("Waarom? Over: De buurman herinnert Bram eraan.")
    assert "Ik doe vrijwilligerswerk" not in lezer.tekst
    assert WENS in lezer.tekst
    lezer.volg("Bekijk : Wat Bram wil")
    assert "De buurman herinnert Bram eraan." in lezer.stuk("Wat hiervan gekomen is")


def test_decision_stands_beside_the_question(lezer):
    rijen = lezer.menu("Uitvoeren").soep.select("main table tbody tr")
    gevraagd, besloten = rijen[0].select("td")
    assert "uur" not in gevraagd.get_text()
    assert "Toegekend: 3 uur per week" in besloten.get_text()


def test_making_final_freezes_what_a_later_edit_does_not_touch(bram, lezer):
    dossier, _samira = bram
    lezer.menu("Aanvraag").volg("Definitief maken").maak_definitief()
    assert "CONCEPT" not in lezer.tekst
    eerst = lezer.bestanden()
    assert set(eerst) == {"pdf", "groot", "html", "json", "ics"}
    versie_een = lezer.adres

    Inzet.objects.filter(dossier=dossier, tekst="Bram doet de was.").update(tekst="Bram strijkt ook.")
    assert "Bram strijkt ook." in lezer.menu("Aanvraag").tekst
    assert lezer.open(versie_een).bestanden() == eerst
    assert "Bram strijkt ook." not in lezer.tekst

    lezer.menu("Aanvraag").volg("Definitief maken").maak_definitief()
    assert "Versie 2, vervangt versie 1" in lezer.tekst
    twee = json.loads(lezer.bestanden()["json"])
    assert (twee["versie"], twee["vervangt"]) == (2, 1)
    assert "Bram strijkt ook." in json.dumps(twee)
    assert lezer.open(versie_een).bestanden() == eerst


def test_final_version_by_the_command_is_the_one_on_the_page(bram, lezer, tmp_path):
    dossier, _samira = bram
    uitvoer = opdracht("document_maken", dossier.uuid, "--naar", tmp_path / "uit", "--definitief")
    bestanden = lezer.menu("Aanvraag").bestanden()
    assert bestanden["pdf"] == (tmp_path / "uit" / "aanvraag.pdf").read_bytes()
    assert bestanden["json"] == (tmp_path / "uit" / "aanvraag.json").read_bytes()
    assert "CONCEPT" not in Document(tmp_path / "uit").rand
    assert "a. Behoeften" in uitvoer


def test_every_look_is_in_the_log(lezer):
    lezer.menu("Profiel").menu("Plan").menu("Aanvraag")
    gezien = lezer.menu("Wie keek er?").tekst
    for wat in ("naar uw Persoonlijk Profiel", "naar uw plan", "naar uw aanvraag"):
        assert f"Keek {wat}" in gezien or f"keer {wat}" in gezien
    assert "Samira de Wit" in gezien
