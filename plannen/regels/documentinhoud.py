"""What of a case really goes into the document, for the check of W-10: released, in a section that prints."""

from typing import TYPE_CHECKING

from plannen.beeld import vraag_van
from plannen.keuzes import VERPLICHT, Analysesoort, Inzetsoort, Onderdeel
from plannen.regels.onderdelen import ONDERDEEL_VAN_BRON, onderdeel_van_uitspraak

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Inzet, Wmovraag
    from profiel.models import Uitspraak

    Vraag = tuple[Inzet, Wmovraag | None]


class Documentinhoud:
    """What goes into the document, asked per section; a section left out holds nothing (W-17, P-03)."""

    def __init__(self, beeld: "Beeld", bijdragetekst: str) -> None:
        self.beeld = beeld
        self.bijdragetekst = bijdragetekst

    def staat(self, onderdeel: Onderdeel) -> bool:
        """Whether this section prints; what the law asks always does (Awb 4:2)."""
        return onderdeel in VERPLICHT or onderdeel not in self.beeld.weggelaten

    def uitspraken(self, *onderdelen: Onderdeel) -> "list[Uitspraak]":
        """The released statements that print in these sections."""
        staan = {onderdeel for onderdeel in onderdelen if self.staat(onderdeel)}
        return [rij for rij in self.beeld.uitspraken if rij.is_vrijgegeven and onderdeel_van_uitspraak(rij) in staan]

    def inzetten(self, onderdeel: Onderdeel, soort: Inzetsoort) -> "list[Inzet]":
        """The entries of this kind that are going on, when the section prints."""
        if not self.staat(onderdeel):
            return []
        return [inzet for inzet in self.beeld.inzetten if inzet.soort == soort and inzet.gestopt_op is None]

    def analyses(self, soort: Analysesoort) -> int:
        """How many released analyses of this kind print."""
        if not self.staat(Onderdeel.PROBLEMEN):
            return 0
        return sum(analyse.soort == soort and analyse.is_vrijgegeven for analyse in self.beeld.analyses)

    def vragen(self) -> "list[Vraag]":
        """What is asked of the Wmo, with its details when there are any; this section can never be left out."""
        gaande = [inzet for inzet in self.beeld.inzetten if inzet.gestopt_op is None]
        return [(inzet, vraag_van(inzet)) for inzet in gaande if inzet.soort == Inzetsoort.WMO]

    def bronteksten(self, *velden: str) -> int:
        """How many asked provisions say in the document why one of these sources is not enough."""
        staan = [veld for veld in velden if self.staat(ONDERDEEL_VAN_BRON[veld])]
        return sum(any(getattr(vraag, veld) for veld in staan) for _inzet, vraag in self.vragen() if vraag)
