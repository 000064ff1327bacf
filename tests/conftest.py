"""What every test gets: a database made in a second, a clock that stands still, and empty job tables."""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator

import psycopg
import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models import Model
from procrastinate.contrib.django.procrastinate_app import current_app

from supportplan import omgeving, postgres
from tests.hulp import NU, als_toepassing, eenmaal, na_het_legen, queries_groeien_niet

__all__ = ["als_toepassing", "eenmaal", "queries_groeien_niet"]  # fixtures of every test
VAST = pytest.StashKey[tuple[list[Model], object]]()


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


@pytest.fixture(scope="session", autouse=True)
def _zonder_tweede_stap() -> None:
    """Most tests sign in without a page; tests/beveiliging/test_tweede_stap.py is about the second step."""
    settings.TWEEDE_STAP_VERPLICHT = False


@pytest.fixture(scope="session")
def _postgres() -> Iterator[None]:
    """A running PostgreSQL: the one of DATABASE_URL, or the embedded one, shared by all processes of the run.

    The tests own the tables, for they make databases; `als_toepassing` walks as the application's role.
    """
    omgeving.als_eigenaar()
    with postgres.zo_nodig():
        gelezen = omgeving.lees()
        settings.DATABASES["default"] |= gelezen.database
        settings.TOEPASSINGSROL = gelezen.toepassingsrol
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
    anders = [omgeving.BASIS / "requirements.txt", omgeving.BASIS / "supportplan" / "kern" / "databaserechten.py"]
    inhoud = b"".join(bron.read_bytes() for bron in [*bronnen, *anders])
    return hashlib.sha256(inhoud).hexdigest()[:16]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, pytestconfig) -> Iterator[list[Model]]:
    """Make the database of this process (by pytest-django); gives the rows that the migrations put in it."""
    eigen = [model for model in apps.get_models() if model._meta.managed and model not in (ContentType, Permission)]
    with django_db_blocker.unblock():
        vast = [rij for model in eigen for rij in model._default_manager.all()]
    pytestconfig.stash[VAST] = vast, django_db_blocker
    yield vast
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        # A server a test killed leaves its sessions behind for a moment; then the database could not be dropped.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After a test that commits, make the database as migrations leave it; Django's flush alone does not.

    Without this, what comes after such a test in the same process misses the code lists and finds its jobs.
    """
    yield
    merk = item.get_closest_marker("django_db")
    vastgelegd = (merk and merk.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        item.fixturenames
    )
    if vastgelegd and nextitem and VAST in item.config.stash:
        vast, blokkade = item.config.stash[VAST]
        with blokkade.unblock():
            na_het_legen(vast)


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
