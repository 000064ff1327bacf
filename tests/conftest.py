"""What every test gets: the embedded PostgreSQL, a clock that stands still, and empty job tables."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from supportplan import omgeving, postgres


@pytest.fixture(scope="session")
def _postgres() -> Iterator[None]:
    """A running PostgreSQL: the one of DATABASE_URL, or the embedded one, shared by all processes of the run."""
    with postgres.zo_nodig():
        settings.DATABASES["default"] |= omgeving.lees().database
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(_postgres, django_db_modify_db_settings_parallel_suffix):
    """Start the database only when a test asks for one (a hook of pytest-django)."""
