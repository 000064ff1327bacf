"""Which points of Wmo 2015 art. 2.3.2 lid 4 a section answers, judged by what prints in it (W-10)."""

from collections.abc import Callable

from opties.keuzes import Optiebron
from plannen.aanvraag.bron import Bron
from plannen.aanvraag.vraag import uitspraken_voor
from plannen.keuzes import Inzetsoort, Onderdeel, Punt, VoorWie
from profiel.keuzes import Formulier

Toets = Callable[[Bron], bool]


def _gezegd(onderdeel: Onderdeel) -> Toets:
    return lambda bron: bool(uitspraken_voor(bron, onderdeel))


def _inzet(*soorten: Inzetsoort) -> Toets:
    return lambda bron: bool(bron.inzetten(*soorten))


def _reden(*velden: str) -> Toets:
    return lambda bron: any(getattr(vraag, veld) for _inzet, vraag in bron.vragen if vraag for veld in velden)


def _mantelzorger_nodig(bron: Bron) -> bool:
    gezegd = uitspraken_voor(bron, Onderdeel.ANDEREN)
    eigen = any(plek.formulier == Formulier.MANTELZORG for woord in gezegd for plek in woord.plaatsingen.all())
    return eigen or any(inzet.voor == VoorWie.MANTELZORGER for inzet in bron.beeld.inzetten if inzet.gestopt_op is None)


def _analyse(bron: Bron) -> bool:
    return any(analyse.is_vrijgegeven for analyse in bron.beeld.analyses)


def _algemene_optie(bron: Bron) -> bool:
    bladen = bron.beeld.werkbladen
    return any(optie.bron == Optiebron.ALGEMEEN for blad in bladen for optie in blad.opties.all())


def _voorkeur(bron: Bron) -> bool:
    return bool(bron.beeld.voorkeuren) or bool(uitspraken_voor(bron, Onderdeel.DOELEN))


# Point, section that can answer it, whether it does. In section 11 stands why each other source is not enough.
ANTWOORDEN: tuple[tuple[Punt, Onderdeel, Toets], ...] = (
    (Punt.A, Onderdeel.HULPVRAAG, _gezegd(Onderdeel.HULPVRAAG)),
    (Punt.A, Onderdeel.PROBLEMEN, lambda bron: bool(uitspraken_voor(bron, Onderdeel.PROBLEMEN)) or _analyse(bron)),
    (Punt.A, Onderdeel.KRACHT, _gezegd(Onderdeel.KRACHT)),
    (Punt.A, Onderdeel.DOELEN, _voorkeur),
    (Punt.B, Onderdeel.KRACHT, lambda bron: _gezegd(Onderdeel.KRACHT)(bron) or _inzet(Inzetsoort.ZELF)(bron)),
    (Punt.B, Onderdeel.GEVRAAGD, _reden("eigen_kracht", "gebruikelijke_hulp")),
    (Punt.C, Onderdeel.ANDEREN, lambda bron: _gezegd(Onderdeel.ANDEREN)(bron) or _inzet(Inzetsoort.NETWERK)(bron)),
    (Punt.C, Onderdeel.GEVRAAGD, _reden("mantelzorg", "netwerk")),
    (Punt.D, Onderdeel.ANDEREN, _mantelzorger_nodig),
    (Punt.E, Onderdeel.VOORZIENINGEN, _inzet(Inzetsoort.ALGEMEEN)),
    (Punt.E, Onderdeel.OPTIES, _algemene_optie),
    (Punt.E, Onderdeel.GEVRAAGD, _reden("algemeen_gebruikelijk", "algemene_voorziening")),
    (Punt.F, Onderdeel.ANDERE_HULP, _inzet(Inzetsoort.ANDERE_WET)),
    (Punt.F, Onderdeel.GEVRAAGD, _reden("andere_wet")),
    (Punt.G, Onderdeel.GEVRAAGD, lambda bron: bool(bron.bijdrage)),
)

# A reason in section 11 that is not printed because its own section is left out answers nothing (W-17).
BRON_VAN_REDEN: dict[Punt, Onderdeel] = {
    Punt.B: Onderdeel.KRACHT,
    Punt.C: Onderdeel.ANDEREN,
    Punt.E: Onderdeel.VOORZIENINGEN,
    Punt.F: Onderdeel.ANDERE_HULP,
}


def punten_van(bron: Bron, onderdeel: Onderdeel) -> frozenset[str]:
    """The points a-g that this section answers; a left-out section answers none."""
    if not bron.staat_erin(onderdeel):
        return frozenset()
    return frozenset(
        punt.value
        for punt, waar, toets in ANTWOORDEN
        if waar == onderdeel and _telt_mee(bron, punt, waar) and toets(bron)
    )


def _telt_mee(bron: Bron, punt: Punt, waar: Onderdeel) -> bool:
    return waar != Onderdeel.GEVRAAGD or bron.staat_erin(BRON_VAN_REDEN.get(punt, waar))
