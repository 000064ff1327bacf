"""Pausing somebody's access to a dossier: at once, without a trace, and lifted again (P-15)."""

from datetime import date

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from supportplan.besloten.models import Toegangspauze, Veiligheidslog
from supportplan.kern.bericht import Berichtsoort, GeenVeiligContactError, bericht_versturen
from supportplan.kern.herinneren import herinneringen_bijwerken, herinneringen_versturen
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Herinnering, Logregel
from supportplan.kern.toegang import deelnemer_koppelen, rechten_op
from tests.factories import (
    DeelnemerFactory,
    DossierFactory,
    GebruikerFactory,
    MedewerkerFactory,
    client_van,
    professional_in,
    veiligheidstoegang_in,
)
from tests.paginas import soep_van, woorden
from tests.plannen.herinnerd import OP, om, vast_plan

pytestmark = pytest.mark.django_db
REDEN = "Hij leest mee en dreigt."


def adres(dossier):
    return reverse("besloten:pauzes", args=[dossier.uuid])


@pytest.fixture
def youssef(dossier):
    """Somebody who speaks for the client, with an account."""
    mens = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER, roepnaam="Youssef", achternaam="")
    deelnemer_koppelen(mens, GebruikerFactory(naam="Youssef"))
    return mens


@pytest.fixture
def browser(youssef):
    """The browser in which Youssef is signed in already."""
    zijn = Client()
    zijn.force_login(youssef.gebruiker)
    return zijn


@pytest.fixture
def met_recht(dossier, samira):
    veiligheidstoegang_in(dossier, samira.gebruiker)
    return samira


def pauzeren(client, dossier, mens, reden=REDEN):
    return client.post(adres(dossier), {"wie": mens.uuid, "reden": reden})


def opheffen(client, dossier, mens):
    return client.post(adres(dossier), {"doe": "opheffen", "wie": mens.uuid})


def ziet(browser, dossier):
    """What Youssef gets of the dossier, of his list and of a form he sends."""
    plan = reverse("plannen:plan", args=[dossier.uuid])
    lijst = browser.get(reverse("dossier:start")).content.decode()
    return browser.get(plan).status_code, browser.post(plan, {"x": "y"}).status_code, dossier.naam in lijst


def test_p15_it_holds_at_once_in_a_running_session_and_is_lifted(client, dossier, met_recht, youssef, browser):
    voor = ziet(browser, dossier)
    assert voor[0] == 200
    assert pauzeren(client, dossier, youssef).status_code == 302
    assert ziet(browser, dossier) == (404, 404, False)
    assert REDEN in woorden(soep_van(client, "besloten:pauzes", dossier=dossier.uuid))
    opheffen(client, dossier, youssef)
    assert ziet(browser, dossier) == voor
    acties = Veiligheidslog.objects.filter(dossier=dossier, regel_uuid=youssef.uuid).order_by("volgnummer")
    assert list(acties.values_list("actie", "actor")) == [
        ("gepauzeerd", met_recht.gebruiker.pk),
        ("hervat", met_recht.gebruiker.pk),
    ]
    assert "pauzeerde de toegang van Youssef" in woorden(soep_van(client, "besloten:veiligheid", dossier=dossier.uuid))


def test_p15_without_the_safety_right_there_is_no_such_page(client, dossier, samira, youssef, browser):
    for wie in (client, browser, Client()):
        assert wie.get(adres(dossier)).status_code == 404
        wie.post(adres(dossier), {"wie": youssef.uuid, "reden": REDEN})
    assert not Toegangspauze.geldend.exists()
    assert rechten_op(youssef.gebruiker, dossier)


def test_p15_a_reason_is_asked_and_what_was_chosen_stays(client, dossier, met_recht, youssef):
    antwoord = pauzeren(client, dossier, youssef, reden=" ").content.decode()
    assert "Schrijf op waarom." in antwoord
    assert f'value="{youssef.uuid}"' in antwoord
    assert "checked" in antwoord
    assert "Kies iemand uit de lijst." in client.post(adres(dossier), {"wie": "x", "reden": "y"}).content.decode()
    assert not Toegangspauze.geldend.exists()


def test_p15_lifting_is_asked_once_more_first(client, dossier, met_recht, youssef):
    pauzeren(client, dossier, youssef)
    pagina = client.get(adres(dossier), {"opheffen": youssef.uuid}).content.decode()
    assert "Kan Youssef weer in dit dossier?" in pagina
    assert Toegangspauze.geldend.exists()
    opheffen(client, dossier, youssef)
    antwoord = client.post(adres(dossier), {"doe": "opheffen", "wie": youssef.uuid}, follow=True)
    assert "Deze pauze is er niet meer." in antwoord.content.decode()


def test_p15_twice_is_once(client, dossier, met_recht, youssef):
    pauzeren(client, dossier, youssef)
    assert "Kies iemand uit de lijst." in pauzeren(client, dossier, youssef).content.decode()
    assert Toegangspauze.geldend.count() == 1


