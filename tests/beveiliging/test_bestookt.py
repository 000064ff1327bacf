"""Every form, every query and the case import, with whatever can be sent: no stack trace, and nothing half stored.

500 examples as part of the tests, the same each time; BESTOOK=100000 asks for as many, each time others.
"""

import copy
import io
import json
import os
import re
from pathlib import Path

import pytest
from django import forms
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supportplan.kern.keuzes import Functie
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import RijForm
from tests.factories import MedewerkerFactory, WerkaantekeningFactory, professional_in, veiligheidstoegang_in
from tests.plannen.zaak import eigen_opslag
from tests.test_toegang import AANMELDWIJZE, BUITEN_DOSSIER, HANDELINGEN, IN_DOSSIER, ZONDER_SPOOR, maak_zaak

pytestmark = pytest.mark.django_db

KEREN = int(os.environ.get("BESTOOK", "500"))
FORMULIEREN, VRAGEN, CASUSSEN = KEREN * 6 // 10, KEREN * 3 // 10, KEREN // 10
ZO = {
    "deadline": None,
    "derandomize": "BESTOOK" not in os.environ,
    "suppress_health_check": list(HealthCheck),
    "database": None,
}
TWEEDE = Path(__file__).parents[1] / "casussen" / "tweede.json"

# What people paste, machines send and attackers try
LASTIG = st.sampled_from(
    [
        "",
        " ",
        "\0",
        "a\0b",
        "\u202e\u200b\ufeff",
        "\ud800",  # half a sign: cannot be stored or sent
        "e\u0301" * 40,
        "x" * 20_001,
        "0",
        "-1",
        "1e400",
        "99999999999999999999999999",
        "NaN",
        "٣",
        "31-2-2026",
        "2026-13-45",
        "29-2-0000",
        "1-1-9999",
        "25:61",
        "00000000-0000-0000-0000-000000000000",
        "on",
        "True",
        "None",
        "[]",
        '{"a": 1}',
        "../../etc/passwd",
        "' OR 1=1 --",
        "{{ 7|add:7 }}",
        "%s%n%d",
        "<script>alert(1)</script>",
    ]
)
WAARDE = st.one_of(LASTIG, st.text(max_size=40), st.integers(), st.dates().map(str), st.uuids().map(str))


def view_van(naam, resolver=None, ruimte=""):
    """The class of the view behind a name."""
    for patroon in (resolver or get_resolver()).url_patterns:
        if hasattr(patroon, "url_patterns"):
            binnen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            if view := view_van(naam, patroon, binnen):
                return view
        elif f"{ruimte}{patroon.name}" == naam:
            return getattr(patroon.callback, "view_class", None)
    return None


def forms_van(view):
    """The form classes of a page: of its rows, of its steps, or its one form."""
    formulieren, stappen = getattr(view, "formulieren", ()), getattr(view, "stappen", ())
    if not isinstance(formulieren, tuple):  # chosen by the address: try all kinds
        formulieren = [klas for klas in alle_forms() if issubclass(klas, RijForm) and hasattr(klas, "soort")]
    klassen = [*formulieren, getattr(view, "form_class", None)]
    klassen += [stap.form for stap in stappen if hasattr(stap, "form")] if isinstance(stappen, list | tuple) else []
    return [klas for klas in klassen if klas is not None]


def alle_forms(klas=forms.BaseForm):
    """Every form class of ours."""
    for kind in klas.__subclasses__():
        if kind.__module__.split(".")[0] in {"supportplan", "profiel", "opties", "plannen"}:
            yield kind
        yield from alle_forms(kind)


