"""How many queries a page asks: a case with as many rows of every kind as wanted, and a browser that counts."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from plannen.inhoud import inhoud_van_plan
from plannen.keuzes import Leveringsvorm
from plannen.models import Planversie
from profiel.keuzes import Formulier
from supportplan.kern.keuzes import Functie, Rol
from supportplan.kern.models import Dossier
from tests import factories as f

TELT_NIET = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
CONCEPT = 'INSERT INTO "kern_concept"'
NU = f.GEMAAKT_OP


def volle_zaak(dossier: Dossier, aantal: int) -> dict[str, Any]:
    """Give a dossier this many rows of every kind that a page shows; return what an address can point to."""
    client = f.client_van(dossier)
    zinnen = [_gezegd(dossier, client, nummer) for nummer in range(aantal)]
    mensen = [_mens(dossier) for _nummer in range(aantal)]
    doelen = [f.DoelFactory(dossier=dossier) for _nummer in range(aantal)]
    for doel in doelen:
        f.VoorkeurFactory(dossier=dossier, doel=doel)
        f.VoorkeurFactory(dossier=dossier, doel=doel, weigering=True)
    f.VoorkeurFactory.create_batch(aantal, dossier=dossier)
    _werkblad(doelen[0], aantal)
    inzet = _plan(dossier, doelen, mensen, aantal)
    f.AnalyseFactory.create_batch(aantal, dossier=dossier)
    f.LogboekregelFactory.create_batch(aantal, dossier=dossier, planregel=inzet.planregel)
    f.VertegenwoordigingFactory.create_batch(aantal, dossier=dossier)
    bijlagen = f.BijlageFactory.create_batch(aantal, dossier=dossier)
    f.ToestemmingFactory.create_batch(aantal, dossier=dossier)
    collegas = [f.professional_in(dossier, aanspreekpunt=False) for _nummer in range(aantal)]
    f.MedewerkerFactory.create_batch(aantal, organisatie=dossier.organisatie)
    evaluatie = f.EvaluatieFactory(plan=inzet.planregel.plan)
    for regel in inzet.planregel.plandoel.regels.all():
        for bijdrage in regel.inzetten.all():
            f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=bijdrage)
    return {
        "dossier": dossier.uuid,
        "doel": doelen[0].uuid,
        "inzet": inzet.uuid,
        "soort": "doel",
        "uuid": doelen[0].uuid,
        "uitspraak": zinnen[0].uuid,
        "gesprek": zinnen[0].gesprek.uuid,
        "voorstel": zinnen[0].uuid,
        "nummer": 1,
        "versie": 1,
        "slug": "persoonlijk-profiel",
        "evaluatie": evaluatie.uuid,
        "planregel": inzet.planregel.uuid,
        "wmovraag": inzet.wmovraag.uuid,
        "deelnemer": collegas[0].uuid,
        "punt": "g",
        "bijlage": bijlagen[0].uuid,
    }


def eigen_werk(dossier: Dossier, gebruiker: Any, aantal: int) -> dict[str, Any]:
    """Give somebody this many notes and safety lines of their own, and the task of who gives access to those."""
    f.MedewerkerFactory(gebruiker=gebruiker, organisatie=dossier.organisatie, functie=Functie.AANDACHTSFUNCTIONARIS)
    aantekeningen = f.WerkaantekeningFactory.create_batch(aantal, dossier=dossier, gebruiker=gebruiker)
    for _nummer in range(aantal):
        f.veiligheidsregel_in(dossier, gebruiker)
    return {"aantekening": aantekeningen[0].uuid}


def _gezegd(dossier: Dossier, client: Any, nummer: int) -> Any:
    """A talk with a sentence in each place a form page shows."""
    gesprek = f.GesprekFactory(dossier=dossier)
    vrij = {"dossier": dossier, "gesprek": gesprek, "door": client, "vrijgegeven": True}
    zin = f.UitspraakFactory(**vrij, plek=("profiel", "wonen", "nu"))
    f.UitspraakFactory(**vrij, plek=("profiel", "gezondheid", "nu"))
    f.WensFactory(**vrij, rang=nummer + 1)
    f.UitspraakFactory(**vrij, plek=(Formulier.HULPVRAAG, "", "gevraagd"))
    f.UitspraakFactory(**vrij, plek=(Formulier.MANTELZORG, "", "wensen"))
    f.UitspraakFactory(dossier=dossier, gesprek=zin.gesprek, is_optie=True)
    f.VervullingFactory(dossier=dossier, behoefte=f.UitspraakFactory(**vrij, plek=("kvb", "rechten", "benodigd")))
    return zin


def _mens(dossier: Dossier) -> Any:
    naaste = f.DeelnemerFactory(dossier=dossier, rol=Rol.NAASTE)
    return f.NetwerkpersoonFactory(dossier=dossier, deelnemer=naaste, vrijgegeven=True)


def _werkblad(doel: Any, aantal: int) -> None:
    werkblad = f.WerkbladFactory(doel=doel)
    opties = [f.OptieFactory(werkblad=werkblad) for _nummer in range(aantal)]
    for optie in opties:
        f.AfwegingFactory(optie=optie)
    f.KeuzeFactory(optie=opties[0])


def _plan(dossier: Dossier, doelen: list[Any], mensen: list[Any], aantal: int) -> Any:
    """A fixed plan: every goal in it, all steps with their entries at the first; returns an entry of its first step."""
    delen = [f.PlandoelFactory(dossier=dossier, doel=doel) for doel in doelen]
    regels = [f.PlanregelFactory(plandoel=delen[0]) for _nummer in range(aantal)]
    eerste = [_inzetten(regel, mens) for regel, mens in zip(regels, mensen, strict=True)]
    for _nummer in range(aantal):
        f.PlanregelFactory(dossier=dossier, nu_eerst_stap=True)
    for deel in delen:
        f.InstemmingFactory(plandoel=deel, deelnemer=mensen[0].deelnemer)
    for nummer in range(1, aantal + 1):
        inhoud = inhoud_van_plan(delen[0].plan) if nummer == 1 else {}
        Planversie.objects.create(
            dossier=dossier, plan=delen[0].plan, nummer=nummer, op=NU, inhoud=inhoud, sha256=str(nummer)
        )
    return eerste[0]


def _inzetten(regel: Any, mens: Any) -> Any:
    """An entry of each kind at a step; returns the one the gemeente is asked for."""
    f.InzetFactory(planregel=regel, netwerk=True, netwerkpersoon=mens)
    hulp = f.InzetFactory(planregel=regel, professional=True)
    inzet = f.InzetFactory(planregel=regel, soort="wmo")
    vraag = f.WmovraagFactory(inzet=inzet, betaalt=hulp, leveringsvorm=Leveringsvorm.PGB)
    f.PgbhulpFactory(pgbplan=f.PgbplanFactory(wmovraag=vraag))
    f.BesluitFactory(wmovraag=vraag)
    return inzet


def adressen_van(naam: str, sleutels: dict[str, Any], bekend: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The addresses behind a name with what the page is called in a table; of a wizard each of its steps."""
    if "bestand" in naam:
        sleutels = sleutels | {"soort": "json"}
    vast = {sleutel: sleutels[sleutel] for sleutel in bekend[naam] if sleutel != "step"}
    if "step" not in bekend[naam]:
        yield naam, reverse(naam, kwargs=vast)
        return
    proef = resolve(reverse(naam, kwargs=vast | {"step": "x"})).func.view_class
    for stap in proef.stappen:
        yield f"{naam} {stap.naam}", reverse(naam, kwargs=vast | {"step": stap.naam})


