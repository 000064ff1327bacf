"""A step of the profile wizard: its time against a bare view that writes, and its queries with 1 and 100 statements."""

import gc
import time
from collections.abc import Callable
from functools import partial
from math import inf
from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup

from bench import wereld
from bench.caseload import aanmelden

RONDES = 25
KEER, LEZEN, SCHRIJVEN = 6.0, 8, 14
WEINIG, VEEL = 1, 100


def main() -> int:
    """Print the figures; 0 when all are within the limits."""
    with wereld.eigen_database():
        from django.test import override_settings

        with override_settings(ROOT_URLCONF="bench.adressen"):
            return _main()


def _main() -> int:
    from django.urls import reverse

    gebruiker, dossier = wereld.eigen_dossier("samira")
    browser = aanmelden(gebruiker)
    stap = reverse("profiel:profiel_stap", kwargs={"dossier": dossier.uuid, "step": "wonen"})
    kaal = reverse("kaal_schrijven")
    fouten, vragen = 0, {}
    for aantal in (WEINIG, VEEL):
        zinnen = zinnen_in(dossier, aantal)
        velden = velden_van(browser, stap)
        tijd = duur(partial(heen_en_terug, browser, stap, velden), partial(_zonder_nieuwe, zinnen))
        tegen = duur(lambda: browser.post(kaal, {"tekst": "Ik wil graag mijn huis op orde."}, follow=True))
        bijschrift = f"{tijd * 1000:.1f} ms tegen {tegen * 1000:.1f} ms"
        grens = KEER if aantal == WEINIG else inf  # a page of a hundred sentences draws and checks a hundred forms
        fouten += _regel(f"opslaan en tonen met {aantal} zinnen tegen kaal", tijd / tegen, grens, bijschrift)
        _zonder_nieuwe(zinnen)
        vragen[aantal] = tellen(browser, stap, velden)
        fouten += _regel(f"vragen van tonen met {aantal} zinnen", vragen[aantal][0], LEZEN, "")
        fouten += _regel(f"vragen van opslaan met {aantal} zinnen", vragen[aantal][1], SCHRIJVEN, "")
    if vragen[WEINIG] != vragen[VEEL]:
        print(f"het aantal vragen groeit: {vragen} BOVEN DE GRENS")
        fouten += 1
    return 1 if fouten else 0


def heen_en_terug(browser: Any, stap: str, velden: dict[str, Any]) -> None:
    """Save the step with one new sentence among those that were there, and follow to the page."""
    antwoord = browser.post(stap, met_nieuwe_zin(velden))
    assert antwoord.status_code == 302, antwoord.status_code
    assert browser.get(antwoord.url).status_code == 200


def velden_van(browser: Any, stap: str) -> dict[str, Any]:
    """Return what a browser would send from this page, as it stands."""
    velden: dict[str, Any] = {"naar": "blijf"}
    for veld in BeautifulSoup(browser.get(stap).content, "html.parser").select("form[data-opslaan] [name]"):
        naam = str(veld["name"])
        if veld.name == "textarea":
            velden[naam] = veld.text.removeprefix("\n")
        elif veld.name == "select":
            gekozen = veld.select_one("option[selected]") or veld.select_one("option")
            velden[naam] = gekozen["value"] if gekozen else ""
        elif veld.name == "input" and (veld.get("type") not in {"checkbox", "radio"} or veld.has_attr("checked")):
            velden.setdefault(naam, []).append(veld.get("value", ""))
    return velden


def met_nieuwe_zin(velden: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with a sentence typed in the blank row, which gets a uuid of its own each time."""
    leeg = next(naam for naam, waarde in velden.items() if naam.endswith("-tekst") and not waarde)
    oud = leeg.removesuffix("-tekst")
    nieuw = f"uitspraak_{uuid4()}"
    gevuld = {naam.replace(oud, nieuw): waarde for naam, waarde in velden.items()}
    return gevuld | {f"{nieuw}-tekst": "Het wordt een rommel."}


def tellen(browser: Any, stap: str, velden: dict[str, Any]) -> tuple[int, int]:
    """How many queries showing and saving ask, transaction statements not counted."""
    gevuld = met_nieuwe_zin(velden)
    return _vragen(lambda: browser.get(stap)), _vragen(lambda: browser.post(stap, gevuld))


def duur(doen: Callable[[], object], opruimen: Callable[[], object] = gc.collect) -> float:
    """Seconds of the fastest of some rounds: other work on the machine only adds time. Clearing up is not counted."""
    tijden = []
    doen()
    for _ in range(RONDES):
        gc.collect()
        begin = time.perf_counter()
        doen()
        tijden.append(time.perf_counter() - begin)
        opruimen()
    return min(tijden)


def _vragen(doen: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as gevangen:
        doen()
    return sum(not vraag["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) for vraag in gevangen)


def zinnen_in(dossier: Any, aantal: int, **velden: Any) -> list[Any]:
    """Make the row of the step hold this many sentences of the client, and no others."""
    from profiel.models import Plaatsing, Spreker, Uitspraak
    from supportplan.kern.models import Deelnemer

    Plaatsing.objects.all().delete()
    Spreker.objects.all().delete()
    Uitspraak.alle.all().delete()
    client = Deelnemer.objects.get(dossier=dossier, rol="client")
    zinnen = [
        Uitspraak.objects.create(
            dossier=dossier, tekst=f"Ik wil mijn huis op orde ({nummer}).", volgorde=nummer, **velden
        )
        for nummer in range(aantal)
    ]
    for zin in zinnen:
        Spreker.objects.create(dossier=dossier, uitspraak=zin, deelnemer=client)
        Plaatsing.objects.create(dossier=dossier, uitspraak=zin, formulier="profiel", rij="wonen", kolom="nu")
    return zinnen


def _zonder_nieuwe(zinnen: list[Any]) -> None:
    from profiel.models import Plaatsing, Spreker, Uitspraak

    for model in (Plaatsing, Spreker):
        model.objects.exclude(uitspraak__in=zinnen).delete()
    Uitspraak.alle.exclude(pk__in=[zin.pk for zin in zinnen]).delete()


def _regel(naam: str, waarde: float, grens: float, erbij: str) -> bool:
    goed = waarde <= grens
    print(f"{naam}: {waarde:.2f} (grens {grens}) {erbij} {'' if goed else 'BOVEN DE GRENS'}")
    return not goed
