"""Words of the forms in the shared core. Codes are stored; labels are what people read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RolOrganisatie(TextChoices):
    """What kind of organisation runs this installation (P-01)."""

    COLLEGE = "college", _("college van burgemeester en wethouders")
    GEMANDATEERD = "gemandateerd", _("gemandateerd uitvoerder")
    AANBIEDER_MAATWERK = "aanbieder_maatwerk", _("aanbieder van maatwerkvoorzieningen")
    AANBIEDER_ALGEMEEN = "aanbieder_algemeen", _("aanbieder van algemene voorzieningen")
    CLIENTONDERSTEUNER = "clientondersteuner", _("cliëntondersteuner")
    EIGEN_GEBRUIK = "eigen_gebruik", _("eigen gebruik")


class Functie(TextChoices):
    """What a Medewerker is at an organisation or gemeente."""

    PROFESSIONAL = "professional", _("professional")
    TEAMCOORDINATOR = "teamcoordinator", _("teamcoördinator")
    BEHEERDER = "beheerder", _("beheerder")
    CONSULENT = "consulent", _("Wmo-consulent")
    AANDACHTSFUNCTIONARIS = "aandachtsfunctie", _("aandachtsfunctionaris")  # who decides on safety files (P-12)


class Rol(TextChoices):
    """The part a person has in one dossier."""

    CLIENT = "client", _("cliënt")
    NAASTE = "naaste", _("naaste")
    VERTEGENWOORDIGER = "vertegenwoordiger", _("vertegenwoordiger")
    PROFESSIONAL = "professional", _("professional")


class Route(TextChoices):
    """The legal route of the document; title, opening and check-list follow it (W-01)."""

    MELDING_MET_PLAN = "melding_met_persoonlijk_plan", _("melding met persoonlijk plan")
    VERSLAG_IS_AANVRAAG = "onderzoeksverslag_tevens_aanvraag", _("onderzoeksverslag, tevens aanvraag")
    NA_ZES_WEKEN = "aanvraag_na_zes_weken", _("aanvraag na zes weken")
    SPOED = "spoedmelding", _("spoedmelding")


class Fase(TextChoices):
    """The six phases of the method (method 1)."""

    KENNISMAKEN = "1", _("Ontmoeting en kennismaking")
    INFORMATIE = "2", _("Informatie verzamelen, ordenen en analyseren")
    DOELEN = "3", _("Doelen stellen")
    PLAN = "4", _("Plan maken")
    UITVOEREN = "5", _("Plan uitvoeren")
    EVALUEREN = "6", _("Monitoren, evalueren, bijstellen")


class Sluitreden(TextChoices):
    """Why a dossier was closed (method 1)."""

    VOLDOENDE_GEHOLPEN = "voldoende_geholpen", _("voldoende geholpen")
    OVERLEDEN = "overleden", _("overleden")
    VERHUISD = "verhuisd", _("verhuisd")
    NAAR_WLZ = "naar_wlz", _("naar de Wlz")
    ANDERS = "anders", _("andere reden")


class Vertegenwoordigingssoort(TextChoices):
    """On what basis somebody represents the client (W-26)."""

    CURATOR = "curator", _("curator")
    MENTOR = "mentor", _("mentor")
    GEVOLMACHTIGDE = "gevolmachtigde", _("gevolmachtigde")
    PARTNER = "partner", _("partner")
    OUDER = "ouder", _("ouder")
    KIND = "kind", _("kind")
    BROER_OF_ZUS = "broer_of_zus", _("broer of zus")
    ANDERS = "anders", _("anders")


class Vrijgavewijze(TextChoices):
    """How the client released a text for the document (P-03)."""

    ZELF = "zelf", _("door de cliënt zelf")
    SAMEN = "samen", _("samen met de cliënt, die erbij was")


class Zichtbaarheid(TextChoices):
    """Who may read a statement (product 3, P-03)."""

    ALLEEN_IK = "alleen_ik", _("alleen wie het zei")
    PROFESSIONAL = "professional", _("de cliënt en de professional")
    GEDEELD = "gedeeld", _("iedereen die het profiel mag zien")


class Verbergreden(TextChoices):
    """Why an entry is kept out of the client's portal; there is no other reason (P-13)."""

    PRIVACY = "privacy", _("het gaat over een ander")
    VEILIGHEID = "veiligheid", _("het is niet veilig")
    NIET_BESPROKEN = "niet_besproken", _("nog niet besproken")
    OP_VERZOEK = "op_verzoek", _("de cliënt wil het thuis niet laten zien")


