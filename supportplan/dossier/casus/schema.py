"""The JSON Schema of a case file, made from the table in soorten.py. docs/casus.schema.json is its printed form."""

from datetime import date, datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from plannen.keuzes import VERPLICHT, Onderdeel
from profiel.keuzes import KOLOMMEN, RIJEN, Formulier
from supportplan.dossier.casus.delen import MAX_LIJST, Soort
from supportplan.dossier.casus.soorten import BOVEN, DOSSIER, ID_NAMEN, SOORTEN
from supportplan.dossier.casus.waarden import DATUM, MAX_TEKST, Schema
from supportplan.kern.keuzes import Vrijgavewijze

DATUMVELD: Schema = {"type": "string", "format": "date", "pattern": DATUM}
TEKSTVELD: Schema = {"type": "string", "minLength": 1, "maxLength": MAX_TEKST, "pattern": r"\S"}

GEEN: Schema = {"not": {}}

UITLEG = """\
Een casus van Supportplan: alles wat bij een dossier hoort, los van de installatie. Wat leeg is, staat er niet. \
Ids gelden alleen in het bestand: een letter per soort en een nummer, in volgorde van verschijnen. Canoniek is: UTF-8, \
twee spaties, sleutels in de volgorde van dit schema, geen ontsnapte tekens, een regeleinde aan het slot; dan geeft \
exporteren na importeren dezelfde bytes. Een andere volgorde of andere ids mogen ook. In teksten mogen geen \
besturingstekens behalve tab en nieuwe regel (dus geen carriage return)."""


@cache
def controle() -> Draft202012Validator:
    """The validator of case files."""
    return Draft202012Validator(casus_schema(), format_checker=_formaten())


@cache
def casus_schema() -> Schema:
    """The whole schema."""
    boven: Schema = {"versie": {"const": 1}, "dossier": {"$ref": "#/$defs/dossier"}}
    boven |= {deel.sleutel: deel.schema(DOSSIER) for deel in BOVEN}
    boven |= {"aangevuld": {"$ref": "#/$defs/aangevuld"}}
    definities: Schema = {soort.naam: _van_soort(soort) for soort in SOORTEN.values()}
    definities["plaatsing"] |= {"allOf": [_plekken(formulier) for formulier in Formulier]}
    definities["rijovergeslagen"] |= {"allOf": [_rijen(formulier) for formulier in Formulier]}
    wegtelaten = [code for code in Onderdeel.values if code not in VERPLICHT]
    definities["weggelaten"]["properties"]["onderdeel"]["enum"] = wegtelaten
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Casus",
        "description": UITLEG,
        **_object(boven, ["versie", "dossier", "deelnemers"]),
        "$defs": definities | _gedeeld() | _ids(),
    }


def _object(velden: Schema, verplicht: list[str]) -> Schema:
    eisen = {"required": verplicht} if verplicht else {}
    return {"type": "object", "additionalProperties": False, **eisen, "properties": velden}


def _van_soort(soort: Soort) -> Schema:
    velden: Schema = {"id": {"$ref": f"#/$defs/id_{soort.naam}"}} if soort.letter else {}
    velden |= {deel.sleutel: deel.schema(soort) for deel in soort.delen}
    return {"description": str(soort.model._meta.verbose_name), **_object(velden, soort.verplicht)}


def _plekken(formulier: Formulier) -> Schema:
    rijen = RIJEN[formulier]
    dan: Schema = {"properties": {"kolom": {"enum": KOLOMMEN[formulier].values}}}
    if rijen:
        dan["properties"]["rij"] = {"enum": rijen.values}
        dan["required"] = ["rij"]
    else:
        dan["properties"]["rij"] = GEEN
    return _als(formulier, dan)


def _rijen(formulier: Formulier) -> Schema:
    rijen = RIJEN[formulier]
    return _als(formulier, {"properties": {"rij": {"enum": rijen.values} if rijen else GEEN}})


def _als(formulier: Formulier, dan: Schema) -> Schema:
    return {"if": {"properties": {"formulier": {"const": formulier.value}}, "required": ["formulier"]}, "then": dan}


def _gedeeld() -> Schema:
    vrijgave: Schema = {
        "op": DATUMVELD,
        "door": {"$ref": "#/$defs/id_deelnemer"},
        "wijze": {"enum": Vrijgavewijze.values},
        "reden": {"description": "waarom heeft de gemeente dit nodig?", **TEKSTVELD},
        "vervallen": {"const": True, "description": "de tekst is na de vrijgave veranderd"},
    }
    tekst_van: Schema = {"type": "string", "pattern": _patroon("nua"), "description": "een id als u1, n1 of a1"}
    datum_van: Schema = {"type": "string", "pattern": _patroon("gie"), "description": "een id als g1, i1 of e1"}
    lijst: Schema = {"type": "array", "minItems": 1, "maxItems": MAX_LIJST, "uniqueItems": True}
    apart: Schema = {
        "reden": TEKSTVELD,
        "plan": _object({"opgesteld_op": DATUMVELD, "evaluatie_op": DATUMVELD}, []),
        "datums": lijst | {"items": {"$ref": "#/$defs/aangevulde_datum"}},
        "vrijgaven": lijst | {"items": {"$ref": "#/$defs/aangevulde_vrijgave"}},
    }
    verplicht = ["op", "door", "wijze"]
    code: Schema = {"type": "string", "pattern": "^[0-9A-Z]{4}(?!\\n)$", "description": "vier cijfers of letters"}
    return {
        "gemeente": _object({"naam": {**TEKSTVELD, "maxLength": 100}, "code": code}, ["naam", "code"]),
        "vrijgave": _object(vrijgave, verplicht),
        "aangevulde_vrijgave": _object({"van": lijst | {"items": tekst_van}, **vrijgave}, ["van", *verplicht]),
        "aangevulde_datum": {
            "description": "de dag van een gesprek of evaluatie, of waarop een inzet stopte",
            **_object({"van": datum_van, "datum": DATUMVELD}, ["van", "datum"]),
        },
        "aangevuld": {
            "description": "wat het document nodig heeft en de bron niet geeft, met de reden",
            **_object(apart, ["reden"]),
        },
    }


def _ids() -> Schema:
    ids: Schema = {}
    for soort in SOORTEN.values():
        letter = soort.letter
        if soort.id_uit == "nummer":
            ids[f"id_{soort.naam}"] = {"type": "integer", "minimum": 1, "maximum": 32767}
        elif soort.id_uit:
            letter = SOORTEN[soort.modelveld(soort.id_uit).related_model._meta.model_name].letter
        if letter:
            uitleg = f"{ID_NAMEN[letter]}: een id als {letter}1"
            ids[f"id_{soort.naam}"] = {"type": "string", "pattern": _patroon(letter), "description": uitleg}
    return ids


def _patroon(letters: str) -> str:
    return rf"^[{letters}][1-9][0-9]{{0,5}}(?!\n)$"


def _formaten() -> FormatChecker:
    formaten = FormatChecker(formats=())
    formaten.checks("date", raises=ValueError)(_datum_bestaat)
    formaten.checks("date-time", raises=ValueError)(_moment_bestaat)
    return formaten


def _datum_bestaat(waarde: Any) -> bool:
    if isinstance(waarde, str) and len(waarde) == 10:  # another form is told by the pattern
        date.fromisoformat(waarde)
    return True


def _moment_bestaat(waarde: Any) -> bool:
    if isinstance(waarde, str) and waarde.endswith("Z"):
        datetime.fromisoformat(waarde)
    return True
