"""Take away rights on dossiers that the table of roles no longer allows, or whose last day has passed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.kern.services_deelname import verlopen_toegang_beeindigen
from supportplan.kern.toegang import rechten_gelijkzetten


class Command(BaseCommand):
    """Run after a change of RECHTEN; running it twice changes nothing more."""

    help = "Haalt rechten op dossiers weg die de tabel van rollen niet meer toelaat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many rights went, and how many people."""
        verlopen = verlopen_toegang_beeindigen(timezone.localdate())
        if verlopen:
            self.stdout.write(_("%(aantal)s keer toegang beëindigd die verlopen was.") % {"aantal": verlopen})
        self.stdout.write(_("%(aantal)s rechten weggehaald.") % {"aantal": rechten_gelijkzetten()})
