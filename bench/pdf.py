"""Cost of our PDF against plain WeasyPrint on the same HTML (product.md 7: at most 1.05 times).

Both sides run in this process, in turns, on the HTML of a real document with the same variant, tags, fonts, style sheet
and attachment; the fastest run of each counts (other work only adds time).
"""

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench import wereld
from supportplan.kern import pdf  # noqa: TID253 - a script, not a part of the product

GRENS = 1.05
RONDES = 12
OP = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
JSON = b'{"vraag": "begeleiding", "toelichting": "' + b"tekst " * 4000 + b'"}'


def echte_html() -> str:
    """The document of the second case: goals, options, pgb, a plan in two versions."""
    from plannen.aanvraag.bestanden import html_voor_pdf
    from plannen.aanvraag.bron import bron_van
    from plannen.aanvraag.opbouw import bouwen
    from supportplan.dossier.casus import casus_lezen, casus_opslaan
    from supportplan.dossier.casus.plek import organisatie_van

    wereld.professional("pdf")
    casus = casus_lezen((Path(__file__).parent.parent / "tests" / "casussen" / "tweede.json").read_bytes())
    dossier = casus_opslaan(casus, organisatie=organisatie_van("Bench"))
    return html_voor_pdf(bouwen(bron_van(dossier, OP)))


def kaal(html: str) -> bytes:
    """WeasyPrint as anyone would call it."""
    import weasyprint

    uit: bytes = weasyprint.HTML(string=html, base_url=pdf.BESTANDEN.as_uri() + "/").write_pdf(
        font_config=pdf.eigen_lettertypen(),
        stylesheets=[weasyprint.CSS(filename=pdf.BESTANDEN / "basis.css")],
        pdf_variant=pdf.VARIANT,
        attachments=[weasyprint.Attachment(string=JSON, name="aanvraag.json", relationship="Data")],
    )
    return uit


def ons(html: str) -> bytes:
    """The same through the product."""
    return pdf.pdf_van(html, op=OP, bijlagen=[pdf.Bijlage("aanvraag.json", JSON)])


def duur(maken: Callable[[str], bytes], html: str) -> float:
    """Processor seconds of one run: other work on the machine does not count."""
    gc.collect()  # nobody pays for the other's garbage
    begin = time.process_time()
    maken(html)
    return time.process_time() - begin


def main() -> int:
    """Print the figures; 0 when within the limit."""
    with wereld.eigen_database():
        html = echte_html()
    kaal(html), ons(html)  # fonts and hyphenation are read once
    tijden: dict[Callable[[str], bytes], list[float]] = {kaal: [], ons: []}
    for ronde in range(RONDES):
        for maken in (kaal, ons) if ronde % 2 else (ons, kaal):
            tijden[maken].append(duur(maken, html))
    plat, eigen = min(tijden[kaal]), min(tijden[ons])
    verhouding = eigen / plat
    print(f"HTML {len(html.encode())} bytes, CSS {(pdf.BESTANDEN / 'basis.css').stat().st_size} bytes")
    print(f"PDF {len(ons(html))} bytes, plain WeasyPrint {len(kaal(html))} bytes")
    print(f"plain {plat:.3f} s, ours {eigen:.3f} s")
    print(f"ratio {verhouding:.3f} (limit {GRENS})")
    return 0 if verhouding <= GRENS else 1
