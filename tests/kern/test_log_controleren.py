"""`manage.py log_controleren`: which line of which dossier is not what was written (P-20)."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from tests.factories import DossierFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    dossier = DossierFactory(client=None)
    for actie in (Actie.TOEVOEGEN, Actie.INZIEN, Actie.WIJZIGEN):
        log(dossier, actie, "plan", door=None)
    return dossier


def als_eigenaar(opdracht, *waarden):
    """What the owner of the tables could do: switch the lock off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE kern_logregel DISABLE TRIGGER USER")
        cursor.execute(opdracht, waarden)
        cursor.execute("ALTER TABLE kern_logregel ENABLE TRIGGER USER")


def controleren(*woorden):
    """Return the exit status and what was printed."""
    uit = StringIO()
    try:
        call_command("log_controleren", *map(str, woorden), stdout=uit)
    except CommandError as fout:
        return fout.returncode, f"{uit.getvalue()}{fout}"
    return 0, uit.getvalue()


def test_p20_whole_chains_are_said_to_be_whole(dossier):
    log(None, Actie.INLOGGEN, "account", door=None)
    assert controleren() == (0, "Nagekeken ketens: 2. Alles klopt.\n")
    status, tekst = controleren(dossier.uuid)
    assert status == 0
    assert re.search(rf"Laatste regel: {dossier.uuid} 3 [0-9a-f]{{64}}\nNagekeken ketens: 1", tekst)


@pytest.mark.parametrize(
    ("opdracht", "zegt"),
    [
        ("UPDATE kern_logregel SET reden = 'x' WHERE dossier_id = %s AND volgnummer = 2", "regel 2: deze regel is ver"),
        ("DELETE FROM kern_logregel WHERE dossier_id = %s AND volgnummer = 2", "regel 3: hiervoor ontbreken regels"),
        ("DELETE FROM kern_logregel WHERE dossier_id = %s", ": er is geen enkele logregel"),
    ],
)
def test_p20_a_broken_chain_is_named_with_its_line(dossier, opdracht, zegt):
    heel = DossierFactory(client=None)
    log(heel, Actie.TOEVOEGEN, "plan", door=None)
    als_eigenaar(opdracht, dossier.pk)
    status, tekst = controleren()
    assert status == 1
    assert f"{dossier.uuid}" in tekst
    assert zegt in tekst
    assert tekst.endswith("1 keten klopt niet.")
    assert str(heel.uuid) not in tekst
    assert controleren(heel.uuid)[0] == 0
    assert controleren(dossier.uuid)[0] == 1


def test_p20_an_end_cut_off_shows_beside_what_was_kept_elsewhere(dossier, tmp_path):
    bestand = tmp_path / "ijkpunten.txt"
    assert controleren("--ijkpunten", bestand)[0] == 0
    log(dossier, Actie.INZIEN, "plan", door=None)  # going on is no break
    assert controleren("--tegen", bestand)[0] == 0
    als_eigenaar("DELETE FROM kern_logregel WHERE dossier_id = %s AND volgnummer > 2", dossier.pk)
    assert controleren()[0] == 0  # nothing to see inside the database
    status, tekst = controleren("--tegen", bestand)
    assert (status, "regel 3: deze regel was er en is weg" in tekst) == (1, True)
    log(dossier, Actie.INZIEN, "profiel", door=None)
    assert "regel 3: hier stond een andere regel" in controleren("--tegen", bestand)[1]


def test_a_removed_dossier_is_told_and_is_no_break(dossier, tmp_path):
    bestand = tmp_path / "ijkpunten.txt"
    bestand.write_text(f"6f1b9f9e-0000-4000-8000-000000000000 3 {'a' * 64}\n")
    status, tekst = controleren("--tegen", bestand)
    assert status == 0
    assert "Niet meer aanwezig, dus niet vergeleken: 6f1b9f9e" in tekst


@pytest.mark.parametrize("regels", ["", "een twee drie\n", "a b\n"])
def test_a_wrong_question_ends_with_status_two(regels, tmp_path):
    assert controleren("geen-uuid")[0] == 2
    assert controleren("6f1b9f9e-0000-4000-8000-000000000000")[0] == 2
    bestand = tmp_path / "ijkpunten.txt"
    if not regels:
        assert controleren("--tegen", bestand)[0] == 2
        return
    bestand.write_text(regels)
    status, tekst = controleren("--tegen", bestand)
    assert (status, "Regel 1 is geen ijkpunt." in tekst) == (2, True)
