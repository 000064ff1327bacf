"""Which dates of phases 4 to 6 are still to come."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier


def open_datums(dossier: "Dossier") -> Iterable[date]:
    """The evaluations planned and not yet held, and the days before which somebody is to be asked; one query."""
    from plannen.herinneren import plandatums
    from supportplan.kern.models import Dossier

    for plan in plandatums(Dossier.objects.filter(pk=dossier.pk)):
        yield from plan.evaluaties
        yield from (moment.datum for moment in plan.netwerkvragen)
