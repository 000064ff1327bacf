"""A talk: a new one, one that was typed before, and the half page afterwards (method 1)."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from profiel.models import Gesprek
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Dossier
from supportplan.kern.toegang import Recht
from tests.factories import DeelnemerFactory, GesprekFactory, UitspraakFactory, client_van
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


def nieuw(dossier):
    return reverse("profiel:gesprek_nieuw", kwargs={"dossier": dossier.uuid})


def gegevens(uuid, **velden):
    return {
        f"gesprek_{uuid}-{naam}": waarde for naam, waarde in ({"datum": "2026-03-02", "revisie": 0} | velden).items()
    }


def test_opening_a_new_talk_writes_nothing_and_begins_today_with_who_is_here(client, dossier, samira):
    soep = soep_van(client, "profiel:gesprek_nieuw", dossier=dossier.uuid)
    assert not Gesprek.objects.exists()
    assert soep.select_one("input[name$=-datum]")["value"] == "2026-03-02"
    aanwezig = {vak["value"] for vak in soep.select("input[name$=-aanwezig][checked]")}
    assert aanwezig == {str(client_van(dossier).uuid), str(samira.uuid)}


def test_a_talk_is_kept_with_who_was_there_and_goes_on_to_typing(client, dossier, samira):
    uuid, roos = uuid4(), client_van(dossier)
    antwoord = client.post(
        nieuw(dossier),
        gegevens(
            uuid,
            plaats="keukentafel",
            aanwezig=[str(roos.uuid)],
            andere_aanwezigen="de poes",
            tolk="mevrouw Yildiz",
            vorm="open_overleg",
            verhaal="Roos vertelde over vroeger",
            afspraken="Samira belt vrijdag",
            volgend_gesprek="2026-03-09",
        )
        | {"naar": "volgende"},
    )
    gesprek = Gesprek.objects.get(uuid=uuid)
    assert [rij.deelnemer for rij in gesprek.aanwezigen.all()] == [roos]
    assert (gesprek.plaats, gesprek.tolk, gesprek.afspraken) == ("keukentafel", "mevrouw Yildiz", "Samira belt vrijdag")
    assert antwoord["Location"] == reverse("profiel:vastleggen", kwargs={"dossier": dossier.uuid, "gesprek": uuid})
    assert Dossier.objects.get(pk=dossier.pk).volgende_datum == date(2026, 3, 9)


def test_what_is_not_right_yet_is_there_again_on_another_day(client, dossier, samira):
    uuid = uuid4()
    client.post(nieuw(dossier), gegevens(uuid, datum="", verhaal="Roos vertelde over vroeger") | {"naar": "later"})
    assert not Gesprek.objects.exists()
    soep = soep_van(client, "profiel:gesprek_nieuw", dossier=dossier.uuid)
    assert "Roos vertelde over vroeger" in soep.select_one("textarea[name$=-verhaal]").get_text()
    assert "Kies op welke dag het gesprek was." in woorden(soep.main)


def test_a_next_talk_before_this_one_is_refused(client, dossier, samira):
    antwoord = client.post(nieuw(dossier), gegevens(uuid4(), volgend_gesprek="2026-03-01") | {"naar": "volgende"})
    assert "Kies een dag na dit gesprek." in antwoord.content.decode()


def test_who_was_there_can_be_changed_later(client, dossier, samira):
    gesprek = GesprekFactory(dossier=dossier)
    adres = reverse("profiel:gesprek", kwargs={"dossier": dossier.uuid, "gesprek": gesprek.uuid})
    client.post(adres, gegevens(gesprek.uuid, revisie=1, aanwezig=[str(samira.uuid)]) | {"naar": "blijf"})
    assert [rij.deelnemer for rij in gesprek.aanwezigen.all()] == [samira]
    client.post(adres, gegevens(gesprek.uuid, revisie=2) | {"naar": "blijf"})
    assert not gesprek.aanwezigen.exists()


def test_a_talk_with_sentences_is_not_taken_away(client, dossier, samira):
    gesprek = UitspraakFactory(gesprek=GesprekFactory(dossier=dossier), dossier=dossier).gesprek
    adres = reverse("profiel:gesprek", kwargs={"dossier": dossier.uuid, "gesprek": gesprek.uuid})
    antwoord = client.post(adres, {"doe": f"verwijder:gesprek_{gesprek.uuid}"}, follow=True)
    assert "Haal die eerst weg" in antwoord.content.decode()
    assert Gesprek.objects.filter(pk=gesprek.pk).exists()


def test_a_talk_of_another_dossier_does_not_exist_here(client, dossier, samira):
    ander = GesprekFactory()
    for naam in ("profiel:gesprek", "profiel:vastleggen", "profiel:besproken"):
        assert client.get(reverse(naam, kwargs={"dossier": dossier.uuid, "gesprek": ander.uuid})).status_code == 404


# Wat we vandaag bespraken


def blad(client, gesprek, **vraag):
    return soep_van(client, "profiel:besproken", dossier=gesprek.dossier.uuid, gesprek=gesprek.uuid, data=vraag)


@pytest.fixture
def gesprek(dossier):
    """A talk with a sentence for everybody, one for client and professional, and one for nobody else."""
    gesprek = GesprekFactory(
        dossier=dossier, afspraken="Samira belt vrijdag", volgend_gesprek=date(2026, 3, 9), verhaal="Het hele verhaal"
    )
    for tekst, wie in (("Voor iedereen", "gedeeld"), ("Voor ons twee", "professional"), ("Voor mij", "alleen_ik")):
        UitspraakFactory(dossier=dossier, gesprek=gesprek, tekst=tekst, zichtbaarheid=wie)
    return gesprek


def test_the_half_page_holds_what_is_for_all_the_agreements_and_the_next_talk(client, gesprek, samira):
    tekst = woorden(blad(client, gesprek).select_one(".sp-blad"))
    for deel in ("Voor iedereen", "Samira belt vrijdag", "maandag 9 maart 2026"):
        assert deel in tekst
    for deel in ("Voor ons twee", "Voor mij", "Het hele verhaal"):
        assert deel not in tekst


def test_what_is_for_the_two_of_us_comes_on_it_when_asked_and_never_what_is_private(client, gesprek, samira):
    tekst = woorden(blad(client, gesprek, met="professional").select_one(".sp-blad"))
    assert "Voor ons twee" in tekst
    assert "Voor mij" not in tekst


def test_somebody_else_in_the_dossier_cannot_ask_for_more(client, gesprek, dossier):
    karim = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    client.force_login(gebruiker_met(dossier, Recht.PROFIEL_ZIEN, deelnemer=karim))
    assert "Voor ons twee" not in str(blad(client, gesprek, met="professional"))


def test_of_a_talk_held_apart_there_is_no_page(client, gesprek, samira):
    gesprek.apart_gesproken = True
    gesprek.save()
    soep = BeautifulSoup(
        client.get(
            reverse("profiel:besproken", kwargs={"dossier": gesprek.dossier.uuid, "gesprek": gesprek.uuid})
        ).content,
        "html.parser",
    )
    assert not soep.select(".sp-blad")
    assert "Voor iedereen" not in str(soep)


def test_the_list_of_talks_leads_everywhere(client, gesprek, samira):
    soep = soep_van(client, "profiel:kennismaking", dossier=gesprek.dossier.uuid)
    links = {link["href"] for link in soep.main.select("a")}
    sleutels = {"dossier": gesprek.dossier.uuid, "gesprek": gesprek.uuid}
    for naam in ("profiel:gesprek", "profiel:vastleggen", "profiel:besproken"):
        assert reverse(naam, kwargs=sleutels) in links
    for naam in ("profiel:gesprek_nieuw", "profiel:kennismaken", "profiel:plek_geven"):
        assert reverse(naam, kwargs={"dossier": gesprek.dossier.uuid}) in links