class Actie(TextChoices):
    """What a line of the log says happened (P-20)."""

    INZIEN = "inzien", _("bekeken")
    ZOEKEN = "zoeken", _("gezocht")
    TOEVOEGEN = "toevoegen", _("toegevoegd")
    WIJZIGEN = "wijzigen", _("gewijzigd")
    VRIJGEVEN = "vrijgeven", _("vrijgegeven")
    EXPORTEREN = "exporteren", _("geëxporteerd")
    DOWNLOADEN = "downloaden", _("gedownload")
    VERWIJDEREN = "verwijderen", _("verwijderd")
    INLOGGEN = "inloggen", _("ingelogd")
    RECHTEN = "rechten_wijzigen", _("toegang gewijzigd")


class Resultaat(TextChoices):
    """How the act in a line of the log ended."""

    GELUKT = "gelukt", _("gelukt")
    GEWEIGERD = "geweigerd", _("geweigerd")


class Conceptsoort(TextChoices):
    """Why an input is kept apart from its row (product 4)."""

    ONGELDIG = "ongeldig", _("nog niet opgeslagen invoer")
    BOTSING = "botsing", _("tweede tekst")
    VOORSTEL = "voorstel", _("voorstel")
    STAP = "stap", _("stap")


class Herinneringssoort(TextChoices):
    """What a reminder is about and at which moment (W-08); `kern/regels.py` knows how many days that is."""

    EVALUATIE_VOORAF = "evaluatie_vooraf", _("over twee weken samen het plan bekijken")
    EVALUATIE = "evaluatie", _("samen het plan bekijken")
    EVALUATIE_NA = "evaluatie_na", _("het plan is nog niet samen bekeken")
    NETWERKVRAAG = "netwerkvraag", _("iemand om hulp vragen")
    PLAN_INLEVEREN = "plan_inleveren", _("het plan naar de gemeente brengen")
    ONDERZOEK_VOORAF = "onderzoek_vooraf", _("het onderzoek van de gemeente is bijna klaar")
    ONDERZOEK_TE_LAAT = "onderzoek_te_laat", _("het onderzoek van de gemeente is niet op tijd klaar")
    BESLUIT_VOORAF = "besluit_vooraf", _("de gemeente moet bijna besluiten")
    BESLUIT_TE_LAAT = "besluit_te_laat", _("er is niet op tijd een besluit")
    BEZWAAR = "bezwaar", _("de laatste dag om bezwaar te maken")
    BESLUIT_LOOPT_AF = "besluit_loopt_af", _("een besluit loopt af")


class Lijst(TextChoices):
    """The law-bound lists that live as reference data (W-20, wmo.md head)."""

    VOORZIENING = "voorziening", _("soort maatwerkvoorziening (WMO020)")
    EENHEID = "eenheid", _("eenheid (GGM)")
    FREQUENTIE = "frequentie", _("frequentie")
    RESULTAAT = "resultaat", _("beoogd resultaat")
    WEGLAATGROND = "weglaatgrond", _("waarom iets niet in een kopie van gegevens staat")


class Noodsoort(TextChoices):
    """What a number is for when it cannot wait (W-06)."""

    LEVENSGEVAAR = "levensgevaar", _("levensgevaar")
    HUISARTSENPOST = "huisartsenpost", _("huisartsenpost")
    CRISISDIENST = "crisisdienst_ggz", _("crisisdienst ggz")
    VEILIG_THUIS = "veilig_thuis", _("Veilig Thuis")
    ZELFDODING = "zelfdoding", _("hulp bij gedachten aan zelfdoding")
    GEMEENTE = "gemeente", _("spoed bij de gemeente")
    ANDERS = "anders", _("anders")


class Spoedreden(TextChoices):
    """Why somebody opened a dossier they take no part in (P-22)."""

    GEVAAR = "gevaar", _("er is gevaar voor iemand")
    CRISIS = "crisis", _("het gaat ineens slecht")
    AFWEZIG = "afwezig", _("de vaste begeleider is er niet en het kan niet wachten")
    ANDERS = "anders", _("iets anders dat niet kan wachten")


class Afwezigreden(TextChoices):
    """Why a colleague is replaced for a while; for the team only, the client is not told."""

    VERLOF = "verlof", _("verlof")
    ZIEK = "ziek", _("ziek")
    ANDERS = "anders", _("anders")


