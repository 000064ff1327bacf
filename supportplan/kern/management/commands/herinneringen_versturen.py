"""manage.py herinneringen_versturen: send the reminders that are due; the same function as the hourly job."""

from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from supportplan.kern.herinneren import herinneringen_versturen

FOUTE_INVOER = 2
OCHTEND = time(7)


class Command(BaseCommand):
    help = (
        "Verstuurt de herinneringen die aan de beurt zijn: per mens één mail per dag, zonder inhoud. Twee keer is "
        "geen probleem. Wat niet verstuurd kan worden blijft klaarstaan; de uitgangscode is dan 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--op", default="", metavar="DATUM", help="doe alsof het deze dag is, zoals 2026-05-11")

    def handle(self, *args: Any, **options: Any) -> None:
        uitslag = herinneringen_versturen(_moment(options["op"]))
        zin = f"{uitslag.verstuurd} verstuurd, {uitslag.mislukt} niet verstuurd"
        if uitslag.mislukt:
            raise CommandError(f"{zin}. Wat niet verstuurd is, blijft klaarstaan.", returncode=1)
        self.stdout.write(f"{zin}.")


def _moment(tekst: str) -> datetime:
    """Now, or the morning of the day asked for."""
    nu = timezone.now()
    dag = _dag(tekst) if tekst else timezone.localdate(nu)
    return nu if dag == timezone.localdate(nu) else timezone.make_aware(datetime.combine(dag, OCHTEND))


def _dag(tekst: str) -> date:
    try:
        dag = parse_date(tekst)
    except ValueError:
        dag = None
    if dag is None:
        raise CommandError(f"{tekst} is geen datum. Geef een dag als 2026-05-11.", returncode=FOUTE_INVOER)
    return dag
