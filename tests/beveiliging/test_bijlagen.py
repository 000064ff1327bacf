"""Files in a dossier: who sees them, what is refused and with which words, and attacks by file (S-07)."""

import io
import struct
import sys
import zipfile
import zlib
from uuid import uuid4

import pikepdf
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from supportplan.kern import uploads
from supportplan.kern.bestanden import WOORDEN
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Bijlage, Logregel
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    BijlageFactory,
    DeelnemerFactory,
    DossierFactory,
    GebruikerFactory,
    client_van,
    professional_in,
)
from tests.plannen.zaak import eigen_opslag

AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"

pytestmark = pytest.mark.django_db


@pytest.fixture
def map_(monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture
def dossier(map_):
    return DossierFactory(naam="Roos")


@pytest.fixture
def samira(client, dossier):
    samira = professional_in(dossier)
    client.force_login(samira.gebruiker, backend=AANMELDWIJZE)
    return samira


@pytest.fixture
def toevoegen(client, samira, dossier):
    """Send a file by the page; gives the answer."""

    def sturen(inhoud, naam="brief.pdf", **velden):
        gegevens = {"uuid": str(uuid4()), "titel": "Brief van de huisarts", "zichtbaarheid": "professional"} | velden
        gegevens["bestand"] = SimpleUploadedFile(naam, inhoud)
        return client.post(reverse("dossier:bijlage_nieuw", kwargs={"dossier": dossier.uuid}), gegevens)

    return sturen


def pdf(**catalogus):
    """A PDF of one blank page, with this in its catalogue."""
    bestand = pikepdf.new()
    bestand.add_blank_page()
    for naam, waarde in catalogus.items():
        bestand.Root[f"/{naam}"] = waarde
    uit = io.BytesIO()
    bestand.save(uit)
    return uit.getvalue()


def pdf_met_bestand():
    bestand = pikepdf.new()
    bestand.add_blank_page()
    bestand.attachments["plan.zip"] = pikepdf.AttachedFileSpec(bestand, b"PK\x03\x04")
    uit = io.BytesIO()
    bestand.save(uit)
    return uit.getvalue()


def pdf_op_slot():
    bestand = pikepdf.new()
    bestand.add_blank_page()
    uit = io.BytesIO()
    bestand.save(uit, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    return uit.getvalue()


def foto(soort="JPEG", **opties):
    uit = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(uit, soort, **opties)
    return uit.getvalue()


def zip_():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("bom.txt", "0" * 100_000)
    return uit.getvalue()


def pngbom():
    """A picture of 30 000 by 30 000 points in a kilobyte: 2.7 GB when it is unpacked."""

    def blok(naam, inhoud):
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))

    kop = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + blok(b"IHDR", kop) + blok(b"IDAT", zlib.compress(b"\0" * 1_000)) + blok(b"IEND", b"")


def pdfbom():
    """A PDF of a few megabytes whose object stream unpacks to 3 GB, more than the process that looks may have."""
    pakker = zlib.compressobj(9)
    stroom = b"".join(pakker.compress(b"1 0 " * 250_000 * 4) for _keer in range(750)) + pakker.flush()
    kop = b"%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + str(len(stroom)).encode()
    return kop + b">>\nstream\n" + stroom + b"\nendstream\nendobj\ntrailer<</Root 5 0 R/Size 9>>\nstartxref\n9\n%%EOF"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def fout_van(antwoord):
    """What the page says at the field of the file."""
    assert antwoord.status_code == 200
    soep = BeautifulSoup(antwoord.content, "html.parser")
    assert soep.find("input", {"name": "titel"})["value"] == "Brief van de huisarts"  # what was typed stays
    return " ".join(soep.find(class_="sp-foutoverzicht").find("li").get_text(" ").split())


def test_s07_a_file_is_kept_in_the_folder_of_its_dossier_and_given_back(client, toevoegen, dossier, samira, map_):
    inhoud = pdf()
    assert toevoegen(inhoud).status_code == 302
    bijlage = Bijlage.objects.get(dossier=dossier)
    assert (bijlage.titel, bijlage.mimetype, bijlage.grootte) == (
        "Brief van de huisarts",
        "application/pdf",
        len(inhoud),
    )
    (bestand,) = [pad for pad in map_.rglob("*") if pad.is_file()]
    assert bestand.parent == map_ / "dossiers" / str(dossier.uuid) / "bijlagen"
    antwoord = client.get(reverse("dossier:bijlage", kwargs={"dossier": dossier.uuid, "bijlage": bijlage.uuid}))
    assert antwoord.content == inhoud
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="brief-van-de-huisarts.pdf"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Content-Security-Policy"] == "sandbox; default-src 'none'"
    acties = list(Logregel.objects.filter(soort="bijlage").values_list("actie", "object_uuid"))
    assert acties == [("toevoegen", bijlage.uuid), ("downloaden", bijlage.uuid)]


