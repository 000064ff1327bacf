"""Phases 5 and 6 on the screen, and what goes to the gemeente."""

import re

from plannen.forms_uitvoeren import LEZERS
from plannen.keuzes import Punt
from plannen.models import Analyse, Besluit, Documentkeuzes, Evaluatieregel, Pgbhulp, Planregel, Weggelaten
from supportplan.kern.keuzes import Fase
from tests.verhalen.wandel_kennismaking import JA_NEE, uit
from tests.verhalen.wandel_plan import in_woorden, keuzes, omvang
from tests.verhalen.wandelaar import Wandelaar, begint, woord

ZONDER_REDEN = "Samen besproken."  # what is sensitive goes with a reason; a case may lack it


def _inzetten(casus):
    return [(stap, inzet) for stap in casus["plan"]["stappen"] for inzet in stap.get("inzetten", [])]


def standen(w: Wandelaar) -> None:
    """How each step stands, and what happened."""
    stappen = {stap["id"]: stap["stap"] for stap in w.casus["plan"]["stappen"]}
    w.menu("Uitvoeren")
    w.volg("Opschrijven")
    for stap in w.casus["plan"]["stappen"]:
        if "stand" in stap:
            keuze = w.hoofd.get_by_label(f"Hoe staat het? {stap['stap']}")
            keuze.select_option(label=woord(Planregel, "stand", stap["stand"]))
    for regel in w.casus.get("logboek", []):
        rij = w.nieuwe_rij(w.pagina.get_by_role("region", name="Wat gebeurde er?"))
        zicht = dict(LEZERS)[regel.get("zichtbaarheid", "professional")]
        w.vul(rij, {"Wat gebeurde er?": regel["tekst"], "Wanneer": regel["datum"]})
        w.open_alles(rij)
        w.vul(rij, {"Bij welke stap": stappen.get(regel.get("stap")), "Wie mag dit lezen": str(zicht)})
    w.druk("Klaar")


def besluiten(w: Wandelaar) -> None:
    """What the letters of the gemeente say."""
    alle = {inzet["id"]: inzet for _stap, inzet in _inzetten(w.casus)}
    labels = {
        "Datum van de brief": "op",
        "Wat er toegekend is, in woorden": "omschrijving",
        "Vanaf": "van",
        "Tot": "tot",
        "Reden die de gemeente geeft": "reden",
    }
    for besluit in w.casus.get("besluiten", []):
        w.menu("Uitvoeren")
        rij = w.hoofd.get_by_role("row").filter(has_text=alle[besluit["over"]]["tekst"])
        rij.get_by_role("link", name=begint("Besluit")).first.click()
        w.vul(w.hoofd, keuzes(Besluit, besluit, {"Wat is er besloten?": "uitkomst"}))
        w.open_alles(w.hoofd)
        voorziening = in_woorden("voorziening", besluit.get("voorziening"))
        w.vul(w.hoofd, {"Welke voorziening": voorziening, **omvang(besluit), **uit(besluit, labels)})
        w.druk("Vastleggen")


def stoppen(w: Wandelaar, inzet_id) -> None:
    """An entry stops."""
    stap, inzet = next(paar for paar in _inzetten(w.casus) if paar[1]["id"] == inzet_id)
    w.menu("Uitvoeren")
    w.volg(f"Wie doet dit? Iets stopt of wordt te veel: {stap['stap']}")
    w.hoofd.get_by_role("link", name=re.compile(rf"Dit stopt\s*:.*{re.escape(inzet['tekst'])}")).click()
    w.vul(w.hoofd, {"Sinds wanneer": inzet["gestopt_op"], "Waarom": inzet["gestopt_reden"]})
    w.druk("Vastleggen")


