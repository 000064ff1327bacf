"""manage.py demo_laden: the invented people of the demo, each phase with a case (S-13). Twice does no harm."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from supportplan.dossier.casus import casus_lezen, casus_opslaan
from supportplan.dossier.demo import demo_mensen, demo_organisatie, demo_vervanging
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Gebruiker, Organisatie

WORTEL = Path(__file__).parents[4]
CASUSSEN = (
    *(WORTEL / "tests" / "casussen" / naam for naam in ("bram.json", "tweede.json")),
    *sorted((WORTEL / "supportplan" / "dossier" / "democasussen").glob("*.json")),
)


class Command(BaseCommand):
    help = "Laadt de verzonnen mensen van de demo. Alleen met DEMO aan; wat er al is, blijft zoals het is."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Dit kan alleen in de demo: zet DEMO aan.")
        mensen, organisatie = demo_mensen(), demo_organisatie()
        nieuw = [pad for pad in CASUSSEN if _laden(pad, organisatie, mensen)]
        demo_vervanging(timezone.localdate())
        self.stdout.write(f"{len(mensen)} verzonnen mensen, {len(nieuw)} nieuwe dossiers.")


def _laden(pad: Path, organisatie: Organisatie, mensen: list[Gebruiker]) -> bool:
    """Store a case unless this client is there already; it goes to the professional it names, else to the first."""
    casus = casus_lezen(pad.read_bytes())
    client = next(mens for mens in casus["deelnemers"] if mens["rol"] == Rol.CLIENT)
    professional = next(mens for mens in casus["deelnemers"] if mens["rol"] == Rol.PROFESSIONAL)
    if Deelnemer.objects.filter(
        dossier__organisatie=organisatie,
        rol=Rol.CLIENT,
        roepnaam=client["roepnaam"],
        achternaam=client.get("achternaam", ""),
    ).exists():
        return False
    voor = next((mens for mens in mensen if mens.naam.startswith(professional["roepnaam"])), mensen[0])
    dossier = casus_opslaan(casus, organisatie=organisatie, voor=voor)
    herinneringen_bijwerken(dossier, op=timezone.localdate())
    return True
