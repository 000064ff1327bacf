"""What happens to goals: made from a wish, moved, taken away, put back (method 4). Numbers stay 1, 2, 3, no gaps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, Max, PositiveSmallIntegerField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from profiel.models import Doel, Doelwens, Uitspraak, Voorkeur
from profiel.regels import opsomming
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import Wie
from supportplan.kern.volgorde import geplaatst_na

# What keeps a goal in its place: the app that builds on goals says in its `apps.py` how it names what hangs on one.
Aanhang = Callable[[Doel], Sequence[str]]
aanhangbronnen: list[Aanhang] = []

# Rows that go with their goal and come back with it; an app above adds its own model in its `apps.py`.
meegaande_modellen: list[Any] = [Voorkeur]

OPZIJ = 10_000  # added to numbers that move, so that no two goals hold the same number, not for a moment


@transaction.atomic
def doel_uit_wens(*, dossier: Dossier, wens: Uitspraak, uuid: UUID, wie: Wie) -> Doel:
    """Make a goal that begins with the client's words of a wish; the same `uuid` twice makes one goal (method 4).

    Raises ValidationError when the wish is gone, or is of another dossier.
    """
    nummer = volgend_nummer(dossier)
    if bestaand := Doel.alle.filter(dossier=dossier, uuid=uuid).first():
        return bestaand
    if wens.verwijderd_op is not None or wens.dossier_id != dossier.pk:
        raise ValidationError(_("Deze wens is er niet meer. Kies een andere."))
    doel = Doel(dossier=dossier, uuid=uuid, nummer=nummer, tekst=wens.tekst)
    doel.gemaakt_door = doel.gewijzigd_door = wie.gebruiker
    doel.save()
    Doelwens.objects.create(dossier=dossier, doel=doel, uitspraak=wens)
    _bijhouden(doel, Actie.TOEVOEGEN, wie, ["tekst", "wensen"])
    return doel


def volgend_nummer(dossier: Dossier) -> int:
    """Return the number of a new goal; locks the dossier, so that nobody else gets it."""
    Dossier.objects.select_for_update().only("pk").get(pk=dossier.pk)
    hoogste: int | None = Doel.objects.filter(dossier=dossier).aggregate(Max("nummer"))["nummer__max"]
    return (hoogste or 0) + 1


@transaction.atomic
def doel_verplaatsen(*, doel: Doel, zet: str, wie: Wie, na: Doel | None = None) -> str:
    """Move a goal one place "omhoog" or "omlaag", or "na" another (None: to the top); return where it stands now.

    A command under a lock, without clash; the revision stays, because no word of the goal changed (product 4). Raises
    ValidationError when `na` is gone.
    """
    lijst = op_volgorde(doel.dossier)
    if doel.pk not in lijst:
        return _("Dit doel is er niet meer.")
    if na is not None and na.pk not in lijst:
        raise ValidationError(_("Het doel erboven is er niet meer. Zet het doel opnieuw op zijn plaats."))
    nieuw = lijst if na == doel else _na_zet(lijst, doel.pk, zet, na.pk if na else None)
    if nieuw != lijst:
        _nummers_zetten(doel.dossier, nieuw)
        _bijhouden(doel, Actie.WIJZIGEN, wie, ["nummer"])
    return _("Dit is nu doel %(nummer)s.") % {"nummer": nieuw.index(doel.pk) + 1}


def _na_zet(lijst: list[int], doel: int, zet: str, na: int | None) -> list[int]:
    if zet == "na":
        return geplaatst_na(lijst, doel, na)
    nu = lijst.index(doel)
    zonder = [ander for ander in lijst if ander != doel]
    plek = max(nu - 1, 0) if zet == "omhoog" else nu + 1
    return [*zonder[:plek], doel, *zonder[plek:]]


def waarom_doel_niet_weg(doel: Doel) -> str:
    """Return why a goal may not be taken away, naming what hangs on it; empty when it may."""
    aanhang = [naam for bron in aanhangbronnen for naam in bron(doel)]
    if not aanhang:
        return ""
    return _("Dit doel heeft een deel in het plan: %(wat)s. Haal dat eerst weg in het plan.") % {
        "wat": opsomming([f"“{naam}”" for naam in aanhang])
    }


@transaction.atomic
def na_weghalen(doel: Doel) -> None:
    """Take along what belongs to a removed goal, and give the goals after it their new number."""
    for model in meegaande_modellen:
        model.objects.filter(doel=doel).update(
            verwijderd_op=doel.verwijderd_op, gewijzigd_op=doel.verwijderd_op, revisie=F("revisie") + 1
        )
    _nummers_zetten(doel.dossier, op_volgorde(doel.dossier))


@transaction.atomic
def voor_terugzetten(doel: Doel, weg_sinds: datetime | None) -> None:
    """Make room at the old place of a removed goal and bring back what went with it.

    The caller puts the goal itself back and saves it, with the number this sets.
    """
    lijst = op_volgorde(doel.dossier)
    doel.nummer = min(doel.nummer, len(lijst) + 1)
    _nummers_zetten(doel.dossier, lijst, zonder=doel.nummer)
    for model in meegaande_modellen:
        model.alle.filter(doel=doel, verwijderd_op=weg_sinds).update(
            verwijderd_op=None, gewijzigd_op=timezone.now(), revisie=F("revisie") + 1
        )


def op_volgorde(dossier: Dossier) -> list[int]:
    """Return the keys of the goals in order, locked until the transaction ends; lock these before a single goal."""
    doelen = Doel.objects.filter(dossier=dossier).order_by("nummer").select_for_update()
    return [doel.pk for doel in doelen.only("pk")]


def _nummers_zetten(dossier: Dossier, lijst: list[int], zonder: int | None = None) -> None:
    """Number the goals in this order, leaving out the number `zonder`; only those that change are written."""
    vrij = [nummer for nummer in range(1, len(lijst) + 2) if nummer != zonder]
    nu = dict(Doel.objects.filter(dossier=dossier).values_list("pk", "nummer"))
    anders = {pk: nummer for pk, nummer in zip(lijst, vrij, strict=False) if nu[pk] != nummer}
    if anders:
        rijen = Doel.objects.filter(pk__in=list(anders))
        rijen.update(nummer=F("nummer") + OPZIJ)
        zetten = [When(pk=pk, then=Value(nummer)) for pk, nummer in anders.items()]
        rijen.update(nummer=Case(*zetten, output_field=PositiveSmallIntegerField()))


def _bijhouden(doel: Doel, actie: Actie, wie: Wie, velden: list[str]) -> None:
    Dossier.objects.filter(pk=doel.dossier_id).update(gewijzigd_op=timezone.now())
    rol = wie.deelnemer.rol if wie.deelnemer else ""
    log(doel.dossier, actie, "doel", door=wie.gebruiker, object_uuid=doel.uuid, velden=velden, rol=rol)
