"""`script/server`: database, migrations, demo data, worker and web server as one thing that starts and stops."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

import django
import psutil
from django.core.management import call_command, get_commands

from supportplan import omgeving, postgres

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
    """Start everything, and stop everything at Ctrl-C, at SIGTERM, or when one of the programs ends."""
    if not os.environ.get("DATABASE_URL"):
        os.environ.setdefault("DEMO", "true")
    os.environ.setdefault("STATIC_BUILT", "true")  # small and compressed over the wire, as in production
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportplan.settings")
    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, _stop)
    with suppress(Stoppen), postgres.zo_nodig():
        klaarzetten()
        with _programmas(omgeving.lees().var_dir) as programmas:
            _meld_adres()
            _wacht(programmas)


def klaarzetten() -> None:
    """Gather the static files, bring the tables up to date and load the invented people once."""
    django.setup()
    if omgeving.lees().static_built:
        _statische_bestanden()
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from supportplan.kern.models import Gebruiker

    migraties = MigrationExecutor(connection)
    if migraties.migration_plan(migraties.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    if settings.DEMO and "demo_laden" in get_commands() and not Gebruiker.objects.filter(is_demo=True).exists():
        call_command("demo_laden")


def _statische_bestanden() -> None:
    """Gather and compress the static files when they changed since the last start."""
    from django.conf import settings

    bronnen = [omgeving.BASIS / "requirements.txt", *sorted(settings.STATICFILES_DIRS[0].rglob("*.*"))]
    afdruk = hashlib.sha256(b"".join(bron.read_bytes() for bron in bronnen if bron.is_file())).hexdigest()
    stempel = settings.STATIC_ROOT / ".vingerafdruk"
    if not stempel.exists() or stempel.read_text() != afdruk:
        call_command("collectstatic", interactive=False, clear=settings.STATIC_ROOT.exists(), verbosity=0)
        stempel.write_text(afdruk)


def opdrachten(host: str, port: int) -> list[list[str]]:
    """The command lines of the programs: the worker and the web server."""
    worker = [sys.executable, "manage.py", "procrastinate", "worker"]
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", "--workers-kill-timeout", "5"]
    return [worker, [*web, "--log-level", "warning", "supportplan.wsgi:application"]]


@contextmanager
def _programmas(var_dir: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Run the programs, each in a session of its own so that Ctrl-C reaches only us and we decide the order."""
    _restanten_stoppen(var_dir)
    boek = var_dir / f"server-{os.getpid()}.json"
    programmas: list[subprocess.Popen[bytes]] = []
    try:
        for opdracht in opdrachten(*omgeving.luisteradres()):
            programmas.append(subprocess.Popen(opdracht, cwd=omgeving.BASIS, start_new_session=True))
            boek.write_text(json.dumps([programma.pid for programma in programmas]))
        yield programmas
    finally:
        _beeindig([psutil.Process(programma.pid) for programma in programmas if programma.poll() is None])
        boek.unlink(missing_ok=True)


def _restanten_stoppen(var_dir: Path) -> None:
    """Stop what a killed run left behind: it could not do that itself."""
    for boek in var_dir.glob("server-*.json"):
        if psutil.pid_exists(int(boek.stem.removeprefix("server-"))):
            continue
        _beeindig([proces for pid in json.loads(boek.read_text()) if (proces := _van_ons(pid))])
        boek.unlink(missing_ok=True)


def _van_ons(pid: int) -> psutil.Process | None:
    """The process with this number, when it is still one of our programs and not a newcomer with the same number."""
    with suppress(psutil.Error):
        proces = psutil.Process(pid)
        if {"granian", "procrastinate"} & set(proces.cmdline()) and Path(proces.cwd()) == omgeving.BASIS:
            return proces
    return None


def _beeindig(processen: list[psutil.Process]) -> None:
    allen = [kind for proces in processen for kind in proces.children(recursive=True)] + processen
    for proces in processen:
        with suppress(psutil.NoSuchProcess):
            proces.terminate()
    for proces in psutil.wait_procs(allen, timeout=STOPTIJD)[1]:
        with suppress(psutil.NoSuchProcess):
            proces.kill()


def _wacht(programmas: list[subprocess.Popen[bytes]]) -> None:
    """Return only by an exception: Stoppen, or SystemExit when one of the programs ended by itself."""
    pid, _status = os.wait()
    namen = {programma.pid: str(programma.args) for programma in programmas}
    sys.exit(f"Een van de programma's is gestopt, daarom stopt alles: {namen.get(pid, pid)}")


def _meld_adres() -> None:
    host, port = omgeving.luisteradres()
    sys.stderr.write(f"== Supportplan staat klaar op http://{host}:{port} (stoppen: Ctrl-C)\n")


def _stop(_sein: int, _frame: FrameType | None) -> None:
    for sein in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sein, signal.SIG_IGN)  # asked once is enough; stopping takes a moment
    raise Stoppen


if __name__ == "__main__":
    main()
