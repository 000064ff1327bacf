"""The page of one dossier: who it is about, how far it is, what is next."""

from datetime import date, time

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Actie, Zichtbaarheid
from supportplan.kern.models import Deelnemer, Logregel, Noodnummer
from supportplan.kern.toegang import Recht, deelnemer_koppelen
from tests.factories import (
    DoelFactory,
    GebruikerFactory,
    GesprekFactory,
    InzetFactory,
    NetwerkpersoonFactory,
    PlandoelFactory,
    PlanregelFactory,
    VertegenwoordigingFactory,
    WensFactory,
    client_van,
    plan_van,
    professional_in,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


def lees(client, dossier):
    return soep_van(client, "dossier:dossier", dossier=dossier.uuid)


def test_head_tells_who_it_is_and_how_to_reach_them_safely(client, dossier, samira):
    roos = client_van(dossier)
    roos.telefoon, roos.bellen_wanneer, roos.geen_brief, roos.geen_mail = "06 1", "alleen na 18 uur", True, True
    roos.email, roos.manier_van_praten = "roos@voorbeeld.test", "liefst thuis, met koffie"
    roos.save()
    soep = lees(client, dossier)
    assert woorden(soep.select_one(".sp-onderkop")) == "27 jaar · Amersfoort · liefst thuis, met koffie"
    contact = woorden(soep.select_one(".sp-contact"))
    for tekst in ("06 1", "Geen brief sturen", "Geen mail sturen", "Bellen: alleen na 18 uur"):
        assert tekst in contact
    assert "roos@voorbeeld.test" not in contact


def test_six_phases_with_a_status_in_words_and_what_is_next(client, dossier, samira):
    GesprekFactory(dossier=dossier)
    soep = lees(client, dossier)
    fasen = [woorden(fase) for fase in soep.select(".sp-fase")]
    assert len(fasen) == 6
    assert "Kennismaken Bezig · 1 gesprek" in fasen[0]
    beurt = soep.find("h2", string="Nu aan de beurt").parent
    assert "Er is nog niets opgeschreven in het profiel." in woorden(beurt)
    assert beurt.a["href"] == reverse("profiel:profiel", kwargs={"dossier": dossier.uuid})
    assert "Laatste gesprek: maandag 12 januari 2026" in woorden(beurt)


def test_most_important_wish_is_the_largest_with_a_way_to_its_thread(client, dossier, samira):
    WensFactory(dossier=dossier, tekst="Later misschien", rang=2)
    wens = WensFactory(dossier=dossier, tekst="Een huis op orde", rang=1)
    kaart = lees(client, dossier).select_one(".sp-wens")
    assert woorden(kaart.blockquote) == "Een huis op orde"
    assert str(wens.uuid) in kaart.a["href"]


def test_wish_that_only_the_client_may_read_is_not_shown_to_the_professional(client, dossier, samira):
    WensFactory(dossier=dossier, tekst="Geheim", rang=1, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    assert "Geheim" not in lees(client, dossier).get_text()


def test_goals_and_plan_in_short_say_who_does_what(client, dossier, samira):
    deel = PlandoelFactory(doel=DoelFactory(dossier=dossier, tekst="Huis op orde"))
    stap = PlanregelFactory(plandoel=deel, stap="Kliko buiten zetten")
    InzetFactory(planregel=stap, tekst="zet hem buiten")
    buurman = NetwerkpersoonFactory(dossier=dossier, naam="buurman")
    InzetFactory(planregel=stap, netwerk=True, netwerkpersoon=buurman, tekst="herinnert")
    kaart = woorden(lees(client, dossier).find("h2", string="Doelen en plan").parent)
    assert "1. Huis op orde" in kaart
    assert "Roos zet hem buiten · buurman herinnert (afgesproken)" in kaart


def test_what_comes_first_stands_before_the_goals(client, dossier, samira):
    DoelFactory(dossier=dossier)
    PlanregelFactory(dossier=dossier, plandoel=None, nu_eerst_stap=True, stap="Huur betalen")
    kaarten = lees(client, dossier).find("h2", string="Doelen en plan").parent.select(".sp-kaart")
    assert woorden(kaarten[0]).startswith("Nu eerst Huur betalen Samira tot 16 maart 2026")


def test_dates_that_come_are_shown_soonest_first_and_past_ones_not(client, dossier, samira):
    GesprekFactory(dossier=dossier, volgend_gesprek=date(2026, 3, 9))
    GesprekFactory(dossier=dossier, volgend_gesprek=date(2026, 2, 2))
    plan_van(dossier)
    dossier.melding, dossier.melding_op = True, date(2026, 2, 23)
    dossier.save()
    momenten = [woorden(punt) for punt in lees(client, dossier).select(".sp-tijdlijn > li")]
    for moment, tekst in zip(
        momenten, ["Persoonlijk plan inleveren", "Volgend gesprek", "Onderzoek", "Samen het plan bekijken"], strict=True
    ):
        assert tekst in moment
    assert not any("2 februari" in moment for moment in momenten)


def test_people_and_how_it_began(client, dossier, samira):
    VertegenwoordigingFactory(dossier=dossier)
    NetwerkpersoonFactory(dossier=dossier, naam="Moeder", relatie="moeder", niet_vragen=True)
    dossier.initiatief, dossier.client_weet_ervan = "Een goede vriend", True
    dossier.save()
    soep = lees(client, dossier)
    mensen = woorden(soep.find("h2", string="Mensen").parent)
    assert "Samira woonconsulent eerste aanspreekpunt" in mensen
    assert "Karim mentor" in mensen
    assert "Moeder niet om hulp vragen" in mensen
    begin = woorden(soep.find("h2", string="Hoe het begon").parent)
    assert "Wie nam contact op Een goede vriend" in begin
    assert "Weet de persoon ervan Ja" in begin
    paden = {a["href"].rstrip("/").rsplit("/", 1)[-1] for a in soep.select("main a[href*=kennismaken]")}
    assert paden >= {"aanmelding", "mensen", "contact"}  # the way back to what was asked at the start


def test_contact_that_was_never_asked_about_says_so(client, dossier, samira):
    Deelnemer.objects.filter(dossier=dossier).update(telefoon="", email="")
    assert "Nog niet gevraagd hoe contact veilig is." in woorden(lees(client, dossier).select_one(".sp-contact"))


def test_w06_whom_to_call_when_it_cannot_wait(client, dossier, samira):
    kantoor = {"dagen": [1, 2, 3, 4, 5], "van": time(8), "tot": time(17)}
    Noodnummer.objects.create(gemeente=dossier.gemeente, soort="gemeente", naam="Spoed", telefoon="14 033", **kantoor)
    nood = lees(client, dossier).find("summary", string="Als het nu niet kan wachten").parent
    veilig = next(woorden(lijn) for lijn in nood.select("li") if "Veilig Thuis" in lijn.text)
    assert "Nu bereikbaar · dag en nacht 0800-2000" in veilig
    assert "Spoed Nu bereikbaar · maandag tot en met vrijdag van 8.00 tot 17.00 uur 14 033" in woorden(nood)
    assert nood.find("a", href="tel:08002000")


def test_menu_holds_only_what_the_reader_may_open(client, dossier):
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory())
    client.force_login(roos.gebruiker)
    soep = lees(client, dossier)
    onderdelen = [woorden(a) for a in soep.select(".sp-dossiernav a")]
    assert "Wie keek er?" in onderdelen
    assert "Uitvoeren" not in onderdelen
    assert not soep.find("button", string="Dossier exporteren")


def test_on_a_small_screen_the_menu_is_one_line_that_says_where_one_is(client, dossier, samira):
    soep = soep_van(client, "profiel:doelen", dossier=dossier.uuid)
    assert woorden(soep.select_one(".sp-dossiermenu summary")) == "Doelen Alle onderdelen"
    breed = [a["href"] for a in soep.select(".sp-dossiernav a")]
    assert [a["href"] for a in soep.select(".sp-dossiermenu a")] == breed
    assert woorden(soep.select_one(".sp-dossiermenu [aria-current=page]")) == "Doelen"


def test_look_is_written_in_the_log(client, dossier, samira):
    lees(client, dossier)
    regel = Logregel.objects.get(dossier=dossier, actie=Actie.INZIEN)
    assert (regel.actor, regel.soort, regel.rol) == (samira.gebruiker, "dossier", "professional")


def test_who_may_not(client, dossier):
    adres = reverse("dossier:dossier", kwargs={"dossier": dossier.uuid})
    assert client.get(adres).status_code == 302
    client.force_login(GebruikerFactory())
    assert client.get(adres).status_code == 404
    client.force_login(gebruiker_met(dossier, Recht.PLAN_ZIEN))
    assert client.get(adres).status_code == 403


def test_queries_do_not_grow(client, dossier, samira, queries_groeien_niet):
    def maken(aantal):
        for _ in range(aantal):
            deel = PlandoelFactory(doel=DoelFactory(dossier=dossier))
            InzetFactory(planregel=PlanregelFactory(plandoel=deel), netwerk=True)
            professional_in(dossier)
            GesprekFactory(dossier=dossier)

    WensFactory(dossier=dossier, rang=1)
    queries_groeien_niet(maken=maken, doen=lambda: lees(client, dossier), hoogstens=24)
