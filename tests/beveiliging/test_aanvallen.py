"""Attacks, each tried for real against the pages (OWASP's list, as far as the product has a place for them).

Files are attacked in test_bijlagen.py, other people's dossiers page by page in tests/test_toegang.py. No export goes
to a spreadsheet, so there is nothing to inject a formula into: `test_there_is_no_spreadsheet` fails when one comes.
"""

import json
import re
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse

from plannen.aanvraag.bestanden import html_voor_pdf
from plannen.aanvraag.bron import bron_van
from plannen.aanvraag.opbouw import bouwen
from plannen.models import Logboekregel
from profiel.models import Doel
from supportplan.kern.grenzen import GRENZEN
from supportplan.kern.models import Deelnemer, Gebruiker, Logregel
from supportplan.omgeving import BASIS
from tests.factories import DoelFactory, DossierFactory, GebruikerFactory, client_van, professional_in
from tests.hulp import NU
from tests.test_toegang import ADRESSEN, HANDELINGEN

AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"
WACHTWOORD = "veilig-genoeg-woord"

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(db):
    return DossierFactory(naam="Roos")


@pytest.fixture
def samira(client, dossier):
    samira = professional_in(dossier)
    client.force_login(samira.gebruiker, backend=AANMELDWIJZE)
    return samira


def doelvelden(doel, **velden):
    prefix = f"doel_{doel.uuid}"
    return {f"{prefix}-{naam}": waarde for naam, waarde in {"revisie": doel.revisie, **velden}.items()}


def regelvelden(regel, **velden):
    gewoon = {"tekst": "Gebeld.", "datum": "2-3-2026", "zichtbaarheid": "gedeeld", "stap": "", "revisie": "0"}
    return {f"logregel_{regel}-{naam}": waarde for naam, waarde in (gewoon | velden).items()}


def test_another_dossiers_row_is_not_changed_through_my_page(client, samira, dossier):
    """IDOR: the address is mine, the row named in the form is somebody else's."""
    vreemd = DoelFactory(tekst="Zo wil ik het.")
    adres = reverse("profiel:doelen_bewerken", kwargs={"dossier": dossier.uuid})
    for doe in ("", f"verwijder:doel_{vreemd.uuid}", f"terugzetten:doel_{vreemd.uuid}"):
        antwoord = client.post(adres, doelvelden(vreemd, tekst="Gestolen") | {"doe": doe}, follow=True)
        assert "Zo wil ik het." not in antwoord.content.decode()
    vreemd.refresh_from_db()
    assert (vreemd.tekst, vreemd.verwijderd_op, vreemd.revisie) == ("Zo wil ik het.", None, 1)
    assert not Doel.alle.filter(dossier=dossier).exists()


def test_fields_that_are_not_on_the_page_are_not_taken(client, samira, dossier):
    """Mass assignment: author, dossier, primary key and release are sent along."""
    ander, elders = GebruikerFactory(), DossierFactory()
    uuid = uuid4()
    extra = {
        "id": "1",
        "pk": "1",
        "dossier": elders.pk,
        "door": client_van(dossier).pk,
        "gemaakt_door": ander.pk,
        "gewijzigd_door": ander.pk,
        "verwijderd_op": "2026-01-01",
        "uuid": str(uuid4()),
        "is_superuser": "on",
    }
    client.post(
        reverse("plannen:logboek_bewerken", kwargs={"dossier": dossier.uuid}), regelvelden(uuid, **extra) | extra
    )
    regel = Logboekregel.alle.get()
    assert (regel.uuid, regel.dossier, regel.door) == (uuid, dossier, samira)
    assert (regel.gemaakt_door, regel.verwijderd_op) == (samira.gebruiker, None)
    samira.gebruiker.refresh_from_db()
    assert not samira.gebruiker.is_superuser


