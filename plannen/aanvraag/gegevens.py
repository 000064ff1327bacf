"""The document as data: the same object as the page and the PDF, in the shape of docs/aanvraag.schema.json (A-08)."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from plannen.aanvraag.inhoud import AanvraagInhoud, Herkomst

SCHEMA = "aanvraag"
SCHEMAVERSIE = "1.0"


def gegevens_van(inhoud: AanvraagInhoud) -> dict[str, Any]:
    """The content as plain JSON values. Where a text comes from stays inside the product."""
    return {"schema": SCHEMA, "schemaversie": SCHEMAVERSIE, **_waarde(inhoud)}


def json_van(inhoud: AanvraagInhoud) -> bytes:
    """The content as UTF-8 JSON; the same content gives the same bytes."""
    return (json.dumps(gegevens_van(inhoud), ensure_ascii=False, indent=1) + "\n").encode()


def _waarde(waarde: Any) -> Any:
    """Dataclasses to objects in the order of their fields; blocks say their kind first."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        begin = {"soort": waarde.soort} if hasattr(waarde, "soort") and not isinstance(waarde, Herkomst) else {}
        velden = [veld.name for veld in fields(waarde) if veld.name != "herkomst"]
        return begin | {naam: _waarde(getattr(waarde, naam)) for naam in velden}
    if isinstance(waarde, tuple):
        return [_waarde(deel) for deel in waarde]
    if isinstance(waarde, frozenset):
        return sorted(waarde)
    return waarde