class Overdrachtantwoord(TextChoices):
    """What came of a proposal to hand a dossier over."""

    AANVAARD = "aanvaard", _("aanvaard")
    GEWEIGERD = "geweigerd", _("niet aanvaard")
    INGETROKKEN = "ingetrokken", _("ingetrokken")


class Dingsoort(TextChoices):
    """What can have been typed in the wrong dossier."""

    UITSPRAAK = "uitspraak", _("zin")
    GESPREK = "gesprek", _("gesprek")
    LOGBOEKREGEL = "logboekregel", _("regel in het logboek")
    BIJLAGE = "bijlage", _("bijlage")


class Vertelwijze(TextChoices):
    """How the client heard that somebody else helps for a while, or from now on."""

    GESPREK = "gesprek", _("in een gesprek")
    BELLEN = "bellen", _("gebeld")
    BRIEF = "brief", _("met een brief")
    IN_DE_HAND = "in_de_hand", _("blad gegeven")


class Kanaal(TextChoices):
    """How a gemeente wants to receive a document (W-18, W-27). Never mail."""

    AFDRUK = "afdruk", _("op papier")
    UPLOAD = "upload", _("zelf uploaden bij de gemeente")
    DOWNLOAD = "download", _("downloadpagina")
    ZGW = "zgw", _("zaaksysteem van de gemeente")


class Privacysoort(TextChoices):
    """What a term of privacy law is about (P-16, P-17, P-18)."""

    BEWAREN = "bewaren", _("hoe lang een dossier bewaard wordt")
    INZAGE = "inzage", _("antwoord op een verzoek om inzage")
    CORRECTIE = "correctie", _("antwoord op een verzoek om verbetering")
    VERNIETIGING = "vernietiging", _("antwoord op een verzoek om vernietiging")


class Bewaarbegin(TextChoices):
    """From which day a term of privacy law runs."""

    LAATSTE_WIJZIGING = "laatste_wijziging", _("de laatste wijziging")
    SLUITEN = "sluiten", _("de dag waarop het dossier sloot")
    VERZOEK = "verzoek", _("de dag van het verzoek")


class Wisgrond(TextChoices):
    """Why a case is removed."""

    TERMIJN = "termijn", _("de bewaartermijn is voorbij")
    VERZOEK = "verzoek", _("de cliënt heeft erom gevraagd")


class Verzoeksoort(TextChoices):
    """What a client may ask or state about their own data (P-17, P-18)."""

    INZAGE = "inzage", _("inzage of een kopie")
    CORRECTIE = "correctie", _("iets laten verbeteren")
    VERKLARING = "verklaring", _("een eigen verklaring toevoegen")
    VERNIETIGING = "vernietiging", _("gegevens laten verwijderen")


class Verzoekuitkomst(TextChoices):
    """What was done with it."""

    GEDAAN = "gedaan", _("gedaan")
    DEELS = "deels", _("voor een deel gedaan")
    NIET = "niet", _("niet gedaan")


class Weglaatgrond(TextChoices):
    """Why a line is left out of the copy of somebody's own data (P-17); the law and the words are reference data."""

    ANDER = "ander", _("het gaat over een ander, of een ander zei het in vertrouwen")
    VEILIGHEID = "veiligheid", _("het is niet veilig")
    ALLEEN_ZELF = "alleen_zelf", _("alleen wie het zei, leest dit")
    OP_VERZOEK = "op_verzoek", _("wie de kopie vraagt, wil dit er niet in")


class Kopiesoort(TextChoices):
    """The files of a copy (P-17, A-07)."""

    PDF = "pdf", _("PDF om af te drukken")
    GROOT = "groot", _("PDF in grote letters")
    HTML = "html", _("webpagina")
    JSON = "json", _("gegevens voor een ander programma (JSON)")


class Overhandiging(TextChoices):
    """How a copy was handed over. Never by mail."""

    IN_DE_HAND = "in_de_hand", _("op papier, in de hand gegeven")
    POST = "post", _("op papier, met de post")
    BESTAND = "bestand", _("als bestand, op een eigen apparaat of stick")
    SAMEN = "samen", _("samen gelezen op het scherm")


class Identiteit(TextChoices):
    """How one knew who got the copy; a copy of an identity paper is never kept (P-09)."""

    KENT = "kent", _("ik ken deze persoon")
    BEWIJS = "bewijs", _("ik zag een identiteitsbewijs, zonder een kopie te maken")
    VRAGEN = "vragen", _("deze persoon wist gegevens die een ander niet weet")
