"""A server with one case in it for a whole module: pages that are only read need no new database for each test."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hulp import axe_schoon, bewaak, schuift_niet_opzij, zet_breedte
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from opties.models import Werkblad
from plannen.models import Inzet, Planversie
from plannen.services_document import document_definitief_maken
from profiel.models import Uitspraak
from supportplan.dossier.casus import casus_lezen, casus_opslaan
from supportplan.kern.models import Dossier, Gebruiker
from tests.factories import OrganisatieFactory
from tests.hulp import na_het_legen
from tests.plannen.zaak import eigen_opslag

CASUSSEN = Path(__file__).resolve().parents[1] / "casussen"
WACHTWOORD = "veilig-genoeg-woord"
AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"

# Every page of a dossier by a short name; the keys it wants come from the case.
PAGINAS = {
    "start": "dossier:start",
    "dossier": "dossier:dossier",
    "gesprekken": "profiel:kennismaking",
    "profiel": "profiel:profiel",
    "kvb": "profiel:kvb",
    "doelen": "profiel:doelen",
    "werkblad": "opties:werkblad",
    "plan": "plannen:plan",
    "beeld": "plannen:beeld",
    "versies": "plannen:versies",
    "versie": "plannen:versie",
    "draad-inzet": "dossier:draad",
    "draad-uitspraak": "dossier:draad",
    "logboek": "plannen:logboek",
    "evaluaties": "plannen:evaluaties",
    "aanvraag": "plannen:aanvraag",
    "definitief": "plannen:aanvraag_definitief",
    "aanvraag-versie": "plannen:aanvraag_versie",
    "inzage": "dossier:log",
}


@dataclass
class Leesserver:
    """A running server, a professional, and the dossiers by the name of their case file."""

    url: str
    samira: Gebruiker
    dossiers: dict[str, Dossier] = field(default_factory=dict)

    def lezen_in(self, casus: str, *, definitief: bool) -> None:
        """Bring a case in as the professional's; freeze its document when asked."""
        inhoud = casus_lezen((CASUSSEN / f"{casus}.json").read_bytes())
        dossier = casus_opslaan(inhoud, organisatie=OrganisatieFactory(), voor=self.samira)
        if definitief:
            document_definitief_maken(dossier=dossier, door=self.samira, op=timezone.now())
        self.dossiers[casus] = dossier

    def adres(self, pagina: str, casus: str) -> str:
        """The address of a page of this case."""
        if pagina == "start":
            return reverse("dossier:start")
        dossier = self.dossiers[casus]
        sleutels = {"dossier": dossier.uuid}
        if pagina == "werkblad":
            sleutels["doel"] = Werkblad.objects.get(dossier=dossier).doel.uuid
        elif pagina == "versie":
            sleutels["nummer"] = Planversie.objects.filter(dossier=dossier).latest("nummer").nummer
        elif pagina == "aanvraag-versie":
            sleutels["versie"] = 1
        elif pagina.startswith("draad"):
            soort = pagina.removeprefix("draad-")
            rij = {"inzet": Inzet, "uitspraak": Uitspraak}[soort].objects.filter(dossier=dossier)
            sleutels |= {"soort": soort, "uuid": rij.order_by("pk").first().uuid}
        return reverse(PAGINAS[pagina], kwargs=sleutels)

    def aanmelden(self, context: BrowserContext, gebruiker: Gebruiker | None = None) -> None:
        """Sign somebody in for a window, without the sign-in page."""
        client = Client()
        client.force_login(gebruiker or self.samira, backend=AANMELDWIJZE)
        koek = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": koek.key, "value": koek.value, "url": self.url, "httpOnly": True}])


@pytest.fixture(scope="module")
def leesserver(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Leesserver]:
    """A server with one professional, for a whole module; afterwards the database is empty again.

    Store what the module reads in fixtures of the module: a test marked django_db has a transaction of its own.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as monkeypatch:
        eigen_opslag(monkeypatch, tmp_path_factory.mktemp("prive"))
        samira = Gebruiker.objects.create_user("samira@voorbeeld.test", WACHTWOORD, naam="Samira de Wit")
        live = LiveServer("localhost")
        try:
            yield Leesserver(live.url, samira)
        finally:
            live.stop()
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)
            na_het_legen(django_db_setup)
            connections.close_all()


@pytest.fixture(scope="module")
def leesvenster(leesserver, browser) -> Iterator[tuple[Page, list[str], list[str]]]:
    """One page signed in as the professional, with what it asked of others and what went wrong on it."""
    context = browser.new_context(
        locale="nl-NL", base_url=leesserver.url, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    context.set_default_timeout(30_000)
    leesserver.aanmelden(context)
    pagina = context.new_page()
    yield pagina, *bewaak(pagina, leesserver.url)
    context.close()


def pagina_is_goed(leesvenster: tuple[Page, list[str], list[str]], adres: str, status: int = 200) -> None:
    """Open a page; fail on axe, sideways scroll, a request to others, an error of a script or the CSP, two headings."""
    pagina, vreemd, fouten = leesvenster
    vreemd.clear()
    fouten.clear()
    antwoord = pagina.goto(adres)
    assert antwoord is not None
    assert antwoord.status == status
    if status >= HTTPStatus.BAD_REQUEST:  # the browser reports the status itself as an error
        fouten.clear()
    assert pagina.locator("h1").count() == 1
    axe_schoon(pagina, breedtes=(1280, 390))
    zet_breedte(pagina, 320, 256)  # 1280 by 1024 at 400 % zoom
    schuift_niet_opzij(pagina)
    assert not vreemd, f"verzoeken aan anderen: {vreemd}"
    assert not fouten, f"fouten op de pagina: {fouten}"
