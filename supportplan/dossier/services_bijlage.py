"""Adding a file to a dossier (S-07)."""

import hashlib
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.kern.bestanden import Nagekeken
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Bijlage, Dossier, Gebruiker


def bijlage_toevoegen(
    *,
    dossier: Dossier,
    uuid: UUID,
    titel: str,
    zichtbaarheid: str,
    nagekeken: Nagekeken,
    door: Gebruiker,
    rol: str = "",
) -> Bijlage:
    """Keep a file that was looked at in the folder of its dossier; the same uuid again gives the one there is.

    Raises ValidationError when that uuid is of another dossier. A row that cannot be stored leaves no file.
    """
    rij = Bijlage(
        dossier=dossier,
        uuid=uuid,
        titel=titel,
        zichtbaarheid=zichtbaarheid,
        mimetype=nagekeken.mimetype,
        grootte=len(nagekeken.inhoud),
        sha256=hashlib.sha256(nagekeken.inhoud).hexdigest(),
        gemaakt_door=door,
        gewijzigd_door=door,
    )
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=dossier.pk)  # a double click waits here for the first
        eerder: Bijlage | None = Bijlage.alle.filter(uuid=uuid).first()
        if eerder is not None and eerder.dossier_id != dossier.pk:
            raise ValidationError(_("Deze pagina hoort bij een ander dossier. Open Bijlagen opnieuw."))
        if eerder is not None:
            return eerder
        rij.bestand.save(f"bestand.{nagekeken.soort}", ContentFile(nagekeken.inhoud), save=False)
        try:
            rij.save()
            log(dossier, Actie.TOEVOEGEN, "bijlage", door=door, object_uuid=uuid, rol=rol)
            Dossier.objects.filter(pk=dossier.pk).update(gewijzigd_op=timezone.now())
        except BaseException:
            rij.bestand.delete(save=False)
            raise
    return rij
