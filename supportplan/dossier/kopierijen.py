"""The rows of a case as lines of a copy: every field that the case file holds, in words (P-17).

What the lines are follows from the table of the case file (`casus/soorten.py`) and from the few kinds that stand
outside it, so that a new field comes along by itself. A test fails for a kind of row that is in no part.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.models import Aanlevering, Document
from profiel.models import Aanwezige, Plaatsing, Spreker
from profiel.plekken import Plek
from supportplan.dossier.casus.delen import Een, Gemeentedeel, Lijst, Links, Soort, Veld, Vrijgave, velden
from supportplan.dossier.casus.schrijven import Rijsleutel, Schrijver
from supportplan.dossier.casus.soorten import BOVEN, DOSSIER, SOORTEN
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import (
    Bijlage,
    Collegaweigering,
    Deelnemer,
    Dossier,
    Netwerkpersoon,
    Referentiewaarde,
    Verzoek,
)

# The parts of a copy with the keys of the case file in each; the page for reviewing has one for each.
DELEN: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("dossier", gettext_lazy("Uw dossier"), ("dossier", "overgeslagen_fasen")),
    (
        "mensen",
        gettext_lazy("U en de mensen om u heen"),
        ("deelnemers", "netwerk", "vertegenwoordiging", "toestemming", "clientondersteuning", "collegaweigeringen"),
    ),
    ("gesprekken", gettext_lazy("Gesprekken"), ("gesprekken",)),
    ("profiel", gettext_lazy("Wat er gezegd is"), ("uitspraken", "overgeslagen_rijen")),
    ("doelen", gettext_lazy("Doelen en opties"), ("doelen", "voorkeuren", "werkbladen")),
    ("analyses", gettext_lazy("Wat de professional ervan denkt"), ("analyses",)),
    ("plan", gettext_lazy("Uw plan"), ("plan",)),
    (
        "gemeente",
        gettext_lazy("De aanvraag bij de gemeente"),
        ("documentkeuzes", "weggelaten", "toetspunten", "documenten", "aanleveringen", "besluiten"),
    ),
    ("logboek", gettext_lazy("Logboek"), ("logboek",)),
    ("evaluaties", gettext_lazy("Samen terugkijken"), ("evaluaties",)),
    ("bijlagen", gettext_lazy("Bijlagen"), ("bijlagen",)),
    ("verzoeken", gettext_lazy("Wat u vroeg over uw gegevens"), ("verzoeken",)),
)
BUITEN_DE_CASUS: dict[str, Soort] = {
    "documenten": Soort(model=Document, delen=velden("route", "versie", "definitief_op", "sha256")),
    "aanleveringen": Soort(model=Aanlevering, delen=velden("document", "gemeente", "kanaal", "op", "kenmerk")),
    "bijlagen": Soort(model=Bijlage, delen=velden("titel", "mimetype", "grootte", "sha256")),
    "collegaweigeringen": Soort(model=Collegaweigering, delen=velden("gebruiker", "op", "ingetrokken_op")),
    "verzoeken": Soort(
        model=Verzoek,
        delen=velden("soort", "tekst", "door", "ontvangen_op", "uitkomst", "uitkomst_op", "uitkomst_reden"),
    ),
}
# How the plan hangs together: never left out by themselves, for nothing under them would be understood.
VAST = {
    *("dossier", "deelnemer", "vertegenwoordiging", "rijovergeslagen", "faseoverslag", "doel", "werkblad", "plan"),
    *("plandoel", "planregel", "planversie", "documentkeuzes", "weggelaten", "toetspunt", "document", "aanlevering"),
}
# Of other people only who they are in this case; where they live and how to call them is theirs.
VAN_ANDER = {
    "deelnemer": {
        *("rol", "roepnaam", "voornamen", "achternaam", "functie", "werkt_bij", "relatie", "aanspreekpunt"),
        *("van", "tot"),
    },
    "netwerkpersoon": {
        *("naam", "relatie", "deelnemer", "in_document_als", "huisgenoot", "mantelzorger", "doet", "zou_kunnen"),
        *("niet_vragen", "niet_vragen_reden"),
    },
}
VAN_GESPREK = {"datum", "plaats", "plaats_anders"}  # of a talk somebody was at, in the copy of that somebody
KOPVELDEN = ("tekst", "naam", "stap", "titel", "wat")
CODELIJSTEN = ("voorziening", "eenheid", "frequentie")


@dataclass(frozen=True)
class Rij:
    """One row of the case at its place in the copy."""

    soort: Soort
    rij: Any
    diep: int

    @property
    def sleutel(self) -> tuple[str, int]:
        """What names it in a choice: the kind and the key."""
        return self.soort.naam, self.rij.pk


class Dossierrijen:
    """Every row of one case, read once: about forty queries, however many rows."""

    def __init__(self, dossier: Dossier, vrager: Deelnemer, zonder: Collection[Rijsleutel] = ()) -> None:
        self.dossier, self.vrager = dossier, vrager
        self._zonder = zonder
        self._schrijver = Schrijver(dossier, zonder)
        self._buiten = {sleutel: list(self._haal(soort)) for sleutel, soort in BUITEN_DE_CASUS.items()}

    @cached_property
    def delen(self) -> list[tuple[str, str, list[Rij]]]:
        """The parts with their rows in order, children after their parent; of a naaste only what is theirs."""
        boven = {deel.sleutel: deel for deel in BOVEN if isinstance(deel, Lijst | Een)}
        gevonden = []
        for slug, titel, sleutels in DELEN:
            rijen: list[Rij] = []
            for sleutel in sleutels:
                if sleutel == "dossier":
                    rijen.append(Rij(DOSSIER, self.dossier, 0))
                elif sleutel in self._buiten:
                    rijen += [Rij(BUITEN_DE_CASUS[sleutel], rij, 0) for rij in self._buiten[sleutel]]
                else:
                    rijen += self._onder(boven[sleutel], None, 0)
            if not self.hele_dossier:
                rijen = [rij for rij in rijen if self.is_van_vrager(rij) or self.gaat_over_vrager(rij)]
            gevonden.append((slug, str(titel), rijen))
        return gevonden

    @property
    def hele_dossier(self) -> bool:
        """Whether the copy is of the whole case: for the client, or who speaks for them. A naaste gets their own."""
        return self.vrager.rol in {Rol.CLIENT, Rol.VERTEGENWOORDIGER}

    def alle(self) -> Iterator[Rij]:
        """Every row of the copy."""
        for _slug, _titel, rijen in self.delen:
            yield from rijen

    def mee_weg(self, weg: Collection[Rijsleutel]) -> frozenset[Rijsleutel]:
        """Return these rows with every row that cannot be there without one of them, such as its children."""
        gevonden, vorige = set(weg), -1
        while len(gevonden) != vorige:
            vorige = len(gevonden)
            for rij in self.alle():
                if any(wijst in gevonden for wijst in verwijzingen(rij, verplicht=True)):
                    gevonden.add((type(rij.rij), rij.rij.pk))
        return frozenset(gevonden)

    def is_van_vrager(self, rij: Rij) -> bool:
        """Whether this is what the asker said, wrote or answered, or who they are."""
        naam = rij.soort.naam
        if naam == "deelnemer":
            return bool(rij.rij.pk == self.vrager.pk)
        if naam == "uitspraak":
            return self.vrager.pk in self.sprekers(rij.rij)
        if naam == "bijlage":
            return bool(self.vrager.gebruiker_id and rij.rij.gemaakt_door_id == self.vrager.gebruiker_id)
        eigen = {"instemming": "deelnemer", "clientondersteuning": "deelnemer"}.get(naam, "door")
        return getattr(rij.rij, f"{eigen}_id", None) == self.vrager.pk and self._naar_deelnemer(rij.soort, eigen)

    def gaat_over_vrager(self, rij: Rij) -> bool:
        """Whether a row points at the asker: as a person of the plan, as somebody who was there."""
        for deel in rij.soort.delen:
            if isinstance(deel, Links) and deel.model is Aanwezige and self.vrager.pk in self._anderen(deel, rij.rij):
                return True
            if isinstance(deel, Veld) and isinstance(veld := rij.soort.modelveld(deel.naam), models.ForeignKey):
                wie = (veld.related_model, getattr(rij.rij, veld.attname))
                if wie in {(Deelnemer, self.vrager.pk), (Netwerkpersoon, self._in_netwerk)}:
                    return True
        if rij.soort.naam == "netwerkafspraak":
            inzet = rij.rij.inzet_id
            return any(r.rij.pk == inzet and self.gaat_over_vrager(r) for r in self._inzetten)
        return False

    def sprekers(self, uitspraak: Any) -> list[int]:
        """Keys of who said a statement."""
        return self._anderen(next(d for d in SOORTEN["uitspraak"].delen if isinstance(d, Links)), uitspraak)

    def kop(self, rij: Rij) -> str:
        """What the line is called: its own words where it has them."""
        if isinstance(rij.rij, Deelnemer):
            return str(rij.rij.naam)
        for naam in KOPVELDEN:
            if waarde := str(getattr(rij.rij, naam, "") or "").strip():
                return waarde
        soort = capfirst(str(rij.soort.model._meta.verbose_name))
        if datum := getattr(rij.rij, "datum", None):
            return _("%(wat)s van %(datum)s") % {"wat": soort, "datum": date_format(datum, "j F Y")}
        if rij.soort.naam == "keuze":
            return capfirst(str(rij.rij.get_soort_display()))
        return soort

    def velden(self, rij: Rij) -> list[tuple[str, str]]:
        """The fields that say something, as label and words; what the kop says already is left out."""
        kop, mogen = self.kop(rij), self._mogen(rij)
        gevonden = []
        for deel in rij.soort.delen:
            if mogen is not None and deel.sleutel not in mogen and not isinstance(deel, Gemeentedeel):
                continue
            label, waarde = self._waarde(rij, deel)
            if waarde and waarde != kop:
                gevonden.append((capfirst(label), waarde))
        return gevonden

    def _mogen(self, rij: Rij) -> set[str] | None:
        """The fields of a row that this asker may have; None for all."""
        naam = rij.soort.naam
        if naam in VAN_ANDER and not (naam == "deelnemer" and rij.rij.pk == self.vrager.pk):
            is_client = self.vrager.rol == Rol.VERTEGENWOORDIGER and getattr(rij.rij, "rol", "") == Rol.CLIENT
            return None if is_client else VAN_ANDER[naam]
        return VAN_GESPREK if naam == "gesprek" and not self.hele_dossier else None

    def _waarde(self, rij: Rij, deel: Any) -> tuple[str, str]:
        if isinstance(deel, Veld):
            veld = rij.soort.modelveld(deel.naam)
            return str(veld.verbose_name), self._woorden(rij.rij, veld)
        if isinstance(deel, Links):
            anderen = [self._naam(deel.doelmodel, sleutel) for sleutel in self._anderen(deel, rij.rij)]
            label = str(deel.doelmodel._meta.verbose_name_plural)
            return _("gezegd door") if deel.model is Spreker else label, ", ".join(filter(None, anderen))
        if isinstance(deel, Gemeentedeel):
            return _("gemeente"), str(rij.rij.gemeente or "")
        if isinstance(deel, Vrijgave) and rij.rij.vrijgegeven_op:
            return _("mag de gemeente lezen sinds"), date_format(rij.rij.vrijgegeven_op, "j F Y")
        if isinstance(deel, Lijst) and deel.soort.model is Plaatsing:
            plekken = self._schrijver.kinderen(deel.soort, rij.rij)
            return _("staat bij"), "; ".join(Plek(p.formulier, p.rij, p.kolom).woorden for p in plekken)
        return "", ""

    def _woorden(self, rij: Any, veld: Any) -> str:
        if isinstance(veld, models.ForeignKey):
            sleutel = getattr(rij, veld.attname)
            if veld.related_model in self._leesbare_modellen:
                return self._naam(veld.related_model, sleutel)
            return str(getattr(rij, veld.name)) if sleutel else ""
        waarde = getattr(rij, veld.name)
        if veld.choices:
            return str(getattr(rij, f"get_{veld.name}_display")() or "")
        if veld.name in CODELIJSTEN and waarde:
            return self._codes.get((veld.name, waarde), str(waarde))
        return in_woorden(waarde)

    def _naam(self, model: Any, sleutel: int | None) -> str:
        """What a link points at; nothing when that is not in this copy."""
        gevonden = self._bekend.get((model, sleutel))
        return self.kop(gevonden) if gevonden else ""

    @cached_property
    def _bekend(self) -> dict[tuple[Any, int | None], Rij]:
        mensen = [Rij(SOORTEN["deelnemer"], mens, 0) for mens in self._deelnemers]
        if not self.hele_dossier:
            mensen = [m for m in mensen if m.rij.pk == self.vrager.pk or m.rij.rol in {Rol.CLIENT, Rol.PROFESSIONAL}]
        return {(type(rij.rij), rij.rij.pk): rij for rij in [*mensen, *self.alle()]}

    @cached_property
    def _deelnemers(self) -> list[Deelnemer]:
        return self._schrijver.kinderen(SOORTEN["deelnemer"], None)

    @cached_property
    def _leesbare_modellen(self) -> set[Any]:
        return {soort.model for soort in [*SOORTEN.values(), *BUITEN_DE_CASUS.values()]}

    @cached_property
    def _codes(self) -> dict[tuple[str, str], str]:
        rijen = Referentiewaarde.objects.filter(lijst__in=CODELIJSTEN).order_by("van")
        return {(rij.lijst, rij.code): rij.gewone_woorden or rij.label for rij in rijen}

    @cached_property
    def _in_netwerk(self) -> int:
        mensen = self._schrijver.kinderen(SOORTEN["netwerkpersoon"], None)
        return next((mens.pk for mens in mensen if mens.deelnemer_id == self.vrager.pk), 0)

    @cached_property
    def _inzetten(self) -> list[Rij]:
        plan = next(deel for deel in BOVEN if deel.sleutel == "plan")
        return [rij for rij in self._onder(plan, None, 0) if rij.soort.naam == "inzet"]

    def _onder(self, deel: Any, ouder: Any, diep: int) -> Iterator[Rij]:
        if not isinstance(deel, Lijst | Een) or deel.soort.model is Plaatsing:
            return
        vast = deel.vast if isinstance(deel, Een) else {}
        for kind in self._schrijver.kinderen(deel.soort, ouder):
            if all(getattr(kind, naam) == waarde for naam, waarde in vast.items()):
                yield Rij(deel.soort, kind, diep)
                for onderdeel in deel.soort.delen:
                    yield from self._onder(onderdeel, kind, diep + 1)

    def _haal(self, soort: Soort) -> Iterable[Any]:
        rijen: Any = soort.model._default_manager.filter(dossier=self.dossier).order_by("pk")
        if soort.model is Verzoek and self.hele_dossier:
            rijen = rijen.exclude(door__rol=Rol.NAASTE)  # what a naaste asks about their own data is theirs
        return [rij for rij in rijen if (soort.model, rij.pk) not in self._zonder]

    def _anderen(self, deel: Links, rij: Any) -> list[int]:
        return [getattr(link, f"{deel.ander}_id") for link in self._schrijver.links(deel, rij)]

    def _naar_deelnemer(self, soort: Soort, naam: str) -> bool:
        veld: Any = soort.modelveld(naam)
        return veld.related_model is Deelnemer


def verwijzingen(rij: Rij, *, verplicht: bool) -> Iterator[Rijsleutel]:
    """The rows this row points at: those it cannot be without, or the others."""
    for veld in type(rij.rij)._meta.concrete_fields:
        if isinstance(veld, models.ForeignKey) and veld.null is not verplicht:
            yield veld.related_model, getattr(rij.rij, veld.attname)


def in_woorden(waarde: Any) -> str:
    """A plain value as people read it; nothing for what is empty or no."""
    if waarde in (None, "", [], False):
        return ""
    if waarde is True:
        return _("ja")
    if isinstance(waarde, datetime):
        return date_format(timezone.localtime(waarde), "j F Y H:i")
    if isinstance(waarde, date):
        return date_format(waarde, "j F Y")
    if isinstance(waarde, Decimal):
        return str(localize(waarde.normalize() if waarde % 1 else waarde.to_integral_value()))
    return "\n".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)
