"""What of a case may stand in the document: release, left-out sections and names, decided in one place (P-03, W-17)."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.beeld import Beeld, beeld_van, vraag_van
from plannen.keuzes import VERPLICHT, Inzetsoort, Onderdeel, Weglating
from plannen.models import Document, Instemming
from plannen.weergave.feiten import datum
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Bijdragetekst, Bijlage, Deelnemer, Dossier, Netwerkpersoon, Referentiewaarde
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
    def vervangingen(self) -> list[tuple[re.Pattern[str], str]]:
        """Names of people who are not in the document by name, with what stands there instead."""
        namen: dict[str, str] = {}
        for persoon in self.beeld.netwerk:
            namen |= dict.fromkeys(_namen(persoon), persoon.naam_in_document)
        for naaste in self.beeld.deelnemers:
            if naaste.rol == Rol.NAASTE and naaste.pk not in self.naaste_van:
                namen |= dict.fromkeys((naaste.naam, naaste.roepnaam), self.naam_van(naaste))
        for ander in self.beeld.deelnemers:
            if ander.rol == Rol.VERTEGENWOORDIGER and not self.staat_erin(Onderdeel.VERTEGENWOORDIGING):
                namen |= dict.fromkeys((ander.naam, ander.roepnaam), self.naam_van(ander))
            elif ander.rol != Rol.NAASTE:
                namen = {naam: anders for naam, anders in namen.items() if naam not in {ander.naam, ander.roepnaam}}
        return [
            (re.compile(rf"(?<!\w){re.escape(naam)}(?!\w)", re.IGNORECASE), f"[{anders}]")
            for naam, anders in sorted(namen.items(), key=lambda paar: (-len(paar[0]), paar[0]))
            if LIDWOORDEN.sub("", naam).casefold() != LIDWOORDEN.sub("", anders).casefold()
        ]

    def zonder_namen(self, tekst: str) -> str:
        """A text of plan, goal or option with [een vriendin] where somebody is named who is not released (P-06).

        Words that were released exactly as said do not pass here.
        """
        for patroon, anders in self.vervangingen:
            tekst = patroon.sub(lambda _gevonden, anders=anders: anders, tekst)  # type: ignore[misc]  # bound per turn
        return tekst

    def naam_van(self, deelnemer: Deelnemer) -> str:
        """How the document names somebody who takes part; a naaste only by name when that was released."""
        if deelnemer.rol == Rol.NAASTE:
            if persoon := self.naaste_van.get(deelnemer.pk):
                return persoon.naam_in_document
            return deelnemer.relatie or _("iemand uit het netwerk")
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
        return f"{naam} ({rol})" if naam != _("iemand uit het netwerk") else naam

    def zegt_al(self, tekst: str, naam: str) -> bool:
        """Whether a text already names this person ("De goede vriend" for "een goede vriend")."""
        return LIDWOORDEN.sub("", naam).casefold() in tekst.casefold()

    def wie(self, inzet: "Inzet") -> str:
        """Who does this part of the plan, as the document may name them."""
        if inzet.netwerkpersoon:
            return inzet.netwerkpersoon.naam_in_document
        return self.naam_van(inzet.deelnemer) if inzet.deelnemer else self.zonder_namen(inzet.wie)

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


def _namen(persoon: Netwerkpersoon) -> set[str]:
    """The names by which a text may mention this person although the document may not."""
    if persoon.is_vrijgegeven and not persoon.in_document_als:
        return set()
    namen = {persoon.naam}
    if persoon.deelnemer:
        namen |= {persoon.deelnemer.naam, persoon.deelnemer.roepnaam}
    return namen


def bron_van(dossier: Dossier, op: datetime, *, concept: bool = True) -> Bron:
    """Fetch what a document of this case needs, in a fixed number of queries."""
    dag = timezone.localtime(op).date()
    laatste = Document.objects.filter(dossier=dossier).order_by("-versie").values_list("versie", flat=True).first()
    waarden = Referentiewaarde.objects.op(dag).values_list("lijst", "code", "label")
    bijdragen = Bijdragetekst.objects.filter(gemeente=dossier.gemeente_id, van__lte=dag).order_by("-van")
    return Bron(
        beeld=beeld_van(dossier),
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
