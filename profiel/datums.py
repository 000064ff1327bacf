"""Which dates of phases 1 to 3 are still to come."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Subquery

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier


def open_datums(dossier: "Dossier") -> Iterable[date]:
    """The next talks that were agreed and not yet held.

    The date stands in the list of everybody who takes part. So a day that was agreed in a talk that is not in
    everybody's portal is not among them (P-13); who may read that talk finds it on the page of the dossier.
    """
    from profiel.models import Gesprek

    gesprekken = Gesprek.objects.filter(dossier=dossier)
    laatste = gesprekken.order_by("-datum").values("datum")[:1]  # also one that was held apart was held
    afgesproken = gesprekken.leesbaar_voor(None).filter(volgend_gesprek__gt=Subquery(laatste))
    return list(afgesproken.values_list("volgend_gesprek", flat=True))
