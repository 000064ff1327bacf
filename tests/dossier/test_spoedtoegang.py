"""Opening a dossier of a colleague in an emergency: exactly who, why, one page, one day, seen by everybody (P-22)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.db import ProgrammingError, transaction
from django.urls import reverse

from supportplan.besloten.services_pauze import toegang_pauzeren
from supportplan.dossier.services_spoedtoegang import MISSERS_PER_DAG, Vraag, einde, spoedtoegang_openen
from supportplan.kern.keuzes import Actie, Resultaat, Spoedreden, Zichtbaarheid
from supportplan.kern.models import Deelnemer, DossierUserObjectPermission, Logregel, Spoedtoegang
from supportplan.kern.toegang import Recht
from tests.factories import (
    ClientFactory,
    DeelnemerFactory,
    DossierFactory,
    GebruikerFactory,
    InzetFactory,
    LogboekregelFactory,
    MedewerkerFactory,
    NetwerkpersoonFactory,
    OrganisatieFactory,
    UitspraakFactory,
    WerkaantekeningFactory,
    professional_in,
    veiligheidsregel_in,
)
from tests.hulp import NU
from tests.mailserver import Server
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db
GEBOREN = date(1959, 4, 7)
VELDEN = {
    "naam": "Roos van den Berg",
    "geboortedatum": "1959-04-07",
    "reden": "crisis",
    "toelichting": "De buurvrouw belt: Roos doet niet open.",
}


@pytest.fixture
def dossier(db):
    dossier = DossierFactory(client=None, naam="Roos van den Berg")
    ClientFactory(
        dossier=dossier, roepnaam="Roos", achternaam="van den Berg", geboortedatum=GEBOREN, telefoon="06 11111111"
    )
    return dossier


@pytest.fixture
def samira(dossier):
    return professional_in(dossier, telefoon="06 22222222")


@pytest.fixture
def joost(client, dossier, samira):
    """A colleague of the same organisation who takes no part, signed in."""
    joost = GebruikerFactory(naam="Joost Kuipers")
    MedewerkerFactory(gebruiker=joost, organisatie=dossier.organisatie)
    client.force_login(joost)
    return joost


def vraag(client, **anders):
    return client.post(reverse("dossier:spoedtoegang"), VELDEN | anders)


def fouten(antwoord):
    assert antwoord.status_code == 200
    return woorden(BeautifulSoup(antwoord.content, "html.parser").select_one(".sp-foutoverzicht"))


def test_p22_shows_on_one_page_whom_to_call_and_what_was_agreed(client, dossier, samira, joost):
    NetwerkpersoonFactory(dossier=dossier, naam="Truus", relatie="zus", telefoon="06 33333333", telefoon_mag=True)
    NetwerkpersoonFactory(dossier=dossier, naam="Kees", niet_vragen=True, telefoon="06 44444444", telefoon_mag=True)
    InzetFactory(planregel__stap="Elke dag even bellen", dossier=dossier, wie="Truus")
    LogboekregelFactory(dossier=dossier, tekst="Roos at weinig.", datum=NU.date())
    antwoord = vraag(client)
    assert antwoord["Location"] == reverse("dossier:spoedinzage", kwargs={"dossier": dossier.uuid})
    tekst = woorden(soep_van(client, "dossier:spoedinzage", dossier=dossier.uuid).main)
    assert "U ziet dit blad tot 3 maart 00:00 uur, alleen om te lezen." in tekst
    for wat in ("06 11111111", "Samira woonconsulent", "06 22222222", "Truus zus", "06 33333333", "112"):
        assert wat in tekst, wat
    assert "Elke dag even bellen" in tekst
    assert "Roos at weinig." in tekst
    assert "Kees buurvrouw Niet om hulp vragen" in tekst
    assert "06 44444444" not in tekst


def test_p15_safe_contact_stands_with_every_number(client, dossier, samira, joost):
    DeelnemerFactory(
        dossier=dossier, roepnaam="Karim", telefoon="06 55555555", geen_voicemail=True, bellen_wanneer="na zes uur"
    )
    Deelnemer.objects.filter(dossier=dossier, rol="client").update(geen_voicemail=True)
    vraag(client)
    tekst = woorden(soep_van(client, "dossier:spoedinzage", dossier=dossier.uuid).main)
    assert "Contact 06 11111111 Geen voicemail inspreken" in tekst
    assert "Karim naaste Geen voicemail inspreken Bellen: na zes uur 06 55555555" in tekst


def test_p22_gives_nothing_else_of_the_dossier(client, dossier, samira, joost):
    UitspraakFactory(dossier=dossier, tekst="Ik ben bang voor mijn man.")
    LogboekregelFactory(
        dossier=dossier, tekst="Geheime regel", datum=NU.date(), door=samira, zichtbaarheid=Zichtbaarheid.ALLEEN_IK
    )
    vraag(client)
    tekst = soep_van(client, "dossier:spoedinzage", dossier=dossier.uuid).get_text()
    assert "bang" not in tekst
    assert "Geheime" not in tekst
    assert not DossierUserObjectPermission.objects.filter(user=joost).exists()
    for naam in ("dossier:dossier", "profiel:profiel", "plannen:plan", "plannen:logboek", "dossier:log"):
        assert client.get(reverse(naam, kwargs={"dossier": dossier.uuid})).status_code == 404, naam
    assert client.post(reverse("dossier:export", kwargs={"dossier": dossier.uuid})).status_code == 404
    assert "Roos" not in soep_van(client, "dossier:start").main.get_text()


def test_p10_p22_what_is_closed_is_not_on_the_page_and_changes_nothing_of_it(client, dossier, samira, joost):
    """Working notes, the safety file and a pause: not a word, and not a byte of the page."""
    karim = DeelnemerFactory(dossier=dossier, roepnaam="Karim", telefoon="06 55555555")
    vraag(client)
    zonder = soep_van(client, "dossier:spoedinzage", dossier=dossier.uuid).main
    WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker, tekst="Paarse olifanten")
    veiligheidsregel_in(dossier, samira.gebruiker, feiten="Paarse olifanten", besluit="Paarse olifanten")
    toegang_pauzeren(deelnemer=karim, reden="Paarse olifanten", door=samira.gebruiker)
    met = soep_van(client, "dossier:spoedinzage", dossier=dossier.uuid).main
    assert str(met) == str(zonder)
    assert "Paarse" not in str(met)
    for naam in ("besloten:aantekeningen", "besloten:veiligheid", "besloten:pauzes"):
        assert client.get(reverse(naam, kwargs={"dossier": dossier.uuid})).status_code == 404, naam


def test_p22_ends_by_itself(client, dossier, samira, joost, klok):
    vraag(client)
    adres = reverse("dossier:spoedinzage", kwargs={"dossier": dossier.uuid})
    klok.move_to(datetime(2026, 3, 2, 23, 59, tzinfo=ZoneInfo("Europe/Amsterdam")))
    client.force_login(joost)  # the session rested too long
    assert client.get(adres).status_code == 200
    klok.move_to(datetime(2026, 3, 3, 0, 0, tzinfo=ZoneInfo("Europe/Amsterdam")))
    assert client.get(adres).status_code == 404


def test_who_opens_late_reads_on_past_midnight():
    laat = datetime(2026, 3, 2, 23, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert einde(laat) == laat + timedelta(hours=4)
    zomertijd = datetime(2026, 3, 28, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert einde(zomertijd) == datetime(2026, 3, 29, 0, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    "naam", ["Roos van den Berg", "roos VAN DEN berg", "van den Berg"], ids=["whole", "capitals", "last name"]
)
def test_p22_finds_exactly_this_person(client, dossier, samira, joost, naam):
    assert vraag(client, naam=naam).status_code == 302


@pytest.mark.parametrize(
    "anders",
    [{"naam": "Roos"}, {"naam": "Berg"}, {"naam": "van den"}, {"naam": "Roos Berg"}, {"geboortedatum": "1959-07-04"}],
    ids=str,
)
def test_p22_finds_nobody_by_half_a_name_or_another_day(client, dossier, samira, joost, anders):
    assert "We vinden niet één persoon met deze naam en geboortedatum." in fouten(vraag(client, **anders))
    assert not Spoedtoegang.objects.exists()
    assert not Logregel.objects.filter(dossier=dossier, actor=joost).exists()
    regel = Logregel.objects.get(dossier=None, actor=joost)
    assert (regel.actie, regel.resultaat) == (Actie.ZOEKEN, Resultaat.GEWEIGERD)


def test_p22_twins_with_the_same_last_name_need_the_first_name(client, dossier, samira, joost):
    ander = DossierFactory(client=None, organisatie=dossier.organisatie, naam="Lies van den Berg")
    ClientFactory(dossier=ander, roepnaam="Lies", achternaam="van den Berg", geboortedatum=GEBOREN)
    assert "We vinden niet één persoon" in fouten(vraag(client, naam="van den Berg"))
    assert str(ander.uuid) in vraag(client, naam="Lies van den Berg")["Location"]


def test_p22_not_at_another_organisation_and_not_a_closed_dossier(client, dossier, samira, joost):
    dossier.organisatie = OrganisatieFactory(naam="Een andere")
    dossier.save()
    assert "We vinden niet één persoon" in fouten(vraag(client))
    dossier.organisatie = joost.functies.get().organisatie
    dossier.gesloten_op, dossier.sluitreden = date(2026, 1, 1), "verhuisd"
    dossier.save()
    assert "We vinden niet één persoon" in fouten(vraag(client))


def test_p22_guessing_ends_after_a_few_times_and_begins_anew_the_next_day(client, dossier, samira, joost, klok):
    for _ in range(MISSERS_PER_DAG):
        vraag(client, naam="Piet")
    assert "U hebt vandaag te vaak iemand gezocht" in fouten(vraag(client))
    klok.move_to(NU + timedelta(days=1))
    assert vraag(client).status_code == 302


def test_p22_is_only_for_who_works_there_as_a_professional_today(client, dossier, samira, joost):
    joost.functies.update(tot=date(2026, 3, 1))
    assert vraag(client).status_code == 403
    joost.functies.update(tot=None, functie="teamcoordinator")
    assert client.get(reverse("dossier:spoedtoegang")).status_code == 403


@pytest.mark.parametrize("veld", ["naam", "geboortedatum", "reden", "toelichting"])
def test_p22_nothing_opens_without_who_and_why_and_what_was_typed_stays(client, dossier, samira, joost, veld):
    antwoord = vraag(client, **{veld: ""})
    assert fouten(antwoord)
    assert not Spoedtoegang.objects.exists()
    if veld != "toelichting":
        assert "De buurvrouw belt" in antwoord.content.decode()


def test_who_takes_part_already_just_gets_the_dossier(client, dossier, samira):
    MedewerkerFactory(gebruiker=samira.gebruiker, organisatie=dossier.organisatie)
    client.force_login(samira.gebruiker)
    assert vraag(client)["Location"] == reverse("dossier:dossier", kwargs={"dossier": dossier.uuid})
    assert not Spoedtoegang.objects.exists()


def test_the_same_form_twice_is_one_opening(client, dossier, samira, joost):
    vraag(client)
    vraag(client)
    assert Spoedtoegang.objects.count() == 1
    assert Logregel.objects.filter(dossier=dossier, actie=Actie.RECHTEN).count() == 1


def test_p22_the_first_contact_reads_it_on_the_start_page_at_once(client, dossier, samira, joost, klok):
    ander = professional_in(dossier, roepnaam="Fatma", aanspreekpunt=False)
    vraag(client)
    client.force_login(samira.gebruiker)
    tekst = woorden(soep_van(client, "dossier:start").main)
    assert "Joost Kuipers opende op 2 maart om 10:00 uur het dossier van Roos van den Berg" in tekst
    assert "Het gaat ineens slecht: De buurvrouw belt: Roos doet niet open." in tekst
    client.force_login(ander.gebruiker)
    assert "Joost Kuipers" not in soep_van(client, "dossier:start").get_text()
    klok.move_to(NU + timedelta(days=15))
    client.force_login(samira.gebruiker)
    assert "Joost Kuipers" not in soep_van(client, "dossier:start").get_text()


def test_p21_p22_the_client_reads_who_looked_and_the_kind_of_reason_and_the_log_holds_no_text(
    client, dossier, samira, joost
):
    vraag(client)
    client.get(reverse("dossier:spoedinzage", kwargs={"dossier": dossier.uuid}))
    client.force_login(samira.gebruiker)
    tekst = woorden(soep_van(client, "dossier:log", dossier=dossier.uuid).main)
    assert "Opende uw dossier met spoed. Reden: het gaat ineens slecht" in tekst
    assert "Keek naar het nodigste uit uw dossier, met spoed" in tekst
    assert "Doet niet mee in uw dossier. Mocht dit alleen omdat het niet kon wachten, één dag." in tekst
    for regel in Logregel.objects.filter(actor=joost):
        assert (regel.rol, regel.reden, regel.velden) == ("spoedtoegang", "crisis", [])


def test_the_opening_itself_cannot_be_changed(dossier, joost):
    spoedtoegang_openen(Vraag("Roos van den Berg", GEBOREN, Spoedreden.GEVAAR, "Brand"), door=joost, nu=NU)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Spoedtoegang.objects.update(toelichting="Niets")


@pytest.fixture
def postbus(settings):
    server = Server()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    yield server.handler
    server.stop()


@pytest.mark.django_db(transaction=True)
def test_p22_the_first_contact_gets_a_mail_that_says_nothing(client, dossier, samira, joost, postbus, taken_uitvoeren):
    vraag(client)
    taken_uitvoeren()
    (mail,) = postbus.mails
    assert mail["To"] == samira.gebruiker.email
    inhoud = mail.as_string() + mail.get_body(("plain",)).get_content() + mail.get_body(("html",)).get_content()
    assert "Kijk vandaag nog in Supportplan" in inhoud
    for woord in ("Roos", "Berg", "Joost", "buurvrouw", "spoed", str(dossier.uuid)):
        assert woord not in inhoud, woord


@pytest.mark.django_db(transaction=True)
def test_p15_who_may_not_be_mailed_gets_no_mail(client, dossier, samira, joost, postbus, taken_uitvoeren):
    samira.geen_mail = True
    samira.save()
    vraag(client)
    taken_uitvoeren()
    assert postbus.mails == []


def test_page_queries_do_not_grow(client, dossier, samira, joost, queries_groeien_niet):
    vraag(client)

    def maken(aantal):
        for _ in range(aantal):
            NetwerkpersoonFactory(dossier=dossier)
            DeelnemerFactory(dossier=dossier)
            LogboekregelFactory(dossier=dossier, datum=NU.date())

    adres = reverse("dossier:spoedinzage", kwargs={"dossier": dossier.uuid})
    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres), hoogstens=10)


def test_nobody_may_more_than_the_page(dossier, samira, joost):
    spoedtoegang_openen(Vraag("Roos van den Berg", GEBOREN, Spoedreden.CRISIS, "x"), door=joost, nu=NU)
    assert not Spoedtoegang.objects.voor(joost, Recht.DOSSIER_ZIEN).exists()
