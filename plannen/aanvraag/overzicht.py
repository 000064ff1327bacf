"""What the page says beside the document: the check list with links, and what is not in it because not released."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.gegevens import json_van
from plannen.aanvraag.inhoud import AanvraagInhoud
from plannen.keuzes import Onderdeel, Puntstand
from plannen.regels import Toetspuntstand, toets
from plannen.weergave.vrijgave import genoemd_in_woorden
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
    nvt_url: str = ""  # where it is said that the point does not apply; empty where it is answered


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
    nvt = reverse("plannen:toetspunt", args=[bron.beeld.dossier.uuid, stand.punt.value])
    nvt = "" if stand.stand == Puntstand.BEANTWOORD else nvt
    return Punt(code, stand.label, str(stand.stand.label), stand.stand.value, stand.zin, url, nvt)


def nog_leeg(lijst: Iterable[Punt]) -> int:
    """How many points still have no answer."""
    return sum(punt.stand_code == Puntstand.LEEG for punt in lijst)


def namen(bron: Bron, inhoud: AanvraagInhoud) -> list[NietErin]:
    """Who is named in words that print as they were said, and who stands in the document by a description (P-06)."""
    dossier = bron.beeld.dossier.uuid
    vrijgeven, mensen = (
        reverse("plannen:vrijgeven", args=[dossier]),
        reverse("plannen:gemeente", args=[dossier, "mensen"]),
    )
    vrij: list[tuple[str, str]] = [
        *((rij.tekst, f"{vrijgeven}#uitspraak-{rij.uuid}") for rij in bron.uitspraken),
        *((rij.tekst, f"{vrijgeven}#analyse-{rij.uuid}") for rij in bron.beeld.analyses if rij.is_vrijgegeven),
        *((rij.titel, f"{vrijgeven}#bijlage-{rij.uuid}") for rij in bron.bijlagen),
    ]
    if bron.beeld.keuzes:
        vrij.append((bron.beeld.keuzes.reactie_tekst, reverse("plannen:gemeente", args=[dossier, "reactie"])))
    zin, anders = _("%(namen)s “%(tekst)s”"), _("Waar %(naam)s in het plan staat, staat in het document: [%(als)s].")
    regels = [
        NietErin(zin % {"namen": woorden, "tekst": Truncator(tekst).chars(80)}, url)
        for tekst, url in vrij
        if (woorden := genoemd_in_woorden(bron, tekst))
    ]
    gedrukt = json_van(inhoud).decode()
    for persoon in bron.beeld.netwerk:
        als = next((als for _naam, als in bron.namen_in(persoon.naam)), "")
        if als and f"[{als}]" in gedrukt:
            regels.append(NietErin(anders % {"naam": persoon.naam, "als": als}, mensen))
    return regels


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
