"""What of a case may stand in the document: release, left-out sections and names, decided in one place (P-03, W-17)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.beeld import ALLES, Beeld, beeld_van, vraag_van
from plannen.keuzes import VERPLICHT, Inzetsoort, Onderdeel, Weglating
from plannen.models import Document, Instemming
from plannen.regels.namen import IEMAND, Genoemd, Naamgebruik, namen_alleen_getypt, namen_met_omschrijving
from plannen.weergave.feiten import datum
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Bijdragetekst, Bijlage, Deelnemer, Dossier, Netwerkpersoon, Referentiewaarde
from supportplan.kern.namen import GEEN_NAAM, Naamdeel, Vindplaats, naamdelen, vindplaatsen
from supportplan.kern.regels import zoekvorm
from supportplan.kern.termijnen import UitersteDatum, termijnen_op, uiterste_data

if TYPE_CHECKING:
    from plannen.models import Inzet, Wmovraag
    from profiel.models import Uitspraak

LIDWOORDEN = re.compile(r"^(de|het|een|mijn|zijn|haar)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Bron:
    """One case, ready to be written down: the builders ask this object what they may show.

    `op` is the moment of making; `versie` the number this document has or would get.
    """

    beeld: Beeld
    op: datetime
    versie: int = 1
    vervangt: int | None = None
    concept: bool = True
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    instemmingen: tuple[Instemming, ...] = ()
    bijlagen: tuple[Bijlage, ...] = ()
    bijdrage: str = ""
    uiterste: tuple[UitersteDatum, ...] = ()

    def staat_erin(self, onderdeel: Onderdeel) -> bool:
        """Whether this section is in the document; what the law asks always is (W-17, Awb 4:2)."""
        return onderdeel in VERPLICHT or onderdeel not in self.beeld.weggelaten

    def wordt_gemeld(self, onderdeel: Onderdeel) -> bool:
        """Whether a left-out section says that the client does not want to share it."""
        return not self.staat_erin(onderdeel) and self.beeld.weggelaten[onderdeel] == Weglating.MELDEN

    @cached_property
    def uitspraken(self) -> list["Uitspraak"]:
        """The released statements, those of a left-out section too; each section takes its own (P-03)."""
        return [uitspraak for uitspraak in self.beeld.uitspraken if uitspraak.is_vrijgegeven]

    @cached_property
    def netwerk(self) -> list[Netwerkpersoon]:
        """The released persons of the network."""
        return [persoon for persoon in self.beeld.netwerk if persoon.is_vrijgegeven]

    @cached_property
    def naaste_van(self) -> dict[int, Netwerkpersoon]:
        """The network person behind a deelnemer, by key of the deelnemer."""
        return {persoon.deelnemer_id: persoon for persoon in self.beeld.netwerk if persoon.deelnemer_id}

    @cached_property
    def namen(self) -> dict[Naamdeel, str]:
        """The ways to name people who are not in the document by name, with what stands there instead (P-06)."""
        mensen = [*map(self._als, self.beeld.netwerk), *map(self._als_deelnemer, self.beeld.deelnemers)]
        bekend = {deel for mens in mensen for naam in mens.namen for deel in naamdelen(naam)}
        getypt = [inzet.wie for inzet in self.inzetten(Inzetsoort.NETWERK)]
        return namen_alleen_getypt(getypt, bekend) | namen_met_omschrijving(mensen)

    def _als(self, persoon: Netwerkpersoon) -> Genoemd:
        eigen = persoon.deelnemer
        namen = (persoon.naam, *((eigen.naam, eigen.roepnaam) if eigen else ()))
        if persoon.is_vrijgegeven and not persoon.in_document_als:
            return Genoemd(namen, Naamgebruik.OOK_MET_NAAM)
        return Genoemd(
            namen, Naamgebruik.NOOIT, persoon.in_document_als or persoon.relatie, bool(persoon.in_document_als)
        )

    def _als_deelnemer(self, deelnemer: Deelnemer) -> Genoemd:
        namen = (deelnemer.naam, deelnemer.roepnaam)
        if deelnemer.rol == Rol.NAASTE:
            verborgen = deelnemer.pk not in self.naaste_van
            return Genoemd(namen if verborgen else (), Naamgebruik.NOOIT, deelnemer.relatie)
        if deelnemer.rol == Rol.VERTEGENWOORDIGER and not self.staat_erin(Onderdeel.VERTEGENWOORDIGING):
            return Genoemd(namen, Naamgebruik.NOOIT, _("iemand anders"))
        return Genoemd(namen, Naamgebruik.ALTIJD)

    def zonder_namen(self, tekst: str) -> str:
        """A text of plan, goal or option with [een vriendin] where somebody is named who is not released (P-06).

        Words that were released exactly as said do not pass here.
        """
        return self._vervangen(tekst, vindplaatsen(tekst, self.namen))

    def wie_er_staat(self, tekst: str) -> str:
        """What was typed in a field that asks for a name: without brackets when it is one person and nothing else."""
        anders = self._vervangen(tekst, vindplaatsen(tekst, self.namen, alleen_namen=True)).strip()
        voor, _haak, woord = anders.removesuffix("]").rpartition("[")
        alleen = anders.endswith("]") and GEEN_NAAM.issuperset(zoekvorm(voor).split())
        return woord if alleen else anders

    def namen_in(self, tekst: str) -> list[tuple[str, str]]:
        """The names in a text of people who may not be named, as typed, with what would stand there instead."""
        anders = {deel.woord: woord for deel, woord in self.namen.items()}
        gevonden = {tekst[plek.van : plek.tot]: anders[plek.deel] for plek in vindplaatsen(tekst, self.namen)}
        return list(gevonden.items())

    def _vervangen(self, tekst: str, plekken: Sequence[Vindplaats]) -> str:
        anders = {deel.woord: woord for deel, woord in self.namen.items()}
        for plek in reversed(plekken):
            tekst = f"{tekst[: plek.van]}[{anders[plek.deel]}]{tekst[plek.tot :]}"
        return tekst

    def naam_van_persoon(self, persoon: Netwerkpersoon) -> str:
        """How the document names somebody of the network: as agreed, by name when released, else by relation."""
        if persoon.is_vrijgegeven or persoon.in_document_als:
            return persoon.naam_in_document
        return self._relatie(persoon.relatie)

    def _relatie(self, relatie: str) -> str:
        """A relation, unless somebody is named in it ("de vrouw van Wim")."""
        return relatie if relatie and not self.namen_in(relatie) else str(IEMAND)

    def naam_van(self, deelnemer: Deelnemer) -> str:
        """How the document names somebody who takes part; a naaste only by name when that was released."""
        if deelnemer.rol == Rol.NAASTE:
            if persoon := self.naaste_van.get(deelnemer.pk):
                return self.naam_van_persoon(persoon)
            return self._relatie(deelnemer.relatie)
        if deelnemer.rol == Rol.VERTEGENWOORDIGER and not self.staat_erin(Onderdeel.VERTEGENWOORDIGING):
            return _("iemand anders")
        return deelnemer.naam

    def sprekers(self, uitspraak: "Uitspraak") -> str:
        """Who said something; client and professional together is "samen"."""
        mensen = [spreker.deelnemer for spreker in uitspraak.sprekers.all()]
        namen = [self._met_rol(deelnemer) for deelnemer in mensen]
        return _(" en ").join(namen) if namen else _("niet vastgelegd wie dit zei")

    def _met_rol(self, deelnemer: Deelnemer) -> str:
        naam = self.naam_van(deelnemer)
        if deelnemer.rol == Rol.CLIENT or naam in {deelnemer.relatie, _("iemand anders")}:
            return naam
        rol = deelnemer.relatie if deelnemer.rol == Rol.NAASTE and deelnemer.relatie else deelnemer.get_rol_display()
        return f"{naam} ({self.zonder_namen(rol)})" if naam != str(IEMAND) else naam

    def zegt_al(self, tekst: str, naam: str) -> bool:
        """Whether a text already names this person ("De goede vriend" for "een goede vriend")."""
        return LIDWOORDEN.sub("", naam).casefold() in tekst.casefold()

    def wie(self, inzet: "Inzet") -> str:
        """Who does this part of the plan, as the document may name them."""
        if inzet.netwerkpersoon:
            return self.naam_van_persoon(inzet.netwerkpersoon)
        return self.naam_van(inzet.deelnemer) if inzet.deelnemer else self.wie_er_staat(inzet.wie)

    @cached_property
    def vragen(self) -> list["tuple[Inzet, Wmovraag | None]"]:
        """What is asked of the gemeente: each running entry of the plan, with its details when there are any (W-11)."""
        return [(inzet, vraag_van(inzet)) for inzet in self.inzetten(Inzetsoort.WMO) if inzet.gestopt_op is None]

    @cached_property
    def betaald(self) -> set[int]:
        """Keys of the entries that are paid from what is asked."""
        return {vraag.betaalt_id for _inzet, vraag in self.vragen if vraag and vraag.betaalt_id}

    def betaald_uit(self, vraag: "Wmovraag") -> "Inzet | None":
        """The professional entry that a question pays for, so that it is typed once (product 3)."""
        return next((inzet for inzet in self.beeld.inzetten if inzet.pk == vraag.betaalt_id), None)

    def inzetten(self, *soorten: Inzetsoort) -> list["Inzet"]:
        """The entries of these kinds that are not removed, in the order of the plan."""
        return [inzet for inzet in self.beeld.inzetten if inzet.verwijderd_op is None and inzet.soort in soorten]

    @property
    def spoed(self) -> str:
        """What is said of safety or urgency, only when the client released it (W-16 part 14)."""
        keuzes = self.beeld.keuzes
        mag = keuzes is not None and keuzes.spoed_vrijgegeven and self.staat_erin(Onderdeel.SPOED)
        return self.zonder_namen(keuzes.spoed) if keuzes and mag else ""

    @property
    def vandaag(self) -> str:
        """The day of this document."""
        return datum(timezone.localtime(self.op).date())


def bron_van(dossier: Dossier, op: datetime, *, concept: bool = True) -> Bron:
    """Fetch what a document of this case needs, in a fixed number of queries."""
    dag = timezone.localtime(op).date()
    laatste = Document.objects.filter(dossier=dossier).order_by("-versie").values_list("versie", flat=True).first()
    waarden = Referentiewaarde.objects.op(dag).values_list("lijst", "code", "label")
    bijdragen = Bijdragetekst.objects.filter(gemeente=dossier.gemeente_id, van__lte=dag).order_by("-van")
    return Bron(
        beeld=beeld_van(dossier, ALLES),
        op=op,
        versie=(laatste or 0) + 1,
        vervangt=laatste,
        concept=concept,
        labels={(lijst, code): label for lijst, code, label in waarden},
        instemmingen=tuple(Instemming.objects.filter(dossier=dossier).select_related("deelnemer").order_by("pk")),
        bijlagen=tuple(rij for rij in Bijlage.objects.filter(dossier=dossier).order_by("pk") if rij.is_vrijgegeven),
        bijdrage=next((rij.tekst for rij in bijdragen if rij.tot is None or rij.tot > dag), ""),
        uiterste=tuple(
            uiterste_data(termijnen_op(dag), melding_op=dossier.melding_op, aanvraag_op=dossier.aanvraag_op)
        ),
    )
