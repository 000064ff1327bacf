"""Questions that help a talk along, per row and column, in our own words (themes: method 2 and 3)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from profiel.keuzes import KVB_UITLEG, Formulier, KvbKolom, KvbRij, ProfielKolom, ProfielRij

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Vragen:
    """The first questions of a cell, and more to go on with."""

    eerst: "StrOrPromise"
    verder: "list[StrOrPromise]"


# Per column of the profile: themes that fit every row.
PROFIEL_VERDER: "dict[str, list[StrOrPromise]]" = {
    ProfielKolom.NU: [
        _("Wat is hierin belangrijk voor u? Waar hebt u plezier in?"),
        _("Waar bent u goed in?"),
        _("Wat kunt u gebruiken, bij u thuis of in de buurt?"),
        _("Wie helpt u, en waarmee?"),
        _("Wat doet u voor anderen? Wat zou u willen bijdragen?"),
        _("Wat lukt niet, of nog niet?"),
    ],
    ProfielKolom.WENSEN: [
        _("Hoe ziet een goede dag eruit?"),
        _("Wat zou u weer willen, of juist voor het eerst?"),
        _("Wat mag vooral zo blijven?"),
        _("Wat wilt u niet?"),
    ],
    ProfielKolom.VROEGER: [
        _("Wat was toen belangrijk? Waar had u plezier in?"),
        _("Wat hebt u toen geleerd? Wat kon u goed?"),
        _("Wie of wat steunde u?"),
        _("Hoe hield u het vol als het moeilijk was?"),
        _("Wat deed u zelf al, toen het probleem nog klein was?"),
    ],
}

# Per row of the profile: the first question of each column, in the order of the columns.
PROFIEL_EERST: "dict[str, tuple[StrOrPromise, StrOrPromise, StrOrPromise]]" = {
    ProfielRij.WONEN: (
        _("Hoe woont u? Wat gaat goed, wat kost moeite?"),
        _("Hoe wilt u wonen?"),
        _("Waar en hoe woonde u eerder?"),
    ),
    ProfielRij.WERKEN: (
        _("Hebt u werk, betaald of niet? Hoe gaat dat?"),
        _("Wat voor werk zou u willen doen?"),
        _("Wat voor werk deed u eerder?"),
    ),
    ProfielRij.LEREN: (
        _("Leert u nu iets, op school of ergens anders?"),
        _("Wat wilt u nog leren?"),
        _("Waar ging u naar school? Wat leerde u daarbuiten?"),
    ),
    ProfielRij.VRIJE_TIJD: (
        _("Wat doet u als u vrij bent?"),
        _("Wat zou u graag doen?"),
        _("Wat deed u vroeger graag?"),
    ),
    ProfielRij.GEZONDHEID: (
        _("Hoe voelt u zich? Wat merkt u daarvan op een dag?"),
        _("Wat wilt u voor uw gezondheid?"),
        _("Hoe was uw gezondheid vroeger? Wat hielp toen?"),
    ),
    ProfielRij.ZELFZORG: (
        _("Hoe gaat het met uzelf verzorgen, het huishouden en geldzaken?"),
        _("Hoe wilt u dat dit gaat?"),
        _("Hoe ging dit eerder? Wie deed wat?"),
    ),
    ProfielRij.CONTACTEN: (
        _("Wie ziet of spreekt u? Bij wie kunt u terecht?"),
        _("Met wie wilt u meer of ander contact?"),
        _("Wie waren er vroeger belangrijk voor u?"),
    ),
    ProfielRij.ZINGEVING: (
        _("Waar haalt u kracht uit? Wat geeft uw leven zin, misschien een geloof?"),
        _("Waar wilt u meer ruimte voor?"),
        _("Wat gaf u vroeger houvast?"),
    ),
}

KVB_EERST: "dict[str, StrOrPromise]" = {
    KvbKolom.BELEMMERINGEN: _("Waar loopt u tegenaan?"),
    KvbKolom.WENSEN: _("Hoe wilt u dat het is?"),
    KvbKolom.BENODIGD: _("Wat of wie is daarvoor nodig?"),
    KvbKolom.AANWEZIG: _("Wat of wie is er al?"),
}

KVB_VERDER: "dict[str, list[StrOrPromise]]" = {
    KvbKolom.BELEMMERINGEN: [_("Wanneer merkt u dat het meest?"), _("Wat lukt daardoor niet?")],
    KvbKolom.WENSEN: [_("Waaraan merkt u dat het beter gaat?")],
    KvbKolom.BENODIGD: [_("Wat kunt u zelf? Wat kan een ander?"), _("Hoe vaak en hoe lang is dat nodig?")],
    KvbKolom.AANWEZIG: [_("Wie helpt al, en houdt die dat vol?"), _("Wat is er in de buurt?")],
}


def vragen_voor(formulier: str, rij: str, kolom: str) -> Vragen:
    """Return the questions that help with one cell of the profile or the schema."""
    if formulier == Formulier.PROFIEL:
        plek = ProfielKolom.values.index(kolom)
        return Vragen(PROFIEL_EERST[rij][plek], PROFIEL_VERDER[kolom])
    return Vragen(KVB_EERST[kolom], KVB_VERDER[kolom])


def uitleg_bij(formulier: str, rij: str) -> "list[tuple[StrOrPromise, StrOrPromise]]":
    """Return what to think of at a whole row: of the schema its variables and indicators (method 3)."""
    if formulier != Formulier.KVB:
        return []
    volgen, resultaat = KVB_UITLEG[KvbRij(rij)]
    return [(_("Denk aan"), volgen), (_("Te merken aan"), resultaat)]
