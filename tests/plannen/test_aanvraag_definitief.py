"""Making the document final: numbered, frozen, all or nothing (W-28)."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from plannen.models import Document, Documentbestand
from plannen.services_document import document_definitief_maken
from supportplan.kern.bevroren import BestandVeranderdError, bestand_lezen
from tests.plannen.zaak import OP, eigen_opslag, kleine_zaak


@pytest.fixture(autouse=True)
def _opslag(monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path / "bestanden")


@pytest.mark.django_db
def test_files_and_data_are_frozen_with_their_hashes():
    dossier = kleine_zaak().dossier
    document = document_definitief_maken(dossier=dossier, door=None, op=OP)
    bestanden = {rij.soort: bestand_lezen(rij) for rij in document.bestanden.all()}
    assert set(bestanden) == {"pdf", "groot", "html", "json", "ics"}
    assert document.sha256 == hashlib.sha256(bestanden["json"]).hexdigest()
    assert document.inhoud["concept"] is False
    assert b"Samira" not in "".join(rij.bestand.name for rij in document.bestanden.all()).encode()


@pytest.mark.django_db
def test_a_file_that_is_gone_or_changed_is_refused():
    document = document_definitief_maken(dossier=kleine_zaak().dossier, door=None, op=OP)
    een, twee, *_rest = document.bestanden.all()
    een.bestand.storage.delete(een.bestand.name)
    with open(twee.bestand.path, "ab") as bestand:
        bestand.write(b" ")
    for rij in (een, twee):
        with pytest.raises(BestandVeranderdError):
            bestand_lezen(rij)


@pytest.mark.django_db
def test_without_a_need_it_is_refused_in_words():
    dossier = kleine_zaak().dossier
    dossier.__class__.objects.filter(pk=dossier.pk).update(route="aanvraag_na_zes_weken", melding_op=None)
    dossier.refresh_from_db()
    with pytest.raises(ValidationError):
        document_definitief_maken(dossier=dossier, door=None, op=OP)
    assert not Document.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_no_row_stays_when_a_file_cannot_be_kept(tmp_path):
    (tmp_path / "bestanden").write_text("hier past geen map")
    with pytest.raises(OSError, match="bestanden"):
        document_definitief_maken(dossier=kleine_zaak().dossier, door=None, op=OP)
    assert not Document.objects.exists()
    assert not Documentbestand.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_two_versions():
    dossier = kleine_zaak().dossier

    def maken(_keer):
        try:
            return document_definitief_maken(dossier=dossier, door=None, op=OP).versie
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as samen:
        assert sorted(samen.map(maken, range(2))) == [1, 2]
    assert [document.vervangt_id is None for document in Document.objects.order_by("versie")] == [True, False]
