"""Whatever stands in a file: it is refused with pointers, or it is stored and comes back as the same case."""

import copy
import json
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from supportplan.dossier.casus import CasusFouten, casus_lezen, casus_opslaan, casus_tekst, casus_van
from tests.factories import OrganisatieFactory

TWEEDE = json.loads((Path(__file__).parents[1] / "casussen" / "tweede.json").read_text(encoding="utf-8"))
LOKAAL = st.builds("{}{}".format, st.sampled_from("dnguatosie"), st.integers(1, 12))
DATUM = st.dates().map(str)
WOORDEN = st.sampled_from(
    ["client", "netwerk", "wmo", "niet", "profiel", "kvb", "hulpvraag", "wonen", "wensen", "zin", "01", "uur"]
)
BLAD = st.one_of(
    LOKAAL,
    DATUM,
    WOORDEN,
    st.none(),
    st.booleans(),
    st.integers(-1, 9),
    st.floats(allow_nan=False),
    st.text(max_size=3),
)
WAARDE = st.one_of(BLAD, st.lists(BLAD, max_size=3), st.dictionaries(st.text(max_size=3), BLAD, max_size=2))


def plekken(deel, pad=()):
    """Every place in a JSON value."""
    inhoud = deel.items() if isinstance(deel, dict) else enumerate(deel) if isinstance(deel, list) else ()
    for sleutel, waarde in inhoud:
        yield (*pad, sleutel)
        yield from plekken(waarde, (*pad, sleutel))


PLEKKEN = list(plekken(TWEEDE))


def veranderd(veranderingen):
    """The second case with these places overwritten, or taken away."""
    casus = copy.deepcopy(TWEEDE)
    for (*weg, laatste), waarde, weghalen in veranderingen:
        plek = casus
        try:
            for sleutel in weg:
                plek = plek[sleutel]
            if weghalen:
                del plek[laatste]
            else:
                plek[laatste] = waarde
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    return casus


def gelezen(inhoud):
    """The case, or what is wrong with it."""
    try:
        return casus_lezen(inhoud), []
    except CasusFouten as fout:
        return None, fout.fouten


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(PLEKKEN), WAARDE, st.booleans()), min_size=1, max_size=2))
def test_refused_with_a_place_or_stored_exactly(veranderingen):
    casus, fouten = gelezen(json.dumps(veranderd(veranderingen)).encode())
    assert all(fout.pad == "" or fout.pad.startswith("/") for fout in fouten)
    if not casus:
        assert fouten
        return
    with transaction.atomic():
        terug = casus_tekst(casus_van(casus_opslaan(casus, organisatie=OrganisatieFactory())))
        opnieuw = casus_lezen(terug.encode())
        assert casus_tekst(casus_van(casus_opslaan(opnieuw, organisatie=OrganisatieFactory()))) == terug
        transaction.set_rollback(True)
