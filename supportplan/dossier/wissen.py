"""Real removal of a case: every row, its history, its log, its drafts, rights, jobs, accounts and files (P-16, P-20).

Runs as the role that owns the tables (`manage.py dossiers_wissen`): the web server and the worker cannot do this. Which
rows belong to a case is read from the models: every table with a link to the dossier. A new model takes part by itself.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pgtrigger
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection, transaction
from django.db.models import FileField, ForeignKey, Model
from django.utils import timezone
from psycopg import sql

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Medewerker, Vernietiging
from supportplan.kern.models.basis import prive

TAKEN_WISSEN = "DELETE FROM procrastinate_jobs WHERE args->>'dossier' = ANY(%s)"
VERWEESD_NA = timedelta(days=1)  # a file that was just written may belong to a row that is not stored yet


# Working notes and safety files: removed like the rest but not counted: a number would tell that there were (P-10).
ZONDER_SPOOR = "besloten"


def tabellen_met_dossier() -> list[tuple[str, str]]:
    """Return (table, column) of every link to a dossier, history too; the dossier's own table is not among them."""
    return [
        (model._meta.db_table, veld.column)
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.concrete_fields
        if isinstance(veld, ForeignKey) and veld.related_model is Dossier and not model._meta.proxy
    ]


@transaction.atomic
def dossier_wissen(
    dossier: Dossier, *, grond: str, grondslag: str, door: Gebruiker | None, op: datetime
) -> Vernietiging:
    """Remove a case for good and return the record of it, which holds nothing of a person.

    `door` is who decided it. Everything goes or nothing; the files go when the rows are gone, and what a crash leaves
    of them `verweesde_bestanden_wissen` takes. To be called as the owner of the tables.
    """
    bestanden = list(_bestanden_van(dossier))
    mensen = list(_alleen_hier(dossier))
    geen_spoor = {model._meta.db_table for model in apps.get_app_config(ZONDER_SPOOR).get_models()}
    with pgtrigger.ignore(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        # Jobs, done or still to do, that name this case; their arguments are keys only.
        cursor.execute(TAKEN_WISSEN, [[str(dossier.pk), str(dossier.uuid)]])
        rijen = cursor.rowcount
        # First the rows, then their history: removing a row would write one more line of it.
        for tabel, kolom in [*tabellen_met_dossier(), (Dossier._meta.db_table, "id")]:
            opdracht = sql.SQL("DELETE FROM {} WHERE {} = %s").format(sql.Identifier(tabel), sql.Identifier(kolom))
            cursor.execute(opdracht, [dossier.pk])
            if tabel not in geen_spoor:
                rijen += cursor.rowcount
        for gebruiker in mensen:
            _account_legen(gebruiker)
    for naam in bestanden:
        transaction.on_commit(partial(prive().delete, naam))
    return Vernietiging.objects.create(
        dossier_uuid=dossier.uuid,
        organisatie=dossier.organisatie,
        op=op,
        besloten_door=door,
        grond=grond,
        grondslag=grondslag,
        rijen=rijen,
        bestanden=len(bestanden),
    )


def verweesde_bestanden_wissen(nu: datetime) -> int:
    """Remove files in the private storage that no row names, such as after a crash; return how many went."""
    genoemd = {naam for model, veld in _bestandsvelden() for naam in model._base_manager.values_list(veld, flat=True)}
    weg = 0
    map_ = Path(str(prive().path("")))
    for pad in map_.rglob("*"):
        naam = pad.relative_to(map_).as_posix()
        if pad.is_file() and naam not in genoemd and _geschreven(naam) < nu - VERWEESD_NA:
            prive().delete(naam)
            weg += 1
    return weg


def dossier_met(uuid: UUID) -> Dossier | None:
    """Return the case with this number, if it is there (again)."""
    return Dossier.objects.select_related("organisatie").filter(uuid=uuid).first()


def _geschreven(naam: str) -> datetime:
    moment = prive().get_modified_time(naam)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _bestandsvelden() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            if isinstance(veld, FileField):
                yield model, veld.name


def _bestanden_van(dossier: Dossier) -> Iterator[str]:
    """Names of the files of this case, also of rows that were taken away or replaced."""
    for model, veld in _bestandsvelden():
        rijen: Any = model._base_manager
        yield from set(rijen.filter(dossier=dossier).exclude(**{veld: ""}).values_list(veld, flat=True))


def _alleen_hier(dossier: Dossier) -> Iterator[Gebruiker]:
    """Accounts of the client and those around them that are in no other case and of no member of staff."""
    hier = Deelnemer.alle.filter(dossier=dossier).exclude(rol=Rol.PROFESSIONAL).values("gebruiker")
    elders = Deelnemer.alle.exclude(dossier=dossier).exclude(gebruiker=None).values("gebruiker")
    staf = Medewerker.objects.values("gebruiker")
    return Gebruiker.objects.filter(pk__in=hier).exclude(pk__in=elders).exclude(pk__in=staf).iterator()


def _account_legen(gebruiker: Gebruiker) -> None:
    """Leave a number of an account: lines of the log on signing in still point at it, but nobody stands behind it."""
    EmailAddress.objects.filter(user=gebruiker).delete()
    Authenticator.objects.filter(user=gebruiker).delete()
    gebruiker.email, gebruiker.naam, gebruiker.is_active = f"gewist-{gebruiker.pk}@gewist.invalid", "", False
    gebruiker.last_login = None
    gebruiker.set_unusable_password()
    gebruiker.save()
