"""Small helpers for tests, offered as fixtures by conftest.py."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


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
