"""The embedded PostgreSQL: shared while somebody uses it, stopped by the last, taken over from a killed run."""

import signal
import subprocess
import sys
from contextlib import ExitStack

import psutil
import psycopg
import pytest

from supportplan import postgres
from supportplan.omgeving import BASIS

pytestmark = [pytest.mark.server, pytest.mark.lopende_klok, pytest.mark.xdist_group("postgres")]

GEBRUIKER = """
import sys
from pathlib import Path
from supportplan import postgres
with postgres.server(Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def gebruiker(var_dir):
    """Start another process that uses the server of this directory, until its input is closed."""
    with ExitStack() as einde:

        def starten():
            opdracht = [sys.executable, "-c", GEBRUIKER, str(var_dir)]
            proces = subprocess.Popen(opdracht, cwd=BASIS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            einde.enter_context(proces)
            einde.callback(proces.kill)
            return proces, proces.stdout.readline().strip()

        yield starten


def draait(var_dir):
    bestand = var_dir / "postgres" / "postmaster.pid"
    return bestand.exists() and psutil.pid_exists(int(bestand.read_text().split("\n")[0]))


def vraag(url, sql="SELECT lower('ÉÜ')"):
    with psycopg.connect(url) as verbinding:
        return verbinding.execute(sql).fetchone()[0]


def test_starts_and_stops(var_dir):
    with postgres.server(var_dir) as url:
        assert vraag(url) == "éü"  # the same on every machine, whatever its locale
        assert vraag(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert not draait(var_dir)


def test_two_processes_share_and_the_last_stops_it(var_dir, gebruiker):
    eerste, url = gebruiker()
    tweede, zelfde = gebruiker()
    assert url == zelfde
    eerste.communicate(timeout=60)
    assert vraag(url)
    tweede.communicate(timeout=60)
    assert not draait(var_dir)


def test_leftover_of_a_killed_run_is_taken_over(var_dir, gebruiker):
    gedood, url = gebruiker()
    gedood.send_signal(signal.SIGKILL)
    gedood.wait(timeout=60)
    assert draait(var_dir)
    with postgres.server(var_dir) as opnieuw:
        assert opnieuw == url
        assert vraag(opnieuw)
    assert not draait(var_dir)


def test_killed_server_starts_again(var_dir, gebruiker):
    with postgres.server(var_dir) as url:
        pid = int((var_dir / "postgres" / "postmaster.pid").read_text().split("\n")[0])
        groep = psutil.Process(pid)
        processen = [groep, *groep.children(recursive=True)]
        groep.kill()
        psutil.wait_procs(processen, timeout=60)
        postgres.opnieuw_zo_nodig(var_dir)
        assert vraag(url)
    assert not draait(var_dir)


def test_number_of_a_dead_server_may_belong_to_another_program(var_dir):
    """A reboot leaves postmaster.pid behind; its number is then somebody else's."""
    ander = str(psutil.Process().pid)
    pad = var_dir / "postgres" / "postmaster.pid"
    pad.write_text("\n".join([ander, str(var_dir / "postgres"), "1", "5432", str(var_dir), "", "0 0", "ready"]) + "\n")
    with postgres.server(var_dir) as url:
        assert vraag(url)