def vragen(doen: Callable[[], Any]) -> tuple[Any, list[str]]:
    """Do something; return what came of it and the queries it asked, transaction statements not counted."""
    with CaptureQueriesContext(connection) as gevangen:
        uitkomst = doen()
    return uitkomst, [vraag["sql"] for vraag in gevangen if not vraag["sql"].startswith(TELT_NIET)]


def formulier_op(antwoord: Any) -> Tag | None:
    """The form of a page, by what a browser got; None on a page to read."""
    soep = BeautifulSoup(antwoord.content, "html.parser")
    formulieren = soep.select("main form[method=post]")
    return next((form for form in formulieren if form.has_attr("data-opslaan")), next(iter(formulieren), None))


def velden_van(form: Tag) -> dict[str, list[str]]:
    """What a browser would send from this form as it stands; the choices of a select as one."""
    velden: dict[str, list[str]] = {}
    for veld in form.select("[name]"):
        naam = str(veld["name"])
        if veld.name == "textarea":
            velden[naam] = [veld.text.removeprefix("\n")]
        elif veld.name == "select":
            gekozen = veld.select_one("option[selected]") or veld.select_one("option")
            velden[naam] = [str(gekozen["value"])] if gekozen else []
        elif veld.name == "input" and (veld.get("type") not in {"checkbox", "radio"} or veld.has_attr("checked")):
            velden.setdefault(naam, []).append(str(veld.get("value", "on" if veld.get("type") == "checkbox" else "")))
    return velden


def met_andere_tekst(form: Tag, velden: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same with other words in the first text one can type in, as somebody who changes one thing."""
    teksten = form.select("textarea[name], input[name][type=text]")
    if not teksten:
        return velden
    naam = str(teksten[0]["name"])
    return velden | {naam: [f"{velden[naam][0]} en meer".strip()]}


def bewaart(queries: list[str]) -> bool:
    """Whether something of the case was stored; a draft, a line of the log and the last change do not count."""
    bijzaak = ('INSERT INTO "kern_logregel"', 'UPDATE "kern_dossier" SET "gewijzigd_op"', CONCEPT)
    return any(vraag.startswith(("INSERT", "UPDATE", "DELETE")) and not vraag.startswith(bijzaak) for vraag in queries)


def houdt_concept(queries: list[str]) -> bool:
    """Whether what was typed was kept as a draft: refused on a page of rows, or a step of a deciding wizard."""
    return any(vraag.startswith(CONCEPT) for vraag in queries)


def tel_pagina(browser: Client, adres: str, invoer: Any = None) -> tuple[int, list[str], list[str]]:
    """Open a page and send its form with one thing changed: the status of the GET, and the queries of both.

    `invoer` says what is typed (tests/vrageninvoer.py); without it the first text gets other words.
    """
    antwoord, lezen = vragen(lambda: browser.get(adres))
    form = formulier_op(antwoord) if antwoord.status_code == 200 else None
    if form is None:
        return antwoord.status_code, lezen, []
    velden = velden_van(form)
    knop = form.select_one("button[name=naar]")
    if knop is not None:
        velden["naar"] = ["volgende"]
    velden = (invoer or met_andere_tekst)(form, velden)
    na, schrijven = vragen(lambda: browser.post(urljoin(adres, str(form.get("action", ""))), velden))
    assert na.status_code in {200, 302}, (adres, na.status_code)
    return antwoord.status_code, lezen, schrijven
