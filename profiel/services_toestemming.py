"""Withdrawing a consent (P-07)."""

from datetime import date

from django.db import transaction

from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker, Toestemming


@transaction.atomic
def toestemming_intrekken(*, toestemming: Toestemming, door: Gebruiker, op: date) -> bool:
    """Withdraw a consent from this day on; the record stays. Return whether anything changed: twice is once."""
    rij = Toestemming.objects.select_for_update().get(pk=toestemming.pk)
    if rij.ingetrokken_op is not None:
        return False
    rij.ingetrokken_op = max(op, rij.op)
    gewijzigd(rij, door)
    rij.save()
    velden = ["ingetrokken_op"]
    log(
        rij.dossier, Actie.WIJZIGEN, "toestemming", door=door, object_uuid=rij.uuid, velden=velden, rol=Rol.PROFESSIONAL
    )
    return True
