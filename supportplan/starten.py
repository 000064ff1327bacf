"""`script/server`: database, migrations, demo data, worker and web server as one thing that starts and stops."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import cast

import django
import psutil
import psycopg
from django.core.management import call_command, get_commands

from supportplan import omgeving, postgres

HARTSLAG = 1  # seconds between two looks at whether everything still runs
MINSTE_DUUR = 5  # a program that ends by itself sooner than this is not started again
STOPTIJD = 10  # seconds a program gets to finish what it is doing


class Stoppen(Exception):  # noqa: N818  # not an error: Ctrl-C or SIGTERM
    """Somebody asked to stop."""


def main() -> None:
    """Start everything; a mistake in the environment is told without a traceback."""
    try:
        draaien()
    except omgeving.Omgevingsfout as fout:
        sys.exit(str(fout))


def draaien() -> None:
    """Start everything, keep it running, and stop everything at Ctrl-C or SIGTERM."""
    if not os.environ.get("DATABASE_URL"):
        os.environ.setdefault("DEMO", "true")
    os.environ.setdefault("STATIC_BUILT", "true")  # small and compressed over the wire, as in production
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportplan.settings")
    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, _stop)
    ingebouwd = not os.environ.get("DATABASE_URL")
    var_dir = omgeving.lees().var_dir
    with suppress(Stoppen), postgres.zo_nodig():
        omgeving.als_eigenaar()  # this process makes the tables; the programs it starts may not
        klaarzetten(var_dir / "postgres" / "klaargezet" if ingebouwd else None)
        with _programmas(var_dir) as programmas:
            _meld_adres()
            while True:
                time.sleep(HARTSLAG)
                if ingebouwd:
                    _database_opnieuw_zo_nodig(var_dir)
                programmas.opnieuw_zo_nodig()


def _database_opnieuw_zo_nodig(var_dir: Path) -> None:
    """Start a killed database again; when that fails it is tried again at the next look, the rest keeps running."""
    try:
        postgres.opnieuw_zo_nodig(var_dir)
    except (subprocess.SubprocessError, psycopg.Error, OSError) as fout:  # not up, or killed again meanwhile
        sys.stderr.write(f"== De database komt nog niet op ({type(fout).__name__}); we proberen het opnieuw.\n")


def klaarzetten(stempel: Path | None) -> None:
    """Gather the static files, bring the tables up to date and load the invented people.

    `stempel` is a file with the embedded database that says for which sources this was done already. Then nothing is
    loaded and nothing asked, which saves a third of a start. None for a database that others may have changed.
    """
    afdruk = _vingerafdruk()
    if stempel and stempel.exists() and stempel.read_text() == afdruk:
        return
    django.setup()
    from django.conf import settings

    from supportplan.kern.models import Gebruiker

    if omgeving.lees().static_built:
        call_command("collectstatic", interactive=False, clear=settings.STATIC_ROOT.exists(), verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    if settings.DEMO and "demo_laden" in get_commands() and not Gebruiker.objects.filter(is_demo=True).exists():
        call_command("demo_laden")
    if stempel:
        stempel.write_text(afdruk)


def tabellen_bijwerken() -> None:
    """Make the tables when they are behind, so that a command works on a fresh checkout; a look costs little."""
    django.setup()
    from django.db import ProgrammingError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        migraties = MigrationExecutor(connection)
        achter = bool(migraties.migration_plan(migraties.loader.graph.leaf_nodes()))
    except ProgrammingError:  # tables from before this role had its rights
        achter = True
    if achter:  # a process of its own, which owns the tables
        opdracht = [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--no-input"]
        subprocess.run(opdracht, cwd=omgeving.BASIS, check=True)


def _vingerafdruk() -> str:
    """Hash of what decides how tables and static files look, and of whether this is a demo."""
    basis = omgeving.BASIS
    bronnen = [
        basis / "requirements.txt",
        basis / "supportplan" / "kern" / "databaserechten.py",
        *basis.glob("*/migrations/*.py"),
        *basis.glob("supportplan/*/migrations/*.py"),
    ]
    bronnen += [bron for bron in (basis / "frontend" / "static").rglob("*") if bron.is_file()]
    instellingen = omgeving.lees()
    som = hashlib.sha256(f"{instellingen.demo} {instellingen.static_built}".encode())
    for bron in sorted(bronnen):
        som.update(hashlib.sha256(bron.read_bytes()).digest())
    return som.hexdigest()


def opdrachten(host: str, port: int) -> list[list[str]]:
    """The command lines of the programs: the worker and the web server."""
    worker = [sys.executable, "manage.py", "procrastinate", "worker"]
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", "--workers-kill-timeout", "5"]
    return [worker, [*web, "--log-level", "warning", "supportplan.wsgi:application"]]


class Programmas:
    """The worker and the web server, each in a session of its own: Ctrl-C reaches only us and we decide the order."""

    def __init__(self, boek: Path) -> None:
        self.boek = boek
        self.gestart: list[tuple[subprocess.Popen[bytes], float]] = []
        self.liep: set[str] = set()  # what ran well before; it may fail for a while, as when the database is down

    def start(self, opdracht: list[str]) -> None:
        """Run one program and write its number down, so that the next start can stop it if we are killed."""
        waarden = {naam: waarde for naam, waarde in os.environ.items() if naam != "MIGRATE_DATABASE_URL"}
        proces = subprocess.Popen(opdracht, cwd=omgeving.BASIS, env=waarden, start_new_session=True)
        self.gestart.append((proces, time.monotonic()))
        self.boek.write_text(json.dumps([ander.pid for ander, _sinds in self.gestart]))

    def opnieuw_zo_nodig(self) -> None:
        """Start again what was killed; SystemExit when a program cannot run at all."""
        self.liep |= {str(proces.args) for proces, sinds in self.gestart if time.monotonic() - sinds >= MINSTE_DUUR}
        for paar in [paar for paar in self.gestart if paar[0].poll() is not None]:
            proces, sinds = paar
            te_kort = proces.returncode >= 0 and time.monotonic() - sinds < MINSTE_DUUR
            if te_kort and str(proces.args) not in self.liep:
                sys.exit(f"Dit programma stopt meteen weer, daarom stopt alles: {proces.args!s}")
            _beeindig([proces.pid])  # what it started itself may still be there
            self.gestart.remove(paar)
            self.start(cast("list[str]", proces.args))

    def stop(self) -> None:
        """Stop everything, first asking, then not."""
        _beeindig([proces.pid for proces, _sinds in self.gestart])
        self.boek.unlink(missing_ok=True)


@contextmanager
def _programmas(var_dir: Path) -> Iterator[Programmas]:
    """Run all programs for as long as the block lasts."""
    _restanten_stoppen(var_dir)
    programmas = Programmas(var_dir / f"server-{os.getpid()}.json")
    try:
        for opdracht in opdrachten(*omgeving.luisteradres()):
            programmas.start(opdracht)
        yield programmas
    finally:
        programmas.stop()


def _restanten_stoppen(var_dir: Path) -> None:
    """Stop what a killed run left behind: it could not do that itself."""
    for boek in var_dir.glob("server-*.json"):
        if psutil.pid_exists(int(boek.stem.removeprefix("server-"))):
            continue
        _beeindig(json.loads(boek.read_text()))
        boek.unlink(missing_ok=True)


def _groep(leider: int) -> list[psutil.Process]:
    """The processes of one program: those of its session that are still ours, also when the first of them is gone."""
    groep = []
    for proces in psutil.process_iter():
        with suppress(psutil.Error, ProcessLookupError):
            van_ons = {"granian", "procrastinate"} & set(proces.cmdline()) and Path(proces.cwd()) == omgeving.BASIS
            if os.getpgid(proces.pid) == leider and van_ons:
                groep.append(proces)
    return groep


def _beeindig(leiders: list[int]) -> None:
    """Ask each program to stop, and end what does not listen or was left without a leader."""
    groepen = [_groep(leider) for leider in leiders]
    for leider, groep in zip(leiders, groepen, strict=True):
        met_leider = any(lid.pid == leider for lid in groep)
        for proces in groep:
            with suppress(psutil.NoSuchProcess):
                if not met_leider:
                    proces.kill()  # granian's workers listen to their leader only
                elif proces.pid == leider:
                    proces.terminate()
    for proces in psutil.wait_procs([lid for groep in groepen for lid in groep], timeout=STOPTIJD)[1]:
        with suppress(psutil.NoSuchProcess):
            proces.kill()


def _meld_adres() -> None:
    host, port = omgeving.luisteradres()
    sys.stderr.write(f"== Supportplan staat klaar op http://{host}:{port} (stoppen: Ctrl-C)\n")


def _stop(_sein: int, _frame: FrameType | None) -> None:
    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, signal.SIG_IGN)  # asked once is enough; stopping takes a moment
    raise Stoppen


if __name__ == "__main__":
    main()
