"""Everything that leaves the program obeys safe contact, and stands in one list (method 1, P-15).

What can leave is looked for, not remembered: mails by their templates, downloads by opening every address, paper by the
templates that hold the button, calendars and PDFs by who calls the code. A new one fails here until it stands in
docs/beslissingen/veilig-contact.md with how it obeys.
"""

import ast
import re

import pytest
from django.test import Client
from django.urls import reverse

from supportplan.kern.bericht import Berichtsoort
from supportplan.kern.keuzes import Rol
from supportplan.kern.toegang import deelnemer_koppelen
from supportplan.omgeving import BASIS
from tests.factories import DeelnemerFactory, DossierFactory, GebruikerFactory, client_van, professional_in
from tests.paginas import soep_van, woorden
from tests.plannen.zaak import eigen_opslag
from tests.test_toegang import HANDELINGEN, IN_DOSSIER, maak_zaak

SJABLONEN = BASIS / "templates"
LEEST = re.compile(r"(\.|\"|Q\()geen_(mail|brief|voicemail)\b")
MAKEN = {"supportplan.kern.ics", "supportplan.kern.pdf"}
KNOP = "onderdelen/afdrukken.html"
BLADZIJDE = (BASIS / "docs/beslissingen/veilig-contact.md").read_text(encoding="utf-8")
IN_DE_LIJST = set(re.findall(r"^\| `([^`]+)`", BLADZIJDE, re.MULTILINE))
EERST = "Eerst lezen: afspraak over contact"


def mails():
    """Every mail of ours."""
    return {f"mail {map_.name}" for map_ in (SJABLONEN / "mail").iterdir() if map_.is_dir()}


def papier():
    """Every template of a page or part that holds the print button."""
    return {
        f"papier {pad.relative_to(SJABLONEN)}"
        for pad in SJABLONEN.rglob("*.html")
        if f'"{KNOP}"' in pad.read_text(encoding="utf-8") and pad.name != "galerij.html"
    }


def makers():
    """Every module that makes a calendar or a PDF."""
    for map_ in ("supportplan", "profiel", "opties", "plannen"):
        for pad in (BASIS / map_).rglob("*.py"):
            for knoop in ast.walk(ast.parse(pad.read_text())):
                if isinstance(knoop, ast.ImportFrom) and knoop.module in {
                    "supportplan.kern.ics",
                    "supportplan.kern.pdf",
                }:
                    yield f"maakt {pad.relative_to(BASIS)}"


@pytest.fixture
def zaak(db, monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path)
    return maak_zaak()


def downloads(zaak):
    """Every address that gives a professional something else than a page."""
    browser = Client()
    browser.force_login(professional_in(zaak.dossier).gebruiker)
    for doen, namen in ((browser.get, IN_DOSSIER), (browser.post, HANDELINGEN)):
        for naam in namen:
            antwoord = doen(zaak.adres(naam))
            soort = antwoord.headers.get("Content-Type", "")
            if antwoord.status_code == 200 and ("Content-Disposition" in antwoord.headers or "html" not in soort):
                yield f"bestand {naam}"


def test_p15_what_leaves_stands_in_the_list_and_nothing_else(zaak):
    gevonden = mails() | papier() | set(makers()) | set(downloads(zaak))
    assert gevonden - IN_DE_LIJST == set()
    assert IN_DE_LIJST - gevonden == set()


def test_every_mail_goes_through_the_one_function():
    assert mails() == {f"mail {soort}" for soort in Berichtsoort}


def test_paper_has_one_button():
    """A page with a button of its own would forget what was agreed."""
    eigen = [pad for pad in SJABLONEN.rglob("*.html") if "data-afdrukken" in pad.read_text(encoding="utf-8")]
    assert eigen == [SJABLONEN / KNOP]


def lezers():
    """Code that reads what is not wanted: only the one place, the form that asks it, and what counts or keeps it."""
    for map_ in ("supportplan", "profiel", "opties", "plannen"):
        for pad in (BASIS / map_).rglob("*.py"):
            if "migrations" not in pad.parts and LEEST.search(pad.read_text()):
                yield str(pad.relative_to(BASIS))


