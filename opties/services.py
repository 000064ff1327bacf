"""What happens to a worksheet: close the list, open it again, choose (method 5)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from opties import regels
from opties.keuzes import Keuzesoort
from opties.models import Keuze, Optie, Werkblad
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker


@transaction.atomic
def lijst_sluiten(*, werkblad: Werkblad, door: Gebruiker | None, op: date) -> Werkblad:
    """End the brainstorm, so that weighing can begin. Raises ValidationError when there is no option yet."""
    werkblad = Werkblad.objects.select_for_update().get(pk=werkblad.pk)
    if bezwaren := regels.bezwaren_tegen_sluiten(aantal_opties=werkblad.opties.count()):
        raise ValidationError(bezwaren)
    if werkblad.lijst_gesloten_op is None:
        werkblad.lijst_gesloten_op = op
        _bewaar(werkblad, door)
    return werkblad


@transaction.atomic
def lijst_heropenen(*, werkblad: Werkblad, door: Gebruiker | None) -> Werkblad:
    """Open the list again; options, weighings and choices stay as they are."""
    werkblad = Werkblad.objects.select_for_update().get(pk=werkblad.pk)
    if werkblad.lijst_gesloten_op is not None:
        werkblad.lijst_gesloten_op = None
        _bewaar(werkblad, door)
    return werkblad


@transaction.atomic
def keuze_maken(
    *, werkblad: Werkblad, optie: Optie, soort: Keuzesoort, door: Gebruiker | None, motief: str = ""
) -> Keuze:
    """Choose the best or second best option, or change that choice; the other options stay (method 5).

    Raises ValidationError for an option of another worksheet, one that is already the other choice, or an open list.
    """
    werkblad = Werkblad.objects.select_for_update().get(pk=werkblad.pk)
    keuzes = {keuze.soort: keuze for keuze in werkblad.keuzes.all()}
    ander = next((keuze for keuze in keuzes.values() if keuze.soort != soort), None)
    bezwaren = regels.bezwaren_tegen_keuze(
        is_van_dit_werkblad=optie.werkblad_id == werkblad.pk and optie.verwijderd_op is None,
        lijst_gesloten=werkblad.lijst_gesloten_op is not None,
        is_al_gekozen=ander is not None and ander.optie_id == optie.pk,
    )
    if bezwaren:
        raise ValidationError(bezwaren)
    keuze = keuzes.get(soort)
    if keuze is None:
        keuze = Keuze(dossier=werkblad.dossier, werkblad=werkblad, soort=soort, gemaakt_door=door, gewijzigd_door=door)
    else:
        gewijzigd(keuze, door)
    keuze.optie = optie
    keuze.motief = motief
    keuze.save()
    log(werkblad.dossier, Actie.WIJZIGEN, "keuze", door=door, object_uuid=keuze.uuid, velden=["optie", "motief"])
    return keuze


def _bewaar(werkblad: Werkblad, door: Gebruiker | None) -> None:
    gewijzigd(werkblad, door)
    werkblad.save()
    log(
        werkblad.dossier,
        Actie.WIJZIGEN,
        "werkblad",
        door=door,
        object_uuid=werkblad.uuid,
        velden=["lijst_gesloten_op"],
    )
