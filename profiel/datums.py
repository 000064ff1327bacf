"""Which dates of phases 1 to 3 are still to come."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier


def open_datums(dossier: "Dossier") -> Iterable[date]:
    """The next talks that were agreed and not yet held.

    The date stands in the list of everybody who takes part. So a day that was agreed in a talk that is not in
    everybody's portal is not among them (P-13); who may read that talk finds it on the page of the dossier.
    """
    from profiel.models import Gesprek

    leesbaar = Gesprek.objects.filter(dossier=dossier).leesbaar_voor(None)
    gesprekken = list(leesbaar.values_list("datum", "volgend_gesprek"))
    laatste = max((datum for datum, _ in gesprekken), default=date.min)
    return [volgend for _, volgend in gesprekken if volgend and volgend > laatste]
