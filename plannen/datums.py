"""Which dates of phases 4 to 6 are still to come."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier


def open_datums(dossier: "Dossier") -> Iterable[date]:
    """The evaluations that were planned and not yet held, and the days before which somebody is to be asked."""
    from plannen.herinneren import evaluatiedatums, netwerkvragen
    from supportplan.kern.models import Dossier

    dit = Dossier.objects.filter(pk=dossier.pk)
    evaluaties = [dag for _pk, _versie, datums in evaluatiedatums(dit) for dag in datums]
    return [*evaluaties, *(moment.datum for moment in netwerkvragen(dit))]
