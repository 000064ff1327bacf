"""What the pages of phases 1 to 3 show, as plain values: statements, forms, talks and goals.

Everything here is made from rows already fetched; making it asks no query.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from profiel.keuzes import KOLOMMEN, RIJEN, Formulier, KvbKolom
from profiel.models import Plaatsing, RijOvergeslagen, Uitspraak
from supportplan.kern.dossiernav import draad_adres
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier

SAMEN = frozenset({Rol.CLIENT.value, Rol.PROFESSIONAL.value})


@dataclass(frozen=True)
class Zin:
    """One statement as `onderdelen/uitspraak.html` shows it."""

    tekst: str
    auteur: str
    soort: str
    datum: date
    rang: int | None
    lukt_niet: bool
    is_optie: bool
    niet_in_document: bool
    gewijzigd_na_vrijgave: bool
    waarover: str
    url: str
    linktekst: str


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
    """Return who said it in words, and the kind of speaker (client, naaste, ..., samen); unknown is said as such."""
    if not sprekers:
        naam = _("Opgeschreven door %(naam)s") % {"naam": getypt_door} if getypt_door else _("Niet bekend wie dit zei")
        return naam, "onbekend"
    rollen = {spreker.rol for spreker in sprekers}
    if rollen == SAMEN:
        namen = {spreker.rol: spreker.roepnaam for spreker in sprekers}
        woorden = {"professional": namen[Rol.PROFESSIONAL], "client": namen[Rol.CLIENT]}
        return _("%(professional)s, samen met %(client)s") % woorden, "samen"
    return opsomming([spreker.roepnaam for spreker in sprekers]), sprekers[0].rol


def opsomming(namen: Sequence[str]) -> str:
    """Return names as people say them: "Bram, Til en Ömer"."""
    if len(namen) < 2:
        return "".join(namen)
    return _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(namen[:-1]), "laatste": namen[-1]}


def zin_van(uitspraak: Uitspraak, dossier: Dossier, *, toon_vrijgave: bool = True, erbij: Sequence[str] = ()) -> Zin:
    """Return one statement with its author, day, marks, goals and the way to its thread.

    `toon_vrijgave` False leaves out "niet in het document"; `erbij` is said beside the goals it led to.
    """
    auteur, soort = auteur_van(
        [spreker.deelnemer for spreker in uitspraak.sprekers.all()],
        uitspraak.gemaakt_door.naam if uitspraak.gemaakt_door else "",
    )
    doelen = [_("doel %(nummer)s") % {"nummer": doel.nummer} for doel in uitspraak.doelen.all()]
    aangepast = [_("aangepast op %(dag)s") % {"dag": _dag(uitspraak)}] if uitspraak.revisie > 1 else []
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


def _dag(uitspraak: Uitspraak) -> str:
    from django.template.defaultfilters import date as datumwoorden

    return datumwoorden(uitspraak.gewijzigd_op, "j F Y")


def formulierbeeld(
    formulier: Formulier, dossier: Dossier, uitspraken: Sequence[Uitspraak], overgeslagen: Iterable[RijOvergeslagen]
) -> Formulierbeeld:
    """Return a form with every row and column, whatever is in it (method 2, 3)."""
    toont_vrijgave = any(uitspraak.vrijgegeven_revisie for uitspraak in uitspraken)
    erbij = _hulpbronnen(uitspraken) if formulier == Formulier.KVB else {}
    zinnen = {
        uitspraak.pk: zin_van(uitspraak, dossier, toon_vrijgave=toont_vrijgave, erbij=erbij.get(uitspraak.pk, ()))
        for uitspraak in uitspraken
    }
    plekken = _per_plek(formulier, uitspraken)
    leeg = {rij.rij for rij in overgeslagen if rij.formulier == formulier}
    ranglijst = sorted((uitspraak for uitspraak in uitspraken if uitspraak.rang), key=lambda wens: wens.rang or 0)
    rijsoort = RIJEN[formulier]
    assert rijsoort is not None
    return Formulierbeeld(
        naam=str(formulier.label),
        kolommen=[str(kolom.label) for kolom in KOLOMMEN[formulier]],
        rijen=[_rij(rij, formulier, plekken, zinnen, overgeslagen=rij.value in leeg) for rij in rijsoort],
        wensen=[zinnen[wens.pk] for wens in ranglijst],
        zonder_plek=[zinnen[uitspraak.pk] for uitspraak in uitspraken if not uitspraak.plaatsingen.all()],
        toont_vrijgave=toont_vrijgave,
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
    zinnen: dict[int, Zin],
    *,
    overgeslagen: bool,
) -> Rij:
    cellen = [
        Cel(str(kolom.label), [zinnen[pk] for pk in plekken.get((rij.value, kolom.value), [])])
        for kolom in KOLOMMEN[formulier]
    ]
    if any(cel.zinnen for cel in cellen):
        return Rij(str(rij.label), _("ingevuld"), cellen)
    return Rij(str(rij.label), _("overgeslagen") if overgeslagen else "", cellen)


@dataclass(frozen=True)
class Behoefte:
    """A needed support with what meets it; nothing means it is part of the support gap (method 3)."""

    zin: Zin
    hulpbronnen: list[str]


def _leesbare_hulpbronnen(behoefte: Uitspraak, leesbaar: dict[int, Uitspraak]) -> list[str]:
    gevonden = (leesbaar.get(vervulling.hulpbron_id) for vervulling in behoefte.vervullingen.all())
    return [hulpbron.tekst for hulpbron in gevonden if hulpbron]


def _behoeften(uitspraken: Iterable[Uitspraak]) -> list[Uitspraak]:
    return [
        uitspraak
        for uitspraak in uitspraken
        if any(
            plek.formulier == Formulier.KVB and plek.kolom == KvbKolom.BENODIGD for plek in uitspraak.plaatsingen.all()
        )
    ]


def _hulpbronnen(uitspraken: Sequence[Uitspraak]) -> dict[int, list[str]]:
    """Per needed support in words whether there is something for it."""
    woorden = {}
    for behoefte in _behoeften(uitspraken):
        aantal = len(behoefte.vervullingen.all())
        er_is = ngettext("hier is iets voor", "hier zijn %(n)s dingen voor", aantal) % {"n": aantal}
        woorden[behoefte.pk] = [er_is if aantal else _("hier is nog niets voor")]
    return woorden


def ondersteuningskloof(dossier: Dossier, uitspraken: Sequence[Uitspraak]) -> tuple[list[Behoefte], list[Behoefte]]:
    """Return the needs that nothing meets yet (the gap), and the needs that something meets (method 3).

    `uitspraken` holds what the reader may read; what meets a need but may not be read is not named.
    """
    leesbaar = {uitspraak.pk: uitspraak for uitspraak in uitspraken}
    kloof: list[Behoefte] = []
    vervuld: list[Behoefte] = []
    for behoefte in _behoeften(uitspraken):
        zin = replace(zin_van(behoefte, dossier, toon_vrijgave=False), url="")
        er_is = bool(behoefte.vervullingen.all())
        (vervuld if er_is else kloof).append(Behoefte(zin, _leesbare_hulpbronnen(behoefte, leesbaar)))
    return kloof, vervuld
