"""What the pages for making the plan read: no more than they show, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from opties.models import Keuze, Optie
from plannen.beeld import Beeld
from plannen.models import AlleenTaal, Instemming, Inzet, Plan, Plandoel, Planregel
from plannen.regels import Weigering
from profiel.keuzes import Voorkeursoort
from profiel.models import Doel, Voorkeur
from supportplan.kern.keuzes import Lijst
from supportplan.kern.models import Deelnemer, Dossier, Netwerkpersoon, Referentiewaarde, Vertegenwoordiging


@dataclass(frozen=True)
class Lijsten:
    """The law-bound lists of today: labels by list and code, and choices per list, in groups where it has them."""

    labels: dict[tuple[str, str], str]
    keuzes: dict[str, list[tuple[Any, Any]]]


def lijsten_op_vandaag() -> Lijsten:
    """Fetch the law-bound lists that hold today; one query."""
    waarden = list(Referentiewaarde.objects.op(timezone.localdate()))
    keuzes: dict[str, list[tuple[Any, Any]]] = {lijst.value: [] for lijst in Lijst}
    groepen: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for waarde in waarden:
        if not waarde.groep:
            keuzes[waarde.lijst].append((waarde.code, waarde.label))
        elif (waarde.lijst, waarde.groep) in groepen:
            groepen[waarde.lijst, waarde.groep].append((waarde.code, waarde.label))
        else:
            groepen[waarde.lijst, waarde.groep] = [(waarde.code, waarde.label)]
            keuzes[waarde.lijst].append((waarde.groep, groepen[waarde.lijst, waarde.groep]))
    return Lijsten({(waarde.lijst, waarde.code): waarde.label for waarde in waarden}, keuzes)


def doelen_met_plan(dossier: Dossier) -> QuerySet[Doel]:
    """Return the goals with their part of the plan, and how many steps and running entries it has; one query."""
    regel = Q(plandoel__regels__verwijderd_op=None, plandoel__regels__nu_eerst=False)
    inzet = Q(plandoel__regels__inzetten__verwijderd_op=None, plandoel__regels__inzetten__gestopt_op=None)
    doelen: QuerySet[Doel] = (
        Doel.objects.filter(dossier=dossier)
        .select_related("plandoel")
        .annotate(
            stappen=Count("plandoel__regels", filter=regel, distinct=True),
            inzetten=Count("plandoel__regels__inzetten", filter=regel & inzet, distinct=True),
        )
        .order_by("nummer")  # grouping forgets the order of the model
    )
    return doelen


def stappen_om_te_bewerken(dossier: Dossier, doel: Doel | None) -> list[Planregel]:
    """Return the steps of a goal, or those that come first (None), with their entries; two queries."""
    regels = Planregel.objects.filter(dossier=dossier)
    regels = regels.filter(plandoel__doel=doel, nu_eerst=False) if doel else regels.filter(nu_eerst=True)
    inzetten = Inzet.objects.select_related(
        "netwerkpersoon",
        "deelnemer",
        "netwerkafspraak__vraagt",
        "wmovraag__betaalt__netwerkpersoon",
        "wmovraag__betaalt__deelnemer",
    )
    return list(regels.select_related("plandoel__doel").prefetch_related(Prefetch("inzetten", inzetten)))


def netwerk_van(dossier: Dossier, doel: Doel | None) -> tuple[list[Netwerkpersoon], list[Weigering]]:
    """Return everybody around the client, and who must not be asked for this goal (method 4); one query."""
    weigert = Voorkeur.objects.filter(soort=Voorkeursoort.NIET, weigert=OuterRef("pk")).filter(
        Q(doel=None) | Q(doel=doel) if doel else Q(doel=None)
    )
    rijen = Netwerkpersoon.objects.filter(dossier=dossier).order_by("pk")
    rijen = rijen.annotate(
        geweigerd=Exists(weigert),
        geweigerd_om=Coalesce(Subquery(weigert.order_by("pk").values("tekst")[:1]), "niet_vragen_reden"),
    )
    mensen: list[Any] = list(rijen)
    weigeringen = [Weigering(mens, None, mens.geweigerd_om) for mens in mensen if mens.geweigerd or mens.niet_vragen]
    return mensen, weigeringen


def gekozen_opties(doel: Doel) -> list[Keuze]:
    """Return the choices of the worksheet of a goal, best first, each told whether it stands in the plan; one query."""
    in_plan = Inzet.objects.filter(optie=OuterRef("optie"), planregel__verwijderd_op=None, gestopt_op=None)
    keuzes = Keuze.objects.filter(werkblad__doel=doel, werkblad__verwijderd_op=None, optie__verwijderd_op=None)
    return list(keuzes.select_related("optie").annotate(in_plan=Exists(in_plan)).order_by("soort"))


def opties_van(doel: Doel, inzet: Inzet) -> Sequence[Optie]:
    """Return the options of the worksheet of a goal, and the one this entry came from, also removed; one query."""
    van_doel = Q(werkblad__doel=doel, werkblad__verwijderd_op=None, verwijderd_op=None)
    return list(Optie.alle.filter(van_doel | Q(pk=inzet.optie_id)).order_by("volgorde", "pk"))


def inzet_van_plan(dossier: Dossier) -> Sequence[Inzet]:
    """Return every entry of the plan in its order: what a question to the Wmo is for and adds to; one query."""
    inzetten = Inzet.objects.filter(dossier=dossier, planregel__verwijderd_op=None)
    alles = inzetten.select_related("netwerkpersoon", "deelnemer", "netwerkafspraak")
    return list(alles.order_by("planregel__volgorde", "volgorde", "pk"))


def planbeeld_van(dossier: Dossier) -> Beeld:
    """Return as much of the case as the rules of agreement and fixing read; the rest of the `Beeld` stays empty."""
    plan = (
        Plan.objects.filter(dossier=dossier)
        .prefetch_related(
            Prefetch("plandoelen", Plandoel.objects.select_related("doel").order_by("doel__nummer")),
            Prefetch("plandoelen__instemmingen", Instemming.objects.select_related("deelnemer")),
            Prefetch("plandoelen__alleen_taal", AlleenTaal.objects.all()),
        )
        .first()
    )
    return Beeld(
        dossier=dossier,
        deelnemers=list(Deelnemer.objects.filter(dossier=dossier).order_by("pk")),
        vertegenwoordigingen=list(
            Vertegenwoordiging.objects.filter(dossier=dossier).select_related("deelnemer").order_by("pk")
        ),
        clientondersteuning=[],
        netwerk=[],
        uitspraken=[],
        overgeslagen=[],
        faseoverslagen=[],
        doelen=[],
        voorkeuren=[],
        werkbladen=[],
        plan=plan,
        regels=list(Planregel.objects.filter(dossier=dossier).met_inzetten()),
        evaluaties=[],
        analyses=[],
        besluiten=[],
        keuzes=None,
    )


def plandelen_met_verleden(dossier: Dossier) -> list[Planregel | Inzet]:
    """Return every step and entry, removed ones too, to tell what changed since an answer; two queries."""
    regels = Planregel.alle.filter(dossier=dossier).order_by("volgorde", "pk")
    inzetten = Inzet.alle.filter(dossier=dossier).select_related(
        "planregel", "netwerkpersoon", "deelnemer", "netwerkafspraak", "wmovraag"
    )
    return [*regels, *inzetten.order_by("planregel__volgorde", "volgorde", "pk")]
