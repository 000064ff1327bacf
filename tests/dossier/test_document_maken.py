"""manage.py document_maken (product.md 5)."""

import io
import json
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from plannen.models import Plan
from tests.plannen.zaak import eigen_opslag, kleine_zaak

pytestmark = pytest.mark.django_db
BRAM = Path(__file__).parents[1] / "casussen" / "bram.json"
BESTANDEN = {"aanvraag.pdf", "aanvraag-groot.pdf", "aanvraag.html", "aanvraag.json", "evaluatie.ics"}


def maken(*argumenten) -> str:
    uit = io.StringIO()
    call_command("document_maken", *map(str, argumenten), stdout=uit)
    return uit.getvalue()


@pytest.fixture(scope="module")
def uit_bram(eenmaal, tmp_path_factory):
    """The files of a case file, made once because that takes seconds."""
    uit = tmp_path_factory.mktemp("bram") / "uit"
    with eenmaal():
        maken(BRAM, "--naar", uit)
    return uit


@pytest.fixture(scope="module")
def dossier(eenmaal):
    with eenmaal():
        return kleine_zaak().dossier


@pytest.fixture(scope="module")
def concept(dossier, eenmaal, tmp_path_factory):
    """The files of this dossier, made once."""
    uit = tmp_path_factory.mktemp("concept")
    with eenmaal():
        maken(dossier.uuid, "--naar", uit)
    return uit


def test_case_file_gives_all_files(uit_bram):
    assert {pad.name for pad in uit_bram.iterdir()} == BESTANDEN


def test_same_case_file_gives_the_same_bytes_and_stores_nothing(tmp_path, uit_bram):
    voor = aantallen()
    maken(BRAM, "--naar", tmp_path)
    assert aantallen() == voor
    for naam in BESTANDEN:
        assert (tmp_path / naam).read_bytes() == (uit_bram / naam).read_bytes(), naam


def aantallen():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


def test_dossier_without_final_version_gives_a_concept(concept):
    assert json.loads((concept / "aanvraag.json").read_text())["concept"] is True


def test_definitief_shows_the_check_list_and_later_runs_give_the_frozen_files(dossier, tmp_path, monkeypatch):
    eigen_opslag(monkeypatch, tmp_path / "prive")
    uitvoer = maken(dossier.uuid, "--naar", tmp_path / "een", "--definitief")
    assert uitvoer.index("a. Behoeften") < uitvoer.index("g. Eigen bijdrage") < uitvoer.index("Versie 1 is definitief")
    maken(dossier.uuid, "--naar", tmp_path / "twee")
    assert (tmp_path / "een" / "aanvraag.pdf").read_bytes() == (tmp_path / "twee" / "aanvraag.pdf").read_bytes()
    assert json.loads((tmp_path / "twee" / "aanvraag.json").read_text())["concept"] is False


def test_an_earlier_agenda_goes_when_the_date_is_gone(dossier, concept, tmp_path):
    uit = shutil.copytree(concept, tmp_path / "uit")
    assert (uit / "evaluatie.ics").exists()
    Plan.objects.filter(dossier=dossier).update(evaluatie_op=None)
    maken(dossier.uuid, "--naar", uit)
    assert not (uit / "evaluatie.ics").exists()


@pytest.mark.parametrize(
    ("bron", "opties", "woorden"),
    [
        ("bestaat-niet.json", [], "geen UUID en geen bestand"),
        ("00000000-0000-4000-8000-000000000000", [], "Er is geen dossier"),
        (str(BRAM), ["--definitief"], "importeer de casus eerst"),
        (str(BRAM), ["--organisatie", "Onbekend"], "bestaat niet"),
    ],
)
def test_bad_input_writes_nothing_and_exits_with_2(tmp_path, bron, opties, woorden):
    with pytest.raises(CommandError, match=woorden) as gevangen:
        maken(bron, "--naar", tmp_path / "uit", *opties)
    assert gevangen.value.returncode == 2
    assert not (tmp_path / "uit").exists()


def test_wrong_case_file_names_each_error(tmp_path):
    fout = tmp_path / "fout.json"
    fout.write_text(json.dumps(json.loads(BRAM.read_text()) | {"onbekend": 1}))
    with pytest.raises(CommandError, match="/onbekend") as gevangen:
        maken(fout, "--naar", tmp_path / "uit")
    assert gevangen.value.returncode == 2


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "uit").write_text("iets anders")
    with pytest.raises(CommandError, match="is geen map") as gevangen:
        maken(BRAM, "--naar", tmp_path / "uit")
    assert gevangen.value.returncode == 2
    assert (tmp_path / "uit").read_text() == "iets anders"
