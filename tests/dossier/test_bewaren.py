"""Until when a case is kept, what the client asks about it, and the beheerder's list (P-16 to P-18)."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from supportplan.dossier.regels_bewaren import (
    Bewaarregel,
    Termijnregel,
    antwoord_uiterlijk,
    bewaren_tot,
    bezwaren_tegen_wissen,
    geldend,
)
from supportplan.dossier.services_bewaren import bewaarregel_van, termijnregels
from supportplan.kern.keuzes import RolOrganisatie, Verzoeksoort
from supportplan.kern.models import Bewaarplicht, Dossier, Logregel, Verzoek, Wisopdracht
from tests.factories import DossierFactory, MedewerkerFactory, OrganisatieFactory, client_van
from tests.paginas import woorden as tekst_van

AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"


def woorden(antwoord):
    """The text of a page."""
    return tekst_van(BeautifulSoup(antwoord.content, "html.parser"))


VIJFTIEN = Bewaarregel(180, "laatste_wijziging", "wet")
TWEE = Bewaarregel(24, "sluiten", "keuze")


@pytest.mark.parametrize(
    ("regel", "gesloten_op", "tot"),
    [
        (VIJFTIEN, None, date(2041, 2, 28)),
        (VIJFTIEN, date(2030, 1, 1), date(2041, 2, 28)),
        (TWEE, date(2024, 2, 29), date(2026, 2, 28)),
        (TWEE, None, None),
        (None, date(2024, 2, 29), None),
    ],
)
def test_p16_until_when_a_case_is_kept(regel, gesloten_op, tot):
    assert bewaren_tot(regel, laatste_wijziging=date(2026, 2, 28), gesloten_op=gesloten_op) == tot


def test_p16_what_stands_in_the_way_of_removing():
    vrij = {"gesloten": True, "bewaarplicht": "", "tot": date(2026, 1, 1), "op_verzoek": False, "op": date(2026, 1, 1)}
    assert bezwaren_tegen_wissen(**vrij) == []
    assert len(bezwaren_tegen_wissen(**vrij | {"op": date(2025, 12, 31)})) == 1
    assert bezwaren_tegen_wissen(**vrij | {"tot": None, "op_verzoek": True}) == []
    assert len(bezwaren_tegen_wissen(**vrij | {"gesloten": False, "bewaarplicht": "klacht", "tot": None})) == 3


def test_p18_an_answer_is_due_after_the_months_of_the_term():
    assert antwoord_uiterlijk(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert antwoord_uiterlijk(date(2026, 11, 30), None) is None


def test_the_term_of_the_own_role_and_of_today_goes_first():
    oud = Termijnregel("bewaren", "", 24, "sluiten", "oud", True, date(2015, 1, 1), date(2020, 1, 1))
    alle = Termijnregel("bewaren", "", 12, "sluiten", "alle", True, date(2020, 1, 1), None)
    eigen = Termijnregel("bewaren", "college", 180, "laatste_wijziging", "eigen", False, date(2015, 1, 1), None)
    regels = [eigen, alle, oud]
    assert geldend(regels, "bewaren", "college", date(2026, 1, 1)) == eigen
    assert geldend(regels, "bewaren", "eigen_gebruik", date(2026, 1, 1)) == alle
    assert geldend(regels, "bewaren", "eigen_gebruik", date(2019, 12, 31)) == oud
    assert geldend(regels, "inzage", "college", date(2026, 1, 1)) is None


@pytest.mark.django_db
def test_p16_every_role_has_a_term_and_only_some_may_choose_their_own():
    regels, vandaag = termijnregels(), timezone.localdate()
    maanden = {}
    for rol in RolOrganisatie:
        organisatie = OrganisatieFactory(naam=f"Organisatie {rol}", rol_organisatie=rol, bewaarmaanden=7)
        maanden[rol.value] = bewaarregel_van(organisatie, regels, vandaag).maanden
    eigen = {"clientondersteuner", "eigen_gebruik"}
    assert maanden == {rol.value: 7 if rol.value in eigen else 180 for rol in RolOrganisatie}


@pytest.mark.django_db
class TestGegevens:
    """The client's page and the professional's form."""

    def bewerken(self, client, dossier, samira, **velden):
        pad = reverse("dossier:gegevens_bewerken", args=[dossier.uuid])
        rij = BeautifulSoup(client.get(pad).content, "html.parser").select("[data-rij]")[0 if velden else -1]
        naam = rij["data-rij"]
        gezien = {veld["name"]: veld.get("value", "") for veld in rij.select("input[name]")}
        gezien |= {veld["name"]: veld.text.strip() for veld in rij.select("textarea[name]")}
        return client.post(pad, gezien | {f"{naam}-{veld}": waarde for veld, waarde in velden.items()}, follow=True)

    def test_p18_a_request_stands_there_with_its_last_day_and_its_outcome(self, client, dossier, samira):
        self.bewerken(client, dossier, samira, soort="vernietiging", tekst="Haal alles weg.", ontvangen_op="2026-02-10")
        pad = reverse("dossier:gegevens", args=[dossier.uuid])
        pagina = woorden(client.get(pad))
        assert "Haal alles weg." in pagina
        assert "Antwoord uiterlijk 10 mei 2026." in pagina
        verzoek = Verzoek.objects.get()
        Verzoek.objects.filter(pk=verzoek.pk).update(uitkomst="niet", uitkomst_reden="Er loopt een klacht.")
        pagina = woorden(client.get(pad))
        assert "Niet gedaan" in pagina
        assert "Er loopt een klacht." in pagina
        assert "Antwoord uiterlijk" not in pagina

    def test_p18_a_statement_has_no_term_and_erases_nothing(self, client, dossier, samira):
        self.bewerken(client, dossier, samira, soort="verklaring", tekst="Zo was het niet.", ontvangen_op="2026-02-10")
        pagina = woorden(client.get(reverse("dossier:gegevens", args=[dossier.uuid])))
        assert "Zo was het niet." in pagina
        assert "Antwoord uiterlijk" not in pagina

    def test_a_request_without_a_kind_is_kept_and_says_what_to_do(self, client, dossier, samira):
        antwoord = self.bewerken(client, dossier, samira, tekst="Mag ik alles lezen?", ontvangen_op="2026-02-10")
        pagina = woorden(antwoord)
        assert "Kies waar het om gaat." in pagina
        assert "Mag ik alles lezen?" in pagina
        assert not Verzoek.objects.exists()

    def test_a_closed_case_takes_a_request(self, client, dossier, samira):
        Dossier.objects.filter(pk=dossier.pk).update(gesloten_op="2026-01-01", sluitreden="verhuisd")
        self.bewerken(client, dossier, samira, soort="inzage", tekst="Een kopie graag.", ontvangen_op="2026-02-10")
        assert Verzoek.objects.get().tekst == "Een kopie graag."


@pytest.fixture
def beheerder(client):
    plek = MedewerkerFactory(
        functie="beheerder", organisatie__naam="Hier", organisatie__rol_organisatie="aanbieder_maatwerk"
    )
    client.force_login(plek.gebruiker, backend=AANMELDWIJZE)
    return plek


def oud_dossier(organisatie, naam, jaren=16):
    toen = timezone.now() - timedelta(days=366 * jaren)
    dossier = DossierFactory(organisatie=organisatie, naam=naam)
    client_van(dossier)
    Dossier.objects.filter(pk=dossier.pk).update(
        gesloten_op=toen.date(), sluitreden="voldoende_geholpen", gewijzigd_op=toen, naam=naam
    )
    return Dossier.objects.get(pk=dossier.pk)


@pytest.mark.django_db
class TestBewaarlijst:
    """What a beheerder sees and decides."""

    def test_p16_only_cases_of_the_own_organisation_whose_turn_it_is(self, client, beheerder):
        oud_dossier(beheerder.organisatie, "Anna Oud")
        oud_dossier(beheerder.organisatie, "Bas Nieuw", jaren=1)
        oud_dossier(OrganisatieFactory(naam="Elders", rol_organisatie="aanbieder_maatwerk"), "Cor Elders")
        vraagt = oud_dossier(beheerder.organisatie, "Dora Vraagt", jaren=1)
        Verzoek.objects.create(dossier=vraagt, soort=Verzoeksoort.VERNIETIGING, tekst="Dit hoeft niemand te lezen.")
        pagina = woorden(client.get(reverse("dossier:bewaren")))
        assert "Anna Oud" in pagina
        assert "Dora Vraagt" in pagina
        assert "De cliënt vraagt om de gegevens te verwijderen." in pagina
        assert "Bas Nieuw" not in pagina
        assert "Cor Elders" not in pagina
        assert "Dit hoeft niemand te lezen." not in pagina

    def test_deciding_holding_and_taking_back(self, client, beheerder):
        dossier = oud_dossier(beheerder.organisatie, "Anna Oud")
        pad = reverse("dossier:bewaren")
        wat = {"dossier": str(dossier.uuid)}
        assert "Het wordt op 9 maart 2026 verwijderd" in woorden(client.post(pad, wat | {"doe": "wissen"}, follow=True))
        assert Wisopdracht.objects.staand().count() == 1
        assert "Schrijf op waarom" in woorden(client.post(pad, wat | {"doe": "vasthouden"}, follow=True))
        client.post(pad, wat | {"doe": "vasthouden", "reden": "Er loopt een klacht."})
        assert Wisopdracht.objects.staand().count() == 0
        assert "Er loopt een klacht." in woorden(client.post(pad, wat | {"doe": "wissen"}, follow=True))
        client.post(pad, wat | {"doe": "opheffen"})
        assert not Bewaarplicht.objects.filter(opgeheven_op=None).exists()
        client.post(pad, wat | {"doe": "wissen"})
        client.post(pad, wat | {"doe": "intrekken"})
        assert Wisopdracht.objects.staand().count() == 0
        assert Logregel.objects.filter(dossier=dossier, soort="wisopdracht").count() == 4
        assert "Probeer het opnieuw" in woorden(client.post(pad, wat | {"doe": "ontploffen"}, follow=True))

    def test_another_organisation_and_another_function_get_nothing(self, client, beheerder):
        elders = oud_dossier(OrganisatieFactory(naam="Elders"), "Cor Elders")
        pad = reverse("dossier:bewaren")
        assert client.post(pad, {"dossier": str(elders.uuid), "doe": "wissen"}).status_code == 404
        assert client.post(pad, {"dossier": "geen nummer", "doe": "wissen"}).status_code == 404
        gewoon = MedewerkerFactory(functie="professional").gebruiker
        client.force_login(gewoon, backend=AANMELDWIJZE)
        assert client.get(pad).status_code == 404
        assert "Bewaren en verwijderen" not in woorden(client.get("/"))

    def test_who_was_a_beheerder_until_last_month_is_none_now(self, client, beheerder):
        assert "Bewaren en verwijderen" in woorden(client.get("/"))
        beheerder.tot = timezone.localdate() - timedelta(days=1)
        beheerder.save()
        assert client.get(reverse("dossier:bewaren")).status_code == 404

    def test_the_page_costs_the_same_with_more_cases(self, client, beheerder, queries_groeien_niet):
        def maken(aantal):
            for nummer in range(aantal):
                oud_dossier(beheerder.organisatie, f"Anna {nummer}")

        queries_groeien_niet(maken=maken, doen=lambda: client.get(reverse("dossier:bewaren")), hoogstens=10)
