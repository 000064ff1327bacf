"""Making a document final, and reading it back (W-28)."""

from datetime import datetime
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from plannen.aanvraag.bestanden import bestanden_van
from plannen.aanvraag.bron import Bron, bron_van
from plannen.aanvraag.gegevens import gegevens_van
from plannen.aanvraag.opbouw import bouwen
from plannen.keuzes import BESTANDSNAAM, Bestandsoort
from plannen.models import Document, Documentbestand
from plannen.regels import bezwaren_tegen_definitief
from supportplan.kern.bevroren import sha256
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier, Gebruiker
from supportplan.kern.termijnen import termijnen_op


def bezwaren_van_document(bron: Bron) -> list[str]:
    """Why this document cannot be made final yet; the page shows this list and the service refuses with it."""
    dag = timezone.localtime(bron.op).date()
    return bezwaren_tegen_definitief(bron.beeld, op=dag, termijnen=termijnen_op(dag))


def document_definitief_maken(
    *, dossier: Dossier, door: Gebruiker | None, op: datetime, wordt: int | None = None
) -> Document:
    """Freeze the document: the next version, its files with hashes, the data, and which version it replaces (W-28).

    Two at once follow one another and get two numbers. When anything fails, no row and no file stays. Costs two PDFs.
    `wordt` is the number of the version that was asked for: when it is there already, it comes back and nothing is
    made. Raises ValidationError with what the law misses (Awb 4:2).
    """
    opgeslagen: list[FieldFile] = []
    try:
        with transaction.atomic():
            Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)  # people may go on writing meanwhile
            if wordt and (al_gemaakt := Document.objects.filter(dossier=dossier, versie=wordt).first()):
                return al_gemaakt
            bron = bron_van(dossier, op, concept=False)
            if bezwaren := bezwaren_van_document(bron):
                raise ValidationError(bezwaren)
            document = _bevriezen(bron, door, opgeslagen)
            log(dossier, Actie.TOEVOEGEN, "document", door=door, object_uuid=document.uuid)
            herinneringen_bijwerken(dossier, op=timezone.localdate(op))
            return document
    except BaseException:
        for bestand in opgeslagen:
            bestand.delete(save=False)
        raise


def _bevriezen(bron: Bron, door: Gebruiker | None, opgeslagen: list[FieldFile]) -> Document:
    """The rows and the files; `opgeslagen` gets each file as soon as it is there."""
    inhoud = bouwen(bron)
    bestanden = bestanden_van(inhoud, bron)
    dossier = bron.beeld.dossier
    document = Document.objects.create(
        dossier=dossier,
        uuid=uuid4(),
        route=dossier.route,
        versie=bron.versie,
        vervangt=laatste_document(dossier),
        definitief_op=bron.op,
        definitief_door=door,
        inhoud=gegevens_van(inhoud),
        sha256=sha256(bestanden[Bestandsoort.JSON]),
    )
    for soort, bytes_ in bestanden.items():
        rij = Documentbestand(
            dossier=dossier, document=document, soort=soort, grootte=len(bytes_), sha256=sha256(bytes_)
        )
        rij.bestand.save(f"{document.uuid}-{BESTANDSNAAM[soort]}", ContentFile(bytes_), save=False)
        opgeslagen.append(rij.bestand)
        rij.save()
    return document


def laatste_document(dossier: Dossier) -> Document | None:
    """The latest final version, if there is one."""
    documenten = Document.objects.filter(dossier=dossier).order_by("-versie").prefetch_related("bestanden")
    return documenten.first()
