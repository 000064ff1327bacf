"""Give the application's role its rights on the tables."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from supportplan.kern.databaserechten import ALLES, LEZEN, TOEVOEGEN, rechten_geven


class Command(BaseCommand):
    """Runs by itself after `migrate`; by hand for a role that was made later. Twice changes nothing more."""

    help = "Geeft de rol van de toepassing haar rechten op de tabellen, en niet meer dan die."

    def add_arguments(self, parser: CommandParser) -> None:
        """The role; otherwise the one of DATABASE_URL."""
        parser.add_argument("rol", nargs="?", default=settings.TOEPASSINGSROL)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say on how many tables the role may do what."""
        if not options["rol"]:
            raise CommandError(_("Er is geen aparte rol: zet MIGRATE_DATABASE_URL naast DATABASE_URL, of noem de rol."))
        aantal = Counter(rechten_geven(options["rol"]).values())
        woorden = _(
            "%(rol)s: lezen en schrijven op %(alles)s tabellen, alleen toevoegen op %(toevoegen)s,"
            " alleen lezen op %(lezen)s."
        )
        getallen = {"alles": aantal[ALLES], "toevoegen": aantal[TOEVOEGEN], "lezen": aantal[LEZEN]}
        self.stdout.write(woorden % {"rol": options["rol"], **getallen})
