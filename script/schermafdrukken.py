"""Photograph the pages of the product for docs/: own database, invented people, a clock that stands still."""

import io
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import time_machine
from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from supportplan import omgeving, postgres

NAAR = omgeving.BASIS / "docs" / "schermen"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
JUNI = datetime(2026, 6, 2, 10, 0, tzinfo=AMSTERDAM)  # Bram and Wies went through all phases
NOVEMBER = datetime(2026, 11, 16, 10, 0, tzinfo=AMSTERDAM)  # each phase has somebody
RAND = 24  # pixels above a part
KLEUREN = 128  # enough for flat pages, and a quarter of the size
# As in tests/browser/conftest.py, and one width for every letter whatever the screen
VLAGGEN = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


@dataclass(frozen=True)
class Foto:
    """One picture: of which page, on which day, how wide, and at most how high.

    `pad` may hold {bram}, {wies}, {yusuf} (the address of a dossier) and {werkblad}. `klik` is a link to follow first,
    `bij` the part of the page where the picture begins; both are CSS selectors. `wie` is who looks.
    """

    naam: str
    pad: str
    op: datetime
    hoogte: int
    breedte: int = 1280
    klik: str = ""
    bij: str = ""
    wie: str = "Samira"


FOTOS = (
    Foto("dossier", "{bram}", JUNI, 1000),
    Foto("gesprekken", "{wies}gesprekken/", JUNI, 1000),
    Foto("dossier-openen", "/dossiers/openen/", JUNI, 1100),
    Foto("kennismaken", "{wies}kennismaken/mensen/", JUNI, 1200),
    Foto("gesprek-nieuw", "{wies}gesprekken/nieuw/", JUNI, 1200),
    Foto("gesprek-typen", "{wies}gesprekken/", JUNI, 1000, klik="main a[href$='/typen/']"),
    Foto("plek-geven", "{yusuf}plek-geven/", NOVEMBER, 1400),
    Foto("spoed", "{wies}spoed/", JUNI, 1200),
    Foto("profiel", "{wies}profiel/", JUNI, 1250),
    Foto("profiel-invullen", "{wies}profiel/invullen/wonen/", JUNI, 1200),
    Foto("wie-doet-mee", "{wies}mensen/", JUNI, 1100),
    Foto("team", "/team/", JUNI, 1000, wie="Rachida"),
    Foto("vervangen", "/team/vervangen/", JUNI, 1200, klik="main .sp-smal button", wie="Rachida"),
    Foto("vertellen", "{lies}mensen/", JUNI, 1000, klik="main a[href*='/vertellen/']", wie="Fatma"),
    Foto("toestemming", "{wies}toestemming/", JUNI, 700),
    Foto("uw-gegevens", "{wies}gegevens/", JUNI, 1100),
    Foto("bijlagen", "{wies}bijlagen/toevoegen/", JUNI, 1000),
    Foto("aantekeningen", "{wies}mijn-aantekeningen/", JUNI, 900),
    Foto("kwaliteit-van-bestaan", "{wies}kwaliteit-van-bestaan/", JUNI, 1000),
    Foto("doelen", "{wies}doelen/", JUNI, 1000),
    Foto("werkblad", "{werkblad}", JUNI, 1000),
    Foto("doelen-maken", "{wies}doelen/bewerken/", JUNI, 1400),
    Foto("opties-afwegen", "{werkblad}bewerken/", JUNI, 1400),
    Foto("plan", "{wies}plan/", JUNI, 1500),
    Foto("plan-maken", "{wies}plan/bewerken/", JUNI, 1400, klik=".sp-plandoelen a"),
    Foto("plan-als-plaatje", "{wies}plan/beeld/", JUNI, 900),
    Foto("plan-versies", "{wies}plan/versies/", JUNI, 560),
    Foto("rode-draad", "{wies}doelen/", JUNI, 1000, klik="main a[href*='/draad/doel/']"),
    Foto("uitvoeren", "{wies}logboek/", JUNI, 1000),
    Foto("opschrijven", "{wies}logboek/bewerken/", JUNI, 1000),
    Foto("wat-mag-de-gemeente-lezen", "{bram}aanvraag/vrijgeven/", JUNI, 1300),
    Foto("samen-terugkijken", "{wies}evaluaties/nieuw/", JUNI, 900),
    Foto("aanvraag", "{bram}aanvraag/", JUNI, 1300),
    Foto("aanvraag-definitief", "{wies}aanvraag/definitief/", JUNI, 1300),
    Foto("aanvraag-gevraagd", "{wies}aanvraag/", JUNI, 1000, bij="#deel-gevraagd"),
    Foto("formulieren", "/formulieren/", JUNI, 520),
    Foto("leeg-formulier", "/formulieren/plan-van-aanpak/", JUNI, 800),
    Foto("dossier-smal", "{bram}", JUNI, 1000, breedte=390),
    Foto("profiel-smal", "{bram}profiel/", JUNI, 1000, breedte=390),
    Foto("plan-smal", "{wies}plan/beeld/", JUNI, 1000, breedte=390),
    Foto("wie-keek-er", "{wies}inzage/", JUNI, 900),
    Foto("evaluaties", "{wies}evaluaties/", JUNI, 1100),
    Foto("mijn-dossiers", "/", NOVEMBER, 760),
    Foto("mijn-dossiers-smal", "/", NOVEMBER, 900, breedte=390),
    Foto("kies-wie-u-bent", "/demo/", NOVEMBER, 360),
)


