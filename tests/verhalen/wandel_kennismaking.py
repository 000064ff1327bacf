"""Phase 1 on the screen: open the dossier, get to know each other, type a talk, give the sentences a place."""

import re

from profiel.models import Gesprek
from profiel.plekken import Plek
from supportplan.kern.keuzes import Rol, Zichtbaarheid
from supportplan.kern.models import Deelnemer, Vertegenwoordiging
from tests.verhalen.wandelaar import Wandelaar, kort, woord

JA_NEE = {True: "Ja", False: "Nee", None: "Nog niet bekend"}
ANDERE = {
    "Achternaam": "achternaam",
    "Relatie tot de cliënt": "relatie",
    "Functie": "functie",
    "Organisatie": "werkt_bij",
    "Telefoon": "telefoon",
    "E-mailadres": "email",
    "Doet mee vanaf": "van",
    "Doet mee tot en met": "tot",
    "Is het eerste aanspreekpunt": "aanspreekpunt",
}


def uit(rij, labels):
    """Return the fields of a row by the labels of the screen; what the row lacks is left as it is."""
    return {label: rij[sleutel] for label, sleutel in labels.items() if sleutel in rij}


def client_van(casus):
    return next(mens for mens in casus["deelnemers"] if mens["rol"] == Rol.CLIENT)


def open_dossier(w: Wandelaar) -> None:
    """Open the dossier from the start page with what is known when somebody calls."""
    dossier, client = w.casus["dossier"], client_van(w.casus)
    w.volg("Dossier openen")
    w.vul(
        w.hoofd,
        uit(client, {naam: naam.lower() for naam in ("Roepnaam", "Achternaam", "Geboortedatum", "Telefoon")})
        | {
            "Wie nam contact op?": dossier["initiatief"],
            "Weet de persoon hiervan?": "Ja",
            "Sinds wanneer?": dossier.get("client_weet_sinds"),
            "Gemeente": dossier["gemeente"]["naam"],
        },
    )
    w.druk("Dossier openen")


def over_de_persoon(w: Wandelaar) -> None:
    """How it began, who it is, safe contact, language."""
    dossier, client = w.casus["dossier"], client_van(w.casus)
    w.menu("Gesprekken")
    w.volg("Kennismaken: wie is wie")
    w.vul(w.hoofd, {"Wat was de aanleiding?": dossier["aanleiding"]})
    w.druk("Volgende")
    velden = {"Voornamen": "voornamen", "Straat": "straat", "Huisnummer": "huisnummer", "Postcode": "postcode"}
    w.vul(w.hoofd, uit(client, {**velden, "Plaats": "plaats"}))
    w.druk("Volgende")
    w.vul(
        w.hoofd,
        uit(
            client,
            {
                "Wanneer mag u bellen?": "bellen_wanneer",
                "E-mailadres": "email",
                "Spreek geen voicemail in": "geen_voicemail",
                "Wat spraken jullie af over contact?": "contact_afspraak",
            },
        ),
    )
    w.druk("Volgende")
    talig = {"Wat helpt bij lezen?": "leeshulp", "Hoe wil de persoon praten?": "manier_van_praten"}
    w.vul(w.hoofd, uit(client, talig))
    w.druk("Volgende")


def mensen_eromheen(w: Wandelaar) -> None:
    """The network, then who takes part; on the step of the people, left by "Opslaan en later verder"."""
    netwerk = w.pagina.get_by_role("region", name="Wie zijn er om de persoon heen?")
    for persoon in w.casus["netwerk"]:
        rij = w.nieuwe_rij(netwerk)
        w.open_alles(rij)
        w.vul(
            rij,
            uit(
                persoon,
                {
                    "Naam of bijnaam": "naam",
                    "Wie is dat? (zus, buurman, collega)": "relatie",
                    "Wat doet deze persoon nu?": "doet",
                    "Wat zou deze persoon kunnen doen?": "zou_kunnen",
                    "Woont in hetzelfde huis": "huisgenoot",
                    "Zorgt al langer of vaak (mantelzorger)": "mantelzorger",
                    "Deze persoon niet om hulp vragen": "niet_vragen",
                    "Waarom niet?": "niet_vragen_reden",
                    "Telefoon": "telefoon",
                    "Deze persoon vindt het goed dat het nummer hier staat": "telefoon_mag",
                },
            ),
        )
    w.wacht_op_bewaren()


