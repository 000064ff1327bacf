"""What the page of the talks shows, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from profiel.keuzes import Gespreksplaats
from profiel.models import Gesprek, Uitspraak
from profiel.regels import opsomming
from profiel.weergave import Zin, zin_van
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier


@dataclass(frozen=True)
class Gespreksdeel:
    """One part of what was told, in the words of the talk."""

    naam: str
    tekst: str


@dataclass(frozen=True)
class Gesprekbeeld:
    """One talk as the page shows it."""

    gesprek: Gesprek
    plaats: str
    aanwezig: str
    delen: list[Gespreksdeel]
    zinnen: list[Zin]


def delen_van(gesprek: Gesprek) -> list[Gespreksdeel]:
    """Return the parts of a talk that hold something, the story first (method 1)."""
    volgend = date_format(gesprek.volgend_gesprek, "l j F Y") if gesprek.volgend_gesprek else ""
    delen = [
        Gespreksdeel(_("Het verhaal"), gesprek.verhaal),
        Gespreksdeel(_("Keerpunten"), gesprek.keerpunten),
        Gespreksdeel(_("Wat de professional over zichzelf vertelde"), gesprek.over_professional),
        Gespreksdeel(_("Afspraken"), gesprek.afspraken),
        Gespreksdeel(_("Volgend gesprek"), volgend),
    ]
    return [deel for deel in delen if deel.tekst]


def mag_gesprek_lezen(gesprek: Gesprek, lezer: Deelnemer | None) -> bool:
    """Whether this reader may know of a talk that was fetched: the rule of `leesbaar_voor` (P-13)."""
    if lezer is not None and lezer.rol == Rol.PROFESSIONAL:
        return True
    return bool(Gesprek.objects.filter(pk=gesprek.pk).leesbaar_voor(lezer).exists())


def plaats_van(gesprek: Gesprek) -> str:
    """Return where a talk was, in words: the place itself says more than "ergens anders"."""
    if gesprek.plaats == Gespreksplaats.ANDERS and gesprek.plaats_anders:
        return gesprek.plaats_anders
    soort = str(gesprek.get_plaats_display()) if gesprek.plaats else ""
    return ", ".join(deel for deel in (soort, gesprek.plaats_anders) if deel)


def aanwezig_bij(gesprek: Gesprek) -> str:
    """Return who was there, others and an interpreter too."""
    namen = [aanwezige.deelnemer.roepnaam for aanwezige in gesprek.aanwezigen.all()]
    if gesprek.andere_aanwezigen:
        namen.append(gesprek.andere_aanwezigen)
    if gesprek.tolk:
        namen.append(_("tolk %(naam)s") % {"naam": gesprek.tolk})
    return opsomming(namen)


def gesprekbeelden(
    dossier: Dossier, gesprekken: Sequence[Gesprek], uitspraken: Sequence[Uitspraak]
) -> tuple[list[Gesprekbeeld], list[Zin]]:
    """Return the talks with what was said in each, and what was said outside any talk."""
    per_gesprek: dict[int | None, list[Zin]] = {}
    for uitspraak in uitspraken:
        zin = zin_van(uitspraak, dossier, toon_vrijgave=False)
        if uitspraak.gesprek and uitspraak.dag == uitspraak.gesprek.datum:
            zin = replace(zin, datum=None)  # the day of the talk stands above it
        per_gesprek.setdefault(uitspraak.gesprek_id, []).append(zin)
    beelden = [
        Gesprekbeeld(
            gesprek=gesprek,
            plaats=plaats_van(gesprek),
            aanwezig=aanwezig_bij(gesprek),
            delen=delen_van(gesprek),
            zinnen=per_gesprek.get(gesprek.pk, []),
        )
        for gesprek in gesprekken
    ]
    return beelden, per_gesprek.get(None, [])
