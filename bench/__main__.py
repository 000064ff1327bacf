"""`python -m bench [name ...]`: run the benchmarks that are named, or all; exit status 1 when one is over its limit."""

import importlib
import subprocess
import sys

NAMEN = ("pdf", "caseload", "wizard", "lang", "gewicht", "start")
OP_VERZOEK = ("bestoken", "omvallen", "schijf")  # take long; never along with the others


def main(namen: list[str]) -> int:
    """Run each in a process of its own, one after another, and say how each ended."""
    if onbekend := set(namen) - {*NAMEN, *OP_VERZOEK}:
        print(f"Onbekend: {', '.join(sorted(onbekend))}. Kies uit: {', '.join((*NAMEN, *OP_VERZOEK))}.")
        return 2
    if len(namen) == 1:
        return int(importlib.import_module(f"bench.{namen[0]}").main())
    uitkomsten = {}
    for naam in namen or NAMEN:
        print(f"\n== {naam}", flush=True)
        uitkomsten[naam] = subprocess.run([sys.executable, "-m", "bench", naam], check=False).returncode
    print("\n" + ", ".join(f"{naam}: {'boven de grens' if code else 'goed'}" for naam, code in uitkomsten.items()))
    return max(uitkomsten.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
