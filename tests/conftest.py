"""What every test gets: a database made in a second, a clock that stands still, and empty job tables."""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest
import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.procrastinate_app import current_app

from supportplan import omgeving, postgres
from tests.hulp import queries_groeien_niet

__all__ = ["queries_groeien_niet"]  # a fixture of every test

NU = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Monday
JOBTABELLEN = ("procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers", "procrastinate_workers")


@pytest.fixture(autouse=True)
def klok(request: pytest.FixtureRequest) -> Iterator[time_machine.Traveller | None]:
    """The clock stands still at NU; `klok.move_to(...)` moves it. Mark a test `lopende_klok` to leave it running."""
    if request.node.get_closest_marker("lopende_klok"):
        yield None
        return
    with time_machine.travel(NU, tick=False) as reiziger:
        yield reiziger


@pytest.fixture(scope="session", autouse=True)
def _snelle_wachtwoorden() -> None:
    """Half a second per password is for attackers, not for tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def _postgres() -> Iterator[None]:
    """A running PostgreSQL: the one of DATABASE_URL, or the embedded one, shared by all processes of the run."""
    with postgres.zo_nodig():
        settings.DATABASES["default"] |= omgeving.lees().database
        settings.DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
        settings.DATABASES["default"]["CONN_MAX_AGE"] = 0  # a job's thread leaves no connection behind
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(_postgres, django_db_blocker, django_db_modify_db_settings_parallel_suffix):
    """Start the database only when a test asks for one, and copy it from a migrated one (a hook of pytest-django)."""
    with django_db_blocker.unblock(), (settings.VAR_DIR / "test-sjabloon.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = _migreer_sjabloon()


def _migreer_sjabloon() -> str:
    """Name of an empty, migrated database for the present migrations; made once, older ones are dropped."""
    databases = settings.DATABASES["default"]
    naam, voor_sjabloon = f"sjabloon_{_vingerafdruk()}", databases["NAME"]
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as los:
        oude = [rij[0] for rij in los.execute("SELECT datname FROM pg_database WHERE datname LIKE 'sjabloon_%'")]
        if naam in oude:
            return naam
        for oud in oude:
            los.execute(f"DROP DATABASE {oud}")
        los.execute("CREATE DATABASE sjabloon_in_wording")
        databases["NAME"] = "sjabloon_in_wording"
        try:
            call_command("migrate", verbosity=0, interactive=False)
        finally:
            connection.close()
            databases["NAME"] = voor_sjabloon
        los.execute(f"ALTER DATABASE sjabloon_in_wording RENAME TO {naam}")
    return naam


def _vingerafdruk() -> str:
    """Hash of everything that decides what the tables look like."""
    bronnen = sorted([*omgeving.BASIS.glob("*/migrations/*.py"), *omgeving.BASIS.glob("supportplan/*/migrations/*.py")])
    inhoud = b"".join(bron.read_bytes() for bron in [*bronnen, omgeving.BASIS / "requirements.txt"])
    return hashlib.sha256(inhoud).hexdigest()[:16]


@pytest.fixture(autouse=True)
def _lege_taken(request: pytest.FixtureRequest, django_db_blocker) -> Iterator[None]:
    """Empty procrastinate's tables after a test that commits: they are unmanaged, so Django's flush skips them."""
    yield
    merk = request.node.get_closest_marker("django_db")
    if (merk and merk.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(request.fixturenames):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {', '.join(JOBTABELLEN)} RESTART IDENTITY CASCADE")


@pytest.fixture
def taken_uitvoeren(transactional_db) -> Callable[[], None]:
    """Run every job that is due, with procrastinate's own worker, and return when none is left."""

    def uitvoeren() -> None:
        with current_app.replace_connector(current_app.connector.get_worker_connector()) as app:
            app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)

    return uitvoeren


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """Path of an installed Chromium for playwright's `executable_path`; None means the one playwright brought."""
    namen = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((pad for naam in namen if (pad := shutil.which(naam))), None)
