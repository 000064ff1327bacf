"""Is everything working? The checks behind /gezond/, each with an answer in plain words."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error as DatabaseFout
from django.db import connection
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from supportplan.kern.bericht import gaat_de_deur_uit, mailverbinding

HARTSLAG_MAX = timedelta(minutes=1)  # procrastinate's worker reports every ten seconds
WACHT_MAX = timedelta(minutes=10)
SCHIJF_MIN = 500 * 1024**2


@dataclass(frozen=True)
class Onderdeel:
    """One part of the system: does it work, and what is the matter."""

    naam: str
    goed: bool
    uitleg: str


def onderzoek(nu: datetime) -> list[Onderdeel]:
    """Try every part once; a part that fails never stops the others. Costs up to a few seconds when mail is down."""
    return [_database(), _taken(nu), _mail(), _schijf(Path(settings.VAR_DIR))]


def _database() -> Onderdeel:
    return _met_database(_("Database"), lambda: Onderdeel(_("Database"), *_database_antwoordt()))


def _taken(nu: datetime) -> Onderdeel:
    return _met_database(_("Taken"), lambda: Onderdeel(_("Taken"), *_taken_lopen(nu)))


def _met_database(naam: str, kijk: Callable[[], Onderdeel]) -> Onderdeel:
    try:
        return kijk()
    except DatabaseFout:
        return Onderdeel(naam=naam, goed=False, uitleg=_("De database antwoordt niet."))


def _database_antwoordt() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, _("De database antwoordt.")


def _taken_lopen(nu: datetime) -> tuple[bool, str]:
    """A worker reported lately, and no task that is due waits too long."""
    if not ProcrastinateWorker.objects.filter(last_heartbeat__gte=nu - HARTSLAG_MAX).exists():
        return False, _("Er loopt geen programma dat taken uitvoert, zoals herinneringen versturen.")
    wachtend = ProcrastinateJob.objects.filter(status="todo")
    te_laat = wachtend.filter(scheduled_at__lt=nu - WACHT_MAX) | wachtend.filter(
        scheduled_at=None, procrastinateevent__type="deferred", procrastinateevent__at__lt=nu - WACHT_MAX
    )
    if te_laat.exists():
        return False, _("Er wachten taken langer dan tien minuten.")
    return True, _("Taken worden uitgevoerd.")


def _mail() -> Onderdeel:
    verbinding = mailverbinding()
    if not gaat_de_deur_uit(verbinding):
        return Onderdeel(
            naam=_("Mail"), goed=True, uitleg=_("Er is geen mailserver ingesteld; berichten gaan niet de deur uit.")
        )
    try:
        verbinding.open()
    except OSError:  # SMTPException is one
        return Onderdeel(
            naam=_("Mail"), goed=False, uitleg=_("De mailserver is niet bereikbaar of weigert de aanmelding.")
        )
    verbinding.close()
    return Onderdeel(naam=_("Mail"), goed=True, uitleg=_("De mailserver antwoordt."))


def _schijf(map_: Path) -> Onderdeel:
    while not map_.exists():
        map_ = map_.parent
    genoeg = shutil.disk_usage(map_).free >= SCHIJF_MIN
    uitleg = _("Er is genoeg ruimte op de schijf.") if genoeg else _("De schijf is bijna vol.")
    return Onderdeel(_("Schijf"), genoeg, uitleg)
