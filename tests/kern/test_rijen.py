"""A page of one-row forms (product 4): every row by itself, nothing typed is lost, nothing is made twice."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from supportplan.kern.keuzes import Actie, Conceptsoort
from supportplan.kern.models import Concept, Logregel, Netwerkpersoon
from tests.factories import DossierFactory, NetwerkpersoonFactory, professional_in

AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kern.rijenpagina")]


@pytest.fixture(autouse=True)
def sjablonen(settings, request):
    eigen = request.config.rootpath / "tests" / "sjablonen"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], eigen]}]


@pytest.fixture
def dossier():
    return DossierFactory()


@pytest.fixture
def wij(dossier):
    """Two professionals on the case, each with a browser of their own."""
    mensen = []
    for _nummer in range(2):
        deelnemer = professional_in(dossier)
        browser = Client()
        browser.force_login(deelnemer.gebruiker, backend=AANMELDWIJZE)
        browser.deelnemer = deelnemer
        mensen.append(browser)
    return mensen


def adres(dossier):
    return reverse("personen", kwargs={"dossier": dossier.uuid})


def veld(uuid, revisie=0, **velden):
    return {f"persoon_{uuid}-{naam}": waarde for naam, waarde in {"revisie": revisie, **velden}.items()}


def bewaar(browser, dossier, gegevens, **verder):
    return browser.post(adres(dossier), gegevens | {"naar": "volgende"}, **verder)


def stil(browser, dossier, gegevens):
    """As the page's script saves while somebody types."""
    return browser.post(adres(dossier), gegevens, headers={"accept": "application/json"}).json()["rijen"]


def pagina(browser, dossier):
    return BeautifulSoup(browser.get(adres(dossier)).content, "html.parser")


def namen(browser, dossier):
    return [invoer["value"] for invoer in pagina(browser, dossier).select("input[name$=-naam][value]")]


def test_typed_row_is_stored_with_its_author_and_the_log_names_no_text(wij, dossier):
    uuid = uuid4()
    antwoord = stil(wij[0], dossier, veld(uuid, naam="Buurman Jan"))
    assert antwoord == {f"persoon_{uuid}": {"stand": "opgeslagen", "revisie": 1, "fouten": {}, "bericht": ""}}
    rij = Netwerkpersoon.objects.get(uuid=uuid)
    assert (rij.naam, rij.dossier, rij.gemaakt_door) == ("Buurman Jan", dossier, wij[0].deelnemer.gebruiker)
    regel = Logregel.objects.get(object_uuid=uuid)
    assert (regel.actie, regel.actor) == (Actie.TOEVOEGEN, wij[0].deelnemer.gebruiker)
    assert "Jan" not in str(regel.velden)


def test_retry_and_double_click_make_one_row(wij, dossier):
    uuid = uuid4()
    for _keer in range(3):
        stil(wij[0], dossier, veld(uuid, naam="Buurman Jan"))
    rij = Netwerkpersoon.objects.get(dossier=dossier)
    assert (rij.naam, rij.revisie) == ("Buurman Jan", 1)


def test_opening_writes_nothing_but_the_look(wij, dossier):
    NetwerkpersoonFactory(dossier=dossier)
    wij[0].get(adres(dossier))
    assert not Concept.objects.exists()
    assert list(Logregel.objects.values_list("actie", flat=True)) == [Actie.INZIEN]


def test_blank_row_is_passed_over(wij, dossier):
    antwoord = bewaar(wij[0], dossier, veld(uuid4(), naam="", doet=""))
    assert antwoord.status_code == 302
    assert not Netwerkpersoon.objects.exists()


def test_text_in_any_field_of_a_new_row_is_kept(wij, dossier):
    """Also when the field that makes the row worth keeping is still blank."""
    bewaar(wij[0], dossier, veld(uuid4(), naam="", doet="haalt de post"))
    assert "haalt de post" in pagina(wij[0], dossier).text


