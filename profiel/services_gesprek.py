"""What happens to a talk: who was there, and that it is over (method 1, 2)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from profiel.models import Aanwezige, Gesprek
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Gebruiker


def aanwezigen_zetten(gesprek: Gesprek, deelnemers: Iterable[Deelnemer], *, waren: Iterable[int] = ()) -> None:
    """Set who was at a talk; `waren` are the keys of those who stood there. No query when nothing differs."""
    nieuw, oud = {deelnemer.pk for deelnemer in deelnemers}, set(waren)
    if weg := oud - nieuw:
        Aanwezige.objects.filter(gesprek=gesprek, deelnemer__in=weg).delete()
    if erbij := nieuw - oud:
        Aanwezige.objects.bulk_create(
            [Aanwezige(dossier_id=gesprek.dossier_id, gesprek=gesprek, deelnemer_id=pk) for pk in sorted(erbij)]
        )


@transaction.atomic
def gesprek_afsluiten(*, gesprek: Gesprek, door: Gebruiker | None, op: datetime) -> Gesprek:
    """Close a talk: from now on other words for what was said are proposals (method 2). Closed twice is closed once."""
    gesprek = Gesprek.objects.select_for_update().select_related("dossier").get(pk=gesprek.pk)
    if gesprek.afgesloten_op is None:
        gesprek.afgesloten_op = op
        gewijzigd(gesprek, door)
        gesprek.save()
        log(gesprek.dossier, Actie.WIJZIGEN, "gesprek_afsluiten", door=door, object_uuid=gesprek.uuid)
    return gesprek
