"""What is wrong with a case file, in plain words and with its place."""

import difflib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SOORTNAMEN = {
    "string": "tekst",
    "object": "een object",
    "array": "een lijst",
    "boolean": "true of false",
    "integer": "een geheel getal",
    "number": "een getal",
}


@dataclass(frozen=True, order=True)
class Fout:
    """One thing that is wrong; `pad` is a JSON pointer, empty for the file as a whole."""

    pad: str
    tekst: str

    def __str__(self) -> str:
        return f"{leesbaar(self.pad) or '(hele bestand)'}: {leesbaar(self.tekst)}"


class CasusFouten(Exception):  # noqa: N818  # the Dutch word, as users read it
    """A case that cannot be stored, with everything that is wrong with it."""

    def __init__(self, fouten: Sequence[Fout]) -> None:
        super().__init__("\n".join(str(fout) for fout in fouten))
        self.fouten = list(fouten)


def pad_naar(delen: Sequence[str | int]) -> str:
    """Return the JSON pointer (RFC 6901) of a place."""
    return "".join("/" + str(deel).replace("~", "~0").replace("/", "~1") for deel in delen)


def leesbaar(tekst: str) -> str:
    """Return a text that can be printed anywhere: no control characters, no half pairs."""
    return "".join(teken if teken.isprintable() else json.dumps(teken)[1:-1] for teken in tekst)


def kort(waarde: Any) -> str:
    """Return a value as it is named in a message."""
    tekst = waarde if isinstance(waarde, str) else json.dumps(waarde, ensure_ascii=False, default=str)
    return f"'{tekst[:40]}…'" if len(tekst) > 40 else f"'{tekst}'"


def uit_schema(fout: Any) -> list[Fout]:
    """Return an error of the schema in plain words; an object with strange keys gives one per key."""
    pad = list(fout.absolute_path)
    if fout.validator == "additionalProperties":
        return [Fout(pad_naar([*pad, sleutel]), _onbekend(sleutel, fout.schema)) for sleutel in _vreemd(fout)]
    if fout.validator == "required":
        ontbreekt = [sleutel for sleutel in fout.validator_value if sleutel not in fout.instance]
        genoemd = [sleutel for sleutel in ontbreekt if fout.message.startswith(repr(sleutel))]
        return [Fout(pad_naar(pad), f"{kort(sleutel)} ontbreekt") for sleutel in genoemd]
    maak = ZINNEN.get(str(fout.validator))
    return [Fout(pad_naar(pad), maak(fout) if maak else "dit hoort hier niet")]


def _vreemd(fout: Any) -> list[str]:
    return [sleutel for sleutel in fout.instance if sleutel not in fout.schema["properties"]]


def _onbekend(sleutel: str, schema: Any) -> str:
    lijkt = difflib.get_close_matches(sleutel[:100], schema["properties"], n=1)
    return f"het veld {kort(sleutel)} bestaat niet" + (f"; bedoelt u {kort(lijkt[0])}?" if lijkt else "")


def _keuze(fout: Any) -> str:
    keuzes = ", ".join(str(keuze) for keuze in fout.validator_value)
    return f"{kort(fout.instance)} bestaat niet; kies uit {keuzes}"


def _soort(fout: Any) -> str:
    return f"dit moet {SOORTNAMEN.get(fout.validator_value, fout.validator_value)} zijn"


def _te_lang(fout: Any) -> str:
    return f"de tekst is te lang: {len(fout.instance)} tekens; hoogstens {fout.validator_value}"


def _patroon(fout: Any) -> str:
    if fout.schema.get("minLength") == 1:
        return "deze tekst is leeg; laat het veld weg als er niets te zeggen is"
    uitleg = fout.schema.get("description", "een andere vorm")
    if "format" in fout.schema:
        uitleg = (
            "een datum als 2026-03-02" if fout.schema["format"] == "date" else "een moment als 2026-03-02T09:30:00Z"
        )
    return f"{kort(fout.instance)} moet {uitleg} zijn"


ZINNEN: dict[str, Callable[[Any], str]] = {
    "enum": _keuze,
    "type": _soort,
    "maxLength": _te_lang,
    "minLength": lambda fout: "deze tekst is leeg; laat het veld weg als er niets te zeggen is",
    "pattern": _patroon,
    "format": lambda fout: f"{kort(fout.instance)} bestaat niet als datum",
    "const": lambda fout: f"dit moet {json.dumps(fout.validator_value)} zijn",
    "minimum": lambda fout: f"dit moet minstens {fout.validator_value} zijn",
    "maximum": lambda fout: f"dit mag hoogstens {fout.validator_value} zijn",
    "minItems": lambda fout: "deze lijst is leeg; laat hem weg of zet er iets in",
    "maxItems": lambda fout: f"deze lijst is te lang; hoogstens {fout.validator_value}",
    "uniqueItems": lambda fout: "in deze lijst staat iets twee keer",
}