def test_s07_twice_the_same_page_is_one_file(toevoegen, map_):
    uuid = str(uuid4())
    assert [toevoegen(pdf(), uuid=uuid).status_code for _keer in range(2)] == [302, 302]
    assert Bijlage.objects.count() == 1
    assert len([pad for pad in map_.rglob("*") if pad.is_file()]) == 1


@pytest.mark.parametrize("soort", ["JPEG", "PNG"])
def test_s07_a_photo_is_drawn_anew_without_what_hides_in_it(toevoegen, soort):
    plaats = Image.Exif()
    plaats[0x010E] = "Kerkstraat 1, geheim"
    inhoud = foto(soort, exif=plaats) + SVG + zip_()
    assert toevoegen(inhoud, "foto.jpg.exe").status_code == 302
    bijlage = Bijlage.objects.get()
    with bijlage.bestand.open() as bestand:
        bewaard = bestand.read()
    assert bijlage.mimetype == f"image/{soort.lower()}"
    assert bijlage.bestand.name.endswith({"JPEG": ".jpg", "PNG": ".png"}[soort])
    assert Image.open(io.BytesIO(bewaard)).size == (60, 40)
    for woord in (b"Kerkstraat", b"<script", b"PK\x03\x04"):
        assert woord not in bewaard


@pytest.mark.parametrize(
    ("inhoud", "naam", "reden"),
    [
        (SVG, "foto.png", "soort"),
        (zip_(), "brief.pdf", "soort"),
        (b"MZ\x90\0" + b"\0" * 100, "brief.pdf.exe", "soort"),
        (b"<html><script>alert(1)</script>", "brief.pdf", "soort"),
        (b"", "brief.pdf", "leeg"),
        (b"%PDF-1.7 dit is er geen", "brief.pdf", "onleesbaar"),
        (b"\xff\xd8\xff" + b"\0" * 50, "foto.jpg", "onleesbaar"),
        (pngbom(), "foto.png", "punten"),
        (pdf_op_slot(), "brief.pdf", "wachtwoord"),
        (pdf_met_bestand(), "brief.pdf", "programma"),
        (pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")), "brief.pdf", "programma"),
        (
            pdf(AA=pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))),
            "brief.pdf",
            "programma",
        ),
    ],
)
def test_s07_what_is_refused_and_with_which_words(toevoegen, map_, inhoud, naam, reden):
    assert str(WOORDEN[reden]) in fout_van(toevoegen(inhoud, naam))
    assert not Bijlage.alle.exists()
    assert not [pad for pad in map_.rglob("*") if pad.is_file()]


def test_s07_a_bomb_in_a_pdf_ends_only_the_process_that_looks(toevoegen):
    bom = pdfbom()
    assert len(bom) < uploads.GROOTSTE
    assert str(WOORDEN["onleesbaar"]) in fout_van(toevoegen(bom))


def test_s07_a_file_that_is_too_big_is_dropped_and_the_rest_stays(toevoegen, monkeypatch):
    monkeypatch.setattr(uploads, "GROOTSTE", 200_000)
    assert "Dit bestand is te groot" in fout_van(toevoegen(pdf() + b"0" * 300_000))
    assert not Bijlage.alle.exists()


@pytest.mark.parametrize(
    "naam", ["../../../../tmp/weg.pdf", "..\\..\\weg.pdf", "/etc/cron.d/weg", "a\x00.pdf", "x" * 400]
)
def test_s07_the_name_of_a_file_says_nothing_about_where_it_stands(toevoegen, map_, naam):
    assert toevoegen(pdf(), naam).status_code == 302
    bestanden = [pad for pad in map_.parent.rglob("*") if pad.is_file() and map_ in pad.parents]
    assert len(bestanden) == 1
    assert "weg" not in str(bestanden[0].relative_to(map_))


@pytest.mark.parametrize(("status", "reden"), [(1, "virus"), (2, "scanner")])
def test_s07_the_scanner_of_the_installation_refuses(toevoegen, settings, status, reden):
    settings.UPLOAD_SCAN = [sys.executable, "-c", f"import sys; sys.exit({status} if sys.stdin.buffer.read() else 0)"]
    assert str(WOORDEN[reden]) in fout_van(toevoegen(pdf()))
    settings.UPLOAD_SCAN = ["dit-programma-is-er-niet"]
    assert str(WOORDEN["scanner"]) in fout_van(toevoegen(pdf()))
    settings.UPLOAD_SCAN = [sys.executable, "-c", "pass"]
    assert toevoegen(pdf()).status_code == 302


