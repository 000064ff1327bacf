"""Remove the cases somebody decided to remove, and keep a register that outlives a restored backup (P-16)."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.dossier.services_bewaren import wissen_uitvoeren
from supportplan.dossier.services_verplaatsen import geschiedenis_wissen
from supportplan.dossier.wissen import dossier_met, dossier_wissen, verweesde_bestanden_wissen
from supportplan.kern.models import Vernietiging, Wisopdracht


class Command(BaseCommand):
    """To be run each day, as the role that owns the tables; running it twice removes nothing more."""

    help = "Verwijdert de dossiers waarvoor dat besloten is en waarvan de week bedenktijd voorbij is."

    def add_arguments(self, parser: CommandParser) -> None:
        """Look only, keep a register, or use one after a restore."""
        parser.add_argument("--tonen", action="store_true", help="alleen tellen, niets verwijderen")
        parser.add_argument("--register", metavar="BESTAND", help="schrijf er de nummers van verwijderde dossiers bij")
        parser.add_argument("--opnieuw", metavar="BESTAND", help="verwijder wat volgens dit register al weg was")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many went."""
        nu = timezone.now()
        if options["tonen"]:
            aantal = Wisopdracht.objects.staand().filter(niet_voor__lte=timezone.localdate(nu)).count()
            self.stdout.write(_("Aan de beurt: %(aantal)s dossiers.") % {"aantal": aantal})
            return
        gedaan = self._opnieuw(options["opnieuw"]) if options["opnieuw"] else wissen_uitvoeren(nu)
        if options["register"]:
            _bijschrijven(Path(options["register"]), gedaan)
        regels = geschiedenis_wissen()
        bestanden = verweesde_bestanden_wissen(nu)
        woorden = _("Verwijderd: %(dossiers)s dossiers. Losse bestanden opgeruimd: %(bestanden)s.")
        self.stdout.write(woorden % {"dossiers": len(gedaan), "bestanden": bestanden})
        if regels:
            self.stdout.write(_("Geschiedenis gewist van wat in een verkeerd dossier stond: %d regels.") % regels)

    def _opnieuw(self, pad: str) -> list[Vernietiging]:
        nu = timezone.now()
        return [
            dossier_wissen(dossier, grond=regel["grond"], grondslag=regel["grondslag"], door=None, op=nu)
            for regel in _gelezen(Path(pad))
            if (dossier := dossier_met(UUID(regel["dossier"])))
        ]


def _gelezen(pad: Path) -> list[dict[str, str]]:
    try:
        regels = [json.loads(regel) for regel in pad.read_text().splitlines() if regel.strip()]
        return [{naam: str(regel[naam]) for naam in ("dossier", "grond", "grondslag")} for regel in regels]
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise CommandError(_("%(pad)s is geen register: %(fout)s") % {"pad": pad, "fout": fout}, returncode=2) from fout


def _bijschrijven(pad: Path, gedaan: list[Vernietiging]) -> None:
    with pad.open("a") as bestand:
        for rij in gedaan:
            regel = {"dossier": str(rij.dossier_uuid), "grond": rij.grond, "grondslag": rij.grondslag}
            bestand.write(json.dumps(regel | {"op": rij.op.isoformat(timespec="seconds")}) + "\n")