def test_p15_one_place_decides_what_is_allowed():
    assert set(lezers()) == {
        "profiel/forms_kennismaking.py",
        "supportplan/dossier/casus/soorten.py",
        "supportplan/dossier/tellingen.py",
        "supportplan/kern/veilig_contact.py",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("velden", [{"geen_brief": True}, {"contact_afspraak": "Leg niets in de brievenbus."}])
def test_p15_beside_every_print_button_stands_that_something_was_agreed(client, velden):
    dossier = DossierFactory()
    client.force_login(professional_in(dossier).gebruiker)
    namen = ("plannen:plan", "profiel:mensen", "dossier:log")
    for naam in namen:
        assert EERST not in woorden(soep_van(client, naam, dossier=dossier.uuid)), naam
    roos = client_van(dossier)
    for veld, waarde in velden.items():
        setattr(roos, veld, waarde)
    roos.save()
    for naam in namen:
        pagina = soep_van(client, naam, dossier=dossier.uuid)
        link = pagina.find("a", string=re.compile(EERST))
        assert link["href"] == f"{reverse('dossier:dossier', args=[dossier.uuid])}#contact", naam
    assert soep_van(client, "dossier:dossier", dossier=dossier.uuid).find(id="contact")


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.CLIENT, Rol.VERTEGENWOORDIGER])
def test_p15_who_is_no_professional_is_not_told_so_at_every_button(client, rol):
    dossier = DossierFactory()
    roos = client_van(dossier)
    roos.geen_brief = True
    roos.save()
    mens = roos if rol == Rol.CLIENT else DeelnemerFactory(dossier=dossier, rol=rol)
    deelnemer_koppelen(mens, GebruikerFactory())
    client.force_login(mens.gebruiker)
    assert EERST not in woorden(soep_van(client, "plannen:plan", dossier=dossier.uuid))


# Two partners, two dossiers


@pytest.mark.django_db
def test_p15_the_dossiers_of_partners_show_nothing_of_each_other(client):
    """The same surname, street and birth date: who works in the one finds nothing of the other."""
    thuis = {"achternaam": "Zandstra", "straat": "Kade", "huisnummer": "1", "geboortedatum": "1970-05-04"}
    een, ander = (DossierFactory(naam=f"{naam} Zandstra") for naam in ("Anna", "Boris"))
    for dossier, roepnaam in ((een, "Anna"), (ander, "Boris")):
        mens = client_van(dossier)
        mens.roepnaam = roepnaam
        for veld, waarde in thuis.items():
            setattr(mens, veld, waarde)
        mens.save()
    werker = professional_in(een).gebruiker
    client.force_login(werker)
    lijsten = [
        client.get(reverse("dossier:start")),
        client.get(reverse("dossier:start"), {"zoek": "zandstra"}),
        client.get(reverse("dossier:start"), {"zoek": "boris"}),
    ]
    paginas = [
        client.get(reverse(naam, args=[een.uuid])) for naam in ("dossier:dossier", "profiel:mensen", "plannen:plan")
    ]
    for antwoord in [*lijsten, *paginas]:
        inhoud = antwoord.content.decode().replace('value="boris"', "")
        assert "Boris" not in inhoud
        assert str(ander.uuid) not in inhoud


@pytest.mark.django_db
def test_p15_searching_who_is_known_finds_no_partner_of_a_colleague(client):
    from supportplan.dossier.services_openen import bekende_dossiers

    een, ander = (DossierFactory(naam=f"{naam} Zandstra") for naam in ("Anna", "Boris"))
    werker, collega = professional_in(een).gebruiker, professional_in(ander).gebruiker
    for naam in ("Anna", "Boris"):
        gevonden = bekende_dossiers(werker, roepnaam=naam, achternaam="Zandstra")
        assert [mens.dossier for mens in gevonden] == ([een] if naam == "Anna" else [])
    assert [mens.dossier for mens in bekende_dossiers(collega, roepnaam="", achternaam="Zandstra")] == [ander]
