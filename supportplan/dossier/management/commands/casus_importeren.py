"""manage.py casus_importeren CASUS.json: a case comes in (product.md 5)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from supportplan.dossier.casus import CasusFouten, casus_lezen, casus_opslaan
from supportplan.dossier.casus.plek import PlekOnbekend, organisatie_van, professional_van
from supportplan.kern.herinneren import herinneringen_bijwerken

FOUTE_INVOER = 2


class Command(BaseCommand):
    help = (
        "Leest een casus in (docs/casus.schema.json) en drukt het uuid van het nieuwe dossier af. Klopt er iets niet, "
        "dan wordt er niets opgeslagen, staat elke fout op een regel en is de uitgangscode 2."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="CASUS.json")
        parser.add_argument("--organisatie", default="", metavar="NAAM", help="bij welke organisatie het dossier hoort")
        voor = "account van de eerste professional in de casus; zonder kan nog niemand bij het dossier"
        parser.add_argument("--voor", default="", metavar="EMAIL", help=voor)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            casus = casus_lezen(options["bestand"].read_bytes())
            voor = professional_van(options["voor"])
            with transaction.atomic():
                dossier = casus_opslaan(casus, organisatie=organisatie_van(options["organisatie"]), voor=voor)
                herinneringen_bijwerken(dossier, op=timezone.localdate())
        except (CasusFouten, PlekOnbekend) as fout:
            raise CommandError(str(fout), returncode=FOUTE_INVOER) from fout
        except OSError as fout:
            melding = f"{options['bestand']} is geen bestand dat te lezen is. Kijk de naam na."
            raise CommandError(melding, returncode=FOUTE_INVOER) from fout
        if voor is None:
            self.stderr.write("Nog niemand kan bij dit dossier; --voor EMAIL geeft een professional toegang.")
        self.stdout.write(str(dossier.uuid))
