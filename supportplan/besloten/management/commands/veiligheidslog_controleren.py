"""`manage.py veiligheidslog_controleren`: which line of the safety audit is not what was written (P-12)."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from supportplan.besloten.logcontrole import met_naam, veiligheidslog_breuken


class Command(BaseCommand):
    """Exit status 0 when every chain is whole, 1 when one is not."""

    help = "Kijkt na of het log van de veiligheidsdossiers nog is zoals het is opgeschreven; noemt waar het niet klopt."

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each broken place. Says nothing about dossiers whose chain is whole, nor how many there are."""
        breuken = veiligheidslog_breuken()
        for zin in met_naam(breuken):
            self.stdout.write(zin)
        if breuken:
            raise CommandError(_("Het log van de veiligheidsdossiers klopt niet."), returncode=1)
        self.stdout.write(_("Nagekeken. Alles klopt."))