def eigen_stem(w: Wandelaar) -> None:
    """Let those of the network who speak for themselves take part."""
    for persoon in w.casus["netwerk"]:
        if "deelnemer" in persoon:
            w.pagina.reload()
            w.druk(f"Doet mee met een eigen stem: {persoon['naam']}")


def wie_doet_mee(w: Wandelaar, roepnamen) -> None:
    """Complete or add the people who take part."""
    anderen = w.pagina.get_by_role("region", name="Wie doet er mee in dit dossier?")
    for mens in [mens for mens in w.casus["deelnemers"] if mens["roepnaam"] in roepnamen]:
        namen = anderen.get_by_label("Roepnaam").evaluate_all("lijst => lijst.map((e) => e.value)")
        staat_er = next((naam for naam in namen if naam in {mens["roepnaam"], mens["roepnaam"].split()[0]}), "")
        nieuw = not staat_er
        rij = w.nieuwe_rij(anderen) if nieuw else w.rij_met(anderen, staat_er)
        w.open_alles(rij)
        w.vul(rij, {"Roepnaam": mens["roepnaam"]})
        if nieuw:
            w.vul(rij, {"Hoe doet deze persoon mee?": woord(Deelnemer, "rol", mens["rol"])})
        w.vul(rij, uit({"achternaam": "", "aanspreekpunt": False, "van": ""} | mens, ANDERE))
    w.druk("Volgende")


def naar_kennismaken(w: Wandelaar, stap) -> None:
    """Open one step of getting to know each other."""
    w.menu("Gesprekken")
    w.volg("Kennismaken: wie is wie")
    w.volg(stap)


def namens(w: Wandelaar) -> None:
    """Who speaks for the client: somebody who takes part already, or a name; left by "Volgende"."""
    mensen = {mens["id"]: mens for mens in w.casus["deelnemers"]}
    for rij in w.casus.get("vertegenwoordiging", []):
        mens = mensen[rij["deelnemer"]]
        nieuw = w.nieuwe_rij(w.hoofd)
        labels = {
            "Waarvoor, en waarvoor niet": "omvang",
            "Geeft volgens de wet ook antwoord op het plan": "antwoordt_mee",
            "Sinds": "van",
            "Tot": "tot",
        }
        wie = {"Wie spreekt namens de persoon?": f"{mens['roepnaam']} {mens.get('achternaam', '')}".strip()}
        grond = {"Op welke grond": woord(Vertegenwoordiging, "soort", rij["soort"])}
        w.vul(nieuw, wie | grond | uit(rij, labels))
    w.druk("Volgende")


def clientondersteuning(w: Wandelaar) -> None:
    """Who was told of cliëntondersteuning; the last step."""
    ids = {mens["id"]: mens["roepnaam"] for mens in w.casus["deelnemers"]}
    for rij in w.casus.get("clientondersteuning", []):
        naam = re.compile(rf"^{re.escape(ids[rij['deelnemer']])}\b")
        vak = w.hoofd.locator("section").filter(has=w.pagina.get_by_role("heading", name=naam))
        labels = {"Wanneer is het verteld?": "gewezen_op", "Door wie?": "door", "Wie ondersteunt?": "wie"}
        w.vul(vak, uit(rij, labels) | {"Wil de persoon dit?": JA_NEE[rij.get("gewenst")]})
    w.druk("Klaar")


