"""The product as people run it, in processes of its own, and somebody who types sentences into it.

For what happens when a process is killed or a disk is full: the bench and the tests of tests/script share it.
"""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
from bs4 import BeautifulSoup

from supportplan.omgeving import BASIS

POGINGEN = 1200
DOSSIER = re.compile(r"/dossiers/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/")
PAUZE = threading.Event()  # never set: waiting for it is resting

Velden = list[tuple[str, str]]


class NietTerugError(Exception):
    """The server did not come back in all these tries."""


class Browser:
    """Keeps cookies and sends again until it is acknowledged, as the page's script does."""

    def __init__(self, adres: str, pogingen: int = POGINGEN) -> None:
        self.adres, self.pogingen = adres, pogingen
        self._openen = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def pagina(self, pad: str) -> Any:
        """The page, when the server is up; raises NietTerugError."""
        antwoord: object = None
        for _poging in range(self.pogingen):
            try:
                with self._openen(f"{self.adres}{pad}", timeout=60) as pagina:
                    return BeautifulSoup(pagina.read(), "html.parser")
            except urllib.error.HTTPError as fout:
                antwoord = fout.code
                fout.close()
            except (OSError, http.client.HTTPException) as fout:  # not up yet
                antwoord = fout
            PAUZE.wait(0.2)
        raise NietTerugError(str(antwoord))

    def stuur(self, pad: str, velden: Velden | dict[str, str], **koppen: str) -> bytes:
        """Post a form once; raises what urllib raises."""
        inhoud = urllib.parse.urlencode(velden, doseq=True).encode()
        verzoek = urllib.request.Request(f"{self.adres}{pad}", inhoud)  # noqa: S310  # our own server
        for naam, waarde in {"Origin": self.adres, **koppen}.items():
            verzoek.add_header(naam, waarde)
        with self._openen(verzoek, timeout=60) as antwoord:
            gekregen: bytes = antwoord.read()
            return gekregen

    def meld_aan(self) -> None:
        """Be the invented professional."""
        kiezen = self.pagina("/demo/")
        knop = next(form for form in kiezen.select("form") if "Samira" in form.text)
        self.stuur(knop["action"], {"csrfmiddlewaretoken": knop.select_one("input")["value"]})

    def bewaar(self, pad: str, velden: Velden) -> int:
        """Send until the server says that it is kept; the number of tries. Raises NietTerugError."""
        antwoord: object = None
        for poging in range(1, self.pogingen):
            try:
                uitslag = json.loads(self.stuur(pad, velden, Accept="application/json"))["rijen"]
            except urllib.error.HTTPError as fout:  # up again, but not yet able to keep it
                antwoord = fout.code
                fout.close()
            except (OSError, http.client.HTTPException) as fout:  # no connection, or cut off in the middle
                antwoord = fout
            else:
                standen = {rij["stand"] for rij in uitslag.values()}
                if not standen <= {"opgeslagen", "ongewijzigd"}:
                    raise NietTerugError(str(uitslag))
                return poging
            PAUZE.wait(0.1)
        raise NietTerugError(str(antwoord))


class Typer:
    """Somebody who types new sentences in one step of the profile of a dossier."""

    def __init__(self, adres: str, dossier: str = "", pogingen: int = POGINGEN) -> None:
        self.browser = Browser(adres, pogingen)
        self.browser.meld_aan()
        gevonden = DOSSIER.search(dossier or str(self.browser.pagina("/").select_one("main")))
        assert gevonden is not None
        self.dossier = gevonden[0]
        self.stap = f"{self.dossier}profiel/invullen/wonen/"
        pagina = self.browser.pagina(self.stap)
        leeg = pagina.select_one("[data-nieuwe-rij]")
        self._oud = leeg["data-rij"]
        self._velden = [
            (veld["name"], veld.get("value", ""))
            for veld in leeg.select("input[name]")
            if veld.get("type") not in {"checkbox", "radio"} or veld.has_attr("checked")
        ]
        self.sleutel = pagina.select_one("[name=csrfmiddlewaretoken]")["value"]

    def velden(self, zin: str) -> Velden:
        """What the page sends for a new sentence; a row of its own each time it is asked."""
        nieuw = f"uitspraak_{uuid4()}"
        gevuld = [(naam.replace(self._oud, nieuw), waarde) for naam, waarde in self._velden]
        return [("csrfmiddlewaretoken", self.sleutel), *gevuld, (f"{nieuw}-tekst", zin)]

    def zinnen(self) -> list[str]:
        """Every text the page shows: a sentence stands in a field, or in a long list to read."""
        return list(self.browser.pagina(self.stap).select_one("main").stripped_strings)


@contextmanager
def server(var_dir: Path, poort: int, log: Path | None = None) -> Iterator[tuple[Any, str]]:
    """The product with a database of its own, as `script/server` starts it: its process and address."""
    weg = {"DATABASE_URL", "MIGRATE_DATABASE_URL"}
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    omgeving |= {"VAR_DIR": str(var_dir), "PORT": str(poort), "STATIC_BUILT": "false", "DEBUG": "true"}
    omgeving["DJANGO_SETTINGS_MODULE"] = "bench.instellingen"
    with (log or var_dir.with_suffix(".log")).open("w") as uit:
        opdracht = [sys.executable, "-m", "supportplan.starten"]
        proces = subprocess.Popen(opdracht, cwd=BASIS, env=omgeving, stderr=uit, stdout=uit)
    try:
        yield proces, f"http://127.0.0.1:{poort}"
    finally:
        for deel in [*alles_van(var_dir), *kinderen(proces)]:
            with suppress(psutil.NoSuchProcess):
                deel.kill()
        proces.kill()
        proces.wait(timeout=60)


def alles_van(var_dir: Path) -> Iterator[Any]:
    """Whatever still runs with this VAR_DIR, also when its parent is gone."""
    for proces in psutil.process_iter():
        with suppress(psutil.Error):
            if proces.pid != os.getpid() and proces.environ().get("VAR_DIR") == str(var_dir):
                yield proces


def kinderen(proces: Any) -> list[Any]:
    """Everything this process started that still runs."""
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(proces.pid).children(recursive=True)
    return []


def doden(proces: Any, var_dir: Path, woord: str) -> int:
    """Kill -9 what runs for this server under this name; how many there were."""
    gedood = 0
    for deel in {*alles_van(var_dir), *kinderen(proces)}:
        with suppress(psutil.Error):
            if deel.pid != proces.pid and any(woord in stuk for stuk in deel.cmdline()):
                deel.kill()
                gedood += 1
    return gedood
