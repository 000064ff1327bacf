"""Looking back together: every column and goal, outside the plan, the talk, what changes (method 8)."""

from datetime import date
from itertools import pairwise
from uuid import uuid4, uuid5

import pytest
from django.urls import reverse

from plannen.inhoud import inhoud_van_plan
from plannen.models import Evaluatie, Evaluatieregel, Planversie
from supportplan.kern.models import Concept, Herinnering
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def regel(dossier):
    doel = f.DoelFactory(dossier=dossier, tekst="Mijn huis is op orde")
    return f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=doel), stap="Boodschappen")


@pytest.fixture
def evaluatie(dossier, samira, regel):
    return f.EvaluatieFactory(dossier=dossier, plan=regel.plan, datum=date(2026, 3, 2))


def adres(naam, dossier, *sleutels):
    return reverse(f"plannen:{naam}", args=[dossier.uuid, *sleutels])


def stap(evaluatie, naam):
    return adres("evaluatie", evaluatie.dossier, evaluatie.uuid, naam)


def velden(soort, uuid, **waarden):
    return {f"{soort}_{uuid}-{naam}": waarde for naam, waarde in waarden.items()}


def antwoord_op(evaluatie, ding, soort, **waarden):
    uuid = uuid5(evaluatie.uuid, str(ding.uuid))
    return velden(soort, uuid, **{"revisie": "0", "waarvan": str(ding.uuid)} | waarden)


def test_opening_makes_nothing_and_the_first_words_make_one_evaluation(client, dossier, samira, regel):
    Planversie.objects.create(
        dossier=dossier, plan=regel.plan, nummer=1, op=date(2026, 2, 9), inhoud=inhoud_van_plan(regel.plan), sha256=""
    )
    soep = soep_van(client, "plannen:evaluatie_nieuw", dossier=dossier.uuid)
    assert Evaluatie.objects.count() == 0
    prefix = soep.select_one("[data-rij]")["data-rij"]
    invoer = {
        f"{prefix}-{veld}": waarde
        for veld, waarde in {
            "datum": "2026-03-02",
            "aanwezig": "Roos en Samira",
            "ervaring_client": "Fijn",
            "revisie": "0",
        }.items()
    }
    antwoord = client.post(adres("evaluatie_nieuw", dossier), invoer | {"naar": "volgende"})
    client.post(adres("evaluatie_nieuw", dossier), invoer | {"naar": "volgende"})
    evaluatie = Evaluatie.objects.get()
    assert antwoord["Location"] == stap(evaluatie, "bijdragen")
    assert (evaluatie.aanwezig, evaluatie.ervaring_client) == ("Roos en Samira", "Fijn")
    assert evaluatie.planversie.nummer == 1


def test_without_a_plan_there_is_nothing_to_look_back_on(client, dossier, samira):
    soep = soep_van(client, "plannen:evaluatie_nieuw", dossier=dossier.uuid)
    assert "Er is nog geen plan" in woorden(soep)
    prefix = soep.select_one("[data-rij]")["data-rij"]
    antwoord = client.post(
        adres("evaluatie_nieuw", dossier), {f"{prefix}-datum": "2026-03-02", f"{prefix}-aanwezig": "x"}
    )
    assert "Maak eerst een plan" in antwoord.content.decode()


def test_all_four_columns_are_asked_and_answered_once(client, dossier, evaluatie, regel):
    zelf = f.InzetFactory(planregel=regel, tekst="lijst maken")
    buur = f.InzetFactory(planregel=regel, netwerk=True, tekst="rijdt mee")
    f.InzetFactory(planregel=regel, professional=True, tekst="oefent")
    f.InzetFactory(planregel=regel, soort="wmo", tekst="hulp bij het huishouden")
    pagina = woorden(
        soep_van(client, "plannen:evaluatie", dossier=dossier.uuid, evaluatie=evaluatie.uuid, step="bijdragen")
    )
    for tekst in ("lijst maken", "rijdt mee", "oefent", "hulp bij het huishouden"):
        assert tekst in pagina
    invoer = antwoord_op(evaluatie, zelf, "inzetregel", gedaan="Elke week", hielp="ja")
    invoer |= antwoord_op(evaluatie, buur, "inzetregel", gedaan="")
    for _keer in range(2):
        client.post(stap(evaluatie, "bijdragen"), invoer)
    gegeven = Evaluatieregel.objects.get()
    assert (gegeven.evaluatie, gegeven.inzet, gegeven.gedaan, gegeven.hielp) == (evaluatie, zelf, "Elke week", "ja")


def test_a_later_step_of_an_evaluation_that_is_gone_begins_no_other_and_keeps_the_words(client, dossier, evaluatie):
    weg = uuid4()
    antwoord = client.post(
        stap(evaluatie, "erbij"),
        velden("evaluatiesamen", weg, proces="Het ging stroef.", revisie="0"),
        headers={"accept": "application/json"},
    )
    assert antwoord.json()["rijen"][f"evaluatiesamen_{weg}"]["stand"] != "opgeslagen"
    assert not Evaluatie.objects.filter(uuid=weg).exists()
    assert "Het ging stroef." in str(Concept.objects.values_list("invoer", flat=True))


