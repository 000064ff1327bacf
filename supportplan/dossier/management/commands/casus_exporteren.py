"""manage.py casus_exporteren UUID: the present content of a case goes out (product.md 5, AVG art. 20)."""

import io
import sys
import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from supportplan.dossier.casus import casus_tekst, casus_van
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier


class Command(BaseCommand):
    help = "Drukt de inhoud van een dossier af als casus (docs/casus.schema.json)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("uuid", help="het uuid van het dossier")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            dossier = Dossier.objects.select_related("gemeente").get(uuid=uuid.UUID(options["uuid"]))
        except (ValueError, Dossier.DoesNotExist) as fout:
            raise CommandError(f"Er is geen dossier {options['uuid']}.", returncode=2) from fout
        tekst = casus_tekst(casus_van(dossier))
        log(dossier, Actie.EXPORTEREN, "casus", door=None, object_uuid=dossier.uuid)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # the same bytes whatever the terminal speaks
        self.stdout.write(tekst, ending="")
