"""The one table of what a case file holds, in the order in which it is written (product.md 5)."""

from typing import Any

from opties.keuzes import Keuzesoort
from opties.models import Afweging, Keuze, Optie, Werkblad
from profiel.models import (
    Aanwezige,
    Doel,
    Doelwens,
    Gesprek,
    Plaatsing,
    RijOvergeslagen,
    Spreker,
    Uitspraak,
    Vervulling,
    Voorkeur,
)
from supportplan.dossier.casus.delen import (
    Deel,
    Een,
    Gemeentedeel,
    Lijst,
    Links,
    Soort,
    Veld,
    Vrijgave,
    velden,
)
from supportplan.dossier.casus.soorten_plan import (
    ANALYSE,
    BESLUIT,
    DOCUMENTKEUZES,
    EVALUATIE,
    LOGBOEKREGEL,
    PLAN,
    TOETSPUNT,
    WEGGELATEN,
)
from supportplan.kern.models import (
    Clientondersteuning,
    Deelnemer,
    Dossier,
    Faseoverslag,
    Netwerkpersoon,
    Toestemming,
    Vertegenwoordiging,
)

DOSSIER = Soort(
    model=Dossier,
    delen=(
        Gemeentedeel(),
        *velden("initiatief", "aanleiding", "client_weet_ervan", "client_weet_sinds"),
        Veld("route", altijd=True),
        *velden("route_reden", "melding", "melding_op", "ontvangst_op", "ontvangst_kenmerk", "verslag_op"),
        *velden("aanvraag_op", "gesloten_op", "sluitreden"),
    ),
)

# Mensen

DEELNEMER = Soort(
    model=Deelnemer,
    letter="d",
    delen=velden(
        *("rol", "roepnaam", "voornamen", "achternaam", "geboortedatum", "straat", "huisnummer", "postcode", "plaats"),
        *("functie", "werkt_bij", "relatie", "aanspreekpunt", "telefoon", "bellen_wanneer", "email", "geen_brief"),
        *("geen_voicemail", "geen_mail", "contact_afspraak", "taal", "tolk", "leeshulp", "manier_van_praten"),
        *("van", "tot"),
    ),
)
VERTEGENWOORDIGING = Soort(
    model=Vertegenwoordiging, delen=velden("deelnemer", "soort", "omvang", "antwoordt_mee", "van", "tot")
)
TOESTEMMING = Soort(
    model=Toestemming, delen=velden("door", "over", "wat", "bij", "aan", "doel", "wijze", "op", "tot", "ingetrokken_op")
)
CLIENTONDERSTEUNING = Soort(
    model=Clientondersteuning, delen=velden("deelnemer", "gewezen_op", "door", "gewenst", "wie")
)
NETWERKPERSOON = Soort(
    model=Netwerkpersoon,
    letter="n",
    delen=(
        *velden("naam", "relatie", "deelnemer", "in_document_als", "huisgenoot", "mantelzorger", "doet", "zou_kunnen"),
        *velden("telefoon", "telefoon_mag", "niet_vragen", "niet_vragen_reden"),
        Vrijgave(),
    ),
)

# Gesprekken, uitspraken, doelen

