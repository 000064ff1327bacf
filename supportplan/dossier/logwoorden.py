"""The log in plain words: who did what, never a text of a person (P-20, product 1 idea 6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.keuzes import Actie, Resultaat, Rol
from supportplan.kern.models import Logregel

# What a line is about, as it stands in a sentence; a kind that is not here is shown as it is written in the log.
DINGEN: dict[str, Promise] = {
    "aanvraag": gettext_lazy("de aanvraag"),
    "advies": gettext_lazy("een advies"),
    "afspraak": gettext_lazy("een afspraak met iemand uit het netwerk"),
    "agenda": gettext_lazy("de dag om samen het plan te bekijken, voor in de agenda"),
    "aanmelding": gettext_lazy("hoe het begon"),
    "alleen_taal": gettext_lazy("alleen de woorden van een deel van het plan"),
    "analyse": gettext_lazy("een analyse"),
    "besluit": gettext_lazy("het besluit"),
    "bestand": gettext_lazy("een bestand"),
    "bijlage": gettext_lazy("een bijlage"),
    "besproken": gettext_lazy("wat er in een gesprek besproken is"),
    "casus": gettext_lazy("het hele dossier"),
    "clientondersteuning": gettext_lazy("of er over cliëntondersteuning verteld is"),
    "deelnemer": gettext_lazy("de mensen in het dossier"),
    "document": gettext_lazy("de aanvraag"),
    "documentkeuzes": gettext_lazy("wat er mee gaat naar de gemeente"),
    "doel": gettext_lazy("een doel"),
    "doelen": gettext_lazy("de doelen"),
    "dossier": gettext_lazy("het overzicht van het dossier"),
    "dossier_openen": gettext_lazy("een nieuw dossier"),
    "draad": gettext_lazy("een rode draad"),
    "evaluatie": gettext_lazy("de evaluatie"),
    "evaluaties": gettext_lazy("de evaluaties"),
    "evaluatieregel": gettext_lazy("een antwoord bij een evaluatie"),
    "fase_hervatten": gettext_lazy("een fase: weer opgepakt"),
    "fase_overslaan": gettext_lazy("een fase: overgeslagen"),
    "fasen": gettext_lazy("welke fasen zijn overgeslagen"),
    "gesprek": gettext_lazy("een gesprek"),
    "gesprek_afsluiten": gettext_lazy("een gesprek: afgesloten"),
    "gesprek_vastleggen": gettext_lazy("wat er in een gesprek gezegd is"),
    "gesprekken": gettext_lazy("de gesprekken"),
    "instemming": gettext_lazy("een antwoord op het plan"),
    "heropenen": gettext_lazy("het heropenen van het dossier"),
    "inzage": gettext_lazy("wie er keek"),
    "inzet": gettext_lazy("een bijdrage in het plan"),
    "keuze": gettext_lazy("de keuze uit de opties"),
    "kennismaken": gettext_lazy("het kennismaken"),
    "kwaliteit_van_bestaan": gettext_lazy("het schema kwaliteit van bestaan"),
    "logboek": gettext_lazy("het logboek"),
    "logboekregel": gettext_lazy("een regel in het logboek"),
    "netwerkpersoon": gettext_lazy("iemand uit het netwerk"),
    "plek_geven": gettext_lazy("welke zinnen nog geen plek hebben"),
    "pgbhulp": gettext_lazy("een helper uit het pgb"),
    "pgbplan": gettext_lazy("een pgb-plan"),
    "plan": gettext_lazy("het plan"),
    "plandoel": gettext_lazy("een deel van het plan"),
    "planregel": gettext_lazy("hoe het met een stap staat"),
    "planversie": gettext_lazy("een vastgestelde versie van het plan"),
    "profiel": gettext_lazy("het Persoonlijk Profiel"),
    "stap": gettext_lazy("een stap in het plan"),
    "te_veel": gettext_lazy("dat het iemand te veel wordt"),
    "sluiten": gettext_lazy("het sluiten van het dossier"),
    "spoed": gettext_lazy("wie u kunt bellen bij spoed"),
    "toets": gettext_lazy("de toets van de aanvraag"),
    "uitspraak": gettext_lazy("een zin"),
    "vertegenwoordiging": gettext_lazy("wie namens de cliënt spreekt"),
    "voorstel": gettext_lazy("een voorstel voor andere woorden"),
    "afweging": gettext_lazy("een voordeel of nadeel"),
    "optie": gettext_lazy("een optie"),
    "voorkeur": gettext_lazy("wat belangrijk is, of wat iemand niet wil"),
    "wensenlijst": gettext_lazy("de lijst van belangrijkste wensen"),
    "vrijgave": gettext_lazy("wat de gemeente mag lezen"),
    "werkblad": gettext_lazy("een Werkblad Opties"),
    "wmovraag": gettext_lazy("een vraag aan de Wmo"),
}

# The act in one sentence with the thing in it.
ZINNEN: dict[str, Promise] = {
    Actie.INZIEN: gettext_lazy("bekeek %(ding)s"),
    Actie.ZOEKEN: gettext_lazy("zocht op naam"),
    Actie.TOEVOEGEN: gettext_lazy("voegde iets toe: %(ding)s"),
    Actie.WIJZIGEN: gettext_lazy("veranderde %(ding)s"),
    Actie.VRIJGEVEN: gettext_lazy("gaf vrij voor het document: %(ding)s"),
    Actie.EXPORTEREN: gettext_lazy("nam een kopie mee van %(ding)s"),
    Actie.DOWNLOADEN: gettext_lazy("haalde op: %(ding)s"),
    Actie.VERWIJDEREN: gettext_lazy("verwijderde %(ding)s"),
    Actie.INLOGGEN: gettext_lazy("meldde zich aan"),
    Actie.RECHTEN: gettext_lazy("veranderde wie erbij mag"),
}


@dataclass(frozen=True)
class Inzageregel:
    """What one person did, once or several times in a row on one day."""

    wie: str
    rol: str
    wat: str
    geweigerd: bool
    van: datetime
    tot: datetime
    keer: int

    @property
    def dag(self) -> date:
        """The day it happened, as the clock on the wall had it."""
        return timezone.localdate(self.tot)

    @property
    def duurt(self) -> bool:
        """Whether the first and the last time differ as a clock shows them."""
        return self.van.replace(second=0, microsecond=0) != self.tot.replace(second=0, microsecond=0)


def in_woorden(regel: Logregel) -> Inzageregel:
    """Return one line of the log in plain words."""
    ding = DINGEN.get(regel.soort, regel.soort)
    zin = ZINNEN.get(regel.actie, regel.actie)
    wie = regel.actor.naam if regel.actor else _("Het systeem")
    if regel.namens:
        wie = _("%(wie)s namens %(namens)s") % {"wie": wie, "namens": regel.namens}
    rol = str(Rol(regel.rol).label) if regel.rol in Rol.values else regel.rol
    return Inzageregel(
        wie, rol, str(zin) % {"ding": ding}, regel.resultaat == Resultaat.GEWEIGERD, regel.tijd, regel.tijd, 1
    )


def ingedikt(regels: Iterable[Logregel]) -> list[Inzageregel]:
    """Return the lines in words, newest first as given; the same act again on the same day becomes "3 keer"."""
    uit: list[Inzageregel] = []
    for regel in map(in_woorden, regels):
        vorige = uit[-1] if uit else None
        if vorige and _zelfde(vorige, regel):
            uit[-1] = replace(vorige, van=regel.van, keer=vorige.keer + 1)
        else:
            uit.append(regel)
    return uit


def _zelfde(een: Inzageregel, ander: Inzageregel) -> bool:
    return (een.wie, een.rol, een.wat, een.geweigerd, een.dag) == (
        ander.wie,
        ander.rol,
        ander.wat,
        ander.geweigerd,
        ander.dag,
    )
