"""Plain values: what the schema asks, and how JSON and the model keep them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

MAX_TEKST = 10_000
DATUM = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?!\n)$"
TIJDSTIP = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z(?!\n)$"

Waarde = Any  # a value as JSON knows it
Schema = dict[str, Any]


def schema_van_veld(veld: Any) -> Schema:
    """The schema of a plain model field or link, from the model itself."""
    if isinstance(veld, models.ForeignKey):
        return {"$ref": f"#/$defs/id_{veld.related_model._meta.model_name}"}
    if veld.choices:
        return {"enum": [code for code, _ in veld.flatchoices if code]}
    if isinstance(veld, ArrayField):
        return {"type": "array", "minItems": 1, "uniqueItems": True, "items": schema_van_veld(veld.base_field)}
    if isinstance(veld, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(veld, models.DateTimeField):
        return {"type": "string", "format": "date-time", "pattern": TIJDSTIP}
    if isinstance(veld, models.DateField):
        return {"type": "string", "format": "date", "pattern": DATUM}
    if isinstance(veld, models.DecimalField):
        return {"type": "number", "minimum": 0, "maximum": 99999.99}
    if isinstance(veld, models.IntegerField):
        return {"type": "integer", "minimum": 1, "maximum": 32767}
    return {"type": "string", "minLength": 1, "maxLength": veld.max_length or MAX_TEKST, "pattern": r"\S"}


def uit_json(veld: Any, waarde: Waarde) -> Any:
    """A checked value of the file as the model keeps it."""
    if isinstance(veld, models.DateTimeField):
        return datetime.fromisoformat(waarde)
    if isinstance(veld, models.DateField):
        return date.fromisoformat(waarde)
    return Decimal(waarde) if isinstance(veld, models.DecimalField) else waarde


def naar_json(waarde: Any) -> Waarde | None:
    """A value of the model as the file writes it; whole numbers without a point, moments in UTC."""
    if isinstance(waarde, datetime):
        return waarde.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
    return waarde
