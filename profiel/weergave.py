"""What the pages of phases 1 to 3 show, as plain values: statements, forms, talks and goals.

Everything here is made from rows already fetched; making it asks no query.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from profiel.keuzes import KOLOMMEN, RIJEN, Formulier
from profiel.models import Plaatsing, RijOvergeslagen, Uitspraak
from profiel.regels import (
    Kloof,
    belangrijkste_wensen,
    ondersteuningskloof,
    rijstatus,
    soort_spreker,
    sprekers_in_woorden,
)
from supportplan.kern.dossiernav import draad_adres
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier

if TYPE_CHECKING:
    from profiel.zinnen import Voorstel

STATUSWOORDEN = {"ingevuld": gettext_lazy("ingevuld"), "overgeslagen": gettext_lazy("overgeslagen")}


@dataclass(frozen=True)
class Zin:
    """One statement as `onderdelen/uitspraak.html` shows it."""

    tekst: str
    auteur: str
    soort: str
    datum: date | None
    rang: int | None
    lukt_niet: bool
    is_optie: bool
    niet_in_document: bool
    gewijzigd_na_vrijgave: bool
    waarover: str
    url: str
    linktekst: str
    voorstel: bool = False


@dataclass(frozen=True)
class Cel:
    """One cell of a form."""

    kolom: str
    zinnen: list[Zin]


@dataclass(frozen=True)
class Rij:
    """One row of a form; `status` is "ingevuld", "overgeslagen" or empty, and never a score (P-02, method 2)."""

    naam: str
    status: str
    cellen: list[Cel]
    code: str


@dataclass(frozen=True)
class Formulierbeeld:
    """A filled form of the method."""

    naam: str
    kolommen: list[str]
    rijen: list[Rij]
    wensen: list[Zin]
    zonder_plek: list[Zin]
    toont_vrijgave: bool


def auteur_van(sprekers: Sequence[Deelnemer], getypt_door: str = "") -> tuple[str, str]:
    """Return who said it in words, and the kind of speaker as the parts know it; unknown is said as such."""
    if not sprekers:
        naam = _("Opgeschreven door %(naam)s") % {"naam": getypt_door} if getypt_door else _("Niet bekend wie dit zei")
        return naam, "onbekend"
    soort = soort_spreker(spreker.rol for spreker in sprekers)
    if all(spreker.rol == Rol.VERTEGENWOORDIGER for spreker in sprekers):
        soort = Rol.VERTEGENWOORDIGER.value
    return sprekers_in_woorden([(spreker.roepnaam, spreker.rol) for spreker in sprekers]), soort


def zin_van(uitspraak: Uitspraak, dossier: Dossier, *, toon_vrijgave: bool = True, erbij: Sequence[str] = ()) -> Zin:
    """Return one statement with its author, day, marks, goals and the way to its thread.

    `toon_vrijgave` False leaves out "niet in het document"; `erbij` is said beside the goals it led to.
    """
    auteur, soort = auteur_van(
        [spreker.deelnemer for spreker in uitspraak.sprekers.all()],
        uitspraak.gemaakt_door.naam if uitspraak.gemaakt_door else "",
    )
    doelen = [_("doel %(nummer)s") % {"nummer": doel.nummer} for doel in uitspraak.doelen.all()]
    sinds = getattr(uitspraak, "aangepast_op", None)  # only with `met_herkomst()`
    dag = date_format(timezone.localtime(sinds), "j F Y") if sinds else ""
    aangepast = [_("aangepast op %(dag)s") % {"dag": dag}] if dag else []
    return Zin(
        tekst=uitspraak.tekst,
        auteur=auteur,
        soort=soort,
        datum=uitspraak.dag,
        rang=uitspraak.rang,
        lukt_niet=uitspraak.lukt_niet,
        is_optie=uitspraak.is_optie,
        niet_in_document=toon_vrijgave and uitspraak.vrijgegeven_revisie is None,
        gewijzigd_na_vrijgave=uitspraak.is_gewijzigd_na_vrijgave,
        waarover=" · ".join([*doelen, *aangepast, *erbij]),
        url=draad_adres(dossier, "uitspraak", uitspraak.uuid),
        linktekst=_("rode draad"),
    )


def formulierbeeld(
    formulier: Formulier,
    dossier: Dossier,
    uitspraken: Sequence[Uitspraak],
    overgeslagen: Iterable[RijOvergeslagen],
    voorstellen: "Mapping[UUID, Sequence[Voorstel]] | None" = None,
) -> Formulierbeeld:
    """Return a form with every row and column, whatever is in it (method 2, 3).

    `voorstellen` are the proposals without an answer, by statement; each stands under the sentence it is about.
    """
    toont_vrijgave = any(uitspraak.vrijgegeven_revisie for uitspraak in uitspraken)
    erbij = _hulpbronnen(ondersteuningskloof(uitspraken)) if formulier == Formulier.KVB else {}
    zinnen = {
        uitspraak.pk: zin_van(uitspraak, dossier, toon_vrijgave=toont_vrijgave, erbij=erbij.get(uitspraak.pk, ()))
        for uitspraak in uitspraken
    }
    erna = {rij.pk: [_voorstel(een) for een in (voorstellen or {}).get(rij.uuid, ())] for rij in uitspraken}
    met_voorstel = {pk: [zin, *erna[pk]] for pk, zin in zinnen.items()}
    plekken = _per_plek(formulier, uitspraken)
    leeg = {rij.rij for rij in overgeslagen if rij.formulier == formulier}
    rijsoort = RIJEN[formulier]
    assert rijsoort is not None
    return Formulierbeeld(
        naam=str(formulier.label),
        kolommen=[str(kolom.label) for kolom in KOLOMMEN[formulier]],
        rijen=[_rij(rij, formulier, plekken, met_voorstel, overgeslagen=rij.value in leeg) for rij in rijsoort],
        wensen=[zinnen[wens.pk] for wens in belangrijkste_wensen(uitspraken)],
        zonder_plek=[zinnen[uitspraak.pk] for uitspraak in uitspraken if uitspraak.wacht_op_plek],
        toont_vrijgave=toont_vrijgave,
    )


def _voorstel(voorstel: "Voorstel") -> Zin:
    """Other words beside a sentence, as the proposal of who typed them."""
    return Zin(
        tekst=_("(deze zin weghalen)") if voorstel.weg else voorstel.tekst,
        auteur=voorstel.van,
        soort=Rol.PROFESSIONAL.value,
        datum=None,
        rang=None,
        lukt_niet=False,
        is_optie=False,
        niet_in_document=False,
        gewijzigd_na_vrijgave=False,
        waarover="",
        url="",
        linktekst="",
        voorstel=True,
    )


def _per_plek(formulier: Formulier, uitspraken: Iterable[Uitspraak]) -> dict[tuple[str, str], list[int]]:
    plekken: dict[tuple[str, str], list[int]] = {}
    for uitspraak in uitspraken:
        plaatsingen: Iterable[Plaatsing] = uitspraak.plaatsingen.all()
        for plek in plaatsingen:
            if plek.formulier == formulier:
                plekken.setdefault((plek.rij, plek.kolom), []).append(uitspraak.pk)
    return plekken


def _rij(
    rij: Any,
    formulier: Formulier,
    plekken: dict[tuple[str, str], list[int]],
    zinnen: dict[int, list[Zin]],
    *,
    overgeslagen: bool,
) -> Rij:
    cellen = [
        Cel(str(kolom.label), [zin for pk in plekken.get((rij.value, kolom.value), []) for zin in zinnen[pk]])
        for kolom in KOLOMMEN[formulier]
    ]
    status = rijstatus(sum(len(cel.zinnen) for cel in cellen), overgeslagen=overgeslagen)
    return Rij(str(rij.label), str(STATUSWOORDEN.get(status, "")), cellen, rij.value)


def _hulpbronnen(kloven: Iterable[Kloof]) -> dict[int, list[str]]:
    """Per needed support in words whether there is something for it."""
    woorden = {}
    for kloof in kloven:
        aantal = len(kloof.vervuld_door)
        er_is = ngettext("hier is iets voor", "hier zijn %(n)s dingen voor", aantal) % {"n": aantal}
        woorden[kloof.behoefte.pk] = [_("hier is nog niets voor") if kloof.is_open else er_is]
    return woorden
