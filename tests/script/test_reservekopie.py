"""A backup and the way back (S-09): every table and every file as they were, or a message and nothing."""

import hashlib
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from supportplan import postgres
from supportplan.omgeving import BASIS
from supportplan.reservekopie import ZONDER_RIJEN

pytestmark = [pytest.mark.server, pytest.mark.lopende_klok, pytest.mark.xdist_group("server")]

TABELLEN = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
INHOUD = "SELECT coalesce(md5(string_agg(rij::text, E'\\n' ORDER BY rij::text)), '') FROM {tabel} AS rij"
TYPES = r"::[a-z ]+(\[\])?|[()]"  # a dump writes the types in a condition at another place; it means the same
VORM = {
    "triggers": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled FROM pg_trigger"
    " WHERE NOT tgisinternal",
    "functies": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "grenzen": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "tellers": "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'",
    "indexen": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}

VULLEN = """
from supportplan import omgeving, postgres, starten
omgeving.als_eigenaar()
with postgres.zo_nodig():
    starten.klaarzetten(None)
"""


def omgeving_van(var_dir):
    weg = {"DATABASE_URL", "MIGRATE_DATABASE_URL"}
    schoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    schoon["DJANGO_SETTINGS_MODULE"] = "supportplan.settings"
    return schoon | {"VAR_DIR": str(var_dir), "DEBUG": "true", "DEMO": "true", "STATIC_BUILT": "false"}


def draai(*opdracht, var_dir, **kw):
    return subprocess.run(
        [sys.executable, *map(str, opdracht)],
        cwd=BASIS,
        env=omgeving_van(var_dir),
        capture_output=True,
        text=True,
        check=False,
        **kw,
    )


def reservekopie(*opdracht, var_dir, **kw):
    return draai("-m", "supportplan.reservekopie", *opdracht, var_dir=var_dir, **kw)


def stand_van(var_dir):
    """Every row of every table, the shape of the database, and every file, as hashes."""
    stand = {}
    with postgres.server(var_dir) as url, psycopg.connect(url) as verbinding:
        for (tabel,) in verbinding.execute(TABELLEN).fetchall():
            if tabel not in ZONDER_RIJEN:
                stand[tabel] = verbinding.execute(INHOUD.format(tabel=tabel)).fetchone()
        for wat, vraag in VORM.items():
            stand[wat] = sorted(re.sub(TYPES, "", str(rij)) for rij in verbinding.execute(vraag).fetchall())
    bestanden = var_dir / "bestanden"
    for pad in sorted(pad for pad in bestanden.rglob("*") if pad.is_file()):
        stand[f"bestand {pad.relative_to(bestanden)}"] = hashlib.sha256(pad.read_bytes()).hexdigest()
    return stand


@pytest.fixture(scope="module")
def bron(tmp_path_factory):
    """An installation with the invented people, a signed-in person and files; made once, never changed."""
    var_dir = tmp_path_factory.mktemp("bron")
    klaar = draai("-c", VULLEN, var_dir=var_dir)
    assert klaar.returncode == 0, klaar.stderr
    scan = var_dir / "bestanden" / "bijlagen" / "2026" / "naam met spaties, é en ’.pdf"
    scan.parent.mkdir(parents=True, exist_ok=True)
    scan.write_bytes(bytes(range(256)) * 5000)
    with postgres.server(var_dir) as url, psycopg.connect(url) as verbinding:
        verbinding.execute("INSERT INTO django_session VALUES ('sleutel', 'wie er is aangemeld', now())")
    return var_dir


@pytest.fixture(scope="module")
def kopie(bron, tmp_path_factory):
    """A backup of it, with the key that opens it."""
    map_ = tmp_path_factory.mktemp("kopie")
    openbaar = reservekopie("sleutel", map_ / "sleutel", var_dir=bron).stdout.strip()
    gemaakt = reservekopie("maken", map_, "--voor", openbaar, var_dir=bron)
    assert gemaakt.returncode == 0, gemaakt.stderr
    return Path(gemaakt.stdout.strip()), map_ / "sleutel", openbaar


@pytest.fixture
def kopie_van_kopie(kopie, tmp_path):
    """The same backup, to spoil."""
    nieuw = tmp_path / kopie[0].name
    nieuw.mkdir()
    for bestand in kopie[0].iterdir():
        (nieuw / bestand.name).write_bytes(bestand.read_bytes())
    return nieuw


def test_a_restore_gives_every_row_every_rule_and_every_file_back(bron, kopie, tmp_path):
    map_, sleutel, _openbaar = kopie
    nieuw = tmp_path / "nieuw"
    terug = reservekopie("terugzetten", map_, "--sleutel", sleutel, var_dir=nieuw)
    assert terug.returncode == 0, terug.stderr
    eerst, daarna = stand_van(bron), stand_van(nieuw)
    assert len(eerst) > 60
    assert any(naam.startswith("bestand ") for naam in eerst)
    assert {
        naam: (eerst.get(naam), daarna.get(naam)) for naam in eerst | daarna if eerst.get(naam) != daarna.get(naam)
    } == {}
    with postgres.server(nieuw) as url, psycopg.connect(url) as verbinding:
        assert verbinding.execute("SELECT count(*) FROM django_session").fetchone() == (0,)
    gezond = draai("manage.py", "migrate", "--check", var_dir=nieuw)
    assert gezond.returncode == 0, gezond.stderr


