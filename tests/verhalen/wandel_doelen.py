"""Phases 2 to 4 on the screen: marks and wishes of the profile, goals with preferences, the Werkblad Opties."""

from opties.keuzes import Keuzesoort
from opties.models import Optie
from profiel.keuzes import RIJEN, Formulier
from profiel.models import Doel, Voorkeur
from tests.verhalen.wandel_kennismaking import client_van, uit
from tests.verhalen.wandelaar import Wandelaar, begint, kort, precies, woord

MENU = {Formulier.PROFIEL: "Profiel", Formulier.KVB: "Kwaliteit van bestaan"}


def merken(w: Wandelaar) -> None:
    """Mark what does not work out, and what may be an option, at the sentences of the profile."""
    w.menu("Profiel")
    w.volg("Invullen")
    per_rij: dict[str, list] = {}
    for zin in w.casus["uitspraken"]:
        plaats = next((plaats for plaats in zin.get("plaatsingen", []) if plaats["formulier"] == "profiel"), None)
        if plaats and (zin.get("lukt_niet") or zin.get("is_optie")):
            per_rij.setdefault(plaats["rij"], []).append(zin)
    for rij, zinnen in per_rij.items():
        w.volg(str(RIJEN[Formulier.PROFIEL](rij).label))
        for zin in zinnen:
            vak = w.rij_met(w.hoofd, zin["tekst"])
            w.open_alles(vak)
            w.vul(vak, uit(zin, {"Dit lukt niet": "lukt_niet", "Mogelijke optie": "is_optie"}))
        w.wacht_op_bewaren()


def anders_gezegd(w: Wandelaar, eerst, nu, op) -> None:
    """Propose other words for a sentence of the profile, read them aloud, and take over that the client says yes."""
    client = client_van(w.casus)["roepnaam"]
    plaats = next(plaats for plaats in nu["plaatsingen"] if plaats["formulier"] == "profiel")
    w.menu("Profiel")
    w.volg("Invullen")
    w.volg(str(RIJEN[Formulier.PROFIEL](plaats["rij"]).label))
    vak = w.rij_met(w.hoofd, eerst["tekst"])
    w.open_alles(vak)
    vak.get_by_role("textbox").first.fill(nu["tekst"])
    w.druk("Voorstellen", vak)
    w.volg(f"Wat zegt {client}?")
    voorgelezen = {"Wat was het antwoord?": f"Voorgelezen: {client} zegt ja", "Wie was erbij?": client, "Wanneer?": op}
    w.vul(w.hoofd, voorgelezen)
    w.druk("Antwoord opslaan")


def overslaan(w: Wandelaar) -> None:
    """Skip the rows of the forms that stay empty."""
    for rij in w.casus.get("overgeslagen_rijen", []):
        formulier = Formulier(rij["formulier"])
        naam = str(RIJEN[formulier](rij["rij"]).label)
        w.menu(MENU[formulier])
        w.volg("Invullen")
        w.volg(naam)
        w.druk(f"{naam} overslaan")


def wensen_kiezen(w: Wandelaar) -> None:
    """Put the most important wishes in the list, in their order."""
    w.menu("Profiel")
    w.volg("Invullen")
    w.volg("Welke wensen zijn het belangrijkst?")
    for zin in sorted((zin for zin in w.casus["uitspraken"] if "rang" in zin), key=lambda zin: zin["rang"]):
        w.druk(f"Zet in de lijst: {kort(zin['tekst'])}")
    w.druk("Klaar")


def hulpbronnen(w: Wandelaar) -> None:
    """Say per need of the schema what is there for it already."""
    zinnen = {zin["id"]: zin["tekst"] for zin in w.casus["uitspraken"]}
    for zin in w.casus["uitspraken"]:
        if "vervuld_door" in zin:
            w.menu("Kwaliteit van bestaan")
            w.volg("Invullen")
            w.volg("Waar is nog niets voor?")
            w.volg(f"Wat is er al voor?: {kort(zin['tekst'])}")
            for bron in zin["vervuld_door"]:
                w.hoofd.get_by_role("checkbox", name=zinnen[bron]).check()
            w.druk("Opslaan wat ervoor is")


