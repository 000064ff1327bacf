"""The first view over the wire, compressed, fonts and scripts included (product 7)."""

import gzip
import re
from pathlib import Path
from typing import Any

from bench import wereld
from bench.caseload import aanmelden

ALLES, SCRIPTS = 150_000, 40_000
PAGINAS = {"aanmelden": "/account/login/", "mijn dossiers": "/"}


def bestanden(html: str) -> set[str]:
    """The static files a page asks for, and the Latin fonts its styles ask for."""
    gevraagd = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    for adres in {adres for adres in gevraagd if adres.endswith(".css")}:
        letters = re.findall(r'url\("\./([^"]+woff2)', inhoud_van(adres).decode())
        gevraagd |= {f"{adres.rsplit('/', 1)[0]}/{letter}" for letter in letters if "latin-ext" not in letter}
    return gevraagd


def inhoud_van(adres: str) -> bytes:
    """A static file as it stands on disk."""
    from django.contrib.staticfiles import finders

    pad = finders.find(adres.removeprefix("/static/"))
    assert isinstance(pad, str), f"{adres} bestaat niet"
    return Path(pad).read_bytes()


def over_de_lijn(adres: str, inhoud: bytes) -> int:
    """Bytes as sent: fonts are compressed already, the rest goes as gzip."""
    return len(inhoud) if adres.endswith("woff2") else len(gzip.compress(inhoud, 9))


def main() -> int:
    """Print the figures; 0 when all are within the limits."""
    with wereld.eigen_database():
        gebruiker = wereld.professional("gewicht")
        wereld.rechten_geven(gebruiker, wereld.vullen_tot(50))
        return max(_meten(naam, adres, aanmelden(gebruiker)) for naam, adres in PAGINAS.items())


def _meten(naam: str, adres: str, bladeraar: Any) -> int:
    from django.test import Client

    antwoord = (Client(headers={"host": "127.0.0.1"}) if adres.startswith("/account/") else bladeraar).get(adres)
    assert antwoord.status_code == 200, (adres, antwoord.status_code)
    html = antwoord.content.decode()
    delen = {pad: over_de_lijn(pad, inhoud_van(pad)) for pad in bestanden(html)}
    alles = sum(delen.values()) + over_de_lijn(adres, html.encode())
    scripts = sum(bytes_ for pad, bytes_ in delen.items() if pad.endswith(".js"))
    print(f"{naam}: {alles} bytes (grens {ALLES}), scripts {scripts} (grens {SCRIPTS})")
    for pad, bytes_ in sorted(delen.items(), key=lambda deel: -deel[1]):
        print(f"    {bytes_:7d} {pad}")
    return int(alles > ALLES or scripts > SCRIPTS)
