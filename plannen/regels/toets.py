"""The check before the document is made final: the seven points of the law and the steps of the CRvB (W-10).

It says what the document will hold, with a place to go to. It warns and never blocks. Only what really goes into the
document counts: released texts, in sections that are not left out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from opties.keuzes import Optiebron
from plannen.beeld import afspraak_van, vraag_van
from plannen.keuzes import Analysesoort, Hulpsoort, Inzetsoort, Onderdeel, Punt, Puntstand, VoorWie
from plannen.regels.onderdelen import ONDERDEEL_VAN_BRON, onderdeel_van_uitspraak
from profiel.keuzes import Formulier, HulpvraagKolom

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Inzet, Wmovraag
    from profiel.models import Uitspraak

    Vraag = tuple[Inzet, Wmovraag | None]


@dataclass(frozen=True)
class Toetspuntstand:
    """How one point stands: a sentence on what was found (or the reason why not), and where to go."""

    punt: Punt
    stand: Puntstand
    zin: str
    sleutel: str
    anker: str = ""

    @property
    def label(self) -> str:
        """The point in words."""
        return str(self.punt.label)


def toets(beeld: "Beeld", bijdragetekst: str = "") -> list[Toetspuntstand]:
    """Return all points in the order of W-10; `bijdragetekst` is what the gemeente says about the eigen bijdrage."""
    inhoud = Documentinhoud(beeld, bijdragetekst)
    return [_stand(punt, inhoud) for punt in Punt]


class Documentinhoud:
    """What goes into the document, asked per section; a section left out holds nothing (W-17, P-03)."""

    def __init__(self, beeld: "Beeld", bijdragetekst: str) -> None:
        self.beeld = beeld
        self.bijdragetekst = bijdragetekst

    def staat(self, onderdeel: Onderdeel) -> bool:
        """Whether this section prints."""
        return onderdeel not in self.beeld.weggelaten

    def uitspraken(self, *onderdelen: Onderdeel) -> "list[Uitspraak]":
        """The released statements that print in these sections."""
        staan = {onderdeel for onderdeel in onderdelen if self.staat(onderdeel)}
        return [rij for rij in self.beeld.uitspraken if rij.is_vrijgegeven and onderdeel_van_uitspraak(rij) in staan]

    def inzetten(self, onderdeel: Onderdeel, soort: Inzetsoort) -> "list[Inzet]":
        """The entries of this kind that are going on, when the section prints."""
        if not self.staat(onderdeel):
            return []
        return [inzet for inzet in self.beeld.inzetten if inzet.soort == soort and inzet.gestopt_op is None]

    def analyses(self, soort: Analysesoort) -> int:
        """How many released analyses of this kind print."""
        if not self.staat(Onderdeel.PROBLEMEN):
            return 0
        return sum(analyse.soort == soort and analyse.is_vrijgegeven for analyse in self.beeld.analyses)

    def vragen(self) -> "list[Vraag]":
        """What is asked of the Wmo, with its details when there are any; this section can never be left out."""
        gaande = [inzet for inzet in self.beeld.inzetten if inzet.gestopt_op is None]
        return [(inzet, vraag_van(inzet)) for inzet in gaande if inzet.soort == Inzetsoort.WMO]

    def bronteksten(self, *velden: str) -> int:
        """How many asked provisions say in the document why one of these sources is not enough."""
        staan = [veld for veld in velden if self.staat(ONDERDEEL_VAN_BRON[veld])]
        return sum(any(getattr(vraag, veld) for veld in staan) for _inzet, vraag in self.vragen() if vraag)


def _stand(punt: Punt, inhoud: Documentinhoud) -> Toetspuntstand:
    """A typed reason says that a point does not apply, unless the document answers it all the same."""
    vinden, sleutel, anker, leeg = PUNTEN[punt]
    if gevonden := vinden(inhoud):
        return Toetspuntstand(punt, Puntstand.BEANTWOORD, gevonden, sleutel, anker)
    if reden := inhoud.beeld.toetspunten.get(punt):
        return Toetspuntstand(punt, Puntstand.NVT, reden, sleutel, anker)
    return Toetspuntstand(punt, Puntstand.LEEG, str(leeg(inhoud)), sleutel, anker)


def _samen(*delen: str) -> str:
    """Found things in one sentence; empty when nothing was found."""
    gevonden = [deel for deel in delen if deel]
    return f"{', '.join(gevonden)}." if gevonden else ""


def _geteld(aantal: int, een: str, meer: str) -> str:
    """A number with its word; empty for none."""
    return f"{aantal} {een if aantal == 1 else meer}" if aantal else ""


def _uitspraken(rijen: "Sequence[Uitspraak]") -> str:
    return _geteld(len(rijen), _("uitspraak"), _("uitspraken"))


def _inzetten(rijen: "Sequence[Inzet]") -> str:
    return _geteld(len(rijen), _("bijdrage in het plan"), _("bijdragen in het plan"))


def _toelichting(aantal: int) -> str:
    return _geteld(aantal, _("toelichting bij wat gevraagd wordt"), _("toelichtingen bij wat gevraagd wordt"))


def _a(inhoud: Documentinhoud) -> str:
    gezegd = inhoud.uitspraken(Onderdeel.HULPVRAAG, Onderdeel.PROBLEMEN, Onderdeel.KRACHT, Onderdeel.DOELEN)
    voorkeuren = len(inhoud.beeld.voorkeuren) if inhoud.staat(Onderdeel.DOELEN) else 0
    analyses = _geteld(inhoud.analyses(Analysesoort.PROBLEEM), _("analyse"), _("analyses"))
    return _samen(_uitspraken(gezegd), _geteld(voorkeuren, _("voorkeur"), _("voorkeuren")), analyses)


def _b(inhoud: Documentinhoud) -> str:
    gezegd = inhoud.uitspraken(Onderdeel.KRACHT)
    zelf = inhoud.inzetten(Onderdeel.KRACHT, Inzetsoort.ZELF)
    gebruikelijk = _van_soort(inhoud, Hulpsoort.GEBRUIKELIJK)
    bronnen = inhoud.bronteksten("eigen_kracht", "gebruikelijke_hulp")
    return _samen(_uitspraken(gezegd), _inzetten([*zelf, *gebruikelijk]), _toelichting(bronnen))


def _c(inhoud: Documentinhoud) -> str:
    gezegd = inhoud.uitspraken(Onderdeel.ANDEREN)
    netwerk = inhoud.inzetten(Onderdeel.ANDEREN, Inzetsoort.NETWERK)
    return _samen(_uitspraken(gezegd), _inzetten(netwerk), _toelichting(inhoud.bronteksten("mantelzorg", "netwerk")))


def _d(inhoud: Documentinhoud) -> str:
    gezegd = inhoud.uitspraken(Onderdeel.ANDEREN)
    wensen = [rij for rij in gezegd if any(p.formulier == Formulier.MANTELZORG for p in rij.plaatsingen.all())]
    gaande = [inzet for inzet in inhoud.beeld.inzetten if inzet.gestopt_op is None]
    voor = [inzet for inzet in gaande if inzet.voor == VoorWie.MANTELZORGER] if inhoud.staat(Onderdeel.ANDEREN) else []
    return _samen(_uitspraken(wensen), _inzetten(voor))


def _e(inhoud: Documentinhoud) -> str:
    algemeen = inhoud.inzetten(Onderdeel.VOORZIENINGEN, Inzetsoort.ALGEMEEN)
    opties = 0
    if inhoud.staat(Onderdeel.OPTIES):
        bladen = inhoud.beeld.werkbladen
        opties = sum(optie.bron == Optiebron.ALGEMEEN for blad in bladen for optie in blad.opties.all())
    bekeken = _geteld(opties, _("optie bekeken"), _("opties bekeken"))
    bronnen = inhoud.bronteksten("algemeen_gebruikelijk", "algemene_voorziening")
    return _samen(_inzetten(algemeen), bekeken, _toelichting(bronnen))


def _f(inhoud: Documentinhoud) -> str:
    andere_wet = inhoud.inzetten(Onderdeel.ANDERE_HULP, Inzetsoort.ANDERE_WET)
    return _samen(_inzetten(andere_wet), _toelichting(inhoud.bronteksten("andere_wet")))


def _g(inhoud: Documentinhoud) -> str:
    return _("De tekst van de gemeente over de eigen bijdrage staat erin.") if inhoud.bijdragetekst else ""


def _hulpvraag(inhoud: Documentinhoud) -> str:
    gezegd = inhoud.uitspraken(Onderdeel.HULPVRAAG)
    return _samen(
        _uitspraken([rij for rij in gezegd if any(p.kolom == HulpvraagKolom.GEVRAAGD for p in rij.plaatsingen.all())])
    )


def _problemen(inhoud: Documentinhoud) -> str:
    gezegd, analyses = inhoud.uitspraken(Onderdeel.PROBLEMEN), inhoud.analyses(Analysesoort.PROBLEEM)
    return _samen(_uitspraken(gezegd), _geteld(analyses, _("analyse"), _("analyses")))


def _aard_en_omvang(inhoud: Documentinhoud) -> str:
    klaar = inhoud.vragen() and not _zonder_omvang(inhoud)
    return _("Bij alles wat gevraagd wordt staat wat en hoeveel.") if klaar else ""


def _zonder_omvang(inhoud: Documentinhoud) -> "list[Vraag]":
    def compleet(vraag: "Wmovraag | None") -> bool:
        return bool(vraag and (vraag.voorziening or vraag.omschrijving) and vraag.aantal and vraag.eenheid)

    return [(inzet, vraag) for inzet, vraag in inhoud.vragen() if not compleet(vraag)]


def _leeg_omvang(inhoud: Documentinhoud) -> str:
    return _bij(_zonder_omvang(inhoud), _("Nog niet gezegd wat en hoeveel: %(wat)s."))


def _andere_bronnen(inhoud: Documentinhoud) -> str:
    klaar = inhoud.vragen() and not _zonder_bronnen(inhoud)
    return _("Bij alles wat gevraagd wordt staat wat andere bronnen kunnen bieden.") if klaar else ""


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


def _rest(inhoud: Documentinhoud) -> str:
    klaar = inhoud.vragen() and not _zonder_rest(inhoud)
    return _("Bij alles wat gevraagd wordt staat voor welk probleem en met welk resultaat.") if klaar else ""


def _zonder_rest(inhoud: Documentinhoud) -> "list[Vraag]":
    return [(inzet, vraag) for inzet, vraag in inhoud.vragen() if not (vraag and vraag.probleem and vraag.resultaat)]


def _leeg_rest(inhoud: Documentinhoud) -> str:
    return _bij(_zonder_rest(inhoud), _("Nog niet gezegd voor welk probleem en met welk resultaat: %(wat)s."))


def _advies(inhoud: Documentinhoud) -> str:
    return _samen(_geteld(inhoud.analyses(Analysesoort.ADVIES), _("advies"), _("adviezen")))


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


Vinder = Callable[[Documentinhoud], str]

# Per point: how it is found, the page where it is answered, the place on it, and what is said when it is empty.
PUNTEN: dict[Punt, tuple[Vinder, str, str, Vinder]] = {
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