def evalueren(w: Wandelaar, evaluatie) -> None:
    """Look back together, step by step."""
    alle = {inzet["id"]: inzet for _stap, inzet in _inzetten(w.casus)}
    doelen = {doel["id"]: doel["tekst"] for doel in w.casus["doelen"]}
    w.menu("Evaluaties")
    w.volg("Samen terugkijken")
    eerst = {
        "Wanneer keken jullie terug?": "datum",
        "Wie waren erbij?": "aanwezig",
        "Hoe was het voor de cliënt?": "ervaring_client",
    }
    w.vul(w.hoofd, uit(evaluatie, eerst))
    w.druk("Volgende")
    for regel in evaluatie["regels"]:
        if "inzet" in regel:
            vak = w.hoofd.locator("[data-rij]").filter(has_text=alle[regel["inzet"]]["tekst"]).last
            velden = uit(regel, {"Wat is er gedaan?": "gedaan", "Wat kwam ervan?": "resultaat"})
            w.vul(vak, velden | keuzes(Evaluatieregel, regel, {"Hielp het?": "hielp"}))
    w.druk("Volgende")
    for regel in evaluatie["regels"]:
        if "doel" in regel:
            vak = w.hoofd.get_by_role("region", name=doelen[regel["doel"]])
            w.vul(vak, {"Wat is er bereikt?": regel["resultaat"]})
    w.druk("Volgende")
    for regel in evaluatie["regels"]:
        if not {"inzet", "doel"} & set(regel):
            w.vul(w.nieuwe_rij(w.hoofd), {"Wat gebeurde er nog meer?": regel["resultaat"]})
    w.druk("Volgende")
    samen = {
        "Hoe ging het samenwerken?": "proces",
        "Wat ging er goed?": "positief",
        "Wat leren we hiervan?": "leerpunten",
        "Kunnen de mensen om de cliënt heen het volhouden?": "netwerk_volhouden",
    }
    w.vul(w.hoofd, uit(evaluatie, samen))
    w.druk("Volgende")
    melden = "Is er iets veranderd dat de gemeente moet weten?"
    verder = {
        "Wat verandert er?": "verandering",
        "Wat moet de gemeente weten?": "melden_wat",
        "Wanneer kijken jullie weer samen?": "volgende_op",
    }
    w.vul(w.hoofd, uit(evaluatie, verder))
    if "melden_aan_gemeente" in evaluatie:
        w.vul(w.hoofd, {melden: JA_NEE[evaluatie["melden_aan_gemeente"]]})
    w.druk("Volgende")


def naar_de_gemeente(w: Wandelaar, stap) -> None:
    """Open one step of what goes along to the gemeente."""
    w.menu("Aanvraag")
    w.volg("Wat er verder mee gaat")
    w.volg(stap)


def document_namen(w: Wandelaar) -> None:
    """How the document calls the people of the network."""
    naar_de_gemeente(w, "Hoe heten de mensen in het document?")
    for persoon in w.casus["netwerk"]:
        if "in_document_als" in persoon:
            vak = w.pagina.get_by_role("region", name=persoon["naam"])
            w.vul(vak, {"In het document heet deze persoon": persoon["in_document_als"]})
    w.wacht_op_bewaren()


def analyses(w: Wandelaar) -> None:
    """What the professional thinks is going on, and the advice of others."""
    naar_de_gemeente(w, "Wat speelt er volgens u?")
    for analyse in w.casus.get("analyses", []):
        rij = w.nieuwe_rij(w.hoofd)
        labels = {"In uw eigen woorden": "tekst", "Van wie": "wie", "Van welke dag": "op"}
        w.vul(rij, uit(analyse, labels) | keuzes(Analyse, analyse, {"Wat is dit?": "soort"}))
    w.wacht_op_bewaren()


def route(w: Wandelaar) -> None:
    """The melding and what the gemeente answered."""
    naar_de_gemeente(w, "Wat wordt dit, en sinds wanneer?")
    labels = {
        "Melding bij de gemeente op": "melding_op",
        "De gemeente bevestigde dat op": "ontvangst_op",
        "Kenmerk van de gemeente": "ontvangst_kenmerk",
    }
    w.vul(w.hoofd, uit(w.casus["dossier"], labels))
    w.wacht_op_bewaren()


def pgb(w: Wandelaar) -> None:
    """How the help is bought, and who helps."""
    labels = {
        "Waarom een pgb?": "motief",
        "Wie beheert het?": "beheerder",
        "Wat is de band met de cliënt?": "band",
        "Hoe doet die persoon dat?": "hoe",
        "Hoe blijft de hulp goed?": "kwaliteit",
        "Wie springt in als het niet gaat?": "achtervang",
    }
    helper = {"Naam": "naam", "Taken": "taken", "Uren": "uren", "Tarief": "tarief"}
    for _stap, inzet in _inzetten(w.casus):
        plan = inzet.get("wmovraag", {}).get("pgb")
        if plan:
            naar_de_gemeente(w, "Hulp die u zelf inkoopt (pgb)")
            vak = w.pagina.get_by_role("region", name=inzet["tekst"])
            w.vul(vak, uit(plan, labels))
            w.wacht_op_bewaren()
            w.pagina.reload()
            for hulp in plan["helpers"]:
                velden = uit(hulp, {**helper, "Opleiding of ervaring": "kwalificatie"})
                w.vul(w.nieuwe_rij(vak), velden | keuzes(Pgbhulp, hulp, {"Netwerk of professional": "soort"}))
            w.wacht_op_bewaren()


