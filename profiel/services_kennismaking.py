"""What happens to the people around the person (method 1, W-13)."""

from datetime import date

from django.db import transaction

from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Gebruiker, Netwerkpersoon


@transaction.atomic
def netwerkpersoon_laten_meedoen(*, persoon: Netwerkpersoon, door: Gebruiker | None, op: date) -> Deelnemer:
    """Give somebody of the network a part of their own in the dossier, so that their words are theirs (W-13).

    It is no access: an account comes by an invitation of the client. Twice gives the same deelnemer.
    """
    persoon = Netwerkpersoon.objects.select_for_update().get(pk=persoon.pk)
    if persoon.deelnemer is not None:
        return persoon.deelnemer
    deelnemer: Deelnemer = Deelnemer.objects.create(
        dossier=persoon.dossier,
        rol=Rol.NAASTE,
        roepnaam=persoon.naam,
        relatie=persoon.relatie,
        telefoon=persoon.telefoon,
        van=op,
        gemaakt_door=door,
        gewijzigd_door=door,
    )
    persoon.deelnemer = deelnemer
    gewijzigd(persoon, door)
    persoon.save()
    log(persoon.dossier, Actie.TOEVOEGEN, "deelnemer", door=door, object_uuid=deelnemer.uuid)
    return deelnemer
