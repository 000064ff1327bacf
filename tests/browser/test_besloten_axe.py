"""Pages that stand in no other list: what is closed, people, consent, attachments, emergency; axe, and no scrolling."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from supportplan.besloten.services_pauze import toegang_pauzeren
from supportplan.kern.keuzes import Functie, Rol
from supportplan.kern.models import Spoedtoegang
from tests.browser.hulp import axe_schoon
from tests.factories import (
    BijlageFactory,
    DeelnemerFactory,
    DossierFactory,
    GesprekFactory,
    MedewerkerFactory,
    ToestemmingFactory,
    WerkaantekeningFactory,
    client_van,
    professional_in,
    veiligheidsregel_in,
)
from tests.plannen.zaak import eigen_opslag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def dossier(db, monkeypatch, tmp_path):
    """A dossier in which each of these pages has something to show."""
    eigen_opslag(monkeypatch, tmp_path)
    dossier = DossierFactory(naam="Roos")
    roos = client_van(dossier)
    roos.geen_brief, roos.contact_afspraak, roos.telefoon = True, "Bel alleen overdag.", "06 00 00 00 00"
    roos.save()
    DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    ToestemmingFactory(dossier=dossier)
    GesprekFactory(dossier=dossier, apart_gesproken=True, verhaal="Het begon in 2019.")
    BijlageFactory(dossier=dossier, zichtbaarheid="gedeeld", bestand=ContentFile(b"%PDF-1.4", "brief.pdf"))
    MedewerkerFactory(organisatie=dossier.organisatie)
    return dossier


@pytest.fixture
def samira(dossier):
    """A professional with notes, the safety right, and the function that gives it."""
    samira = professional_in(dossier)
    for functie in (Functie.PROFESSIONAL, Functie.AANDACHTSFUNCTIONARIS):
        MedewerkerFactory(gebruiker=samira.gebruiker, organisatie=dossier.organisatie, functie=functie)
    return samira


def test_pages_of_people_consent_and_files(pagina, aanmelden, dossier, samira):
    aanmelden(pagina.context, samira.gebruiker)
    namen = ("profiel:mensen", "profiel:collega_toegang", "profiel:toestemming", "profiel:toestemming_bewerken")
    namen += ("dossier:bijlagen", "dossier:bijlage_nieuw", "dossier:gegevens", "plannen:verborgen")
    adressen = [reverse(naam, kwargs={"dossier": dossier.uuid}) for naam in namen]
    collega = {"dossier": dossier.uuid, "deelnemer": samira.uuid}
    for adres in [*adressen, reverse("profiel:toegang_beeindigen", kwargs=collega), reverse("dossier:spoedtoegang")]:
        pagina.goto(adres)
        axe_schoon(pagina)


def test_the_page_of_an_emergency(pagina, aanmelden, dossier, samira):
    joost = MedewerkerFactory(organisatie=dossier.organisatie).gebruiker
    nu = timezone.now()
    Spoedtoegang.objects.create(
        dossier=dossier, gebruiker=joost, reden="crisis", toelichting="x", van=nu, tot=nu + timedelta(hours=4)
    )
    aanmelden(pagina.context, joost)
    pagina.goto(reverse("dossier:spoedinzage", kwargs={"dossier": dossier.uuid}))
    axe_schoon(pagina)


def test_pages_of_what_is_closed(pagina, aanmelden, dossier, samira):
    notitie = WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker)
    eerste = veiligheidsregel_in(dossier, samira.gebruiker)
    veiligheidsregel_in(dossier, samira.gebruiker, verbetert=eerste)
    mens = DeelnemerFactory(dossier=dossier, rol=Rol.NAASTE, roepnaam="Karim")
    toegang_pauzeren(deelnemer=mens, reden="Hij leest mee.", door=samira.gebruiker)
    aanmelden(pagina.context, samira.gebruiker)
    van_dossier, van_notitie = {"dossier": dossier.uuid}, {"dossier": dossier.uuid, "aantekening": notitie.uuid}
    veiligheid = reverse("besloten:veiligheid", kwargs=van_dossier)
    pauzes = reverse("besloten:pauzes", kwargs=van_dossier)
    adressen = [
        reverse("besloten:mijn"),
        reverse("besloten:afwezig"),
        reverse("besloten:aantekeningen", kwargs=van_dossier),
        reverse("besloten:overnemen", kwargs=van_notitie),
        reverse("besloten:wissen", kwargs=van_notitie),
        veiligheid,
        f"{veiligheid}?verbetert={eerste.uuid}",
        pauzes,
        f"{pauzes}?opheffen={mens.uuid}",
        f"{reverse('besloten:toegang_zoeken')}?zoek=roos",
        reverse("besloten:toegang_geven", kwargs=van_dossier),
    ]
    for adres in adressen:
        assert pagina.goto(adres).status == 200, adres
        axe_schoon(pagina)
