"""Of what the plan reminds: looking at it together, and asking somebody in the network (W-08, method 6)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, QuerySet
from django.db.models.functions import JSONObject

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
    """Return what people of these dossiers have to be reminded of; one query.

    An evaluation only of a plan that was fixed: before that its date is a proposal.
    """
    for plan in plandatums(dossiers):
        if plan.versie is not None:
            yield from (Moment(plan.dossier, soort, dag) for dag in plan.evaluaties for soort in EVALUATIESOORTEN)
        yield from plan.netwerkvragen


class Plandatums(NamedTuple):
    """The days of one plan: the evaluations still to come, and "wordt gevraagd door ... vóór ..."."""

    dossier: int
    versie: int | None  # the last one; None while the plan was never fixed
    evaluaties: set[date]
    netwerkvragen: list[Moment]


def plandatums(dossiers: "QuerySet[Dossier]") -> Iterable[Plandatums]:
    """Return the days of the plan of each of these dossiers that has one; one query."""
    gehouden = Evaluatie.objects.filter(dossier=OuterRef("dossier")).order_by("pk")
    plannen = Plan.objects.filter(dossier__in=dossiers).annotate(
        versie=Max("versies__nummer"),
        datums=ArraySubquery(gehouden.values("datum")),
        versies_toen=ArraySubquery(gehouden.values("planversie__nummer")),
        volgende=ArraySubquery(gehouden.values("volgende_op")),
        vragen=ArraySubquery(_te_vragen().values(als_json=JSONObject(dag="vraagt_voor", vraagt="vraagt"))),
    )
    feiten = plannen.order_by("pk").values_list(
        "dossier", "evaluatie_op", "versie", "vragen", "datums", "versies_toen", "volgende"
    )
    for dossier, plan_op, versie, vragen, *toen in feiten:
        yield Plandatums(
            dossier,
            versie,
            open_evaluaties(plan_op, list(map(Gehouden, *toen)), versie),
            [
                Moment(dossier, Herinneringssoort.NETWERKVRAAG, date.fromisoformat(rij["dag"]), rij["vraagt"])
                for rij in vragen
            ],
        )


def _te_vragen() -> "QuerySet[Netwerkafspraak]":
    """What is still to be asked of the network, by who asks it, for use inside a query of plans."""
    vragen: QuerySet[Netwerkafspraak] = Netwerkafspraak.objects.filter(
        inzet__planregel__plan=OuterRef("pk"),
        stand=Vraagstand.WORDT_GEVRAAGD,
        vraagt_voor__isnull=False,
        inzet__verwijderd_op=None,
        inzet__gestopt_op=None,
        inzet__planregel__verwijderd_op=None,
    )
    return vragen.order_by("pk")
