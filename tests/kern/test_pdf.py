"""A PDF opened again: claims, tags, text, fonts and what it refuses (wmo.md A-05, A-06, A-08)."""

import hashlib
import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from tests.pdf_lezen import boom, in_de_marge, openen, woorden

OP = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
GEGEVENS = {"vraag": "Wie helpt mij met schoonmaken?", "naam": "O'Brien-Öztürk"}
INHOUD = """
<h1>Wmo-aanvraag van O'Brien-Öztürk</h1>
<p>Zie <a href="#vraag">Wat wordt gevraagd</a>, bladzijde <span class="blz" data-doel="#vraag"></span>
en <a href="https://voorbeeld.nl/">de gemeente</a>.</p>
<h2>Wat Łukasz Yağız zegt</h2>
<blockquote><p>Ik wil &lt;script&gt;alert(1)&lt;/script&gt; en {{ naam }} <b>vet</b> en <i>schuin</i>.</p></blockquote>
<h2 id="vraag">Wat wordt gevraagd</h2>
<table><caption>Gevraagd</caption>
<thead><tr><th scope="col">Wat</th><th scope="col">Hoeveel</th></tr></thead>
<tbody><tr><th scope="row">Begeleiding</th><td>2 uur per week</td></tr>
<tr><th scope="row">Vervoer</th><td>ja</td></tr></tbody></table>
<h3>Stappen</h3>
<ul><li>bellen</li><li>gaan<ul><li>met de bus</li></ul></li></ul>
<ol><li>eerst</li><li>dan</li></ol>
"""


@pytest.fixture(scope="module")
def maken():
    from supportplan.kern.pdf import pdf_van

    return lambda inhoud=INHOUD, merk="", **opties: pdf_van(pagina(inhoud, merk), **{"op": OP} | opties)


@pytest.fixture(scope="module")
def bestand(maken):
    from supportplan.kern.pdf import Bijlage

    return maken(bijlagen=[Bijlage("aanvraag.json", json.dumps(GEGEVENS).encode(), "De gegevens van dit document")])


def pagina(inhoud, merk=""):
    frame = render_to_string(
        "pdf/basis.html",
        {"titel": "Wmo-aanvraag", "auteur": "Stichting Voorbeeld", "kop": "Wmo-aanvraag, versie 2", "merk": merk},
    )
    return frame.replace("<main>", f"<main>{inhoud}")


def dicht(tekst):
    """Without white space: a line end inside a text is no difference."""
    return "".join(tekst.split())


def test_claims(bestand):
    with openen(bestand) as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert xmp["dc:title"] == "Wmo-aanvraag"
        assert xmp["xmp:CreateDate"] == "2026-03-02T09:30:00+00:00"
        assert "pdfaExtension" in str(xmp)


def test_catalogue(bestand):
    with openen(bestand) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "nl"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo.Title == "Wmo-aanvraag"
        assert pdf.docinfo.Author == "Stichting Voorbeeld"
        assert pdf.Root.StructTreeRoot.Type == "/StructTreeRoot"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_attachment(bestand):
    with openen(bestand) as pdf:
        assert json.loads(pdf.attachments["aanvraag.json"].get_file().read_bytes()) == GEGEVENS
        (verwijzing,) = pdf.Root.AF
        assert verwijzing.AFRelationship == "/Data"
        assert verwijzing.Desc == "De gegevens van dit document"
        assert verwijzing.EF.F.Subtype == "/application/json"


def test_pdfua_check(bestand, tmp_path):
    pad = tmp_path / "aanvraag.pdf"
    pad.write_bytes(bestand)
    klaar = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", pad, "--format", "json"], capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0, klaar.stdout
    assert '"severity": "error"' not in klaar.stdout


def test_text_order_equals_html(bestand):
    soep = BeautifulSoup(pagina(INHOUD), "html.parser")
    gelezen = re.sub(r"[•–]|\b[12]\. ", "", " ".join(woorden(bestand))).replace("bladzijde 1", "bladzijde")
    assert dicht(gelezen) == dicht(soep.main.get_text())


def test_headings_and_bookmarks(bestand):
    with openen(bestand) as pdf:
        koppen = [(kop.soort, kop.tekst) for kop in boom(pdf).alle("H1", "H2", "H3")]
        with pdf.open_outline() as inhoud:
            bladwijzers = [(deel.title, [onder.title for onder in deel.children]) for deel in inhoud.root]
    assert koppen == [
        ("H1", "Wmo-aanvraag van O'Brien-Öztürk"),
        ("H2", "Wat Łukasz Yağız zegt"),
        ("H2", "Wat wordt gevraagd"),
        ("H3", "Stappen"),
    ]
    assert bladwijzers == [("Wmo-aanvraag van O'Brien-Öztürk", ["Wat Łukasz Yağız zegt", "Wat wordt gevraagd"])]


def test_table_headers_have_scope(bestand):
    with openen(bestand) as pdf:
        (tabel,) = boom(pdf).alle("Table")
        koppen = {kop.tekst: str(kop.object.A.Scope) for kop in tabel.alle("TH")}
        ids = [bytes(naam) for naam in pdf.Root.StructTreeRoot.IDTree.Kids[0].Names[::2]]
        assert all(bytes(verwijzing) in ids for cel in tabel.alle("TD") for verwijzing in cel.object.A.Headers)
    assert koppen == {"Wat": "/Column", "Hoeveel": "/Column", "Begeleiding": "/Row", "Vervoer": "/Row"}
    assert ids == sorted(ids)


