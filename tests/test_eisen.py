"""docs/eisen.md explains every requirement id that code and tests name, and no other."""

import re
import subprocess
from pathlib import Path

WORTEL = Path(__file__).parent.parent
EISEN = WORTEL / "docs" / "eisen.md"
ID = re.compile(r"\b[WPSAIM]-\d{2}\b")
SOORTEN = {".py", ".html", ".css", ".js", ".toml", ".txt"}


def genoemd() -> set[str]:
    paden = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=WORTEL, capture_output=True, text=True
    ).stdout.splitlines()
    bestanden = [WORTEL / pad for pad in paden if Path(pad).suffix in SOORTEN]
    return {eis for bestand in bestanden if bestand.exists() for eis in ID.findall(bestand.read_text())}


def uitgelegd() -> list[str]:
    return re.findall(r"^\| ([WPSAIM]-\d{2}) \|", EISEN.read_text(), re.MULTILINE)


def test_every_id_in_code_and_tests_is_explained():
    assert sorted(genoemd() - set(uitgelegd())) == []


def test_every_explained_id_is_used():
    assert sorted(set(uitgelegd()) - genoemd()) == []


def test_each_id_is_explained_once():
    assert len(uitgelegd()) == len(set(uitgelegd()))
