"""The environment: every mistake is told, all at once, in plain words; production refuses what is not safe."""

import subprocess
import sys

import pytest

from supportplan import omgeving

PRODUCTIE = {
    "DATABASE_URL": "postgresql://app:geheim@db.voorbeeld.nl/supportplan",
    "SECRET_KEY": "k3y-" + "Zx9" * 20,
    "ALLOWED_HOSTS": "plan.voorbeeld.nl",
    "BASE_URL": "https://plan.voorbeeld.nl",
    "EMAIL_URL": "submission://mail:geheim@mail.voorbeeld.nl:587",
    "FIELD_ENCRYPTION_KEYS": "veldsleutel-" + "a1B2" * 6,
    "SECURITY_CONTACT": "mailto:veilig@voorbeeld.nl",
}
NAMEN = omgeving.NAMEN


@pytest.fixture
def zet(monkeypatch):
    """Replace the whole environment, as far as it is ours."""

    def zet(**waarden):
        for naam in NAMEN:
            monkeypatch.delenv(naam, raising=False)
        for naam, waarde in waarden.items():
            monkeypatch.setenv(naam, waarde)

    return zet


def fouten(zet, **waarden):
    zet(**waarden)
    with pytest.raises(omgeving.Omgevingsfout) as fout:
        omgeving.lees()
    return fout.value.fouten


def test_empty_environment_is_development(zet):
    zet()
    gelezen = omgeving.lees()
    assert gelezen.debug
    assert not gelezen.demo
    assert gelezen.database["OPTIONS"]["host"].endswith("/var/postgres")


def test_production_is_read(zet):
    zet(**PRODUCTIE)
    gelezen = omgeving.lees()
    assert not gelezen.debug
    assert gelezen.allowed_hosts == ["plan.voorbeeld.nl"]
    assert gelezen.database["HOST"] == "db.voorbeeld.nl"
    assert gelezen.email["EMAIL_USE_TLS"]


def test_all_mistakes_are_told_at_once(zet):
    gevonden = fouten(zet, DEBUG="misschien", BASE_URL="ftp:x", DATABASE_URL="sqlite:///x", EMAIL_URL="post", DEMO="ja")
    assert set(gevonden) == {"DEBUG", "BASE_URL", "DATABASE_URL", "EMAIL_URL", "DEMO"}
    assert gevonden["DEBUG"] == ["kies true of false."]
    assert gevonden["DATABASE_URL"][0].startswith("moet naar PostgreSQL wijzen")


@pytest.mark.parametrize("naam", sorted(PRODUCTIE))
def test_production_refuses_a_missing_value(zet, naam):
    waarden = {**PRODUCTIE, "DEBUG": "false"}
    del waarden[naam]
    assert set(fouten(zet, **waarden)) == {naam}


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("SECRET_KEY", omgeving.ONTWIKKELSLEUTEL),
        ("SECRET_KEY", "kort"),
        ("DEMO", "true"),
        ("DEBUG", "true"),
        ("ALLOWED_HOSTS", "*"),
        ("BASE_URL", "http://plan.voorbeeld.nl"),
        ("FIELD_ENCRYPTION_KEYS", "kort"),
        ("MIGRATE_DATABASE_URL", "mysql://x/y"),
        ("SECURITY_CONTACT", "bel ons"),
        ("SECURITY_CONTACT", "mailto:a@b.nl\nExpires: 2099-01-01T00:00:00Z"),
        ("PROXIES", "-1"),
        ("UPLOAD_SCAN", "dit-programma-is-er-niet -x"),
    ],
)
def test_production_refuses_an_unsafe_value(zet, naam, waarde):
    assert set(fouten(zet, **(PRODUCTIE | {naam: waarde}))) == {naam}


def test_debug_is_refused_when_others_can_reach_the_server(zet):
    assert "DEBUG" in fouten(zet, DEBUG="true", ALLOWED_HOSTS="plan.voorbeeld.nl")


def test_secrets_are_not_in_the_repr(zet):
    zet(**PRODUCTIE)
    tekst = repr(omgeving.lees())
    assert "geheim" not in tekst
    assert PRODUCTIE["SECRET_KEY"] not in tekst
    assert PRODUCTIE["FIELD_ENCRYPTION_KEYS"] not in tekst


def test_migrating_uses_the_owner_of_the_tables(zet):
    zet(**PRODUCTIE, MIGRATE_DATABASE_URL="postgresql://eigenaar@db.voorbeeld.nl/supportplan")
    omgeving.als_eigenaar()
    assert omgeving.lees().database["USER"] == "eigenaar"


@pytest.mark.parametrize("poort", ["nul", "0", "70000"])
def test_wrong_port_is_refused(zet, poort):
    zet(PORT=poort)
    with pytest.raises(omgeving.Omgevingsfout, match="PORT"):
        omgeving.luisteradres()


def manage(*argumenten, **waarden):
    """Run manage.py with only these variables of ours."""
    basis = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    opdracht = [sys.executable, "manage.py", *argumenten]
    return subprocess.run(
        opdracht, cwd=omgeving.BASIS, env=basis | waarden, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.lopende_klok
def test_check_deploy_is_clean_in_production(tmp_path):
    uitkomst = manage("check", "--deploy", "--fail-level", "WARNING", VAR_DIR=str(tmp_path), **PRODUCTIE)
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert "no issues" in uitkomst.stdout


@pytest.mark.lopende_klok
def test_manage_refuses_production_without_database(tmp_path):
    uitkomst = manage("migrate", VAR_DIR=str(tmp_path), **{**PRODUCTIE, "DATABASE_URL": ""})
    assert uitkomst.returncode == 1
    assert "DATABASE_URL: ontbreekt" in uitkomst.stderr
    assert not list(tmp_path.iterdir())  # nothing was started


@pytest.mark.lopende_klok
def test_reading_settings_starts_no_server(tmp_path):
    uitkomst = manage("check", VAR_DIR=str(tmp_path))
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert not list(tmp_path.iterdir())
