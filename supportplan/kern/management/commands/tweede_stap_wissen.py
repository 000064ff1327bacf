"""`manage.py tweede_stap_wissen EMAIL`: for who lost phone and recovery codes; they make a new second step."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from supportplan.kern.models import Gebruiker
from supportplan.kern.tweede_stap import alles_wissen


class Command(BaseCommand):
    """Whoever runs this made sure who asks; the log keeps that it was done (docs/beheer.md)."""

    help = "Haalt de tweede stap van een account weg, voor wie telefoon en herstelcodes kwijt is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The account by its e-mail address."""
        parser.add_argument("email", help="het e-mailadres van het account")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit with an error when there is no such account."""
        gebruiker = Gebruiker.objects.filter(email__iexact=options["email"]).first()
        if gebruiker is None:
            raise CommandError(_("Er is geen account met e-mailadres '%(email)s'.") % {"email": options["email"]})
        aantal = alles_wissen(gebruiker)
        self.stdout.write(_("%(aantal)s weggehaald. Bij het aanmelden komt er een nieuwe.") % {"aantal": aantal})
