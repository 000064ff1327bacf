"""A point of the check that does not apply, and taking that back (W-10). It warns and never blocks."""

from typing import Any

from django.db import transaction

from plannen.keuzes import Punt
from plannen.models import Toetspunt
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier, Gebruiker
from supportplan.kern.services import dossier_bijwerken


@transaction.atomic
def punt_niet_van_toepassing(*, dossier: Dossier, punt: Punt, reden: str, door: Gebruiker | None) -> None:
    """Say that a point does not apply, and why. The same again changes nothing."""
    rij, nieuw = Toetspunt.objects.get_or_create(dossier=dossier, punt=punt, defaults={"reden": reden})
    if not nieuw and rij.reden == reden:
        return
    rij.reden = reden
    rij.save()
    log(dossier, Actie.TOEVOEGEN if nieuw else Actie.WIJZIGEN, "toetspunt", door=door, velden=[punt.value])
    dossier_bijwerken(dossier)


@transaction.atomic
def punt_weer_van_toepassing(*, dossier: Dossier, punt: Punt, door: Gebruiker | None) -> bool:
    """Take back that a point does not apply; return whether it said so. The reason stays in the history."""
    aantal, _per_soort = Toetspunt.objects.filter(dossier=dossier, punt=punt).delete()
    if aantal:
        log(dossier, Actie.VERWIJDEREN, "toetspunt", door=door, velden=[punt.value])
        dossier_bijwerken(dossier)
    return bool(aantal)


def laatste_reden(dossier: Dossier, punt: Punt) -> str:
    """Return the reason that stood last at a point, from the history; to put it back. Empty when there was none."""
    gebeurd: Any = Toetspunt.pgh_event_model  # type: ignore[attr-defined]  # pghistory adds it
    reden: str | None = (
        gebeurd.objects.filter(dossier=dossier.pk, punt=punt)
        .order_by("-pgh_id")
        .values_list("reden", flat=True)
        .first()
    )
    return reden or ""
