""" "Wie doet er mee?": who has access, a colleague gets it, it ends; and that the client reads so (P-15, W-26)."""

from datetime import date

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer
from supportplan.kern.toegang import Recht, deelnemer_koppelen, rechten_op
from tests.factories import (
    DeelnemerFactory,
    DossierFactory,
    GebruikerFactory,
    MedewerkerFactory,
    VertegenwoordigingFactory,
    client_van,
    professional_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def joost(dossier):
    gebruiker = GebruikerFactory(naam="Joost Kuipers · begeleider")
    return MedewerkerFactory(gebruiker=gebruiker, organisatie=dossier.organisatie, functienaam="begeleider")


def adres(dossier, naam, **verder):
    return reverse(f"profiel:{naam}", kwargs={"dossier": dossier.uuid, **verder})


def mensen(client, dossier):
    return [woorden(li) for li in soep_van(client, "profiel:mensen", dossier=dossier.uuid).select(".sp-regels > li")]


def geef(client, dossier, plek, **velden):
    gegevens = {"collega": plek.pk, "van": "2026-03-02"} | velden
    return client.post(adres(dossier, "collega_toegang"), gegevens, follow=True)


def test_page_says_who_takes_part_and_who_can_look(client, dossier, samira):
    VertegenwoordigingFactory(dossier=dossier, omvang="zorg")
    DeelnemerFactory(dossier=dossier, roepnaam="Oud", rol=Rol.PROFESSIONAL, tot=date(2026, 2, 1))
    roos, eigen, mentor, oud = mensen(client, dossier)
    assert roos.startswith("Roos de Wit cliënt")
    assert roos.endswith("Kan hier niet kijken")
    assert "Kan alles lezen en opschrijven" in eigen
    assert "Toegang beëindigen" in eigen
    assert "mentor van de cliënt, zorg, vanaf 1 januari 2025, geeft ook antwoord op het plan" in mentor
    assert "tot en met 1 februari 2026" in oud
    assert "Deed eerder mee" in soep_van(client, "profiel:mensen", dossier=dossier.uuid).get_text()


def test_client_reads_who_has_access_and_changes_nothing(client, dossier):
    professional_in(dossier, roepnaam="Samira")
    deelnemer_koppelen(client_van(dossier), gebruiker := GebruikerFactory())
    client.force_login(gebruiker)
    soep = soep_van(client, "profiel:mensen", dossier=dossier.uuid)
    assert "Kan meelezen" in soep.get_text()
    assert "Kan alles lezen en opschrijven" in soep.get_text()
    assert not soep.select("main a[href*='collega'], main a[href*='beeindigen'], main a[href*='kennismaken']")


def test_a_colleague_gets_access_and_everybody_can_read_that_in_the_log(client, dossier, samira, joost):
    antwoord = geef(client, dossier, joost, functie="begeleider thuis", aanspreekpunt="on")
    assert "Joost Kuipers kan nu in dit dossier werken." in antwoord.content.decode()
    wie = Deelnemer.objects.get(gebruiker=joost.gebruiker)
    assert (wie.functie, wie.van, wie.aanspreekpunt) == ("begeleider thuis", date(2026, 3, 2), True)
    log = soep_van(client, "dossier:log", dossier=dossier.uuid).get_text(" ")
    assert "Gaf toegang aan Joost Kuipers" in " ".join(log.split())


def test_staff_of_another_organisation_is_not_offered_and_not_taken(client, dossier, samira, joost):
    elders = MedewerkerFactory(organisatie__naam="Elders", gebruiker__naam="Vreemde Vogel")
    soep = soep_van(client, "profiel:collega_toegang", dossier=dossier.uuid)
    assert [woorden(keuze) for keuze in soep.select("[name=collega] option")] == ["kies", "Joost Kuipers, begeleider"]
    antwoord = geef(client, dossier, elders, functie="blijft staan")
    assert "Kies iemand anders." in antwoord.content.decode()
    assert "blijft staan" in antwoord.content.decode()
    assert rechten_op(elders.gebruiker, dossier) == frozenset()


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"van": "2026-03-03"}, "Kies vandaag of een eerdere dag."),
        ({"tot": "2026-03-01"}, "Kies vandaag of een latere"),
    ],
)
def test_days_that_cannot_be_are_refused_at_the_field(client, dossier, samira, joost, velden, fout):
    assert fout in geef(client, dossier, joost, **velden).content.decode()
    assert not Deelnemer.objects.filter(gebruiker=joost.gebruiker).exists()


