"""What we build on is locked, whole, and free to use. Known leaks need a list from outside: docs/beheer.md says how."""

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from supportplan.omgeving import BASIS

SLOT = re.compile(
    r"^(?P<eis>[A-Za-z0-9][^\\\n]*?) *\\\n(?P<hashes>(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
# Licences of what the product itself uses. LGPL and MPL: used as they are, unchanged (EUPL-1.2, article 5).
VRIJ = re.compile(
    r"^(MIT|BSD|Apache|PSF|Python Software|ISC|LGPL|MPL|Mozilla|CNRI|HPND|OSI Approved|0BSD|Zlib|"
    r"GNU Lesser|GNU Library)"
)

ZONDER_OPGAVE = {"pyrage": "MIT"}  # it says so only in the text of its licence


def slot(bestand):
    """The locked requirements that hold on this machine, and every line that is no locked requirement."""
    tekst = (BASIS / bestand).read_text()
    regels = [regel for regel in tekst.splitlines() if regel and not regel.lstrip().startswith(("#", "--hash"))]
    eisen = [Requirement(treffer["eis"].strip()) for treffer in SLOT.finditer(tekst)]
    assert len(eisen) == len(regels), f"{bestand}: een regel zonder versie of hash"
    return eisen


def licenties(naam):
    """How the package says it may be used: an SPDX expression, else its classifiers, else its first line."""
    gegevens = distribution(naam).metadata
    if uitdrukking := gegevens.get("License-Expression"):
        return re.split(r" OR ", uitdrukking)
    soorten = [regel.split("::")[-1].strip() for regel in gegevens.get_all("Classifier", []) if "License" in regel]
    return soorten or [gegevens.get("License") or ZONDER_OPGAVE.get(naam, "")]


@pytest.mark.parametrize("bestand", ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"])
def test_every_package_is_locked_to_one_version_with_hashes(bestand):
    losse = [str(eis) for eis in slot(bestand) if [spec.operator for spec in eis.specifier] != ["=="]]
    assert losse == []


def test_what_pyproject_asks_for_is_what_is_locked():
    project = tomllib.loads((BASIS / "pyproject.toml").read_text())
    op_slot = {canonicalize_name(eis.name): eis for eis in slot("requirements-dev.txt")}
    for gevraagd in map(Requirement, project["project"]["dependencies"] + project["dependency-groups"]["dev"]):
        versie = next(iter(op_slot[canonicalize_name(gevraagd.name)].specifier)).version
        assert gevraagd.specifier.contains(versie), f"{gevraagd} vraagt iets anders dan {versie}"


def test_what_runs_here_is_what_is_locked():
    anders = []
    for eis in slot("requirements.txt"):
        if eis.marker is None or eis.marker.evaluate():
            try:
                hier = distribution(eis.name).version
            except PackageNotFoundError:
                hier = "niets"
            if not eis.specifier.contains(hier, prereleases=True):
                anders.append(f"{eis} staat op slot, {hier} draait hier")
    assert anders == []


def test_everything_in_the_product_may_be_used():
    geweigerd = [
        f"{eis.name}: {licenties(eis.name)}"
        for eis in slot("requirements.txt")
        if (eis.marker is None or eis.marker.evaluate()) and not any(map(VRIJ.match, licenties(eis.name)))
    ]
    assert geweigerd == []


def test_every_package_of_the_front_end_is_locked_with_a_hash():
    pakketten = json.loads((BASIS / "frontend" / "package-lock.json").read_text())["packages"]
    zonder = [
        naam for naam, pakket in pakketten.items() if naam and not pakket.get("integrity", "").startswith("sha512-")
    ]
    assert zonder == []
