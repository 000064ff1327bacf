"""Cost of our PDF against plain WeasyPrint on the same HTML (product.md 7: at most 1.05 times).

    python bench/pdf.py [HTML file]

Both sides run in this process, in turns, on the same HTML with the same variant, tags, fonts, style sheet and
attachment; the fastest run of each counts (other work only adds time). Without a file a document of the usual size
is made up. Exit status 1 when over the limit.
"""

import gc
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from supportplan.kern import pdf  # noqa: TID253 - a script, not a part of the product

GRENS = 1.05
RONDES = 8
OP = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
JSON = b'{"vraag": "begeleiding", "toelichting": "' + b"tekst " * 4000 + b'"}'


def verzonnen_html() -> str:
    """Eleven pages: headings, statements, tables and lists in the measure of a real document."""
    tekst = "Ik wil graag zelf mijn huis schoonhouden, maar na een uur ben ik op en dan lukt de rest van de dag niet. "
    rij = '<tr><th scope="row">Boodschappen doen</th><td>Bram en zijn zus</td><td>elke week op vrijdag</td></tr>'
    kop = '<tr><th scope="col">Wat</th><th scope="col">Wie</th><th scope="col">Wanneer</th></tr>'
    deel = f"""<h2>Deel</h2><p>{tekst}</p><blockquote><p>{tekst}</p><footer>Bram, 2 maart</footer></blockquote>
<table><caption>Stappen</caption><thead>{kop}</thead><tbody>{rij * 6}</tbody></table>
<ul><li>{tekst}</li><li>{tekst}</li></ul>"""
    return f"""<!DOCTYPE html><html lang="nl"><head><title>Wmo-aanvraag</title><meta name="author" content="Voorbeeld">
</head><body data-kop="Wmo-aanvraag, versie 1" data-merk="CONCEPT" data-voet=""><main><h1>Wmo-aanvraag</h1>{deel * 18}
</main></body></html>"""


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
    html = Path(sys.argv[1]).read_text() if len(sys.argv) > 1 else verzonnen_html()
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


if __name__ == "__main__":
    sys.exit(main())
