"""The pages of phases 5 and 6: logbook with decisions, evaluations beside the plan."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from plannen.keuzes import Uitkomst
from plannen.models import Logboekregel
from supportplan.kern.toegang import deelnemer_koppelen
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def regel(dossier):
    doel = f.DoelFactory(dossier=dossier, tekst="Mijn huis is op orde")
    return f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=doel), stap="Kliko", stand="bezig")


def logboek(client, dossier):
    return soep_van(client, "plannen:logboek", dossier=dossier.uuid)


def evaluaties(client, dossier):
    return soep_van(client, "plannen:evaluaties", dossier=dossier.uuid)


def test_logbook_tells_per_step_what_happened_when_and_by_whom(client, dossier, samira, regel):
    f.LogboekregelFactory(dossier=dossier, planregel=regel, door=samira)
    f.LogboekregelFactory(dossier=dossier, tekst="Roos belde")
    soep = logboek(client, dossier)
    stap = woorden(soep.select_one(".sp-regels li"))
    assert "Kliko Waarom? Over: Kliko 16 februari 2026 · Samira De kliko stond op tijd buiten" in stap
    assert stap.endswith("Bezig")
    assert "Roos belde" in woorden(soep.find("h2", string="Buiten de stappen om").parent)


def test_p03_a_line_only_for_its_writer_is_not_read_by_a_colleague(client, dossier, samira, regel):
    collega = f.DeelnemerFactory(dossier=dossier, rol="professional")
    f.LogboekregelFactory(dossier=dossier, planregel=regel, door=collega, tekst="Alleen voor mij", alleen_ik=True)
    f.LogboekregelFactory(dossier=dossier, planregel=regel, door=samira, tekst="Mijn eigen regel", alleen_ik=True)
    f.LogboekregelFactory(dossier=dossier, door=collega, tekst="Voor wie meewerkt")
    pagina = woorden(logboek(client, dossier))
    assert "Alleen voor mij" not in pagina
    assert "Mijn eigen regel Alleen u leest deze regel." in pagina
    assert "Voor wie meewerkt" in pagina


@pytest.mark.parametrize(
    ("rol", "leest"),
    [
        ("client", {"eigen", "meewerkt", "gedeeld"}),
        ("professional", {"eigen", "meewerkt", "gedeeld"}),
        ("naaste", {"eigen", "gedeeld"}),
        (None, {"gedeeld"}),
    ],
)
def test_p03_who_reads_which_line(dossier, rol, leest):
    ander = f.professional_in(dossier)
    lezer = f.client_van(dossier) if rol == "client" else rol and f.DeelnemerFactory(dossier=dossier, rol=rol)
    f.LogboekregelFactory(dossier=dossier, tekst="eigen", door=lezer or ander, alleen_ik=True)
    f.LogboekregelFactory(dossier=dossier, tekst="van een ander", door=ander, alleen_ik=True)
    f.LogboekregelFactory(dossier=dossier, tekst="meewerkt")
    f.LogboekregelFactory(dossier=dossier, tekst="gedeeld", zichtbaarheid="gedeeld")
    gelezen = Logboekregel.objects.filter(dossier=dossier).leesbaar_voor(lezer or None)
    assert {regel.tekst for regel in gelezen} == leest


def test_p03_only_for_its_writer_needs_a_writer(dossier):
    with pytest.raises(IntegrityError), transaction.atomic():
        f.LogboekregelFactory(dossier=dossier, door=None, alleen_ik=True)


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({"aantal": 3, "eenheid": "uur", "frequentie": "week"}, "Toegekend: 3 uur per week (23 februari 2026)"),
        ({"uitkomst": Uitkomst.AFGEWEZEN, "reden": "Er is iemand"}, "Afgewezen (23 februari 2026) Er is iemand"),
        ({"uitkomst": Uitkomst.ANDERS, "omschrijving": "een maatje"}, "Andere voorziening: een maatje"),
    ],
)
def test_decision_stands_beside_what_was_asked(client, dossier, samira, regel, velden, woord):
    vraag = f.WmovraagFactory(inzet=f.InzetFactory(planregel=regel, soort="wmo", tekst="Hulp"), aantal=4)
    f.BesluitFactory(wmovraag=vraag, vastgelegd_door=samira, **velden)
    gevraagd, besluit = [woorden(cel) for cel in logboek(client, dossier).select("td")]
    assert gevraagd.startswith("Hulp")
    assert gevraagd.endswith("4 uur per week")
    assert woord in besluit
    assert "Vastgelegd door Samira (professional)" in besluit


def test_asked_without_decision_says_so(client, dossier, samira, regel):
    f.WmovraagFactory(inzet=f.InzetFactory(planregel=regel, soort="wmo"))
    assert "Nog geen besluit" in woorden(logboek(client, dossier))


def test_logbook_is_closed_for_the_client(client, dossier, regel):
    roos = f.client_van(dossier)
    deelnemer_koppelen(roos, f.GebruikerFactory())
    client.force_login(roos.gebruiker)
    assert client.get(reverse("plannen:logboek", args=[dossier.uuid])).status_code == 403
    assert client.get(reverse("plannen:evaluaties", args=[dossier.uuid])).status_code == 200


def test_evaluation_stands_beside_the_plan(client, dossier, samira, regel):
    gedaan = f.InzetFactory(planregel=regel, tekst="Ik zet hem buiten")
    f.InzetFactory(planregel=regel, soort="netwerk", wie="buurman", tekst="herinnert")
    f.InzetFactory(planregel=regel, soort="netwerk", wie="Til", tekst="belt")
    evaluatie = f.EvaluatieFactory(dossier=dossier, datum=date(2026, 2, 27), netwerk_volhouden="Buurman wel")
    f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=gedaan, gedaan="Elke week", resultaat="", hielp="ja")
    f.EvaluatieregelFactory(evaluatie=evaluatie, plandoel=regel.plandoel, resultaat="Het is op orde", hielp="")
    f.EvaluatieregelFactory(evaluatie=evaluatie, resultaat="Zit bij volleybal", hielp="")
    soep = evaluaties(client, dossier)
    (eigen,) = [woorden(rij) for rij in soep.select(".sp-tabel--terugblik tbody tr")]
    assert "Ik zet hem buiten Elke week Dit hielp" in eigen
    assert "Niet besproken: Kliko: buurman herinnert Kliko: Til belt" in woorden(soep)  # said once
    assert "Mijn huis is op orde Het is op orde" in woorden(soep.select_one(".sp-evaluatie .sp-kaart"))
    assert "Zit bij volleybal" in woorden(soep.find("h3", string="Wat er buiten het plan om gebeurde").parent)
    assert "Kan het netwerk het nog volhouden? Buurman wel" in woorden(soep)


def test_question_not_asked_says_so_in_words(client, dossier, samira, regel):
    f.EvaluatieFactory(dossier=dossier)
    assert "Hoe ging het samenwerken? Niet ingevuld" in woorden(evaluaties(client, dossier))


def test_what_the_gemeente_must_know_is_shown(client, dossier, samira, regel):
    f.EvaluatieFactory(dossier=dossier, melden_aan_gemeente=True, melden_wat="Karel is verhuisd")
    assert "dat de gemeente moet weten? Ja. Karel is verhuisd" in woorden(evaluaties(client, dossier))


def test_goals_over_time_with_a_table_twin(client, dossier, samira, regel):
    evaluatie = f.EvaluatieFactory(dossier=dossier, datum=date(2026, 2, 27))
    f.EvaluatieregelFactory(evaluatie=evaluatie, plandoel=regel.plandoel, resultaat="Half op orde")
    soep = evaluaties(client, dossier)
    lijn = woorden(soep.select_one(".sp-kolommen .sp-tijdlijn"))
    assert "2 februari 2026 Plan opgesteld 27 februari 2026 Evaluatie Half op orde" in lijn
    assert "11 mei 2026 · komt nog Samen bekijken" in lijn
    assert "27 februari 2026 Evaluatie : Half op orde" in woorden(soep.select_one(".sp-tabeltweeling table"))


def test_without_evaluation_the_page_says_when(client, dossier, samira, regel):
    assert "Jullie bekijken het plan samen op 11 mei 2026." in woorden(evaluaties(client, dossier))


@pytest.mark.parametrize("naam", ["plannen:logboek", "plannen:evaluaties"])
def test_queries_do_not_grow(client, dossier, samira, queries_groeien_niet, naam):
    def maken(aantal):
        for _nummer in range(aantal):
            regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=f.DoelFactory(dossier=dossier)))
            inzet = f.InzetFactory(planregel=regel, soort="wmo")
            f.BesluitFactory(wmovraag=f.WmovraagFactory(inzet=inzet), vastgelegd_door=samira)
            f.LogboekregelFactory(dossier=dossier, planregel=regel, door=samira)
            evaluatie = f.EvaluatieFactory(dossier=dossier)
            f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=inzet)
            f.EvaluatieregelFactory(evaluatie=evaluatie, plandoel=regel.plandoel)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(reverse(naam, args=[dossier.uuid])))
