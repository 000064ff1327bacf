"""The parts of a dossier in the order of the six phases: the one list behind the menu of every dossier page.

Names of addresses are strings, because kern knows no app above it; a part whose page does not exist is left out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from supportplan.kern.toegang import Recht

if TYPE_CHECKING:
    from supportplan.kern.models import Dossier

# Name of the address, word in the menu, the right that opens it.
ONDERDELEN: tuple[tuple[str, Promise, Recht], ...] = (
    ("dossier:dossier", _("Overzicht"), Recht.DOSSIER_ZIEN),
    ("profiel:kennismaking", _("Gesprekken"), Recht.PROFIEL_ZIEN),
    ("profiel:profiel", _("Profiel"), Recht.PROFIEL_ZIEN),
    ("profiel:kvb", _("Kwaliteit van bestaan"), Recht.PROFIEL_ZIEN),
    ("profiel:doelen", _("Doelen"), Recht.PROFIEL_ZIEN),
    ("plannen:plan", _("Plan"), Recht.PLAN_ZIEN),
    ("plannen:logboek", _("Uitvoeren"), Recht.LOGBOEK_ZIEN),
    ("plannen:evaluaties", _("Evaluaties"), Recht.PLAN_ZIEN),
    ("plannen:aanvraag", _("Aanvraag"), Recht.DOCUMENT_ZIEN),
    ("dossier:bijlagen", _("Bijlagen"), Recht.DOSSIER_ZIEN),
    ("dossier:spoed", _("Spoed"), Recht.DOSSIER_ZIEN),
    ("dossier:log", _("Wie keek er?"), Recht.INZAGE_ZIEN),
    ("dossier:gegevens", _("Uw gegevens"), Recht.INZAGE_ZIEN),
    # Always there for a professional, with or without notes, so that the link tells nothing (P-10)
    ("besloten:aantekeningen", _("Mijn aantekeningen"), Recht.DOSSIER_BEWERKEN),
)


@dataclass(frozen=True)
class Navonderdeel:
    """One link of the menu, as `onderdelen/dossiernav.html` shows it."""

    naam: str
    url: str
    huidig: bool


def adres(urlnaam: str, dossier: "Dossier", **verder: UUID) -> str:
    """Return the address of a page of this dossier; empty when that page does not exist."""
    try:
        return reverse(urlnaam, kwargs={"dossier": dossier.uuid, **verder})
    except NoReverseMatch:
        return ""


def onderdelen_van(dossier: "Dossier", rechten: Collection[str], huidig: str) -> list[Navonderdeel]:
    """Return the parts this reader may open; `huidig` is the name of the address the page belongs to."""
    links = [
        Navonderdeel(str(naam), adres(urlnaam, dossier), urlnaam == huidig)
        for urlnaam, naam, recht in ONDERDELEN
        if recht in rechten
    ]
    return [link for link in links if link.url]


def draad_adres(dossier: "Dossier", soort: str, uuid: UUID) -> str:
    """Return the address of the rode draad of one thing; empty when there is no such page."""
    try:
        return reverse("dossier:draad", kwargs={"dossier": dossier.uuid, "soort": soort, "uuid": uuid})
    except NoReverseMatch:
        return ""
