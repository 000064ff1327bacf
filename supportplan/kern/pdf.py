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
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import weasyprint  # noqa: TID253 - this is the one file that may import it
from weasyprint.text.fonts import FontConfiguration  # noqa: TID253
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: TID253

from supportplan.kern import pdf_noodletter
from supportplan.kern.pdf_labels import afmaken

BESTANDEN = Path(__file__).parent / "pdf_bestanden"

VARIANT = "pdf/a-3a"
FONTCONFIG = "FONTCONFIG_FILE"
NOODLETTER = f"{BESTANDEN.as_uri()}/{pdf_noodletter.NAAM}"


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
    """Serve the files of `pdf_bestanden` and stop the rendering for every other address.

    `noodletter` is the font made for this one document, served as if it stood there too.
    """

    def __init__(self, noodletter: bytes = b"") -> None:
        super().__init__()
        self.noodletter = noodletter

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """Return the file at this `file:` address; raise FatalURLFetchingError when it is not one of ours."""
        delen = urlsplit(url)
        pad = Path(unquote(delen.path)).resolve()
        if self.noodletter and url == NOODLETTER:
            return URLFetcherResponse(url, self.noodletter)
        if delen.scheme != "file" or delen.netloc or not pad.is_relative_to(BESTANDEN) or not pad.is_file():
            raise FatalURLFetchingError(f"Een PDF haalt niets van buiten op: {url[:200]}")
        return URLFetcherResponse(url, pad.read_bytes())


@cache
def _stijl(naam: str) -> Any:
    """One of our style sheets, parsed once per process."""
    return weasyprint.CSS(filename=BESTANDEN / naam, url_fetcher=EigenBestanden())


def eigen_lettertypen() -> Any:
    """Our fonts and none of the machine's, so that every machine makes the same PDF.

    Fontconfig reads the variable at this moment; programs started by this process keep their own fonts.
    """
    vorige = os.environ.get(FONTCONFIG)
    os.environ[FONTCONFIG] = str(BESTANDEN / "lettertypen.conf")
    try:
        return FontConfiguration()
    finally:
        os.environ.pop(FONTCONFIG)
        if vorige is not None:
            os.environ[FONTCONFIG] = vorige


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
        document = _opmaken(html, groot=groot)
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


def _opmaken(html: str, *, groot: bool) -> Any:
    """WeasyPrint's pages, with boxes for the characters that our fonts lack."""
    ophalen, lettertypen, extra = EigenBestanden(), eigen_lettertypen(), []
    if tekens := pdf_noodletter.ontbrekend(unescape(html), BESTANDEN / "lettertypen"):
        ophalen = EigenBestanden(pdf_noodletter.noodletter(tekens))
        regel = f"@font-face {{ font-family: Noodletter; src: url({NOODLETTER}) }}"
        extra = [weasyprint.CSS(string=regel, url_fetcher=ophalen, font_config=lettertypen)]
    bron = weasyprint.HTML(string=html, base_url=f"{BESTANDEN.as_uri()}/", url_fetcher=ophalen)
    return bron.render(lettertypen, stylesheets=stijlen(groot=groot) + extra, pdf_variant=VARIANT)


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
