"""docs/casus.schema.json is the contract, and says what the code does."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from supportplan.dossier.casus.schema import casus_schema
from supportplan.dossier.casus.tekst import casus_tekst

BESTAND = Path(__file__).parents[2] / "docs" / "casus.schema.json"


def test_printed_schema_is_what_is_checked():
    """When this fails after a change of the format: python manage.py casus_schema > docs/casus.schema.json"""
    assert BESTAND.read_text(encoding="utf-8") == casus_tekst(casus_schema())


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(casus_schema())


def test_every_object_refuses_what_it_does_not_know():
    def objecten(deel):
        if isinstance(deel, dict):
            if deel.get("type") == "object":
                yield deel
            for inhoud in deel.values():
                yield from objecten(inhoud)
        elif isinstance(deel, list):
            for inhoud in deel:
                yield from objecten(inhoud)

    gevonden = list(objecten(json.loads(BESTAND.read_text(encoding="utf-8"))))
    assert len(gevonden) > 30
    assert all(deel["additionalProperties"] is False for deel in gevonden)
