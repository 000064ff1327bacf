"""The form of one statement: added, changed by whom it may, refused to who would overwrite another's words."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone

from profiel.forms_uitspraak import UitspraakForm, sprekersbron
from profiel.models import Uitspraak
from supportplan.kern.keuzes import Conceptsoort, Zichtbaarheid
from supportplan.kern.models import Concept
from supportplan.kern.rijen.formulieren import Wie, plekken_in
from supportplan.kern.rijen.opslaan import Bewaring, Stand
from tests.factories import (
    DeelnemerFactory,
    GesprekFactory,
    UitspraakFactory,
    WensFactory,
    client_van,
    professional_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def bewaar(dossier, samira):
    """Post one statement, as a page does; `wie` is another deelnemer with an account. Returns how it ended."""

    def opslaan(uitspraak=None, *, wie=samira, uuid=None, **velden):
        uuid = uitspraak.uuid if uitspraak else uuid or uuid4()
        standaard = {
            "tekst": uitspraak.tekst if uitspraak else "Ik woon alleen.",
            "revisie": uitspraak.revisie if uitspraak else 0,
            "zichtbaarheid": uitspraak.zichtbaarheid if uitspraak else "professional",
            "sprekers": [s.deelnemer.uuid for s in uitspraak.sprekers.all()]
            if uitspraak
            else [client_van(dossier).uuid],
        }
        gegevens = QueryDict(mutable=True)
        for naam, waarde in (standaard | velden).items():
            waarden = waarde if isinstance(waarde, list) else [waarde]
            gegevens.setlist(f"uitspraak_{uuid}-{naam}", [str(een) for een in waarden])
        extra = {"uitspraak": {"bron": sprekersbron(dossier)}}
        bewaring = Bewaring(dossier, Wie(wie.gebruiker, wie), {"uitspraak": UitspraakForm}, extra)
        return bewaring.opslaan(gegevens, plekken_in(gegevens))[f"uitspraak_{uuid}"]

    return opslaan


def sprekers(uitspraak):
    return [spreker.deelnemer for spreker in uitspraak.sprekers.all()]


def plekken(uitspraak):
    return [(plek.formulier, plek.rij, plek.kolom) for plek in uitspraak.plaatsingen.all()]


def getypt_door(samira, **anders):
    """A statement of the client that Samira typed just now."""
    velden = {"dossier": samira.dossier, "gemaakt_door": samira.gebruiker, "gemaakt_op": timezone.now()}
    return UitspraakFactory(**velden | anders)


def test_new_sentence_is_the_clients_in_its_place_and_talk(bewaar, dossier):
    gesprek = GesprekFactory(dossier=dossier)
    opslag = bewaar(tekst="Ik woon alleen.", formulier="profiel", rij="wonen", kolom="nu", gesprek=gesprek.uuid)
    assert opslag.stand == Stand.OPGESLAGEN
    uitspraak = Uitspraak.objects.get(dossier=dossier)
    assert sprekers(uitspraak) == [client_van(dossier)]
    assert plekken(uitspraak) == [("profiel", "wonen", "nu")]
    assert (uitspraak.gesprek, uitspraak.zichtbaarheid) == (gesprek, Zichtbaarheid.PROFESSIONAL)


def test_new_sentence_comes_last(bewaar, dossier):
    UitspraakFactory(dossier=dossier, tekst="Eerder.", volgorde=7)
    bewaar(tekst="Later.")
    assert [rij.tekst for rij in Uitspraak.objects.filter(dossier=dossier)] == ["Eerder.", "Later."]


def test_client_and_professional_said_it_together(bewaar, dossier, samira):
    bewaar(sprekers=[client_van(dossier).uuid, samira.uuid])
    assert set(sprekers(Uitspraak.objects.get(dossier=dossier))) == {client_van(dossier), samira}


def test_blank_form_begins_with_the_client_and_with_who_types_themselves(dossier, samira):
    bron, wie = sprekersbron(dossier), Wie(samira.gebruiker, samira)
    form = UitspraakForm(instance=Uitspraak(dossier=dossier), wie=wie, bron=bron)
    assert form["sprekers"].value() == [str(client_van(dossier).uuid)]
    naaste = DeelnemerFactory(dossier=dossier)
    form = UitspraakForm(
        instance=Uitspraak(dossier=dossier), wie=Wie(samira.gebruiker, naaste), bron=sprekersbron(dossier)
    )
    assert form["sprekers"].value() == [str(naaste.uuid)]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"tekst": "   "}, None),  # nothing typed is no sentence
        ({"sprekers": []}, "sprekers"),
        ({"sprekers": [str(uuid4())]}, "sprekers"),
        ({"tekst": "x" * 10_001}, "tekst"),
        ({"zichtbaarheid": "alleen_ik"}, "zichtbaarheid"),
        ({"formulier": "profiel", "rij": "rechten", "kolom": "nu"}, "__all__"),
        ({"formulier": "profiel", "rij": "wonen", "kolom": ""}, "__all__"),
        ({"gesprek": str(uuid4())}, "gesprek"),
    ],
)
def test_wrong_input_is_kept_with_an_instruction(bewaar, dossier, velden, veld):
    opslag = bewaar(**velden)
    assert not Uitspraak.objects.filter(dossier=dossier).exists()
    if veld:
        assert opslag.stand == Stand.ONGELDIG
        assert list(opslag.als_json()["fouten"]) == [veld]
        assert Concept.objects.get(dossier=dossier).soort == Conceptsoort.ONGELDIG


def test_talk_of_another_dossier_is_no_talk_here(bewaar, dossier):
    assert bewaar(gesprek=GesprekFactory().uuid).stand == Stand.ONGELDIG


def test_who_typed_it_mends_it_the_same_day(bewaar, samira):
    uitspraak = getypt_door(samira, tekst="Ik wonn alleen.")
    assert bewaar(uitspraak, tekst="Ik woon alleen.").stand == Stand.OPGESLAGEN
    uitspraak.refresh_from_db()
    assert (uitspraak.tekst, uitspraak.revisie) == ("Ik woon alleen.", 2)


@pytest.mark.parametrize(
    "toen",
    [
        {"gemaakt_op": datetime(2026, 3, 1, 22, 59, tzinfo=UTC)},  # 23:59 in Amsterdam, the day before
        {"gemaakt_door": None},
        {"gesprek__afgesloten_op": datetime(2026, 3, 2, 8, 0, tzinfo=UTC)},
    ],
)
def test_afterwards_a_professional_cannot_overwrite_the_clients_words(bewaar, dossier, samira, toen):
    if "gesprek__afgesloten_op" in toen:
        toen = {"gesprek": GesprekFactory(dossier=dossier, afgesloten_op=toen["gesprek__afgesloten_op"])}
    uitspraak = getypt_door(samira, tekst="Mijn woorden.", **toen)
    opslag = bewaar(uitspraak, tekst="Andere woorden.")
    assert opslag.stand == Stand.GEWEIGERD
    assert f"de woorden van {client_van(dossier).roepnaam}" in opslag.bericht
    uitspraak.refresh_from_db()
    assert uitspraak.tekst == "Mijn woorden."
    assert Concept.objects.get(doel_uuid=uitspraak.uuid).invoer["tekst"] == ["Andere woorden."]


def test_who_said_it_is_not_changed_over_their_head_either(bewaar, dossier, samira):
    uitspraak = UitspraakFactory(dossier=dossier)
    assert bewaar(uitspraak, sprekers=[samira.uuid]).stand == Stand.GEWEIGERD
    assert bewaar(uitspraak, zichtbaarheid="gedeeld").stand == Stand.GEWEIGERD
    assert sprekers(uitspraak) == [client_van(dossier)]


def test_marks_may_be_set_on_the_clients_words(bewaar, dossier):
    uitspraak = UitspraakFactory(dossier=dossier)
    assert bewaar(uitspraak, lukt_niet="on", is_optie="on").stand == Stand.OPGESLAGEN
    uitspraak.refresh_from_db()
    assert (uitspraak.lukt_niet, uitspraak.is_optie) == (True, True)


def test_possible_option_does_not_end_a_release(bewaar, dossier):
    uitspraak = UitspraakFactory(dossier=dossier, vrijgegeven=True)
    bewaar(uitspraak, is_optie="on")
    uitspraak.refresh_from_db()
    assert uitspraak.is_vrijgegeven
    bewaar(uitspraak, is_optie="on", lukt_niet="on")
    uitspraak.refresh_from_db()
    assert uitspraak.is_gewijzigd_na_vrijgave


def test_professionals_mend_each_others_words_but_not_a_naastes(bewaar, dossier):
    van_collega = UitspraakFactory(dossier=dossier, door=professional_in(dossier, roepnaam="Fatma"))
    assert bewaar(van_collega, tekst="Beter gezegd.").stand == Stand.OPGESLAGEN
    van_naaste = UitspraakFactory(dossier=dossier, door=DeelnemerFactory(dossier=dossier, roepnaam="Til"))
    assert "de woorden van Til" in bewaar(van_naaste, tekst="Anders.").bericht


def test_client_changes_own_words_at_any_time(bewaar, dossier, samira):
    client = client_van(dossier)
    client.gebruiker = samira.gebruiker  # an account; rights are the page's
    uitspraak = UitspraakFactory(dossier=dossier)
    assert bewaar(uitspraak, wie=client, tekst="Toch anders.").stand == Stand.OPGESLAGEN


def test_words_that_are_only_somebody_elses_cannot_be_touched_or_told_from_gone(bewaar, dossier):
    uitspraak = UitspraakFactory(dossier=dossier, tekst="Geheim.", zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    opslag = bewaar(uitspraak, tekst="Geheim.", lukt_niet="on")
    assert opslag.stand == Stand.ONGELDIG
    assert "Deze zin is er niet meer" in str(opslag.als_json()["fouten"])


def test_clash_keeps_both(bewaar, samira):
    uitspraak = getypt_door(samira, tekst="Van Fatma.", revisie=3)
    opslag = bewaar(uitspraak, tekst="Van Samira.", revisie=2)
    assert opslag.stand == Stand.BOTSING
    uitspraak.refresh_from_db()
    assert uitspraak.tekst == "Van Fatma."
    assert Concept.objects.get(soort=Conceptsoort.BOTSING).invoer["tekst"] == ["Van Samira."]


def test_saving_asks_the_same_queries_with_many_sentences(bewaar, dossier, samira, queries_groeien_niet):
    def maken(aantal):
        for _ in range(aantal):
            WensFactory(dossier=dossier)

    queries_groeien_niet(maken=maken, doen=lambda: bewaar(tekst="Nog een."), hoogstens=11)
