"""The files of the document: the same content in PDF, page and data, tagged, deterministic (A-05..A-08, W-28)."""

import json
import re
import subprocess
import sys
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup

from plannen.aanvraag.bestanden import bestand_van, bestanden_van
from plannen.aanvraag.bron import bron_van
from plannen.aanvraag.opbouw import bouwen
from plannen.keuzes import Bestandsoort
from supportplan.dossier.casus import casus_lezen, casus_opslaan
from tests import factories as f
from tests.pdf_lezen import boom, in_de_marge, openen, woorden
from tests.plannen.zaak import GEHEIM, OP, VREEMD

pytestmark = pytest.mark.django_db
BASIS = Path(__file__).parents[2]
ZAKEN = ["zaak", "bram", "tweede"]
VASTE_WOORDEN = [
    "CONCEPT",
    "Spoed",
    "Punt",
    "Waar",
    ";",
    "Waar de punten van artikel 2.3.2 lid 4 staan",
    "Naam",
    "Waarvoor",
    "Datum",
    "Handtekening",
]


@cache
def schema():
    return json.loads((BASIS / "docs" / "aanvraag.schema.json").read_text())


def bestanden(dossier):
    bron = bron_van(dossier, OP)
    return bestanden_van(bouwen(bron), bron)


@pytest.fixture(scope="module", params=ZAKEN)
def gemaakt(request, eenmaal):
    """The files of a case; made once, because that takes seconds."""
    if request.param == "zaak":
        return request.getfixturevalue("van_zaak")
    with eenmaal():
        casus = casus_lezen((BASIS / "tests" / "casussen" / f"{request.param}.json").read_bytes())
        return bestanden(casus_opslaan(casus, organisatie=f.OrganisatieFactory()))


@pytest.fixture(scope="module")
def van_zaak(vaste_zaak, eenmaal):
    """The files of the case that holds everything."""
    with eenmaal():
        return bestanden(vaste_zaak.dossier)


def dicht(tekst):
    """Without white space, and without what only paper has: the numbers of pages."""
    return "".join(tekst.split())


def tekst_van_pagina(html):
    soep = BeautifulSoup(html, "html.parser")
    for weg in soep.select(".merk, title, style"):
        weg.decompose()
    return dicht(soep.get_text(" "))


def uit_pdf(bytes_):
    """The words of a PDF in reading order, without bullets and page numbers."""
    return dicht(re.sub(r",\s*blz\.\s*\d+\b|•", "", " ".join(woorden(bytes_))))


def test_pdf_reads_in_the_order_of_the_page(gemaakt):
    """What the PDF says more is the head of a table again, on the next page."""
    soep = BeautifulSoup(gemaakt[Bestandsoort.HTML], "html.parser")
    koppen = {dicht(rij.get_text()) for rij in soep.select("thead tr")}
    pdf, pagina = uit_pdf(gemaakt[Bestandsoort.PDF]), tekst_van_pagina(gemaakt[Bestandsoort.HTML])
    stukken = SequenceMatcher(None, pagina, pdf, autojunk=False).get_opcodes()
    verschil = [(soort, pagina[a:b], pdf[c:d]) for soort, a, b, c, d in stukken if soort != "equal"]
    assert [deel for deel in verschil if not (deel[0] == "insert" and is_kop(deel[2], koppen))] == []


def is_kop(tekst, koppen):
    """Whether this is one head; the matcher may have cut it at another place of the same letters."""
    return sorted(tekst) in [sorted(kop) for kop in koppen]


def test_large_print_holds_every_text_of_the_page(gemaakt):
    groot = uit_pdf(gemaakt[Bestandsoort.GROOT])
    gegevens = json.loads(gemaakt[Bestandsoort.JSON])
    koppen = {kop for tabel in alle_tabellen(gegevens["delen"]) for kop in tabel["koppen"]}
    assert [tekst for tekst in teksten(gegevens["delen"]) if dicht(tekst) not in groot and tekst not in koppen] == []