def test_p15_a_colleague_and_who_reads_the_safety_file_cannot_be_chosen(client, dossier, met_recht):
    collega = professional_in(dossier)
    naaste = DeelnemerFactory(dossier=dossier, rol=Rol.NAASTE)
    deelnemer_koppelen(naaste, met_recht.gebruiker)
    for mens in (collega, met_recht, naaste):
        pauzeren(client, dossier, mens)
    assert not Toegangspauze.geldend.exists()


def test_p15_an_account_or_a_second_part_that_comes_later_is_shut_out_too(client, dossier, met_recht):
    zonder = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    pauzeren(client, dossier, zonder)
    gebruiker = GebruikerFactory()
    deelnemer_koppelen(zonder, gebruiker)
    assert rechten_op(gebruiker, dossier) == frozenset()
    ander = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    deelnemer_koppelen(ander, GebruikerFactory())
    pauzeren(client, dossier, ander)
    opnieuw = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    deelnemer_koppelen(opnieuw, ander.gebruiker)
    assert rechten_op(ander.gebruiker, dossier) == frozenset()


def test_p15_another_dossier_of_the_same_person_stays_open(client, dossier, met_recht, youssef, browser):
    elders = DossierFactory(naam="Elders")
    deelnemer_koppelen(DeelnemerFactory(dossier=elders, rol=Rol.VERTEGENWOORDIGER), youssef.gebruiker)
    pauzeren(client, dossier, youssef)
    assert ziet(browser, elders)[0] == 200
    assert ziet(browser, dossier) == (404, 404, False)


def test_p15_a_colleague_in_the_organisation_gets_no_emergency_page(client, dossier, met_recht, youssef, browser):
    """Who works at the organisation and is paused as a family member does not get in by the other door."""
    MedewerkerFactory(gebruiker=youssef.gebruiker, organisatie=dossier.organisatie)
    roos = client_van(dossier)
    roos.roepnaam, roos.achternaam, roos.geboortedatum = "Roos", "Berg", date(1959, 4, 7)
    roos.save()
    vraag = {
        "naam": "Roos Berg",
        "geboortedatum": "1959-04-07",
        "reden": "crisis",
        "toelichting": "Zij doet niet open.",
    }
    pauzeren(client, dossier, youssef)
    antwoord = browser.post(reverse("dossier:spoedtoegang"), vraag)
    assert "We vinden niet één persoon" in antwoord.content.decode()
    opheffen(client, dossier, youssef)
    assert browser.post(reverse("dossier:spoedtoegang"), vraag).status_code == 302


def test_p15_no_mail_about_the_dossier_goes_out(client, dossier, met_recht, youssef):
    bericht = {"inhoud": {}, "op": timezone.localdate(), "message_id": "<1@localhost>"}
    youssef.email = "youssef@example.org"
    youssef.save()
    bericht_versturen(Berichtsoort.HERINNERING, youssef, **bericht)
    assert len(mail.outbox) == 1
    pauzeren(client, dossier, youssef)
    with pytest.raises(GeenVeiligContactError):
        bericht_versturen(Berichtsoort.HERINNERING, youssef, **bericht)
    assert len(mail.outbox) == 1


def test_p15_reminders_wait_until_the_pause_is_lifted(client):
    dossier = vast_plan("Wies", evaluatie_op=date(2026, 3, 16)).dossier
    samira = professional_in(dossier)
    veiligheidstoegang_in(dossier, samira.gebruiker)
    wies = client_van(dossier)
    deelnemer_koppelen(wies, GebruikerFactory(email="wies@example.org"))
    client.force_login(samira.gebruiker)
    herinneringen_bijwerken(dossier, op=OP)
    rijen = Herinnering.objects.filter(aan=wies).count()
    assert rijen
    pauzeren(client, dossier, wies)
    herinneringen_versturen(om(OP))
    assert mail.outbox
    assert "wies@example.org" not in aan_wie()
    assert Herinnering.objects.filter(aan=wies, verstuurd_op=None, vervallen_op=None).count() == rijen
    opheffen(client, dossier, wies)
    herinneringen_versturen(om(OP))
    assert "wies@example.org" in aan_wie()


def aan_wie():
    return [adres for bericht in mail.outbox for adres in bericht.to]


def test_p15_nothing_of_it_stands_in_the_log_that_others_read(client, dossier, met_recht, youssef, browser):
    voor = Logregel.objects.count()
    pauzeren(client, dossier, youssef)
    ziet(browser, dossier)
    opheffen(client, dossier, youssef)
    assert Logregel.objects.count() == voor


def test_s10_the_reason_is_not_readable_in_the_database(client, dossier, met_recht, youssef):
    pauzeren(client, dossier, youssef)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM besloten_toegangspauze")
        assert REDEN not in repr(cursor.fetchall())


def test_the_page_asks_a_fixed_number_of_queries(client, dossier, met_recht, queries_groeien_niet):
    queries_groeien_niet(
        maken=lambda n: [
            pauzeren(client, dossier, DeelnemerFactory(dossier=dossier, rol=Rol.NAASTE)) for _ in range(n)
        ],
        doen=lambda: client.get(adres(dossier)),
        hoogstens=12,
    )
