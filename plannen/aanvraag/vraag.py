"""Sections 4 to 6: the hulpvraag in own words, problems and analysis, own strength (W-12, W-16, method 7)."""

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Citaat, Groep, Lijst
from plannen.aanvraag.woorden import citaat, groep, leefgebied, niet_gedeeld
from plannen.keuzes import Analysesoort, Inzetsoort, Onderdeel
from plannen.models import Analyse
from plannen.regels.onderdelen import onderdeel_van_uitspraak
from plannen.weergave.feiten import datum
from profiel.keuzes import Formulier, HulpvraagKolom, KvbKolom
from profiel.models import Uitspraak
from profiel.regels import belangrijkste_wensen


def uitspraken_voor(bron: Bron, onderdeel: Onderdeel) -> list[Uitspraak]:
    """The released statements of one section, in the order of the case."""
    return [uitspraak for uitspraak in bron.uitspraken if onderdeel_van_uitspraak(uitspraak) == onderdeel]


def hulpvraag_kort(bron: Bron) -> Citaat | None:
    """The hulpvraag in one sentence for the first page: the first released one, without its date (W-16)."""
    if not bron.staat_erin(Onderdeel.HULPVRAAG):
        return None
    gezegd = uitspraken_voor(bron, Onderdeel.HULPVRAAG)
    eerste = [uitspraak for uitspraak in gezegd if HulpvraagKolom.GEVRAAGD in _kolommen(uitspraak)] or gezegd
    return citaat(bron, eerste[0], over="") if eerste else None


def eerste_wens(bron: Bron) -> Uitspraak | None:
    """The wish ranked first, for a first page without a hulpvraag; only when every section it can stand in prints."""
    if not all(bron.staat_erin(onderdeel) for onderdeel in (Onderdeel.HULPVRAAG, Onderdeel.DOELEN)):
        return None
    wensen = belangrijkste_wensen(bron.uitspraken)
    return wensen[0] if wensen and bron.staat_erin(onderdeel_van_uitspraak(wensen[0])) else None


def _kolommen(uitspraak: Uitspraak) -> set[str]:
    return {plek.kolom for plek in uitspraak.plaatsingen.all() if plek.formulier == Formulier.HULPVRAAG}


def hulpvraag(bron: Bron) -> list[Blok | Groep]:
    """Section 4: the question, the question behind it and why now, in the client's own words (W-12)."""
    gezegd = uitspraken_voor(bron, Onderdeel.HULPVRAAG)
    blokken: list[Blok | Groep] = []
    for kolom in HulpvraagKolom:
        woorden = [citaat(bron, uitspraak, over="") for uitspraak in gezegd if _eerste_kolom(uitspraak) == kolom]
        if woorden or kolom == HulpvraagKolom.GEVRAAGD:
            blokken += groep(_kop(kolom), woorden, _("Nog niet ingevuld of niet gedeeld."))
    if bron.staat_erin(Onderdeel.PROBLEMEN) and _analyses(bron, Analysesoort.PROBLEEM):
        blokken.append(Alinea(_("De analyse van de professional staat bij Problemen en analyse.")))
    return blokken


def _eerste_kolom(uitspraak: Uitspraak) -> str:
    return min(_kolommen(uitspraak), key=HulpvraagKolom.values.index)


def _kop(kolom: HulpvraagKolom) -> str:
    if kolom == HulpvraagKolom.GEVRAAGD:
        return _("De hulpvraag in eigen woorden")
    return str(kolom.label)


def _analyses(bron: Bron, soort: Analysesoort) -> list[Analyse]:
    return [analyse for analyse in bron.beeld.analyses if analyse.soort == soort and analyse.is_vrijgegeven]


def problemen(bron: Bron) -> list[Blok | Groep]:
    """Section 5: parts 1 and 2 of the method, own words and analysis apart and labelled (W-12, W-14)."""
    gezegd = uitspraken_voor(bron, Onderdeel.PROBLEMEN)
    nodig = [woord for woord in gezegd if _is_behoefte(woord)]
    ervaren = [citaat(bron, woord) for woord in gezegd if not _is_behoefte(woord)]
    analyse: list[Blok] = []
    if niet := dict.fromkeys(leefgebied(woord) for woord in gezegd if woord.lukt_niet and leefgebied(woord)):
        analyse.append(Lijst(_("Waar de cliënt zegt dat iets niet lukt"), tuple(niet)))
    analyse += [citaat(bron, woord) for woord in nodig]
    for soort in Analysesoort:
        analyse += [_analyseblok(bron, rij) for rij in _analyses(bron, soort)]
    return [
        *groep(_("Deel 1: de problemen van betrokkene"), ervaren, niet_gedeeld()),
        *groep(_("Deel 2: een probleemanalyse"), analyse, niet_gedeeld()),
    ]


def _is_behoefte(uitspraak: Uitspraak) -> bool:
    return any(plek.kolom == KvbKolom.BENODIGD for plek in uitspraak.plaatsingen.all()) and not uitspraak.lukt_niet


def _analyseblok(bron: Bron, rij: Analyse) -> Citaat:
    wie = bron.wie_er_staat(rij.wie) or (bron.naam_van(rij.door) if rij.door else "")
    bij = ", ".join(deel for deel in (wie, datum(rij.op)) if deel)
    return Citaat(rij.tekst, bij, str(rij.get_soort_display()))


def kracht(bron: Bron) -> list[Blok | Groep]:
    """Section 6: what the client can and wants to do, and does in the plan (point b)."""
    gezegd = [citaat(bron, uitspraak) for uitspraak in uitspraken_voor(bron, Onderdeel.KRACHT)]
    zelf = tuple(
        bron.zonder_namen(f"{inzet.planregel.stap}: {inzet.tekst}" if inzet.tekst else inzet.planregel.stap)
        for inzet in bron.inzetten(Inzetsoort.ZELF)
        if inzet.gestopt_op is None
    )
    blokken: list[Blok | Groep] = [*gezegd]
    if zelf:
        blokken.append(Lijst(_("Dit doet de cliënt zelf in het plan"), zelf))
    return blokken or [Alinea(niet_gedeeld())]
