"""Small helpers for tests, offered as fixtures by conftest.py."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

NU = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Monday


JOBTABELLEN = ("procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers", "procrastinate_workers")


def na_het_legen(vast: list[Model]) -> None:
    """Complete what Django's flush does: put back the rows of the migrations, and empty procrastinate's own tables."""
    for rij in vast:
        rij.save_base(raw=True, force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(JOBTABELLEN)} RESTART IDENTITY CASCADE")


@pytest.fixture(scope="module")
def eenmaal(django_db_setup, django_db_blocker) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """For fixtures of a module: `with eenmaal(): ...` gives them the database, and the clock at NU.

    What is stored there is seen by every test of the module and taken back after the last. What a test changes is
    taken back after that test, as always. Not for tests that commit (`transaction=True`).
    """

    @contextmanager
    def met_database_en_klok() -> Iterator[None]:
        with django_db_blocker.unblock(), time_machine.travel(NU, tick=False):
            yield

    geheel = transaction.atomic()
    with django_db_blocker.unblock():
        geheel.__enter__()
    yield met_database_en_klok
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        geheel.__exit__(None, None, None)


@pytest.fixture
def als_toepassing(transactional_db) -> Iterator[str]:
    """Go to the database as the web server does, with a role that does not own the tables; gives its name.

    What a test wants to have there first, it asks for before this fixture.
    """
    rol, eigenaar = settings.TOEPASSINGSROL, connection.settings_dict["USER"]
    if not rol:
        pytest.skip("this database has one role only")
    connection.close()
    connection.settings_dict["USER"] = rol
    yield rol
    connection.close()
    connection.settings_dict["USER"] = eigenaar


@pytest.fixture
def queries_groeien_niet(db):
    """Check that `doen()` asks the same number of queries after `maken(2)` and after `maken(8)` more; return it.

    `hoogstens` is the most it may ask. `doen` runs once first, so that caches are filled.
    """

    def controle(*, maken, doen, hoogstens=None):
        maken(2)
        doen()
        weinig = _tel(doen)
        maken(8)
        veel = _tel(doen)
        verschil = "\n".join(veel[len(weinig) :][:5])
        assert len(veel) == len(weinig), f"{len(weinig)} queries met 2 rijen, {len(veel)} met 10:\n{verschil}"
        if hoogstens is not None:
            assert len(veel) <= hoogstens, f"{len(veel)} queries, hoogstens {hoogstens}"
        return len(veel)

    return controle


def _tel(doen) -> list[str]:
    """The texts of the queries asked, transaction statements not counted."""
    with CaptureQueriesContext(connection) as gevangen:
        doen()
    geen = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
    return [query["sql"] for query in gevangen.captured_queries if not query["sql"].startswith(geen)]