PAGINAS = sorted(naam for naam in {*IN_DOSSIER, *HANDELINGEN, *BUITEN_DOSSIER, *ZONDER_SPOOR} if view_van(naam))
MET_FORM = {naam: forms_van(view_van(naam)) for naam in PAGINAS if forms_van(view_van(naam))}
OVERIGE_VELDEN = [
    "doe",
    "naar",
    "step",
    "reden",
    "tekst",
    "naam",
    "fase",
    "soort",
    "antwoord",
    "mag",
    "gezien",
    "keuze",
]
VRAAGNAMEN = [
    "zoek",
    "volgorde",
    "blad",
    "terug",
    "stap",
    "weg",
    "met",
    "plek",
    "soort",
    "bij",
    "van",
    "next",
    "reset",
]


@pytest.fixture(scope="module")
def zaak(eenmaal, tmp_path_factory):
    with pytest.MonkeyPatch.context() as monkeypatch:
        eigen_opslag(monkeypatch, tmp_path_factory.mktemp("prive"))
        with eenmaal():
            zaak = maak_zaak()
            zaak.bladeraar, gebruiker = Client(), professional_in(zaak.dossier).gebruiker
            zaak.bladeraar.force_login(gebruiker, backend=AANMELDWIJZE)
            # What is closed is open to this person: a note of their own, the safety file, who gives access to it
            veiligheidstoegang_in(zaak.dossier, gebruiker)
            MedewerkerFactory(
                gebruiker=gebruiker, organisatie=zaak.dossier.organisatie, functie=Functie.AANDACHTSFUNCTIONARIS
            )
            zaak.sleutels["aantekening"] = WerkaantekeningFactory(dossier=zaak.dossier, gebruiker=gebruiker).uuid
        yield zaak


@st.composite
def zending(draw):
    """A page, a form of it, and what is sent in its fields: one value, several, or none."""
    naam = draw(st.sampled_from(PAGINAS))
    klassen = MET_FORM.get(naam, [])
    klas = draw(st.sampled_from(klassen)) if klassen else None
    velden = list(klas.base_fields) if klas else []
    namen = draw(st.lists(st.sampled_from([*velden, *OVERIGE_VELDEN]), max_size=12))
    return (
        naam,
        klas,
        {veld: draw(st.lists(WAARDE, min_size=1, max_size=2)) for veld in namen},
        draw(st.uuids(version=4)),
    )


def verstuurbaar(waarden):
    """Half a sign goes over the wire as a browser sends it: replaced."""
    return [str(waarde).encode("utf-8", "replace").decode() for waarde in waarden]


# Made inside a view, or on a page that is no page of a dossier; their pages are opened and sent to all the same.
LOSSE_FORMS = {
    "AantekeningForm",
    "Appcodeform",
    "Codeform",
    "Codeopnieuwform",
    "Galerijform",
    "InzageForm",
    "OvernemenForm",
    "OverslaanForm",
    "Passkeyform",
    "Passkeynaamform",
    "TeamvraagForm",
    "VoorgelezenForm",
    "WeigerForm",
}


def test_every_form_class_is_on_a_page_that_is_bombarded():
    """A form that is made inside a view has its fields sent by name (OVERIGE_VELDEN); it stands here."""
    op_pagina = {klas for klassen in MET_FORM.values() for klas in klassen}
    grondslagen = {klas for kind in op_pagina for klas in kind.__mro__}
    los = {klas.__name__ for klas in alle_forms()} - {klas.__name__ for klas in op_pagina | grondslagen}
    assert los <= LOSSE_FORMS, sorted(los - LOSSE_FORMS)


@settings(max_examples=FORMULIEREN, **ZO)
@given(zending())
def test_a_form_takes_anything_and_stores_whole_rows_or_nothing(zaak, zending):
    naam, klas, velden, uuid = zending
    rijform = klas is not None and issubclass(klas, RijForm)
    van_dossier = rijform and klas._meta.model is Dossier
    prefix = f"{klas.soort}_{zaak.dossier.uuid if van_dossier and uuid.int % 2 else uuid}-" if rijform else ""
    gegevens = {f"{prefix}{veld}": verstuurbaar(waarden) for veld, waarden in velden.items() if veld != "doe"}
    kop = {"accept": "application/json"} if rijform else {}
    if not rijform and "doe" in velden:
        gegevens["doe"] = verstuurbaar(velden["doe"])
    with transaction.atomic():
        antwoord = zaak.bladeraar.post(zaak.adres(naam), gegevens, headers=kop)
        assert antwoord.status_code < 500
        if rijform and not van_dossier and antwoord.status_code == 200:
            standen = [uitslag["stand"] for uitslag in antwoord.json()["rijen"].values()]
            assert klas._meta.model.alle.filter(uuid=uuid).exists() == ("opgeslagen" in standen)
        transaction.set_rollback(True)


