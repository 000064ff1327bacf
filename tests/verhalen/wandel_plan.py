"""Phase 4 on the screen: the plan with steps, entries and what is asked of the Wmo; who agrees; fixing it."""

from decimal import Decimal

from plannen.forms_instemming import WIJZEN, WOORDEN
from plannen.keuzes import Antwoord, Antwoordwijze
from plannen.models import Inzet, Netwerkafspraak, Wmovraag
from plannen.regels.optiesoort import SOORT_VAN_OPTIE
from plannen.weergave.plan_bewerken import soortkeuzes
from supportplan.kern.models import Referentiewaarde
from tests.verhalen.wandel_kennismaking import client_van, uit
from tests.verhalen.wandelaar import Wandelaar, begint, kort, woord

MEER = {
    "Hoe vaak": "hoe_vaak",
    "Voor hoe lang": "hoe_lang",
    "Wat de persoon hiervan leert of overneemt": "leert",
    "Wat dit heeft opgeleverd": "uitkomst",
}
AFSPRAAK = {
    "Vóór welke dag?": "vraagt_voor",
    "Toelichting": "toelichting",
    "Wat staat ertegenover?": "teruggeven",
    "Hoe lang is dit vol te houden?": "hoe_lang_vol_te_houden",
}
VRAAG = {
    "Wat er gevraagd wordt": "omschrijving",
    "Welk probleem dit oplost": "probleem",
    "Wat het moet opleveren": "resultaat",
    "Eigen kracht": "eigen_kracht",
    "Gebruikelijke hulp": "gebruikelijke_hulp",
    "Mantelzorg": "mantelzorg",
    "Sociaal netwerk": "netwerk",
    "Iets dat gewoon te koop is": "algemeen_gebruikelijk",
    "Algemene voorziening": "algemene_voorziening",
    "Andere wet": "andere_wet",
    "Vanaf": "van",
    "Tot": "tot",
    "Kan niet wachten": "spoed",
}


def keuzes(model, rij, labels):
    """Return the choices of a row in the words of the screen."""
    return {label: woord(model, veld, rij[veld]) for label, veld in labels.items() if veld in rij}


def getal(waarde):
    """Return a number as people write it."""
    return None if waarde is None else str(Decimal(str(waarde))).replace(".", ",")


def in_woorden(lijst, code):
    """Return what the screen says for a code of a list of the law."""
    return Referentiewaarde.objects.filter(lijst=lijst, code=code).last().label if code else None


def omvang(rij):
    """Return how much was asked or granted, and of what."""
    return {
        "Hoeveel": getal(rij.get("aantal")),
        "Eenheid": in_woorden("eenheid", rij.get("eenheid")),
        "Per": in_woorden("frequentie", rij.get("frequentie")),
    }


def naar_plan(w: Wandelaar) -> None:
    """Open the page on which the plan is made."""
    w.menu("Plan")
    w.volg("Het plan maken")


def datums(w: Wandelaar) -> None:
    """The days of the plan."""
    naar_plan(w)
    w.vul(w.hoofd, uit(w.casus["plan"], {"Datum opstellen": "opgesteld_op", "Datum evaluatie": "evaluatie_op"}))
    w.wacht_op_bewaren()


def doel_van_plan(w: Wandelaar, doel_id) -> None:
    """Open one goal of the plan."""
    tekst = next(doel["tekst"] for doel in w.casus["doelen"] if doel["id"] == doel_id)
    naar_plan(w)
    kaart = w.hoofd.get_by_role("listitem").filter(has=w.pagina.get_by_role("heading", name=tekst))
    kaart.get_by_role("link").first.click()


def stappen_maken(w: Wandelaar, doel_id, *, zonder=()) -> None:
    """Make the steps of one goal with their entries; `zonder` are ids of entries that come later."""
    doel_van_plan(w, doel_id)
    for stap in w.casus["plan"]["stappen"]:
        if stap.get("doel") == doel_id:
            stap_maken(w, stap)
            al = 1 if overgenomen(w, stap) else 0
            for inzet in stap.get("inzetten", [])[al:]:
                if inzet["id"] not in zonder:
                    inzet_maken(w, stap, inzet)
    w.druk("Klaar met dit doel")


def overgenomen(w: Wandelaar, stap):
    """Return the option that a step and its first entry can be made of with one button; None when it is typed."""
    eerste = next(iter(stap.get("inzetten", [])), {})
    opties = [optie for blad in w.casus.get("werkbladen", []) for optie in blad["opties"]]
    optie = next((optie for optie in opties if optie["id"] == eerste.get("optie")), None)
    return optie if optie and SOORT_VAN_OPTIE.get(optie.get("bron", "")) == eerste["soort"] else None


