"""Everything the product shows of a case, to compare two worlds byte for byte (P-10)."""

import re
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from supportplan.kern.herinneren import herinneringen_versturen
from tests.test_toegang import ADRESSEN, ALLEEN_DEMO

SLEUTEL = re.compile(rb'(name="csrfmiddlewaretoken" value="|"sleutel": ")[A-Za-z0-9]{64}')
UUID = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SOORTEN = ("json", "html", "pdf", "pdf_groot", "ics")
# What people type in a search box, a sort box, the pages of a list
VRAGEN = {
    "dossier:start": ("?zoek=roos", "?zoek=e", "?volgorde=wijziging", "?volgorde=datum", "?blad=2"),
    "dossier:log": ("?blad=2",),
    "dossier:team": ("?zoek=roos", "?toon=weg", "?toon=gesloten"),
}
BUITEN = {"besloten", "sessions", "contenttypes"}  # what may differ: the tables nobody else reads


@contextmanager
def teruggedraaid():
    """Whatever is stored inside is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def kaal(inhoud: bytes, bekend: set[bytes]) -> bytes:
    """A body without tokens and without the keys of blank forms; a uuid that is in the database stays as it is."""
    zonder = SLEUTEL.sub(rb"\1X", inhoud)
    return UUID.sub(lambda gevonden: gevonden[0] if gevonden[0] in bekend else b"UUID", zonder)


def bekende_uuids() -> set[bytes]:
    """The uuid of every row there is, of what is closed too: it may never be taken for the key of a blank form."""
    gevonden = set()
    for model in apps.get_models():
        if any(veld.name == "uuid" for veld in model._meta.concrete_fields):
            gevonden |= {str(uuid).encode() for uuid in model._base_manager.values_list("uuid", flat=True)}
    return gevonden


def gezien(antwoord, bekend: set[bytes]):
    """Status, headers and body of an answer; cookies by name only."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    koppen = {naam: kaal(waarde.encode(), bekend) for naam, waarde in antwoord.headers.items()}
    return antwoord.status_code, koppen, sorted(antwoord.cookies), kaal(inhoud, bekend)


def bladeren(gebruiker, zaak, *, pdf=False, zonder=frozenset()):
    """Yield (address, answer) for every address there is, and every question one can ask of a list."""
    bekend, browser = bekende_uuids(), Client()
    if gebruiker:
        browser.force_login(gebruiker)
    for naam in sorted(ADRESSEN.keys() - ALLEEN_DEMO - zonder):
        for adres in adressen_van(naam, zaak, pdf=pdf):
            yield f"{naam} {adres}", gezien(browser.get(adres), bekend)
    yield "404", gezien(browser.get("/bestaat-niet/"), bekend)


def insturen(gebruiker, zaak, zonder=frozenset()):
    """Yield (address, answer) for an empty form sent to every address, each taken back before the next."""
    bekend, browser = bekende_uuids(), Client()
    browser.force_login(gebruiker)
    for naam in sorted(ADRESSEN.keys() - ALLEEN_DEMO - zonder):
        with teruggedraaid():
            antwoord = browser.post(zaak.adres(naam), follow=True)
            yield naam, (antwoord.redirect_chain, gezien(antwoord, bekend))


def adressen_van(naam, zaak, *, pdf):
    """The addresses behind one name: with each kind of file, with each question."""
    if "bestand" in naam:
        namen = [soort for soort in SOORTEN if pdf or not soort.startswith("pdf")]
        sleutels = zaak.sleutels | {"soort": "json"}
        for soort in namen:
            yield reverse(naam, kwargs={sleutel: (sleutels | {"soort": soort})[sleutel] for sleutel in ADRESSEN[naam]})
        return
    yield zaak.adres(naam)
    for vraag in VRAGEN.get(naam, ()):
        yield zaak.adres(naam) + vraag


def opdrachten(zaak, map_: Path):
    """What the command line gives of this case: the export, the files, the mails and what a reminder holds."""
    uit = StringIO()
    call_command("casus_exporteren", str(zaak.dossier.uuid), stdout=uit)
    call_command("document_maken", str(zaak.dossier.uuid), "--naar", str(map_), stdout=StringIO(), stderr=StringIO())
    mail.outbox.clear()
    herinneringen_versturen(timezone.now())
    mails = [(bericht.to, bericht.subject, bericht.body) for bericht in mail.outbox]
    return uit.getvalue(), {pad.name: pad.read_bytes() for pad in map_.iterdir()}, mails


def alle_rijen():
    """Every row of every table but those of what is closed, of jobs too; the keys of rows as they are."""
    tabellen = set(connection.introspection.table_names())  # a view or a proxy repeats what stands elsewhere
    return {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models()
        if model._meta.app_label not in BUITEN and model._meta.db_table in tabellen
    }
