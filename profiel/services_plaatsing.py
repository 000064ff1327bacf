"""Giving statements a place in a form, in several forms, or taking a place away (method 2, product 3)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from profiel.models import Plaatsing, Uitspraak
from profiel.plekken import Plek
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier, Gebruiker


@transaction.atomic
def uitspraak_plaatsen(
    uitspraak: Uitspraak, formulier: str, rij: str, kolom: str, door: Gebruiker | None
) -> Plaatsing | None:
    """Give a statement this place as well; the same place twice is one place, and then nothing is written.

    Returns the place that was made, None when the statement stood there already. The text and its release do not
    change. Raises ValidationError when there is no such place, or when the statement was taken away.
    """
    if not Plek(formulier, rij, kolom).bestaat:
        raise ValidationError(_("Deze plek bestaat niet. Kies een plek uit de lijst."))
    if uitspraak.verwijderd_op is not None:
        raise ValidationError(_("Deze zin is weggehaald. Zet hem eerst terug."))
    plaatsing: Plaatsing
    plaatsing, nieuw = Plaatsing.objects.get_or_create(
        uitspraak=uitspraak, formulier=formulier, rij=rij, kolom=kolom, defaults={"dossier": uitspraak.dossier}
    )
    if not nieuw:
        return None
    if uitspraak.hoeft_geen_plek:
        Uitspraak.objects.filter(pk=uitspraak.pk).update(hoeft_geen_plek=False)
    _vastleggen(uitspraak, door)
    return plaatsing


@transaction.atomic
def plek_hoeft(uitspraak: Uitspraak, *, niet: bool, door: Gebruiker | None) -> bool:
    """Say that a statement need not stand in a form, or that it does after all; returns whether that is new.

    Text, revision and release stay as they are, as with a place. Raises ValidationError when it stands in a form.
    """
    if niet and Plaatsing.objects.filter(uitspraak=uitspraak).exists():
        raise ValidationError(_("Deze zin heeft al een plek. Haal die eerst weg."))
    nieuw = Uitspraak.objects.filter(pk=uitspraak.pk, hoeft_geen_plek=not niet).update(hoeft_geen_plek=niet)
    if nieuw:
        _vastleggen(uitspraak, door)
    return bool(nieuw)


@transaction.atomic
def plaatsing_weg(uitspraak: Uitspraak, formulier: str, rij: str, kolom: str, door: Gebruiker | None) -> bool:
    """Take one place of a statement away; the statement itself stays. Returns whether it stood there."""
    weg, _per_model = Plaatsing.objects.filter(uitspraak=uitspraak, formulier=formulier, rij=rij, kolom=kolom).delete()
    if weg:
        _vastleggen(uitspraak, door)
    return bool(weg)


@transaction.atomic
def uitspraak_verplaatsen(uitspraak: Uitspraak, van: Plek, naar: Plek, door: Gebruiker | None) -> bool:
    """Put a statement from one place in another in one move; its other places stay. Returns whether it moved."""
    nieuw = uitspraak_plaatsen(uitspraak, naar.formulier, naar.rij, naar.kolom, door)
    if van == naar:
        return False
    return plaatsing_weg(uitspraak, van.formulier, van.rij, van.kolom, door) or nieuw is not None


def _vastleggen(uitspraak: Uitspraak, door: Gebruiker | None) -> None:
    """Log the move (never the text, P-20) and let the dossier count as changed."""
    log(uitspraak.dossier, Actie.WIJZIGEN, "uitspraak", door=door, object_uuid=uitspraak.uuid, velden=["plaatsingen"])
    Dossier.objects.filter(pk=uitspraak.dossier_id).update(gewijzigd_op=timezone.now())
