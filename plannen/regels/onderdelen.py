"""In which section of the document a thing prints (W-16), so that leaving out the section leaves it out (W-17)."""

from typing import TYPE_CHECKING

from plannen.keuzes import Inzetsoort, Onderdeel
from profiel.keuzes import Formulier, KvbKolom
from supportplan.kern.keuzes import Rol

if TYPE_CHECKING:
    from profiel.models import Uitspraak

ONDERDEEL_VAN_INZET: dict[str, Onderdeel] = {
    Inzetsoort.ZELF: Onderdeel.KRACHT,
    Inzetsoort.NETWERK: Onderdeel.ANDEREN,
    Inzetsoort.ALGEMEEN: Onderdeel.VOORZIENINGEN,
    Inzetsoort.ANDERE_WET: Onderdeel.ANDERE_HULP,
    Inzetsoort.PROFESSIONAL: Onderdeel.ANDERE_HULP,
    Inzetsoort.WMO: Onderdeel.GEVRAAGD,
}

# Section 11 says why each other source is not enough (W-11); a reason prints only when its own section prints (W-17).
ONDERDEEL_VAN_BRON: dict[str, Onderdeel] = {
    "eigen_kracht": Onderdeel.KRACHT,
    "gebruikelijke_hulp": Onderdeel.ANDEREN,
    "mantelzorg": Onderdeel.ANDEREN,
    "netwerk": Onderdeel.ANDEREN,
    "algemeen_gebruikelijk": Onderdeel.VOORZIENINGEN,
    "algemene_voorziening": Onderdeel.VOORZIENINGEN,
    "andere_wet": Onderdeel.ANDERE_HULP,
}


def onderdeel_van_uitspraak(uitspraak: "Uitspraak") -> Onderdeel:
    """Return the one section in which a released statement prints."""
    plekken = [(plek.formulier, plek.kolom) for plek in uitspraak.plaatsingen.all()]
    formulieren = {formulier for formulier, _kolom in plekken}
    kolommen = {kolom for _formulier, kolom in plekken}
    rollen = {spreker.deelnemer.rol for spreker in uitspraak.sprekers.all()}
    if Formulier.HULPVRAAG in formulieren:
        return Onderdeel.HULPVRAAG
    if Formulier.MANTELZORG in formulieren or rollen == {Rol.NAASTE} or kolommen == {KvbKolom.AANWEZIG}:
        return Onderdeel.ANDEREN
    if uitspraak.lukt_niet or kolommen & {KvbKolom.BELEMMERINGEN, KvbKolom.BENODIGD}:
        return Onderdeel.PROBLEMEN
    if KvbKolom.WENSEN in kolommen:
        return Onderdeel.DOELEN
    return Onderdeel.KRACHT if plekken else Onderdeel.PROBLEMEN  # without a place it says nothing of one's own strength
