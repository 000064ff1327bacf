"""manage.py document_maken (product.md 5)."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from plannen.models import Plan
from supportplan.kern.models import Dossier
from tests.plannen.zaak import eigen_opslag, zaak

pytestmark = pytest.mark.django_db
BRAM = Path(__file__).parents[1] / "casussen" / "bram.json"
BESTANDEN = {"aanvraag.pdf", "aanvraag-groot.pdf", "aanvraag.html", "aanvraag.json", "evaluatie.ics"}


def maken(*argumenten) -> str:
    uit = io.StringIO()
    call_command("document_maken", *map(str, argumenten), stdout=uit)
    return uit.getvalue()


def test_case_file_gives_all_files_and_stores_nothing(tmp_path):
    maken(BRAM, "--naar", tmp_path / "uit")
    assert {pad.name for pad in (tmp_path / "uit").iterdir()} == BESTANDEN
    assert not Dossier.objects.exists()


def test_same_case_file_gives_the_same_bytes(tmp_path):
    for map_ in ("een", "twee"):
        maken(BRAM, "--naar", tmp_path / map_)
    for naam in BESTANDEN:
        assert (tmp_path / "een" / naam).read_bytes() == (tmp_path / "twee" / naam).read_bytes(), naam


def test_dossier_without_final_version_gives_a_concept(tmp_path):
    maken(zaak().dossier.uuid, "--naar", tmp_path)
    assert json.loads((tmp_path / "aanvraag.json").read_text())["concept"] is True


def test_definitief_shows_the_check_list_and_later_runs_give_the_frozen_files(tmp_path, monkeypatch):
    eigen_opslag(monkeypatch, tmp_path / "prive")
    dossier = zaak().dossier
    uitvoer = maken(dossier.uuid, "--naar", tmp_path / "een", "--definitief")
    assert uitvoer.index("a. Behoeften") < uitvoer.index("g. Eigen bijdrage") < uitvoer.index("Versie 1 is definitief")
    maken(dossier.uuid, "--naar", tmp_path / "twee")
    assert (tmp_path / "een" / "aanvraag.pdf").read_bytes() == (tmp_path / "twee" / "aanvraag.pdf").read_bytes()
    assert json.loads((tmp_path / "twee" / "aanvraag.json").read_text())["concept"] is False


def test_an_earlier_agenda_goes_when_the_date_is_gone(tmp_path):
    dossier = zaak().dossier
    maken(dossier.uuid, "--naar", tmp_path)
    Plan.objects.filter(dossier=dossier).update(evaluatie_op=None)
    maken(dossier.uuid, "--naar", tmp_path)
    assert not (tmp_path / "evaluatie.ics").exists()


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
