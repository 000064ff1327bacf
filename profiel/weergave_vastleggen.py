"""What the pages of typing a talk show, as plain values: the places to choose from, and the half page afterwards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise

from profiel.keuzes import KOLOM_KORT, KOLOMMEN, RIJEN, Formulier
from profiel.models import Gesprek, Uitspraak
from profiel.plekken import Plek
from profiel.weergave import Zin, zin_van
from profiel.weergave_gesprek import aanwezig_bij, plaats_van
from profiel.zinnen import Gezegd
from supportplan.kern.keuzes import Zichtbaarheid

# Who may read what stands on the half page; never what is only for who said it.
OP_HET_BLAD = (Zichtbaarheid.GEDEELD,)
OP_HET_BLAD_RUIM = (Zichtbaarheid.GEDEELD, Zichtbaarheid.PROFESSIONAL)


@dataclass(frozen=True)
class Plekknop:
    """One place as a button; `staat` when the sentence stands there already."""

    sleutel: str
    kort: str | Promise
    staat: bool


@dataclass(frozen=True)
class Plekrij:
    """One row of a form with a button per column; `bij` is what the method says of the row between brackets."""

    naam: str
    bij: str
    knoppen: list[Plekknop]


@dataclass(frozen=True)
class Plekformulier:
    """One form with all its places; `open` when it is the one people are busy with."""

    code: str
    naam: str
    kolommen: list[str]
    rijen: list[Plekrij]
    open: bool


def plekformulieren(staat_op: Collection[Plek], laatste: str) -> list[Plekformulier]:
    """Return every form with its places; the one of the place chosen last is unfolded, else the profile."""
    plek = Plek.uit(laatste)
    open_ = plek.formulier if plek else Formulier.PROFIEL.value
    return [_formulier(formulier, staat_op, is_open=formulier.value == open_) for formulier in Formulier]


def _formulier(formulier: Formulier, staat_op: Collection[Plek], *, is_open: bool) -> Plekformulier:
    rijsoort = RIJEN[formulier]
    rijen = [(rij.value, str(rij.label)) for rij in rijsoort] if rijsoort else [("", str(formulier.label))]
    return Plekformulier(
        code=formulier.value,
        naam=str(formulier.label),
        kolommen=[str(kolom.label) for kolom in KOLOMMEN[formulier]],
        rijen=[_rij(formulier, rij, naam, staat_op) for rij, naam in rijen],
        open=is_open,
    )


def _rij(formulier: Formulier, rij: str, naam: str, staat_op: Collection[Plek]) -> Plekrij:
    kop, teken, bij = naam.partition(" (incl.")
    plekken = [(Plek(formulier.value, rij, kolom.value), kolom) for kolom in KOLOMMEN[formulier]]
    knoppen = [
        Plekknop(plek.sleutel, KOLOM_KORT.get(kolom.value, kolom.label), plek in staat_op) for plek, kolom in plekken
    ]
    return Plekrij(kop, f"{teken.strip()}{bij}", knoppen)


def na(uuid: UUID | None, *, alle: Sequence[Gezegd]) -> list[Gezegd]:
    """Return the sentences that wait for a place, those after this one first: once round, nothing is passed over."""
    plek = next((nummer for nummer, een in enumerate(alle, start=1) if een.uitspraak.uuid == uuid), 0)
    return [een for een in [*alle[plek:], *alle[:plek]] if een.wacht]


@dataclass(frozen=True)
class Besprokenbeeld:
    """What stands on the half page after a talk. `apart`: the talk was held apart, so that there is no page."""

    apart: bool
    dag: str
    plaats: str
    aanwezig: str
    zinnen: list[Zin]
    niet_getoond: int
    afspraken: str
    volgend: str


def besproken(gesprek: Gesprek, *, ruim: bool = False) -> Besprokenbeeld:
    """Return the half page of a talk: what is shared with all, agreements, next talk; two queries (three with rows).

    With `ruim` also what is for client and professional, when the client wants that on paper. What is only for who said
    it, and a talk that was held apart, are never on it (P-03).
    """
    mag = OP_HET_BLAD_RUIM if ruim else OP_HET_BLAD
    uitspraken = [] if gesprek.apart_gesproken else list(_zinnen(gesprek))
    getoond = [zin for zin in uitspraken if zin.zichtbaarheid in mag]
    return Besprokenbeeld(
        apart=gesprek.apart_gesproken,
        dag=date_format(gesprek.datum, "l j F Y"),
        plaats=plaats_van(gesprek),
        aanwezig=aanwezig_bij(gesprek),
        zinnen=[zin_van(zin, gesprek.dossier, toon_vrijgave=False) for zin in getoond],
        niet_getoond=sum(zin.zichtbaarheid in OP_HET_BLAD_RUIM for zin in uitspraken) - len(getoond),
        afspraken="" if gesprek.apart_gesproken else gesprek.afspraken,
        volgend=date_format(gesprek.volgend_gesprek, "l j F Y") if gesprek.volgend_gesprek else "",
    )


def _zinnen(gesprek: Gesprek) -> "list[Uitspraak]":
    rijen = Uitspraak.objects.filter(gesprek=gesprek).exclude(zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    return list(rijen.met_herkomst().prefetch_related("doelen"))