@pytest.mark.parametrize(
    ("rol", "ziet"),
    [
        (Rol.PROFESSIONAL, {"gedeeld", "professional"}),
        (Rol.CLIENT, {"gedeeld", "professional"}),
        (Rol.VERTEGENWOORDIGER, {"gedeeld"}),
    ],
)
def test_p03_who_sees_which_file(client, dossier, rol, ziet):
    ander = GebruikerFactory()
    for wie in ("gedeeld", "professional", "alleen_ik"):
        bestand = ContentFile(b"%PDF-1.4", "brief.pdf")
        BijlageFactory(dossier=dossier, titel=f"Voor {wie}.", zichtbaarheid=wie, gemaakt_door=ander, bestand=bestand)
    lezer = client_van(dossier) if rol == Rol.CLIENT else DeelnemerFactory(dossier=dossier, rol=rol)
    deelnemer_koppelen(lezer, GebruikerFactory())
    client.force_login(lezer.gebruiker, backend=AANMELDWIJZE)
    tekst = client.get(reverse("dossier:bijlagen", kwargs={"dossier": dossier.uuid})).content.decode()
    assert {wie for wie in ("gedeeld", "professional", "alleen_ik") if f"Voor {wie}." in tekst} == ziet
    for bijlage in Bijlage.objects.all():
        antwoord = client.get(reverse("dossier:bijlage", kwargs={"dossier": dossier.uuid, "bijlage": bijlage.uuid}))
        assert antwoord.status_code == (200 if bijlage.zichtbaarheid in ziet else 404)


def test_change_title_take_away_and_put_back(client, samira, dossier):
    bijlage = BijlageFactory(dossier=dossier, gemaakt_door=samira.gebruiker)
    adres = reverse("dossier:bijlagen", kwargs={"dossier": dossier.uuid})
    prefix = f"bijlage_{bijlage.uuid}"
    velden = {f"{prefix}-titel": "Brief", f"{prefix}-zichtbaarheid": "gedeeld", f"{prefix}-revisie": "1"}
    client.post(adres, velden)
    bijlage.refresh_from_db()
    assert (bijlage.titel, bijlage.zichtbaarheid, bijlage.revisie) == ("Brief", "gedeeld", 2)
    soep = BeautifulSoup(client.post(adres, {"doe": f"verwijder:{prefix}"}, follow=True).content, "html.parser")
    assert not Bijlage.objects.exists()
    knop = soep.find("button", {"value": f"terugzetten:{prefix}"})
    client.post(adres, {"doe": knop["value"]})
    assert Bijlage.objects.get() == bijlage


def test_a_row_without_a_file_is_never_made(client, samira, dossier):
    prefix = f"bijlage_{uuid4()}"
    client.post(
        reverse("dossier:bijlagen", kwargs={"dossier": dossier.uuid}),
        {f"{prefix}-titel": "Niets", f"{prefix}-zichtbaarheid": "gedeeld", f"{prefix}-revisie": "0"},
    )
    assert not Bijlage.alle.exists()


@pytest.mark.parametrize("doe", ["", "verwijder"])
def test_what_a_colleague_keeps_is_not_changed_shown_or_taken_away(client, samira, dossier, doe):
    ander = professional_in(dossier)
    bijlage = BijlageFactory(dossier=dossier, gemaakt_door=ander.gebruiker, zichtbaarheid="alleen_ik")
    prefix = f"bijlage_{bijlage.uuid}"
    velden = {f"{prefix}-titel": "Mijn", f"{prefix}-zichtbaarheid": "gedeeld", f"{prefix}-revisie": "1"}
    antwoord = client.post(
        reverse("dossier:bijlagen", kwargs={"dossier": dossier.uuid}),
        {"doe": f"{doe}:{prefix}"} if doe else velden,
        follow=True,
    )
    bijlage.refresh_from_db()
    assert (bijlage.zichtbaarheid, bijlage.verwijderd_op) == ("alleen_ik", None)
    assert bijlage.titel not in antwoord.content.decode()


def test_a_colleagues_file_cannot_be_hidden_from_others(client, samira, dossier):
    ander = professional_in(dossier)
    bijlage = BijlageFactory(dossier=dossier, gemaakt_door=ander.gebruiker)
    prefix = f"bijlage_{bijlage.uuid}"
    client.post(
        reverse("dossier:bijlagen", kwargs={"dossier": dossier.uuid}),
        {f"{prefix}-titel": "Brief", f"{prefix}-zichtbaarheid": "alleen_ik", f"{prefix}-revisie": "1"},
    )
    bijlage.refresh_from_db()
    assert bijlage.zichtbaarheid == "professional"


def test_the_list_asks_the_same_number_of_queries(queries_groeien_niet, client, samira, dossier):
    adres = reverse("dossier:bijlagen", kwargs={"dossier": dossier.uuid})
    queries_groeien_niet(
        maken=lambda n: BijlageFactory.create_batch(n, dossier=dossier, gemaakt_door=samira.gebruiker),
        doen=lambda: client.get(adres),
        hoogstens=8,
    )
