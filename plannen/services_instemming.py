"""What happens to answers when a part of the plan changes in words only (method 6)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from plannen import regels
from plannen.inhoud import kenmerk_van_plandoel
from plannen.models import AlleenTaal, Plandoel
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker
from supportplan.kern.services import dossier_bijwerken


@transaction.atomic
def alleen_taal_vastleggen(
    *, plandoel: Plandoel, van_kenmerk: str, door: Gebruiker | None, op: date
) -> AlleenTaal | None:
    """Record that a part of the plan changed in words only, so that the answers on it stay (method 6).

    How to use it, all in one transaction:
        van_kenmerk = kenmerk_van_plandoel(plandoel)     # plannen/inhoud.py, before the change is saved
        ... save the goal, step or entry ...
        alleen_taal_vastleggen(plandoel=plandoel, van_kenmerk=van_kenmerk, door=gebruiker, op=vandaag)

    Returns the row; None when nothing that counts changed. The same change twice gives the same row.
    Raises ValidationError (the sentences of `regels.bezwaren_tegen_alleen_taal`) when a person, amount, unit,
    frequency or provision changed too, an entry or step was added or removed, or a text appeared or vanished.
    """
    plandoel = Plandoel.objects.select_for_update(of=["self"]).select_related("doel", "dossier").get(pk=plandoel.pk)
    naar_kenmerk = kenmerk_van_plandoel(plandoel)
    if naar_kenmerk == van_kenmerk:
        return None
    if bezwaren := regels.bezwaren_tegen_alleen_taal(van_kenmerk, naar_kenmerk):
        raise ValidationError(bezwaren)
    rij, nieuw = AlleenTaal.objects.get_or_create(
        plandoel=plandoel,
        van_kenmerk=van_kenmerk,
        naar_kenmerk=naar_kenmerk,
        defaults={"dossier": plandoel.dossier, "door": door, "op": op},
    )
    if nieuw:
        log(plandoel.dossier, Actie.WIJZIGEN, "alleen_taal", door=door, object_uuid=plandoel.uuid)
        dossier_bijwerken(plandoel.dossier)
    return rij