def test_a12_summary_names_the_row_and_the_question(wij, dossier):
    velden = veld(uuid4(), naam="Til", doet="haalt\x07 post") | veld(uuid4(), naam="?", doet="kookt")
    soep = BeautifulSoup(bewaar(wij[0], dossier, velden).content, "html.parser")
    regels = [" ".join(regel.text.split()) for regel in soep.select(".sp-foutoverzicht li")]
    assert regels[0].startswith("“Til”: Wat deze persoon doet: In deze tekst staat een onzichtbaar teken.")
    assert regels[1] == "Naam of bijnaam: Typ een naam."


def test_invalid_text_stays_for_me_on_another_device_and_for_nobody_else(wij, dossier):
    uuid = uuid4()
    antwoord = bewaar(wij[0], dossier, veld(uuid, naam="?", doet="haalt boodschappen"))
    soep = BeautifulSoup(antwoord.content, "html.parser")
    assert "Typ een naam." in soep.select_one(".sp-foutoverzicht").text
    assert "haalt boodschappen" in soep.text
    ander_apparaat = Client()
    ander_apparaat.force_login(
        wij[0].deelnemer.gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert "haalt boodschappen" in pagina(ander_apparaat, dossier).text
    assert "haalt boodschappen" not in pagina(wij[1], dossier).text
    assert not Netwerkpersoon.objects.exists()


def test_mending_the_draft_makes_it_a_row_and_the_draft_goes(wij, dossier):
    uuid = uuid4()
    stil(wij[0], dossier, veld(uuid, naam="?"))
    stil(wij[0], dossier, veld(uuid, naam="Jan"))
    assert Netwerkpersoon.objects.get(uuid=uuid).naam == "Jan"
    assert not Concept.objects.exists()


def test_an_invalid_row_does_not_stop_the_others(wij, dossier):
    goed, fout = uuid4(), uuid4()
    bewaar(wij[0], dossier, veld(fout, naam="?") | veld(goed, naam="Jan"))
    assert Netwerkpersoon.objects.get().uuid == goed
    assert Concept.objects.get().doel_uuid == fout


def test_clash_keeps_both_texts_until_the_second_writer_chooses(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    stil(wij[1], dossier, veld(rij.uuid, revisie=1, naam="Johan"))
    uitslag = stil(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jantje"))[f"persoon_{rij.uuid}"]
    assert uitslag["stand"] == "botsing"
    assert wij[1].deelnemer.gebruiker.naam in uitslag["bericht"]
    assert Netwerkpersoon.objects.get().naam == "Johan"
    botsing = pagina(wij[0], dossier).select_one(".sp-botsing").text
    assert "Jantje" in botsing
    assert "Johan" in botsing
    assert pagina(wij[1], dossier).select_one(".sp-botsing") is None


@pytest.mark.parametrize(
    ("keuze", "over"), [("mijn", ["Jantje"]), ("hun", ["Johan"]), ("allebei", ["Johan", "Jantje"])]
)
def test_choice_after_a_clash(wij, dossier, keuze, over):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    stil(wij[1], dossier, veld(rij.uuid, revisie=1, naam="Johan"))
    stil(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jantje"))
    for _dubbelklik in range(2):
        wij[0].post(adres(dossier), {"doe": f"{keuze}:persoon_{rij.uuid}"})
    assert list(Netwerkpersoon.objects.order_by("pk").values_list("naam", flat=True)) == over
    assert not Concept.objects.exists()


def test_saving_the_page_again_does_not_lose_the_second_text(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    stil(wij[1], dossier, veld(rij.uuid, revisie=1, naam="Johan"))
    stil(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jantje"))
    bewaar(wij[0], dossier, veld(rij.uuid, revisie=2, naam="Johan"))
    stil(wij[0], dossier, veld(rij.uuid, revisie=2, naam="?"))
    assert Concept.objects.get(soort=Conceptsoort.BOTSING).invoer["naam"] == ["Jantje"]


def test_a_second_clash_keeps_the_first_text_too(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    stil(wij[1], dossier, veld(rij.uuid, revisie=1, naam="Johan"))
    stil(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jantje"))
    stil(wij[1], dossier, veld(rij.uuid, revisie=2, naam="Johannes"))
    stil(wij[0], dossier, veld(rij.uuid, revisie=2, naam="Janneman"))
    assert Concept.objects.get().invoer["naam"] == ["Jantje\n\nJanneman"]


def test_old_page_that_changed_nothing_is_no_clash(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    stil(wij[1], dossier, veld(rij.uuid, revisie=1, naam="Johan"))
    assert bewaar(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jan")).status_code == 302
    assert Netwerkpersoon.objects.get().naam == "Johan"
    assert not Concept.objects.exists()


def test_new_lines_of_a_browser_are_no_change_and_keep_the_release(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan", doet="een\ntwee")
    stil(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jan", doet="een\r\ntwee"))
    assert Netwerkpersoon.objects.get().revisie == 1


def test_removed_row_comes_back_with_undo(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    antwoord = wij[0].post(adres(dossier), {"doe": f"verwijder:persoon_{rij.uuid}"}, follow=True)
    soep = BeautifulSoup(antwoord.content, "html.parser")
    knop = soep.select_one(".sp-weggehaald button")
    assert not Netwerkpersoon.objects.exists()
    wij[0].post(adres(dossier), {knop["name"]: knop["value"]})
    assert Netwerkpersoon.objects.get().naam == "Jan"


def test_what_cannot_be_stored_yet_comes_back_with_the_row_it_was_removed_with(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    getypt = veld(rij.uuid, revisie=1, naam="", doet="Haalt de kranten")
    wij[0].post(adres(dossier), getypt | {"doe": f"verwijder:persoon_{rij.uuid}"})
    assert not Netwerkpersoon.objects.exists()
    wij[0].post(adres(dossier), {"doe": f"terugzetten:persoon_{rij.uuid}"})
    assert "Haalt de kranten" in str(pagina(wij[0], dossier))
    terug = Netwerkpersoon.objects.get()
    bewaar(wij[0], dossier, veld(rij.uuid, revisie=terug.revisie, naam="Jan", doet="Haalt de kranten"))
    assert Netwerkpersoon.objects.get().doet == "Haalt de kranten"
    assert not Concept.objects.exists()


def test_what_was_typed_is_saved_before_a_button_acts(wij, dossier):
    weg, nieuw = NetwerkpersoonFactory(dossier=dossier, naam="Jan"), uuid4()
    wij[0].post(adres(dossier), veld(nieuw, naam="Piet") | {"doe": f"verwijder:persoon_{weg.uuid}"})
    assert Netwerkpersoon.objects.get().naam == "Piet"


def test_text_for_a_row_removed_elsewhere_is_kept_and_can_bring_it_back(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    wij[1].post(adres(dossier), {"doe": f"verwijder:persoon_{rij.uuid}"})
    uitslag = stil(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jan van hiernaast"))[f"persoon_{rij.uuid}"]
    assert (uitslag["stand"], "weggehaald" in uitslag["bericht"]) == ("botsing", True)
    assert "Jan van hiernaast" in pagina(wij[0], dossier).text
    wij[0].post(adres(dossier), {"doe": f"mijn:persoon_{rij.uuid}"})
    assert Netwerkpersoon.objects.get().naam == "Jan van hiernaast"


def test_row_that_may_not_change_keeps_the_text_and_says_why(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Vast")
    antwoord = bewaar(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Los"))
    assert "Deze naam verandert niet meer." in antwoord.content.decode()
    assert Netwerkpersoon.objects.get().naam == "Vast"
    assert Concept.objects.get().invoer["naam"] == ["Los"]


def test_row_of_another_dossier_cannot_be_reached(wij, dossier):
    vreemd = NetwerkpersoonFactory(naam="Jan")
    antwoord = stil(wij[0], dossier, veld(vreemd.uuid, revisie=1, naam="Gepakt"))
    vreemd.refresh_from_db()
    assert vreemd.naam == "Jan"
    assert antwoord[f"persoon_{vreemd.uuid}"]["stand"] == "geweigerd"


def test_fields_and_kinds_the_page_does_not_have_are_not_looked_at(wij, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")
    ander = {f"dossier_{dossier.uuid}-naam": "Gepakt", f"persoon_{rij.uuid}-dossier": "1", "persoon_x-naam": "y"}
    bewaar(wij[0], dossier, veld(rij.uuid, revisie=1, naam="Jan", vrijgegeven_revisie="1") | ander)
    rij.refresh_from_db()
    dossier.refresh_from_db()
    assert (rij.vrijgegeven_revisie, rij.dossier) == (None, dossier)
    assert dossier.naam != "Gepakt"


@pytest.mark.parametrize("tekst", ["\0nul", "bel\x07", "x" * 10_001])
def test_text_that_cannot_be_kept_as_it_is_is_refused_with_words_and_kept(wij, dossier, tekst):
    uitslag = stil(wij[0], dossier, veld(uuid4(), naam="Jan", doet=tekst))
    assert [regel["stand"] for regel in uitslag.values()] == ["ongeldig"]
    assert Concept.objects.get().invoer["naam"] == ["Jan"]


def test_emoji_and_right_to_left_text_stay_as_typed(wij, dossier):
    stil(wij[0], dossier, veld(uuid4(), naam="O'Brien-Öztürk 🌷", doet="مرحبا <script>{{ x }}"))
    rij = Netwerkpersoon.objects.get()
    assert (rij.naam, rij.doet) == ("O'Brien-Öztürk 🌷", "مرحبا <script>{{ x }}")
    assert "&lt;script&gt;{{ x }}" in wij[0].get(adres(dossier)).content.decode()


def test_page_and_save_ask_the_same_number_of_queries(wij, dossier, queries_groeien_niet):
    def maken(aantal):
        NetwerkpersoonFactory.create_batch(aantal, dossier=dossier)

    queries_groeien_niet(maken=maken, doen=lambda: wij[0].get(adres(dossier)), hoogstens=8)


def test_save_of_one_row_among_many(wij, dossier, queries_groeien_niet):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan")

    def opslaan():
        rij.refresh_from_db()
        alle = {}
        for ander in Netwerkpersoon.objects.filter(dossier=dossier):
            alle |= veld(ander.uuid, revisie=ander.revisie, naam=ander.naam)
        stil(wij[0], dossier, alle | veld(rij.uuid, revisie=rij.revisie, naam=f"Jan {rij.revisie}"))

    aantal = queries_groeien_niet(maken=lambda n: NetwerkpersoonFactory.create_batch(n, dossier=dossier), doen=opslaan)
    assert aantal - 2 <= 14  # the two reads of the test itself


def test_signed_out_meanwhile_the_text_is_shown_and_can_be_sent_after_signing_in(wij, dossier, settings):
    uuid = uuid4()
    browser = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    antwoord = bewaar(browser, dossier, veld(uuid, naam="Buurman Jan") | {"csrfmiddlewaretoken": "oud"})
    assert antwoord.status_code == 401
    assert "Buurman Jan" in antwoord.content.decode()
    browser.force_login(wij[0].deelnemer.gebruiker, backend=AANMELDWIJZE)
    browser.cookies.pop(settings.CSRF_COOKIE_NAME)  # signing in gives a new token; the page still has the old one
    antwoord = browser.post(adres(dossier), velden_van(antwoord))
    assert "Buurman Jan" in antwoord.content.decode()
    assert not Netwerkpersoon.objects.exists()
    assert browser.post(adres(dossier), velden_van(antwoord)).status_code == 302
    assert Netwerkpersoon.objects.get(uuid=uuid).naam == "Buurman Jan"


def velden_van(antwoord):
    soep = BeautifulSoup(antwoord.content, "html.parser")
    return {invoer["name"]: invoer.get("value", "") for invoer in soep.select("main form input[type=hidden]")}


def test_form_sent_by_another_site_is_refused_and_not_offered_again(wij, dossier):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(wij[0].deelnemer.gebruiker, backend=AANMELDWIJZE)
    antwoord = bewaar(browser, dossier, veld(uuid4(), naam="Kwaad wil"), headers={"origin": "https://kwaad.test"})
    assert antwoord.status_code == 403
    assert "Kwaad wil" not in antwoord.content.decode()


def test_script_of_a_page_hears_that_the_session_ended(dossier):
    antwoord = Client().post(adres(dossier), veld(uuid4(), naam="Jan"), headers={"accept": "application/json"})
    assert antwoord.status_code == 401
