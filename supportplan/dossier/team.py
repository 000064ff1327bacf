"""What a teamcoördinator sees: names, phases, days and who is away. No statement, goal or title (issue 4, P-20)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.dossier.regels import Fasestand, huidige_fase
from supportplan.dossier.services_overdracht import korte_naam
from supportplan.dossier.tellingen import Tellingen, tellingen_van
from supportplan.kern.afsluiting import is_open
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Functie, Overdrachtantwoord, Rol
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Medewerker, Organisatie, Overdracht, Vervanging
from supportplan.kern.models.dossier import DossierQuerySet
from supportplan.kern.regels_vervanging import dag


class Toon(StrEnum):
    """Which dossiers of the team are listed."""

    OPEN = "open"
    IEMAND_WEG = "weg"
    ZONDER = "zonder"
    GESLOTEN = "gesloten"

    @classmethod
    def uit(cls, tekst: str) -> Self:
        """Return the choice asked for; the open ones when it is no choice."""
        return cls(tekst) if tekst in set(cls) else cls("open")


TOON: list[tuple[str, Promise]] = [
    (Toon.OPEN.value, gettext_lazy("alle open dossiers")),
    (Toon.IEMAND_WEG.value, gettext_lazy("waar iemand vervangen wordt")),
    (Toon.ZONDER.value, gettext_lazy("zonder eerste aanspreekpunt")),
    (Toon.GESLOTEN.value, gettext_lazy("gesloten dossiers")),
]


@dataclass(frozen=True)
class Teamregel:
    """One dossier of the team: who, how far, when; nothing of what was said."""

    naam: str
    url: str
    fase: Fasestand
    gesloten: bool
    aanspreekpunten: list[str]
    datum: date | None
    waarvoor: str
    is_voorbij: bool
    weg: list[str]


@dataclass(frozen=True)
class Teamlid:
    """Who takes part as a professional in a dossier of the team."""

    naam: str
    functie: str
    bij: list[str] = field(default_factory=list)
    vervangen_url: str = ""


def gecoordineerd(gebruiker: Gebruiker, op: date) -> list[Organisatie]:
    """Return the organisations of which this user is a teamcoördinator on this day."""
    nu = Q(tot=None) | Q(tot__gte=op)
    plekken = Medewerker.objects.filter(nu, van__lte=op, gebruiker=gebruiker, functie=Functie.TEAMCOORDINATOR)
    return [plek.organisatie for plek in plekken.exclude(organisatie=None).select_related("organisatie")]  # type: ignore[misc]


def dossiers_van_team(
    gebruiker: Gebruiker,
    organisaties: Iterable[Organisatie],
    *,
    woorden: str = "",
    wie: int | None = None,
    toon: Toon,
    op: date,
) -> DossierQuerySet:
    """Return the dossiers of these organisations that `gebruiker` may list: by name, of a colleague, which of them."""
    dossiers = Dossier.objects.filter(is_open(gebruiker, "pk"), organisatie__in=list(organisaties)).zoek(woorden)
    dossiers = dossiers.exclude(gesloten_op=None) if toon == Toon.GESLOTEN else dossiers.filter(gesloten_op=None)
    hier = Deelnemer.objects.filter(dossier=OuterRef("pk"), rol=Rol.PROFESSIONAL).exclude(gebruiker=None)
    if wie is not None:
        dossiers = dossiers.filter(Exists(hier.filter(gebruiker=wie)))
    if toon == Toon.IEMAND_WEG:
        dossiers = dossiers.filter(Exists(Vervanging.objects.nog_niet_om(op).filter(dossier=OuterRef("pk"))))
    if toon == Toon.ZONDER:
        werkt = Q(tot=None) | Q(tot__gte=op)
        dossiers = dossiers.exclude(Exists(hier.filter(werkt, aanspreekpunt=True, gebruiker__is_active=True)))
    return dossiers.select_related("organisatie").order_by("zoeknaam", "id")


def teamregels(dossiers: Sequence[Dossier], op: date) -> list[Teamregel]:
    """Return the lines of these dossiers; four or five queries for the whole page."""
    if not dossiers:
        return []
    tellingen = tellingen_van(dossiers)
    mensen = _per_dossier(Deelnemer.objects.filter(dossier__in=dossiers, rol=Rol.PROFESSIONAL).order_by("pk"))
    vervangingen = _per_dossier(
        Vervanging.objects.nog_niet_om(op).filter(dossier__in=dossiers).select_related("voor", "door").order_by("van")
    )
    return [
        Teamregel(
            naam=dossier.naam,
            url=adres("dossier:team_dossier", dossier),
            fase=huidige_fase(tellingen[dossier.pk], op),
            gesloten=dossier.gesloten_op is not None,
            aanspreekpunten=[mens.naam for mens in mensen.get(dossier.pk, []) if mens.aanspreekpunt],
            datum=dossier.volgende_datum,
            waarvoor=waarvoor(dossier.volgende_datum, tellingen[dossier.pk]),
            is_voorbij=dossier.volgende_datum is not None and dossier.volgende_datum < op,
            weg=[vervanging_voor_team(rij) for rij in vervangingen.get(dossier.pk, [])],
        )
        for dossier in dossiers
    ]


def waarvoor(datum: date | None, tellingen: Tellingen) -> str:
    """Return what a next date is for, without content: looking back together, or a term of the law; else nothing."""
    if datum is None:
        return ""
    if datum in {tellingen.evaluatie_op, tellingen.volgende_evaluatie_op}:
        return _("samen het plan bekijken")
    return next((str(uit.naam) for uit in tellingen.termijnen if datum in {uit.datum, uit.werkdag}), "")


def vervanging_voor_team(rij: Vervanging) -> str:
    """Return who is away and who helps, for the team: in one sentence."""
    woorden = {"weg": rij.voor.naam, "helpt": rij.door.naam, "van": dag(rij.van), "tot": dag(rij.tot)}
    return _("%(helpt)s vervangt %(weg)s van %(van)s tot en met %(tot)s") % woorden


def overdracht_voor_team(rij: Overdracht) -> str:
    """Return how the last hand-over stands, for the team: in one sentence; nothing when it was taken back."""
    woorden = {"wie": korte_naam(rij.naar), "reden": rij.weigerreden}
    if not rij.antwoord:
        return _("Aan %(wie)s is gevraagd dit dossier over te nemen. Er is nog geen antwoord.") % woorden
    if rij.antwoord == Overdrachtantwoord.GEWEIGERD:
        return _("%(wie)s neemt dit dossier niet over: %(reden)s") % woorden
    if rij.antwoord == Overdrachtantwoord.INGETROKKEN or rij.antwoord_op is None:
        return ""
    verteld = _("De cliënt weet het.") if rij.verteld_op else _("Nog niet aan de cliënt verteld.")
    zin = _("%(wie)s nam dit dossier over op %(dag)s. %(verteld)s")
    return zin % (woorden | {"dag": dag(rij.antwoord_op), "verteld": verteld})


def collegas_met_dossiers(organisaties: Iterable[Organisatie]) -> list[tuple[int, str]]:
    """Return who takes part as a professional in an open dossier of these organisations: key and name, by name."""
    hier = Deelnemer.objects.filter(
        rol=Rol.PROFESSIONAL, dossier__organisatie__in=list(organisaties), dossier__gesloten_op=None
    )
    namen = Gebruiker.objects.filter(pk__in=hier.exclude(gebruiker=None).values("gebruiker"))
    gevonden = [(sleutel, naam.partition(" · ")[0]) for sleutel, naam in namen.values_list("pk", "naam")]
    return sorted(gevonden, key=lambda paar: paar[1].casefold())


def deelnames_van(organisaties: Iterable[Organisatie], gebruiker: int) -> list[Deelnemer]:
    """Return the parts this colleague takes as a professional in open dossiers of these organisations, by name."""
    rijen = Deelnemer.objects.filter(
        gebruiker=gebruiker,
        rol=Rol.PROFESSIONAL,
        dossier__organisatie__in=list(organisaties),
        dossier__gesloten_op=None,
    )
    return list(rijen.select_related("dossier__organisatie").order_by("dossier__zoeknaam", "pk"))


def _per_dossier(rijen: "QuerySet[Any]") -> dict[int, list[Any]]:
    gevonden: dict[int, list[Any]] = {}
    for rij in rijen:
        gevonden.setdefault(rij.dossier_id, []).append(rij)
    return gevonden
