"""Check that no migration breaks a running version or holds a table for long: docs/beslissingen/migraties.md.

Exit status 1 when one does. Needs no network; without DATABASE_URL it uses the embedded PostgreSQL.
"""

import logging
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportplan.settings")

import django

from supportplan import omgeving, postgres

ONZE_APPS = ("kern", "profiel", "opties", "plannen", "dossier")

# Looked at by hand: why it may stay as it is. New names only with a reason.
NAGEKEKEN = {
    "0002_eigen_rechtentabel": "an empty table; its SQL cannot be printed, for it looks up a constraint it then drops",
    "0002_logboek_en_alleen_taal": "a varchar that only becomes longer; PostgreSQL rewrites nothing",
    "0004_dossier_revisie": "a column without default in the database, from before the first release",
}


def main() -> int:
    """Print what is wrong; return the exit status."""
    omgeving.als_eigenaar()
    with postgres.zo_nodig():
        django.setup()
        logging.getLogger("django_migration_linter").setLevel(logging.WARNING)
        from django_migration_linter import MigrationLinter

        linter = MigrationLinter(
            include_apps=ONZE_APPS, ignore_name=list(NAGEKEKEN), no_cache=True, quiet=["ok", "ignore", "warning"]
        )
        linter.lint_all_migrations()
        linter.print_summary()
        return 1 if linter.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())
