"""Handing a dossier over for good: asking, what is seen before, yes, no, taken back, told (issue 4, P-15)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plannen.models import Logboekregel
from supportplan.kern.keuzes import Conceptsoort, Functie
from supportplan.kern.models import Concept, Deelnemer, Logregel, Overdracht, Vervanging
from supportplan.kern.rijen.formulieren import Wie
from supportplan.kern.rijen.opslaan import concepten_van
from supportplan.kern.services_vervanging import weigering_opschrijven
from supportplan.kern.toegang import rechten_op
from tests.factories import (
    DossierFactory,
    GebruikerFactory,
    GesprekFactory,
    MedewerkerFactory,
    UitspraakFactory,
    professional_in,
    vervanging_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 3, 2)
NOTITIE = "Roos belt het liefst vroeg."


@pytest.fixture
def dossier():
    return DossierFactory(naam="Roos")


@pytest.fixture
def samira(client, dossier):
    """Who hands over, signed in."""
    samira = professional_in(dossier, roepnaam="Samira")
    client.force_login(samira.gebruiker)
    return samira


@pytest.fixture
def fatma(dossier):
    return MedewerkerFactory(gebruiker=GebruikerFactory(naam="Fatma Yildiz"), organisatie=dossier.organisatie)


@pytest.fixture
def van_fatma(client, fatma):
    bladeraar = type(client)()
    bladeraar.force_login(fatma.gebruiker)
    return bladeraar


def adres(naam, dossier):
    return reverse(f"dossier:{naam}", kwargs={"dossier": dossier.uuid})


def tekst(antwoord):
    return woorden(BeautifulSoup(antwoord.content, "html.parser").main)


def vraag(client, dossier, fatma, **anders):
    return client.post(adres("overdragen", dossier), {"plek": fatma.pk, "notitie": NOTITIE} | anders, follow=True)


def ja(van_fatma, dossier):
    return van_fatma.post(adres("overdracht", dossier), {"doe": "aanvaarden"}, follow=True)


def test_who_is_asked_sees_who_and_when_and_no_content_until_yes(client, dossier, samira, fatma, van_fatma):
    UitspraakFactory(dossier=dossier, tekst="GEHEIM")
    GesprekFactory(dossier=dossier, verhaal="GEHEIM")
    antwoord = vraag(client, dossier, fatma)
    assert "Fatma Yildiz krijgt de vraag op de startpagina." in tekst(antwoord)
    assert "Samira vraagt of u Roos wilt gaan helpen." in tekst(van_fatma.get("/"))
    pagina = tekst(van_fatma.get(adres("overdracht", dossier)))
    assert "U neemt het over van Samira. Zegt u ja, dan kan Samira er meteen niet meer in." in pagina
    assert "GEHEIM" not in pagina
    assert NOTITIE not in pagina
    assert van_fatma.get(adres("dossier", dossier)).status_code == 404
    assert rechten_op(fatma.gebruiker, dossier) == frozenset()


def test_yes_makes_her_first_contact_and_ends_the_other_at_once(client, dossier, samira, fatma, van_fatma):
    vraag(client, dossier, fatma)
    assert "U bent nu het eerste aanspreekpunt van Roos." in tekst(ja(van_fatma, dossier))
    wie = Deelnemer.objects.get(gebruiker=fatma.gebruiker)
    oud = Deelnemer.objects.get(pk=samira.pk)
    assert (wie.aanspreekpunt, wie.tot, oud.aanspreekpunt, oud.tot) == (True, None, False, VANDAAG)
    assert client.get(adres("dossier", dossier)).status_code == 404
    assert van_fatma.get(adres("overdracht", dossier)).status_code == 404
    regel = Logboekregel.objects.get(tekst=NOTITIE)
    assert (regel.door, regel.gemaakt_door) == (oud, samira.gebruiker)
    assert Overdracht.objects.get().notitie == ""
    log = woorden(soep_van(van_fatma, "dossier:log", dossier=dossier.uuid).main)
    assert "Nam het over: Fatma Yildiz is nu uw eerste aanspreekpunt" in log


def test_a_later_last_day_leaves_time_together(klok, client, dossier, samira, fatma, van_fatma):
    vraag(client, dossier, fatma, laatste_dag="2026-03-09")
    assert "De laatste dag van Samira is 9 maart 2026." in tekst(van_fatma.get(adres("overdracht", dossier)))
    ja(van_fatma, dossier)
    assert client.get(adres("dossier", dossier)).status_code == 200
    klok.move_to(datetime(2026, 3, 10, 9, tzinfo=ZoneInfo("Europe/Amsterdam")))
    client.force_login(samira.gebruiker)
    assert client.get(adres("dossier", dossier)).status_code == 404


def test_no_wants_a_reason_and_who_asked_reads_it(client, dossier, samira, fatma, van_fatma):
    vraag(client, dossier, fatma)
    assert "Schrijf in een paar woorden waarom niet." in tekst(van_fatma.post(adres("overdracht", dossier), {}))
    van_fatma.post(adres("overdracht", dossier), {"reden": "Mijn week is vol."})
    assert "Fatma Yildiz neemt Roos niet over: Mijn week is vol." in tekst(client.get("/"))
    assert "Mijn week is vol." in tekst(client.get(adres("overdragen", dossier)))
    assert not Deelnemer.objects.filter(gebruiker=fatma.gebruiker).exists()
    assert not Logboekregel.objects.exists()
    vraag(client, dossier, MedewerkerFactory(organisatie=dossier.organisatie))
    assert "niet over" not in tekst(client.get("/"))


def test_taken_back_there_is_nothing_to_answer(client, dossier, samira, fatma, van_fatma):
    vraag(client, dossier, fatma)
    assert "Fatma Yildiz gevraagd dit dossier over te nemen" in tekst(client.get(adres("overdragen", dossier)))
    client.post(adres("overdragen", dossier), {"doe": "intrekken"})
    client.post(adres("overdragen", dossier), {"doe": "intrekken"})
    assert van_fatma.get(adres("overdracht", dossier)).status_code == 404
    assert ja(van_fatma, dossier).status_code == 404


def test_only_who_is_asked_can_answer(client, dossier, samira, fatma):
    vraag(client, dossier, fatma)
    assert client.get(adres("overdracht", dossier)).status_code == 404
    client.force_login(MedewerkerFactory(organisatie=dossier.organisatie).gebruiker)
    assert client.post(adres("overdracht", dossier), {"doe": "aanvaarden"}).status_code == 404


@pytest.mark.parametrize(
    ("geval", "woord"),
    [
        ("twee keer", "is al gevraagd. Trek dat eerst in."),
        ("elders", "werkt hier niet (meer)"),
        ("geweigerd", "werkt hier niet (meer)"),  # not in the list either
        ("gisteren", "Kies vandaag of een latere dag"),
        ("niemand", "Kies wie het overneemt."),
    ],
)
def test_what_cannot_be_asked_is_said_and_the_note_stays(client, dossier, samira, fatma, geval, woord):
    velden = {}
    if geval == "twee keer":
        vraag(client, dossier, MedewerkerFactory(organisatie=dossier.organisatie))
        client.get(adres("overdragen", dossier))
    elif geval == "elders":
        velden["plek"] = MedewerkerFactory(organisatie__naam="Elders").pk
    elif geval == "geweigerd":
        weigering_opschrijven(dossier=dossier, gebruiker=fatma.gebruiker, door=samira.gebruiker, op=VANDAAG)
    elif geval == "gisteren":
        velden["laatste_dag"] = "2026-03-01"
    else:
        velden["plek"] = ""
    antwoord = vraag(client, dossier, fatma, **velden)
    assert woord in tekst(antwoord)
    assert NOTITIE in antwoord.content.decode()
    assert not Overdracht.objects.filter(naar=fatma.gebruiker).exists()


def test_the_replacement_who_takes_over_stays_for_good(klok, client, dossier, samira, fatma):
    vervanging = vervanging_in(dossier, voor=samira, eigen_toegang=False)
    rik = vervanging.door
    plek = MedewerkerFactory(gebruiker=rik.gebruiker, organisatie=dossier.organisatie)
    vraag(client, dossier, plek)
    van_rik = type(client)()
    van_rik.force_login(rik.gebruiker)
    ja(van_rik, dossier)
    assert Deelnemer.objects.get(pk=rik.pk).tot is None
    assert not Vervanging.objects.nog_niet_om(VANDAAG).exists()


def test_the_coordinator_asks_when_who_helped_has_left(client, dossier, samira, fatma, van_fatma):
    samira.gebruiker.is_active = False
    samira.gebruiker.save()
    rachida = MedewerkerFactory(functie=Functie.TEAMCOORDINATOR, organisatie=dossier.organisatie).gebruiker
    client.force_login(rachida)
    team = reverse("dossier:team_overdragen", kwargs={"dossier": dossier.uuid})
    assert client.get(team).status_code == 200
    antwoord = client.post(team, {"plek": fatma.pk, "van": str(samira.uuid)}, follow=True)
    assert "Aan Fatma Yildiz is gevraagd dit dossier over te nemen." in tekst(antwoord)
    ja(van_fatma, dossier)
    assert "Fatma Yildiz nam dit dossier over op 2 maart 2026. Nog niet aan de cliënt verteld." in tekst(
        client.get(adres("team_dossier", dossier))
    )
    assert rechten_op(samira.gebruiker, dossier) == frozenset()
    assert Logregel.objects.filter(dossier=dossier, soort="overdracht", rol="teamcoordinator").exists()


def test_the_coordinator_can_ask_where_nobody_helps(client, fatma, van_fatma, dossier):
    client.force_login(MedewerkerFactory(functie=Functie.TEAMCOORDINATOR, organisatie=dossier.organisatie).gebruiker)
    client.post(reverse("dossier:team_overdragen", kwargs={"dossier": dossier.uuid}), {"plek": fatma.pk, "van": ""})
    assert "U bent nu het eerste aanspreekpunt van Roos." in tekst(ja(van_fatma, dossier))


def test_the_client_is_told_who_helps_from_now_on(client, dossier, samira, fatma, van_fatma):
    vraag(client, dossier, fatma)
    ja(van_fatma, dossier)
    zin = "Vanaf 2 maart 2026 helpt Fatma u. Fatma komt in de plaats van Samira."
    assert zin in woorden(soep_van(van_fatma, "profiel:mensen", dossier=dossier.uuid).main)
    blad = reverse("dossier:vertellen", kwargs={"dossier": dossier.uuid, "wisseling": Overdracht.objects.get().uuid})
    assert zin in tekst(van_fatma.get(blad))
    van_fatma.post(blad, {"verteld_op": "2026-03-02", "hoe": "gesprek"})
    assert "Verteld door Fatma Yildiz op 2 maart 2026 (in een gesprek)." in woorden(
        soep_van(van_fatma, "profiel:mensen", dossier=dossier.uuid).main
    )


def test_second_texts_follow_who_took_over(client, dossier, samira, fatma, van_fatma):
    zin = UitspraakFactory(dossier=dossier)
    velden = {"dossier": dossier, "gebruiker": samira.gebruiker, "doelsoort": "uitspraak", "doel_uuid": zin.uuid}
    for soort in (Conceptsoort.BOTSING, Conceptsoort.ONGELDIG):
        Concept.objects.create(soort=soort, invoer={"tekst": ["x"]}, **velden)
    vraag(client, dossier, fatma)
    ja(van_fatma, dossier)
    wie = Wie(fatma.gebruiker, Deelnemer.objects.get(gebruiker=fatma.gebruiker))
    gevonden = concepten_van(dossier, wie, ["uitspraak"])
    assert (len(gevonden.botsing), len(gevonden.ongeldig)) == (1, 0)