def test_data_holds_exactly_what_the_page_shows(gemaakt):
    gegevens = json.loads(gemaakt[Bestandsoort.JSON])
    jsonschema.Draft202012Validator(schema()).validate(gegevens)
    pagina = tekst_van_pagina(gemaakt[Bestandsoort.HTML])
    assert [tekst for tekst in teksten(gegevens) if dicht(tekst) not in pagina] == []
    bekend = {dicht(tekst) for tekst in teksten(gegevens)} | {dicht(tekst) for tekst in VASTE_WOORDEN}
    bekend |= {dicht(f"{deel['nummer']}. {deel['titel']}") for deel in gegevens["delen"]}
    bekend |= {dicht(f"{regel['punt']}. {regel['label']}") for regel in gegevens["voorblad"]["wegwijzer"]}
    bekend |= {dicht(f"{gegevens['versieregel']}, {gegevens['datum']}. Kenmerk: {gegevens['kenmerk']}")}
    soep = BeautifulSoup(gemaakt[Bestandsoort.HTML], "html.parser").main
    assert [tekst for tekst in soep.stripped_strings if dicht(tekst).rstrip(":") not in bekend] == []


# Codes, and the texts that stand on the page in another form: "gevraagd" repeats a table with its codes.
GEEN_TEKST = {"soort", "code", "punten", "punt", "schema", "schemaversie", "route", "zonder_vraag", "auteur", "aantal"}
GEEN_TEKST |= {"van", "tot"}


def teksten(waarde, sleutel=""):
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            if naam not in GEEN_TEKST:
                yield from teksten(deel, naam)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from teksten(deel, sleutel)
    elif isinstance(waarde, str) and waarde:
        yield waarde


def test_pdfua_finds_no_errors(gemaakt, tmp_path):
    for soort in (Bestandsoort.PDF, Bestandsoort.GROOT):
        pad = tmp_path / f"{soort}.pdf"
        pad.write_bytes(gemaakt[soort])
        uitslag = subprocess.run(
            [sys.executable, "-m", "pdfua", "check", pad, "--format", "json"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert uitslag.returncode == 0, uitslag.stdout + uitslag.stderr


def test_data_is_embedded_in_the_pdf(gemaakt):
    pdf = openen(gemaakt[Bestandsoort.PDF])
    assert pdf.attachments["aanvraag.json"].get_file().read_bytes() == gemaakt[Bestandsoort.JSON]


def test_concept_stands_on_every_page_until_final(verse_zaak, van_zaak):
    concept = openen(van_zaak[Bestandsoort.PDF])
    assert all("CONCEPT" in in_de_marge(concept, blad) for blad in range(len(concept.pages)))
    bron = bron_van(verse_zaak.dossier, OP, concept=False)
    definitief = openen(bestand_van(Bestandsoort.PDF, bouwen(bron), bron))
    assert not any("CONCEPT" in in_de_marge(definitief, blad) for blad in range(len(definitief.pages)))


def test_unreleased_words_are_in_no_file(van_zaak):
    pdf = openen(van_zaak[Bestandsoort.PDF])
    plekken = [
        boom(pdf).tekst,
        str(pdf.open_metadata()),
        str(pdf.docinfo),
        *(van_zaak[soort].decode() for soort in (Bestandsoort.HTML, Bestandsoort.JSON, Bestandsoort.ICS)),
    ]
    assert not [plek for plek in plekken if GEHEIM in plek or "Wilhelmina" in plek]


def test_words_come_out_of_the_pdf_as_typed(van_zaak):
    assert dicht(VREEMD) in dicht(" ".join(woorden(van_zaak[Bestandsoort.PDF])))


def test_same_case_gives_the_same_bytes(verse_zaak, van_zaak):
    assert bestanden(verse_zaak.dossier) == van_zaak


def test_headings_become_bookmarks_without_gaps(van_zaak):
    with openen(van_zaak[Bestandsoort.PDF]).open_outline() as inhoudsopgave:
        titels = [punt.title for punt in inhoudsopgave.root[0].children]
    assert titels[0] == "1. Cliënt en contact"
    assert titels[-1].endswith("Privacy")


def alle_tabellen(delen):
    blokken = [blok for deel in delen for groep in deel["blokken"] for blok in groep.get("blokken", [groep])]
    return [blok for blok in blokken if blok["soort"] == "tabel"]