GESPREK = Soort(
    model=Gesprek,
    letter="g",
    delen=(
        Veld("datum", elders=True),
        *velden("plaats", "plaats_anders", "vorm"),
        Links("aanwezigen", Aanwezige, "gesprek", "deelnemer"),
        *velden("apart_gesproken", "andere_aanwezigen", "tolk", "verhaal", "keerpunten", "over_professional"),
        *velden("afspraken", "volgend_gesprek", "afgesloten_op", "apart_tonen", "verborgen_reden", "bespreken_op"),
    ),
)
PLAATSING = Soort(model=Plaatsing, ouder="uitspraak", delen=velden("formulier", "rij", "kolom"))
UITSPRAAK = Soort(
    model=Uitspraak,
    letter="u",
    delen=(
        Veld("tekst"),
        Links("sprekers", Spreker, "uitspraak", "deelnemer", minstens=True),
        *velden("gesprek", "gezegd_op", "zichtbaarheid", "lukt_niet", "is_optie", "rang", "hoeft_geen_plek"),
        Lijst("plaatsingen", PLAATSING),
        Links("vervuld_door", Vervulling, "behoefte", "hulpbron"),
        Vrijgave(),
    ),
)
RIJ_OVERGESLAGEN = Soort(model=RijOvergeslagen, delen=velden("formulier", "rij"))
FASEOVERSLAG = Soort(model=Faseoverslag, delen=velden("fase", "reden", "op", "hervat_op"))
VOORKEUR = Soort(model=Voorkeur, ouder="doel", delen=velden("soort", "tekst", "weigert", "uitspraak"))
DOEL = Soort(
    model=Doel,
    letter="t",
    delen=(
        *velden("tekst", "tekst_professional", "termijn", "merken"),
        Links("wensen", Doelwens, "doel", "uitspraak"),
        Veld("reden_zonder_wens"),
        Lijst("voorkeuren", VOORKEUR),
    ),
)

# Werkbladen

AFWEGING = Soort(model=Afweging, ouder="optie", delen=velden("soort", "tekst", "door"))
OPTIE = Soort(
    model=Optie,
    ouder="werkblad",
    letter="o",
    delen=(
        *velden("tekst", "bron", "vorm", "heel_nieuw", "uitspraak", "netwerkpersoon"),
        Lijst("afwegingen", AFWEGING),
    ),
)
KEUZE = Soort(model=Keuze, ouder="werkblad", delen=velden("optie", "motief"))
WERKBLAD = Soort(
    model=Werkblad,
    delen=(
        *velden("doel", "lijst_gesloten_op"),
        Lijst("opties", OPTIE),
        Een("beste", KEUZE, vast={"soort": Keuzesoort.BESTE}),
        Een("tweede", KEUZE, vast={"soort": Keuzesoort.TWEEDE}),
    ),
)

BOVEN: tuple[Deel, ...] = (
    Lijst("deelnemers", DEELNEMER),
    Lijst("vertegenwoordiging", VERTEGENWOORDIGING),
    Lijst("toestemming", TOESTEMMING),
    Lijst("clientondersteuning", CLIENTONDERSTEUNING),
    Lijst("netwerk", NETWERKPERSOON),
    Lijst("gesprekken", GESPREK),
    Lijst("uitspraken", UITSPRAAK),
    Lijst("overgeslagen_rijen", RIJ_OVERGESLAGEN),
    Lijst("overgeslagen_fasen", FASEOVERSLAG),
    Lijst("analyses", ANALYSE),
    Lijst("doelen", DOEL),
    Lijst("voorkeuren", VOORKEUR),
    Lijst("werkbladen", WERKBLAD),
    Een("plan", PLAN),
    Een("documentkeuzes", DOCUMENTKEUZES),
    Lijst("weggelaten", WEGGELATEN),
    Lijst("toetspunten", TOETSPUNT),
    Lijst("besluiten", BESLUIT),
    Lijst("logboek", LOGBOEKREGEL),
    Lijst("evaluaties", EVALUATIE),
)


def _alle(delen: tuple[Deel, ...]) -> dict[str, Soort]:
    gevonden: dict[str, Soort] = {}
    for deel in delen:
        if isinstance(deel, Lijst | Een):
            gevonden[deel.soort.naam] = deel.soort
            gevonden |= _alle(deel.soort.delen)
    return gevonden


SOORTEN: dict[str, Soort] = {DOSSIER.naam: DOSSIER, **_alle(BOVEN)}
MODELLEN: dict[str, Any] = {naam: soort.model for naam, soort in SOORTEN.items()}

# What an id is called in messages and in the schema
ID_NAMEN = {
    "d": "een deelnemer",
    "n": "iemand in het netwerk",
    "g": "een gesprek",
    "u": "een uitspraak",
    "a": "een analyse",
    "t": "een te bereiken resultaat (doel)",
    "o": "een optie",
    "s": "een stap van het plan",
    "i": "een inzet bij een stap",
    "e": "een evaluatie",
}
