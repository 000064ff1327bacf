"""Making the plan on the screen: a step, who does what, moving, taking away and putting back (method 6)."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plannen.beeld import ALLES, beeld_van, wezen_van
from plannen.keuzes import Inzetsoort, Vraagstand
from plannen.models import Inzet, Netwerkafspraak, Plan, Plandoel, Planregel, Wmovraag
from plannen.regels import losse_draden
from plannen.services_plan import afspraak_uuid
from supportplan.dossier.casus import casus_van
from supportplan.kern.models import Concept, Herinnering, Logregel
from supportplan.kern.toegang import Recht
from tests.factories import (
    DoelFactory,
    InzetFactory,
    KeuzeFactory,
    NetwerkpersoonFactory,
    OptieFactory,
    PlandoelFactory,
    PlanregelFactory,
    VoorkeurFactory,
    WerkbladFactory,
    client_van,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def doel(dossier):
    return DoelFactory(dossier=dossier, tekst="Mijn huis is op orde")


def adres(doel):
    return reverse("plannen:plan_doel", args=[doel.dossier.uuid, doel.uuid])


def veld(vorm, uuid, revisie=0, **velden):
    return {f"{vorm}_{uuid}-{naam}": waarde for naam, waarde in {"revisie": revisie, **velden}.items()}


def nieuwe_inzet(regel, soort, **velden):
    return veld(
        "inzet", uuid4(), planregel=regel.uuid, soort=soort, **{"naam": "", "tekst": "", "hoe_vaak": ""} | velden
    )


def doe(client, doel, actie, gegevens=None):
    return client.post(adres(doel), {**(gegevens or {}), "doe": actie}, follow=True)


def heel(dossier):
    """Nothing hangs loose."""
    return losse_draden(beeld_van(dossier, ALLES), wezen_van(dossier)) == []


def test_first_step_makes_the_plan_and_its_part_with_todays_date(client, samira, doel):
    client.post(adres(doel), veld("stap", uuid4(), doel=doel.uuid, stap="De kliko buiten zetten"))
    regel = Planregel.objects.get(dossier=doel.dossier)
    assert (regel.stap, regel.plandoel.doel, regel.plan.opgesteld_op) == (
        "De kliko buiten zetten",
        doel,
        date(2026, 3, 2),
    )
    assert regel.gemaakt_door == samira.gebruiker
    assert heel(doel.dossier)


def test_opening_the_page_makes_nothing(client, samira, doel):
    soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert not Plan.objects.exists()
    assert not Concept.objects.exists()


def test_two_tabs_and_a_retry_make_one_plan_and_one_step(client, samira, doel):
    stap, ander = (
        veld("stap", uuid4(), doel=doel.uuid, stap="De was"),
        veld("stap", uuid4(), doel=doel.uuid, stap="De kliko"),
    )
    for gegevens in (stap, stap, ander):
        client.post(adres(doel), gegevens)
    assert (Plan.objects.count(), Plandoel.objects.count()) == (1, 1)
    assert list(Planregel.objects.values_list("stap", flat=True)) == ["De was", "De kliko"]


def test_neighbour_is_known_by_what_people_call_him(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    buurman = NetwerkpersoonFactory(dossier=doel.dossier, naam="Kees", relatie="buurman")
    NetwerkpersoonFactory(dossier=doel.dossier, naam="Ans", relatie="tante")
    client.post(adres(doel), nieuwe_inzet(regel, "netwerk", naam="de buurman", tekst="herinnert aan de kliko"))
    inzet = Inzet.objects.get()
    assert (inzet.netwerkpersoon, inzet.wie, inzet.planregel) == (buurman, "", regel)


def test_part_of_a_name_asks_who_is_meant_and_a_button_links(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    wim = NetwerkpersoonFactory(dossier=doel.dossier, naam="Buurman Wim", relatie="buurman")
    antwoord = client.post(
        adres(doel), nieuwe_inzet(regel, "netwerk", naam="wim", tekst="zet de kliko buiten"), follow=True
    )
    inzet = Inzet.objects.get()
    assert (inzet.netwerkpersoon, inzet.wie) == (None, "wim")
    assert "Bedoelt u Buurman Wim?" in antwoord.content.decode()
    soep = BeautifulSoup(antwoord.content, "html.parser")
    [knop] = [k for k in soep.select("button[name=doe]") if "Ja, Buurman Wim" in k.text]
    antwoord = doe(client, doel, knop["value"])
    inzet.refresh_from_db()
    assert (inzet.netwerkpersoon, inzet.wie) == (wim, "")
    assert "Ja, Buurman Wim" not in antwoord.content.decode()


@pytest.mark.parametrize("waarde", ["is", "is:", "is:inzet_x:y", "is:inzet_{0}:{1}", "is:inzet_{0}:geen-uuid"])
def test_nonsense_links_nobody_and_says_what_to_do(waarde, client, samira, doel):
    inzet = InzetFactory(planregel__plandoel__doel=doel, soort=Inzetsoort.NETWERK, wie="wim", tekst="helpt")
    vreemde = NetwerkpersoonFactory(naam="Wim")
    antwoord = doe(client, doel, waarde.format(inzet.uuid, vreemde.uuid))
    inzet.refresh_from_db()
    assert (inzet.netwerkpersoon, inzet.wie) == (None, "wim")
    assert "Typ de naam opnieuw." in antwoord.content.decode()


def test_amount_of_the_help_is_proposed_at_its_question_and_can_be_changed(client, samira, doel):
    hulp = InzetFactory(
        planregel__plandoel__doel=doel, soort=Inzetsoort.PROFESSIONAL, wie="Thuiszorg", hoe_vaak="twee uur per week"
    )
    doe(client, doel, f"wmo:inzet_{hulp.uuid}")
    vraag = Wmovraag.objects.select_related("inzet").get()
    waar = {"dossier": doel.dossier.uuid, "inzet": vraag.inzet.uuid}
    pagina = soep_van(client, "plannen:plan_inzet", **waar)
    assert pagina.select_one("input[name$=-aantal]")["value"] == "2"
    assert pagina.select_one("select[name$=-eenheid] option[selected]")["value"] == "uur"
    assert pagina.select_one("select[name$=-frequentie] option[selected]")["value"] == "week"
    assert "In het plan staat: twee uur per week" in woorden(pagina)
    Inzet.objects.filter(pk=hulp.pk).update(hoe_vaak="af en toe een uurtje")
    pagina = soep_van(client, "plannen:plan_inzet", **waar)
    assert not pagina.select_one("input[name$=-aantal]").get("value")
    assert "In het plan staat: af en toe een uurtje" in woorden(pagina)


def test_entry_can_name_the_option_it_comes_from(client, samira, doel):
    optie = OptieFactory(werkblad=WerkbladFactory(doel=doel), tekst="De buurtbakkerij")
    inzet = InzetFactory(planregel__plandoel__doel=doel, soort=Inzetsoort.PROFESSIONAL, tekst="loopt mee")
    waar = reverse("plannen:plan_inzet", args=[doel.dossier.uuid, inzet.uuid])
    keuzes = {"gericht_op": "persoon", "voor": "client", "optie": optie.uuid}
    client.post(waar, veld("inzetheel", inzet.uuid, inzet.revisie, tekst="loopt mee", **keuzes))
    inzet.refresh_from_db()
    assert inzet.optie == optie


def test_name_nobody_knows_stays_as_typed_and_two_neighbours_are_not_guessed_between(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    NetwerkpersoonFactory(dossier=doel.dossier, naam="Kees", relatie="buurman")
    NetwerkpersoonFactory(dossier=doel.dossier, naam="Piet", relatie="buurman")
    for naam in ("een vrouw van het volleybal", "buurman"):
        client.post(adres(doel), nieuwe_inzet(regel, "netwerk", naam=naam, tekst="helpt"))
    assert [(inzet.wie, inzet.netwerkpersoon) for inzet in Inzet.objects.order_by("pk")] == [
        ("een vrouw van het volleybal", None),
        ("buurman", None),
    ]


def test_samen_met_zus_fits_in_one_step(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    zus = NetwerkpersoonFactory(dossier=doel.dossier, naam="Meryem", relatie="zus")
    client.post(
        adres(doel),
        nieuwe_inzet(regel, "zelf", tekst="de kast inrichten")
        | nieuwe_inzet(regel, "netwerk", naam="Meryem", tekst="samen inrichten")
        | nieuwe_inzet(regel, "netwerk", naam="zus", tekst="dozen halen"),
    )
    assert [(inzet.soort, inzet.netwerkpersoon) for inzet in regel.inzetten.order_by("pk")] == [
        ("zelf", None),
        ("netwerk", zus),
        ("netwerk", zus),
    ]
    assert regel.inzetten.get(soort="zelf").deelnemer == client_van(doel.dossier)


def test_entry_without_who_does_it_is_asked_for_and_stays_typed(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    antwoord = client.post(adres(doel), nieuwe_inzet(regel, "", naam="Kees", tekst="herinnert aan de kliko"))
    pagina = antwoord.content.decode()
    assert "Kies wie dit doet." in pagina
    assert not Inzet.objects.exists()
    later = soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert "herinnert aan de kliko" in later.text


def test_what_somebody_else_does_is_not_put_under_the_person(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    antwoord = client.post(adres(doel), nieuwe_inzet(regel, "zelf", naam="Meryem", tekst="kookt"))
    assert "Dit doet iemand anders." in antwoord.content.decode()


def test_refused_helper_is_never_suggested_and_warns_when_typed(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    moeder = NetwerkpersoonFactory(dossier=doel.dossier, naam="Wilhelmina", relatie="moeder")
    NetwerkpersoonFactory(dossier=doel.dossier, naam="Kees", relatie="buurman")
    VoorkeurFactory(dossier=doel.dossier, weigering=True, weigert=moeder, tekst="Geen hulp van mijn moeder")
    pagina = soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert [optie["value"] for optie in pagina.select("datalist option")] == ["Kees"]
    antwoord = client.post(
        adres(doel),
        nieuwe_inzet(regel, "netwerk", tekst="Mam doet de was"),
        headers={"accept": "application/json"},
    ).json()["rijen"]
    (uitslag,) = antwoord.values()
    assert uitslag["stand"] == "opgeslagen"
    assert "Geen hulp van mijn moeder" in uitslag["bericht"]
    pagina = soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert "Geen hulp van mijn moeder" in woorden(pagina.select_one(".sp-bewerkinzet__let_op"))


def test_whether_it_was_asked_stands_beside_the_entry(client, samira, doel):
    inzet = InzetFactory(planregel__plandoel__doel=doel, soort=Inzetsoort.NETWERK, tekst="herinnert")
    gegevens = veld("gevraagd", afspraak_uuid(inzet.uuid), inzet=inzet.uuid, stand=Vraagstand.AFGESPROKEN)
    for _keer in range(2):
        client.post(adres(doel), gegevens)
    assert Netwerkafspraak.objects.get().inzet == inzet
    assert Netwerkafspraak.objects.get().stand == Vraagstand.AFGESPROKEN


def test_steps_move_by_buttons_and_stop_at_the_ends(client, samira, doel):
    deel = PlandoelFactory(doel=doel)
    een, twee, _drie = (PlanregelFactory(plandoel=deel, stap=stap, volgorde=plek) for plek, stap in enumerate("abc"))
    elders = PlanregelFactory(dossier=doel.dossier, plandoel__dossier=doel.dossier, stap="elders", volgorde=1)
    doe(client, doel, f"omlaag:stap_{een.uuid}")
    assert "".join(deel.regels.order_by("volgorde").values_list("stap", flat=True)) == "bac"
    doe(client, doel, f"omhoog:stap_{twee.uuid}")
    doe(client, doel, f"omlaag:stap_{een.uuid}")
    doe(client, doel, f"omlaag:stap_{een.uuid}")
    assert "".join(deel.regels.order_by("volgorde").values_list("stap", flat=True)) == "bca"
    een.refresh_from_db()
    elders.refresh_from_db()
    assert (een.revisie, elders.volgorde) == (1, 1)


def test_steps_are_put_after_one_another(client, samira, doel):
    deel = PlandoelFactory(doel=doel)
    een, twee, drie = (PlanregelFactory(plandoel=deel, stap=stap, volgorde=plek) for plek, stap in enumerate("abc"))
    elders = PlanregelFactory(dossier=doel.dossier, plandoel__dossier=doel.dossier, stap="elders", volgorde=1)

    def volgorde():
        return "".join(deel.regels.order_by("volgorde").values_list("stap", flat=True))

    doe(client, doel, f"na:stap_{een.uuid}:stap_{drie.uuid}")
    assert volgorde() == "bca"
    doe(client, doel, f"na:stap_{drie.uuid}:")
    assert volgorde() == "cba"
    for boven in (elders.uuid, PlanregelFactory().uuid, "onzin"):
        soep = doe(client, doel, f"na:stap_{twee.uuid}:stap_{boven}")
        assert "de stap erboven is er niet meer" in soep.text
    assert volgorde() == "cba"
    een.refresh_from_db()
    assert een.revisie == 1


def test_the_file_of_a_case_has_the_steps_in_the_order_in_which_people_put_them(client, samira, doel):
    ander = DoelFactory(dossier=doel.dossier)
    for bij, stap in ((doel, "een"), (ander, "twee"), (doel, "drie"), (ander, "vier")):
        client.post(adres(bij), veld("stap", uuid4(), doel=bij.uuid, stap=stap))
    assert [rij["stap"] for rij in casus_van(doel.dossier)["plan"]["stappen"]] == ["een", "twee", "drie", "vier"]
    doe(client, doel, f"omhoog:stap_{Planregel.objects.get(stap='drie').uuid}")
    assert [rij["stap"] for rij in casus_van(doel.dossier)["plan"]["stappen"]] == ["drie", "twee", "een", "vier"]


def test_step_takes_its_entries_along_and_undo_brings_back_just_those(client, samira, doel, klok):
    regel = PlanregelFactory(plandoel__doel=doel, stap="Schoonmaken")
    eerder = InzetFactory(planregel=regel, tekst="eerder weggehaald")
    hulp = InzetFactory(planregel=regel, professional=True)
    wmo = InzetFactory(planregel=regel, wmo=True)
    Wmovraag.objects.update(betaalt=hulp)
    doe(client, doel, f"verwijder:inzet_{eerder.uuid}")
    klok.shift(60)
    antwoord = doe(client, doel, f"verwijder:stap_{regel.uuid}")
    assert "Weggehaald: Schoonmaken" in antwoord.content.decode().replace("<q>", "").replace("</q>", "")
    assert not Planregel.objects.exists()
    assert not Inzet.objects.exists()
    assert not Wmovraag.objects.exists()
    assert heel(doel.dossier)
    doe(client, doel, f"terugzetten:stap_{regel.uuid}")
    assert set(Inzet.objects.all()) == {hulp, wmo}
    assert Wmovraag.objects.get().betaalt == hulp
    assert heel(doel.dossier)


def test_entry_put_back_brings_its_step_along(client, samira, doel, klok):
    inzet = InzetFactory(planregel__plandoel__doel=doel, tekst="vouwen")
    doe(client, doel, f"verwijder:inzet_{inzet.uuid}")
    klok.shift(60)
    doe(client, doel, f"verwijder:stap_{inzet.planregel.uuid}")
    doe(client, doel, f"terugzetten:inzet_{inzet.uuid}")
    assert Inzet.objects.get().planregel == Planregel.objects.get()
    assert heel(doel.dossier)


def test_help_that_the_wmo_is_asked_for_is_not_taken_away_under_it(client, samira, doel):
    hulp = InzetFactory(planregel__plandoel__doel=doel, professional=True)
    doe(client, doel, f"wmo:inzet_{hulp.uuid}")
    antwoord = doe(client, doel, f"verwijder:inzet_{hulp.uuid}")
    assert "Haal eerst die vraag weg" in antwoord.content.decode()
    assert Inzet.objects.filter(pk=hulp.pk).exists()


def test_thuiszorg_is_typed_once(client, samira, doel):
    hulp = InzetFactory(planregel__plandoel__doel=doel, professional=True, tekst="Thuiszorg maakt schoon")
    for _keer in range(2):
        antwoord = doe(client, doel, f"wmo:inzet_{hulp.uuid}")
    vraag = Wmovraag.objects.get()
    assert (vraag.betaalt, vraag.inzet.planregel, vraag.inzet.soort) == (hulp, hulp.planregel, Inzetsoort.WMO)
    assert "Wat vragen jullie?" in antwoord.content.decode()


def test_chosen_option_becomes_a_step_by_one_button_and_plan_b_stays_in_sight(client, samira, doel):
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    buurman = NetwerkpersoonFactory(dossier=doel.dossier, naam="Kees", relatie="buurman")
    beste = OptieFactory(werkblad=werkblad, tekst="Kees vragen", bron="netwerk", netwerkpersoon=buurman)
    KeuzeFactory(optie=beste)
    KeuzeFactory(optie=OptieFactory(werkblad=werkblad, tekst="Een wekker"), soort="tweede")
    pagina = soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert "Plan B Een wekker" in woorden(pagina.select_one(".sp-gekozen-opties"))
    for _keer in range(2):
        doe(client, doel, f"optie:{beste.uuid}")
    inzet = Inzet.objects.get()
    assert (inzet.optie, inzet.soort, inzet.netwerkpersoon, inzet.planregel.stap) == (
        beste,
        Inzetsoort.NETWERK,
        buurman,
        "Kees vragen",
    )
    assert heel(doel.dossier)


def test_who_does_an_option_is_asked_when_the_worksheet_does_not_say_so(client, samira, doel):
    optie = OptieFactory(werkblad=WerkbladFactory(doel=doel, gesloten=True), tekst="Ergotherapeut leert koken", bron="")
    KeuzeFactory(optie=optie)
    pagina = soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert pagina.find("select", {"name": f"wie-{optie.uuid}"})
    tekst = doe(client, doel, f"optie:{optie.uuid}").content.decode()
    assert "Kies eerst wie dit doet." in tekst
    assert not Inzet.objects.exists()
    doe(client, doel, f"optie:{optie.uuid}", {f"wie-{optie.uuid}": "professional"})
    inzet = Inzet.objects.get()
    assert (inzet.soort, inzet.optie, inzet.deelnemer) == (Inzetsoort.PROFESSIONAL, optie, None)


def test_somebody_chosen_without_what_they_do_is_asked_for_and_stays(client, samira, doel):
    regel = PlanregelFactory(dossier=doel.dossier, plandoel=PlandoelFactory(doel=doel))
    tekst = doe(client, doel, f"erbij:{regel.uuid}", nieuwe_inzet(regel, "zelf")).content.decode()
    assert "Schrijf op wat er gebeurt, of haal deze regel weg." in tekst
    pagina = soep_van(client, "plannen:plan_doel", dossier=doel.dossier.uuid, doel=doel.uuid)
    assert pagina.select_one(".sp-bewerkinzet--nieuw option[value=zelf][selected]")
    assert not Inzet.objects.exists()


def test_option_for_the_wmo_comes_with_an_empty_question_and_an_aid_stands_in_the_head(client, samira, doel):
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    for tekst, bron in (("Hulp bij het huishouden", "maatwerk"), ("Een wekker", "hulpmiddel")):
        doe(client, doel, f"optie:{OptieFactory(werkblad=werkblad, tekst=tekst, bron=bron).uuid}")
    assert Wmovraag.objects.get().inzet.tekst == "Hulp bij het huishouden"
    assert Plandoel.objects.get().hulpmiddelen == "Een wekker"


def test_nu_eerst_needs_who_and_until_when_but_no_goal(client, samira, dossier):
    adres = reverse("plannen:plan_nu_eerst", args=[dossier.uuid])
    uuid = uuid4()
    antwoord = client.post(adres, veld("eerst", uuid, stap="Het slot maken", nu_eerst_wie="", nu_eerst_tot=""))
    assert "Schrijf op wie dit doet." in antwoord.content.decode()
    assert not Planregel.objects.exists()
    client.post(adres, veld("eerst", uuid, stap="Het slot maken", nu_eerst_wie="Samira", nu_eerst_tot="2026-03-09"))
    regel = Planregel.objects.get()
    assert (regel.nu_eerst, regel.plandoel, regel.nu_eerst_tot) == (True, None, date(2026, 3, 9))
    assert not Concept.objects.exists()
    assert heel(dossier)


def test_evaluation_day_is_proposed_and_set_only_when_taken_over(client, samira, dossier):
    pagina = soep_van(client, "plannen:plan_bewerken", dossier=dossier.uuid)
    assert "Voorstel: evaluatie op dinsdag 2 juni 2026" in woorden(pagina)
    assert not Plan.objects.exists()
    client.post(reverse("plannen:plan_bewerken", args=[dossier.uuid]), {"doe": "voorstel:"})
    plan = Plan.objects.get(dossier=dossier)
    assert (plan.evaluatie_op, plan.opgesteld_op) == (date(2026, 6, 2), date(2026, 3, 2))


def test_day_that_is_over_is_refused_but_one_that_stood_there_may_stay(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    plan = regel.plan
    Plan.objects.update(evaluatie_op=date(2026, 3, 1))
    adres = reverse("plannen:plan_bewerken", args=[doel.dossier.uuid])
    zelfde = veld("plan", plan.uuid, revisie=1, opgesteld_op="2026-02-03", evaluatie_op="2026-03-01")
    client.post(adres, zelfde)
    plan.refresh_from_db()
    assert plan.opgesteld_op == date(2026, 2, 3)
    antwoord = client.post(adres, veld("plan", plan.uuid, revisie=2, opgesteld_op="", evaluatie_op="2026-02-01"))
    assert "Kies een dag na vandaag." in antwoord.content.decode()


def test_what_will_be_asked_is_reminded_to_who_asks(client, samira, doel):
    inzet = InzetFactory(planregel__plandoel__doel=doel, soort=Inzetsoort.NETWERK, tekst="boodschappen")
    adres = reverse("plannen:plan_inzet", args=[doel.dossier.uuid, inzet.uuid])
    client.post(
        adres,
        veld(
            "afspraak",
            afspraak_uuid(inzet.uuid),
            inzet=inzet.uuid,
            stand="wordt_gevraagd",
            vraagt=samira.uuid,
            vraagt_voor="2026-03-16",
        ),
    )
    afspraak = Netwerkafspraak.objects.get()
    assert (afspraak.vraagt, afspraak.vraagt_voor) == (samira, date(2026, 3, 16))
    assert Herinnering.objects.filter(datum=date(2026, 3, 16), aan=samira).exists()


def test_question_to_the_wmo_keeps_every_fact_of_it(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    hulp = InzetFactory(planregel=regel, professional=True, wie="Thuiszorg")
    wmo = InzetFactory(planregel=regel, wmo=True)
    InzetFactory(planregel=regel, tekst="Bram doet de was")
    vraag = Wmovraag.objects.get()
    adres = reverse("plannen:plan_inzet", args=[doel.dossier.uuid, wmo.uuid])
    assert "In het plan: Bram doet de was" in woorden(
        soep_van(client, "plannen:plan_inzet", dossier=doel.dossier.uuid, inzet=wmo.uuid)
    )
    client.post(
        adres,
        veld(
            "vraag",
            vraag.uuid,
            revisie=1,
            betaalt=hulp.uuid,
            voorziening="01",
            aantal="2,5",
            eenheid="uur",
            frequentie="week",
            leveringsvorm="zin",
            probleem="Het wordt een rommel",
            eigen_kracht="Verliest overzicht",
        ),
    )
    vraag.refresh_from_db()
    assert (vraag.betaalt, str(vraag.aantal), vraag.leveringsvorm, vraag.eigen_kracht) == (
        hulp,
        "2.50",
        "zin",
        "Verliest overzicht",
    )


def test_end_before_the_beginning_is_refused(client, samira, doel):
    wmo = InzetFactory(planregel__plandoel__doel=doel, wmo=True)
    adres = reverse("plannen:plan_inzet", args=[doel.dossier.uuid, wmo.uuid])
    gegevens = veld("vraag", Wmovraag.objects.get().uuid, revisie=1, van="2026-04-01", tot="2026-03-01")
    assert "Kies een dag na de eerste dag." in client.post(adres, gegevens).content.decode()


def test_log_tells_what_changed_and_no_text(client, samira, doel):
    regel = PlanregelFactory(plandoel__doel=doel)
    client.post(adres(doel), nieuwe_inzet(regel, "netwerk", naam="Kees", tekst="herinnert aan de kliko"))
    regels = Logregel.objects.filter(dossier=doel.dossier)
    assert "inzet" in [regel.soort for regel in regels]
    assert "kliko" not in str([regel.velden for regel in regels])


def test_queries_of_the_page_of_a_goal(client, samira, doel, queries_groeien_niet):
    regel = PlanregelFactory(plandoel__doel=doel)

    def maken(aantal):
        for _nummer in range(aantal):
            InzetFactory(planregel=regel, netwerk=True)
            InzetFactory(planregel=PlanregelFactory(plandoel=regel.plandoel), wmo=True)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres(doel)), hoogstens=14)


def test_plan_page_leads_to_making_it_for_who_may(client, samira, dossier):
    maken = reverse("plannen:plan_bewerken", args=[dossier.uuid])
    pagina = soep_van(client, "plannen:plan", dossier=dossier.uuid)
    assert pagina.select_one(".sp-leeg a")["href"] == maken
    client.force_login(gebruiker_met(dossier, Recht.PLAN_ZIEN))
    pagina = soep_van(client, "plannen:plan", dossier=dossier.uuid)
    assert not pagina.select(f'a[href="{maken}"]')


def test_queries_of_saving_one_entry(client, samira, doel, queries_groeien_niet):
    regel = PlanregelFactory(plandoel__doel=doel)
    inzet = InzetFactory(planregel=regel, tekst="eerst")

    def maken(aantal):
        InzetFactory.create_batch(aantal, planregel=regel)

    def bewaren():
        inzet.refresh_from_db()
        gegevens = veld("inzet", inzet.uuid, revisie=inzet.revisie, tekst=f"tekst {inzet.revisie}", hoe_vaak="")
        client.post(adres(doel), gegevens, headers={"accept": "application/json"})

    queries_groeien_niet(maken=maken, doen=bewaren, hoogstens=14)
