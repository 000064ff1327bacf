"""The check before the document is made final: the seven points of the law and the steps of the CRvB (W-10).

It says what the document will hold, with a place to go to. It warns and never blocks. Only what really goes into the
document counts: released texts, in sections that are not left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from opties.keuzes import Optiebron
from plannen.beeld import afspraak_van
from plannen.keuzes import Analysesoort, Hulpsoort, Inzetsoort, Onderdeel, Punt, Puntstand, VoorWie
from plannen.regels.documentinhoud import Documentinhoud
from plannen.regels.onderdelen import ONDERDEEL_VAN_BRON, ONDERDEEL_VAN_INZET, onderdeel_van_uitspraak
from profiel.keuzes import Formulier, HulpvraagKolom

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Inzet, Wmovraag
    from plannen.regels.documentinhoud import Vraag
    from profiel.models import Uitspraak


@dataclass(frozen=True)
class Vondst:
    """Something in the document that answers a point, and the sections in which it prints."""

    tekst: str
    onderdelen: frozenset[Onderdeel]


@dataclass(frozen=True)
class Toetspuntstand:
    """How one point stands: a sentence on what was found (or the reason why not), and where to go.

    `onderdelen` are the sections of the document in which the answer stands.
    """

    punt: Punt
    stand: Puntstand
    zin: str
    sleutel: str
    anker: str = ""
    onderdelen: frozenset[Onderdeel] = frozenset()

    @property
    def label(self) -> str:
        """The point in words."""
        return str(self.punt.label)


def toets(beeld: "Beeld", bijdragetekst: str = "") -> list[Toetspuntstand]:
    """Return all points in the order of W-10; `bijdragetekst` is what the gemeente says about the eigen bijdrage."""
    inhoud = Documentinhoud(beeld, bijdragetekst)
    return [_stand(punt, inhoud) for punt in Punt]


def _stand(punt: Punt, inhoud: Documentinhoud) -> Toetspuntstand:
    """A typed reason says that a point does not apply, unless the document answers it all the same."""
    vinden, sleutel, anker, leeg = PUNTEN[punt]
    if gevonden := [vondst for vondst in vinden(inhoud) if vondst is not None]:
        onderdelen = frozenset[Onderdeel]().union(*(vondst.onderdelen for vondst in gevonden))
        zin = ", ".join(vondst.tekst for vondst in gevonden).rstrip(".") + "."
        return Toetspuntstand(punt, Puntstand.BEANTWOORD, zin, sleutel, anker, onderdelen)
    if reden := inhoud.beeld.toetspunten.get(punt):
        return Toetspuntstand(punt, Puntstand.NVT, reden, sleutel, anker)
    return Toetspuntstand(punt, Puntstand.LEEG, str(leeg(inhoud)), sleutel, anker)


def _geteld(aantal: int, een: str, meer: str, *onderdelen: Onderdeel) -> Vondst | None:
    """A number with its word; None for none."""
    return Vondst(f"{aantal} {een if aantal == 1 else meer}", frozenset(onderdelen)) if aantal else None


def _uitspraken(rijen: "Sequence[Uitspraak]") -> Vondst | None:
    onderdelen = {onderdeel_van_uitspraak(rij) for rij in rijen}
    return _geteld(len(rijen), _("uitspraak"), _("uitspraken"), *onderdelen)


def _inzetten(rijen: "Sequence[Inzet]", *onderdelen: Onderdeel) -> Vondst | None:
    waar = onderdelen or {ONDERDEEL_VAN_INZET[inzet.soort] for inzet in rijen}
    return _geteld(len(rijen), _("bijdrage in het plan"), _("bijdragen in het plan"), *waar)


def _toelichting(aantal: int) -> Vondst | None:
    woorden = _("toelichting bij wat gevraagd wordt"), _("toelichtingen bij wat gevraagd wordt")
    return _geteld(aantal, *woorden, Onderdeel.GEVRAAGD)


def _analyses(inhoud: Documentinhoud, soort: Analysesoort, een: str, meer: str) -> Vondst | None:
    return _geteld(inhoud.analyses(soort), een, meer, Onderdeel.PROBLEMEN)


def _zin(tekst: str) -> list[Vondst | None]:
    """A whole sentence about what is asked, or nothing when it is empty."""
    return [Vondst(tekst, frozenset({Onderdeel.GEVRAAGD}))] if tekst else []


def _a(inhoud: Documentinhoud) -> list[Vondst | None]:
    gezegd = inhoud.uitspraken(Onderdeel.HULPVRAAG, Onderdeel.PROBLEMEN, Onderdeel.KRACHT, Onderdeel.DOELEN)
    voorkeuren = len(inhoud.beeld.voorkeuren) if inhoud.staat(Onderdeel.DOELEN) else 0
    return [
        _uitspraken(gezegd),
        _geteld(voorkeuren, _("voorkeur"), _("voorkeuren"), Onderdeel.DOELEN),
        _analyses(inhoud, Analysesoort.PROBLEEM, _("analyse"), _("analyses")),
    ]


def _b(inhoud: Documentinhoud) -> list[Vondst | None]:
    zelf = inhoud.inzetten(Onderdeel.KRACHT, Inzetsoort.ZELF)
    gebruikelijk = _van_soort(inhoud, Hulpsoort.GEBRUIKELIJK)
    bronnen = inhoud.bronteksten("eigen_kracht", "gebruikelijke_hulp")
    return [
        _uitspraken(inhoud.uitspraken(Onderdeel.KRACHT)),
        _inzetten([*zelf, *gebruikelijk]),
        _toelichting(bronnen),
    ]


def _c(inhoud: Documentinhoud) -> list[Vondst | None]:
    netwerk = inhoud.inzetten(Onderdeel.ANDEREN, Inzetsoort.NETWERK)
    bronnen = inhoud.bronteksten("mantelzorg", "netwerk")
    return [_uitspraken(inhoud.uitspraken(Onderdeel.ANDEREN)), _inzetten(netwerk), _toelichting(bronnen)]


def _d(inhoud: Documentinhoud) -> list[Vondst | None]:
    gezegd = inhoud.uitspraken(Onderdeel.ANDEREN)
    wensen = [rij for rij in gezegd if any(p.formulier == Formulier.MANTELZORG for p in rij.plaatsingen.all())]
    gaande = [inzet for inzet in inhoud.beeld.inzetten if inzet.gestopt_op is None]
    voor = [inzet for inzet in gaande if inzet.voor == VoorWie.MANTELZORGER] if inhoud.staat(Onderdeel.ANDEREN) else []
    return [_uitspraken(wensen), _inzetten(voor, Onderdeel.ANDEREN)]


def _e(inhoud: Documentinhoud) -> list[Vondst | None]:
    algemeen = inhoud.inzetten(Onderdeel.VOORZIENINGEN, Inzetsoort.ALGEMEEN)
    opties = 0
    if inhoud.staat(Onderdeel.OPTIES):
        bladen = inhoud.beeld.werkbladen
        opties = sum(optie.bron == Optiebron.ALGEMEEN for blad in bladen for optie in blad.opties.all())
    bronnen = inhoud.bronteksten("algemeen_gebruikelijk", "algemene_voorziening")
    bekeken = _geteld(opties, _("optie bekeken"), _("opties bekeken"), Onderdeel.OPTIES)
    return [_inzetten(algemeen), bekeken, _toelichting(bronnen)]


def _f(inhoud: Documentinhoud) -> list[Vondst | None]:
    andere_wet = inhoud.inzetten(Onderdeel.ANDERE_HULP, Inzetsoort.ANDERE_WET)
    return [_inzetten(andere_wet), _toelichting(inhoud.bronteksten("andere_wet"))]


def _g(inhoud: Documentinhoud) -> list[Vondst | None]:
    return _zin(_("De tekst van de gemeente over de eigen bijdrage staat erin.") if inhoud.bijdragetekst else "")


def _hulpvraag(inhoud: Documentinhoud) -> list[Vondst | None]:
    gezegd = inhoud.uitspraken(Onderdeel.HULPVRAAG)
    gevraagd = [rij for rij in gezegd if any(p.kolom == HulpvraagKolom.GEVRAAGD for p in rij.plaatsingen.all())]
    return [_uitspraken(gevraagd)]


def _problemen(inhoud: Documentinhoud) -> list[Vondst | None]:
    gezegd = inhoud.uitspraken(Onderdeel.PROBLEMEN)
    return [_uitspraken(gezegd), _analyses(inhoud, Analysesoort.PROBLEEM, _("analyse"), _("analyses"))]


def _aard_en_omvang(inhoud: Documentinhoud) -> list[Vondst | None]:
    klaar = inhoud.vragen() and not _zonder_omvang(inhoud)
    return _zin(_("Bij alles wat gevraagd wordt staat wat en hoeveel.") if klaar else "")


def _zonder_omvang(inhoud: Documentinhoud) -> "list[Vraag]":
    def compleet(vraag: "Wmovraag | None") -> bool:
        return bool(vraag and (vraag.voorziening or vraag.omschrijving) and vraag.aantal and vraag.eenheid)

    return [(inzet, vraag) for inzet, vraag in inhoud.vragen() if not compleet(vraag)]


def _leeg_omvang(inhoud: Documentinhoud) -> str:
    return _bij(_zonder_omvang(inhoud), _("Nog niet gezegd wat en hoeveel: %(wat)s."))


def _andere_bronnen(inhoud: Documentinhoud) -> list[Vondst | None]:
    klaar = inhoud.vragen() and not _zonder_bronnen(inhoud)
    return _zin(_("Bij alles wat gevraagd wordt staat wat andere bronnen kunnen bieden.") if klaar else "")


def _zonder_bronnen(inhoud: Documentinhoud) -> "list[Vraag]":
    """Provisions that leave a source open; an entry in the plan shows what its source gives (W-11)."""
    in_plan = {
        "eigen_kracht": inhoud.inzetten(Onderdeel.KRACHT, Inzetsoort.ZELF),
        "gebruikelijke_hulp": _van_soort(inhoud, Hulpsoort.GEBRUIKELIJK),
        "mantelzorg": _van_soort(inhoud, Hulpsoort.MANTELZORG),
        "netwerk": inhoud.inzetten(Onderdeel.ANDEREN, Inzetsoort.NETWERK),
        "algemene_voorziening": inhoud.inzetten(Onderdeel.VOORZIENINGEN, Inzetsoort.ALGEMEEN),
        "andere_wet": inhoud.inzetten(Onderdeel.ANDERE_HULP, Inzetsoort.ANDERE_WET),
    }
    nog = [bron for bron in ONDERDEEL_VAN_BRON if not in_plan.get(bron)]
    staan = all(inhoud.staat(ONDERDEEL_VAN_BRON[bron]) for bron in nog)

    def compleet(vraag: "Wmovraag | None") -> bool:
        return staan and all(getattr(vraag, bron, "") for bron in nog)

    return [(inzet, vraag) for inzet, vraag in inhoud.vragen() if not compleet(vraag)]


def _leeg_bronnen(inhoud: Documentinhoud) -> str:
    return _bij(_zonder_bronnen(inhoud), _("Nog niet bij alle bronnen iets gezegd: %(wat)s."))


def _rest(inhoud: Documentinhoud) -> list[Vondst | None]:
    klaar = inhoud.vragen() and not _zonder_rest(inhoud)
    return _zin(_("Bij alles wat gevraagd wordt staat voor welk probleem en met welk resultaat.") if klaar else "")


def _zonder_rest(inhoud: Documentinhoud) -> "list[Vraag]":
    return [(inzet, vraag) for inzet, vraag in inhoud.vragen() if not (vraag and vraag.probleem and vraag.resultaat)]


def _leeg_rest(inhoud: Documentinhoud) -> str:
    return _bij(_zonder_rest(inhoud), _("Nog niet gezegd voor welk probleem en met welk resultaat: %(wat)s."))


def _advies(inhoud: Documentinhoud) -> list[Vondst | None]:
    return [_analyses(inhoud, Analysesoort.ADVIES, _("advies"), _("adviezen"))]


def _van_soort(inhoud: Documentinhoud, soort: Hulpsoort) -> "list[Inzet]":
    netwerk = inhoud.inzetten(Onderdeel.ANDEREN, Inzetsoort.NETWERK)
    return [inzet for inzet in netwerk if (afspraak := afspraak_van(inzet)) and afspraak.hulpsoort == soort]


def _bij(vragen: "Sequence[Vraag]", zin: str) -> str:
    """A sentence with the names of what is asked; the empty one when nothing is."""
    if not vragen:
        return _("Er wordt nog niets gevraagd.")
    namen = [vraag.omschrijving if vraag and vraag.omschrijving else str(inzet) for inzet, vraag in vragen]
    return zin % {"wat": ", ".join(namen)}


def _leeg(_inhoud: Documentinhoud) -> str:
    return _("Hierover staat nog niets in het document.")


Vinder = Callable[[Documentinhoud], "list[Vondst | None]"]
Uitleg = Callable[[Documentinhoud], str]

# Per point: how it is found, the page where it is answered, the place on it, and what is said when it is empty.
PUNTEN: dict[Punt, tuple[Vinder, str, str, Uitleg]] = {
    Punt.A: (_a, "profiel:profiel", "", _leeg),
    Punt.B: (_b, "plannen:plan", "zelf", _leeg),
    Punt.C: (_c, "plannen:plan", "netwerk", _leeg),
    Punt.D: (_d, "profiel:profiel", "mantelzorg", _leeg),
    Punt.E: (_e, "plannen:plan", "algemeen", _leeg),
    Punt.F: (_f, "plannen:plan", "andere_wet", _leeg),
    Punt.G: (_g, "plannen:aanvraag", "bijdrage", _leeg),
    Punt.HULPVRAAG: (_hulpvraag, "profiel:profiel", "hulpvraag", _leeg),
    Punt.PROBLEMEN: (_problemen, "profiel:kvb", "belemmeringen", _leeg),
    Punt.AARD_EN_OMVANG: (_aard_en_omvang, "plannen:plan", "wmo", _leeg_omvang),
    Punt.ANDERE_BRONNEN: (_andere_bronnen, "plannen:plan", "wmo", _leeg_bronnen),
    Punt.REST: (_rest, "plannen:plan", "wmo", _leeg_rest),
    Punt.ADVIES: (_advies, "plannen:aanvraag", "advies", _leeg),
}
