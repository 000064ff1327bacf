#!/usr/bin/env python
"""Django's command line. Without DATABASE_URL it runs on the embedded PostgreSQL in var/."""

import os
import sys

ZONDER_DATABASE = {"help", "version", "check", "collectstatic", "makemessages", "compilemessages"}
OP_EEN_VERSE_KLOON = {  # they need the tables
    "casus_importeren",
    "casus_exporteren",
    "document_maken",
    "demo_laden",
    "herinneringen_versturen",
    "log_controleren",
}
ALS_EIGENAAR = {
    "migrate",
    "makemigrations",
    "showmigrations",
    "sqlmigrate",
    "pgtrigger",
    "rechten_database",
    "dossiers_wissen",
    "besloten_hersleutelen",
}


def main() -> None:
    """Start what the command needs, then hand over to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportplan.settings")
    from django.core.management import execute_from_command_line

    from supportplan import omgeving, postgres

    opdracht = sys.argv[1] if len(sys.argv) > 1 else "help"
    if opdracht in ALS_EIGENAAR:
        omgeving.als_eigenaar()
    if opdracht in ZONDER_DATABASE and "--database" not in sys.argv:
        execute_from_command_line(sys.argv)
        return
    ingebouwd = not os.environ.get("DATABASE_URL")
    with postgres.zo_nodig():
        if ingebouwd and opdracht in OP_EEN_VERSE_KLOON:
            from supportplan.starten import tabellen_bijwerken

            tabellen_bijwerken()
        execute_from_command_line(sys.argv)


def met_leesbare_fout() -> None:
    """A mistake in the environment is told without a traceback."""
    from supportplan.omgeving import Omgevingsfout

    try:
        main()
    except Omgevingsfout as fout:
        sys.exit(str(fout))


if __name__ == "__main__":
    met_leesbare_fout()
