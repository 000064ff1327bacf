"""What the page "Wie doet er mee?" shows: who takes part, who has access, who speaks for the client (P-15, W-26)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Vertegenwoordiging
from supportplan.kern.toegang import RECHTEN


@dataclass(frozen=True)
class Meedoende:
    """One person who takes part, in words."""

    uuid: UUID
    naam: str
    wie: str
    bij: list[str]
    toegang: str
    heeft_toegang: bool
    kan_eindigen: bool
    voorbij: bool


def meedoenden(mensen: Sequence[Deelnemer], namens: Iterable[Vertegenwoordiging], op: date) -> list[Meedoende]:
    """Return everybody who takes part or did, the client first."""
    spreekt: dict[int, list[str]] = {}
    for rij in namens:
        spreekt.setdefault(rij.deelnemer_id, []).append(_spreekt(rij))
    volgorde = sorted(mensen, key=lambda mens: (mens.rol != Rol.CLIENT, mens.pk))
    return [_meedoende(mens, spreekt.get(mens.pk, []), op) for mens in volgorde]


def _meedoende(mens: Deelnemer, spreekt: list[str], op: date) -> Meedoende:
    rol = Rol(mens.rol)
    toegang = mens.gebruiker_id is not None and bool(RECHTEN[rol])
    voorbij = mens.gebruiker_id is None and mens.tot is not None and mens.tot <= op
    wie = [mens.functie or mens.relatie or str(rol.label), mens.werkt_bij]
    aanspreekpunt = [_("eerste aanspreekpunt")] if mens.aanspreekpunt else []
    return Meedoende(
        uuid=mens.uuid,
        naam=mens.naam,
        wie=", ".join(woord for woord in wie if woord),
        bij=[*aanspreekpunt, *_periode(mens.van, mens.tot), *spreekt],
        toegang=_toegang(rol) if toegang else "",
        heeft_toegang=toegang,
        kan_eindigen=toegang and rol == Rol.PROFESSIONAL,
        voorbij=voorbij,
    )


def _toegang(rol: Rol) -> str:
    if rol == Rol.PROFESSIONAL:
        return _("Kan alles lezen en opschrijven")
    return _("Kan meelezen")


def _periode(van: date | None, tot: date | None) -> list[str]:
    delen = [(van, _("vanaf %(dag)s")), (tot, _("tot en met %(dag)s"))]
    return [zin % {"dag": date_format(dag, "j F Y")} for dag, zin in delen if dag]


def _spreekt(rij: Vertegenwoordiging) -> str:
    soort = _("%(soort)s van de cliënt") % {"soort": rij.get_soort_display()}
    if rij.soort == "anders":
        soort = _("spreekt namens de cliënt")
    delen = [soort, rij.omvang, *_periode(rij.van, rij.tot)]
    if rij.antwoordt_mee:
        delen.append(_("geeft ook antwoord op het plan"))
    return ", ".join(deel for deel in delen if deel)
