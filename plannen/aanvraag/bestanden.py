"""The files of a document: PDF, large print, web page, data and the evaluation date (A-07, A-08, I-11, W-28)."""

from datetime import datetime
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.gegevens import json_van
from plannen.aanvraag.inhoud import AanvraagInhoud
from plannen.agenda import evaluatie_in_agenda
from plannen.keuzes import BESTANDSNAAM, Bestandsoort, Onderdeel

STIJL = Path(__file__).parent / "aanvraag.css"


def bestanden_van(inhoud: AanvraagInhoud, bron: Bron) -> dict[Bestandsoort, bytes]:
    """Every file of this document. The same content gives the same bytes; without evaluation date there is no ICS.

    Costs two PDFs: about two seconds each for a document of ten pages.
    """
    bestanden = {soort: bestand_van(soort, inhoud, bron) for soort in Bestandsoort}
    return {soort: bytes_ for soort, bytes_ in bestanden.items() if bytes_ is not None}


def bestand_van(soort: Bestandsoort, inhoud: AanvraagInhoud, bron: Bron) -> bytes | None:
    """One file of this document; None for a calendar file without a date."""
    match soort:
        case Bestandsoort.PDF | Bestandsoort.GROOT:
            return pdf(inhoud, bron.op, groot=soort == Bestandsoort.GROOT)
        case Bestandsoort.HTML:
            return webpagina(inhoud).encode()
        case Bestandsoort.JSON:
            return json_van(inhoud)
        case _:
            return evaluatie(bron)


def _context(inhoud: AanvraagInhoud) -> dict[str, object]:
    titel = f"{inhoud.titel} {inhoud.kenmerk}"
    return {
        "inhoud": inhoud,
        "taal": "nl",
        "titel": f"{_('CONCEPT')} {titel}" if inhoud.concept else titel,
        "auteur": inhoud.auteur,
        "kop": f"{inhoud.titel} {inhoud.ondertitel} - {inhoud.versieregel}",
        "merk": _("CONCEPT") if inhoud.concept else "",
        "voet": f"{inhoud.kenmerk} - {inhoud.datum}",
    }


def pdf(inhoud: AanvraagInhoud, op: datetime, *, groot: bool = False) -> bytes:
    """The document as PDF/A-3a with the same content as data inside; `groot` prints it in 18 points (A-07)."""
    from supportplan.kern.pdf import Bijlage, pdf_van

    naam = BESTANDSNAAM[Bestandsoort.JSON]
    bijlage = Bijlage(naam, json_van(inhoud), _("De gegevens van dit document"), "Data")
    return pdf_van(html_voor_pdf(inhoud, groot=groot), op=op, bijlagen=[bijlage], groot=groot)


def html_voor_pdf(inhoud: AanvraagInhoud, *, groot: bool = False) -> str:
    """The HTML the PDF is made from."""
    return render_to_string("pdf/aanvraag.html", _context(inhoud) | {"groot": groot})


def webpagina(inhoud: AanvraagInhoud) -> str:
    """The document as one HTML file that needs nothing else (A-07)."""
    return render_to_string("pdf/aanvraag_web.html", _context(inhoud) | {"stijl": STIJL.read_text(), "scherm": True})


def evaluatie(bron: Bron) -> bytes | None:
    """The evaluation date as calendar file, without name or topic (I-11); None without a date or when left out."""
    plan = bron.beeld.plan
    if plan is None or plan.evaluatie_op is None or not bron.staat_erin(Onderdeel.AFSPRAKEN):
        return None
    return evaluatie_in_agenda(bron.beeld.dossier.uuid, plan, plan.evaluatie_op, bron.op)
