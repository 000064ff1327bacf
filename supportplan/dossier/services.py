"""What happens to a dossier as a whole: closed, opened again, a phase skipped and taken up again (method 1)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.models import Logboekregel
from supportplan.dossier.regels_sluiten import GEVOLGEN, bezwaren_tegen_sluiten
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Fase, Sluitreden
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Faseoverslag, Gebruiker
from supportplan.kern.services import datum_bijwerken
from supportplan.kern.toegang import deelnemer_ontkoppelen


@transaction.atomic
def dossier_sluiten(*, dossier: Dossier, reden: str, door: Gebruiker, op: date, toelichting: str = "") -> Dossier:
    """Close a dossier for a reason (a `Sluitreden`); what was typed stays readable and nothing is removed.

    What stops stands in `regels_sluiten`. The explanation becomes a line of the logbook: the log itself holds no text
    of people (P-20). Raises ValidationError with the sentences of `bezwaren_tegen_sluiten`.
    """
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    gesloten = dossier.gesloten_op is not None
    if bezwaren := bezwaren_tegen_sluiten(gesloten=gesloten, reden=reden, toelichting=toelichting):
        raise ValidationError(bezwaren)
    dossier.gesloten_op, dossier.sluitreden = op, reden
    _bewaren(dossier, ["gesloten_op", "sluitreden"])
    if toelichting.strip():
        _in_logboek(dossier, _("Dossier gesloten. %(tekst)s") % {"tekst": toelichting.strip()}, door, op)
    _toegang_stoppen(dossier, Sluitreden(reden), door)
    log(dossier, Actie.WIJZIGEN, "sluiten", door=door, object_uuid=dossier.uuid, velden=["gesloten_op", "sluitreden"])
    herinneringen_bijwerken(dossier, op=op)
    datum_bijwerken(dossier)
    return dossier


def _toegang_stoppen(dossier: Dossier, reden: Sluitreden, door: Gebruiker) -> None:
    rollen = GEVOLGEN[reden].toegang_stopt
    for deelnemer in Deelnemer.objects.filter(dossier=dossier, rol__in=rollen).exclude(gebruiker=None):
        deelnemer_ontkoppelen(deelnemer)
        log(dossier, Actie.RECHTEN, "deelnemer", door=door, object_uuid=deelnemer.uuid)


@transaction.atomic
def dossier_heropenen(*, dossier: Dossier, door: Gebruiker, op: date) -> Dossier:
    """Open a closed dossier again; dates still to come get their reminders back. An open one stays as it is."""
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    if dossier.gesloten_op is None:
        return dossier
    dossier.gesloten_op, dossier.sluitreden = None, ""
    _bewaren(dossier, ["gesloten_op", "sluitreden"])
    log(dossier, Actie.WIJZIGEN, "heropenen", door=door, object_uuid=dossier.uuid, velden=["gesloten_op"])
    herinneringen_bijwerken(dossier, op=op)
    datum_bijwerken(dossier)
    return dossier


def _bewaren(dossier: Dossier, velden: list[str]) -> None:
    dossier.revisie += 1
    dossier.save(update_fields=[*velden, "revisie"])


def _in_logboek(dossier: Dossier, tekst: str, door: Gebruiker, op: date) -> None:
    deelnemer = Deelnemer.objects.filter(dossier=dossier, gebruiker=door).first()
    Logboekregel.objects.create(
        dossier=dossier, datum=op, door=deelnemer, tekst=tekst, gemaakt_door=door, gewijzigd_door=door
    )


@transaction.atomic
def fase_overslaan(*, dossier: Dossier, fase: str, reden: str, door: Gebruiker, op: date) -> Faseoverslag:
    """Skip a phase with a reason; it is never asked for until it is taken up again. Twice is once.

    Raises ValidationError for no phase of the method, or without a reason.
    """
    if fase not in Fase.values:
        raise ValidationError(_("Kies een van de zes fasen."))
    if not reden.strip():
        raise ValidationError(_("Schrijf op waarom deze fase wordt overgeslagen."))
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    overslag: Faseoverslag | None = Faseoverslag.objects.filter(dossier=dossier, fase=fase, hervat_op=None).first()
    if overslag is None:
        overslag = Faseoverslag.objects.create(dossier=dossier, fase=fase, reden=reden.strip(), op=op)
        _fase_vastleggen(dossier, door, "overslaan")
    return overslag


@transaction.atomic
def fase_hervatten(*, dossier: Dossier, fase: str, door: Gebruiker, op: date) -> bool:
    """Take a skipped phase up again; the reason stays on record. Returns whether it was skipped."""
    if fase not in Fase.values:
        return False
    hervat = Faseoverslag.objects.filter(dossier=dossier, fase=fase, hervat_op=None).update(hervat_op=op)
    if hervat:
        _fase_vastleggen(dossier, door, "hervatten")
    return bool(hervat)


def _fase_vastleggen(dossier: Dossier, door: Gebruiker, soort: str) -> None:
    log(dossier, Actie.WIJZIGEN, f"fase_{soort}", door=door, velden=["fase"])
    Dossier.objects.filter(pk=dossier.pk).update(gewijzigd_op=timezone.now())
