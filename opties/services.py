"""What happens to a worksheet: begin it, close the list, open it again, choose (method 5)."""

from collections.abc import Callable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from opties import regels
from opties.keuzes import Keuzesoort
from opties.models import Keuze, Optie, Werkblad
from profiel.models import Doel, Uitspraak
from profiel.regels import opsomming
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker

# What keeps an option in its place: the app that builds on options says in its `apps.py` how it names what uses one.
Aanhang = Callable[[Optie], Sequence[str]]
aanhangbronnen: list[Aanhang] = []


def werkblad_van(doel: Doel, *, door: Gebruiker | None) -> Werkblad:
    """Return the worksheet of a goal, made when there is none yet; a goal has one, whoever comes first."""
    werkblad, _nieuw = Werkblad.alle.get_or_create(
        doel=doel, defaults={"dossier": doel.dossier, "gemaakt_door": door, "gewijzigd_door": door}
    )
    gemaakt: Werkblad = werkblad
    return gemaakt


def volgende_plek(werkblad: Werkblad) -> int:
    """Return the place in the list for a new option: the end."""
    hoogste: int | None = Optie.alle.filter(werkblad=werkblad).aggregate(Max("volgorde"))["volgorde__max"]
    return (hoogste or 0) + 1


@transaction.atomic
def optie_uit_zin(*, doel: Doel, uitspraak: Uitspraak, door: Gebruiker | None) -> Optie:
    """Put a statement on the list of a goal, in its own words, and once; a second click changes nothing (method 5).

    Raises ValidationError while the list is closed, or when the statement is gone or of another dossier.
    """
    werkblad = Werkblad.objects.select_for_update().get(pk=werkblad_van(doel, door=door).pk)
    bestaand: Optie | None = Optie.objects.filter(werkblad=werkblad, uitspraak=uitspraak).first()
    if bestaand:
        return bestaand
    if bezwaren := regels.bezwaren_tegen_optie(lijst_gesloten=werkblad.lijst_gesloten_op is not None):
        raise ValidationError(bezwaren)
    if uitspraak.verwijderd_op is not None or uitspraak.dossier_id != doel.dossier_id:
        raise ValidationError(_("Deze zin is er niet meer. Kies een andere."))
    optie = Optie(dossier=doel.dossier, werkblad=werkblad, uitspraak=uitspraak, tekst=uitspraak.tekst)
    optie.volgorde = volgende_plek(werkblad)
    optie.gemaakt_door = optie.gewijzigd_door = door
    optie.save()
    log(doel.dossier, Actie.TOEVOEGEN, "optie", door=door, object_uuid=optie.uuid, velden=["tekst", "uitspraak"])
    return optie


def waarom_optie_niet_weg(optie: Optie) -> str:
    """Return why an option may not be taken away, naming what rests on it; empty when it may."""
    keuze = Keuze.objects.filter(optie=optie).first()
    if keuze:
        return _("Deze optie is gekozen (%(keuze)s). Kies eerst een andere.") % {
            "keuze": keuze.get_soort_display().lower()
        }
    aanhang = [naam for bron in aanhangbronnen for naam in bron(optie)]
    if not aanhang:
        return ""
    return _("Deze optie staat in het plan: %(wat)s. Haal dat eerst weg in het plan.") % {
        "wat": opsomming([f"“{naam}”" for naam in aanhang])
    }


@transaction.atomic
def keuzes_wisselen(*, werkblad: Werkblad, door: Gebruiker | None) -> None:
    """Make the best option the second best and the other way round; each keeps its motive (method 5).

    Raises ValidationError when there are not two choices.
    """
    keuzes = list(Keuze.objects.select_for_update().filter(werkblad=werkblad).order_by("soort"))
    werkblad = Werkblad.objects.select_for_update().get(pk=werkblad.pk)  # after the choices, as a save of one does
    if len(keuzes) != len(Keuzesoort):
        raise ValidationError(_("Kies eerst een beste en een op één na beste optie."))
    beste, tweede = keuzes
    beste.verwijderd_op = timezone.now()  # aside for a moment: two choices never hold the same place
    beste.save()
    beste.verwijderd_op, beste.soort, tweede.soort = None, tweede.soort, beste.soort
    for keuze in (tweede, beste):
        gewijzigd(keuze, door)
        keuze.save()
    log(werkblad.dossier, Actie.WIJZIGEN, "keuze", door=door, object_uuid=werkblad.uuid, velden=["soort"])


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
def bezwaren_bij_keuze(*, werkblad: Werkblad, optie: Optie, soort: str, nieuw: bool = False) -> list[str]:
    """Return why this option cannot be the best or second best now; empty when it can.

    `nieuw` when nothing stood there on the page: then a choice somebody else made meanwhile is named, not overwritten.
    Keeps the worksheet locked until the transaction ends, so that two people who choose at once see each other.
    """
    werkblad = Werkblad.objects.select_for_update().get(pk=werkblad.pk)
    keuzes: dict[str, Keuze] = {keuze.soort: keuze for keuze in werkblad.keuzes.select_related("optie")}
    ander = next((keuze for keuze in keuzes.values() if keuze.soort != soort), None)
    bezwaren = regels.bezwaren_tegen_keuze(
        is_van_dit_werkblad=optie.werkblad_id == werkblad.pk and optie.verwijderd_op is None,
        lijst_gesloten=werkblad.lijst_gesloten_op is not None,
        is_al_gekozen=ander is not None and ander.optie_id == optie.pk,
    )
    if nieuw and not bezwaren and soort in keuzes:
        staat_er = _("Hier is intussen gekozen: “%(optie)s”. Uw keuze is bewaard. Kijk samen wat blijft.")
        bezwaren = [staat_er % {"optie": keuzes[soort].optie}]
    return bezwaren


@transaction.atomic
def keuze_maken(
    *, werkblad: Werkblad, optie: Optie, soort: Keuzesoort, door: Gebruiker | None, motief: str = ""
) -> Keuze:
    """Choose the best or second best option, or change that choice; the other options stay (method 5).

    Raises ValidationError for an option of another worksheet, one that is already the other choice, or an open list.
    """
    keuze: Keuze | None = Keuze.objects.select_for_update().filter(werkblad=werkblad, soort=soort).first()
    if bezwaren := bezwaren_bij_keuze(werkblad=werkblad, optie=optie, soort=soort, nieuw=keuze is None):
        raise ValidationError(bezwaren)
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
