"""`manage.py besloten_hersleutelen`: encrypt everything anew with the first key, so that an old key can go (S-10)."""

from typing import Any

from django.core.management.base import BaseCommand

from supportplan.besloten.opruimen import hersleutelen


class Command(BaseCommand):
    help = "Versleutelt aantekeningen en veiligheidsdossiers opnieuw met de eerste sleutel."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run it after a new key was put in front and before the old one is taken away."""
        hersleutelen()
        self.stdout.write("Alles is versleuteld met de eerste sleutel. De oude sleutel mag weg.")