def weglaten(w: Wandelaar) -> None:
    """Parts that stay out."""
    naar_de_gemeente(w, "Een heel deel niet meesturen?")
    for deel in w.casus.get("weggelaten", []):
        hoe = "niet meesturen: er staat “Dit" if deel.get("weglating") == "melden" else "niet meesturen: er staat niets"
        w.vul(w.hoofd, {woord(Weggelaten, "onderdeel", deel["onderdeel"]): hoe})
    w.wacht_op_bewaren()


def reactie(w: Wandelaar) -> None:
    """What the document says besides."""
    naar_de_gemeente(w, "De reactie van de cliënt")
    labels = {
        "Misschien een heel nieuwe oplossing?": "nieuwe_oplossing",
        "Is er iets met veiligheid of spoed dat de gemeente moet weten?": "spoed",
        "De cliënt wil dat dit over veiligheid of spoed in het document staat.": "spoed_vrijgegeven",
        "In de eigen woorden van de cliënt": "reactie_tekst",
        "Op": "reactie_op",
    }
    rij = w.casus["documentkeuzes"]
    w.vul(w.hoofd, uit(rij, labels) | keuzes(Documentkeuzes, rij, {"Wat vindt de cliënt van het document?": "reactie"}))
    w.wacht_op_bewaren()


def vrijgeven(w: Wandelaar, op) -> None:
    """What may the gemeente read? Everything of this day, what was released before, and nothing else."""
    w.menu("Aanvraag")
    w.volg("Wat mag de gemeente lezen?")
    rijen = [*w.casus["uitspraken"], *w.casus.get("analyses", []), *w.casus["netwerk"]]
    redenen = {naam_in_lijst(rij): rij["vrijgave"].get("reden") for rij in rijen if _mag(rij.get("vrijgave"), op)}
    for vak in w.hoofd.get_by_role("listitem").filter(has=w.pagina.get_by_role("checkbox")).all():
        tekst = vak.locator("label").first.inner_text().strip()
        vak.get_by_role("checkbox").set_checked(tekst in redenen)
        reden = vak.get_by_label("Waarom heeft de gemeente dit nodig?")  # only at what is sensitive
        if tekst in redenen and reden.count():
            reden.fill(redenen[tekst] or ZONDER_REDEN)
    w.hoofd.get_by_label("De cliënt was erbij en koos zelf").check()
    w.druk("Vastleggen")


def _mag(vrijgave, op) -> bool:
    return bool(vrijgave) and (vrijgave["op"] == op or (vrijgave["op"] < op and not vrijgave.get("vervallen")))


def naam_in_lijst(rij):
    """Return how the page of releases begins a row."""
    return rij.get("tekst") or rij.get("naam")


def toetspunten(w: Wandelaar) -> None:
    """Points of the check that do not apply."""
    for punt in w.casus.get("toetspunten", []):
        w.menu("Aanvraag")
        w.volg("Definitief maken")
        w.hoofd.get_by_role("link", name=f"Niet van toepassing? : {Punt(punt['punt']).label}").click()
        w.vul(w.hoofd, {"Niet van toepassing, omdat": punt["reden"]})
        w.druk("Vastleggen")


def fase_overslaan(w: Wandelaar, overslag) -> None:
    """Skip a phase, with the reason."""
    _fasen(w)
    vak = (
        w.hoofd.locator("section, li")
        .filter(has=w.pagina.get_by_role("heading", name=Fase(overslag["fase"]).label))
        .last
    )
    w.open_alles(vak)
    w.vul(vak, {"Waarom slaat u deze fase over?": overslag["reden"]})
    w.druk("Deze fase overslaan", vak)


def fase_hervatten(w: Wandelaar, overslag) -> None:
    """Take a phase up again."""
    _fasen(w)
    vak = (
        w.hoofd.locator("section, li")
        .filter(has=w.pagina.get_by_role("heading", name=Fase(overslag["fase"]).label))
        .last
    )
    vak.get_by_role("button").first.click()


def _fasen(w: Wandelaar) -> None:
    w.menu("Overzicht")
    w.volg("Fase overslaan of oppakken")