def main(namen: Sequence[str]) -> None:
    """Make all pictures, or only those named; exit status 1 for a name that is none."""
    fotos = [foto for foto in FOTOS if not namen or foto.naam in namen]
    if onbekend := set(namen) - {foto.naam for foto in fotos}:
        sys.exit(f"Deze afdruk bestaat niet: {', '.join(sorted(onbekend))}")
    NAAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tijdelijk:
        _eigen_omgeving(Path(tijdelijk))
        omgeving.als_eigenaar()  # it makes the tables
        with postgres.zo_nodig(), time_machine.travel(JUNI, tick=False) as klok:
            from supportplan.starten import klaarzetten

            klaarzetten(None)
            with _server() as adres:
                _fotograferen(fotos, adres, _adressen(), klok.move_to)


def _eigen_omgeving(map_: Path) -> None:
    """Forget the environment of the caller, so that the pictures show the demo and nothing else."""
    for naam in omgeving.NAMEN:
        os.environ.pop(naam, None)
    os.environ.update(
        DEMO="true",
        STATIC_BUILT="true",
        VAR_DIR=str(map_),
        DJANGO_SETTINGS_MODULE="supportplan.settings",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",  # playwright's event loop runs in this thread
    )


@contextmanager
def _server() -> Iterator[str]:
    """Serve the product from this process, because only here the clock stands still; gives its address."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from supportplan.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(application)
    draad = Thread(target=server.serve_forever, daemon=True)
    draad.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    draad.join()


def _adressen() -> dict[str, str]:
    """The addresses of the invented people's dossiers, which are new in every database."""
    from profiel.models import Doel
    from supportplan.kern.models import Dossier

    namen = Dossier.objects.values_list("naam", "uuid")
    dossiers = {naam.split()[0].lower(): f"/dossiers/{uuid}/" for naam, uuid in namen}
    eerste = Doel.objects.get(dossier__naam__startswith="Wies", nummer=1)
    return dossiers | {"werkblad": f"{dossiers['wies']}doelen/{eerste.uuid}/werkblad/"}


def _fotograferen(
    fotos: Sequence[Foto], adres: str, adressen: dict[str, str], naar_dag: Callable[[datetime], None]
) -> None:
    """Open each page as one of the invented people and write its picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=VLAGGEN)
        for foto in fotos:
            naar_dag(foto.op)
            pagina = _aangemeld(browser, adres, foto)
            pagina.goto(adres + foto.pad.format(**adressen))
            if foto.klik:
                pagina.locator(foto.klik).first.click()
            pagina.wait_for_load_state("networkidle")
            _bewaren(foto, pagina)
            pagina.context.close()
        browser.close()


def _chromium() -> str | None:
    """Path of an installed Chromium; None means the one playwright brought."""
    namen = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((pad for naam in namen if (pad := shutil.which(naam))), None)


def _aangemeld(browser: Browser, adres: str, foto: Foto) -> Page:
    """A window as wide as the picture, in which who looks is signed in."""
    venster = browser.new_context(
        locale="nl-NL", viewport={"width": foto.breedte, "height": 900}, device_scale_factor=1, reduced_motion="reduce"
    )
    pagina = venster.new_page()
    pagina.goto(f"{adres}/demo/")
    pagina.get_by_role("button", name=re.compile(f"^{foto.wie}")).click()
    pagina.wait_for_load_state()
    return pagina


def _bewaren(foto: Foto, pagina: Page) -> None:
    """Write the page, from its top or a part of it down to at most the height of the picture, with few colours."""
    plek = pagina.locator(foto.bij).bounding_box() if foto.bij else None
    boven = plek["y"] - RAND if plek else 0
    hoogte = min(foto.hoogte, pagina.evaluate("document.documentElement.scrollHeight") - boven)
    vak = FloatRect(x=0, y=boven, width=foto.breedte, height=hoogte)
    beeld = Image.open(io.BytesIO(pagina.screenshot(full_page=True, clip=vak)))
    weinig = beeld.convert("RGB").quantize(KLEUREN, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    weinig.save(NAAR / f"{foto.naam}.png", optimize=True)
    sys.stdout.write(f"docs/schermen/{foto.naam}.png\n")


if __name__ == "__main__":
    main(sys.argv[1:])