def doelen_maken(w: Wandelaar) -> None:
    """Make every goal from its first wish, or with the reason why it has none; then its preferences."""
    zinnen = {zin["id"]: zin["tekst"] for zin in w.casus["uitspraken"]}
    w.menu("Doelen")
    w.volg("Doelen maken")
    for nummer, doel in enumerate(w.casus["doelen"], start=1):
        wensen = [zinnen[wens] for wens in doel.get("wensen", [])]
        velden = {
            "Het doel, in de woorden van de cliënt": doel["tekst"],
            "Uit welke wens komt dit doel?": wensen or None,
            "Wanneer?": woord(Doel, "termijn", doel["termijn"]) if "termijn" in doel else None,
            **uit(
                doel,
                {
                    "Of: waarom heeft dit doel geen wens?": "reden_zonder_wens",
                    "Hoe merken we dat het lukt?": "merken",
                    "In de woorden van de professional": "tekst_professional",
                },
            ),
        }
        if wensen:
            w.druk(f"Maak hier een doel van: {kort(wensen[0])}")
            kaart = w.pagina.get_by_role("region", name=f"Doel {nummer}")
            w.open_alles(kaart.locator("[data-rij]").first)
            w.vul(kaart.locator("[data-rij]").first, velden)
            w.wacht_op_bewaren()
        else:
            w.hoofd.get_by_text("Een doel dat niet met een wens begint").click()
            nieuw = w.hoofd.locator(".sp-doelvorm__nieuw")
            w.open_alles(nieuw)
            w.vul(nieuw, velden)
            w.druk("Doel toevoegen")
    for nummer, doel in enumerate(w.casus["doelen"], start=1):
        for voorkeur in doel.get("voorkeuren", []):
            _voorkeur(w, w.pagina.get_by_role("region", name=f"Doel {nummer}"), voorkeur, zinnen)
    for voorkeur in w.casus.get("voorkeuren", []):
        _voorkeur(w, w.hoofd.locator("#alle-doelen"), voorkeur, zinnen)
    w.druk("Klaar")


def _voorkeur(w: Wandelaar, waar, voorkeur, zinnen) -> None:
    namen = {persoon["id"]: persoon["naam"] for persoon in w.casus["netwerk"]}
    rij = w.nieuwe_rij(waar)
    w.open_alles(rij)
    w.vul(
        rij,
        {
            "In de woorden van de cliënt": voorkeur["tekst"],
            "Waar gaat het over?": woord(Voorkeur, "soort", voorkeur["soort"]),
        },
    )
    w.vul(
        rij,
        {
            "Wie wordt niet gevraagd?": namen.get(voorkeur.get("weigert")),
            "Uit welke zin komt dit?": zinnen.get(voorkeur.get("uitspraak")),
        },
    )


def werkblad_invullen(w: Wandelaar, werkblad) -> None:
    """Collect the options with Enter, close the list, weigh, and choose."""
    doel = next(doel for doel in w.casus["doelen"] if doel["id"] == werkblad["doel"])
    w.menu("Doelen")
    w.volg(f"Werkblad Opties: {kort(doel['tekst'])}")
    w.volg("Opties bedenken")
    for optie in werkblad["opties"]:
        _optie(w, optie)
    w.druk("Lijst sluiten en afwegen")
    for optie in werkblad["opties"]:
        for kant in optie.get("afwegingen", []):
            _afweging(w, optie, kant)
    teksten = {optie["id"]: optie["tekst"] for optie in werkblad["opties"]}
    for soort in Keuzesoort:
        if keuze := werkblad.get(soort.value):
            kop = w.pagina.get_by_role("heading", name=precies(str(soort.label)))
            kaart = w.hoofd.locator("section").filter(has=kop).last
            w.vul(kaart, {"Welke optie?": teksten[keuze["optie"]], "Waarom deze?": keuze["motief"]})
    w.druk("Klaar")


def _optie(w: Wandelaar, optie) -> None:
    zinnen = {zin["id"]: zin["tekst"] for zin in w.casus["uitspraken"]}
    namen = {persoon["id"]: persoon["naam"] for persoon in w.casus["netwerk"]}
    gemerkt = zinnen.get(optie.get("uitspraak"), "")
    if gemerkt and w.hoofd.get_by_role("button", name=begint(f"Zet op de lijst: {kort(gemerkt)}")).count():
        w.druk(f"Zet op de lijst: {kort(gemerkt)}")
        rij = w.rij_met(w.hoofd, gemerkt)
    else:
        rij = w.nieuwe_rij(w.hoofd)
    w.open_alles(rij)
    w.vul(
        rij,
        {
            "Wat kan er?": optie["tekst"],
            "Waar komt het vandaan?": woord(Optie, "bron", optie["bron"]) if "bron" in optie else None,
            "Voor één persoon of samen?": woord(Optie, "vorm", optie["vorm"]) if "vorm" in optie else None,
            "Wie uit het netwerk?": namen.get(optie.get("netwerkpersoon")),
            "Uit welke zin komt dit?": zinnen.get(optie.get("uitspraak")),
            "Een heel nieuwe oplossing": optie.get("heel_nieuw"),
        },
    )
    w.wacht_op_bewaren()


def _afweging(w: Wandelaar, optie, kant) -> None:
    roepnamen = {mens["id"]: mens["roepnaam"] for mens in w.casus["deelnemers"]}
    naam = f"{'Nadeel' if kant['soort'] == 'nadeel' else 'Voordeel'}: {kort(optie['tekst'])}"
    veld = w.hoofd.get_by_role("textbox", name=begint(naam)).last
    rij = w.rij(veld.evaluate("e => e.closest('[data-rij]').dataset.rij"))
    rij.get_by_role("textbox").fill(kant["tekst"])
    rij.get_by_label("zei").select_option(label=roepnamen.get(kant.get("door"), "niet bekend"))
