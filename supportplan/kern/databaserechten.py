"""What the application's role may do in the database; the role that owns the tables gives it (P-20).

The web server and the worker read and write rows. What may only be added to (the log, the history, what was fixed or
signed) they cannot change or empty, and no trigger is theirs to switch off.
"""

from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from pghistory.models import Event
from psycopg import sql

ALLES = "SELECT, INSERT, UPDATE, DELETE"
TOEVOEGEN = "SELECT, INSERT"
LEZEN = "SELECT"
VAN_DE_EIGENAAR = frozenset({"django_migrations"})  # written by migrate only


def is_alleen_toevoegen(model: type[Model]) -> bool:
    """Whether rows of this model are never changed: history, or kept so by a trigger of that name."""
    triggers = getattr(model._meta, "triggers", [])
    return issubclass(model, Event) or any(
        isinstance(trigger, pgtrigger.Protect) and trigger.name == "alleen_toevoegen" for trigger in triggers
    )


def recht_op_tabellen() -> dict[str, str]:
    """Return what the application may do with each table of the connected role."""
    toevoegen = {model._meta.db_table for model in apps.get_models() if is_alleen_toevoegen(model)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        tabellen = [tabel for (tabel,) in cursor.fetchall()]
    return {
        tabel: TOEVOEGEN if tabel in toevoegen else LEZEN if tabel in VAN_DE_EIGENAAR else ALLES for tabel in tabellen
    }


@transaction.atomic
def rechten_geven(rol: str) -> dict[str, str]:
    """Let this role do what the application needs and nothing else; return the rights per table.

    To be called as the owner of the tables. Raises CommandError when there is no such role. Running it twice changes
    nothing more; while it runs nobody is without rights.
    """
    rechten = recht_op_tabellen()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [rol])
        if cursor.fetchone() is None:
            raise CommandError(_("De rol %(rol)s bestaat niet in PostgreSQL. Zie docs/beheer.md.") % {"rol": rol})
        naam = sql.Identifier(rol)
        cursor.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(naam))
        for recht in (ALLES, TOEVOEGEN, LEZEN):
            tabellen = [sql.Identifier(tabel) for tabel, van_tabel in rechten.items() if van_tabel == recht]
            if tabellen:
                opdracht = sql.SQL("GRANT {} ON {} TO {}")
                cursor.execute(opdracht.format(sql.SQL(recht), sql.SQL(", ").join(tabellen), naam))
        cursor.execute(sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(naam))
    return rechten


def na_migreren(**_kwargs: Any) -> None:
    """Give the application its rights on the tables that `migrate` made, when it has a role of its own."""
    if settings.TOEPASSINGSROL:
        rechten_geven(settings.TOEPASSINGSROL)
