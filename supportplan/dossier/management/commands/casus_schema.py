"""manage.py casus_schema: print the JSON Schema of a case file, as it stands in docs/casus.schema.json."""

from typing import Any

from django.core.management.base import BaseCommand

from supportplan.dossier.casus.schema import casus_schema
from supportplan.dossier.casus.tekst import casus_tekst


class Command(BaseCommand):
    help = "Drukt het JSON Schema van een casus af (docs/casus.schema.json)."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(casus_tekst(casus_schema()), ending="")
