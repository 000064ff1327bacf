"""Who opened a dossier of mine in an emergency: on the start page of its first contacts (P-22)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from supportplan.dossier.overdrachtmeldingen import meldingen
from supportplan.dossier.services_openen import functies_van
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Functie, Rol
from supportplan.kern.models import Datalek, Deelnemer, Gebruiker, Medewerker, Spoedtoegang, Vervanging

DAGEN = 14  # after that it is in "Wie keek er?" only
MEESTE = 10


@dataclass(frozen=True)
class Spoedmelding:
    """One emergency opening, as the first contact reads it."""

    dossier: str
    url: str
    wie: str
    reden: str
    toelichting: str
    van: datetime


def functies_en_meldingen(gebruiker: Gebruiker, nu: datetime) -> tuple[set[str], bool, bool, bool]:
    """Return what this user is today (codes of Functie), and whether there is something to tell them.

    First whether a dossier of theirs was opened in an emergency, then whether a hand-over waits or was refused, then
    whether a datalek of an organisation they run waits to be judged.

    One query, for the start page asks little.
    """
    functies = ArraySubquery(functies_van(gebruiker, timezone.localtime(nu).date()))
    melding = (Exists(vraag(gebruiker, nu)) for vraag in (_geopend, meldingen, _datalekken))
    gevonden = Gebruiker.objects.filter(pk=gebruiker.pk).values_list(functies, *melding).get()
    return set(gevonden[0]), bool(gevonden[1]), bool(gevonden[2]), bool(gevonden[3])


def _datalekken(gebruiker: Gebruiker, nu: datetime) -> "QuerySet[Any]":
    op = timezone.localtime(nu).date()
    plekken = Medewerker.objects.filter(Q(tot=None) | Q(tot__gte=op), van__lte=op, functie=Functie.BEHEERDER)
    open_ = Q(fg_gemeld=None) | Q(ap_gemeld=None) | Q(betrokkene_gemeld=None)
    mijn = plekken.filter(gebruiker=gebruiker).values("organisatie")
    rijen: QuerySet[Any] = Datalek.objects.filter(open_, organisatie__in=mijn)
    return rijen


def _geopend(gebruiker: Gebruiker, nu: datetime) -> "QuerySet[Any]":
    eerste = Deelnemer.objects.filter(rol=Rol.PROFESSIONAL, aanspreekpunt=True)
    vervangt = Vervanging.objects.lopend(timezone.localtime(nu).date()).filter(door__gebruiker=gebruiker).values("voor")
    mijn = eerste.filter(Q(gebruiker=gebruiker) | Q(pk__in=vervangt)).values("dossier")
    rijen: QuerySet[Any] = Spoedtoegang.objects.filter(dossier__in=mijn, van__gte=nu - timedelta(days=DAGEN))
    return rijen


def spoedmeldingen_van(gebruiker: Gebruiker, nu: datetime) -> list[Spoedmelding]:
    """Return who opened dossiers of which this user is first contact in an emergency, newest first; one query."""
    rijen = _geopend(gebruiker, nu)
    return [
        Spoedmelding(
            dossier=rij.dossier.naam,
            url=adres("dossier:log", rij.dossier),
            wie=rij.gebruiker.naam.partition(" · ")[0],
            reden=str(rij.get_reden_display()),
            toelichting=rij.toelichting,
            van=rij.van,
        )
        for rij in rijen.select_related("dossier", "gebruiker").order_by("-van", "-pk")[:MEESTE]
    ]
