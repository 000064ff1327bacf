"""The data dictionary names every field of every model of ours, and nothing else (P-23)."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps

APPS = ("kern", "profiel", "opties", "plannen", "besloten", "dossier")
IN_DOCUMENT = {"ja", "tenzij weggelaten", "vrijgegeven", "nee"}
WOORDENBOEK = tomllib.loads((Path(__file__).parent.parent / "docs" / "gegevenswoordenboek.toml").read_text())
GEMEENSCHAPPELIJK = set(WOORDENBOEK["gemeenschappelijk"])
MODELLEN = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    if not hasattr(model, "pgh_tracked_model")  # the history of a row follows the row
]


def velden(model):
    return {veld.name for veld in [*model._meta.fields, *model._meta.many_to_many]} - GEMEENSCHAPPELIJK


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_p23_every_field_has_an_entry(model):
    entry = WOORDENBOEK[model._meta.app_label][model.__name__]
    assert set(entry["velden"]) == velden(model)
    assert all(entry[kop].strip() for kop in ("doel", "grondslag", "ziet", "bewaren"))
    assert all(waarvoor.strip() and document in IN_DOCUMENT for waarvoor, document in entry["velden"].values())


def test_p23_the_dictionary_names_no_model_that_is_gone():
    beschreven = {f"{app}.{model}" for app in APPS for model in WOORDENBOEK.get(app, {})}
    assert beschreven == {f"{model._meta.app_label}.{model.__name__}" for model in MODELLEN}
