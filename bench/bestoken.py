"""Bombard every form, every query and the case import with BESTOOK examples (100 000 unless said), each time others."""

import os
import subprocess
import sys

from supportplan.omgeving import BASIS

TEST = "tests/beveiliging/test_bestookt.py"


def main() -> int:
    """Exit status 1 when one of them gave a stack trace or stored a half thing; hypothesis prints which."""
    omgeving = {"BESTOOK": "100000"} | dict(os.environ)
    opdracht = [sys.executable, "-m", "pytest", "-q", "-n", "2", TEST]
    return int(subprocess.run(opdracht, cwd=BASIS, env=omgeving, check=False).returncode != 0)
