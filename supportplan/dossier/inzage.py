""" "Wie heeft in mijn plan gekeken?": the log of a dossier per day and per person (P-20, P-21)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, F, Max, Min, Q, QuerySet, When
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.dossier.logwoorden import WAAROM, over_wie, tijd_in_woorden, zin
from supportplan.kern.keuzes import Actie, Resultaat, Rol
from supportplan.kern.models import Deelnemer, Dossier, Logregel, Medewerker


class Dagactor(NamedTuple):
    """That somebody did something on a day; without a key it was the system."""

    dag: date
    actor: int | None
    naam: str


@dataclass(frozen=True)
class Daad:
    """What somebody did on a day, once or more often."""

    zin: str
    tijd: str


@dataclass(frozen=True)
class Persoonsdag:
    """What one person did on one day, with who that is and why they may."""

    naam: str
    functie: str
    waarom: str
    daden: list[Daad] = field(default_factory=list)


@dataclass(frozen=True)
class Dag:
    """One day of the log."""

    datum: date
    mensen: list[Persoonsdag]


@dataclass(frozen=True)
class Wie:
    """Who an actor is in this dossier."""

    functie: str
    rol: str


class Inzagelog:
    """The log of one dossier, asked once for its days and once for what a page shows."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

    @cached_property
    def dagactoren(self) -> list[Dagactor]:
        """Who did something on which day, newest first; one query."""
        rijen = self._met_dag().order_by("-dag", "actor_id").values_list("dag", "actor_id", "actor__naam").distinct()
        return [Dagactor(dag, actor, _kort(naam)) for dag, actor, naam in rijen]

    def mensen(self) -> list[tuple[str, str]]:
        """Return who is in the log, to choose from: key and name, by name."""
        gevonden = {str(wie.actor): wie.naam for wie in self.dagactoren if wie.actor}
        return sorted(gevonden.items(), key=lambda paar: paar[1].casefold())

    def dagen(self, *, wie: int | None = None, van: date | None = None, tot: date | None = None) -> list[date]:
        """Return the days on which something was done, newest first; only of this person, only in this period."""
        return list(
            dict.fromkeys(
                rij.dag
                for rij in self.dagactoren
                if (wie is None or rij.actor == wie) and (not van or rij.dag >= van) and (not tot or rij.dag <= tot)
            )
        )

    def op_dagen(self, dagen: Sequence[date], *, wie: int | None = None) -> list[Dag]:
        """Return these days (newest first) in words; three queries, whatever their number."""
        if not dagen:
            return []
        rijen = list(self._groepen(dagen, wie))
        mensen = list(Deelnemer.alle.filter(dossier=self.dossier).order_by("-pk"))
        namen = {mens.uuid: mens.naam for mens in mensen}
        bekend = self._wie_is_wie(mensen, {rij["actor_id"] for rij in rijen} - {None})
        return [
            Dag(dag, [_persoonsdag(list(van_een), bekend, namen) for _wie, van_een in groupby(van_dag, _persoon)])
            for dag, van_dag in groupby(sorted(rijen, key=_volgorde), lambda rij: rij["dag"])
        ]

    def _met_dag(self) -> "QuerySet[Any]":
        return Logregel.objects.filter(dossier=self.dossier).annotate(dag=TruncDate("tijd"))

    def _groepen(self, dagen: Sequence[date], wie: int | None) -> Iterable[dict[str, Any]]:
        regels = self._met_dag().filter(tijd__gte=_begin(min(dagen)), tijd__lt=_begin(max(dagen) + timedelta(days=1)))
        if wie is not None:
            regels = regels.filter(actor=wie)
        toegang = Case(When(actie=Actie.RECHTEN, then=F("object_uuid")))  # what else it was about makes no difference
        delen = ("dag", "actor_id", "actor__naam", "namens", "rol", "actie", "soort", "resultaat", "reden", "over")
        groepen = regels.annotate(over=toegang).order_by().values(*delen)
        rijen: QuerySet[Any, dict[str, Any]] = groepen.annotate(keer=Count("pk"), eerst=Min("tijd"), laatst=Max("tijd"))
        return rijen

    def _wie_is_wie(self, mensen: Iterable[Deelnemer], actoren: set[int]) -> dict[int, Wie]:
        """Who takes part stands in the dossier; of who no longer does, the work at the organisation is known."""
        bekend = {
            mens.gebruiker_id: Wie(", ".join(filter(None, (mens.functie, mens.werkt_bij))), mens.rol)
            for mens in mensen
            if mens.gebruiker_id
        }
        onbekend = actoren - set(bekend)
        if onbekend:
            werk = Medewerker.objects.filter(Q(organisatie=self.dossier.organisatie_id), gebruiker__in=onbekend)
            for plek in werk.select_related("organisatie").order_by("pk"):
                functie = plek.functienaam or str(plek.get_functie_display())
                bekend[plek.gebruiker_id] = Wie(f"{functie}, {plek.organisatie}", "")
        return bekend


def _begin(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))


def _kort(naam: str | None) -> str:
    """The name as people say it; without an account it was the program itself."""
    return (naam or _("Het systeem")).partition(" · ")[0]


def _persoon(rij: dict[str, Any]) -> tuple[int, str]:
    return rij["actor_id"] or 0, rij["namens"]


def _volgorde(rij: dict[str, Any]) -> tuple[Any, ...]:
    """Newest day first, then per person, then what was done last."""
    return -rij["dag"].toordinal(), _kort(rij["actor__naam"]), _persoon(rij), -rij["laatst"].timestamp()


def _persoonsdag(rijen: list[dict[str, Any]], bekend: dict[int, Wie], namen: dict[UUID, str]) -> Persoonsdag:
    eerste = rijen[0]
    wie = bekend.get(eerste["actor_id"] or 0, Wie("", ""))
    rol = next((rij["rol"] for rij in rijen if rij["rol"]), wie.rol)
    daden = [
        Daad(
            zin(
                rij["actie"],
                rij["soort"],
                keer=rij["keer"],
                geweigerd=rij["resultaat"] == Resultaat.GEWEIGERD,
                over=over_wie(rij["actie"], rij["over"], namen),
                reden=rij["reden"],
            ),
            tijd_in_woorden(rij["eerst"], rij["laatst"]),
        )
        for rij in rijen
    ]
    if eerste["actor_id"] is None:
        return Persoonsdag(_kort(None), "", _("De beheerder van het programma deed dit, of het ging vanzelf."), daden)
    naam = _kort(eerste["actor__naam"])
    if eerste["namens"]:
        naam = _("%(wie)s namens %(namens)s") % {"wie": naam, "namens": eerste["namens"]}
    if rol == Rol.CLIENT:
        naam = _("U zelf (%(naam)s)") % {"naam": naam}
    return Persoonsdag(naam, wie.functie, str(WAAROM.get(rol, "")), daden)
