"""Pausing somebody's way into a dossier without a trace, and lifting it (P-15).

Nothing but the tables of this package changes. Who is paused gets what somebody gets who takes no part (any more), so
that the answer says nothing; everybody else sees what they saw before. See docs/beslissingen/pauze.md.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.besloten.keuzes import Veiligheidsactie
from supportplan.besloten.models import Toegangspauze, Veiligheidstoegang
from supportplan.besloten.services_veiligheid import veiligheid_loggen
from supportplan.kern.afsluiting import Afsluiter
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker


def dossiers_gepauzeerd_voor(gebruiker: Gebruiker | int) -> QuerySet[Any, Any]:
    """Return the keys of the dossiers that are paused for this account; for use inside another query."""
    van_wie = Q(gebruiker=gebruiker) | Q(deelnemer__gebruiker=gebruiker)
    pauzes: QuerySet[Any, Any] = Toegangspauze.geldend.filter(van_wie).order_by().values("dossier_id")
    return pauzes


def is_gepauzeerd(deelnemer: Deelnemer) -> bool:
    """Whether this person is paused in the dossier, by name or by account; one query, none before it is stored."""
    if deelnemer._state.adding:
        return False
    van_wie = Q(deelnemer=deelnemer.pk)
    if deelnemer.gebruiker_id is not None:
        van_wie |= Q(gebruiker=deelnemer.gebruiker_id) | Q(deelnemer__gebruiker=deelnemer.gebruiker_id)
    gepauzeerd: bool = Toegangspauze.geldend.filter(van_wie, dossier=deelnemer.dossier_id).exists()
    return gepauzeerd


PAUZE = Afsluiter(dossiers_voor=dossiers_gepauzeerd_voor, treft=is_gepauzeerd)


@dataclass(frozen=True)
class Pauzeerbaar:
    """Somebody whose access can be paused, and the pause that holds now."""

    deelnemer: Deelnemer
    pauze: Toegangspauze | None


def pauzeerbaar(dossier: Dossier, lezer: Gebruiker) -> list[Pauzeerbaar]:
    """Return everybody in the dossier who is no professional, with or without an account; three queries.

    A colleague's access is ended in the open, at "Wie doet er mee?". Who was paused stays in the list after leaving.
    """
    pauzes = Toegangspauze.objects.voor(lezer).filter(dossier=dossier, opgeheven_op=None).select_related("deelnemer")
    nu: dict[int, Toegangspauze] = {pauze.deelnemer_id: pauze for pauze in pauzes.select_related("gepauzeerd_door")}
    wie = list(Deelnemer.alle.filter(Q(verwijderd_op=None) | Q(pk__in=nu), dossier=dossier).order_by("pk"))
    werkers = _werkers(dossier)
    return [Pauzeerbaar(mens, nu.get(mens.pk)) for mens in wie if mens.pk in nu or _mag_pauze(mens, werkers)]


def _werkers(dossier: Dossier) -> set[int]:
    """Accounts that work in this dossier, or read its safety file: never shut out from here."""
    professionals = Deelnemer.objects.filter(dossier=dossier, rol=Rol.PROFESSIONAL).exclude(gebruiker=None)
    lezers = Veiligheidstoegang.objects.filter(dossier=dossier, ingetrokken_op=None)
    sleutels = professionals.order_by().values_list("gebruiker_id", flat=True)
    return set(sleutels.union(lezers.order_by().values_list("gebruiker_id", flat=True)))


def _mag_pauze(mens: Deelnemer, werkers: set[int]) -> bool:
    return mens.rol != Rol.PROFESSIONAL and mens.gebruiker_id not in werkers


@transaction.atomic
def toegang_pauzeren(*, deelnemer: Deelnemer, reden: str, door: Gebruiker, ip: str | None = None) -> Toegangspauze:
    """Shut this person out of the dossier from now on, in sessions that run too; twice is once.

    The caller checks the right (`mag_veiligheid_zien`). Raises ValidationError without a reason, and for a colleague.
    """
    if not reden.strip():
        raise ValidationError({"reden": _("Schrijf op waarom. Een paar woorden is genoeg.")})
    if not _mag_pauze(deelnemer, _werkers(deelnemer.dossier)):
        raise ValidationError(_("Dit is een collega. De toegang van een collega eindigt bij Wie doet er mee?"))
    Dossier.objects.select_for_update(no_key=True).get(pk=deelnemer.dossier_id)
    pauze, nieuw = Toegangspauze.geldend.get_or_create(
        deelnemer=deelnemer,
        defaults={
            "dossier": deelnemer.dossier,
            "gebruiker": deelnemer.gebruiker,
            "reden": reden.strip(),
            "gepauzeerd_door": door,
        },
    )
    if nieuw:
        _loggen(Veiligheidsactie.GEPAUZEERD, deelnemer, door, ip)
    return pauze  # type: ignore[no-any-return]  # the manager is untyped


@transaction.atomic
def pauze_opheffen(*, deelnemer: Deelnemer, door: Gebruiker, ip: str | None = None) -> None:
    """Let this person in again with the rights they have by then; twice is once. The caller checks the right."""
    open_ = Toegangspauze.geldend.filter(deelnemer=deelnemer)
    if open_.update(opgeheven_op=timezone.now(), opgeheven_door=door):
        _loggen(Veiligheidsactie.HERVAT, deelnemer, door, ip)


def _loggen(actie: Veiligheidsactie, deelnemer: Deelnemer, door: Gebruiker, ip: str | None) -> None:
    veiligheid_loggen(deelnemer.dossier, actie, door=door, regel_uuid=deelnemer.uuid, ip=ip)