@settings(max_examples=VRAGEN, **ZO)
@given(
    st.sampled_from(PAGINAS),
    st.dictionaries(st.one_of(st.sampled_from(VRAAGNAMEN), st.text(max_size=5)), WAARDE, max_size=4),
)
def test_a_page_opens_with_any_query(zaak, naam, vraag):
    with transaction.atomic():
        gegevens = {verstuurbaar([sleutel])[0]: verstuurbaar([waarde])[0] for sleutel, waarde in vraag.items()}
        antwoord = zaak.bladeraar.get(zaak.adres(naam), gegevens)
        assert antwoord.status_code < 500 or naam == "kern:gezond"
        transaction.set_rollback(True)


BLAD = st.one_of(WAARDE, st.none(), st.booleans(), st.floats(), st.integers(-(10**30), 10**30))
DEEL = st.recursive(
    BLAD, lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=8), kind, max_size=3), max_leaves=8
)


def plekken(deel, pad=()):
    """Every place in a JSON value."""
    inhoud = deel.items() if isinstance(deel, dict) else enumerate(deel) if isinstance(deel, list) else ()
    for sleutel, waarde in inhoud:
        yield (*pad, sleutel)
        yield from plekken(waarde, (*pad, sleutel))


CASUS = json.loads(TWEEDE.read_text(encoding="utf-8"))
PLEKKEN = list(plekken(CASUS))


def veranderd(veranderingen):
    """The case with these places overwritten, or doubled where a list is."""
    casus = copy.deepcopy(CASUS)
    for (*weg, laatste), waarde, dubbel in veranderingen:
        plek = casus
        try:
            for sleutel in weg:
                plek = plek[sleutel]
            if dubbel and isinstance(plek, list):
                plek.append(copy.deepcopy(plek[laatste]))
            else:
                plek[laatste] = waarde
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took this place away
    return json.dumps(casus).encode("utf-8", "surrogatepass")


@settings(max_examples=CASUSSEN, **ZO)
@given(
    st.one_of(
        st.lists(st.tuples(st.sampled_from(PLEKKEN), DEEL, st.booleans()), min_size=1, max_size=3).map(veranderd),
        st.binary(max_size=200),
        DEEL.map(lambda deel: json.dumps(deel).encode("utf-8", "surrogatepass")),
        st.integers(0, 200_000).map(lambda diep: b"[" * diep),
    )
)
def test_a_case_file_is_refused_with_places_or_stored_whole(tmp_path_factory, inhoud):
    bestand = tmp_path_factory.getbasetemp() / "bestookt.json"
    bestand.write_bytes(inhoud)
    voor = Dossier.objects.count()
    with transaction.atomic():
        geweigerd = _inlezen(bestand)
        assert Dossier.objects.count() == voor + (not geweigerd)
        assert all(re.match(r"(/|\(hele bestand\))[^:]*: .", regel) for regel in geweigerd), geweigerd
        transaction.set_rollback(True)


def _inlezen(bestand):
    """Why the file was refused, one line per fault; empty when it was stored. Anything but that goes up."""
    try:
        call_command("casus_importeren", str(bestand), stdout=io.StringIO(), stderr=io.StringIO())
    except CommandError as einde:
        if einde.returncode != 2:
            raise
        return str(einde).splitlines()
    return []
