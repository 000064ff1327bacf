"""Making goals on the screen, with the person at the table (method 4)."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from profiel.models import Doel, Voorkeur
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.models import Concept
from tests.factories import (
    DeelnemerFactory,
    DoelFactory,
    NetwerkpersoonFactory,
    PlandoelFactory,
    PlanregelFactory,
    UitspraakFactory,
    VoorkeurFactory,
    WensFactory,
    client_van,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def adres(dossier):
    return reverse("profiel:doelen_bewerken", kwargs={"dossier": dossier.uuid})


def lees(client, dossier):
    return soep_van(client, "profiel:doelen_bewerken", dossier=dossier.uuid)


def knoppen(soep, begin):
    return [knop["value"] for knop in soep.select(f'button[name="doe"][value^="{begin}"]')]


def doe(client, dossier, waarde, **gegevens):
    antwoord = client.post(adres(dossier), {"doe": waarde, **gegevens}, follow=True)
    assert antwoord.status_code == 200
    return BeautifulSoup(antwoord.content, "html.parser")


def veld(rij, revisie=0, **velden):
    uuid = getattr(rij, "uuid", rij)
    return {f"doel_{uuid}-{naam}": waarde for naam, waarde in {"revisie": revisie, **velden}.items()}


def voorkeur_velden(rij=None, revisie=0, **velden):
    uuid = rij.uuid if rij else uuid4()
    return {f"voorkeur_{uuid}-{naam}": waarde for naam, waarde in {"revisie": revisie, **velden}.items()}


def bewaar(client, dossier, gegevens):
    return client.post(adres(dossier), gegevens | {"naar": "blijf"})


def stil(client, dossier, gegevens):
    antwoord = client.post(adres(dossier), gegevens, headers={"accept": "application/json"})
    return next(iter(antwoord.json()["rijen"].values()))


def test_the_most_important_wish_stands_first_and_becomes_a_goal(client, samira, dossier):
    WensFactory(dossier=dossier, tekst="Vrienden", rang=2)
    WensFactory(dossier=dossier, tekst="Een huis op orde", rang=1)
    UitspraakFactory(dossier=dossier, tekst="Ik werk bij een boekbinderij")
    soep = lees(client, dossier)
    assert [woorden(q) for q in soep.select("#wensen q")] == ["Een huis op orde", "Vrienden"]
    soep = doe(client, dossier, knoppen(soep, "doel_van")[0])
    assert soep.select_one("textarea[name$=-tekst]").text.strip() == "Een huis op orde"
    assert Doel.objects.get().nummer == 1
    assert "staat bij doel 1" in woorden(soep.select_one("#wensen"))


def test_a_goal_has_both_wordings_several_wishes_a_term_and_how_we_notice(client, samira, dossier):
    een, twee = WensFactory(dossier=dossier), WensFactory(dossier=dossier)
    uuid = uuid4()
    velden = {
        "tekst": "Mijn huis is op orde",
        "tekst_professional": "Roos houdt overzicht",
        "wensen": [str(een.uuid), str(twee.uuid)],
        "termijn": "kort",
        "merken": "Ik durf weer mensen te vragen",
    }
    assert bewaar(client, dossier, veld(uuid, **velden)).status_code == 302
    doel = Doel.objects.get(uuid=uuid)
    assert (doel.nummer, doel.tekst, doel.tekst_professional) == (1, "Mijn huis is op orde", "Roos houdt overzicht")
    assert set(doel.wensen.all()) == {een, twee}
    assert (doel.termijn, doel.merken) == ("kort", "Ik durf weer mensen te vragen")


def test_no_goal_without_a_wish_or_a_reason_and_the_words_stay(client, samira, dossier):
    uuid = uuid4()
    antwoord = bewaar(client, dossier, veld(uuid, tekst="Op tijd naar de dokter"))
    soep = BeautifulSoup(antwoord.content, "html.parser")
    assert "Kies een wens, of schrijf op waarom" in soep.select_one(".sp-foutoverzicht").text
    assert "Op tijd naar de dokter" in lees(client, dossier).text
    assert not Doel.objects.exists()
    bewaar(client, dossier, veld(uuid, tekst="Op tijd naar de dokter", reden_zonder_wens="Dit vroeg de huisarts"))
    assert Doel.objects.get().reden_zonder_wens == "Dit vroeg de huisarts"
    assert not Concept.objects.exists()


def test_the_last_wish_of_a_goal_is_not_taken_from_it(client, samira, dossier):
    doel = DoelFactory(dossier=dossier, tekst="Rust")
    assert stil(client, dossier, veld(doel, revisie=1, tekst="Rust"))["stand"] == "ongeldig"
    assert doel.wensen.count() == 1


def test_a_wish_i_may_not_read_stays_with_the_goal(client, samira, dossier):
    geheim = WensFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.ALLEEN_IK, tekst="Dit is van mij")
    open_wens = WensFactory(dossier=dossier)
    doel = DoelFactory(dossier=dossier, wens=geheim, tekst="Rust")
    assert "Dit is van mij" not in lees(client, dossier).text
    assert stil(client, dossier, veld(doel, revisie=1, tekst="Rust in huis"))["stand"] == "opgeslagen"
    stil(client, dossier, veld(doel, revisie=2, tekst="Rust in huis", wensen=[str(open_wens.uuid)]))
    assert set(doel.wensen.all()) == {geheim, open_wens}


def test_goals_change_places_and_are_renumbered_when_one_goes(client, samira, dossier):
    een, twee = DoelFactory(dossier=dossier, tekst="een"), DoelFactory(dossier=dossier, tekst="twee")
    soep = doe(client, dossier, f"omhoog:doel_{twee.uuid}")
    assert "Dit is nu doel 1." in soep.text
    assert list(Doel.objects.values_list("tekst", flat=True)) == ["twee", "een"]
    soep = doe(client, dossier, f"verwijder:doel_{twee.uuid}")
    assert list(Doel.objects.values_list("nummer", "tekst")) == [(1, "een")]
    doe(client, dossier, soep.select_one(".sp-weggehaald button")["value"])
    assert list(Doel.objects.values_list("nummer", "tekst")) == [(1, "twee"), (2, "een")]
    een.refresh_from_db()
    assert een.revisie == 1


def test_goals_stand_in_their_order_and_are_put_after_one_another(client, samira, dossier):
    drie = [DoelFactory(dossier=dossier, tekst=tekst) for tekst in ("een", "twee", "drie")]
    soep = doe(client, dossier, f"na:doel_{drie[0].uuid}:doel_{drie[2].uuid}")
    assert "Dit is nu doel 3." in soep.text
    for doel in drie:
        PlandoelFactory(doel=doel)
    for pagina in ("plannen:plan", "plannen:plan_bewerken"):  # the plan follows the numbers
        koppen = [woorden(kop) for kop in soep_van(client, pagina, dossier=dossier.uuid).select("main :is(h2, h3)")]
        assert [kop for kop in koppen if kop in {"een", "twee", "drie"}] == ["twee", "drie", "een"]
    assert [a.text for a in soep.select("#doelvolgorde a")] == ["twee", "drie", "een"]
    assert [kaart["data-plek"] for kaart in soep.select("#doelkaarten > section")] == [
        f"doel_{drie[plek].uuid}" for plek in (1, 2, 0)
    ]
    soep = doe(client, dossier, f"na:doel_{drie[0].uuid}:doel_{DoelFactory().uuid}")
    assert "Het doel erboven is er niet meer." in soep.text
    soep = doe(client, dossier, f"na:doel_{drie[0].uuid}:")
    assert [a.text for a in soep.select("#doelvolgorde a")] == ["een", "twee", "drie"]


def test_a_goal_the_plan_builds_on_is_not_taken_away(client, samira, dossier):
    doel = DoelFactory(dossier=dossier)
    PlanregelFactory(plandoel=PlandoelFactory(doel=doel), stap="Samen opruimen")
    soep = doe(client, dossier, f"verwijder:doel_{doel.uuid}")
    assert "“Samen opruimen”. Haal dat eerst weg in het plan." in soep.text
    assert Doel.objects.get() == doel


def test_a_refusal_names_who_is_not_asked_for_which_goal_and_where_it_was_said(client, samira, dossier):
    doel = DoelFactory(dossier=dossier)
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="moeder")
    zin = UitspraakFactory(dossier=dossier)
    velden = {"soort": "niet", "tekst": "Niet meer door mijn moeder", "doel": str(doel.uuid)}
    velden |= {"weigert": str(moeder.uuid), "uitspraak": str(zin.uuid)}
    assert bewaar(client, dossier, voorkeur_velden(**velden)).status_code == 302
    voorkeur = Voorkeur.objects.get()
    assert (voorkeur.doel, voorkeur.weigert, voorkeur.uitspraak) == (doel, moeder, zin)
    assert voorkeur.tekst == "Niet meer door mijn moeder"


def test_somebody_is_refused_only_by_what_is_not_wanted(client, samira, dossier):
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="moeder")
    velden = {"soort": "graag", "tekst": "Mijn moeder niet", "weigert": str(moeder.uuid)}
    uitslag = stil(client, dossier, voorkeur_velden(**velden))
    assert uitslag["stand"] == "ongeldig"
    assert uitslag["fouten"]["soort"] == ["Kies “Wat ik niet wil”, of laat weg wie niet wordt gevraagd."]


def test_a_preference_goes_and_comes_back_and_its_secret_sentence_stays(client, samira, dossier):
    naaste = DeelnemerFactory(dossier=dossier)
    geheim = UitspraakFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.ALLEEN_IK, door=naaste)
    rij = VoorkeurFactory(dossier=dossier, uitspraak=geheim, tekst="Liever na het werk")
    stil(client, dossier, voorkeur_velden(rij, revisie=1, soort="graag", tekst="Liever in de avond"))
    rij.refresh_from_db()
    assert (rij.tekst, rij.uitspraak) == ("Liever in de avond", geheim)
    soep = doe(client, dossier, f"verwijder:voorkeur_{rij.uuid}")
    assert not Voorkeur.objects.exists()
    doe(client, dossier, soep.select_one(".sp-weggehaald button")["value"])
    assert Voorkeur.objects.get() == rij


def test_the_page_shows_a_preference_as_it_stands(client, samira, dossier):
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=NetwerkpersoonFactory(dossier=dossier, naam="moeder"))
    vorm = lees(client, dossier).select_one(".sp-voorkeurvorm")
    gekozen = [optie["value"] for optie in vorm.select("input[name$=-soort][checked]")]
    assert (gekozen, woorden(vorm.select_one("summary"))) == (["niet"], "Niet vragen: moeder")


def test_nothing_is_chosen_beforehand_so_that_a_refusal_is_never_kept_as_a_wish(client, samira, dossier):
    assert not lees(client, dossier).select("input[name$=-soort][checked]")
    soep = BeautifulSoup(bewaar(client, dossier, voorkeur_velden(tekst="Mijn moeder niet meer")).content, "html.parser")
    assert "Kies erbij wat dit is," in soep.select_one(".sp-foutoverzicht").text
    assert not Voorkeur.objects.exists()
    assert "Mijn moeder niet meer" in lees(client, dossier).text


def test_an_unfinished_preference_comes_back_at_its_goal(client, samira, dossier):
    doel = DoelFactory(dossier=dossier)
    stil(client, dossier, voorkeur_velden(soort="", tekst="Een vaste plek", doel=str(doel.uuid)))
    kaart = lees(client, dossier).select_one(f"#doel_{doel.uuid}").parent
    assert "Een vaste plek" in kaart.text


def test_a_wish_that_is_gone_or_not_mine_to_read_makes_no_goal(client, samira, dossier):
    weg = WensFactory(dossier=dossier, verwijderd_op=timezone.now())
    geheim = WensFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.ALLEEN_IK, door=client_van(dossier))
    for waarde in (f"{weg.uuid}:{uuid4()}", f"{geheim.uuid}:{uuid4()}", "geen:uuid", ""):
        doe(client, dossier, f"doel_van:{waarde}")
    assert not Doel.objects.exists()


def test_without_wishes_the_page_points_to_the_profile(client, samira, dossier):
    assert "Er zijn nog geen wensen" in lees(client, dossier).select_one("#wensen").text


def test_queries_do_not_grow(client, samira, dossier, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            VoorkeurFactory(dossier=dossier, doel=DoelFactory(dossier=dossier), weigering=True)

    queries_groeien_niet(maken=maken, doen=lambda: lees(client, dossier), hoogstens=10)


def test_a_save_of_one_row_among_many_asks_no_more(client, samira, dossier, queries_groeien_niet):
    eerste = VoorkeurFactory(dossier=dossier, doel=DoelFactory(dossier=dossier), weigering=True)
    pagina, nummer = {}, iter(range(100))

    def maken(aantal):
        for _nummer in range(aantal):
            VoorkeurFactory(dossier=dossier, doel=DoelFactory(dossier=dossier), weigering=True)
        for doel in Doel.objects.prefetch_related("wensen"):
            wensen = [str(wens.uuid) for wens in doel.wensen.all()]
            pagina.update(veld(doel, revisie=doel.revisie, tekst=doel.tekst, wensen=wensen))
        for rij in Voorkeur.objects.select_related("doel", "weigert"):
            link = {"doel": str(rij.doel.uuid), "weigert": str(rij.weigert.uuid)}
            pagina.update(voorkeur_velden(rij, revisie=rij.revisie, soort=rij.soort, tekst=rij.tekst, **link))

    def opslaan():
        pagina[f"voorkeur_{eerste.uuid}-tekst"] = f"Anders {next(nummer)}"
        antwoord = client.post(adres(dossier), pagina, headers={"accept": "application/json"}).json()["rijen"]
        uitslag = antwoord[f"voorkeur_{eerste.uuid}"]
        assert uitslag["stand"] == "opgeslagen"
        pagina[f"voorkeur_{eerste.uuid}-revisie"] = uitslag["revisie"]

    queries_groeien_niet(maken=maken, doen=opslaan, hoogstens=14)
