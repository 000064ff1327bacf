"""Start page and name search: among 100,000 dossiers against among 1,000, and against a bare view (product 7)."""

import gc
import time
from typing import Any

from bench import wereld

RONDES = 15
EIGEN = 50
KLEIN, GROOT = 1_000, 100_000
GROEI, KAAL, VRAGEN = 1.5, 8.0, 8
PAGINAS = {
    "lijst": "/",
    "zoeken": "/?zoek=ozt",
    "op wijziging": "/?volgorde=wijziging",
    "op datum": "/?volgorde=datum",
}


def duur(bladeraar: Any, adres: str) -> float:
    """Seconds of the fastest of some views, the database included: other work on the machine only adds time."""
    tijden = []
    bladeraar.get(adres)
    for _ in range(RONDES):
        gc.collect()
        begin = time.perf_counter()
        antwoord = bladeraar.get(adres)
        tijden.append(time.perf_counter() - begin)
        assert antwoord.status_code == 200, (adres, antwoord.status_code)
    return min(tijden)


def vragen(bladeraar: Any, adres: str) -> int:
    """How many queries one view asks, transaction statements not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as gevangen:
        bladeraar.get(adres)
    return sum(not vraag["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")) for vraag in gevangen)


def meten(bladeraars: dict[str, Any]) -> dict[str, float]:
    """The time of each page for each of the two readers."""
    return {
        f"{wie}: {pagina}": duur(bladeraar, adres)
        for wie, bladeraar in bladeraars.items()
        for pagina, adres in PAGINAS.items()
    }


def aanmelden(gebruiker: Any) -> Any:
    """A browser that is signed in."""
    from django.test import Client

    bladeraar = Client(headers={"host": "127.0.0.1"})
    bladeraar.force_login(gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return bladeraar


def main() -> int:
    """Print the figures; 0 when all are within the limits."""
    with wereld.eigen_database():
        from django.test import override_settings

        with override_settings(ROOT_URLCONF="bench.adressen"):
            return _main()


def _main() -> int:
    weinig, alles = wereld.professional("weinig"), wereld.professional("alles")
    bladeraars = {f"{EIGEN} dossiers": aanmelden(weinig), "alle dossiers": aanmelden(alles)}
    eerste = wereld.vullen_tot(KLEIN)
    wereld.rechten_geven(weinig, eerste[:EIGEN])
    wereld.rechten_geven(alles, eerste)
    klein = meten(bladeraars)
    wereld.rechten_geven(alles, wereld.vullen_tot(GROOT))
    groot = meten(bladeraars)
    fouten = 0
    for naam, tijd in groot.items():
        fouten += _regel(f"{naam}, {GROOT} tegen {KLEIN}", tijd / klein[naam], GROEI, f"{tijd * 1000:.1f} ms")
    eerste_bladeraar = next(iter(bladeraars.values()))
    kaal = duur(eerste_bladeraar, "/kaal/")
    fouten += _regel(
        "lijst tegen kale view", groot[f"{EIGEN} dossiers: lijst"] / kaal, KAAL, f"kaal {kaal * 1000:.1f} ms"
    )
    for pagina, adres in PAGINAS.items():
        fouten += _regel(f"vragen van {pagina}", vragen(eerste_bladeraar, adres), VRAGEN, "")
    return 1 if fouten else 0


def _regel(naam: str, waarde: float, grens: float, erbij: str) -> bool:
    goed = waarde <= grens
    print(f"{naam}: {waarde:.2f} (grens {grens}) {erbij} {'' if goed else 'BOVEN DE GRENS'}")
    return not goed
