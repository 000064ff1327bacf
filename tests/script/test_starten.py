"""`script/server`: one thing that starts and stops, and clears up after a killed run."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from urllib.parse import quote

import psutil
import pytest
from django.conf import settings
from django.db import connection

from bench.proef import alles_van, kinderen
from supportplan import starten
from supportplan.omgeving import BASIS

pytestmark = [
    pytest.mark.server,
    pytest.mark.lopende_klok,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("server"),
]


@pytest.fixture
def poort():
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        return vrij.getsockname()[1]


@pytest.fixture
def server(tmp_path, poort):
    """Start supportplan.starten on the test database; stopped or killed in the end, with all it started."""
    processen = []

    def starten():
        host = settings.DATABASES["default"]["OPTIONS"].get("host", "")
        plek = f"@/{connection.settings_dict['NAME']}?host={quote(host)}"
        eigenaar = connection.settings_dict["USER"]
        omgeving = os.environ | {"DEBUG": "true", "VAR_DIR": str(tmp_path), "PORT": str(poort)}
        omgeving["DATABASE_URL"] = f"postgresql://{settings.TOEPASSINGSROL or eigenaar}{plek}"
        omgeving["MIGRATE_DATABASE_URL"] = f"postgresql://{eigenaar}{plek}"
        omgeving["STATIC_BUILT"] = "false"
        opdracht = [sys.executable, "-m", "supportplan.starten"]
        proces = subprocess.Popen(opdracht, cwd=BASIS, env=omgeving, stderr=subprocess.PIPE, text=True)
        processen.append(proces)
        assert any("staat klaar" in regel for regel in proces.stderr)
        return proces

    yield starten
    for proces in processen:
        for deel in [*alles_van(tmp_path), *kinderen(proces)]:
            deel.kill()
        proces.kill()
        proces.communicate(timeout=60)


def gezond(poort):
    """Ask the health page; the socket is there a moment after the message, so try until it answers."""
    adres = f"http://127.0.0.1:{poort}/gezond/"
    for _poging in range(1200):
        try:
            with urllib.request.urlopen(adres, timeout=10) as antwoord:
                return antwoord.status
        except urllib.error.HTTPError as fout:
            return fout.code
        except OSError:
            psutil.cpu_percent(interval=0.05)
    return None


def test_serves_and_stops_everything(server, poort, tmp_path):
    proces = server()
    rollen = {deel.environ().get("MIGRATE_DATABASE_URL") for deel in kinderen(proces)}
    assert rollen == {None}  # what serves pages knows no way to the role that owns the tables
    assert gezond(poort) in {200, 503}  # 503 as long as the worker has not reported
    gestart = kinderen(proces)
    proces.send_signal(signal.SIGINT)
    assert proces.wait(timeout=60) == 0
    assert psutil.wait_procs(gestart, timeout=1)[1] == []
    assert not list(tmp_path.glob("server-*.json"))


def test_killed_web_server_is_started_again(server, poort):
    proces = server()
    assert gezond(poort)
    web = next(kind for kind in kinderen(proces) if "granian" in kind.cmdline() and kind.ppid() == proces.pid)
    delen = [web, *web.children()]
    web.kill()  # its own children stay behind, listening
    assert psutil.wait_procs(delen, timeout=60)[1] == []
    assert gezond(poort)


def test_next_start_stops_what_a_killed_run_left(server, poort):
    eerste = server()
    assert gezond(poort)
    restanten = kinderen(eerste)
    eerste.kill()
    eerste.wait(timeout=60)
    tweede = server()
    assert psutil.wait_procs(restanten, timeout=1)[1] == []
    assert gezond(poort)
    tweede.terminate()
    assert tweede.wait(timeout=60) == 0


def test_a_program_that_ran_well_is_tried_again_while_something_it_needs_is_down(tmp_path, monkeypatch):
    """A worker that comes up while the database is down ends by itself at once; that stops nothing."""
    monkeypatch.setattr(starten, "MINSTE_DUUR", 0.0)
    programmas = starten.Programmas(tmp_path / "server-0.json")
    programmas.start([sys.executable, "-c", "pass"])
    programmas.gestart[0][0].wait(timeout=60)
    programmas.opnieuw_zo_nodig()  # it ran as long as it must
    monkeypatch.setattr(starten, "MINSTE_DUUR", 3600.0)
    programmas.gestart[0][0].wait(timeout=60)
    programmas.opnieuw_zo_nodig()
    assert len(programmas.gestart) == 1
    programmas.gestart[0][0].wait(timeout=60)


def test_a_program_that_cannot_run_at_all_stops_everything(tmp_path):
    programmas = starten.Programmas(tmp_path / "server-0.json")
    programmas.start([sys.executable, "-c", "raise SystemExit(3)"])
    programmas.gestart[0][0].wait(timeout=60)
    with pytest.raises(SystemExit, match="stopt meteen weer"):
        programmas.opnieuw_zo_nodig()
