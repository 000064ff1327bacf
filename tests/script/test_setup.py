"""script/setup: what is missing is installed, or the exact command is printed and the exit status is 1."""

import subprocess
import sys

import pytest

from supportplan.omgeving import BASIS

PANGO = 'installeer "Pango" "libpango-1.0-0 libpangoft2-1.0-0" "pango"'


def schil(opdracht, *functies):
    """Run a piece of bash after script/hulp.sh, with these shell functions in the place of system commands."""
    tekst = "\n".join(["set -euo pipefail", "source script/hulp.sh", *functies, opdracht])
    return subprocess.run(["bash", "-c", tekst], cwd=BASIS, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("functies", "opdracht"),
    [
        (
            ["apt-get() { exit 9; }", "id() { echo 1000; }"],
            "sudo apt-get update && sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0",
        ),
        (["command() { [ $2 = brew ]; }", "brew() { return 1; }"], "brew install pango"),
        (["command() { return 1; }"], "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0"),
    ],
)
def test_exact_command_is_printed_when_it_cannot_install(functies, opdracht):
    uitkomst = schil(PANGO, *functies)
    assert uitkomst.returncode == 1
    assert opdracht in uitkomst.stderr
    assert "Pango" in uitkomst.stderr


def test_root_installs_with_apt(tmp_path):
    namaak = [f'apt-get() {{ echo "$@" >> {tmp_path}/apt; }}', "id() { echo 0; }"]
    assert schil(PANGO, *namaak).returncode == 0
    assert "install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0" in (tmp_path / "apt").read_text()


def test_homebrew_installs(tmp_path):
    namaak = ["command() { [ $2 = brew ]; }", f'brew() {{ echo "$@" > {tmp_path}/brew; }}']
    assert schil(PANGO, *namaak).returncode == 0
    assert (tmp_path / "brew").read_text() == "install --quiet pango\n"


def test_an_old_python_is_passed_over():
    oud = [f"{naam}() {{ return 1; }}" for naam in ("python3", "python3.14", "python3.13", "python3.11")]
    assert schil("vind_python", *oud, "python3.12() { return 0; }").stdout == "python3.12\n"
    assert schil("vind_python", *oud, "python3.12() { return 1; }").returncode == 1


def test_fingerprint_follows_sources_and_not_what_is_built(tmp_path):
    def vingerafdruk():
        opdracht = [sys.executable, BASIS / "script/vingerafdruk.py", tmp_path]
        return subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout

    (tmp_path / "css").mkdir()
    (tmp_path / "css/a.css").write_text("a {}")
    eerst = vingerafdruk()
    (tmp_path / "static").mkdir()
    (tmp_path / "static/a.css").write_text("a{}")
    assert vingerafdruk() == eerst
    (tmp_path / "css/a.css").write_text("b {}")
    assert vingerafdruk() != eerst
