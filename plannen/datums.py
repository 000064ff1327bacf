"""Which dates of phases 4 to 6 are still to come."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier


def open_datums(dossier: "Dossier") -> Iterable[date]:
    """The evaluations that were planned and not yet held."""
    from plannen.models import Evaluatie, Plan

    evaluaties = list(Evaluatie.objects.filter(dossier=dossier).values_list("datum", "volgende_op"))
    laatste = max((datum for datum, _ in evaluaties), default=date.min)
    gepland = [volgende for _, volgende in evaluaties]
    gepland += Plan.objects.filter(dossier=dossier).values_list("evaluatie_op", flat=True)
    return [dag for dag in gepland if dag and dag > laatste]
