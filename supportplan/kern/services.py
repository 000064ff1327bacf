"""What happens to a dossier as a whole."""

from collections.abc import Callable, Iterable
from datetime import date

from django.utils import timezone

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier

# Each app says in its `apps.py` which of its dates are still to come; so the core need not know the apps above it.
Datumbron = Callable[[Dossier], Iterable[date]]
datumbronnen: list[Datumbron] = []


def dossier_aanraken(dossier: Dossier) -> None:
    """Set when something changed last, after a change of neither a name nor a date; one query."""
    Dossier.objects.filter(pk=dossier.pk).update(gewijzigd_op=timezone.now())


def naam_bijwerken(dossier: Dossier) -> None:
    """Let the caseload know the client's name, after a change of people only; one query when it is the same."""
    client = Deelnemer.objects.filter(dossier=dossier, rol=Rol.CLIENT).first()
    if client and client.naam != dossier.naam:
        dossier.naam = client.naam
        dossier.save(update_fields=["naam", "zoeknaam"])


def dossier_bijwerken(dossier: Dossier, *, op: date | None = None) -> None:
    """Set what the caseload searches and sorts on: name, next date and last change. Call it after every change.

    The name is the client's. The next date is the earliest one that is still open, also when it has passed: nobody
    came together on it yet. With `op` only dates from that day on count. Costs a query per kind of date and one save.
    """
    client = Deelnemer.objects.filter(dossier=dossier, rol=Rol.CLIENT).first()
    if client:
        dossier.naam = client.naam
    datum_bijwerken(dossier, op=op)


def datum_bijwerken(dossier: Dossier, *, op: date | None = None) -> None:
    """Set the next date and the last change, after a change of a date only; the name stays as it is."""
    datums = [dag for bron in datumbronnen for dag in bron(dossier) if op is None or dag >= op]
    dossier.volgende_datum = min(datums, default=None)
    dossier.gewijzigd_op = timezone.now()
    dossier.save(update_fields=["naam", "zoeknaam", "volgende_datum", "gewijzigd_op"])
