"""The teamcoördinator: names, phases and days of the own organisation, and who replaces whom; no content (P-20)."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.kern.keuzes import Functie
from supportplan.kern.models import Deelnemer, Logregel, Vervanging
from supportplan.kern.services_vervanging import weigering_opschrijven
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    DeelnemerFactory,
    DoelFactory,
    DossierFactory,
    GebruikerFactory,
    LogboekregelFactory,
    MedewerkerFactory,
    OrganisatieFactory,
    UitspraakFactory,
    client_van,
    professional_in,
    vervanging_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 3, 2)


@pytest.fixture
def rachida(client):
    """The coordinator, signed in."""
    gebruiker = GebruikerFactory(naam="Rachida Amrani")
    plek = MedewerkerFactory(gebruiker=gebruiker, functie=Functie.TEAMCOORDINATOR)
    client.force_login(gebruiker)
    return plek


@pytest.fixture
def roos(rachida):
    return DossierFactory(naam="Roos", organisatie=rachida.organisatie)


@pytest.fixture
def samira(roos):
    return professional_in(roos, roepnaam="Samira", achternaam="de Wit")


@pytest.fixture
def fatma(rachida):
    return MedewerkerFactory(gebruiker=GebruikerFactory(naam="Fatma Yildiz"), organisatie=rachida.organisatie)


def lijst(client, **vraag):
    soep = soep_van(client, "dossier:team", data=vraag)
    return [woorden(rij) for rij in soep.select(".sp-caseload tbody tr")]


def insturen(client, samira, fatma, **anders):
    velden = {
        "dossiers": [str(samira.dossier.uuid)],
        "plek": fatma.pk,
        "van": "2026-03-02",
        "tot": "2026-03-10",
        "reden": "ziek",
    }
    adres = f"{reverse('dossier:vervangen')}?wie={samira.gebruiker_id}"
    return client.post(adres, velden | anders, follow=True)


def test_she_sees_who_helps_and_when_and_not_a_word_of_content(client, roos, samira):
    DoelFactory(dossier=roos, tekst="GEHEIM doel")
    UitspraakFactory(dossier=roos, tekst="GEHEIM zin")
    LogboekregelFactory(dossier=roos, tekst="GEHEIM regel")
    roos.aanleiding, roos.volgende_datum = "GEHEIM", date(2026, 3, 9)
    roos.save()
    (regel,) = lijst(client)
    assert regel.startswith("Roos 4 Plan Samira de Wit 9 maart 2026")
    pagina = client.get(reverse("dossier:team_dossier", kwargs={"dossier": roos.uuid})).content.decode()
    assert "Samira de Wit" in pagina
    assert "GEHEIM" not in pagina + client.get(reverse("dossier:team")).content.decode()


def test_only_the_own_organisation(client, roos, samira):
    elders = DossierFactory(naam="Elders", organisatie=OrganisatieFactory(naam="Een ander"))
    van_elders = vervanging_in(elders)
    assert len(lijst(client)) == 1
    assert client.get(reverse("dossier:team_dossier", kwargs={"dossier": elders.uuid})).status_code == 404
    assert client.get(reverse("dossier:vervanging", kwargs={"vervanging": van_elders.uuid})).status_code == 404


def test_it_gives_no_way_into_the_dossier(client, roos, samira):
    for naam in ("dossier:dossier", "profiel:profiel", "profiel:mensen", "dossier:log"):
        assert client.get(reverse(naam, kwargs={"dossier": roos.uuid})).status_code == 404


@pytest.mark.parametrize("functie", [Functie.PROFESSIONAL, Functie.BEHEERDER, Functie.CONSULENT])
def test_for_everybody_else_there_is_no_such_page(client, rachida, roos, functie):
    rachida.functie = functie
    rachida.save()
    vervanging = vervanging_in(roos)
    for naam, sleutels in (
        ("team", {}),
        ("vervangen", {}),
        ("team_dossier", {"dossier": roos.uuid}),
        ("vervanging", {"vervanging": vervanging.uuid}),
    ):
        assert client.get(reverse(f"dossier:{naam}", kwargs=sleutels)).status_code == 404, naam
    assert "Dossiers van het team" not in client.get("/").content.decode()


def test_who_was_coordinator_until_yesterday_is_none_now(client, rachida):
    assert "Dossiers van het team" in client.get("/").content.decode()
    rachida.tot = VANDAAG - timedelta(days=1)
    rachida.save()
    assert client.get(reverse("dossier:team")).status_code == 404


def test_search_and_filters(client, rachida, roos, samira):
    bram = DossierFactory(naam="Bram", organisatie=rachida.organisatie)
    vervanging_in(bram)
    DossierFactory(naam="Zonder", organisatie=rachida.organisatie)
    DossierFactory(naam="Dicht", organisatie=rachida.organisatie, gesloten=True)

    def namen(**vraag):
        return [regel.split()[0] for regel in lijst(client, **vraag)]

    assert namen() == ["Bram", "Roos", "Zonder"]
    assert namen(zoek="róo") == ["Roos"]
    assert namen(wie=str(samira.gebruiker_id)) == ["Roos"]
    assert namen(toon="weg") == ["Bram"]
    assert namen(toon="zonder") == ["Zonder"]
    assert namen(toon="gesloten") == ["Dicht"]
    assert namen(toon="onzin", wie="x", blad="9") == ["Bram", "Roos", "Zonder"]
    leeg = soep_van(client, "dossier:team", data={"zoek": "niemand"})
    assert "Geen dossier gevonden" in woorden(leeg.main)


def test_the_list_costs_the_same_with_more_dossiers(client, rachida, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            vervanging_in(DossierFactory(organisatie=rachida.organisatie))

    queries_groeien_niet(maken=maken, doen=lambda: lijst(client), hoogstens=12)


def test_p21_what_she_opens_can_be_read_by_the_client(client, roos, samira):
    client.get(reverse("dossier:team_dossier", kwargs={"dossier": roos.uuid}))
    client.force_login(samira.gebruiker)
    tekst = woorden(soep_van(client, "dossier:log", dossier=roos.uuid).main)
    assert "Rachida Amrani Teamcoördinator" in tekst
    assert "Ziet namen en dagen, niet wat er in uw dossier staat." in tekst
    assert "Keek naar wie u helpt, tot wanneer en in welke fase u bent" in tekst


def test_arranging_it_for_all_dossiers_of_somebody(client, rachida, roos, samira, fatma):
    bram = DossierFactory(naam="Bram", organisatie=rachida.organisatie)
    ook = DeelnemerFactory(dossier=bram, rol="professional", roepnaam="Samira")
    deelnemer_koppelen(ook, samira.gebruiker)
    soep = soep_van(client, "dossier:vervangen", data={"wie": samira.gebruiker_id})
    vinkjes = soep.select("[name=dossiers]")
    assert [vinkje.has_attr("checked") for vinkje in vinkjes] == [True, True]
    antwoord = insturen(client, samira, fatma, dossiers=[vinkje["value"] for vinkje in vinkjes])
    assert "Fatma Yildiz vervangt Samira in 2 dossiers." in woorden(soep_van_antwoord(antwoord))
    assert Vervanging.objects.filter(door__gebruiker=fatma.gebruiker).count() == 2


def test_one_dossier_that_cannot_stops_all_and_says_which_and_why(client, rachida, roos, samira, fatma):
    bram = DossierFactory(naam="Bram", organisatie=rachida.organisatie)
    ook = DeelnemerFactory(dossier=bram, rol="professional", roepnaam="Samira")
    deelnemer_koppelen(ook, samira.gebruiker)
    bram_wil_niet = GebruikerFactory()
    weigering_opschrijven(dossier=bram, gebruiker=fatma.gebruiker, door=bram_wil_niet, op=VANDAAG)
    antwoord = insturen(client, samira, fatma, dossiers=[str(roos.uuid), str(bram.uuid)])
    assert "Bram: De cliënt wil niet dat Fatma Yildiz helpt. Kies iemand anders." in antwoord.content.decode()
    assert not Vervanging.objects.exists()
    assert not Deelnemer.objects.filter(gebruiker=fatma.gebruiker).exists()


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"tot": ""}, "Kies de laatste dag."),
        ({"tot": "2026-03-01"}, "ligt voor de eerste"),
        ({"van": "2026-03-01"}, "is al geweest"),
        ({"plek": ""}, "Kies wie er vervangt."),
        ({"dossiers": []}, "Kies een of meer dossiers."),
        ({"reden": ""}, "Kies waarom er vervanging nodig is."),
    ],
)
def test_a12_what_is_missing_is_said_at_the_field_and_what_was_typed_stays(client, samira, fatma, velden, fout):
    pagina = insturen(client, samira, fatma, **velden).content.decode()
    assert pagina.count(fout) >= 2
    assert not Vervanging.objects.exists()


def test_without_somebody_chosen_she_is_asked_who_is_away(client, samira, fatma):
    soep = soep_van(client, "dossier:vervangen")
    assert [woorden(keuze) for keuze in soep.select("#wie option")] == ["Samira"]
    antwoord = client.post(reverse("dossier:vervangen"), {"plek": fatma.pk}, follow=True)
    assert "Kies eerst wie er niet is." in antwoord.content.decode()


def test_longer_and_stopped_on_screen(client, roos, samira, fatma):
    insturen(client, samira, fatma)
    vervanging = Vervanging.objects.get()
    adres = reverse("dossier:vervanging", kwargs={"vervanging": vervanging.uuid})
    assert "Kies vandaag of een latere dag" in client.post(adres, {"tot": "2026-02-01"}).content.decode()
    assert "vervangt Samira de Wit van 2 maart 2026 tot en met 20 maart 2026" in woorden(
        soep_van_antwoord(client.post(adres, {"tot": "2026-03-20"}, follow=True))
    )
    assert "meteen weg" in client.post(adres, {"doe": "stoppen"}, follow=True).content.decode()
    assert client.get(adres).status_code == 404
    assert Logregel.objects.filter(dossier=roos, soort__startswith="vervanging").count() == 3


def soep_van_antwoord(antwoord):
    return BeautifulSoup(antwoord.content, "html.parser").main


def test_the_client_is_told_in_plain_words_and_that_is_recorded(client, roos, samira, fatma):
    insturen(client, samira, fatma)
    vervanging = Vervanging.objects.get()
    client.force_login(fatma.gebruiker)
    zin = "Samira is er even niet. Tot en met 10 maart 2026 helpt Fatma u."
    mensen = woorden(soep_van(client, "profiel:mensen", dossier=roos.uuid).main)
    assert zin in mensen
    adres = reverse("dossier:vertellen", kwargs={"dossier": roos.uuid, "wisseling": vervanging.uuid})
    blad = woorden(soep_van_antwoord(client.get(adres)))
    assert zin in blad
    assert "Wilt u liever iemand anders? Dat mag." in blad
    for fout in ({"verteld_op": "2026-03-03", "hoe": "bellen"}, {"verteld_op": "2026-03-02"}, {"hoe": "bellen"}):
        client.post(adres, fout)
    assert Vervanging.objects.get().verteld_op is None
    client.post(adres, {"verteld_op": "2026-03-02", "hoe": "bellen"})
    mensen = woorden(soep_van(client, "profiel:mensen", dossier=roos.uuid).main)
    assert "Verteld door Fatma Yildiz op 2 maart 2026 (gebeld)." in mensen


def test_the_letter_obeys_safe_contact(client, roos, samira, fatma):
    mens = client_van(roos)
    mens.geen_brief, mens.contact_afspraak = True, "Bel alleen 's morgens."
    mens.save()
    insturen(client, samira, fatma)
    client.force_login(samira.gebruiker)
    adres = reverse("dossier:vertellen", kwargs={"dossier": roos.uuid, "wisseling": Vervanging.objects.get().uuid})
    blad = woorden(soep_van_antwoord(client.get(adres)))
    assert "geen brief: dat is zo afgesproken. Vertel het zelf, of geef het blad in de hand." in blad
    assert "Bel alleen 's morgens." in blad


def test_the_client_reads_who_helps_and_not_why(client, roos, samira, fatma):
    insturen(client, samira, fatma)
    deelnemer_koppelen(client_van(roos), gebruiker := GebruikerFactory())
    client.force_login(gebruiker)
    soep = soep_van(client, "profiel:mensen", dossier=roos.uuid)
    assert "Tot en met 10 maart 2026 helpt Fatma u." in woorden(soep.main)
    assert "ziek" not in soep.get_text().casefold()
    assert not soep.select("main a[href*='vertellen'], main a[href*='liever-niet']")


def test_the_client_can_say_whom_they_do_not_want(client, roos, samira, fatma):
    client.force_login(samira.gebruiker)
    adres = reverse("profiel:liever_niet", kwargs={"dossier": roos.uuid})
    assert "Kies een collega." in client.post(adres, {}).content.decode()
    client.post(adres, {"collega": fatma.pk})
    assert "Liever niet: Fatma Yildiz." in woorden(soep_van(client, "profiel:mensen", dossier=roos.uuid).main)
    knop = soep_van(client, "profiel:liever_niet", dossier=roos.uuid).select_one("[name=intrekken]")
    client.post(adres, {"intrekken": "geen nummer"})
    client.post(adres, {"intrekken": knop["value"]})
    assert "Liever niet:" not in woorden(soep_van(client, "profiel:mensen", dossier=roos.uuid).main)
