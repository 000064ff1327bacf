"""A whole case as people meet it: in by the command line, walked through by its links, out as files."""

import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client
from icalendar import Calendar

from supportplan.kern.models import Dossier
from tests import pdf_lezen
from tests.factories import GebruikerFactory, OrganisatieFactory
from tests.paginas import woorden

CASUSSEN = Path(__file__).parents[1] / "casussen"


def opdracht(*argumenten: object) -> str:
    """Run a command of manage.py; returns what it printed."""
    uit = io.StringIO()
    call_command(*(str(argument) for argument in argumenten), stdout=uit)
    return uit.getvalue()


def lees_in(casus: str) -> tuple[Dossier, Any]:
    """Import a case as its professional would have it: the dossier and the account that may open it."""
    OrganisatieFactory()
    samira = GebruikerFactory(email="samira@voorbeeld.test", naam="Samira de Wit")
    uuid = opdracht("casus_importeren", CASUSSEN / f"{casus}.json", "--voor", samira.email).strip()
    return Dossier.objects.get(uuid=uuid), samira


def aaneen(tekst: str) -> str:
    """Lower case without white space: a PDF has no space where a line of a cell ends."""
    return "".join(tekst.lower().split())


@dataclass
class Document:
    """The files of a document, read back."""

    map: Path

    def __post_init__(self) -> None:
        self.gegevens = json.loads((self.map / "aanvraag.json").read_text())
        self.pdf = " ".join(pdf_lezen.woorden((self.map / "aanvraag.pdf").read_bytes()))
        self.groot = " ".join(pdf_lezen.woorden((self.map / "aanvraag-groot.pdf").read_bytes()))
        self.rand = pdf_lezen.in_de_marge(pdf_lezen.openen((self.map / "aanvraag.pdf").read_bytes()), 0)
        self.web = woorden(BeautifulSoup((self.map / "aanvraag.html").read_bytes(), "html.parser").body)
        self.ruw = json.dumps(self.gegevens, ensure_ascii=False)

    @property
    def gedaanten(self) -> dict[str, str]:
        """Each form of the document as one text."""
        return {"pdf": self.pdf, "groot": self.groot, "web": self.web, "json": self.ruw}

    def overal(self, *zinnen: str) -> None:
        """Fail unless each form tells all of this."""
        for naam, tekst in self.gedaanten.items():
            for zin in zinnen:
                assert aaneen(zin) in aaneen(tekst), f"{zin!r} staat niet in {naam}"

    def nergens(self, *zinnen: str) -> None:
        """Fail when any form tells any of this."""
        for naam, tekst in self.gedaanten.items():
            for zin in zinnen:
                assert aaneen(zin) not in aaneen(tekst), f"{zin!r} staat in {naam}"

    def deel(self, nummer: int) -> str:
        """One numbered section of the data as text."""
        return json.dumps(self.gegevens["delen"][nummer - 1], ensure_ascii=False)

    def afspraak(self) -> Any:
        """The one event in the agenda file."""
        [afspraak] = Calendar.from_ical((self.map / "evaluatie.ics").read_bytes()).walk("VEVENT")
        return afspraak


class Lezer:
    """Somebody who reads by following links, one page at a time."""

    def __init__(self, client: Client, gebruiker: Any) -> None:
        self.client = client
        client.force_login(gebruiker)
        self.open("/")

    def open(self, adres: str) -> "Lezer":
        """Open an address; fails when it does not answer with a page."""
        antwoord = self.client.get(adres)
        assert antwoord.status_code == 200, (adres, antwoord.status_code)
        self.adres = adres
        self.soep = BeautifulSoup(antwoord.content, "html.parser")
        return self

    def volg(self, naam: str, *, in_: str = "body") -> "Lezer":
        """Follow the first link that reads exactly so, hidden words included; `in_` is where to look."""
        for link in self.soep.select(f"{in_} a[href]"):
            if woorden(link) == naam:
                return self.open(urljoin(self.adres, link["href"]))
        raise AssertionError(f"geen link {naam!r} op {self.adres}: {[woorden(a) for a in self.soep.select('a')]}")

    def menu(self, naam: str) -> "Lezer":
        """Follow a link of the menu of the dossier."""
        return self.volg(naam, in_=".sp-dossiernav")

    @property
    def tekst(self) -> str:
        """What the page says, menus aside."""
        hoofd = BeautifulSoup(str(self.soep.main), "html.parser")
        for menu in hoofd.select("nav"):
            menu.decompose()
        return woorden(hoofd)

    def stuk(self, kop: str) -> str:
        """The text of the smallest section with this heading."""
        for element in self.soep.main.select("h1, h2, h3, h4"):
            if woorden(element) == kop:
                return woorden(element.find_parent("section") or element.parent)
        raise AssertionError(f"geen kop {kop!r} op {self.adres}")

    def maak_definitief(self) -> "Lezer":
        """Press the button of the check page and land on the new version."""
        [formulier] = [f for f in self.soep.select("main form") if "Maak definitief" in f.get_text()]
        antwoord = self.client.post(urljoin(self.adres, formulier.get("action") or self.adres))
        assert antwoord.status_code == 302
        return self.open(antwoord["Location"])

    def bestanden(self) -> dict[str, bytes]:
        """Every frozen file this page offers; each is what the hash beside it says."""
        gevonden = {}
        for regel in self.soep.select(".sp-bestanden li"):
            inhoud = self.client.get(regel.a["href"]).content
            assert hashlib.sha256(inhoud).hexdigest() == woorden(regel.code)
            gevonden[regel.a["href"].rstrip("/").rpartition("/")[2]] = inhoud
        return gevonden
