"""Counts and dates of a page of dossiers, from which phase and status are derived; two queries, however many rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.utils import timezone

from opties.keuzes import Keuzesoort
from opties.models import Keuze, Optie
from plannen.herinneren_wet import DATUMS, wetstand, wetvelden
from plannen.keuzes import Planregelstand, Uitkomst
from plannen.models import Besluit, Document, Evaluatie, Logboekregel, Plan, Planregel, Planversie, Wmovraag
from plannen.regels.termijnen import lopende_termijnen
from profiel.models import Doel, Doelwens, Gesprek, Plaatsing, RijOvergeslagen, Uitspraak
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import (
    Clientondersteuning,
    Deelnemer,
    Dossier,
    Faseoverslag,
    Netwerkpersoon,
    Termijn,
)
from supportplan.kern.termijnen import UitersteDatum, termijnen_op


@dataclass(frozen=True)
class Doeltelling:
    """One goal: how far it is on its way to a plan."""

    nummer: int
    uuid: UUID
    heeft_herkomst: bool = True
    stappen: int = 0
    opties: int = 0
    lijst_gesloten: bool = False
    gekozen: bool = False
    afgewezen: bool = False  # the gemeente refused what is still asked for this goal


@dataclass(frozen=True)
class Tellingen:
    """What there is of one case, in numbers and dates."""

    kennis: int = 0  # of how many subjects of the kennismaking something was written down
    gesprekken: int = 0
    uitspraken: int = 0
    rijen_klaar: frozenset[str] = frozenset()  # "formulier:rij" that were filled in or skipped
    doelen: tuple[Doeltelling, ...] = ()
    stappen: int = 0
    stappen_bezig: int = 0
    stappen_klaar: int = 0
    logboekregels: int = 0
    versies: int = 0
    wmovragen: int = 0
    documenten: int = 0
    evaluaties: int = 0
    laatste_evaluatie: date | None = None
    laatste_evaluatie_versie: int | None = None
    volgende_evaluatie_op: date | None = None  # as agreed when they last looked back
    evaluatie_op: date | None = None
    overgeslagen: frozenset[int] = frozenset()
    gesloten_op: date | None = None
    termijnen: tuple[UitersteDatum, ...] = ()  # latest days of the law that still count


def tellingen_van(dossiers: Sequence[Dossier]) -> dict[int, Tellingen]:
    """Return the counts of each dossier by its primary key; a third query for the terms where a clock runs."""
    sleutels = [dossier.pk for dossier in dossiers]
    doelen: dict[int, list[Doeltelling]] = {}
    for dossier, telling in map(_doeltelling, _doelen().filter(dossier__in=sleutels)):
        doelen.setdefault(dossier, []).append(telling)
    rijen = list(_getallen().filter(pk__in=sleutels))
    loopt = any(rij["melding_op"] or rij["aanvraag_op"] for rij in rijen)
    termijnen = termijnen_op(timezone.localdate()) if loopt else []
    return {rij["pk"]: _telling(rij, tuple(doelen.get(rij["pk"], ())), termijnen) for rij in rijen}


def _telling(rij: dict[str, Any], doelen: tuple[Doeltelling, ...], termijnen: Sequence[Termijn]) -> Tellingen:
    gelijk = (
        "gesprekken uitspraken stappen stappen_bezig stappen_klaar logboekregels versies wmovragen documenten "
        "evaluaties laatste_evaluatie laatste_evaluatie_versie volgende_evaluatie_op evaluatie_op gesloten_op"
    )
    return Tellingen(
        doelen=doelen,
        kennis=sum(map(bool, (rij["aanleiding"], rij["kent_client"], rij["netwerk"], rij["ondersteuning"]))),
        termijnen=tuple(lopende_termijnen(wetstand(rij), termijnen)),
        rijen_klaar=frozenset([*rij["ingevuld"], *rij["rijen_overgeslagen"]]),
        overgeslagen=frozenset(int(fase) for fase in rij["fasen_overgeslagen"]),
        **{veld: rij[veld] for veld in gelijk.split()},
    )


@cache  # building it takes longer than asking it; `filter` makes a copy
def _getallen() -> QuerySet[Dossier, Any]:
    """One row of counts per dossier, each count a subquery on the index of its dossier key."""
    af = Q(stand__in=[Planregelstand.KLAAR, Planregelstand.OVERGESLAGEN])
    plek = Concat("formulier", Value(":"), "rij")
    laatste = Evaluatie.objects.filter(dossier=OuterRef("pk")).order_by("-datum", "pk")
    geplaatst = Plaatsing.objects.filter(dossier=OuterRef("pk"), uitspraak__verwijderd_op=None)
    rijen: QuerySet[Dossier, Any] = Dossier.objects.values(
        "pk",
        "gesloten_op",
        "aanleiding",
        *DATUMS,
        **wetvelden(),
        kent_client=Exists(_client_die_we_kennen()),
        netwerk=Exists(Netwerkpersoon.objects.filter(dossier=OuterRef("pk"))),
        ondersteuning=Exists(Clientondersteuning.objects.filter(dossier=OuterRef("pk"))),
        gesprekken=_aantal(Gesprek),
        uitspraken=_aantal(Uitspraak),
        stappen=_aantal(Planregel),
        stappen_bezig=_aantal(Planregel, Q(stand=Planregelstand.BEZIG)),
        stappen_klaar=_aantal(Planregel, af),
        logboekregels=_aantal(Logboekregel),
        versies=_aantal(Planversie),
        wmovragen=_aantal(Wmovraag, Q(inzet__verwijderd_op=None)),
        documenten=_aantal(Document),
        evaluaties=_aantal(Evaluatie),
        laatste_evaluatie=Subquery(laatste.values("datum")[:1]),
        laatste_evaluatie_versie=Subquery(laatste.values("planversie__nummer")[:1]),
        volgende_evaluatie_op=Subquery(laatste.values("volgende_op")[:1]),
        evaluatie_op=Subquery(Plan.objects.filter(dossier=OuterRef("pk")).values("evaluatie_op")[:1]),
        ingevuld=ArraySubquery(geplaatst.order_by().values_list(plek).distinct()),
        rijen_overgeslagen=ArraySubquery(
            RijOvergeslagen.objects.filter(dossier=OuterRef("pk")).order_by().values_list(plek)
        ),
        fasen_overgeslagen=ArraySubquery(
            Faseoverslag.objects.filter(dossier=OuterRef("pk"), hervat_op=None).order_by().values_list("fase")
        ),
    )
    return rijen


def _client_die_we_kennen() -> QuerySet[Deelnemer, Any]:
    """The client of whom was written down what only a talk tells: safe contact, language, how they want to talk."""
    geschreven = Q(tolk=True) | Q(geen_brief=True) | Q(geen_voicemail=True) | Q(geen_mail=True)
    for veld in ("bellen_wanneer", "contact_afspraak", "taal", "leeshulp"):
        geschreven |= ~Q(**{veld: ""})
    clienten: QuerySet[Deelnemer, Any] = Deelnemer.objects.filter(dossier=OuterRef("pk"), rol=Rol.CLIENT)
    return clienten.filter(geschreven | ~Q(manier_van_praten=""))


def _van(model: type[Model]) -> QuerySet[Any, Any]:
    """The rows of the dossier of the outer query, as one group."""
    rijen: QuerySet[Any, Any] = model.objects.filter(dossier=OuterRef("pk"))  # type: ignore[attr-defined]  # any model
    return rijen.order_by().values("dossier")


def _aantal(model: type[Model], waar: Q | None = None) -> Coalesce:
    """How many rows of this kind a dossier has; nought is a number too."""
    rijen = _van(model).filter(waar or Q()).annotate(waarde=Count("pk")).values("waarde")
    return Coalesce(Subquery(rijen, output_field=IntegerField()), 0)


@cache
def _doelen() -> QuerySet[Doel, Any]:
    """The goals in one query, in their order."""
    stappen = Planregel.objects.filter(plandoel__doel=OuterRef("pk")).order_by().values("plandoel__doel")
    opties = Optie.objects.filter(werkblad__doel=OuterRef("pk")).order_by().values("werkblad__doel")
    gekozen = Keuze.objects.filter(werkblad__doel=OuterRef("pk"), soort=Keuzesoort.BESTE)
    wensen = Doelwens.objects.filter(doel=OuterRef("pk"), uitspraak__verwijderd_op=None)
    latere = Besluit.objects.filter(wmovraag=OuterRef("wmovraag"), pk__gt=OuterRef("pk"))
    afgewezen = Besluit.objects.filter(
        ~Exists(latere.exclude(uitkomst=Uitkomst.AFGEWEZEN)),
        uitkomst=Uitkomst.AFGEWEZEN,
        wmovraag__inzet__planregel__plandoel__doel=OuterRef("pk"),
        wmovraag__inzet__gestopt_op=None,
        wmovraag__inzet__verwijderd_op=None,
    )
    doelen: QuerySet[Doel, Any] = Doel.objects.order_by("dossier", "nummer").values(
        "dossier",
        "nummer",
        "uuid",
        "reden_zonder_wens",
        wens=Exists(wensen),
        gesloten=F("werkblad__lijst_gesloten_op"),
        gekozen=Exists(gekozen),
        afgewezen=Exists(afgewezen),
        stappen=_som(stappen),
        opties=_som(opties),
    )
    return doelen


def _doeltelling(rij: dict[str, Any]) -> tuple[int, Doeltelling]:
    telling = Doeltelling(
        nummer=rij["nummer"],
        uuid=rij["uuid"],
        heeft_herkomst=rij["wens"] or bool(rij["reden_zonder_wens"]),
        stappen=rij["stappen"],
        opties=rij["opties"],
        lijst_gesloten=rij["gesloten"] is not None,
        gekozen=rij["gekozen"],
        afgewezen=rij["afgewezen"],
    )
    return rij["dossier"], telling


def _som(rijen: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(rijen.annotate(waarde=Count("pk")).values("waarde"), output_field=IntegerField()), 0)
