"""manage.py document_maken: the document of a case as files (product.md 5)."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from plannen.aanvraag.bestanden import bestanden_van
from plannen.aanvraag.bron import bron_van
from plannen.aanvraag.opbouw import bouwen
from plannen.keuzes import BESTANDSNAAM
from plannen.regels import toets
from plannen.services_document import bezwaren_van_document, document_definitief_maken, laatste_document
from supportplan.dossier.casus import CasusFouten, casus_lezen, casus_opslaan
from supportplan.dossier.casus.plek import PlekOnbekend, organisatie_van
from supportplan.kern.bevroren import BestandVeranderdError, bestand_lezen
from supportplan.kern.keuzes import RolOrganisatie
from supportplan.kern.models import Dossier, Organisatie

FOUTE_INVOER = 2
NIET_OPGESLAGEN = "een organisatie"  # only there inside the transaction that is rolled back

Bestanden = Mapping[str, bytes]


class Command(BaseCommand):
    help = (
        "Maakt aanvraag.pdf, aanvraag-groot.pdf, aanvraag.html, aanvraag.json en, als er een datum voor de evaluatie "
        "is, evaluatie.ics. Van een dossier: de laatste definitieve versie, en zonder die een CONCEPT. Van een casus: "
        "een CONCEPT, zonder iets op te slaan. Bij foute invoer wordt niets geschreven en is de uitgangscode 2."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bron", metavar="UUID|CASUS.json")
        parser.add_argument("--naar", type=Path, required=True, metavar="MAP")
        parser.add_argument(
            "--definitief", action="store_true", help="toont de punten a-g en maakt het document dan definitief"
        )
        parser.add_argument("--organisatie", default="", metavar="NAAM", help="namens welke organisatie, bij een casus")

    def handle(self, *args: Any, **options: Any) -> None:
        uuid = _uuid(options["bron"])
        if uuid is None and options["definitief"]:
            raise _fout("--definitief kan alleen met het UUID van een dossier; importeer de casus eerst.")
        if options["naar"].exists() and not options["naar"].is_dir():
            raise _fout(f"{options['naar']} is geen map.")
        if uuid is None:
            bestanden = _van_casus(Path(options["bron"]), options["organisatie"])
        else:
            bestanden = self._van_dossier(uuid, definitief=options["definitief"])
        try:
            schrijven(bestanden, options["naar"])
        except OSError as fout:
            raise _fout(f"In {options['naar']} kan niet geschreven worden. Kies een andere map.") from fout
        for naam in bestanden:
            self.stdout.write(str(options["naar"] / naam))

    def _van_dossier(self, uuid: UUID, *, definitief: bool) -> Bestanden:
        dossier = Dossier.objects.select_related("organisatie", "gemeente").filter(uuid=uuid).first()
        if dossier is None:
            raise _fout(f"Er is geen dossier met UUID {uuid}.")
        if definitief:
            self._definitief_maken(dossier)
        document = laatste_document(dossier)
        if document is None:
            return concept_van(dossier)
        try:
            return {BESTANDSNAAM[rij.soort]: bestand_lezen(rij) for rij in document.bestanden.all()}
        except BestandVeranderdError as fout:
            raise CommandError(f"Een bestand van versie {document.versie} is veranderd of weg.") from fout

    def _definitief_maken(self, dossier: Dossier) -> None:
        """Show the check list, then freeze; what the check finds warns and never blocks (W-10)."""
        bron = bron_van(dossier, timezone.now(), concept=False)
        for stand in toets(bron.beeld, bron.bijdrage):
            nummer = f"{stand.punt.value}. " if len(stand.punt.value) == 1 else ""  # the steps of the CRvB have none
            self.stdout.write(f"{nummer}{stand.label}: {stand.stand.label}. {stand.zin}")
        if bezwaren := bezwaren_van_document(bron):
            raise _fout("\n".join(bezwaren))
        try:
            document = document_definitief_maken(dossier=dossier, door=None, op=timezone.now())
        except ValidationError as fout:
            raise _fout("\n".join(fout.messages)) from fout
        self.stdout.write(f"Versie {document.versie} is definitief, sha256 {document.sha256}")


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None


def _fout(tekst: str) -> CommandError:
    return CommandError(tekst, returncode=FOUTE_INVOER)


def concept_van(dossier: Dossier) -> Bestanden:
    """The files of the document as it is now."""
    bron = bron_van(dossier, timezone.now())
    return {BESTANDSNAAM[soort]: inhoud for soort, inhoud in bestanden_van(bouwen(bron), bron).items()}


def _van_casus(pad: Path, organisatie: str) -> Bestanden:
    """The concept of a case in a file. It is stored and taken back, so the database stays as it was."""
    try:
        ruw = pad.read_bytes()
    except OSError as fout:
        raise _fout(f"{pad} is geen UUID en geen bestand dat te lezen is. Kijk de naam na.") from fout
    with transaction.atomic():
        try:
            dossier = casus_opslaan(casus_lezen(ruw), organisatie=_organisatie(organisatie))
        except CasusFouten as fout:
            raise _fout(str(fout)) from fout
        dossier.uuid = uuid5(NAMESPACE_OID, hashlib.sha256(ruw).hexdigest())  # the same file, the same reference
        bestanden = concept_van(dossier)
        transaction.set_rollback(True)
    return bestanden


def _organisatie(naam: str) -> Organisatie:
    """The organisation of this name, the only one there is, or one that exists for this run only."""
    try:
        if naam or Organisatie.objects.count() == 1:
            return organisatie_van(naam)
    except PlekOnbekend as fout:
        raise _fout(str(fout)) from fout
    return Organisatie.objects.create(naam=NIET_OPGESLAGEN, rol_organisatie=RolOrganisatie.EIGEN_GEBRUIK)


def schrijven(bestanden: Bestanden, naar: Path) -> None:
    """Put the files in a folder, each whole or not at all; of an earlier run nothing stays that is not in this one."""
    naar.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=naar, prefix=".bezig-") as tijdelijk:
        for naam, inhoud in bestanden.items():
            (Path(tijdelijk) / naam).write_bytes(inhoud)
        for naam in bestanden:
            os.replace(Path(tijdelijk) / naam, naar / naam)
    for naam in set(BESTANDSNAAM.values()) - set(bestanden):
        (naar / naam).unlink(missing_ok=True)
