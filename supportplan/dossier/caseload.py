"""Which dossiers somebody works with, in which order, and what stands on each line of the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from supportplan.dossier.regels import Fasestand, huidige_fase, volgende_stap
from supportplan.dossier.tellingen import tellingen_van
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Functie
from supportplan.kern.models import Dossier, Gebruiker, Medewerker
from supportplan.kern.models.dossier import DossierQuerySet
from supportplan.kern.toegang import Recht

HOOGSTENS = 25  # plans on the start page of somebody who only takes part in a plan


class Volgorde(StrEnum):
    """How the list is sorted; each order has an index (kern/models/dossier.py)."""

    NAAM = "naam"
    WIJZIGING = "wijziging"
    DATUM = "datum"

    @classmethod
    def uit(cls, tekst: str) -> Self:
        """Return the order asked for; by name when it is no order."""
        return cls(tekst) if tekst in set(cls) else cls("naam")

    @property
    def velden(self) -> tuple[str, str]:
        """The columns of the index, so that the database reads the list from it."""
        return {"naam": ("zoeknaam", "id"), "wijziging": ("-gewijzigd_op", "id"), "datum": ("volgende_datum", "id")}[
            self.value
        ]


VOLGORDES: list[dict[str, str | Promise]] = [
    {"naam": _("naam"), "waarde": Volgorde.NAAM.value},
    {"naam": _("laatste wijziging"), "waarde": Volgorde.WIJZIGING.value},
    {"naam": _("eerstvolgende datum"), "waarde": Volgorde.DATUM.value},
]


@dataclass(frozen=True)
class Caseloadregel:
    """One line of the list."""

    naam: str
    url: str
    fase: Fasestand
    stap: str
    datum: date | None
    is_voorbij: bool
    gesloten: bool


def caseload(gebruiker: Gebruiker, woorden: str, volgorde: Volgorde) -> DossierQuerySet:
    """Return the dossiers this user may open, those whose name holds the words, in this order."""
    return Dossier.objects.voor(gebruiker, Recht.DOSSIER_ZIEN).zoek(woorden).order_by(*volgorde.velden)


def caseloadregels(dossiers: Sequence[Dossier], op: date) -> list[Caseloadregel]:
    """Return the lines of these dossiers, with phase and next step; two queries for the whole page."""
    tellingen = tellingen_van(dossiers) if dossiers else {}
    return [
        Caseloadregel(
            naam=dossier.naam,
            url=adres("dossier:dossier", dossier),
            fase=huidige_fase(tellingen[dossier.pk], op),
            stap=volgende_stap(tellingen[dossier.pk], op).zin,
            datum=dossier.volgende_datum,
            is_voorbij=dossier.volgende_datum is not None and dossier.volgende_datum < op,
            gesloten=dossier.gesloten_op is not None,
        )
        for dossier in dossiers
    ]


@dataclass(frozen=True)
class Planlink:
    """A plan somebody takes part in without the rest of the dossier."""

    naam: str
    url: str


def plannen_van(gebruiker: Gebruiker) -> list[Planlink]:
    """Return the plans this user may see, for a naaste who has no right on the rest of a dossier."""
    dossiers = Dossier.objects.voor(gebruiker, Recht.PLAN_ZIEN).order_by("zoeknaam", "id")[:HOOGSTENS]
    return [Planlink(dossier.naam, adres("plannen:plan", dossier)) for dossier in dossiers]


def functie_van(gebruiker: Gebruiker, op: date) -> str:
    """Return what this user is at an organisation or gemeente today (a code of Functie), or empty."""
    nu = Q(tot=None) | Q(tot__gte=op)
    functies = Medewerker.objects.filter(nu, Q(van=None) | Q(van__lte=op), gebruiker=gebruiker)
    gevonden = set(functies.values_list("functie", flat=True))
    return next((functie.value for functie in Functie if functie.value in gevonden), "")
