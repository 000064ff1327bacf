"""Of what the plan reminds: looking at it together, and asking somebody in the network (W-08, method 6)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, QuerySet

from plannen.keuzes import Vraagstand
from plannen.models import Evaluatie, Netwerkafspraak, Plan
from plannen.regels.herinneren import Gehouden, open_evaluaties
from supportplan.kern.herinneren import Moment
from supportplan.kern.keuzes import Herinneringssoort

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier

EVALUATIESOORTEN = (
    Herinneringssoort.EVALUATIE_VOORAF,
    Herinneringssoort.EVALUATIE,
    Herinneringssoort.EVALUATIE_NA,
)


def momenten(dossiers: "QuerySet[Dossier]", _op: date) -> Iterable[Moment]:
    """Return what people of these dossiers have to be reminded of; two queries.

    An evaluation only of a plan that was fixed: before that its date is a proposal.
    """
    for dossier, versie, datums in evaluatiedatums(dossiers):
        if versie is not None:
            yield from (Moment(dossier, soort, dag) for dag in datums for soort in EVALUATIESOORTEN)
    yield from netwerkvragen(dossiers)


def evaluatiedatums(dossiers: "QuerySet[Dossier]") -> Iterable[tuple[int, int | None, set[date]]]:
    """Return per dossier with a plan: its key, its last version, the evaluations still to come; one query."""
    gehouden = Evaluatie.objects.filter(dossier=OuterRef("dossier")).order_by("pk")
    plannen = Plan.objects.filter(dossier__in=dossiers).annotate(
        versie=Max("versies__nummer"),
        datums=ArraySubquery(gehouden.values("datum")),
        versies_toen=ArraySubquery(gehouden.values("planversie__nummer")),
        volgende=ArraySubquery(gehouden.values("volgende_op")),
    )
    feiten = plannen.order_by("pk").values_list(
        "dossier", "evaluatie_op", "versie", "datums", "versies_toen", "volgende"
    )
    for dossier, plan_op, versie, *toen in feiten:
        yield dossier, versie, open_evaluaties(plan_op, list(map(Gehouden, *toen)), versie)


def netwerkvragen(dossiers: "QuerySet[Dossier]") -> Iterable[Moment]:
    """Return "wordt gevraagd door ... vóór ...": for who asks, as long as it was not asked; one query."""
    vragen = Netwerkafspraak.objects.filter(
        dossier__in=dossiers,
        stand=Vraagstand.WORDT_GEVRAAGD,
        vraagt_voor__isnull=False,
        inzet__verwijderd_op=None,
        inzet__gestopt_op=None,
        inzet__planregel__verwijderd_op=None,
    )
    for dossier, dag, vraagt in vragen.order_by("pk").values_list("dossier", "vraagt_voor", "vraagt"):
        yield Moment(dossier, Herinneringssoort.NETWERKVRAAG, dag, vraagt)
