"""Fill the disk to the brim while somebody types: a clear answer, no acknowledged sentence lost, and back by itself.

Database and files stand on a small file system of their own (tmpfs), which takes the rights of root; where it may not
be mounted the drill says so and is not done. Nothing of the machine's own disk is filled.
"""

import http.client
import os
import subprocess
import tempfile
import time
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench import proef
from bench.omvallen import in_de_database, vrije_poort

GROOT = "400m"
VOORAF, TIJDENS, ERNA = 40, 12, 20
LANG = "Dit is een lange zin die veel plaats kost. " * 200
WACHT = 180  # seconds to be back by itself once there is room
UITLEG = "Opslaan lukt nu niet. Dat ligt niet aan u."


@contextmanager
def kleine_schijf(map_: Path) -> Iterator[bool]:
    """A file system of this size in this folder; gives False where it may not be mounted."""
    opdracht = ["mount", "-t", "tmpfs", "-o", f"size={GROOT},mode=755", "tmpfs", str(map_)]
    try:
        gelukt = subprocess.run(opdracht, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        gelukt = False
    try:
        yield gelukt
    finally:
        if gelukt:
            subprocess.run(["umount", "--lazy", str(map_)], check=False)


def vol(map_: Path) -> None:
    """Take every byte that is left."""
    with (map_ / "vulling").open("ab", buffering=0) as vulling, suppress(OSError):
        for stuk in (1 << 20, 1 << 12, 1):
            with suppress(OSError):
                while True:
                    os.write(vulling.fileno(), b"x" * stuk)


def een_keer(typer: proef.Typer, velden: proef.Velden, *, json: bool) -> tuple[int, str]:
    """Send once; the status and what came back, 0 when nobody answered."""
    try:
        koppen = {"Accept": "application/json"} if json else {}
        return 200, typer.browser.stuur(typer.stap, velden, **koppen).decode()
    except urllib.error.HTTPError as fout:
        with fout:
            return fout.code, fout.read().decode()
    except (OSError, http.client.HTTPException):
        return 0, ""


def main() -> int:
    """Print what was seen; 0 when all is as promised, or when no small disk may be mounted here."""
    with tempfile.TemporaryDirectory() as boven:
        schijf = Path(boven) / "schijf"
        schijf.mkdir()
        with kleine_schijf(schijf) as gelukt:
            if not gelukt:
                print("NIET GEDAAN: een kleine schijf aankoppelen (tmpfs) mag hier niet; dat kan alleen als root.")
                return 0
            var_dir = schijf / "var"
            var_dir.mkdir()
            schijf.chmod(0o755)
            Path(boven).chmod(0o755)
            with proef.server(var_dir, vrije_poort(), log=Path(boven) / "server.log") as (_proces, adres):
                return _main(schijf, var_dir, adres)


def _main(schijf: Path, var_dir: Path, adres: str) -> int:
    typer = proef.Typer(adres)
    bewaard = []
    for keer in range(VOORAF):
        bewaard.append(f"Zin {keer} met ruimte.")
        typer.browser.bewaar(typer.stap, typer.velden(bewaard[-1]))
    vol(schijf)
    antwoorden: dict[int, int] = {}
    geweigerd = []
    uitleg_klopt = tekst_blijft = False
    begin = time.monotonic()
    while len(geweigerd) < TIJDENS and time.monotonic() < begin + WACHT:
        zin = f"Zin {sum(antwoorden.values())} zonder ruimte. {LANG}"
        velden, als_script = typer.velden(zin), sum(antwoorden.values()) % 2 == 0
        status, body = een_keer(typer, velden, json=als_script)
        antwoorden[status] = antwoorden.get(status, 0) + 1
        if status == 200:
            bewaard.append(zin.strip())
        else:
            geweigerd.append((zin, velden))
            if status == 503 and not als_script:
                uitleg_klopt = uitleg_klopt or UITLEG in body
                tekst_blijft = tekst_blijft or zin.strip()[:200] in body
        vol(schijf)
        proef.PAUZE.wait(0.3)
    (schijf / "vulling").unlink()
    begin = time.monotonic()
    for zin, velden in geweigerd:  # the page's script sends again what it kept
        typer.browser.bewaar(typer.stap, velden)
        bewaard.append(zin.strip())
    terug = time.monotonic() - begin
    for keer in range(ERNA):
        bewaard.append(f"Zin {keer} met weer ruimte.")
        typer.browser.bewaar(typer.stap, typer.velden(bewaard[-1]))
    gevonden = in_de_database(var_dir)
    kwijt = [zin for zin in bewaard if not gevonden[zin]]
    dubbel = [zin for zin, keren in gevonden.items() if keren > 1]
    print(f"schijf van {GROOT} vol: {antwoorden.get(503, 0)} keer 503, antwoorden {dict(sorted(antwoorden.items()))}")
    beloofd = {"uitleg in gewone woorden": uitleg_klopt, "getypte tekst terug": tekst_blijft}
    print("; ".join(f"{wat}: {'ja' if goed else 'NEE'}" for wat, goed in beloofd.items()))
    print(f"weer bewaard {terug:.1f} s nadat er ruimte was (grens {WACHT})")
    print(f"bewaard {len(bewaard)}; kwijt: {len(kwijt)} (grens 0); dubbel: {len(dubbel)} (grens 0)")
    anders = set(antwoorden) - {200, 503}
    goed = antwoorden.get(503, 0) and uitleg_klopt and tekst_blijft and not kwijt and not dubbel and not anders
    return int(not goed or terug > WACHT)