def test_every_act_wants_the_token_of_our_own_page(samira, dossier):
    """CSRF: another site sends the form with the cookies of somebody who is signed in."""
    bladeraar = Client(enforce_csrf_checks=True)
    bladeraar.force_login(samira.gebruiker, backend=AANMELDWIJZE)
    onbekend = {"soort": "doel", "step": "lezen", "slug": "x", "nummer": 1, "versie": 1, "kopie": 1}
    voor = Logregel.objects.count()
    for naam in [*HANDELINGEN, "dossier:openen", "kern:sessie", "account_logout", "account_change_password"]:
        sleutels = {sleutel: onbekend.get(sleutel, dossier.uuid) for sleutel in ADRESSEN.get(naam, ())}
        antwoord = bladeraar.post(reverse(naam, kwargs=sleutels), {"x": "y"}, headers={"origin": "https://kwaad.test"})
        assert antwoord.status_code == 403, naam
    assert Logregel.objects.count() == voor


@pytest.mark.parametrize(
    "naar", ["https://kwaad.test/", "//kwaad.test", "/\\kwaad.test", "javascript:alert(1)", "///x"]
)
def test_nobody_is_sent_to_another_site(client, dossier, naar):
    """Open redirect, after signing in and from the page for when it cannot wait."""
    gebruiker = Gebruiker.objects.create_user("jan@voorbeeld.test", WACHTWOORD, naam="Jan")
    aanmelden = {"login": gebruiker.email, "password": WACHTWOORD, "next": naar}
    assert client.post(reverse("account_login"), aanmelden)["Location"] == "/"
    client.force_login(professional_in(dossier).gebruiker, backend=AANMELDWIJZE)
    adres = reverse("dossier:spoed", kwargs={"dossier": dossier.uuid})
    soep = BeautifulSoup(client.get(adres, {"terug": naar}).content, "html.parser")
    assert not [a["href"] for a in soep.find_all("a", href=True) if "kwaad" in a["href"].split("?")[0]]
    assert client.post(f"{adres}?terug={naar}", {"naar": "volgende"})["Location"].startswith("/dossiers/")


@pytest.mark.parametrize(
    "kwaad", ["\r\nBcc: allen@kwaad.test", "\nSubject: Gewonnen\n\nKlik hier", "%0d%0aBcc: x@kwaad.test"]
)
def test_no_head_line_is_added_to_a_mail(client, kwaad):
    """Header injection: by the address that is typed, by a name, and by the name of the host."""
    Gebruiker.objects.create_user("jan@voorbeeld.test", WACHTWOORD, naam=f"Jan{kwaad}")
    adres = reverse("account_reset_password")
    client.post(adres, {"email": f"jan@voorbeeld.test{kwaad}"})
    client.post(adres, {"email": "jan@voorbeeld.test"})
    client.post(adres, {"email": "jan@voorbeeld.test"}, headers={"x-forwarded-host": f"kwaad.test{kwaad}"})
    for bericht in mail.outbox:
        koppen = bericht.message()
        assert koppen["To"] == "jan@voorbeeld.test"
        assert koppen["Bcc"] is None
        assert "Gewonnen" not in koppen["Subject"]
        assert "kwaad.test" not in bericht.body.split("Bcc")[0]
    assert any(bericht.to == ["jan@voorbeeld.test"] for bericht in mail.outbox)


def test_there_is_no_spreadsheet():
    """CSV formula injection: a file for a spreadsheet needs a test of its own, in place of this one."""
    rekenblad = re.compile(r"import csv|text/csv|openpyxl|xlsxwriter|spreadsheetml|\.ods\b")
    bronnen = [bron for app in ("supportplan", "profiel", "opties", "plannen") for bron in (BASIS / app).rglob("*.py")]
    assert [str(bron) for bron in bronnen if rekenblad.search(bron.read_text())] == []


