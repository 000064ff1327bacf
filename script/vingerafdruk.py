"""Print a hash of all source files under a directory, to see whether it must be built again."""

import hashlib
import sys
from pathlib import Path

GEEN_BRON = {"node_modules", "static"}


def vingerafdruk(map_: Path) -> str:
    """SHA-256 over names and contents, built files not counted."""
    som = hashlib.sha256()
    for bestand in sorted(map_.rglob("*")):
        delen = bestand.relative_to(map_).parts
        if delen[0] not in GEEN_BRON and bestand.is_file():
            som.update("/".join(delen).encode() + b"\0" + hashlib.sha256(bestand.read_bytes()).digest())
    return som.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(vingerafdruk(Path(sys.argv[1])) + "\n")