def test_without_colleagues_the_page_says_what_else_can_be_done(client, dossier, samira):
    soep = soep_van(client, "profiel:collega_toegang", dossier=dossier.uuid)
    assert "Er is nu geen collega om toegang te geven" in soep.get_text()
    assert not soep.select("main form[method=post]")


def test_who_was_written_down_without_account_gets_access_as_the_same_person(client, dossier, samira, joost):
    stond_er = DeelnemerFactory(dossier=dossier, rol=Rol.PROFESSIONAL, roepnaam="Joost", achternaam="Kuipers")
    geef(client, dossier, joost, bekend=str(stond_er.uuid))
    assert Deelnemer.objects.get(gebruiker=joost.gebruiker).pk == stond_er.pk


def test_ended_access_stops_at_once_and_shows_in_the_log(client, dossier, samira, joost):
    geef(client, dossier, joost)
    wie = Deelnemer.objects.get(gebruiker=joost.gebruiker)
    ander = type(client)()
    ander.force_login(joost.gebruiker)
    assert ander.get(adres(dossier, "mensen")).status_code == 200
    antwoord = client.post(
        adres(dossier, "toegang_beeindigen", deelnemer=wie.uuid), {"laatste_dag": "2026-03-02"}, follow=True
    )
    assert "Wat Joost Kuipers schreef, blijft staan." in antwoord.content.decode()
    assert ander.get(adres(dossier, "mensen")).status_code == 404
    log = " ".join(soep_van(client, "dossier:log", dossier=dossier.uuid).get_text(" ").split())
    assert "Beëindigde de toegang van Joost Kuipers" in log


def test_last_professional_reads_why_and_what_to_do(client, dossier, samira):
    adres_einde = adres(dossier, "toegang_beeindigen", deelnemer=samira.uuid)
    pagina = client.get(adres_einde).content.decode()
    assert "Geef eerst een collega toegang." in pagina
    assert 'name="laatste_dag"' not in pagina
    client.post(adres_einde, {"laatste_dag": "2026-03-02"})
    assert Recht.DOSSIER_BEWERKEN in rechten_op(samira.gebruiker, dossier)


def test_who_ends_the_own_access_lands_on_the_start_page(client, dossier, samira, joost):
    geef(client, dossier, joost)
    antwoord = client.post(
        adres(dossier, "toegang_beeindigen", deelnemer=samira.uuid), {"laatste_dag": "2026-03-02"}, follow=True
    )
    assert antwoord.redirect_chain[-1][0] == reverse("dossier:start")
    assert rechten_op(samira.gebruiker, dossier) == frozenset()


def test_access_can_be_ended_in_a_closed_dossier_and_not_given(client, joost):
    dossier = DossierFactory(gesloten=True)
    samira, ander = professional_in(dossier, roepnaam="Samira"), professional_in(dossier, roepnaam="Ander")
    client.force_login(samira.gebruiker)
    client.post(adres(dossier, "toegang_beeindigen", deelnemer=ander.uuid), {"laatste_dag": "2026-03-02"})
    assert rechten_op(ander.gebruiker, dossier) == frozenset()
    geef(client, dossier, joost)
    assert not Deelnemer.objects.filter(gebruiker=joost.gebruiker).exists()


def test_page_asks_a_fixed_number(client, dossier, samira, queries_groeien_niet):
    queries_groeien_niet(
        maken=lambda aantal: VertegenwoordigingFactory.create_batch(aantal, dossier=dossier),
        doen=lambda: mensen(client, dossier),
        hoogstens=9,  # also replacements, hand-overs and whom the client does not want
    )
