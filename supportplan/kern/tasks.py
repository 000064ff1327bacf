"""Jobs of the core; procrastinate finds this file by its name."""

from django.core.management import call_command
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from supportplan.kern.herinneren import herinneringen_versturen, vervangen_herinneringen
from supportplan.kern.services_deelname import verlopen_toegang_beeindigen
from supportplan.kern.spoedbericht import spoedtoegang_melden

VANAF, TOT = 7, 21  # hours of the Dutch day at which a reminder may arrive


@app.periodic(cron="0 * * * *")
@app.task(queueing_lock="herinneringen")
def herinneringen(timestamp: int) -> None:
    """Send what is due, each hour of the day; what failed an hour ago is tried again."""
    nu = timezone.now()
    if VANAF <= timezone.localtime(nu).hour < TOT:
        herinneringen_versturen(nu)


@app.periodic(cron="5 * * * *")
@app.task(queueing_lock="verlopen_toegang")
def verlopen_toegang(timestamp: int) -> None:
    """Clear up the rights of whose last day has passed, and hand reminders to and from who replaces somebody.

    Each hour, because midnight here is no midnight there.
    """
    op = timezone.localdate()
    verlopen_toegang_beeindigen(op)
    vervangen_herinneringen(op)


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="sessies")
def sessies_opruimen(timestamp: int) -> None:
    """Sweep away sessions that ended, each night."""
    call_command("clearsessions")


@app.task(retry=RetryStrategy(max_attempts=6, exponential_wait=10))
def spoedbericht(spoedtoegang: int, dossier: int) -> None:
    """Mail the first contacts that somebody opened their dossier in an emergency; tried again for some hours.

    `dossier` is there for its removal, which takes the jobs that name it along.
    """
    spoedtoegang_melden(spoedtoegang, timezone.localdate())
