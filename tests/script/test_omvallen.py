"""Saving goes on while the web server, PostgreSQL or the worker is killed: what was acknowledged is there, once.

`script/bench omvallen` does the same ten thousand times, with several people at once.
"""

import pytest

from bench import proef
from tests.script.test_starten import poort

__all__ = ["poort"]  # a fixture

pytestmark = [pytest.mark.server, pytest.mark.lopende_klok, pytest.mark.xdist_group("server")]
KEREN = 60
SLAGEN = {15: "granian", 30: "postgres", 45: "procrastinate"}


def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(tmp_path, poort):
    var_dir = tmp_path / "var"
    var_dir.mkdir()
    with proef.server(var_dir, poort) as (proces, adres):
        typer = proef.Typer(adres)
        zinnen = [f"Zin nummer {keer} van vandaag." for keer in range(KEREN)]
        for keer, zin in enumerate(zinnen):
            if keer in SLAGEN:
                assert proef.doden(proces, var_dir, SLAGEN[keer]), f"niets te doden: {SLAGEN[keer]}"
            velden = typer.velden(zin)
            typer.browser.bewaar(typer.stap, velden)
            if keer % 7 == 0:  # the answer got lost on the way: the script sends it again
                typer.browser.bewaar(typer.stap, velden)
        bewaard = typer.zinnen()
        assert [bewaard.count(zin) for zin in zinnen] == [1] * KEREN
