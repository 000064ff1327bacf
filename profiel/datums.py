"""Which dates of phases 1 to 3 are still to come."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier


def open_datums(dossier: "Dossier") -> Iterable[date]:
    """The next talks that were agreed and not yet held."""
    from profiel.models import Gesprek

    gesprekken = list(Gesprek.objects.filter(dossier=dossier).values_list("datum", "volgend_gesprek"))
    laatste = max((datum for datum, _ in gesprekken), default=date.min)
    return [volgend for _, volgend in gesprekken if volgend and volgend > laatste]
