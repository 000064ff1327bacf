"""Typing a talk: a sentence, Enter, the next; each keeps its talk and who said it (method 1, 2)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from profiel.models import Uitspraak
from profiel.services_gesprek import gesprek_afsluiten
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.models import Concept, Logregel
from tests.factories import GesprekFactory, UitspraakFactory, client_van, professional_in
from tests.paginas import soep_van, woorden
from tests.vragenteller import formulier_op, velden_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def gesprek(dossier):
    return GesprekFactory(dossier=dossier)


def adres(gesprek):
    return reverse("profiel:vastleggen", kwargs={"dossier": gesprek.dossier.uuid, "gesprek": gesprek.uuid})


def zin(gesprek, tekst, *sprekers, uuid=None, **velden):
    naam = f"uitspraak_{uuid or uuid4()}"
    wie = [str(mens.uuid) for mens in sprekers or [client_van(gesprek.dossier)]]
    alles = {"tekst": tekst, "sprekers": wie, "gesprek": str(gesprek.uuid), "zichtbaarheid": "professional"} | velden
    return {f"{naam}-{veld}": waarde for veld, waarde in alles.items()} | {f"{naam}-revisie": velden.get("revisie", 0)}


def typ(client, gesprek, tekst, *sprekers, **velden):
    return client.post(adres(gesprek), zin(gesprek, tekst, *sprekers, **velden) | {"naar": "blijf"}, follow=True)


def pagina(client, gesprek):
    return soep_van(client, "profiel:vastleggen", dossier=gesprek.dossier.uuid, gesprek=gesprek.uuid)


def test_opening_the_page_writes_nothing(client, gesprek, samira):
    pagina(client, gesprek)
    assert not Uitspraak.objects.exists()
    assert not Concept.objects.exists()


def test_sentences_keep_their_order_their_talk_and_who_said_them(client, gesprek, samira):
    roos = client_van(gesprek.dossier)
    typ(client, gesprek, "Ik krijg mijn huis niet op orde")
    typ(client, gesprek, "Dat hoor ik je vaker zeggen", samira)
    typ(client, gesprek, "We beginnen in de keuken", roos, samira)
    rijen = list(Uitspraak.objects.filter(gesprek=gesprek))
    assert [rij.tekst for rij in rijen] == [
        "Ik krijg mijn huis niet op orde",
        "Dat hoor ik je vaker zeggen",
        "We beginnen in de keuken",
    ]
    gezegd = [set(rij.sprekers.values_list("deelnemer", flat=True)) for rij in rijen]
    assert gezegd == [{roos.pk}, {samira.pk}, {roos.pk, samira.pk}]
    assert all(not rij.plaatsingen.exists() for rij in rijen)
    assert {rij.gemaakt_door for rij in rijen} == {samira.gebruiker}


def test_who_said_it_and_who_may_read_it_stay_as_chosen_last(client, gesprek, samira):
    typ(client, gesprek, "Ik luister", samira, zichtbaarheid="gedeeld")
    nieuw = pagina(client, gesprek).select_one("[data-nieuwe-rij]")
    gekozen = [vak["value"] for vak in nieuw.select("input[type=checkbox][checked]")]
    assert gekozen == [str(samira.uuid)]
    assert nieuw.select_one("option[selected]")["value"] == "gedeeld"


def test_a_retry_of_the_same_sentence_makes_one(client, gesprek, samira):
    uuid = uuid4()
    for _keer in range(2):
        typ(client, gesprek, "Ik krijg mijn huis niet op orde", uuid=uuid)
    assert Uitspraak.objects.count() == 1


def test_what_was_typed_can_be_mended_taken_away_and_put_back(client, gesprek, samira):
    uuid = uuid4()
    typ(client, gesprek, "Ik krijg mijn hius niet op orde", uuid=uuid)
    typ(client, gesprek, "Ik krijg mijn huis niet op orde", uuid=uuid, revisie=1)
    assert Uitspraak.objects.get().tekst == "Ik krijg mijn huis niet op orde"
    antwoord = client.post(adres(gesprek), {"doe": f"verwijder:uitspraak_{uuid}"}, follow=True)
    assert not Uitspraak.objects.exists()
    knop = BeautifulSoup(antwoord.content, "html.parser").select_one(".sp-weggehaald button")
    client.post(adres(gesprek), {"doe": knop["value"]})
    assert Uitspraak.objects.get().tekst == "Ik krijg mijn huis niet op orde"


def test_a_sentence_without_a_speaker_is_kept_with_the_reason(client, gesprek, samira):
    gegevens = zin(gesprek, "Wie zei dit ook weer?")
    gegevens = {naam: waarde for naam, waarde in gegevens.items() if not naam.endswith("-sprekers")}
    soep = BeautifulSoup(client.post(adres(gesprek), gegevens | {"naar": "blijf"}).content, "html.parser")
    assert "Kies wie dit zei." in woorden(soep.main)
    assert "Wie zei dit ook weer?" in [vak.get_text().strip() for vak in soep.select("textarea")]
    assert "Wie zei dit ook weer?" in str(pagina(client, gesprek))


def test_after_closing_words_of_the_client_are_mended_by_a_proposal_only(client, gesprek, samira):
    uuid = uuid4()
    typ(client, gesprek, "Ik wil rust", uuid=uuid)
    client.post(adres(gesprek), {"doe": "afsluiten:"})
    gesprek.refresh_from_db()
    assert gesprek.afgesloten_op is not None
    antwoord = typ(client, gesprek, "Ik wil heel veel rust", uuid=uuid, revisie=1)
    assert Uitspraak.objects.get().tekst == "Ik wil rust"
    assert "Dit zijn de woorden van Roos" in antwoord.content.decode()
    assert not pagina(client, gesprek).select("[data-nieuwe-rij]")


def test_a_closed_talk_takes_no_new_sentence_but_loses_none(client, gesprek, samira):
    gesprek_afsluiten(gesprek=gesprek, door=samira.gebruiker, op=timezone.now())
    antwoord = typ(client, gesprek, "O ja, nog iets")
    assert "Dit gesprek is afgesloten." in antwoord.content.decode()
    assert not Uitspraak.objects.exists()
    assert Concept.objects.get().invoer["tekst"] == ["O ja, nog iets"]


def test_closing_is_logged_once(gesprek, samira):
    for _keer in range(2):
        gesprek_afsluiten(gesprek=gesprek, door=samira.gebruiker, op=timezone.now())
    assert Logregel.objects.filter(soort="gesprek_afsluiten").count() == 1


def test_the_day_after_the_words_of_the_client_are_no_longer_a_field(client, gesprek, samira, klok):
    typ(client, gesprek, "Ik wil rust")
    assert pagina(client, gesprek).find("textarea", string=lambda t: t and "Ik wil rust" in t)
    klok.shift(timedelta(days=1))
    client.force_login(samira.gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    soep = pagina(client, gesprek)
    assert not soep.find("textarea", string=lambda t: t and "Ik wil rust" in t)
    assert "Ik wil rust" in woorden(soep.main)


def test_what_a_colleague_may_not_read_is_not_on_the_page(client, gesprek, samira):
    ander = professional_in(gesprek.dossier, roepnaam="Joost")
    UitspraakFactory(gesprek=gesprek, tekst="Alleen voor Joost", door=ander, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    assert "Alleen voor Joost" not in str(pagina(client, gesprek))


def test_a_sentence_never_ends_in_the_talk_of_another_dossier(client, gesprek, samira):
    ander = GesprekFactory()
    gegevens = {naam: str(ander.uuid) if naam.endswith("-gesprek") else w for naam, w in zin(gesprek, "Weg").items()}
    antwoord = client.post(adres(gesprek), gegevens | {"naar": "blijf"})
    assert "Dit gesprek is er niet meer" in antwoord.content.decode()
    assert not Uitspraak.objects.exists()


def test_a_hundred_sentences_ask_as_much_as_two(client, gesprek, samira, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            UitspraakFactory(gesprek=gesprek, gemaakt_door=samira.gebruiker, gemaakt_op=timezone.now())

    queries_groeien_niet(maken=maken, doen=lambda: pagina(client, gesprek), hoogstens=8)
    roos = client_van(gesprek.dossier)
    queries_groeien_niet(maken=maken, doen=lambda: typ_stil(client, gesprek, roos), hoogstens=14)


def typ_stil(client, gesprek, roos):
    antwoord = client.post(adres(gesprek), zin(gesprek, "Nog een zin", roos), headers={"accept": "application/json"})
    assert [rij["stand"] for rij in antwoord.json()["rijen"].values()] == ["opgeslagen"]


def velden_van_pagina(client, gesprek):
    """What a browser without script sends when a button of the page is pressed."""
    return velden_van(formulier_op(client.get(adres(gesprek))))


def test_sentences_one_may_not_change_are_not_sent_and_not_refused(client, gesprek, samira):
    UitspraakFactory(gesprek=gesprek, dossier=gesprek.dossier, tekst="Ik wil rust.")
    antwoord = client.post(adres(gesprek), velden_van_pagina(client, gesprek) | {"naar": "volgende"})
    assert antwoord.status_code == 302
    assert not Concept.objects.exists()
    assert Uitspraak.objects.get().tekst == "Ik wil rust."


def test_typing_on_leaves_the_marks_of_earlier_sentences_alone(client, gesprek, samira):
    typ(client, gesprek, "Misschien een maatje", samira)
    Uitspraak.objects.update(is_optie=True, lukt_niet=True)
    client.post(adres(gesprek), velden_van_pagina(client, gesprek) | {"naar": "blijf"})
    zin = Uitspraak.objects.get()
    assert (zin.is_optie, zin.lukt_niet, zin.revisie) == (True, True, 1)