def test_lists(bestand):
    with openen(bestand) as pdf:
        lijsten = boom(pdf).alle("L")
        assert [len([kind for kind in lijst.kinderen if kind.soort == "LI"]) for lijst in lijsten] == [2, 1, 2]
        delen = [deel.tekst.strip() for deel in boom(pdf).alle("LBody")]
        assert delen == ["bellen", "gaan", "met de bus", "eerst", "dan"]


def test_links_say_where_they_go(bestand):
    with openen(bestand) as pdf:
        links = [notitie for pagina in pdf.pages for notitie in pagina.get("/Annots", [])]
        assert [str(link.Contents) for link in links] == ["Wat wordt gevraagd", "de gemeente"]
        assert [link.tekst.strip() for link in boom(pdf).alle("Link")] == ["Wat wordt gevraagd", "de gemeente"]


def test_margins_are_artifacts(maken):
    with openen(maken(INHOUD + '<p style="break-before: page">Tweede</p>', merk="CONCEPT")) as pdf:
        for nummer in range(2):
            assert in_de_marge(pdf, nummer) == f"Wmo-aanvraag, versie 2CONCEPTPagina {nummer + 1} van 2"
        assert "CONCEPT" not in boom(pdf).tekst
        assert "Pagina" not in boom(pdf).tekst


def test_no_mark_when_final(maken, bestand):
    with openen(bestand) as pdf:
        assert in_de_marge(pdf, 0) == "Wmo-aanvraag, versie 2Pagina 1 van 1"


@pytest.mark.parametrize(
    "tekst",
    [
        "Ik voel me 😀 en 👩‍👩‍👧 ☎",
        "O'Brien-Öztürk, Łukasz, Yağız, Nguyễn, Șerban",
        "Привет, Καλημέρα, ሰላም, สวัสดี, தமிழ்",
        "中文名字 漢 ꙮ 𓀀 \U0010fffd",  # in no font of ours: boxes, but the right text
        "☐ nee ☑ ja ✓ → ◦ ★ € ½ ≤ “aha” ‘zo’ – … ",
        "<script>alert('x')</script> {{ naam }} {% if %} & &amp;",
    ],
)
def test_text_comes_out_as_typed(maken, tekst, caplog):
    uit = maken(f"<h1>Kop</h1><p>{tekst.replace('&', '&amp;').replace('<', '&lt;')}</p>")
    assert dicht("".join(woorden(uit))) == "Kop" + dicht(tekst)
    assert not caplog.records  # no character without a glyph


@pytest.mark.parametrize("tekst", ["שלום עולם", "مرحبا"])
def test_right_to_left_is_drawn_right_to_left(maken, tekst, caplog):
    """The ink runs from the left, so what is read along it is the text backwards."""
    assert "".join(woorden(maken(f"<p>{tekst}</p>")))[::-1] == dicht(tekst)
    assert not caplog.records


def test_very_long_word_stays_on_the_page(maken):
    with openen(maken(f"<p>{'a' * 10_000}</p>")) as pdf:
        assert len(pdf.pages) > 1
        assert dicht(boom(pdf).tekst) == "a" * 10_000


def test_fonts_are_ours_and_embedded(bestand):
    with openen(bestand) as pdf:
        lettertypen = [font for pagina in pdf.pages for font in pagina.Resources.Font.values()]
        assert {re.sub(r"^/\w+\+", "", str(font.BaseFont)) for font in lettertypen} == {
            "Atkinson-Hyperlegible-Next",
            "Atkinson-Hyperlegible-Next-Bold",
            "Atkinson-Hyperlegible-Next-Italic",
        }
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in lettertypen)


def test_large_print_has_18_points(maken):
    def grootte(uit):
        with openen(uit) as pdf:
            operaties = pikepdf.parse_content_stream(pdf.pages[0])
            return [float(getallen[1]) for getallen, naam in operaties if str(naam) == "Tf"]

    assert 18 / 0.75 in [round(punten, 2) for punten in grootte(maken("<p>Tekst</p>", groot=True))]
    assert woorden(maken(groot=True)) == woorden(maken())


def test_same_content_same_bytes(maken):
    assert hashlib.sha256(maken()).digest() == hashlib.sha256(maken()).digest()
    assert maken() != maken(op=datetime(2026, 3, 3, tzinfo=UTC))


@pytest.mark.parametrize(
    "inhoud",
    [
        '<img alt="x" src="http://127.0.0.1:9/a.png">',
        '<img alt="x" src="file:///etc/hostname">',
        '<img alt="x" src="../pdf.py">',
        '<img alt="x" src="data:image/png;base64,AAAA">',
        '<link rel="stylesheet" href="https://voorbeeld.nl/a.css">',
        '<p style="background: url(//voorbeeld.nl/a.png)">x</p>',
    ],
)
def test_nothing_from_outside(maken, inhoud):
    from supportplan.kern.pdf import PdfError

    with pytest.raises(PdfError, match="van buiten"):
        maken(inhoud)


def test_title_and_language_are_required():
    from supportplan.kern.pdf import PdfError, pdf_van

    for html in ("<html lang=nl><p>x", "<html><title>x</title><p>x"):
        with pytest.raises(PdfError, match="titel en een taal"):
            pdf_van(html, op=OP)
