"""Filling a worksheet on the screen: collect, weigh, choose, open again (method 5)."""

import time
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from opties.models import Afweging, Keuze, Optie, Werkblad
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.models import Concept, Logregel
from tests.factories import (
    AfwegingFactory,
    DoelFactory,
    InzetFactory,
    KeuzeFactory,
    NetwerkpersoonFactory,
    OptieFactory,
    UitspraakFactory,
    VoorkeurFactory,
    WerkbladFactory,
    client_van,
    professional_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def doel(dossier):
    return DoelFactory(dossier=dossier, tekst="Mijn huis is op orde")


@pytest.fixture
def gesloten(doel):
    """A closed worksheet with two options."""
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    for tekst in ("Thuiszorg", "De buurman"):
        OptieFactory(werkblad=werkblad, tekst=tekst)
    return werkblad


def adres(doel):
    return reverse("opties:werkblad_bewerken", kwargs={"dossier": doel.dossier.uuid, "doel": doel.uuid})


def lees(client, doel):
    return soep_van(client, "opties:werkblad_bewerken", dossier=doel.dossier.uuid, doel=doel.uuid)


def doe(client, doel, waarde, gegevens=None):
    antwoord = client.post(adres(doel), {**(gegevens or {}), "doe": waarde}, follow=True)
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def veld(wat, rij=None, *, revisie=0, **velden):
    uuid = rij.uuid if rij else uuid4()
    return {f"{wat}_{uuid}-{naam}": waarde for naam, waarde in {"revisie": revisie, **velden}.items()}


def stil(client, doel, gegevens):
    antwoord = client.post(adres(doel), gegevens, headers={"accept": "application/json"})
    return next(iter(antwoord.json()["rijen"].values()))


# Collecting


def test_opening_makes_no_worksheet(client, samira, doel):
    soep = lees(client, doel)
    assert "Mijn huis is op orde" in soep.text
    assert not Werkblad.objects.exists()


def test_options_come_one_after_the_other_each_with_what_is_known_about_it(client, samira, doel):
    buur = NetwerkpersoonFactory(dossier=doel.dossier, naam="Til")
    stil(client, doel, veld("optie", tekst="Zelf elke dag een kwartier"))
    velden = {"tekst": "Met Til samen", "bron": "netwerk", "vorm": "collectief", "heel_nieuw": "on"}
    stil(client, doel, veld("optie", **velden, netwerkpersoon=str(buur.uuid)))
    een, twee = Optie.objects.filter(werkblad__doel=doel)
    assert (een.tekst, twee.tekst) == ("Zelf elke dag een kwartier", "Met Til samen")
    assert (twee.bron, twee.vorm, twee.heel_nieuw, twee.netwerkpersoon) == ("netwerk", "collectief", True, buur)
    assert Logregel.objects.filter(soort="optie", actie="toevoegen").count() == 2


def test_a_retry_makes_one_option_and_one_worksheet(client, samira, doel):
    gegevens = veld("optie", tekst="Thuiszorg", opmerking="Weer iemand in huis")
    for _keer in range(3):
        stil(client, doel, gegevens)
    assert (Werkblad.objects.count(), Optie.objects.count(), Afweging.objects.count()) == (1, 1, 1)


def test_weighing_is_closed_while_the_list_is_open(client, samira, doel):
    optie = OptieFactory(werkblad=WerkbladFactory(doel=doel), tekst="Mijn zus vragen")
    AfwegingFactory(optie=optie, soort="nadeel", tekst="Ze is te druk")
    soep = lees(client, doel)
    assert "Ze is te druk" not in soep.text
    assert not soep.select('[name^="afweging_"], [name^="keuze_"]')
    uitslag = stil(client, doel, veld("afweging", tekst="Te ver weg", soort="nadeel", optie=str(optie.uuid)))
    assert uitslag["stand"] == "geweigerd"
    assert Concept.objects.get().invoer["tekst"] == ["Te ver weg"]


def test_a_remark_stays_with_the_option_and_shows_under_nadelen(client, samira, doel):
    gegevens = veld("optie", tekst="Mijn zus vragen", opmerking="Nee, mijn zus is te druk")
    stil(client, doel, gegevens)
    assert "Nee, mijn zus is te druk" in lees(client, doel).text
    nadelen = woorden(doe(client, doel, "sluiten:").select_one(".sp-weegkaart__kanten > div:last-child"))
    assert "Nee, mijn zus is te druk" in nadelen
    assert Afweging.objects.get().soort == "nadeel"


def test_a_remark_can_change_and_go(client, samira, doel):
    gegevens = veld("optie", tekst="Mijn zus vragen", opmerking="Te druk")
    stil(client, doel, gegevens)
    optie = Optie.objects.get()
    stil(client, doel, veld("optie", optie, revisie=1, tekst=optie.tekst, opmerking="Veel te druk"))
    assert Afweging.objects.get().tekst == "Veel te druk"
    stil(client, doel, veld("optie", optie, revisie=2, tekst=optie.tekst, opmerking=""))
    assert not Afweging.objects.exists()
    stil(client, doel, veld("optie", optie, revisie=3, tekst=optie.tekst, opmerking="Toch druk"))
    assert Afweging.objects.get().tekst == "Toch druk"


def test_a_marked_sentence_comes_on_the_list_in_one_click(client, samira, doel):
    zin = UitspraakFactory(dossier=doel.dossier, tekst="De buurman wil wel helpen", is_optie=True)
    UitspraakFactory(
        dossier=doel.dossier, tekst="Alleen voor mij", is_optie=True, zichtbaarheid=Zichtbaarheid.ALLEEN_IK
    )
    soep = lees(client, doel)
    assert "Alleen voor mij" not in soep.text
    soep = doe(client, doel, soep.select_one('button[value^="uit_zin"]')["value"])
    assert Optie.objects.get().uitspraak == zin
    assert not soep.select('button[value^="uit_zin"]')


def test_an_option_keeps_the_sentence_it_came_from_and_only_what_may_be_read_is_offered(client, samira, doel):
    zin = UitspraakFactory(dossier=doel.dossier, tekst="Ik was bakker")
    geheim = UitspraakFactory(dossier=doel.dossier, tekst="Dit blijft hier", zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    stil(client, doel, veld("optie", tekst="Meehelpen in de bakkerij", uitspraak=str(zin.uuid)))
    optie = Optie.objects.get()
    assert optie.uitspraak == zin
    assert stil(client, doel, veld("optie", tekst="Nog iets", uitspraak=str(geheim.uuid)))["stand"] != "opgeslagen"
    assert "Dit blijft hier" not in lees(client, doel).text
    Optie.objects.filter(pk=optie.pk).update(uitspraak=geheim)
    stil(client, doel, veld("optie", optie, revisie=1, tekst="Meehelpen op donderdag"))
    optie.refresh_from_db()
    assert (optie.tekst, optie.uitspraak) == ("Meehelpen op donderdag", geheim)


def test_an_option_goes_and_comes_back_unless_something_rests_on_it(client, samira, doel):
    werkblad = WerkbladFactory(doel=doel)
    vrij, in_plan = OptieFactory(werkblad=werkblad, tekst="Robot"), OptieFactory(werkblad=werkblad)
    InzetFactory(dossier=doel.dossier, optie=in_plan, tekst="Was opvouwen")
    soep = doe(client, doel, f"verwijder:optie_{vrij.uuid}")
    assert list(Optie.objects.all()) == [in_plan]
    doe(client, doel, soep.select_one(".sp-weggehaald button")["value"])
    assert set(Optie.objects.all()) == {vrij, in_plan}
    assert "“Was opvouwen”" in doe(client, doel, f"verwijder:optie_{in_plan.uuid}").text
    assert in_plan in Optie.objects.all()


# Who is not asked


@pytest.fixture
def moeder(doel):
    moeder = NetwerkpersoonFactory(dossier=doel.dossier, naam="Ans", relatie="moeder")
    VoorkeurFactory(dossier=doel.dossier, weigering=True, weigert=moeder, tekst="Niet meer door mijn moeder")
    return moeder


@pytest.mark.parametrize("tekst", ["MAMA doet de was", "Ans vragen", "mijn moeder belt elke dag"])
def test_who_is_refused_gives_a_warning_that_stays_and_blocks_nothing(client, samira, doel, moeder, tekst):
    uitslag = stil(client, doel, veld("optie", tekst=tekst))
    assert (uitslag["stand"], uitslag["bericht"]) == (
        "opgeslagen",
        "Ans wordt niet gevraagd: “Niet meer door mijn moeder”",
    )
    assert "Niet meer door mijn moeder" in lees(client, doel).text
    assert "Niet meer door mijn moeder" in doe(client, doel, "sluiten:").text
    lezen = soep_van(client, "opties:werkblad", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert "Niet meer door mijn moeder" in lezen.text


def test_the_warning_is_shown_after_an_ordinary_save(client, samira, doel, moeder):
    antwoord = client.post(adres(doel), veld("optie", tekst="Mam helpt") | {"naar": "blijf"}, follow=True)
    assert "Ans wordt niet gevraagd" in woorden(
        BeautifulSoup(antwoord.content, "html.parser").select_one(".sp-berichten")
    )


@pytest.mark.parametrize("tekst", ["Een mammoet in het museum", "De moedertaal oefenen", "Thuiszorg"])
def test_other_words_give_no_warning(client, samira, doel, moeder, tekst):
    assert stil(client, doel, veld("optie", tekst=tekst))["bericht"] == ""


def test_who_is_refused_is_never_suggested(client, samira, doel, moeder):
    NetwerkpersoonFactory(dossier=doel.dossier, naam="Til")
    NetwerkpersoonFactory(dossier=doel.dossier, naam="Oom Jan", niet_vragen=True)
    UitspraakFactory(dossier=doel.dossier, tekst="Mama kan het doen", is_optie=True)
    soep = lees(client, doel)
    assert [woorden(optie) for optie in soep.select("select[name$=-netwerkpersoon]")[0].select("option")] == [
        "niemand in het bijzonder",
        "Til",
    ]
    assert not soep.select('button[value^="uit_zin"]')


def test_a_refusal_for_another_goal_says_nothing_here(client, samira, doel):
    moeder = NetwerkpersoonFactory(dossier=doel.dossier, naam="Ans", relatie="moeder")
    VoorkeurFactory(dossier=doel.dossier, weigering=True, weigert=moeder, doel=DoelFactory(dossier=doel.dossier))
    assert stil(client, doel, veld("optie", tekst="Mama helpt"))["bericht"] == ""


# Weighing


def test_an_empty_list_is_not_closed(client, samira, doel):
    assert "Bedenk eerst een optie." in doe(client, doel, "sluiten:").text


def test_what_was_typed_with_the_closing_button_is_in_the_list(client, samira, doel):
    soep = doe(client, doel, "sluiten:", veld("optie", tekst="Thuiszorg"))
    assert "Thuiszorg" in woorden(soep.select_one(".sp-weegkaart"))
    assert Werkblad.objects.get().lijst_gesloten_op is not None


def test_pros_and_cons_keep_who_said_them(client, samira, doel, gesloten):
    optie = gesloten.opties.first()
    roos = client_van(doel.dossier)
    stil(
        client, doel, veld("afweging", tekst="Elke week", soort="voordeel", optie=str(optie.uuid), door=str(roos.uuid))
    )
    stil(client, doel, veld("afweging", tekst="Weer iemand in huis", soort="nadeel", optie=str(optie.uuid), door=""))
    assert [(rij.soort, rij.tekst, rij.door) for rij in optie.afwegingen.order_by("pk")] == [
        ("voordeel", "Elke week", roos),
        ("nadeel", "Weer iemand in huis", None),
    ]


def test_an_option_typed_after_the_list_closed_waits_for_reopening(client, samira, doel, gesloten):
    assert stil(client, doel, veld("optie", tekst="Een robot"))["stand"] == "geweigerd"
    assert "Een robot" in lees(client, doel).select_one(".sp-melding").text
    soep = doe(client, doel, "heropenen:")
    assert "Een robot" in [woorden(vak) for vak in soep.select("textarea[name$=-tekst]")]


# Choosing


def kies(client, doel, soort, optie, motief=""):
    return stil(client, doel, veld("keuze", soort=soort, optie=str(optie.uuid) if optie else "", motief=motief))


def test_best_and_second_best_with_their_motive(client, samira, doel, gesloten):
    een, twee = gesloten.opties.all()
    assert kies(client, doel, "beste", een, "Elke week")["stand"] == "opgeslagen"
    assert "al gekozen" in kies(client, doel, "tweede", een)["bericht"]
    kies(client, doel, "tweede", twee, "Als het niet lukt")
    assert gesloten.stand == "gekozen"
    doe(client, doel, "wissel:")
    assert [(keuze.soort, keuze.optie, keuze.motief) for keuze in Keuze.objects.order_by("soort")] == [
        ("beste", twee, "Als het niet lukt"),
        ("tweede", een, "Elke week"),
    ]
    assert Optie.objects.count() == 2


def test_a_motive_without_an_option_is_kept_and_asked_for(client, samira, doel, gesloten):
    uitslag = kies(client, doel, "beste", None, "Omdat het elke week is")
    assert (uitslag["stand"], uitslag["fouten"]) == ("ongeldig", {"optie": ["Kies een optie, of haal de reden weg."]})
    assert "Omdat het elke week is" in lees(client, doel).text


def test_two_people_who_choose_at_once_see_each_other(client, samira, doel, gesloten):
    een, twee = gesloten.opties.all()
    kies(client, doel, "beste", een)
    karin, browser = professional_in(doel.dossier), Client()
    browser.force_login(karin.gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    uitslag = kies(browser, doel, "beste", twee, "Mijn reden")
    assert (uitslag["stand"], "intussen gekozen: “Thuiszorg”" in uitslag["bericht"]) == ("geweigerd", True)
    assert "Mijn reden" in lees(browser, doel).text
    assert Keuze.objects.get().optie == een


def test_a_choice_can_go_and_comes_back_only_when_its_place_is_free(client, samira, doel, gesloten):
    een, twee = gesloten.opties.all()
    eerste = KeuzeFactory(optie=een)
    soep = doe(client, doel, f"verwijder:keuze_{eerste.uuid}")
    terug = soep.select_one(".sp-weggehaald button")["value"]
    kies(client, doel, "beste", twee)
    assert "intussen iets anders gekozen" in doe(client, doel, terug).text
    assert Keuze.objects.get().optie == twee


def test_opening_the_list_again_keeps_everything(client, samira, doel, gesloten):
    optie = gesloten.opties.first()
    AfwegingFactory(optie=optie)
    KeuzeFactory(optie=optie)
    assert "De lijst is weer open." in doe(client, doel, "heropenen:").text
    assert (Afweging.objects.count(), Keuze.objects.count()) == (1, 1)
    assert "Dit past het best" in doe(client, doel, "sluiten:").text


# The page


def test_a_goal_of_another_dossier_is_not_found(client, samira, doel):
    vreemd = DoelFactory()
    anders = reverse("opties:werkblad_bewerken", kwargs={"dossier": doel.dossier.uuid, "doel": vreemd.uuid})
    assert client.get(anders).status_code == 404
    assert client.post(anders, {"doe": "sluiten:"}).status_code == 404


@pytest.mark.parametrize("open_lijst", [True, False])
def test_queries_do_not_grow(client, samira, doel, queries_groeien_niet, open_lijst):
    werkblad = WerkbladFactory(doel=doel, gesloten=not open_lijst)
    pagina, nummer = {}, iter(range(100))

    def maken(aantal):
        for _nummer in range(aantal):
            UitspraakFactory(dossier=doel.dossier, is_optie=True)
            AfwegingFactory(optie=OptieFactory(werkblad=werkblad))
        if open_lijst:
            for rij in Optie.objects.all():
                pagina.update(veld("optie", rij, revisie=1, tekst=rij.tekst, bron=rij.bron))
        else:
            for rij in Afweging.objects.select_related("optie"):
                plek = {"soort": rij.soort, "optie": str(rij.optie.uuid)}
                pagina.update(veld("afweging", rij, revisie=1, tekst=rij.tekst, **plek))

    queries_groeien_niet(maken=maken, doen=lambda: lees(client, doel), hoogstens=12)
    rij = (Optie if open_lijst else Afweging).objects.first()
    prefix, revisie = f"{'optie' if open_lijst else 'afweging'}_{rij.uuid}", [1]

    def opslaan():
        """Every row of the page goes along; one of them changed."""
        pagina.update({f"{prefix}-tekst": f"Anders {next(nummer)}", f"{prefix}-revisie": revisie[-1]})
        antwoord = client.post(adres(doel), pagina, headers={"accept": "application/json"}).json()["rijen"]
        assert antwoord[prefix]["stand"] == "opgeslagen"
        revisie.append(antwoord[prefix]["revisie"])

    queries_groeien_niet(maken=maken, doen=opslaan, hoogstens=14)


@pytest.mark.lopende_klok
def test_thirty_options_stay_quick(client, samira, doel):
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    for _nummer in range(30):
        AfwegingFactory(optie=OptieFactory(werkblad=werkblad))
    lees(client, doel)
    begin = time.perf_counter()
    lees(client, doel)
    assert time.perf_counter() - begin < 2  # a fifth of a second on two cores; the rest is for a busy machine