def test_going_on_with_only_a_day_begins_an_evaluation(client, dossier, samira, regel):
    client.force_login(samira.gebruiker)
    uuid = uuid4()
    velden = {"datum": "2026-03-02", "aanwezig": "", "ervaring_client": "", "revisie": "0"}
    invoer = {f"evaluatie_{uuid}-{naam}": waarde for naam, waarde in velden.items()}
    nieuw = reverse("plannen:evaluatie_nieuw", args=[dossier.uuid])
    client.post(nieuw, invoer | {"naar": "later"})
    assert not Evaluatie.objects.exists()
    antwoord = client.post(nieuw, invoer | {"naar": "volgende"})
    assert antwoord["Location"].endswith(f"/{uuid}/bijdragen/")


def test_an_answer_is_mended_in_place(client, evaluatie, regel):
    inzet = f.InzetFactory(planregel=regel)
    client.post(stap(evaluatie, "bijdragen"), antwoord_op(evaluatie, inzet, "inzetregel", gedaan="Elke week"))
    client.post(
        stap(evaluatie, "bijdragen"), antwoord_op(evaluatie, inzet, "inzetregel", gedaan="Om de week", revisie="1")
    )
    assert Evaluatieregel.objects.get().gedaan == "Om de week"


def test_an_imported_answer_is_shown_and_mended_too(client, dossier, evaluatie, regel):
    inzet = f.InzetFactory(planregel=regel)
    rij = f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=inzet, plandoel=None, gedaan="Zo was het")
    soep = soep_van(client, "plannen:evaluatie", dossier=dossier.uuid, evaluatie=evaluatie.uuid, step="bijdragen")
    assert soep.find(id=f"id_inzetregel_{rij.uuid}-gedaan").text.strip() == "Zo was het"
    client.post(stap(evaluatie, "bijdragen"), velden("inzetregel", rij.uuid, gedaan="Anders", revisie="1"))
    rij.refresh_from_db()
    assert (rij.gedaan, rij.inzet) == ("Anders", inzet)


def test_a_goal_without_steps_gets_its_result_too(client, dossier, evaluatie):
    los = f.PlandoelFactory(dossier=dossier, doel__tekst="Ik zing in een koor")
    assert "Ik zing in een koor" in woorden(
        soep_van(client, "plannen:evaluatie", dossier=dossier.uuid, evaluatie=evaluatie.uuid, step="doelen")
    )
    client.post(stap(evaluatie, "doelen"), antwoord_op(evaluatie, los, "doelregel", resultaat="Eén keer geweest"))
    gegeven = Evaluatieregel.objects.get()
    assert (gegeven.plandoel, gegeven.inzet, gegeven.resultaat) == (los, None, "Eén keer geweest")


def test_a_result_outside_the_plan_comes_and_goes(client, evaluatie):
    uuid = uuid4()
    client.post(stap(evaluatie, "buiten"), velden("buitenregel", uuid, resultaat="Volleybal!", revisie="0"))
    gegeven = Evaluatieregel.objects.get(uuid=uuid)
    assert (gegeven.resultaat, gegeven.inzet, gegeven.plandoel) == ("Volleybal!", None, None)
    client.post(stap(evaluatie, "buiten"), {"doe": f"verwijder:buitenregel_{uuid}"})
    assert Evaluatieregel.objects.count() == 0


def test_the_talk_itself_and_that_it_got_too_much(client, dossier, evaluatie, regel):
    f.LogboekregelFactory(dossier=dossier, planregel=regel, tekst="Til: het wordt mij te veel", datum=date(2026, 2, 20))
    soep = soep_van(client, "plannen:evaluatie", dossier=dossier.uuid, evaluatie=evaluatie.uuid, step="samen")
    assert "het wordt mij te veel" in woorden(soep.select_one(".sp-teveel"))
    client.post(
        stap(evaluatie, "samen"),
        velden(
            "evaluatiesamen",
            evaluatie.uuid,
            revisie="1",
            proces="Goed",
            positief="De rust",
            leerpunten="Eerder bellen",
            netwerk_volhouden="Til niet",
        ),
    )
    evaluatie.refresh_from_db()
    assert (evaluatie.positief, evaluatie.netwerk_volhouden) == ("De rust", "Til niet")


def test_what_changes_and_the_next_look_go_to_the_plan_and_its_reminders(client, dossier, evaluatie):
    Planversie.objects.create(
        dossier=dossier, plan=evaluatie.plan, nummer=1, op=date(2026, 2, 9), inhoud={"inzetten": {}}, sha256=""
    )
    client.post(
        stap(evaluatie, "verder"),
        velden(
            "evaluatieverder",
            evaluatie.uuid,
            revisie="1",
            verandering="Thuiszorg om de week",
            melden_aan_gemeente="True",
            melden_wat="Minder uren",
            volgende_op="2026-09-01",
        ),
    )
    evaluatie.refresh_from_db()
    evaluatie.plan.refresh_from_db()
    assert (evaluatie.melden_aan_gemeente, evaluatie.volgende_op) == (True, date(2026, 9, 1))
    assert evaluatie.plan.evaluatie_op == date(2026, 9, 1)
    assert date(2026, 9, 1) in set(Herinnering.objects.filter(vervallen_op=None).values_list("datum", flat=True))