def stap_maken(w: Wandelaar, stap) -> None:
    """Put a step in the plan: from the chosen option when it makes the same entry, else by typing it."""
    optie = overgenomen(w, stap)
    if optie is None:
        w.vul(w.hoofd.locator(".sp-bewerkstap--nieuw"), {"Stap of activiteit": stap["stap"]})
        w.druk("Stap toevoegen")
        return
    w.druk(f"Zet in het plan: {kort(optie['tekst'])}")
    blok = stapblok(w, optie["tekst"])
    w.open_alles(blok)
    w.vul(blok, {"Stap of activiteit": stap["stap"]})
    w.wacht_op_bewaren()
    inzet = stap["inzetten"][0]
    meer_afspraken(w, inzet, optie["tekst"], {"Wat": inzet["tekst"], "Hoe vaak": inzet.get("hoe_vaak")})


def stapblok(w: Wandelaar, naam):
    """Return one step of the page with its entries."""
    return w.hoofd.locator(".sp-bewerkstap").filter(has=w.pagina.get_by_role("heading", name=naam)).last


def inzet_maken(w: Wandelaar, stap, inzet) -> None:
    """Add one entry to a step, then everything else that is known about it."""
    namen = {persoon["id"]: persoon["naam"] for persoon in w.casus["netwerk"]}
    soort = dict(soortkeuzes(client_van(w.casus)["roepnaam"]))[inzet["soort"]]
    nieuw = w.hoofd.get_by_role("group", name=f"Wie doet wat bij: {stap['stap']}")
    if not nieuw.is_visible():
        stapblok(w, stap["stap"]).locator("summary").filter(has_text="Nog iemand erbij").click()
    velden = {
        "Wie doet dit?": str(soort),
        "Wie": namen.get(inzet.get("netwerkpersoon"), inzet.get("wie")),
        "Wat": inzet["tekst"],
        "Hoe vaak": inzet.get("hoe_vaak"),
    }
    w.vul(nieuw, velden)
    w.druk(f"Toevoegen bij: {stap['stap']}")
    meer = {"hoe_lang", "leert", "wet", "gericht_op", "voor", "uitkomst", "optie", "wmovraag"}
    if set(inzet) & meer or inzet.get("netwerkafspraak"):
        meer_afspraken(w, inzet, inzet["tekst"])


def meer_afspraken(w: Wandelaar, inzet, nu, velden=None) -> None:
    """Everything about one entry on its own page; `nu` is how it reads now, `velden` what else is to be filled."""
    vak = w.hoofd.locator(".sp-bewerkinzet:not(.sp-bewerkinzet--nieuw)").filter(has_text=nu).last
    if inzet["soort"] == "wmo":
        w.druk("De vraag invullen", vak)
    else:
        w.open_alles(vak)
        w.druk("Meer afspraken", vak)
    w.open_alles(w.hoofd)
    opties = {rij["id"]: rij["tekst"] for blad in w.casus.get("werkbladen", []) for rij in blad["opties"]}
    w.vul(
        w.hoofd,
        {label: waarde for label, waarde in uit(inzet, MEER).items() if inzet["soort"] not in {"zelf", "wmo"}}
        | keuzes(Inzet, inzet, {"Welke wet": "wet", "Gericht op": "gericht_op", "Bedoeld voor": "voor"})
        | {"Van welke optie komt dit?": opties.get(inzet.get("optie"))}
        | (velden or {}),
    )
    if afspraak := inzet.get("netwerkafspraak"):
        roepnamen = {mens["id"]: mens["roepnaam"] for mens in w.casus["deelnemers"]}
        w.vul(
            w.hoofd,
            keuzes(Netwerkafspraak, afspraak, {"Is het gevraagd?": "stand", "Wat is het volgens de wet?": "hulpsoort"})
            | {"Wie vraagt het?": roepnamen.get(afspraak.get("vraagt"))}
            | uit(afspraak, AFSPRAAK),
        )
    if vraag := inzet.get("wmovraag"):
        wmo_invullen(w, vraag)
    w.druk("Klaar")


