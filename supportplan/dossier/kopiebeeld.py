"""The review of a copy: every line with what is proposed, what was chosen, what must still be looked at (P-17)."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.models import Logboekregel
from profiel.models import Gesprek, Uitspraak
from supportplan.dossier.casus.schrijven import Rijsleutel
from supportplan.dossier.kopierijen import VAST, Dossierrijen, Rij, verwijzingen
from supportplan.dossier.regels_kopie import MEE, Gegeven, Voorstel, bezwaren_tegen_kopie, genoemd, voorstel
from supportplan.kern.keuzes import Rol, Weglaatgrond, Zichtbaarheid
from supportplan.kern.models import Bijlage, Deelnemer, Kopiekeuze, Vertegenwoordiging, Verzoek

MET_LEZERS: tuple[Any, ...] = (Uitspraak, Gesprek, Logboekregel, Bijlage)


@dataclass(frozen=True)
class Regel:
    """One line in the review. `tekst` is blank for a line that the reviewer may not read."""

    rij: Rij
    kop: str
    velden: list[tuple[str, str]]
    voorstel: Voorstel
    gekozen: str | None  # the stored choice; None when nobody chose yet
    te_kiezen: bool  # whether it can be chosen at all

    @property
    def naam(self) -> str:
        """Its name in the form."""
        soort, pk = self.rij.sleutel
        return f"{soort}_{pk}"

    @property
    def soortnaam(self) -> str:
        """What kind of row it is, in words."""
        return str(self.rij.soort.model._meta.verbose_name)

    @property
    def grond(self) -> str | None:
        """Why it is left out; blank when it goes along, None when nobody chose and nothing is proposed."""
        if self.voorstel.vast or self.gekozen is None:
            return self.voorstel.grond
        return self.gekozen

    @property
    def nalopen(self) -> bool:
        """Whether a person still has to look at it."""
        return self.te_kiezen and bool(self.voorstel.let_op) and self.gekozen is None


@dataclass(frozen=True)
class Deelbeeld:
    """One part of the review."""

    slug: str
    titel: str
    regels: list[Regel]

    @property
    def na_te_lopen(self) -> int:
        """How many lines a person still has to look at."""
        return sum(regel.nalopen for regel in self.regels)

    @property
    def met_let_op(self) -> list[Regel]:
        """The lines with something to look at, looked at or not."""
        return [regel for regel in self.regels if regel.te_kiezen and regel.voorstel.let_op]

    @property
    def overige(self) -> list[Regel]:
        """The other lines one may choose about."""
        return [regel for regel in self.regels if regel.te_kiezen and not regel.voorstel.let_op]

    @property
    def dicht(self) -> int:
        """How many lines are left out that nobody else reads."""
        return sum(regel.voorstel.vast for regel in self.regels)

    @property
    def mee(self) -> int:
        """How many lines go along."""
        return sum(regel.grond == MEE for regel in self.regels)

    @property
    def weg(self) -> int:
        """How many lines are left out."""
        return sum(bool(regel.grond) for regel in self.regels)


class Kopiebeeld:
    """What the copy of one request would hold now, as this reviewer may see it; about fifty queries."""

    def __init__(self, verzoek: Verzoek, beoordelaar: Deelnemer | None) -> None:
        assert verzoek.door is not None
        self.verzoek, self.vrager, self.beoordelaar = verzoek, verzoek.door, beoordelaar
        self.rijen = Dossierrijen(verzoek.dossier, self.vrager)
        self._leest = {model: self._leesbaar(model, self.vrager) for model in MET_LEZERS}
        self._ziet = {model: self._leesbaar(model, beoordelaar) for model in MET_LEZERS}
        keuzes = Kopiekeuze.objects.filter(verzoek=verzoek).values_list("soort", "rij", "grond")
        self._gekozen = {(soort, rij): grond for soort, rij, grond in keuzes}

    @cached_property
    def delen(self) -> list[Deelbeeld]:
        """The parts, with every line."""
        return [Deelbeeld(slug, titel, [self._regel(rij) for rij in rijen]) for slug, titel, rijen in self.rijen.delen]

    def deel(self, slug: str) -> Deelbeeld | None:
        """One part; None when there is none of that name."""
        return next((deel for deel in self.delen if deel.slug == slug), None)

    @property
    def bezwaren(self) -> list[str]:
        """Why the copy cannot be made yet; the page shows this list and the service refuses with it."""
        te_gaan = sum(deel.na_te_lopen for deel in self.delen)
        return bezwaren_tegen_kopie(vrager=True, mag_namens=mag_vragen(self.vrager), nog_te_kiezen=te_gaan)

    def weggelaten(self) -> tuple[frozenset[Rijsleutel], dict[str, int]]:
        """Return the rows that are left out, with those that fall with them, and how often on which ground."""
        regels = [regel for deel in self.delen for regel in deel.regels if regel.grond != MEE]
        weg = {(type(regel.rij.rij), regel.rij.rij.pk) for regel in regels}
        return self.rijen.mee_weg(weg), dict(Counter(str(regel.grond) for regel in regels))

    def _leesbaar(self, model: Any, deelnemer: Deelnemer | None) -> set[int]:
        rijen = model.objects.filter(dossier=self.verzoek.dossier)
        return set(rijen.leesbaar_voor(deelnemer).values_list("pk", flat=True))

    def _regel(self, rij: Rij) -> Regel:
        gedaan, ziet = self._voorstellen[rij.sleutel], self._ziet.get(type(rij.rij))
        if gedaan.vast or (ziet is not None and rij.rij.pk not in ziet):
            return Regel(rij, _("Alleen wie het zei, leest dit"), [], gedaan, None, te_kiezen=False)
        gekozen = self._gekozen.get(rij.sleutel)
        vast = rij.soort.naam in VAST or (rij.rij.pk == self.vrager.pk and isinstance(rij.rij, Deelnemer))
        return Regel(rij, self.rijen.kop(rij), self.rijen.velden(rij), gedaan, gekozen, te_kiezen=not vast)

    @cached_property
    def _voorstellen(self) -> dict[tuple[str, int], Voorstel]:
        """A proposal for every line; what points at something that is left out comes last."""
        eerst = {rij.sleutel: self._gegeven(rij) for rij in self.rijen.alle()}
        weg = {
            (type(rij.rij), rij.rij.pk)
            for rij in self.rijen.alle()
            if voorstel(eerst[rij.sleutel]).grond not in (MEE, None)
        }
        klaar = {}
        for rij in self.rijen.alle():
            gegeven = eerst[rij.sleutel]
            if rij.soort.naam not in VAST and any(wijst in weg for wijst in verwijzingen(rij, verplicht=False)):
                gegeven = Gegeven(**vars(gegeven) | {"leunt": True})
            klaar[rij.sleutel] = Voorstel() if rij.soort.naam in VAST else voorstel(gegeven)
        return klaar

    def _gegeven(self, rij: Rij) -> Gegeven:
        ding, van_vrager = rij.rij, self.rijen.is_van_vrager(rij)
        gesprek = ding if isinstance(ding, Gesprek) else self._gesprekken.get(getattr(ding, "gesprek_id", None))
        model = type(ding)
        leest = self._leest.get(model)
        return Gegeven(
            van_vrager=van_vrager,
            alleen_ik=getattr(ding, "zichtbaarheid", "") == Zichtbaarheid.ALLEEN_IK,
            verborgen=getattr(ding, "verborgen_reden", "") or (gesprek.verborgen_reden if gesprek else ""),
            apart=bool(gesprek and gesprek.apart_gesproken and gesprek.pk not in self._leest[Gesprek]),
            leest_al=leest is None or ding.pk in leest or van_vrager,
            anderen=self._anderen(rij),
            om_hen_heen=not self.rijen.hele_dossier and not van_vrager,
        )

    @cached_property
    def _gesprekken(self) -> dict[int | None, Gesprek]:
        """Every talk, also one that was removed: what was said in it may still be there."""
        return {gesprek.pk: gesprek for gesprek in Gesprek.alle.filter(dossier=self.verzoek.dossier)}

    def _anderen(self, rij: Rij) -> tuple[str, ...]:
        """Whose words these are and who is named in them, the client, the asker and professionals aside."""
        if rij.soort.naam in VAST | {"netwerkpersoon"} and self.rijen.hele_dossier:
            return ()
        wie = {pk: naam for pk, naam in self._derden.items() if pk}
        sprekers = self.rijen.sprekers(rij.rij) if rij.soort.naam == "uitspraak" else []
        van = [
            wie[pk]
            for pk in [*sprekers, getattr(rij.rij, "deelnemer_id", 0), getattr(rij.rij, "door_id", 0)]
            if pk in wie
        ]
        teksten = [self.rijen.kop(rij), *(waarde for _label, waarde in self.rijen.velden(rij))]
        return tuple(dict.fromkeys([*van, *genoemd(self._namen_van_derden, teksten)]))

    @cached_property
    def _derden(self) -> dict[int, str]:
        mensen = Deelnemer.objects.filter(dossier=self.verzoek.dossier).exclude(pk=self.vrager.pk)
        return {m.pk: m.roepnaam for m in mensen if m.rol not in {Rol.CLIENT, Rol.PROFESSIONAL}}

    @cached_property
    def _namen_van_derden(self) -> list[str]:
        netwerk = [
            rij.rij.naam
            for rij in self.rijen.alle()
            if rij.soort.naam == "netwerkpersoon" and rij.rij.deelnemer_id != self.vrager.pk
        ]
        return [*self._derden.values(), *netwerk]


def mag_vragen(vrager: Deelnemer) -> bool:
    """Whether this person may ask for this copy: the client and a naaste for themselves, others when it is recorded."""
    if vrager.rol != Rol.VERTEGENWOORDIGER:
        return True
    op = timezone.localdate()
    rijen = Vertegenwoordiging.objects.filter(deelnemer=vrager)
    return any((r.van is None or r.van <= op) and (r.tot is None or r.tot >= op) for r in rijen)


def gronden_om_te_kiezen() -> list[tuple[str, str]]:
    """The grounds a person may choose; what only the speaker reads is decided by the speaker."""
    return [(grond.value, str(grond.label)) for grond in Weglaatgrond if grond != Weglaatgrond.ALLEEN_ZELF]
