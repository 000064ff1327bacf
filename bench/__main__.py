"""`python -m bench [name ...]`: run the benchmarks that are named, or all; exit status 1 when one is over its limit."""

import importlib
import sys

NAMEN = ("pdf", "caseload", "gewicht", "start")


def main(namen: list[str]) -> int:
    """Run them one after another and say how each ended."""
    if onbekend := set(namen) - set(NAMEN):
        print(f"Onbekend: {', '.join(sorted(onbekend))}. Kies uit: {', '.join(NAMEN)}.")
        return 2
    uitkomsten = {}
    for naam in namen or NAMEN:
        print(f"\n== {naam}")
        uitkomsten[naam] = importlib.import_module(f"bench.{naam}").main()
    print("\n" + ", ".join(f"{naam}: {'boven de grens' if code else 'goed'}" for naam, code in uitkomsten.items()))
    return max(uitkomsten.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
