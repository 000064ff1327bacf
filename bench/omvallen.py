"""Save ten thousand sentences while web server, worker and PostgreSQL are killed: none lost, none twice (product 7).

Several people type at once through real web processes; each sends again until the server says it is kept, as the page's
script does. What is killed and when follows from SEED. OMVALLEN=500 saves fewer.
"""

import os
import random
import socket
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from bench import proef

KEREN = int(os.environ.get("OMVALLEN", "10000"))
MENSEN = 4
SEED = 2711
SLAGEN_OM = 250  # saves between two kills, on average
ZINNEN = "SELECT tekst FROM profiel_uitspraak WHERE verwijderd_op IS NULL AND tekst LIKE 'Zin %'"
DOELEN = ("granian", "postgres", "procrastinate")


class Stand:
    """What was acknowledged, and how often somebody had to send again; shared by everybody who types."""

    def __init__(self) -> None:
        self.slot, self.bewaard, self.opnieuw = threading.Lock(), [], 0  # type: ignore[var-annotated]
        self.mis: list[str] = []

    def erbij(self, zin: str, pogingen: int) -> None:
        """One more that the server said it has."""
        with self.slot:
            self.bewaard.append(zin)
            self.opnieuw += pogingen - 1


def typen(typer: proef.Typer, wie: int, aantal: int, stand: Stand) -> None:
    """Type this many sentences; now and then the answer is lost on the way and all is sent again."""
    for keer in range(aantal):
        zin = f"Zin {keer} van mens {wie}."
        velden = typer.velden(zin)
        try:
            stand.erbij(zin, typer.browser.bewaar(typer.stap, velden))
            if keer % 7 == 0:
                typer.browser.bewaar(typer.stap, velden)
        except proef.NietTerugError as fout:
            stand.mis.append(f"{zin} {fout}")
            return


def slaan(proces: Any, var_dir: Path, stand: Stand, klaar: threading.Event) -> Counter[str]:
    """Kill one kind of process each time so many more were saved, until all is done; how often which."""
    toeval, gedood, volgende = random.Random(SEED), Counter(), SLAGEN_OM // 2  # type: ignore[var-annotated]  # noqa: S311
    while not klaar.wait(0.05):
        if len(stand.bewaard) < volgende:
            continue
        doel = toeval.choice(DOELEN)
        volgende = len(stand.bewaard) + toeval.randint(SLAGEN_OM // 2, SLAGEN_OM * 3 // 2)
        gedood[doel] += bool(proef.doden(proces, var_dir, doel))
    return gedood


def in_de_database(var_dir: Path) -> Counter[str]:
    """Every sentence that is stored, with how often; waits until the database is back."""
    waar = {"dbname": "supportplan", "user": "supportplan", "host": str(var_dir / "postgres")}
    for _poging in range(proef.POGINGEN):
        with suppress(psycopg.Error), psycopg.connect(**waar) as los:
            return Counter(zin for (zin,) in los.execute(ZINNEN))
        proef.PAUZE.wait(0.2)
    raise proef.NietTerugError("de database")


def vrije_poort() -> int:
    """A port nobody listens on now."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort: int = vrij.getsockname()[1]
        return poort


def main() -> int:
    """Print the figures; 0 when every acknowledged sentence is there exactly once."""
    with tempfile.TemporaryDirectory() as map_:
        var_dir = Path(map_) / "var"
        var_dir.mkdir()
        with proef.server(var_dir, vrije_poort()) as (proces, adres):
            return _main(proces, adres, var_dir)


def _main(proces: Any, adres: str, var_dir: Path) -> int:
    typers = [proef.Typer(adres)]
    typers += [proef.Typer(adres, typers[0].dossier) for _wie in range(MENSEN - 1)]
    stand, klaar, begin = Stand(), threading.Event(), time.monotonic()
    with ThreadPoolExecutor(MENSEN + 1) as draden:
        slager = draden.submit(slaan, proces, var_dir, stand, klaar)
        mensen = [draden.submit(typen, typer, wie, KEREN // MENSEN, stand) for wie, typer in enumerate(typers)]
        for mens in mensen:
            mens.result()
        klaar.set()
        gedood = slager.result()
    tijd, bewaard = time.monotonic() - begin, in_de_database(var_dir)
    kwijt = [zin for zin in stand.bewaard if not bewaard[zin]]
    dubbel = [zin for zin, keren in bewaard.items() if keren > 1]
    print(
        f"{len(stand.bewaard)} keer bewaard door {MENSEN} mensen in {tijd:.0f} s; {stand.opnieuw} keer opnieuw gestuurd"
    )
    print("gedood: " + ", ".join(f"{doel} {keren} keer" for doel, keren in sorted(gedood.items())))
    print(f"kwijt: {len(kwijt)} (grens 0); dubbel: {len(dubbel)} (grens 0); opgegeven: {len(stand.mis)} (grens 0)")
    for regel in [*kwijt[:5], *dubbel[:5], *stand.mis[:5]]:
        print(f"  {regel}")
    return int(bool(kwijt or dubbel or stand.mis) or len(stand.bewaard) != KEREN // MENSEN * MENSEN)