def test_the_next_look_comes_after_this_one(client, evaluatie):
    antwoord = client.post(
        stap(evaluatie, "verder"), velden("evaluatieverder", evaluatie.uuid, revisie="1", volgende_op="2026-03-02")
    )
    assert "Kies een dag na deze evaluatie." in antwoord.content.decode()


@pytest.mark.parametrize(("maanden", "dag"), [("3", date(2026, 6, 2)), ("12", date(2027, 3, 2))])
def test_a_year_on_is_one_click(client, evaluatie, maanden, dag):
    client.post(stap(evaluatie, "verder"), {"doe": f"volgende:{maanden}"})
    evaluatie.refresh_from_db()
    evaluatie.plan.refresh_from_db()
    assert evaluatie.volgende_op == evaluatie.plan.evaluatie_op == dag


def test_at_the_end_the_plan_can_change_stay_or_be_enough(client, dossier, evaluatie):
    soep = soep_van(client, "plannen:evaluatie", dossier=dossier.uuid, evaluatie=evaluatie.uuid, step="klaar")
    links = {woorden(link): link["href"] for link in soep.select("main a")}
    assert links["Het plan aanpassen"] == adres("plan_bewerken", dossier)
    assert links["Dossier sluiten"] == reverse("dossier:sluiten", args=[dossier.uuid])


def test_an_evaluation_made_by_mistake_goes_with_a_way_back(client, dossier, evaluatie):
    antwoord = client.post(stap(evaluatie, "erbij"), {"doe": "weg:"}, follow=True)
    assert Evaluatie.objects.count() == 0
    assert "Ongedaan maken" in antwoord.content.decode()
    client.post(adres("evaluatie_nieuw", dossier), {"doe": f"terugzetten:evaluatie_{evaluatie.uuid}"})
    assert Evaluatie.objects.get() == evaluatie


def test_an_evaluation_or_entry_of_another_dossier_is_not_touched(client, evaluatie):
    vreemd = f.EvaluatieFactory()
    assert client.get(adres("evaluatie", evaluatie.dossier, vreemd.uuid, "erbij")).status_code == 404
    inzet = f.InzetFactory()
    antwoord = client.post(stap(evaluatie, "bijdragen"), antwoord_op(evaluatie, inzet, "inzetregel", gedaan="x"))
    assert "staat niet meer in het plan" in antwoord.content.decode()
    assert Evaluatieregel.objects.count() == 0


def test_the_steps_follow_one_another_and_later_keeps_everything(client, dossier, evaluatie):
    volgorde = ["erbij", "bijdragen", "doelen", "buiten", "samen", "verder", "klaar"]
    for van, naar in pairwise(volgorde):
        assert client.post(stap(evaluatie, van), {"naar": "volgende"})["Location"] == stap(evaluatie, naar)
    uuid = uuid4()
    antwoord = client.post(
        stap(evaluatie, "buiten"), velden("buitenregel", uuid, resultaat="Later", revisie="0") | {"naar": "later"}
    )
    assert antwoord["Location"] == reverse("dossier:dossier", args=[dossier.uuid])
    assert Evaluatieregel.objects.get().resultaat == "Later"


@pytest.mark.parametrize("naam", ["erbij", "bijdragen", "doelen", "buiten", "samen", "verder", "klaar"])
def test_queries_of_a_step(client, evaluatie, regel, queries_groeien_niet, naam):
    def maken(aantal):
        for _ in range(aantal):
            inzet = f.InzetFactory(planregel=regel, netwerk=True)
            deel = f.PlandoelFactory(dossier=regel.dossier)
            f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=inzet, plandoel=None)
            f.EvaluatieregelFactory(evaluatie=evaluatie, plandoel=deel, inzet=None)
            f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=None, plandoel=None)
            f.InzetFactory(planregel=regel)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(stap(evaluatie, naam)), hoogstens=8)


def test_queries_of_a_save(client, evaluatie, regel, queries_groeien_niet):
    inzetten = []

    def doen():
        invoer = {}
        for inzet in inzetten:
            invoer |= antwoord_op(
                evaluatie,
                inzet,
                "inzetregel",
                gedaan="gelijk",
                hielp="ja",
                resultaat="Het huis is op orde",
                revisie="1",
            )
        client.post(stap(evaluatie, "bijdragen"), invoer, headers={"accept": "application/json"})

    def maken(aantal):
        for inzet in f.InzetFactory.create_batch(aantal, planregel=regel):
            inzetten.append(inzet)
            f.EvaluatieregelFactory(
                uuid=uuid5(evaluatie.uuid, str(inzet.uuid)),
                evaluatie=evaluatie,
                inzet=inzet,
                plandoel=None,
                gedaan="gelijk",
            )

    queries_groeien_niet(maken=maken, doen=doen, hoogstens=14)