def toestemmingen(w: Wandelaar) -> None:
    """What was consented to, from the overview."""
    namen = {mens["id"]: f"{mens['roepnaam']} {mens.get('achternaam', '')}".strip() for mens in w.casus["deelnemers"]}
    w.menu("Overzicht")
    w.volg("Toestemming")
    w.volg("Toestemming opschrijven of wijzigen")
    labels = {
        "Waarvoor is toestemming gegeven?": "wat",
        "Over wie gaat het?": "over",
        "Van wie komt de informatie?": "bij",
        "Wie krijgt de informatie?": "aan",
        "Met welk doel?": "doel",
        "Hoe is het gevraagd en gezegd?": "wijze",
        "Wanneer?": "op",
        "Geldig tot en met": "tot",
    }
    vak = w.pagina.get_by_role("region", name="Nieuwe toestemming")
    for rij in w.casus.get("toestemming", []):
        w.vul(w.nieuwe_rij(vak), {"Wie gaf toestemming?": namen[rij["door"]]} | uit(rij, labels))
    w.druk("Klaar")


def gesprek_vastleggen(w: Wandelaar, gesprek, zinnen) -> None:
    """The facts of a talk, and every sentence with Enter."""
    ids = {mens["id"]: mens["roepnaam"] for mens in w.casus["deelnemers"]}
    w.menu("Gesprekken")
    w.volg("Gesprek toevoegen")
    w.open_alles(w.hoofd)
    w.vul(
        w.hoofd,
        {
            "Wanneer was het gesprek?": gesprek["datum"],
            "Waar?": woord(Gesprek, "plaats", gesprek["plaats"]),
            "Hoe praatten jullie?": woord(Gesprek, "vorm", gesprek["vorm"]) if "vorm" in gesprek else None,
            "Wie was erbij?": [ids[mens] for mens in gesprek["aanwezigen"]],
        }
        | uit(
            gesprek,
            {
                "Waar precies?": "plaats_anders",
                "Wie was er nog meer bij?": "andere_aanwezigen",
                "Was er een tolk? Wie?": "tolk",
                "Dit gesprek was apart, zonder de anderen": "apart_gesproken",
                "Het verhaal, in de woorden van de persoon": "verhaal",
                "Wat waren keerpunten?": "keerpunten",
                "Wat vertelde u over uzelf?": "over_professional",
                "Wat spraken jullie af?": "afspraken",
                "Wanneer is het volgende gesprek?": "volgend_gesprek",
            },
        ),
    )
    w.druk("Verder: typen wat er gezegd is")
    for zin in zinnen:
        rij = w.nieuwe_rij(w.hoofd)
        w.vul(rij, {"Nieuwe zin": zin["tekst"]})
        for spreker in rij.get_by_role("group").get_by_role("checkbox").all():
            naam = spreker.evaluate("e => e.labels[0].innerText.trim()")
            spreker.set_checked(naam in [ids[een] for een in zin["sprekers"]])
        zicht = zin.get("zichtbaarheid", Zichtbaarheid.PROFESSIONAL)
        rij.get_by_label("Wie mag dit lezen?").select_option(label=str(Zichtbaarheid(zicht).label))
        rij.get_by_role("textbox", name="Nieuwe zin").press("Enter")
    if zinnen:
        w.wacht_op_bewaren()


def plekken_geven(w: Wandelaar, zinnen) -> None:
    """Give each sentence its places, one press each."""
    w.druk("De zinnen een plek geven")
    for zin in zinnen:
        for nummer, plaats in enumerate(zin.get("plaatsingen", [])):
            if nummer:
                w.volg("Nog een plek voor deze zin")
            else:
                assert kort(zin["tekst"]) in w.pagina.locator(".sp-plekzin").inner_text()
            plek = Plek(plaats["formulier"], plaats.get("rij", ""), plaats["kolom"])
            plek_geven(w, plek)


def plek_geven(w: Wandelaar, plek: Plek) -> None:
    """Press the button of one place."""
    w.open_alles(w.hoofd)
    knop = w.hoofd.locator(f'button[value$=":{plek.sleutel}"][value^="plaats:"]')
    with w.pagina.expect_navigation():
        knop.click()
