"""Questions to take a dossier over: on the start page of who is asked, and the refusal on that of who asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from supportplan.dossier.services_overdracht import korte_naam
from supportplan.kern.afsluiting import is_open
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Overdrachtantwoord
from supportplan.kern.models import Gebruiker, Overdracht

DAGEN = 14  # how long a refusal stands there
MEESTE = 10


@dataclass(frozen=True)
class Overdrachtmelding:
    """One question or one refusal, in a sentence with a link."""

    zin: str
    url: str
    linktekst: str


def meldingen(gebruiker: Gebruiker, nu: datetime) -> "QuerySet[Any]":
    """What waits for an answer of this user, and what of theirs was refused lately; for use in a query too."""
    later = Overdracht.objects.filter(dossier=OuterRef("dossier"), pk__gt=OuterRef("pk"))
    geweigerd = Q(antwoord=Overdrachtantwoord.GEWEIGERD, antwoord_op__gte=(nu - timedelta(days=DAGEN)).date())
    mijn = Q(gevraagd_door=gebruiker) & geweigerd & ~Q(Exists(later))
    voor_mij = Q(naar=gebruiker, antwoord="", dossier__gesloten_op=None)
    rijen: QuerySet[Any] = Overdracht.objects.filter(is_open(gebruiker), voor_mij | mijn)
    return rijen


def overdrachtmeldingen_van(gebruiker: Gebruiker, nu: datetime) -> list[Overdrachtmelding]:
    """Return what stands on the start page of this user about handing over, newest first; one query."""
    rijen = meldingen(gebruiker, nu).select_related("dossier", "naar", "gevraagd_door")
    return [_melding(rij) for rij in rijen.order_by("-pk")[:MEESTE]]


def _melding(rij: Overdracht) -> Overdrachtmelding:
    if not rij.antwoord:
        zin = _("%(wie)s vraagt of u %(dossier)s wilt gaan helpen.")
        woorden = {"wie": korte_naam(rij.gevraagd_door), "dossier": rij.dossier.naam}
        return Overdrachtmelding(zin % woorden, adres("dossier:overdracht", rij.dossier), _("Bekijken en antwoorden"))
    zin = _("%(wie)s neemt %(dossier)s niet over: %(reden)s")
    woorden = {"wie": korte_naam(rij.naar), "dossier": rij.dossier.naam, "reden": rij.weigerreden}
    naar = "dossier:overdragen" if rij.van and rij.van_gebruiker_id == rij.gevraagd_door_id else "dossier:team_dossier"
    return Overdrachtmelding(zin % woorden, adres(naar, rij.dossier), _("Vraag iemand anders"))
