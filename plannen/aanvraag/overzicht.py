"""What the page says beside the document: the check list with links, and what is not in it because not released."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from plannen.aanvraag.bron import Bron
from plannen.keuzes import Onderdeel, Puntstand
from plannen.regels import Toetspuntstand, toets
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Zichtbaarheid

# The anchors of the check that stand in a place of this page.
DEEL_VAN_ANKER = {"bijdrage": Onderdeel.GEVRAAGD, "advies": Onderdeel.PROBLEMEN}


@dataclass(frozen=True)
class Punt:
    """One point of the check as the page shows it."""

    code: str
    label: str
    stand: str
    stand_code: str
    zin: str
    url: str


@dataclass(frozen=True)
class NietErin:
    """How many things of a kind are not in the document, and where to release them."""

    zin: str
    url: str


def punten(bron: Bron) -> list[Punt]:
    """The seven points and the steps of the CRvB, each with a link to its place. It warns and never blocks (W-10)."""
    return [_punt(bron, stand) for stand in toets(bron.beeld, bron.bijdrage)]


def _punt(bron: Bron, stand: Toetspuntstand) -> Punt:
    url = adres(stand.sleutel, bron.beeld.dossier)
    if stand.anker in DEEL_VAN_ANKER:
        url = f"{url}#deel-{DEEL_VAN_ANKER[stand.anker].value}"
    elif stand.anker:
        url = f"{url}#{stand.anker}"
    code = f"{stand.punt.value}. " if len(stand.punt.value) == 1 else ""
    return Punt(code, stand.label, str(stand.stand.label), stand.stand.value, stand.zin, url)


def nog_leeg(lijst: Iterable[Punt]) -> int:
    """How many points still have no answer."""
    return sum(punt.stand_code == Puntstand.LEEG for punt in lijst)


def niet_erin(bron: Bron) -> list[NietErin]:
    """What the professional may see that is not in the document: counts only, never a text (P-03)."""
    beeld = bron.beeld
    vrijgeven = adres("plannen:vrijgeven", beeld.dossier)
    zichtbaar = [rij for rij in beeld.uitspraken if rij.zichtbaarheid != Zichtbaarheid.ALLEEN_IK]
    gewijzigd = [rij for rij in zichtbaar if rij.is_gewijzigd_na_vrijgave]
    nooit = [rij for rij in zichtbaar if not rij.is_vrijgegeven and not rij.is_gewijzigd_na_vrijgave]
    zonder_naam = [rij for rij in beeld.netwerk if not rij.is_vrijgegeven]
    analyses = [rij for rij in beeld.analyses if not rij.is_vrijgegeven]
    regels: tuple[tuple[Sequence[object], str, str], ...] = (
        (
            nooit,
            ngettext("%(n)s uitspraak is niet vrijgegeven", "%(n)s uitspraken zijn niet vrijgegeven", len(nooit)),
            vrijgeven,
        ),
        (
            gewijzigd,
            ngettext(
                "%(n)s uitspraak is gewijzigd na vrijgave",
                "%(n)s uitspraken zijn gewijzigd na vrijgave",
                len(gewijzigd),
            ),
            vrijgeven,
        ),
        (
            zonder_naam,
            ngettext("%(n)s persoon staat er zonder naam in", "%(n)s mensen staan er zonder naam in", len(zonder_naam)),
            vrijgeven,
        ),
        (
            analyses,
            ngettext("%(n)s analyse is niet vrijgegeven", "%(n)s analyses zijn niet vrijgegeven", len(analyses)),
            vrijgeven,
        ),
    )
    return [NietErin(zin % {"n": len(rijen)}, url) for rijen, zin, url in regels if rijen]
