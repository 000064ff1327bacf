"""The page of one statement: places, speakers, readers, and proposals with their answer (method 2, product 4)."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from profiel.models import Uitspraak, Vervulling
from profiel.services_voorstel import voorstellen
from supportplan.kern.keuzes import Conceptsoort, Zichtbaarheid
from supportplan.kern.models import Concept, Logregel
from supportplan.kern.rijen.formulieren import Wie
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    DoelFactory,
    GebruikerFactory,
    UitspraakFactory,
    VervullingFactory,
    WensFactory,
    client_van,
    professional_in,
)
from tests.paginas import woorden

pytestmark = pytest.mark.django_db

NEE = {"antwoord": "nee", "bij": "Til, de buurvrouw", "op": "2026-03-02"}
JA = NEE | {"antwoord": "ja"}


@pytest.fixture
def zin(dossier):
    """Words of the client, of another day."""
    return UitspraakFactory(dossier=dossier, tekst="Mijn woorden.", plek=("profiel", "wonen", "nu"))


@pytest.fixture
def voorstel(zin, samira):
    return voorstellen(uitspraak=zin, tekst="Andere woorden.", wie=Wie(samira.gebruiker, samira))


@pytest.fixture
def pagina(client, samira):
    def haal(uitspraak):
        antwoord = client.get(adres(uitspraak))
        assert antwoord.status_code == 200
        return BeautifulSoup(antwoord.content, "html.parser")

    return haal


@pytest.fixture
def post(client, samira):
    def druk(uitspraak, gegevens=None, **knop):
        antwoord = client.post(adres(uitspraak), (gegevens or {}) | knop, follow=True)
        assert antwoord.status_code == 200
        return BeautifulSoup(antwoord.content, "html.parser")

    return druk


@pytest.fixture
def antwoord(client, samira):
    """Record what was said when the proposal was read aloud."""

    def geef(voorstel, uitspraak, gegevens, **anders):
        velden = {"revisie": uitspraak.revisie} | gegevens | anders
        adres = reverse(
            "profiel:voorstel",
            kwargs={"dossier": uitspraak.dossier.uuid, "uitspraak": uitspraak.uuid, "voorstel": voorstel.uuid},
        )
        gepost = {f"{voorstel.uuid}-{naam}": waarde for naam, waarde in velden.items()}
        return BeautifulSoup(client.post(adres, gepost, follow=True).content, "html.parser")

    return geef


def adres(uitspraak):
    return reverse("profiel:zin", kwargs={"dossier": uitspraak.dossier.uuid, "uitspraak": uitspraak.uuid})


def prefix(uitspraak):
    return f"uitspraak_{uitspraak.uuid}"


def bestaand(uitspraak, **anders):
    velden = {
        "revisie": uitspraak.revisie,
        "tekst": uitspraak.tekst,
        "sprekers": [spreker.deelnemer.uuid for spreker in uitspraak.sprekers.all()],
        "zichtbaarheid": uitspraak.zichtbaarheid,
    }
    return {f"{prefix(uitspraak)}-{naam}": waarde for naam, waarde in (velden | anders).items()}


def tekst_van(uitspraak):
    uitspraak.refresh_from_db()
    return uitspraak.tekst


def test_place_is_chosen_from_one_list_and_taken_away(post, zin):
    post(zin, doe=f"plaats:{prefix(zin)}", plek="profiel:zelfzorg:nu")
    assert zin.plaatsingen.count() == 2
    post(zin, doe=f"plek_weg:{prefix(zin)}:profiel:wonen:nu")
    assert [plek.rij for plek in zin.plaatsingen.all()] == ["zelfzorg"]


@pytest.mark.parametrize("plek", ["", "profiel:rechten:nu", "x", "profiel:wonen:nu:extra"])
def test_unknown_place_is_told(post, zin, plek):
    soep = post(zin, doe=f"plaats:{prefix(zin)}", plek=plek)
    assert "Kies een plek uit de lijst." in soep.select_one(".sp-berichten").get_text()
    assert zin.plaatsingen.count() == 1


def test_who_typed_it_today_sets_speakers_and_readers(post, dossier, samira):
    uitspraak = UitspraakFactory(dossier=dossier, gemaakt_door=samira.gebruiker, gemaakt_op=timezone.now())
    gegevens = bestaand(uitspraak, sprekers=[client_van(dossier).uuid, samira.uuid], zichtbaarheid="gedeeld")
    post(uitspraak, gegevens, naar="blijf")
    uitspraak.refresh_from_db()
    assert uitspraak.zichtbaarheid == Zichtbaarheid.GEDEELD
    assert {spreker.deelnemer for spreker in uitspraak.sprekers.all()} == {client_van(dossier), samira}


def test_taken_away_here_one_comes_back_to_the_row_with_a_way_back(post, dossier, samira):
    uitspraak = UitspraakFactory(
        dossier=dossier, gemaakt_door=samira.gebruiker, gemaakt_op=timezone.now(), plek=("profiel", "werken", "nu")
    )
    soep = post(uitspraak, doe=f"verwijder:{prefix(uitspraak)}")
    assert soep.h1.get_text() == "Werken"
    assert soep.select_one(".sp-weggehaald button")["value"] == f"terugzetten:{prefix(uitspraak)}"


def test_somebody_elses_own_words_are_not_found(client, samira, dossier):
    geheim = UitspraakFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    assert client.get(adres(geheim)).status_code == 404
    assert client.post(adres(geheim), bestaand(geheim, tekst="x")).status_code == 404


def test_open_proposal_stands_beside_the_sentence_for_every_reader_of_it(client, zin, voorstel, antwoord):
    adres = reverse("profiel:profiel", kwargs={"dossier": zin.dossier.uuid})
    cel = BeautifulSoup(client.get(adres).content, "html.parser").select_one(".sp-uitspraak--voorstel")
    assert "Andere woorden." in woorden(cel)
    assert "Voorstel van Samira" in woorden(cel)
    antwoord(voorstel, zin, NEE)
    assert "Andere woorden." not in client.get(adres).content.decode()
    Uitspraak.objects.filter(pk=zin.pk).update(zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    Concept.objects.filter(pk=voorstel.pk).update(invoer={"tekst": "Nog geheimer.", "weg": False})
    assert "Nog geheimer." not in client.get(adres).content.decode()


def test_answer_no_keeps_the_words_and_the_answer(antwoord, pagina, zin, voorstel):
    antwoord(voorstel, zin, NEE)
    assert tekst_van(zin) == "Mijn woorden."
    kaart = woorden(pagina(zin).select_one("#voorstellen"))
    wie = client_van(zin.dossier).roepnaam
    assert f"voorgelezen op 2 maart 2026: {wie} zei nee" in kaart
    assert "erbij: Til, de buurvrouw" in kaart
    regel = Logregel.objects.get(dossier=zin.dossier, soort="voorstel", actie="wijzigen")
    assert (regel.object_uuid, regel.reden) == (zin.uuid, "nee")


def test_answer_yes_makes_them_the_clients_words(antwoord, zin, voorstel):
    antwoord(voorstel, zin, JA)
    assert tekst_van(zin) == "Andere woorden."
    assert [spreker.deelnemer for spreker in zin.sprekers.all()] == [client_van(zin.dossier)]
    assert zin.geschiedenis.filter(tekst="Mijn woorden.").exists()


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"antwoord": ""}, "Kies ja of nee."),
        ({"bij": "  "}, "Typ wie erbij was."),
        ({"op": ""}, "Kies de dag."),
        ({"op": "2026-03-03"}, "Kies een dag die al geweest is."),
        ({"revisie": 7}, "De tekst is intussen veranderd."),
    ],
)
def test_incomplete_answer_is_told_and_what_was_typed_stays(antwoord, zin, voorstel, anders, melding):
    soep = antwoord(voorstel, zin, JA, **anders)
    assert melding in soep.select_one(".sp-foutoverzicht").get_text()
    if "bij" not in anders:
        assert soep.select_one("input[name$=-bij]")["value"] == "Til, de buurvrouw"
    assert tekst_van(zin) == "Mijn woorden."


def test_who_has_an_account_answers_themselves(antwoord, pagina, zin, voorstel):
    deelnemer_koppelen(client_van(zin.dossier), GebruikerFactory())
    assert "antwoordt zelf" in pagina(zin).select_one("#voorstellen").get_text()
    soep = antwoord(voorstel, zin, JA)
    assert "antwoordt zelf" in soep.select_one(".sp-foutoverzicht").get_text()
    assert tekst_van(zin) == "Mijn woorden."


def test_second_answer_is_refused(antwoord, zin, voorstel):
    antwoord(voorstel, zin, NEE)
    soep = antwoord(voorstel, zin, JA)
    assert "al geantwoord" in soep.get_text()
    assert tekst_van(zin) == "Mijn woorden."


def test_new_proposal_keeps_the_earlier_answer(antwoord, zin, voorstel, samira):
    antwoord(voorstel, zin, NEE)
    voorstellen(uitspraak=zin, tekst="Nog een keer.", wie=Wie(samira.gebruiker, samira))
    invoer = Concept.objects.get(soort=Conceptsoort.VOORSTEL).invoer
    assert (invoer["tekst"], "antwoord" in invoer) == ("Nog een keer.", False)
    assert [(eerder["tekst"], eerder["antwoord"]["ja"]) for eerder in invoer["eerder"]] == [("Andere woorden.", False)]


def test_proposal_to_take_it_away_needs_a_yes(post, antwoord, zin):
    post(zin, doe=f"voorstel_weg:{prefix(zin)}")
    assert Uitspraak.objects.filter(pk=zin.pk).exists()
    soep = antwoord(Concept.objects.get(soort=Conceptsoort.VOORSTEL), zin, JA)
    assert not Uitspraak.objects.filter(pk=zin.pk).exists()
    assert soep.h1.get_text() == "Wonen"


def test_wish_of_a_goal_is_not_taken_away_by_a_yes_either(post, antwoord, dossier):
    wens = WensFactory(dossier=dossier)
    DoelFactory(dossier=dossier, wens=wens)
    post(wens, doe=f"voorstel_weg:{prefix(wens)}")
    soep = antwoord(Concept.objects.get(soort=Conceptsoort.VOORSTEL), wens, JA)
    assert "hoort bij doel" in soep.select_one(".sp-foutoverzicht").get_text()
    assert Uitspraak.objects.filter(pk=wens.pk).exists()


def test_only_my_own_proposal_can_be_taken_back(post, client, zin, voorstel):
    client.force_login(professional_in(zin.dossier, roepnaam="Fatma").gebruiker)
    post(zin, doe=f"intrekken:{prefix(zin)}")
    assert Concept.objects.filter(pk=voorstel.pk).exists()


def test_my_proposal_is_taken_back(post, zin, voorstel):
    post(zin, doe=f"intrekken:{prefix(zin)}")
    assert not Concept.objects.filter(pk=voorstel.pk).exists()


@pytest.mark.parametrize("tekst", ["", "  ", "Mijn woorden."])
def test_nothing_new_is_no_proposal(post, zin, tekst):
    soep = post(zin, bestaand(zin, tekst=tekst), doe=f"voorstellen:{prefix(zin)}")
    assert soep.select_one(".sp-berichten").get_text().strip()
    assert not Concept.objects.filter(soort=Conceptsoort.VOORSTEL).exists()


def test_need_is_linked_to_what_meets_it_and_the_gap_closes(post, client, dossier, samira):
    behoefte = UitspraakFactory(dossier=dossier, tekst="Iemand die belt", plek=("kvb", "relaties", "benodigd"))
    hulp = UitspraakFactory(dossier=dossier, tekst="Til belt elke dag", plek=("kvb", "inclusie", "aanwezig"))
    tekort = reverse("profiel:kvb_stap", kwargs={"dossier": dossier.uuid, "step": "tekort"})
    assert "Hier is nog niets voor" in client.get(tekort).content.decode()
    soep = post(behoefte, hulpbronnen="1", hulpbron=[hulp.uuid], naar="blijf")
    assert soep.select_one(f"#hulpbron-{hulp.uuid}").has_attr("checked")
    pagina = BeautifulSoup(client.get(tekort).content, "html.parser")
    assert "Daarvoor is er: Til belt elke dag" in woorden(pagina.select_one("main"))
    post(behoefte, hulpbronnen="1", naar="volgende")
    assert not Vervulling.objects.exists()


def test_only_present_support_of_this_dossier_meets_a_need(post, dossier):
    behoefte = UitspraakFactory(dossier=dossier, plek=("kvb", "relaties", "benodigd"))
    elders = VervullingFactory().hulpbron
    for vreemd in (elders.uuid, behoefte.uuid, uuid4()):
        post(behoefte, hulpbronnen="1", hulpbron=[vreemd], naar="blijf")
    assert not Vervulling.objects.filter(dossier=dossier).exists()


def test_page_asks_the_same_queries_with_many_sentences(client, zin, samira, queries_groeien_niet):
    def maken(aantal):
        for _ in range(aantal):
            VervullingFactory(dossier=zin.dossier)
            WensFactory(dossier=zin.dossier)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres(zin)), hoogstens=8)


def test_day_of_the_answer_is_today_by_itself(pagina, zin, voorstel):
    assert pagina(zin).select_one("input[name$=-op]")["value"] == date(2026, 3, 2).isoformat()
