"""manage.py casus_importeren CASUS.json: a case comes in (product.md 5)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from supportplan.dossier.casus import CasusFouten, casus_lezen, casus_opslaan
from supportplan.dossier.casus.plek import PlekOnbekend, organisatie_van, professional_van

FOUTE_INVOER = 2


class Command(BaseCommand):
    help = (
        "Leest een casus in (docs/casus.schema.json) en drukt het uuid van het nieuwe dossier af. Klopt er iets niet, "
        "dan wordt er niets opgeslagen, staat elke fout op een regel en is de uitgangscode 2."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, metavar="CASUS.json")
        parser.add_argument("--organisatie", default="", metavar="NAAM", help="bij welke organisatie het dossier hoort")
        parser.add_argument(
            "--voor", default="", metavar="EMAIL", help="account van de eerste professional in de casus"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            casus = casus_lezen(options["bestand"].read_bytes())
            dossier = casus_opslaan(
                casus, organisatie=organisatie_van(options["organisatie"]), voor=professional_van(options["voor"])
            )
        except (CasusFouten, PlekOnbekend) as fout:
            raise CommandError(str(fout), returncode=FOUTE_INVOER) from fout
        except OSError as fout:
            raise CommandError(f"{options['bestand']}: {fout.strerror}", returncode=FOUTE_INVOER) from fout
        self.stdout.write(str(dossier.uuid))
