"""HTML to PDF: PDF/A-3a with the PDF/UA-1 claim, fonts of our own and no network (wmo.md A-05, A-08).

Importing this file takes a second (WeasyPrint), so callers import it inside the function that needs it.

    from supportplan.kern.pdf import Bijlage, pdf_van
    bestand = pdf_van(html, op=timezone.now(), bijlagen=[Bijlage("aanvraag.json", inhoud)], groot=False)

What the HTML has to hold: `templates/pdf/basis.html`. The same HTML, attachments and `op` give the same bytes.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

BESTANDEN = Path(__file__).parent / "pdf_bestanden"

# Read by fontconfig when WeasyPrint loads: no font of the machine takes part, so every machine makes the same PDF.
os.environ["FONTCONFIG_FILE"] = str(BESTANDEN / "lettertypen.conf")

import weasyprint  # noqa: E402, TID253 - after the line above; this is the one file that may import it
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402, TID253

from supportplan.kern.pdf_labels import afmaken  # noqa: E402

VARIANT = "pdf/a-3a"


@dataclass(frozen=True)
class Bijlage:
    """A file inside the PDF; `relatie` is its AFRelationship ("Data" for what the document shows, W-28)."""

    naam: str
    inhoud: bytes
    omschrijving: str = ""
    relatie: str = "Data"


class PdfError(ValueError):
    """The HTML cannot become a correct PDF; the text says what is wrong with it."""


class EigenBestanden(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serve the files of `pdf_bestanden` and stop the rendering for every other address."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Return the file at this `file:` address; raise FatalURLFetchingError when it is not one of ours."""
        delen = urlsplit(url)
        pad = Path(unquote(delen.path)).resolve()
        if delen.scheme != "file" or delen.netloc or not pad.is_relative_to(BESTANDEN) or not pad.is_file():
            raise FatalURLFetchingError(f"Een PDF haalt niets van buiten op: {url[:200]}")
        return URLFetcherResponse(url, pad.read_bytes())


@cache
def _stijl(naam: str) -> Any:
    """One of our style sheets, parsed once per process."""
    return weasyprint.CSS(filename=BESTANDEN / naam, url_fetcher=EigenBestanden())


def stijlen(*, groot: bool) -> list[Any]:
    """The style sheets of a document, for normal (11 pt) or large print (18 pt, A-07)."""
    return [_stijl("basis.css"), _stijl("groot.css")] if groot else [_stijl("basis.css")]


def pdf_van(html: str, *, op: datetime, bijlagen: Sequence[Bijlage] = (), groot: bool = False) -> bytes:
    """Make the PDF of a whole HTML page.

    Title, author and language come from the HTML (`<title>`, `<meta name="author">`, `<html lang>`). `op` (with a
    time zone) is the moment printed in the metadata. Costs about a tenth of a second per page.
    Raises PdfError when title or language is missing, or when the HTML asks for anything outside `pdf_bestanden`.
    """
    try:
        bron = weasyprint.HTML(string=html, base_url=f"{BESTANDEN.as_uri()}/", url_fetcher=EigenBestanden())
        document = bron.render(stylesheets=stijlen(groot=groot), pdf_variant=VARIANT)
    except FatalURLFetchingError as fout:
        raise PdfError(str(fout)) from fout
    gegevens = document.metadata
    if not gegevens.title or not gegevens.lang:
        raise PdfError("De HTML van een PDF heeft een titel en een taal nodig.")
    gegevens.created = gegevens.modified = op.isoformat(timespec="seconds")
    gegevens.generator = "Supportplan"
    pdf: bytes = document.write_pdf(
        finisher=afmaken, pdf_variant=VARIANT, attachments=[_aanhangsel(bijlage, op) for bijlage in bijlagen]
    )
    return pdf


def _aanhangsel(bijlage: Bijlage, op: datetime) -> Any:
    """WeasyPrint's form of a Bijlage; the mime type follows from the name."""
    return weasyprint.Attachment(
        string=bijlage.inhoud,
        name=bijlage.naam,
        description=bijlage.omschrijving,
        relationship=bijlage.relatie,
        created=op.astimezone(UTC),
        modified=op.astimezone(UTC),
    )
