"""Who must not be asked to help: refused by the client, or marked as not to be asked (method 4, method 10)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from profiel.keuzes import Voorkeursoort
from supportplan.kern.dagen import zonder_dagen
from supportplan.kern.namen import LIDWOORDEN, naamdelen, vindplaatsen
from supportplan.kern.regels import zoekvorm
from supportplan.kern.relaties import woorden_voor

if TYPE_CHECKING:
    from profiel.models import Doel, Voorkeur
    from supportplan.kern.models import Netwerkpersoon


@dataclass(frozen=True)
class Weigering:
    """That somebody must not be asked, with the preference that says so (None: marked at the person) and the reason."""

    netwerkpersoon: "Netwerkpersoon"
    voorkeur: "Voorkeur | None" = None
    reden: str = ""

    @property
    def in_woorden(self) -> str:
        """The warning where this person stands as a helper, with the client's own words; it never blocks."""
        if not self.reden:
            return _("%(wie)s wordt niet gevraagd.") % {"wie": self.netwerkpersoon.naam}
        return _("%(wie)s wordt niet gevraagd: “%(reden)s”") % {"wie": self.netwerkpersoon.naam, "reden": self.reden}


def weigeringen_uit(
    voorkeuren: "Iterable[Voorkeur]", netwerk: "Iterable[Netwerkpersoon]", doel: "Doel | None" = None
) -> list[Weigering]:
    """Return who must not be asked for this goal; None gives the refusals that hold for every goal.

    A refusal without a goal holds for all of them; one with a goal only there. Fetch `weigert` along.
    """
    geweigerd = [
        Weigering(voorkeur.weigert, voorkeur, voorkeur.tekst)
        for voorkeur in voorkeuren
        if voorkeur.soort == Voorkeursoort.NIET
        and voorkeur.weigert is not None
        and (voorkeur.doel_id is None or (doel is not None and voorkeur.doel_id == doel.pk))
    ]
    gemerkt = [Weigering(persoon, None, persoon.niet_vragen_reden) for persoon in netwerk if persoon.niet_vragen]
    return [*geweigerd, *gemerkt]


def geweigerde_helper(tekst: str, weigeringen: Iterable[Weigering]) -> Weigering | None:
    """Return the refusal of the first refused person named in a text: by name, relation or another word for it.

    Whole words in any case and with or without accents: "mam" is found in "Mam helpt", not in "mammoet". A name of
    several words counts as a whole, and its first word too ("Til de Boer": "Til").
    """
    gezocht = zonder_dagen(zoekvorm(tekst))
    for weigering in weigeringen:
        if any(_staat_in(gezocht, woord) for woord in namen_van(weigering.netwerkpersoon)):
            return weigering
    return None


def namen_van(persoon: "Netwerkpersoon") -> list[str]:
    """Return the words people use for this person, in search form: "Buurman Wim" is also "wim"."""
    naam, relatie = zoekvorm(persoon.naam), zoekvorm(persoon.relatie)
    delen = [deel.woord for deel in naamdelen(persoon.naam) if not deel.hoofdletter]
    woorden = [naam, *naam.split()[:1], *delen, relatie, *woorden_voor(relatie), *woorden_voor(naam)]
    return [woord for woord in dict.fromkeys(woorden) if len(woord) > 1 and woord not in LIDWOORDEN]


def bedoelde_personen(tekst: str, netwerk: "Iterable[Netwerkpersoon]") -> "list[Netwerkpersoon]":
    """Return who of the network is meant by what was typed in a field that asks for a name ("wim", "mijn zus").

    By name or a part of it, in any case; by relation alone when nobody is named so.
    """
    netwerk, gezocht = list(netwerk), zoekvorm(tekst)
    op_naam = [mens for mens in netwerk if vindplaatsen(tekst, naamdelen(mens.naam), alleen_namen=True)]
    return op_naam or [mens for mens in netwerk if mens.relatie and _staat_in(gezocht, zoekvorm(mens.relatie))]


def _staat_in(tekst: str, woord: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(woord)}(?!\w)", tekst) is not None


def zonder_geweigerden(
    personen: "Sequence[Netwerkpersoon]", weigeringen: Iterable[Weigering]
) -> "list[Netwerkpersoon]":
    """Return the people who were not refused."""
    geweigerd = {weigering.netwerkpersoon.pk for weigering in weigeringen}
    return [persoon for persoon in personen if persoon.pk not in geweigerd]
