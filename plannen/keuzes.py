"""Words of phases 4 to 6: the Plan van Aanpak, agreement, document, evaluation (method 6, 7, 8; wmo.md W)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Inzetsoort(TextChoices):
    """Who an entry of the plan belongs to, in the order of the talk (method 6)."""

    ZELF = "zelf", _("Wat de persoon zelf doet")
    NETWERK = "netwerk", _("Wat anderen doen")
    ALGEMEEN = "algemeen", _("Algemene voorziening")
    ANDERE_WET = "andere_wet", _("Hulp uit een andere wet")
    PROFESSIONAL = "professional", _("Welke professionele hulp nodig is")
    WMO = "wmo", _("Waarvoor een beroep op de Wmo gedaan wordt")


class Plankolom(TextChoices):
    """The columns of the method's form, exactly (method 6)."""

    STAP = "stap", _("Concrete stappen of activiteiten om dit te bereiken")
    ZELF = "zelf", _("Wat de persoon zelf doet")
    ANDEREN = "anderen", _("Wat anderen doen")
    PROFESSIONAL = "professional", _("Welke professionele hulp nodig is")
    WMO = "wmo", _("Waarvoor een beroep op de Wmo gedaan wordt")


# In which column of the form an entry is printed; `algemeen` and `andere_wet` stand labelled under `Wat anderen doen`.
KOLOM_VAN_INZET: dict[str, Plankolom] = {
    Inzetsoort.ZELF: Plankolom.ZELF,
    Inzetsoort.NETWERK: Plankolom.ANDEREN,
    Inzetsoort.ALGEMEEN: Plankolom.ANDEREN,
    Inzetsoort.ANDERE_WET: Plankolom.ANDEREN,
    Inzetsoort.PROFESSIONAL: Plankolom.PROFESSIONAL,
    Inzetsoort.WMO: Plankolom.WMO,
}


class Planregelstand(TextChoices):
    """How a step stands (A-15)."""

    NIET_BEGONNEN = "niet_begonnen", _("Nog niet begonnen")
    BEZIG = "bezig", _("Bezig")
    KLAAR = "klaar", _("Klaar")
    KAN_NOG_NIET = "kan_nog_niet", _("Kan nog niet")
    OVERGESLAGEN = "overgeslagen", _("Overgeslagen")


class Gericht(TextChoices):
    """At whom help is aimed (method 6)."""

    PERSOON = "persoon", _("de persoon")
    NETWERK = "netwerk", _("het netwerk")
    VOORZIENING = "voorziening", _("een voorziening")


class VoorWie(TextChoices):
    """For whom help is meant (method 6)."""

    CLIENT = "client", _("de cliënt")
    MANTELZORGER = "mantelzorger", _("de mantelzorger")


class AndereWet(TextChoices):
    """Other laws help can come from (W-24)."""

    ZVW = "zvw", _("Zorgverzekeringswet")
    WLZ = "wlz", _("Wet langdurige zorg")
    JEUGDWET = "jeugdwet", _("Jeugdwet")
    PARTICIPATIEWET = "participatiewet", _("Participatiewet")
    ANDERS = "anders", _("andere wet of regeling")


class Vraagstand(TextChoices):
    """Whether somebody in the network was asked (method 6)."""

    GEVRAAGD = "gevraagd", _("gevraagd")
    AFGESPROKEN = "afgesproken", _("afgesproken")
    WORDT_GEVRAAGD = "wordt_gevraagd", _("wordt gevraagd")
    NIET_GEVRAAGD = "niet_gevraagd", _("niet gevraagd")


class RedenNietVragen(TextChoices):
    """Valid reasons not to ask (method 6)."""

    VRAAGVERLEGENHEID = "vraagverlegenheid", _("vragen is moeilijk")
    HANDELINGSVERLEGENHEID = "handelingsverlegenheid", _("de ander weet niet goed hoe te helpen")
    ACCEPTATIESCHROOM = "acceptatieschroom", _("hulp aannemen is moeilijk")
    OVERBELAST = "overbelast", _("heeft het al te druk")
    ZELFSTANDIG = "zelfstandig", _("wil onafhankelijk blijven")
    SCHADELIJK = "schadelijk", _("dit contact doet geen goed")
    ANDERS = "anders", _("andere reden")


class Hulpsoort(TextChoices):
    """What help from the network is in the words of the law (W-10 b and c)."""

    GEBRUIKELIJK = "gebruikelijke_hulp", _("gebruikelijke hulp")
    MANTELZORG = "mantelzorg", _("mantelzorg")
    ANDERS = "anders", _("andere hulp")


class Leveringsvorm(TextChoices):
    """In kind or by a personal budget (W-20)."""

    ZIN = "zin", _("zorg in natura")
    PGB = "pgb", _("persoonsgebonden budget (pgb)")


class Pgbhelper(TextChoices):
    """What a helper paid from a pgb is (W-21)."""

    NETWERK = "netwerk", _("iemand uit het netwerk")
    PROFESSIONAL = "professional", _("een professional")


class Antwoord(TextChoices):
    """The three answers everywhere (method 6)."""

    AKKOORD = "akkoord", _("akkoord")
    NIET_AKKOORD = "niet_akkoord", _("niet akkoord")
    GEEN_ANTWOORD = "geen_antwoord", _("geen antwoord")


class Antwoordwijze(TextChoices):
    """How an answer was given (W-19, method 2)."""

    ZELF = "zelf", _("zelf gegeven")
    VOORGELEZEN = "voorgelezen", _("voorgelezen, en toen antwoord gegeven")
    OP_PAPIER = "op_papier", _("op papier")