def test_nobody_reads_a_backup_without_the_private_key(bron, kopie, tmp_path):
    map_, _sleutel, openbaar = kopie
    alles = b"".join(bestand.read_bytes() for bestand in map_.iterdir())
    assert not [woord for woord in (b"Samira", b"samira@demo.invalid", b"kern_dossier", b"%PDF") if woord in alles]
    assert map_.stat().st_mode & 0o077 == 0
    reservekopie("sleutel", tmp_path / "andere", var_dir=bron)
    for sleutel in (tmp_path / "andere", tmp_path / "leeg", tmp_path / "openbaar"):
        if not sleutel.exists():
            sleutel.write_text(openbaar if sleutel.name == "openbaar" else "# niets\n")
        terug = reservekopie("terugzetten", map_, "--sleutel", sleutel, var_dir=tmp_path / "nieuw")
        assert terug.returncode == 1
        assert terug.stderr.splitlines()[-1].startswith("Niet gelukt. ")
        assert "Traceback" not in terug.stderr
    assert (tmp_path / "andere").stat().st_mode & 0o077 == 0
    assert not any(naam in stand_van(tmp_path / "nieuw") for naam in ("kern_dossier", "django_migrations"))


@pytest.mark.parametrize("bestand", ["database.age", "bestanden.age", "inhoud.json"])
def test_a_damaged_backup_is_refused_and_named(kopie, kopie_van_kopie, bestand, tmp_path):
    pad = kopie_van_kopie / bestand
    pad.write_bytes(pad.read_bytes()[:-10])
    terug = reservekopie("terugzetten", kopie_van_kopie, "--sleutel", kopie[1], var_dir=tmp_path / "nieuw")
    assert terug.returncode == 1
    assert f"Beschadigd: {bestand}" in terug.stderr


def test_a_cut_off_database_leaves_nothing_behind_even_when_its_sum_is_right(kopie, kopie_van_kopie, tmp_path):
    pad = kopie_van_kopie / "database.age"
    pad.write_bytes(pad.read_bytes()[: pad.stat().st_size // 2])
    sommen = kopie_van_kopie / "SHA256SUMS"
    regels = sommen.read_text().splitlines()
    regels[0] = f"{hashlib.sha256(pad.read_bytes()).hexdigest()}  database.age"
    sommen.write_text("\n".join(regels))
    nieuw = tmp_path / "nieuw"
    terug = reservekopie("terugzetten", kopie_van_kopie, "--sleutel", kopie[1], var_dir=nieuw)
    assert terug.returncode == 1
    assert "Traceback" not in terug.stderr
    assert "kern_dossier" not in stand_van(nieuw)
    assert not list((nieuw / "bestanden").glob("**/*.pdf"))


def test_a_backup_of_a_newer_version_and_a_filled_database_are_refused(bron, kopie, kopie_van_kopie, tmp_path):
    inhoud = kopie_van_kopie / "inhoud.json"
    inhoud.write_text(inhoud.read_text().replace('"kern.0001_initial"', '"kern.9999_later"'))
    sommen = kopie_van_kopie / "SHA256SUMS"
    som = hashlib.sha256(inhoud.read_bytes()).hexdigest()
    sommen.write_text("\n".join([*sommen.read_text().splitlines()[:2], f"{som}  inhoud.json"]))
    nieuwer = reservekopie("terugzetten", kopie_van_kopie, "--sleutel", kopie[1], var_dir=tmp_path / "nieuw")
    assert nieuwer.returncode == 1
    assert "nieuwere versie" in nieuwer.stderr
    eerst = stand_van(bron)
    gevuld = reservekopie("terugzetten", kopie[0], "--sleutel", kopie[1], var_dir=bron)
    assert gevuld.returncode == 1
    assert "niet leeg" in gevuld.stderr
    assert stand_van(bron) == eerst


def test_a_full_disk_gives_a_message_and_no_half_backup(bron, kopie, tmp_path):
    def vol():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    with postgres.server(bron):  # the database itself has room
        uitslag = reservekopie("maken", tmp_path, "--voor", kopie[2], var_dir=bron, preexec_fn=vol)
    assert uitslag.returncode == 1
    assert "Niet gelukt" in uitslag.stderr, uitslag.stderr
    assert "Traceback" not in uitslag.stderr
    assert list(tmp_path.glob("supportplan-*")) == []


def test_a_wrong_public_key_is_told_before_anything_is_written(bron, tmp_path):
    uitslag = reservekopie("maken", tmp_path, "--voor", "age1fout", var_dir=bron)
    assert uitslag.returncode == 1
    assert "age1fout" in uitslag.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_scripts_do_the_same(bron, kopie, tmp_path):
    omgeving = omgeving_van(bron)
    uitslag = subprocess.run(
        [BASIS / "script/backup", tmp_path, "--voor", kopie[2]],
        env=omgeving,
        capture_output=True,
        text=True,
        check=True,
    )
    terug = subprocess.run(
        [BASIS / "script/restore", uitslag.stdout.strip(), "--sleutel", kopie[1]],
        env=omgeving_van(tmp_path / "nieuw"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert terug.returncode == 0, terug.stderr
    assert stand_van(tmp_path / "nieuw") == stand_van(bron)
