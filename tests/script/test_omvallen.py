"""Saving goes on while the web server, PostgreSQL or the worker is killed: what was acknowledged is there, once."""

import http.client
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from http.cookiejar import CookieJar
from uuid import uuid4

import psutil
import pytest
from bs4 import BeautifulSoup

from supportplan.omgeving import BASIS
from tests.script.test_starten import alles_van, kinderen, poort

__all__ = ["poort"]  # a fixture

pytestmark = [pytest.mark.server, pytest.mark.lopende_klok, pytest.mark.xdist_group("server")]
UUID_IN = re.compile(r"/dossiers/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/")
KEREN = 60
POGINGEN = 1200


class Browser:
    """Keeps cookies and types sentences, as the page's script does: the same row again until it is acknowledged."""

    def __init__(self, adres):
        self.adres = adres
        self.openen = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def pagina(self, pad):
        antwoord = None
        for _poging in range(POGINGEN):
            try:
                with self.openen(f"{self.adres}{pad}", timeout=60) as pagina:
                    return BeautifulSoup(pagina.read(), "html.parser")
            except urllib.error.HTTPError as fout:
                antwoord = fout.code
                fout.close()
            except (OSError, http.client.HTTPException) as fout:  # not up yet
                antwoord = fout
            psutil.cpu_percent(interval=0.2)
        return pytest.fail(f"de server kwam niet op: {antwoord}")

    def stuur(self, pad, velden, **koppen):
        verzoek = urllib.request.Request(f"{self.adres}{pad}", urllib.parse.urlencode(velden, doseq=True).encode())
        for naam, waarde in {"Origin": self.adres, **koppen}.items():
            verzoek.add_header(naam, waarde)
        with self.openen(verzoek, timeout=60) as antwoord:
            return antwoord.read()

    def meld_aan(self):
        kiezen = self.pagina("/demo/")
        knop = next(form for form in kiezen.select("form") if "Samira" in form.text)
        self.stuur(knop["action"], {"csrfmiddlewaretoken": knop.select_one("input")["value"]})

    def bewaar(self, pad, velden):
        """Try until the server says how it went; the number of tries."""
        antwoord = None
        for poging in range(1, POGINGEN):
            try:
                uitslag = json.loads(self.stuur(pad, velden, Accept="application/json"))["rijen"]
            except urllib.error.HTTPError as fout:  # up again, but not yet able to keep it
                antwoord = fout.code
                fout.close()
                psutil.cpu_percent(interval=0.1)
                continue
            except (OSError, http.client.HTTPException) as fout:  # no connection, or cut off in the middle
                antwoord = fout
                psutil.cpu_percent(interval=0.1)
                continue
            assert {rij["stand"] for rij in uitslag.values()} <= {"opgeslagen", "ongewijzigd"}, uitslag
            return poging
        return pytest.fail(f"de server kwam niet terug: {antwoord}")


@pytest.fixture
def server(tmp_path, poort):
    """The product with a database of its own, as `script/server` starts it; gives its process and address."""
    weg = {"DATABASE_URL", "MIGRATE_DATABASE_URL"}
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    omgeving |= {"VAR_DIR": str(tmp_path), "PORT": str(poort), "STATIC_BUILT": "false", "DEBUG": "true"}
    opdracht = [sys.executable, "-m", "supportplan.starten"]
    with (tmp_path / "server.log").open("w") as log:
        proces = subprocess.Popen(opdracht, cwd=BASIS, env=omgeving, stderr=log, stdout=log)
    yield proces, f"http://127.0.0.1:{poort}"
    for deel in [*alles_van(tmp_path), *kinderen(proces)]:
        with suppress(psutil.NoSuchProcess):
            deel.kill()
    proces.kill()
    proces.wait(timeout=60)


def doden(proces, tmp_path, woord):
    """Kill -9 what runs for this server under this name; there was something to kill."""
    gedood = 0
    for deel in {*alles_van(tmp_path), *kinderen(proces)}:
        with suppress(psutil.Error):
            if deel.pid != proces.pid and any(woord in stuk for stuk in deel.cmdline()):
                deel.kill()
                gedood += 1
    assert gedood, f"niets te doden: {woord}"


def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(server, tmp_path):
    proces, adres = server
    browser = Browser(adres)
    browser.meld_aan()
    dossier = UUID_IN.search(str(browser.pagina("/").select_one("main")))[0]
    stap = f"{dossier}profiel/invullen/wonen/"
    leeg = browser.pagina(stap).select_one("[data-nieuwe-rij]")
    sleutel = browser.pagina(stap).select_one("[name=csrfmiddlewaretoken]")["value"]
    oud = leeg["data-rij"]
    velden = [
        (veld["name"], veld.get("value", ""))
        for veld in leeg.select("input[name]")
        if veld.get("type") not in {"checkbox", "radio"} or veld.has_attr("checked")
    ]
    slagen = {15: "granian", 30: "postgres", 45: "procrastinate"}
    zinnen = []
    for keer in range(KEREN):
        if keer in slagen:
            doden(proces, tmp_path, slagen[keer])
        nieuw = f"uitspraak_{uuid4()}"
        zinnen.append(f"Zin nummer {keer} van vandaag.")
        gevuld = [(naam.replace(oud, nieuw), waarde) for naam, waarde in velden]
        gegevens = [("csrfmiddlewaretoken", sleutel), *gevuld, (f"{nieuw}-tekst", zinnen[-1])]
        browser.bewaar(stap, gegevens)
        if keer % 7 == 0:  # the answer got lost on the way: the script sends it again
            browser.bewaar(stap, gegevens)
    bewaard = [vak.text.strip() for vak in browser.pagina(stap).select("textarea")]
    assert [bewaard.count(zin) for zin in zinnen] == [1] * KEREN
