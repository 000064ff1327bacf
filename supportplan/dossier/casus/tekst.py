"""Bytes to JSON and back: what JSON itself gets wrong silently is found here, each with its place."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

from supportplan.dossier.casus.fouten import CasusFouten, Fout, leesbaar, pad_naar

MAX_BYTES = 10 * 1024 * 1024
MAX_DIEPTE = 20


class _Object(dict[str, Any]):
    """An object that remembers which keys were there twice."""

    dubbel: list[str]


def json_lezen(inhoud: bytes) -> Any:
    """Return what a file says. Raises CasusFouten: too large, not UTF-8, not JSON, too deep, NaN."""
    if len(inhoud) > MAX_BYTES:
        raise CasusFouten([Fout("", f"het bestand is te groot; hoogstens {MAX_BYTES // 1024 // 1024} MB")])
    try:
        tekst = inhoud.decode("utf-8")
        gelezen = json.loads(tekst, object_pairs_hook=_object, parse_constant=_geen_getal, parse_float=Decimal)
    except UnicodeDecodeError as fout:
        raise CasusFouten([Fout("", f"dit is geen UTF-8 (byte {fout.start + 1})")]) from fout
    except json.JSONDecodeError as fout:
        waar = f"regel {fout.lineno}, teken {fout.colno}"
        raise CasusFouten([Fout("", f"dit is geen JSON: er gaat iets mis op {waar}")]) from fout
    except RecursionError as fout:
        raise CasusFouten([Fout("", "er staat te veel in elkaar")]) from fout
    except ValueError as fout:
        raise CasusFouten([Fout("", "er staat een getal in dat te groot is, of NaN of Infinity")]) from fout
    return gelezen


def tekstfouten(casus: Any) -> Iterator[Fout]:
    """Find double keys, characters that cannot be kept, and nesting that no case has; never recursing."""
    stapel: list[tuple[tuple[str | int, ...], Any]] = [((), casus)]
    while stapel:
        pad, waarde = stapel.pop()
        if len(pad) > MAX_DIEPTE:
            yield Fout(pad_naar(pad), "er staat te veel in elkaar")
        elif isinstance(waarde, dict):
            for sleutel in getattr(waarde, "dubbel", []):
                yield Fout(pad_naar((*pad, sleutel)), "deze sleutel staat er twee keer")
            stapel += [((*pad, sleutel), inhoud) for sleutel, inhoud in waarde.items()]
        elif isinstance(waarde, list):
            stapel += [((*pad, plek), inhoud) for plek, inhoud in enumerate(waarde)]
        elif isinstance(waarde, str) and (teken := verboden_teken(waarde)):
            yield Fout(pad_naar(pad), f"het teken {teken} mag niet; alleen tab en nieuwe regel (\\n) mogen")


def verboden_teken(tekst: str) -> str:
    """Return the first character that is refused as U+XXXX, or nothing: control characters and half pairs."""
    for teken in tekst:
        nummer = ord(teken)
        besturing = (nummer < 0x20 and teken not in "\t\n") or 0x7F <= nummer < 0xA0
        if besturing or 0xD800 <= nummer <= 0xDFFF:
            return f"U+{nummer:04X}"
    return ""


def casus_tekst(casus: dict[str, Any]) -> str:
    """Return a case as the canonical text: two spaces, nothing escaped, a line end at the end."""
    return json.dumps(casus, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _object(paren: list[tuple[str, Any]]) -> _Object:
    gelezen = _Object(paren)
    keren = Counter(sleutel for sleutel, _ in paren) if len(gelezen) < len(paren) else Counter[str]()
    gelezen.dubbel = [sleutel for sleutel, aantal in keren.items() if aantal > 1]
    return gelezen


def _geen_getal(naam: str) -> NoReturn:
    raise ValueError(leesbaar(naam))
