"""README and docs: every link and picture is there, every command exists, every page can be found."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

BASIS = Path(__file__).parent.parent
PAGINAS = [*BASIS.glob("*.md"), *sorted((BASIS / "docs").rglob("*.md"))]
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
SCRIPT = re.compile(r"(?<![\w/])script/[a-z_-]+(?:\.py)?")
OPDRACHT = re.compile(r"manage\.py ([a-z_]+)([^\n`]*)")
VAN_ONS = ("supportplan.kern", "supportplan.dossier")


def naam(pagina: Path) -> str:
    return str(pagina.relative_to(BASIS))


def links(pagina: Path) -> list[str]:
    """Where a page points to inside the repository; what stands in code is no link."""
    doelen = LINK.findall(CODE.sub("", pagina.read_text(encoding="utf-8")))
    return [doel for doel in doelen if not doel.startswith(("http:", "https:", "mailto:"))]


def ankers(pagina: Path) -> set[str]:
    """The names of the headings, as a Markdown reader makes them."""
    koppen = re.findall(r"^#+ (.+)$", pagina.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-") for kop in koppen}


@pytest.mark.parametrize("pagina", PAGINAS, ids=naam)
def test_every_link_and_picture_is_there(pagina):
    for doel in links(pagina):
        pad, _hekje, anker = doel.partition("#")
        bestand = (pagina.parent / pad).resolve() if pad else pagina
        assert bestand.exists(), f"{naam(pagina)} wijst naar {doel}"
        assert not anker or anker in ankers(bestand), f"{naam(pagina)} wijst naar de kop {doel}"


@pytest.mark.parametrize("pagina", PAGINAS, ids=naam)
def test_every_command_exists(pagina):
    tekst, opdrachten = pagina.read_text(encoding="utf-8"), get_commands()
    for script in set(SCRIPT.findall(tekst)):
        assert (BASIS / script).exists(), script
    for opdracht, rest in OPDRACHT.findall(tekst):
        assert opdracht in opdrachten, opdracht
        opties = re.findall(r"--[a-z-]+", rest)
        if opties and str(opdrachten[opdracht]).startswith(VAN_ONS):
            bekend = load_command_class(opdrachten[opdracht], opdracht).create_parser("manage.py", opdracht)
            assert set(opties) <= set(bekend._option_string_actions), f"{opdracht} {rest}"


@pytest.mark.parametrize("map_", ["docs/handleiding", "docs/beslissingen"])
def test_every_page_is_in_its_index(map_):
    index = BASIS / map_ / "README.md"
    assert {pad.name for pad in (BASIS / map_).glob("*.md")} - {"README.md"} <= set(links(index))


def test_every_picture_is_used():
    gebruikt = {(pagina.parent / doel).resolve() for pagina in PAGINAS for doel in links(pagina)}
    assert set((BASIS / "docs/schermen").glob("*.png")) <= gebruikt


@pytest.mark.parametrize("opdracht", ["casus_importeren", "casus_exporteren", "document_maken"])
def test_every_option_is_explained(opdracht):
    """What a command of ours takes stands in the manual."""
    tekst = (BASIS / "docs/handleiding/casusbestand.md").read_text(encoding="utf-8")
    parser = load_command_class("supportplan.dossier", opdracht).create_parser("manage.py", opdracht)
    zonder = load_command_class("supportplan.dossier", "casus_schema").create_parser("manage.py", "casus_schema")
    for optie in set(parser._option_string_actions) - set(zonder._option_string_actions):
        assert f"`{optie}" in tekst, optie
