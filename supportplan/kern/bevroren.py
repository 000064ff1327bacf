"""Files that were frozen when they were made, each with its hash (W-28, P-17)."""

import hashlib
from typing import Any, Protocol


class Bevroren(Protocol):
    """A row with a stored file and the hash of it."""

    pk: Any
    bestand: Any
    sha256: Any


class BestandVeranderdError(Exception):
    """A stored file is not what was frozen: its hash differs, or it is gone."""


def sha256(inhoud: bytes) -> str:
    """The hash that is kept beside every frozen file."""
    return hashlib.sha256(inhoud).hexdigest()


def bestand_lezen(rij: Bevroren) -> bytes:
    """The frozen file; raises BestandVeranderdError when it is not what was frozen (W-28)."""
    try:
        with rij.bestand.open("rb") as bestand:
            inhoud: bytes = bestand.read()
    except OSError as fout:
        raise BestandVeranderdError(str(rij.pk)) from fout
    if sha256(inhoud) != rij.sha256:
        raise BestandVeranderdError(str(rij.pk))
    return inhoud
