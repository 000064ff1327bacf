"""What happens to the rows of a plan while people make it: parts, steps, entries (method 6).

Rows that there can be only one of (the plan, the part of a goal, the agreement or question of an entry) get a uuid that
follows from what they belong to. So a double click, two tabs or a retry never make two of them (product 4).
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.keuzes import Inzetsoort
from plannen.models import Inzet, Netwerkafspraak, Pgbhulp, Pgbplan, Plan, Plandoel, Planregel, Wmovraag
from profiel.models import Doel
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Netwerkpersoon
from supportplan.kern.services import datum_bijwerken
from supportplan.kern.volgorde import geplaatst_na

# What hangs on a step, on an entry, and how it is found from there.
ONDER_STAP: tuple[tuple[Any, str], ...] = (
    (Inzet, "planregel"),
    (Netwerkafspraak, "inzet__planregel"),
    (Wmovraag, "inzet__planregel"),
    (Pgbplan, "wmovraag__inzet__planregel"),
    (Pgbhulp, "pgbplan__wmovraag__inzet__planregel"),
)
ONDER_INZET: tuple[tuple[Any, str], ...] = (
    (Netwerkafspraak, "inzet"),
    (Wmovraag, "inzet"),
    (Pgbplan, "wmovraag__inzet"),
    (Pgbhulp, "pgbplan__wmovraag__inzet"),
)


def plan_uuid(dossier: Dossier) -> UUID:
    """Return the uuid of the one plan of a dossier, when it is made on the screen."""
    return uuid5(dossier.uuid, "plan")


def deel_uuid(doel: Doel) -> UUID:
    """Return the uuid of the one part of the plan for a goal."""
    return uuid5(doel.uuid, "plandoel")


def afspraak_uuid(inzet: UUID) -> UUID:
    """Return the uuid of the one agreement with the network of an entry."""
    return uuid5(inzet, "afspraak")


def vraag_uuid(inzet: UUID) -> UUID:
    """Return the uuid of the one question to the Wmo of an entry."""
    return uuid5(inzet, "wmovraag")


def plan_bij(dossier: Dossier, *, door: Gebruiker | None, op: date) -> Plan:
    """Return the plan of a dossier, locked; made with `op` as its date when there is none yet."""
    bestaand: Plan | None = Plan.alle.select_for_update().filter(dossier=dossier).first()
    if bestaand is not None:
        return bestaand
    plan, nieuw = Plan.alle.get_or_create(
        dossier=dossier,
        defaults={"uuid": plan_uuid(dossier), "opgesteld_op": op, "gemaakt_door": door, "gewijzigd_door": door},
    )
    if nieuw:
        log(dossier, Actie.TOEVOEGEN, "plan", door=door, object_uuid=plan.uuid)
    gevonden: Plan = Plan.alle.select_for_update().get(pk=plan.pk)
    return gevonden


def plandoel_bij(doel: Doel, *, door: Gebruiker | None, op: date) -> Plandoel:
    """Return the part of the plan for a goal; made when the goal gets its first step (method 6)."""
    plan = plan_bij(doel.dossier, door=door, op=op)
    deel: Plandoel | None = Plandoel.alle.filter(doel=doel).first()
    if deel is None:
        deel = Plandoel(
            dossier=doel.dossier,
            uuid=deel_uuid(doel),
            plan=plan,
            doel=doel,
            volgorde=_achteraan(Plandoel.alle.filter(plan=plan)),
            gemaakt_door=door,
            gewijzigd_door=door,
        )
        deel.save()
        log(doel.dossier, Actie.TOEVOEGEN, "plandoel", door=door, object_uuid=deel.uuid)
    elif deel.verwijderd_op is not None:
        deel.verwijderd_op = None
        gewijzigd(deel, door)
        deel.save()
    return deel


@transaction.atomic
def netwerkpersoon_kiezen(*, inzet: Inzet, persoon: UUID, door: Gebruiker | None) -> Inzet:
    """Say that the helper who was typed by name is this person of the network; the typed name goes (P-06).

    Raises ValidationError when the entry is no help of the network, or the person is no longer there.
    """
    inzet = Inzet.objects.select_for_update(of=["self"]).get(pk=inzet.pk)
    gekozen = Netwerkpersoon.objects.filter(dossier=inzet.dossier, uuid=persoon).first()
    if gekozen is None or inzet.soort != Inzetsoort.NETWERK:
        raise ValidationError(_("Deze persoon staat niet meer in het netwerk. Typ de naam opnieuw."))
    if inzet.netwerkpersoon_id != gekozen.pk:
        inzet.netwerkpersoon, inzet.deelnemer, inzet.wie = gekozen, None, ""
        gewijzigd(inzet, door)
        inzet.save()
        log(inzet.dossier, Actie.WIJZIGEN, "inzet", door=door, object_uuid=inzet.uuid, velden=["wie"])
    return inzet


def client_van(dossier: Dossier) -> Deelnemer | None:
    """Return the client of a dossier; None when there is none yet."""
    client: Deelnemer | None = Deelnemer.objects.filter(dossier=dossier, rol=Rol.CLIENT).first()
    return client


def plaats_achteraan(rij: Planregel | Inzet) -> None:
    """Put a new step behind the others of the plan, a new entry behind the others of its step."""
    if isinstance(rij, Planregel):
        rij.volgorde = _achteraan(Planregel.alle.filter(plan=rij.plan))
    else:
        rij.volgorde = _achteraan(Inzet.alle.filter(planregel=rij.planregel))


def _achteraan(rijen: Any) -> int:
    return int(rijen.aggregate(laatste=Max("volgorde"))["laatste"] or 0) + 1


@transaction.atomic
def stap_verplaatsen(regel: Planregel, *, plaatsen: int, door: Gebruiker | None) -> None:
    """Move a step up (-1) or down (1) among the steps it is shown with; under a lock, so without a clash.

    The revision stays: a moved step says the same. Moving beyond either end does nothing.
    """
    volgorde = _volgorde_op_slot(regel)
    if regel.pk not in volgorde:
        return
    hier = volgorde.index(regel.pk)
    daar = max(0, min(len(volgorde) - 1, hier + plaatsen))
    nieuw = [pk for pk in volgorde if pk != regel.pk]
    nieuw.insert(daar, regel.pk)
    _volgorde_schrijven(regel, volgorde, nieuw, door)


@transaction.atomic
def stap_na(regel: Planregel, *, na: Planregel | None, door: Gebruiker | None) -> str:
    """Move a step to the place after `na`, or to the top; return in words where it stands now.

    Under a lock, so without a clash; the revision stays. Raises ValidationError when either is no longer there.
    """
    volgorde = _volgorde_op_slot(regel)
    if regel.pk not in volgorde or (na is not None and na.pk not in volgorde):
        raise ValidationError(
            _("Deze stap of de stap erboven is er niet meer. Kijk hoe het plan nu is, en probeer het opnieuw.")
        )
    nieuw = volgorde if na == regel else geplaatst_na(volgorde, regel.pk, na.pk if na else None)
    _volgorde_schrijven(regel, volgorde, nieuw, door)
    return _("De stap staat nu op plaats %(plaats)s.") % {"plaats": nieuw.index(regel.pk) + 1}


def _volgorde_op_slot(regel: Planregel) -> list[int]:
    """Return the keys of the steps a step is shown with, in order; nobody else moves one until the transaction ends."""
    Plan.alle.select_for_update().get(pk=regel.plan_id)
    rijen = Planregel.objects.filter(plan=regel.plan_id, nu_eerst=regel.nu_eerst)
    if not regel.nu_eerst:
        rijen = rijen.filter(plandoel=regel.plandoel_id)
    return list(rijen.order_by("volgorde", "pk").values_list("pk", flat=True))


def _volgorde_schrijven(regel: Planregel, was: list[int], wordt: list[int], door: Gebruiker | None) -> None:
    """Put steps in another order: they change places, and those of other goals keep theirs."""
    if was == wordt:
        return
    plekken = Planregel.objects.filter(pk__in=was).order_by("volgorde", "pk").values_list("volgorde", flat=True)
    plek = -1
    for pk, vrij in zip(wordt, plekken, strict=True):
        plek = max(vrij, plek + 1)
        Planregel.objects.filter(pk=pk).exclude(volgorde=plek).update(volgorde=plek)
    log(regel.dossier, Actie.WIJZIGEN, "stap", door=door, object_uuid=regel.uuid, velden=["volgorde"])


# Taking away and putting back


def meenemen(rij: Planregel | Inzet, *, door: Gebruiker | None) -> None:
    """Take along what hangs on a step or entry that was just taken away, with the same moment on it (rode draad)."""
    for onder in _onder(rij):
        _merken(onder.filter(verwijderd_op=None), rij.verwijderd_op, door)


def terugbrengen(rij: Planregel | Inzet, *, door: Gebruiker | None) -> None:
    """Put back what went along when a step or entry was taken away; what went earlier stays away.

    Call it before the row itself is stored as put back: its stored moment says what went along.
    """
    moment = type(rij).alle.values_list("verwijderd_op", flat=True).get(pk=rij.pk)
    for onder in _onder(rij):
        _merken(onder.filter(verwijderd_op=moment), None, door)
    vragen = Wmovraag.alle.filter(dossier=rij.dossier, verwijderd_op=None, betaalt__verwijderd_op__isnull=False)
    _veranderen(vragen, door, betaalt=None)  # what it paid for was taken away meanwhile
    if isinstance(rij, Inzet):
        regel = rij.planregel
        if regel.verwijderd_op is not None:  # an entry never stands without its step
            regel.verwijderd_op = None
            gewijzigd(regel, door)
            regel.save()


def _onder(rij: Planregel | Inzet) -> Iterator[Any]:
    """The rows below a step or entry, one query set per kind."""
    for model, pad in ONDER_STAP if isinstance(rij, Planregel) else ONDER_INZET:
        yield model.alle.filter(**{pad: rij})


def _merken(rijen: Any, moment: datetime | None, door: Gebruiker | None) -> None:
    _veranderen(rijen, door, verwijderd_op=moment)


def _veranderen(rijen: Any, door: Gebruiker | None, **velden: Any) -> None:
    rijen.update(**velden, revisie=F("revisie") + 1, gewijzigd_op=timezone.now(), gewijzigd_door=door)


def betaald_elders(inzet: Inzet) -> bool:
    """Whether a question to the Wmo in the plan pays for this entry."""
    vragen = Wmovraag.objects.filter(betaalt=inzet, inzet__verwijderd_op=None)
    return bool(vragen.exists())


def stap_betaald_elders(regel: Planregel) -> bool:
    """Whether a question to the Wmo in another step pays for an entry of this step."""
    vragen = Wmovraag.objects.filter(betaalt__planregel=regel, betaalt__verwijderd_op=None, inzet__verwijderd_op=None)
    return bool(vragen.exclude(inzet__planregel=regel).exists())


# Days


@transaction.atomic
def evaluatie_plannen(*, dossier: Dossier, dag: date, door: Gebruiker | None, op: date) -> Plan:
    """Set the day to look at the plan together; the reminders follow it (W-08). The same day changes nothing.

    Raises ValidationError for a day that is not after `op`.
    """
    if dag <= op:
        raise ValidationError(_("Kies een dag na vandaag."))
    plan = plan_bij(dossier, door=door, op=op)
    if plan.evaluatie_op != dag:
        plan.evaluatie_op = dag
        gewijzigd(plan, door)
        plan.save()
        log(dossier, Actie.WIJZIGEN, "plan", door=door, object_uuid=plan.uuid, velden=["evaluatie_op"])
        datums_bijwerken(dossier, op=op)
    return plan


def datums_bijwerken(dossier: Dossier, *, op: date) -> None:
    """Bring reminders and the next date of the dossier in step with the plan; after a change of a day in it."""
    herinneringen_bijwerken(dossier, op=op)
    datum_bijwerken(dossier)
