"""A wrong case file: every error in plain words with its JSON pointer, exit status 2, nothing stored (product 5)."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from supportplan.dossier.casus import CasusFouten, casus_lezen, casus_opslaan
from supportplan.kern.models import Dossier, Gemeente, Organisatie

CASUSSEN = Path(__file__).parents[1] / "casussen"
TWEEDE = json.loads((CASUSSEN / "tweede.json").read_text(encoding="utf-8"))
BRAM = json.loads((CASUSSEN / "bram.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.django_db


def fouten_in(inhoud):
    """The messages about a file, as {pointer: text}."""
    with pytest.raises(CasusFouten) as fout:
        casus_lezen(inhoud if isinstance(inhoud, bytes) else json.dumps(inhoud).encode())
    return {fout.pad: fout.tekst for fout in fout.value.fouten}


def met(pad, waarde, bron=TWEEDE):
    """A copy of a good case with one value put elsewhere; None takes the key away."""
    casus = copy.deepcopy(bron)
    *weg, laatste = [int(deel) if deel.isdigit() else deel for deel in pad.strip("/").split("/")]
    plek = casus
    for deel in weg:
        plek = plek[deel]
    if waarde is None:
        del plek[laatste]
    elif isinstance(plek, list) and laatste == len(plek):
        plek.append(waarde)
    else:
        plek[laatste] = waarde
    return casus


NU = {"formulier": "profiel", "rij": "wonen", "kolom": "nu"}
DEELNEMER = {"id": "d6", "rol": "client", "roepnaam": "Nog een"}
VORM = [
    ("/versie", 2, "moet 1 zijn"),
    ("/dossier/route", "melden", "kies uit melding_met_persoonlijk_plan, "),
    ("/dossier/melding", "ja", "moet true of false zijn"),
    ("/dossier/melding_op", "2026-02-30", "'2026-02-30' bestaat niet als datum"),
    ("/dossier/melding_op", "20260216", "moet een datum als 2026-03-02 zijn"),
    ("/dossier/melding_op", "2026-02-16\n", "moet een datum"),
    ("/dossier/melding_op", "٢٠٢٦-02-16", "moet een datum"),
    ("/dossier/kleur", "rood", "het veld 'kleur' bestaat niet"),
    ("/dossier/gemeente/code", "99", "moet vier cijfers of letters zijn"),
    ("/uitspraken/3/tekst", "", "deze tekst is leeg"),
    ("/uitspraken/3/tekst", " \n\t", "deze tekst is leeg"),
    ("/uitspraken/3/tekst", "x" * 10_001, "te lang: 10001 tekens; hoogstens 10000"),
    ("/uitspraken/3/tekst", 7, "moet tekst zijn"),
    ("/uitspraken/3/teskt", "x", "bedoelt u 'tekst'?"),
    ("/uitspraken/3/rang", 0, "minstens 1"),
    ("/uitspraken/3/rang", 1.5, "geheel getal"),
    ("/uitspraken/3/rang", True, "geheel getal"),
    ("/uitspraken/3/sprekers", [], "deze lijst is leeg"),
    ("/uitspraken/3/sprekers", ["d1", "d1"], "twee keer"),
    ("/uitspraken/3/sprekers/0", "n1", "een deelnemer: een id als d1"),
    ("/uitspraken/3/plaatsingen/0/rij", "wonnen", "'wonnen' bestaat niet; kies uit wonen, werken, "),
    ("/uitspraken/3/plaatsingen/0/kolom", "benodigd", "kies uit nu, wensen, vroeger"),
    ("/uitspraken/0/plaatsingen/0/rij", "wonen", "dit hoort hier niet"),
    ("/deelnemers/0/roepnaam", "x" * 101, "hoogstens 100"),
    ("/gesprekken/0/afgesloten_op", "2026-01-26 15:10", "moet een moment als"),
    ("/weggelaten/0/onderdeel", "gevraagd", "'gevraagd' bestaat niet"),
    ("/plan/stappen/1/inzetten/2/wmovraag/aantal", 100_000, "hoogstens 99999.99"),
    ("/plan/stappen/1/inzetten/2/wmovraag/aantal", -1, "minstens 0"),
    ("/uitspraken/0/vrijgave", {"op": "2026-02-20", "door": "d1", "wijze": "stil"}, "/wijze"),
]


@pytest.mark.parametrize(("pad", "waarde", "tekst"), VORM)
def test_wrong_shape_has_pointer_and_words(pad, waarde, tekst):
    gevonden = fouten_in(met(pad, waarde))
    regels = [f"{plek}: {woorden}" for plek, woorden in gevonden.items()]
    assert len(regels) == 1
    assert regels[0].startswith(pad)
    assert tekst in regels[0]


INHOUD = [
    ("/uitspraken/3/gesprek", "g9", "/uitspraken/3/gesprek", "'g9' verwijst naar niets; een gesprek"),
    ("/uitspraken/3/sprekers/0", "d9", "/uitspraken/3/sprekers/0", "verwijst naar niets"),
    ("/uitspraken/0/vrijgave/door", "d9", "/uitspraken/0/vrijgave/door", "verwijst naar niets"),
    ("/uitspraken/1/id", "u1", "/uitspraken/1/id", "'u1' staat er al eerder"),
    ("/uitspraken/0/rang", 1, "/uitspraken/5/rang", "rang staat al"),
    ("/uitspraken/10/vervuld_door/0", "u11", "/uitspraken/10/vervuld_door/0", "zichzelf niet vervullen"),
    ("/deelnemers/5", DEELNEMER, "/deelnemers/5/rol", "één cliënt"),
    ("/deelnemers/0/rol", "naaste", "/deelnemers", "nog geen cliënt"),
    ("/deelnemers/0/email", "wies@", "/deelnemers/0/email", "is geen e-mailadres"),
    ("/deelnemers/4/tot", "2026-01-01", "/deelnemers/4/tot", "tot ligt vóór van"),
    ("/vertegenwoordiging/0/tot", "2024-01-01", "/vertegenwoordiging/0/tot", "tot ligt vóór van"),
    ("/netwerk/1/telefoon_mag", None, "/netwerk/1/telefoon", "telefoon_mag"),
    ("/netwerk/1/deelnemer", "d3", "/netwerk/1/deelnemer", "staat al bij iemand anders"),
    ("/dossier/melding", False, "/dossier/melding_op", "melding true"),
    ("/dossier/sluitreden", "verhuisd", "/dossier/sluitreden", "hoort gesloten_op"),
    ("/dossier/gesloten_op", "2026-03-01", "/dossier/gesloten_op", "hoort een sluitreden"),
    ("/overgeslagen_rijen/1", {"formulier": "profiel", "rij": "leren"}, "/overgeslagen_rijen/1/rij", "staat er al"),
    ("/overgeslagen_fasen/0/hervat_op", "2026-01-01", "/overgeslagen_fasen/0/hervat_op", "ligt vóór op"),
    ("/doelen/0/wensen", None, "/doelen/0", "een doel komt uit een wens"),
    ("/doelen/0/voorkeuren/0/weigert", "n3", "/doelen/0/voorkeuren/0/weigert", "alleen bij soort niet"),
    ("/werkbladen/0/doel", "t9", "/werkbladen/0/doel", "verwijst naar niets"),
    ("/werkbladen/1", {"doel": "t1"}, "/werkbladen/1/doel", "al een werkblad"),
    (
        "/werkbladen/1",
        {"doel": "t2", "beste": {"optie": "o3"}},
        "/werkbladen/1/beste/optie",
        "geen optie van dit werkblad",
    ),
    ("/werkbladen/0/tweede/optie", "o2", "/werkbladen/0/tweede/optie", "al de beste optie"),
    ("/plan/doelen/1/doel", "t1", "/plan/doelen/1/doel", "staat er al eerder"),
    ("/plan/stappen/1/doel", None, "/plan/stappen/1", "alleen als nu_eerst true is"),
    ("/plan/stappen/0/nu_eerst_wie", None, "/plan/stappen/0", "'nu_eerst_wie' ontbreekt"),
    ("/plan/stappen/0/nu_eerst_tot", None, "/plan/stappen/0", "'nu_eerst_tot' ontbreekt"),
    ("/plan/stappen/1/inzetten/0/wmovraag", {}, "/plan/stappen/1/inzetten/0/wmovraag", "alleen bij soort wmo"),
    ("/plan/stappen/1/inzetten/0/netwerkpersoon", "n1", "/plan/stappen/1/inzetten/0/netwerkpersoon", "soort netwerk"),
    ("/plan/stappen/1/inzetten/0/wet", "zvw", "/plan/stappen/1/inzetten/0/wet", "andere_wet"),
    ("/plan/stappen/1/inzetten/2/wmovraag/betaalt", "i3", "/plan/stappen/1/inzetten/2/wmovraag/betaalt", "zichzelf"),
    ("/plan/stappen/1/inzetten/2/wmovraag/tot", "2026-03-01", "/plan/stappen/1/inzetten/2/wmovraag/tot", "vóór van"),
    ("/plan/stappen/1/inzetten/2/wmovraag/aantal", 1.005, "/plan/stappen/1/inzetten/2/wmovraag/aantal", "twee cijfers"),
    (
        "/plan/stappen/1/inzetten/2/wmovraag/voorziening",
        "99",
        "/plan/stappen/1/inzetten/2/wmovraag/voorziening",
        "01, 02",
    ),
    ("/plan/doelen/0/resultaten/1", "rijk", "/plan/doelen/0/resultaten/1", "kies uit verzorgen"),
    ("/plan/versies/1/nummer", 1, "/plan/versies/1/nummer", "staat er al eerder"),
    ("/besluiten/0/over", "i1", "/besluiten/0/over", "niets aan de Wmo gevraagd"),
    ("/logboek/0/stap", "s9", "/logboek/0/stap", "verwijst naar niets"),
    (
        "/logboek",
        [{"datum": "2026-02-16", "tekst": "x", "zichtbaarheid": "alleen_ik"}],
        "/logboek/0/zichtbaarheid",
        "wie het schreef",
    ),
    ("/evaluaties/0/versie", 7, "/evaluaties/0/versie", "versie '7' van het plan"),
    ("/evaluaties/0/regels/0/doel", "t1", "/evaluaties/0/regels/0/inzet", "niet over allebei"),
    ("/evaluaties/0/datum", None, "/evaluaties/0", "'datum' ontbreekt"),
    ("/weggelaten/1/onderdeel", "huisgenoten", "/weggelaten/1/onderdeel", "staat er al"),
    ("/toetspunten/1", {"punt": "g", "reden": "x"}, "/toetspunten/1/punt", "staat er al"),
    ("/uitspraken/7/plaatsingen", [NU, NU], "/uitspraken/7/plaatsingen/1", "staat er al"),
    ("/aangevuld", {"reden": "x", "plan": {"opgesteld_op": "2026-01-01"}}, "/aangevuld/plan/opgesteld_op", "één keer"),
    (
        "/aangevuld",
        {"reden": "x", "datums": [{"van": "g1", "datum": "2026-01-01"}]},
        "/aangevuld/datums/0/van",
        "één keer",
    ),
    (
        "/aangevuld",
        {"reden": "x", "datums": [{"van": "e9", "datum": "2026-01-01"}]},
        "/aangevuld/datums/0/van",
        "niets",
    ),
]


@pytest.mark.parametrize(("pad", "waarde", "waar", "tekst"), INHOUD)
def test_wrong_content_has_pointer_and_words(pad, waarde, waar, tekst):
    gevonden = fouten_in(met(pad, waarde))
    assert tekst in gevonden[waar]


def test_release_under_aangevuld_is_of_something_and_said_once():
    casus = met("/aangevuld/vrijgaven/0/van", ["u1", "u99", "a1"], BRAM)
    casus["uitspraken"][0]["vrijgave"] = {"op": "2026-03-02", "door": "d1", "wijze": "zelf"}
    casus["aangevuld"]["vrijgaven"][0]["door"] = "d9"
    gevonden = fouten_in(casus)
    assert "staat er al" in gevonden["/aangevuld/vrijgaven/0/van/0"]
    assert "verwijst naar niets" in gevonden["/aangevuld/vrijgaven/0/van/1"]
    assert "verwijst naar niets" in gevonden["/aangevuld/vrijgaven/0/door"]


def test_evaluation_needs_a_plan():
    assert "geen plan" in fouten_in(met("/plan", None))["/evaluaties/0"]


def test_professional_is_needed():
    casus = copy.deepcopy(BRAM)
    casus["deelnemers"][1]["rol"] = "naaste"
    assert "geen professional" in fouten_in(casus)["/deelnemers"]


def test_gemeente_known_under_another_name():
    Gemeente.objects.create(naam="Elders", code="9901")
    assert "gemeente 'Elders'" in fouten_in(TWEEDE)["/dossier/gemeente"]


def test_all_errors_come_out_at_once():
    casus = met("/uitspraken/3/plaatsingen/0/rij", "wonnen")
    casus["uitspraken"][4]["gesprek"] = "g9"
    casus["deelnemers"][0]["oops"] = 1
    del casus["doelen"][0]["tekst"]
    assert set(fouten_in(casus)) == {
        "/uitspraken/3/plaatsingen/0/rij",
        "/uitspraken/4/gesprek",
        "/deelnemers/0/oops",
        "/doelen/0",
    }


DIEP = b'{"versie": 1, "dossier": ' + b'{"a":' * 500 + b"1" + b"}" * 500 + b"}"
GEEN_JSON = [
    (b"", "geen JSON"),
    (b"hallo", "geen JSON: er gaat iets mis op regel 1, teken 1"),
    (b'{"versie": 1,}', "geen JSON"),
    (b"\xff\xfe{}", "geen UTF-8 (byte 1)"),
    (b'{"versie": NaN}', "NaN of Infinity"),
    (b'{"versie": -Infinity}', "NaN of Infinity"),
    (b'{"versie": ' + b"9" * 5000 + b"}", "te groot"),
    (b"[" * 200_000, "te veel in elkaar"),
    (b" " * (10 * 1024 * 1024 + 1), "hoogstens 10 MB"),
]


@pytest.mark.parametrize(("inhoud", "tekst"), GEEN_JSON, ids=lambda waarde: str(waarde)[:20])
def test_not_a_case_file_at_all(inhoud, tekst):
    assert tekst in fouten_in(inhoud)[""]


@pytest.mark.parametrize("getal", [b"1e400", b"1e999999999", b"-1e400", b"1e-400"])
def test_number_without_end(getal):
    inhoud = json.dumps(met("/besluiten/0/aantal", 424242)).encode().replace(b"424242", getal)
    assert list(fouten_in(inhoud)) == ["/besluiten/0/aantal"]


@pytest.mark.parametrize("inhoud", [b"[]", b"1", b'"x"', b"null", b"{}", b"1e999999999", b'{"versie": 1e400}'])
def test_json_of_another_shape(inhoud):
    assert fouten_in(inhoud)


def test_nesting_bomb():
    assert "te veel in elkaar" in next(iter(fouten_in(DIEP).values()))


def test_double_key():
    assert (
        fouten_in(b'{"versie": 1, "dossier": {"a/b": 1, "a/b": 2}}')["/dossier/a~1b"]
        == "deze sleutel staat er twee keer"
    )


@pytest.mark.parametrize("nummer", [0x00, 0x08, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0xD800, 0xDFFF], ids=hex)
def test_control_characters_and_half_pairs(nummer):
    gevonden = fouten_in(met("/uitspraken/3/tekst", f"voor{chr(nummer)}na"))
    assert gevonden == {
        "/uitspraken/3/tekst": f"het teken U+{nummer:04X} mag niet; alleen tab en nieuwe regel (\\n) mogen"
    }


def test_messages_can_be_printed_anywhere():
    with pytest.raises(CasusFouten) as fout:
        casus_lezen(json.dumps(met("/dossier/\x1b[31m\ud800", 1)).encode())
    str(fout.value).encode()
    assert "\x1b" not in str(fout.value)


def aantallen():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models() if model._meta.managed}


@pytest.mark.django_db(transaction=True)
def test_command_stores_nothing_and_ends_with_2(tmp_path):
    """The real command, as somebody types it, on the same database."""
    Organisatie.objects.create(naam="De enige", rol_organisatie="college")
    bestand = tmp_path / "fout.json"
    bestand.write_text(json.dumps(met("/uitspraken/3/plaatsingen/0/rij", "wonnen")), encoding="utf-8")
    voor = aantallen()
    klaar = opdracht("casus_importeren", str(bestand))
    assert klaar.returncode == 2
    assert klaar.stdout == ""
    assert "/uitspraken/3/plaatsingen/0/rij: 'wonnen' bestaat niet; kies uit wonen" in klaar.stderr
    assert "Traceback" not in klaar.stderr
    assert aantallen() == voor
    assert not Dossier.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_mistake_half_way_takes_everything_back():
    """What the checks did not foresee and the database refuses: two statements with one rank."""
    casus = met("/uitspraken/0/rang", 1)
    organisatie = Organisatie.objects.create(naam="De enige", rol_organisatie="college")
    voor = aantallen()
    with pytest.raises(IntegrityError):
        casus_opslaan(casus, organisatie=organisatie)
    assert aantallen() == voor


@pytest.mark.parametrize("bestand", ["is-er-niet.json", "."])
def test_command_without_a_file(bestand, tmp_path):
    with pytest.raises(CommandError) as fout:
        call_command("casus_importeren", tmp_path / bestand)
    assert fout.value.returncode == 2


def opdracht(*woorden):
    """Run manage.py in a process of its own on the database of the test."""
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    omgeving = {**os.environ, "DATABASE_URL": url.geturl(), "DEBUG": "true", "DEMO": "false", "PYTHONUTF8": "1"}
    manage = Path(__file__).parents[2] / "manage.py"
    return subprocess.run(
        [sys.executable, str(manage), *woorden], capture_output=True, text=True, env=omgeving, check=False, timeout=60
    )
