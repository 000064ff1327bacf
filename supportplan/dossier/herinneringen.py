"""What somebody is reminded of on the start page (I-13)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from supportplan.kern.dossiernav import adres
from supportplan.kern.herinneren import kan_kijken
from supportplan.kern.keuzes import Herinneringssoort
from supportplan.kern.models import Gebruiker, Herinnering
from supportplan.kern.toegang import Recht

REGELS = 5  # on the page; for more there is the list sorted by date
RIJEN = 100  # fetched at most; several rows can be about one thing

EVALUATIE = (_("Samen het plan bekijken"), "plannen:evaluaties")
OVERZICHT = "dossier:dossier"
WAT: dict[str, tuple[Promise, str]] = {
    Herinneringssoort.EVALUATIE_VOORAF: EVALUATIE,
    Herinneringssoort.EVALUATIE: EVALUATIE,
    Herinneringssoort.EVALUATIE_NA: EVALUATIE,
    Herinneringssoort.NETWERKVRAAG: (_("Iemand om hulp vragen"), "plannen:plan"),
    Herinneringssoort.PLAN_INLEVEREN: (_("Het plan naar de gemeente brengen"), "plannen:aanvraag"),
    Herinneringssoort.ONDERZOEK_VOORAF: (_("Vragen hoe het staat met het onderzoek van de gemeente"), OVERZICHT),
    Herinneringssoort.ONDERZOEK_TE_LAAT: (_("Het onderzoek van de gemeente is niet op tijd klaar"), OVERZICHT),
    Herinneringssoort.BESLUIT_VOORAF: (_("De gemeente moet bijna besluiten"), "plannen:aanvraag"),
    Herinneringssoort.BESLUIT_TE_LAAT: (_("Er is nog geen besluit van de gemeente"), "plannen:aanvraag"),
    Herinneringssoort.BEZWAAR: (_("Bezwaar maken kan nog tot en met deze dag"), "plannen:aanvraag"),
    Herinneringssoort.BESLUIT_LOOPT_AF: (_("Het besluit van de gemeente loopt af"), "plannen:aanvraag"),
}


@dataclass(frozen=True)
class Herinneringregel:
    """One thing to do, in one dossier, on one day."""

    naam: str
    wat: Promise
    url: str
    datum: date
    is_voorbij: bool
    is_vandaag: bool


@dataclass(frozen=True)
class Herinneringen:
    """The first things to do, and whether there are more."""

    regels: list[Herinneringregel]
    meer: bool


def herinneringen_van(gebruiker: Gebruiker, op: date) -> Herinneringen:
    """Return what this user is reminded of on this day, the longest ago first; one query.

    Shown until it is done, whether a mail went out or not.
    """
    rijen = Herinnering.objects.voor(gebruiker, Recht.PLAN_ZIEN).aan_de_beurt(op).filter(aan__gebruiker=gebruiker)
    rijen = rijen.select_related("dossier", "aan__gebruiker").order_by("datum", "pk")[:RIJEN]
    regels = list(dict.fromkeys(_regels(rijen, op)))
    return Herinneringen(regels[:REGELS], len(regels) > REGELS)


def _regels(rijen: Iterable[Herinnering], op: date) -> Iterable[Herinneringregel]:
    for rij in rijen:
        if kan_kijken(rij.aan, op):
            wat, pagina = WAT[rij.soort]
            url = adres(pagina, rij.dossier)
            yield Herinneringregel(rij.dossier.naam, wat, url, rij.datum, rij.datum < op, rij.datum == op)