@pytest.mark.parametrize(
    "pad",
    [
        "/static/../supportplan/settings.py",
        "/static/..%2f..%2fsupportplan/settings.py",
        "/static//etc/passwd",
        "/formulieren/..%2f..%2fsettings/",
        "/dossiers/../../etc/passwd",
        "/bestanden/dossiers/",
        "/var/bestanden/",
        "/media/",
    ],
)
def test_no_path_leads_out_of_what_is_served(client, samira, pad):
    assert client.get(pad).status_code in {301, 302, 404}
    assert b"SECRET_KEY" not in client.get(pad, follow=True).content


KWAAD = (
    "{{ 7|add:7 }}{% debug %}{{ request.user.email }}${7*7}<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
)


def test_typed_text_is_only_text_on_page_paper_and_in_the_answer_of_the_script(client, samira, dossier):
    """Template injection and cross-site scripting: what was typed comes back as it was typed, and as nothing else."""
    uuid = uuid4()
    adres = reverse("plannen:logboek_bewerken", kwargs={"dossier": dossier.uuid})
    client.post(adres, regelvelden(uuid, tekst=KWAAD))
    assert Logboekregel.objects.get().tekst == KWAAD
    Deelnemer.objects.filter(pk=client_van(dossier).pk).update(roepnaam=KWAAD[:100], achternaam="<b>Vet</b>")
    dossier.naam = KWAAD[:100]
    dossier.save()
    paginas = [
        client.get(reverse(naam, kwargs={"dossier": dossier.uuid})).content.decode()
        for naam in (
            "dossier:dossier",
            "plannen:logboek",
            "plannen:logboek_bewerken",
            "plannen:aanvraag",
            "dossier:spoed",
        )
    ]
    bron = bron_van(dossier, NU)
    paginas.append(html_voor_pdf(bouwen(bron), groot=False))
    for pagina in paginas:
        soep = BeautifulSoup(pagina, "html.parser")
        assert not soep.find("script", string=True)
        assert not soep.find("img", src="x")
        assert not [b for b in soep.find_all("b") if b.get_text() == "Vet"]
        assert "{{ 7|add:7 }}" in soep.get_text()
    fout = regelvelden(uuid4(), tekst=KWAAD, datum=KWAAD)
    antwoord = client.post(adres, fout, headers={"accept": "application/json"})
    assert antwoord["Content-Type"] == "application/json"
    assert json.loads(antwoord.content)["rijen"]


def test_who_searches_for_names_without_end_is_stopped(client, samira):
    for _keer in range(GRENZEN["zoeken"].keer):
        assert client.get("/", {"zoek": "a"}).status_code == 200
    antwoord = client.get("/", {"zoek": "a"})
    assert antwoord.status_code == 429
    assert antwoord["Retry-After"] == "60"
    assert "Even wachten" in antwoord.content.decode()
    assert client.get("/").status_code == 200  # the rest goes on


def test_copies_and_files_have_a_limit_too(client, samira, dossier):
    export = reverse("dossier:export", kwargs={"dossier": dossier.uuid})
    statussen = [client.post(export).status_code for _keer in range(GRENZEN["exporteren"].keer + 1)]
    assert (statussen[-2], statussen[-1]) == (200, 429)
    adres = reverse("dossier:bijlage_nieuw", kwargs={"dossier": dossier.uuid})
    for _keer in range(GRENZEN["bijlage"].keer + 1):
        antwoord = client.post(adres, {"titel": "Brief van de huisarts"})
    assert "Wacht een kwartier" in antwoord.content.decode()
    assert "Brief van de huisarts" in antwoord.content.decode()


def test_s02_who_guesses_a_password_is_stopped_and_told_to_wait(client):
    Gebruiker.objects.create_user("piet@voorbeeld.test", WACHTWOORD, naam="Piet")
    poging = {"login": "piet@voorbeeld.test", "password": "fout-fout-fout"}
    for _keer in range(5):
        client.post(reverse("account_login"), poging)
    goed = client.post(reverse("account_login"), poging | {"password": WACHTWOORD})
    assert goed.status_code in {200, 429}  # the right word does not help any more
    assert "_auth_user_id" not in client.session