class Hielp(TextChoices):
    """Whether an entry of the plan helped (method 8)."""

    JA = "ja", _("dit hielp")
    DEELS = "deels", _("dit hielp een beetje")
    NEE = "nee", _("dit hielp niet")
    ONBEKEND = "onbekend", _("nog niet te zeggen")


class Analysesoort(TextChoices):
    """Kinds of the professional's analysis (method 7, W-12, W-14)."""

    PROBLEEM = "probleem", _("Analyse van de professional")
    DRAAGKRACHT = "draagkracht", _("Draagkracht en draaglast")
    ADVIES = "advies", _("Deskundig advies")


class Reactie(TextChoices):
    """The client's own reaction to the document (W-15)."""

    AKKOORD = "akkoord", _("akkoord")
    NIET_AKKOORD = "niet_akkoord", _("niet akkoord")
    VOOR_GEZIEN = "voor_gezien", _("voor gezien")


class Uitkomst(TextChoices):
    """What the gemeente decided on one asked provision."""

    TOEGEKEND = "toegekend", _("toegekend")
    ANDERS = "anders", _("andere voorziening")
    AFGEWEZEN = "afgewezen", _("afgewezen")


class Onderdeel(TextChoices):
    """The sections of the document in the order of W-16; `verplicht` ones cannot be left out (W-17, Awb 4:2)."""

    VOORBLAD = "voorblad", _("Voorblad")
    CLIENT = "client", _("Cliënt en contact")
    VERTEGENWOORDIGING = "vertegenwoordiging", _("Vertegenwoordiger of contactpersoon")
    HUISGENOTEN = "huisgenoten", _("Huisgenoten en mantelzorgers")
    HULPVRAAG = "hulpvraag", _("Hulpvraag en reden")
    PROBLEMEN = "problemen", _("Problemen en analyse")
    KRACHT = "kracht", _("Wat ik zelf kan en wil doen")
    ANDEREN = "anderen", _("Wat anderen doen en kunnen doen")
    VOORZIENINGEN = "voorzieningen", _("Algemene en andere voorzieningen")
    DOELEN = "doelen", _("Doelen en beoogde resultaten")
    OPTIES = "opties", _("Afgewogen opties, keuze en motief")
    GEVRAAGD = "gevraagd", _("Wat er gevraagd wordt")
    VORM = "vorm", _("In natura of pgb")
    ANDERE_HULP = "andere_hulp", _("Andere hulp en andere wetten")
    SPOED = "spoed", _("Veiligheid of spoed")
    AFSPRAKEN = "afspraken", _("Afspraken en evaluatie")
    REACTIE = "reactie", _("Reactie van de cliënt en handtekeningen")
    BIJLAGEN = "bijlagen", _("Bijlagen")
    PRIVACY = "privacy", _("Privacy")


# The legal minimum: name, address, date, what is asked, signature (Awb 4:2), and who gets to read it.
VERPLICHT = frozenset({Onderdeel.VOORBLAD, Onderdeel.CLIENT, Onderdeel.GEVRAAGD, Onderdeel.REACTIE, Onderdeel.PRIVACY})


class Weglating(TextChoices):
    """What prints where a section was left out (W-17)."""

    NIETS = "niets", _("er staat niets")
    MELDEN = "melden", _("er staat: Dit wil de cliënt niet delen")


class Punt(TextChoices):
    """The seven points of Wmo 2015 art. 2.3.2 lid 4 and the steps of the CRvB (W-10)."""

    A = "a", _("Behoeften, persoonskenmerken en voorkeuren")
    B = "b", _("Eigen kracht of gebruikelijke hulp")
    C = "c", _("Mantelzorg of hulp van anderen uit het sociale netwerk")
    D = "d", _("Ondersteuning van de mantelzorger")
    E = "e", _("Algemene voorziening of maatschappelijk nuttige activiteiten")
    F = "f", _("Samenwerking met zorg, jeugdhulp, onderwijs, welzijn, wonen, werk en inkomen")
    G = "g", _("Eigen bijdrage")
    HULPVRAAG = "hulpvraag", _("De hulpvraag staat vast")
    PROBLEMEN = "problemen", _("De problemen staan vast")
    AARD_EN_OMVANG = "aard_en_omvang", _("Welke ondersteuning nodig is en hoeveel")
    ANDERE_BRONNEN = "andere_bronnen", _("Wat andere bronnen kunnen bieden")
    REST = "rest", _("Alleen voor de rest wordt maatwerk gevraagd")
    ADVIES = "advies", _("Deskundig advies waar dat nodig is")


class Puntstand(TextChoices):
    """How a point of the check stands (W-10)."""

    BEANTWOORD = "beantwoord", _("beantwoord")
    NVT = "niet_van_toepassing", _("niet van toepassing")
    LEEG = "nog_leeg", _("nog leeg")


class Bestandsoort(TextChoices):
    """The frozen files of a document (W-28, A-07)."""

    PDF = "pdf", _("PDF")
    GROOT = "groot", _("PDF in grote letters")
    HTML = "html", _("webpagina")
    JSON = "json", _("gegevens (JSON)")
    ICS = "ics", _("agenda")


BESTANDSNAAM: dict[str, str] = {
    Bestandsoort.PDF: "aanvraag.pdf",
    Bestandsoort.GROOT: "aanvraag-groot.pdf",
    Bestandsoort.HTML: "aanvraag.html",
    Bestandsoort.JSON: "aanvraag.json",
    Bestandsoort.ICS: "evaluatie.ics",
}
MIMETYPE: dict[str, str] = {
    Bestandsoort.PDF: "application/pdf",
    Bestandsoort.GROOT: "application/pdf",
    Bestandsoort.HTML: "text/html; charset=utf-8",
    Bestandsoort.JSON: "application/json",
    Bestandsoort.ICS: "text/calendar; charset=utf-8",
}
