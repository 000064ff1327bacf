"""What the forms of one worksheet can point to, each fetched once and only when a page needs it."""

from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from opties.keuzes import Afwegingsoort
from opties.models import Afweging, Keuze, Optie, Werkblad
from profiel.keuzes import Voorkeursoort
from profiel.models import Doel, Spreker, Uitspraak, Voorkeur
from profiel.regels_helpers import Weigering, geweigerde_helper, zonder_geweigerden
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Netwerkpersoon


def opmerking_uuid(optie: Optie) -> UUID:
    """Return the uuid of the remark made about an option during the brainstorm: always the same, so it is made once."""
    return uuid5(optie.uuid, "opmerking")


class Werkbladbron:
    """The rows around the worksheet of one goal, for one reader. Fetch `werkblad` along with the goal."""

    def __init__(self, doel: Doel, lezer: Deelnemer | None = None) -> None:
        self.doel, self.lezer = doel, lezer
        self.werkblad: Werkblad | None = getattr(doel, "werkblad", None)

    @property
    def lijst_gesloten(self) -> bool:
        """Whether the brainstorm has ended."""
        return self.werkblad is not None and self.werkblad.lijst_gesloten_op is not None

    @cached_property
    def opties(self) -> list[Optie]:
        """Every option, in order."""
        return list(Optie.objects.filter(werkblad=self.werkblad)) if self.werkblad else []

    @cached_property
    def afwegingen(self) -> list[Afweging]:
        """Every pro and con, removed ones too, in order."""
        return list(Afweging.alle.filter(optie__werkblad=self.werkblad)) if self.werkblad else []

    @cached_property
    def per_optie(self) -> dict[tuple[int, str], list[Afweging]]:
        """The pros and cons by the key of the option and the side."""
        gevonden: dict[tuple[int, str], list[Afweging]] = {}
        for rij in self.afwegingen:
            gevonden.setdefault((rij.optie_id, rij.soort), []).append(rij)
        return gevonden

    @cached_property
    def opmerkingen(self) -> dict[UUID, Afweging]:
        """The cons by their uuid, to find the remark about an option."""
        return {rij.uuid: rij for rij in self.afwegingen if rij.soort == Afwegingsoort.NADEEL}

    @cached_property
    def keuzes(self) -> list[Keuze]:
        """The best and the second best option."""
        return list(Keuze.objects.filter(werkblad=self.werkblad)) if self.werkblad else []

    @cached_property
    def deelnemers(self) -> list[Deelnemer]:
        """Who can have said a pro or con, the client first."""
        rijen = Deelnemer.objects.filter(dossier=self.doel.dossier_id).order_by("pk")
        return sorted(rijen, key=lambda deelnemer: deelnemer.rol != Rol.CLIENT)

    @cached_property
    def netwerk(self) -> list[Netwerkpersoon]:
        """The people around the client, each with the words by which the client refuses them for this goal."""
        hier = Q(doel=None) | Q(doel=self.doel)
        geweigerd = Voorkeur.objects.filter(hier, weigert=OuterRef("pk"), soort=Voorkeursoort.NIET).order_by("pk")
        rijen = Netwerkpersoon.objects.filter(dossier=self.doel.dossier_id).order_by("naam", "pk")
        return list(rijen.annotate(woorden=ArraySubquery(geweigerd.values("tekst"))))

    @cached_property
    def weigeringen(self) -> list[Weigering]:
        """Who must not be asked for this goal, with the client's words (method 4)."""
        gevonden = []
        for persoon in self.netwerk:
            woorden: list[str] = getattr(persoon, "woorden", [])
            if woorden or persoon.niet_vragen:
                gevonden.append(Weigering(persoon, None, woorden[0] if woorden else persoon.niet_vragen_reden))
        return gevonden

    @cached_property
    def te_vragen(self) -> list[Netwerkpersoon]:
        """Who may be suggested as a helper: a refused person never is."""
        return zonder_geweigerden(self.netwerk, self.weigeringen)

    @cached_property
    def zinnen(self) -> list[Uitspraak]:
        """Every statement the reader may read, with the names of who said it in `namen`."""
        leesbaar = Uitspraak.objects.filter(dossier=self.doel.dossier_id).leesbaar_voor(self.lezer)
        namen = Spreker.objects.filter(uitspraak=OuterRef("pk")).values("deelnemer__roepnaam")
        return list(leesbaar.annotate(namen=ArraySubquery(namen)))

    def waarschuwing(self, optie: Any) -> str:
        """Return the warning when an option names or links somebody who is not asked; it never blocks (method 10)."""
        raak = next((rij for rij in self.weigeringen if rij.netwerkpersoon.pk == optie.netwerkpersoon_id), None)
        raak = raak or geweigerde_helper(optie.tekst, self.weigeringen)
        return raak.in_woorden if raak else ""