def wmo_invullen(w: Wandelaar, vraag) -> None:
    """The facts the law asks for."""
    hulp = {inzet["id"]: inzet for stap in w.casus["plan"]["stappen"] for inzet in stap.get("inzetten", [])}
    betaalt = hulp.get(vraag.get("betaalt"))
    w.vul(
        w.hoofd,
        {
            "Voor welke hulp is dit?": betaalt and f"{betaalt['wie']} · {betaalt['tekst']}",
            "Soort voorziening": in_woorden("voorziening", vraag.get("voorziening")),
            **omvang(vraag),
            **keuzes(Wmovraag, vraag, {"In natura of pgb?": "leveringsvorm"}),
            **uit(vraag, VRAAG),
        },
    )


def hoofd_van_doel(w: Wandelaar, deel) -> None:
    """Aids, and the results of the list."""
    if set(deel) & {"hulpmiddelen", "resultaten"}:
        doel_van_plan(w, deel["doel"])
        w.hoofd.get_by_text("Hulpmiddelen, voorzieningen en beoogde resultaten").click()
        namen = [in_woorden("resultaat", code) for code in deel.get("resultaten", [])]
        vak = w.hoofd.locator("details").filter(has_text="Hulpmiddelen, voorzieningen en beoogde resultaten")
        w.vul(
            vak,
            {
                "Benodigde hulpmiddelen of voorzieningen": deel.get("hulpmiddelen"),
                "Beoogde resultaten": namen or None,
            },
        )
        w.druk("Klaar met dit doel")


def nu_eerst(w: Wandelaar) -> None:
    """Steps that come first."""
    for stap in w.casus["plan"]["stappen"]:
        if stap.get("nu_eerst"):
            naar_plan(w)
            w.hoofd.get_by_role("region", name="Nu eerst").get_by_role("link").click()
            velden = {
                "Wat moet er nu gebeuren?": "stap",
                "Wie doet dit?": "nu_eerst_wie",
                "Tot wanneer?": "nu_eerst_tot",
            }
            w.vul(w.hoofd.locator(".sp-bewerkstap--nieuw"), uit(stap, velden))
            w.druk("Toevoegen aan nu eerst")


def naar_instemming(w: Wandelaar) -> None:
    """Open the page that says who agrees; an answer just written down leads there by itself."""
    if not w.hoofd.get_by_role("heading", name="Is iedereen het eens?", level=1).count():
        naar_plan(w)
        w.druk("Verder: is iedereen het eens?")


def instemming(w: Wandelaar, doel_id, antwoorden) -> None:
    """Ask about one part; `antwoorden` as in the case."""
    doel = next(doel for doel in w.casus["doelen"] if doel["id"] == doel_id)
    naar_instemming(w)
    kaart = w.hoofd.locator("section").filter(has=w.pagina.get_by_role("heading", name=doel["tekst"])).last
    kaart.get_by_role("link").first.click()
    w.open_alles(w.hoofd)
    for rij in antwoorden:
        mens = next(mens for mens in w.casus["deelnemers"] if mens["id"] == rij["deelnemer"])
        vak = w.pagina.get_by_role("region", name=begint(mens["roepnaam"]))
        w.vul(
            vak,
            {
                f"Wat zegt {mens['roepnaam']}?": str(WOORDEN[Antwoord(rij["antwoord"])]),
                f"Waarom? In de woorden van {mens['roepnaam']}": rij.get("reden"),
                "Hoe is het gevraagd?": str(WIJZEN[Antwoordwijze(rij.get("wijze", Antwoordwijze.ZELF))]),
                "Wie was erbij?": rij.get("erbij"),
                "Op welke dag was het antwoord?": rij.get("op"),
            },
        )
    w.druk("Leg dit vast")


def alle_antwoorden(w: Wandelaar, *, vervallen: bool) -> None:
    """Ask about every part what the case says people answered: before it changed, or since; day by day."""
    for deel in w.casus["plan"]["doelen"]:
        gegeven = [rij for rij in deel.get("instemmingen", []) if rij.get("vervallen", False) == vervallen]
        for op in sorted({rij["op"] for rij in gegeven}):
            instemming(w, deel["doel"], [rij for rij in gegeven if rij["op"] == op])


def vaststellen(w: Wandelaar, evaluatie_op=None) -> None:
    """Fix the plan: look, choose the day, and cut the version."""
    naar_instemming(w)
    w.volg("Verder: het plan vaststellen")
    w.druk("Volgende")
    w.vul(w.hoofd, {"Datum evaluatie": evaluatie_op or w.casus["plan"]["evaluatie_op"]})
    w.druk("Volgende")
    w.druk("Stel het plan vast")
    assert "Het plan staat vast" in w.hoofd.inner_text()
