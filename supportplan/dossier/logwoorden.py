"""The log in the words of the client: who did what, never a text of a person (P-20, P-21, product 1 idea 6)."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.keuzes import Actie, Functie, Rol, Spoedreden

# What a line is about, as it stands in a sentence to the client; a kind that is not here is shown as it was written.
DINGEN: dict[str, Promise] = {
    "aanvraag": gettext_lazy("uw aanvraag"),
    "advies": gettext_lazy("een advies"),
    "afspraak": gettext_lazy("een afspraak met iemand uit uw netwerk"),
    "agenda": gettext_lazy("de dag om samen uw plan te bekijken, voor in de agenda"),
    "aanmelding": gettext_lazy("hoe het begon"),
    "alleen_taal": gettext_lazy("alleen de woorden van een deel van uw plan"),
    "analyse": gettext_lazy("een analyse"),
    "besluit": gettext_lazy("het besluit van de gemeente"),
    "bestand": gettext_lazy("een bestand"),
    "bijlage": gettext_lazy("een bijlage"),
    "bijlagen": gettext_lazy("de bijlagen"),
    "besproken": gettext_lazy("wat er in een gesprek besproken is"),
    "casus": gettext_lazy("uw hele dossier"),
    "collegaweigering": gettext_lazy("wie u liever niet als helper wilt"),
    "clientondersteuning": gettext_lazy("of er over cliëntondersteuning verteld is"),
    "deelnemer": gettext_lazy("de mensen in uw dossier"),
    "document": gettext_lazy("uw aanvraag"),
    "documentkeuzes": gettext_lazy("wat er mee gaat naar de gemeente"),
    "doel": gettext_lazy("een doel van u"),
    "doelen": gettext_lazy("uw doelen"),
    "dossier": gettext_lazy("het overzicht van uw dossier"),
    "dossier_openen": gettext_lazy("uw dossier, voor het eerst"),
    "draad": gettext_lazy("een rode draad"),
    "evaluatie": gettext_lazy("de evaluatie van uw plan"),
    "evaluaties": gettext_lazy("de evaluaties van uw plan"),
    "toetspunt": gettext_lazy("een punt van de controlelijst"),
    "evaluatieregel": gettext_lazy("een antwoord bij een evaluatie"),
    "fase_hervatten": gettext_lazy("een fase: weer opgepakt"),
    "fase_overslaan": gettext_lazy("een fase: overgeslagen"),
    "fasen": gettext_lazy("welke fasen zijn overgeslagen"),
    "kopie": gettext_lazy("een kopie van gegevens"),
    "gegevens": gettext_lazy("wat er met uw gegevens gebeurt"),
    "gesprek": gettext_lazy("een gesprek"),
    "gesprek_afsluiten": gettext_lazy("een gesprek: afgesloten"),
    "gesprek_vastleggen": gettext_lazy("wat er in een gesprek gezegd is"),
    "gesprekken": gettext_lazy("uw gesprekken"),
    "instemming": gettext_lazy("een antwoord op uw plan"),
    "heropenen": gettext_lazy("het heropenen van uw dossier"),
    "inzage": gettext_lazy("deze pagina: wie er keek"),
    "inzet": gettext_lazy("een bijdrage in uw plan"),
    "keuze": gettext_lazy("de keuze uit de opties"),
    "kennismaken": gettext_lazy("het kennismaken met u"),
    "kwaliteit_van_bestaan": gettext_lazy("uw schema kwaliteit van bestaan"),
    "logboek": gettext_lazy("uw logboek"),
    "logboekregel": gettext_lazy("een regel in uw logboek"),
    "mensen": gettext_lazy("wie er meedoet"),
    "netwerkpersoon": gettext_lazy("iemand uit uw netwerk"),
    "overdracht": gettext_lazy("het overdragen van uw dossier aan een andere helper"),
    "plek_geven": gettext_lazy("welke zinnen nog geen plek hebben"),
    "pgbhulp": gettext_lazy("een helper uit uw pgb"),
    "pgbplan": gettext_lazy("uw pgb-plan"),
    "plan": gettext_lazy("uw plan"),
    "plandoel": gettext_lazy("een deel van uw plan"),
    "planregel": gettext_lazy("hoe het met een stap staat"),
    "planversies": gettext_lazy("de vastgestelde versies van uw plan"),
    "planversie": gettext_lazy("een vastgestelde versie van uw plan"),
    "profiel": gettext_lazy("uw Persoonlijk Profiel"),
    "stap": gettext_lazy("een stap in uw plan"),
    "team": gettext_lazy("wie u helpt, tot wanneer en in welke fase u bent"),
    "te_veel": gettext_lazy("dat het iemand te veel wordt"),
    "sluiten": gettext_lazy("het sluiten van uw dossier"),
    "spoedinzage": gettext_lazy("het nodigste uit uw dossier, met spoed"),
    "spoed": gettext_lazy("wie u kunt bellen bij spoed"),
    "toegang": gettext_lazy("wie er in uw dossier kan"),
    "toestemming": gettext_lazy("een toestemming"),
    "toestemmingen": gettext_lazy("uw toestemmingen"),
    "toets": gettext_lazy("de toets van uw aanvraag"),
    "uitspraak": gettext_lazy("een zin"),
    "verkeerd_dossier": gettext_lazy("iets dat niet in uw dossier hoort"),
    "verteld": gettext_lazy("of u weet wie er helpt"),
    "vertegenwoordiging": gettext_lazy("wie namens u spreekt"),
    "voorstel": gettext_lazy("een voorstel voor andere woorden"),
    "afweging": gettext_lazy("een voordeel of nadeel"),
    "optie": gettext_lazy("een optie"),
    "voorkeur": gettext_lazy("wat belangrijk is, of wat iemand niet wil"),
    "wensenlijst": gettext_lazy("uw belangrijkste wensen"),
    "vrijgave": gettext_lazy("wat de gemeente mag lezen"),
    "werkblad": gettext_lazy("een Werkblad Opties"),
    "wmovraag": gettext_lazy("een vraag aan de Wmo"),
}

# The act in one sentence with the thing in it.
ZINNEN: dict[str, Promise] = {
    Actie.INZIEN: gettext_lazy("keek naar %(ding)s"),
    Actie.ZOEKEN: gettext_lazy("zocht op naam"),
    Actie.TOEVOEGEN: gettext_lazy("voegde iets toe: %(ding)s"),
    Actie.WIJZIGEN: gettext_lazy("veranderde %(ding)s"),
    Actie.VRIJGEVEN: gettext_lazy("schreef op dat de gemeente dit mag lezen: %(ding)s"),
    Actie.EXPORTEREN: gettext_lazy("nam een kopie mee van %(ding)s"),
    Actie.DOWNLOADEN: gettext_lazy("haalde een bestand op: %(ding)s"),
    Actie.VERWIJDEREN: gettext_lazy("haalde iets weg: %(ding)s"),
    Actie.INLOGGEN: gettext_lazy("meldde zich aan"),
    Actie.RECHTEN: gettext_lazy("veranderde wie bij uw dossier mag"),
}
# The same act, done several times.
VAKER: dict[str, Promise] = {
    Actie.INZIEN: gettext_lazy("keek %(keer)s keer naar %(ding)s"),
    Actie.WIJZIGEN: gettext_lazy("veranderde %(keer)s keer %(ding)s"),
}
# An act on a thing that has words of its own.
BIJZONDER: dict[tuple[str, str], Promise] = {
    (Actie.TOEVOEGEN, "dossier"): gettext_lazy("zette uw dossier in het programma"),
    (Actie.TOEVOEGEN, "dossier_openen"): gettext_lazy("begon uw dossier"),
}
# What happened to the access of one person, by the word in the log.
TOEGANGSZINNEN: dict[str, Promise] = {
    "deelnemer": gettext_lazy("gaf toegang aan %(wie)s"),
    "toegang": gettext_lazy("gaf toegang aan %(wie)s"),
    "toegang_tot": gettext_lazy("zette een laatste dag bij de toegang van %(wie)s"),
    "overdracht": gettext_lazy("nam het over: %(wie)s is nu uw eerste aanspreekpunt"),
    "vervanging": gettext_lazy("regelde dat %(wie)s u een tijd helpt"),
    "vervanging_tot": gettext_lazy("zette een andere laatste dag bij de hulp van %(wie)s"),
    "vervanging_weg": gettext_lazy("stopte de tijdelijke hulp van %(wie)s"),
    "toegang_weg": gettext_lazy("beëindigde de toegang van %(wie)s"),
}
# Why somebody may look, by their part in the dossier.
WAAROM: dict[str, Promise] = {
    Rol.PROFESSIONAL: gettext_lazy("Mag dit, want deze persoon helpt u met uw plan."),
    Rol.VERTEGENWOORDIGER: gettext_lazy("Mag dit, want deze persoon spreekt namens u."),
    Rol.NAASTE: gettext_lazy("Mag dit, want deze persoon doet mee met uw plan."),
    Rol.CLIENT: gettext_lazy("Dit is uw eigen dossier."),
    Functie.TEAMCOORDINATOR: gettext_lazy("Regelt wie u helpt. Ziet namen en dagen, niet wat er in uw dossier staat."),
    "gevraagd": gettext_lazy("Is gevraagd om u te gaan helpen. Zag alleen uw naam, de fase en dagen."),
    "spoedtoegang": gettext_lazy("Doet niet mee in uw dossier. Mocht dit alleen omdat het niet kon wachten, één dag."),
}


def zin(actie: str, soort: str, *, keer: int = 1, geweigerd: bool = False, over: str = "", reden: str = "") -> str:
    """Return what somebody did, as a sentence after their name; `over` is whose access changed."""
    if actie == Actie.RECHTEN and reden in Spoedreden.values:
        return _("opende uw dossier met spoed. Reden: %(reden)s") % {"reden": Spoedreden(reden).label}
    if actie == Actie.RECHTEN and soort in TOEGANGSZINNEN:
        return str(TOEGANGSZINNEN[soort]) % {"wie": over or _("iemand")}
    ding = str(DINGEN.get(soort, soort))
    if geweigerd:
        return _("wilde naar %(ding)s, maar mocht dat niet") % {"ding": ding}
    if (actie, soort) in BIJZONDER:
        return str(BIJZONDER[actie, soort])
    if keer > 1 and actie in VAKER:
        return str(VAKER[actie]) % {"ding": ding, "keer": keer}
    gedaan = str(ZINNEN.get(actie, actie)) % {"ding": ding}
    return _("%(gedaan)s (%(keer)s keer)") % {"gedaan": gedaan, "keer": keer} if keer > 1 else gedaan


def tijd_in_woorden(van: datetime, tot: datetime) -> str:
    """Return when it was on that day: one time, or from and to when a clock shows a difference."""
    begin, einde = (f"{timezone.localtime(moment):%H:%M}" for moment in (van, tot))
    return begin if begin == einde else _("%(van)s tot %(tot)s uur") % {"van": begin, "tot": einde}


def over_wie(actie: str, uuid: UUID | None, namen: dict[UUID, str]) -> str:
    """Return whose access a line is about; the log itself holds no name."""
    return namen.get(uuid, "") if actie == Actie.RECHTEN and uuid else ""
