"""The Werkblad Opties as its reader sees it (method 5)."""

import pytest
from django.urls import reverse

from supportplan.kern.toegang import Recht
from tests.factories import (
    AfwegingFactory,
    DoelFactory,
    KeuzeFactory,
    OptieFactory,
    WerkbladFactory,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def doel(dossier):
    return DoelFactory(dossier=dossier)


def lees(client, doel):
    return soep_van(client, "opties:werkblad", dossier=doel.dossier.uuid, doel=doel.uuid)


def test_the_main_button_is_what_comes_next(client, samira, doel):
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    optie = OptieFactory(werkblad=werkblad)
    assert woorden(lees(client, doel).select_one(".nl-button--primary")) == "Afwegen en kiezen"
    KeuzeFactory(optie=optie)
    assert woorden(lees(client, doel).select_one(".nl-button--primary")) == "Verder met het plan"


def test_chosen_options_and_the_others_are_all_kept(client, samira, doel):
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    beste, tweede = OptieFactory(werkblad=werkblad, tekst="Thuiszorg"), OptieFactory(werkblad=werkblad, tekst="Vriend")
    OptieFactory(werkblad=werkblad, tekst="Robotstofzuiger", heel_nieuw=True)
    AfwegingFactory(optie=beste, soort="nadeel", tekst="Weer iemand in huis")
    KeuzeFactory(optie=beste, motief="Elke week")
    KeuzeFactory(optie=tweede, soort="tweede", motief="")
    soep = lees(client, doel)
    assert [woorden(th) for th in soep.select("thead th")] == ["Opties", "Voordelen", "Nadelen"]
    rijen = [woorden(tr) for tr in soep.select("tbody tr")]
    assert "Thuiszorg" in rijen[0]
    assert "Weer iemand in huis" in rijen[0]
    assert "Robotstofzuiger" in rijen[2]
    assert woorden(soep.find("h2", string="Beste optie").parent) == "Beste optie Thuiszorg Waarom: Elke week"
    assert woorden(soep.find("h2", string="Op één na beste optie").parent) == "Op één na beste optie Vriend"
    assert "Werkblad Opties © Den Hollander & Wilken (2011)" in soep.get_text()


def test_weighing_is_closed_while_the_brainstorm_is_open(client, samira, doel):
    optie = OptieFactory(werkblad=WerkbladFactory(doel=doel), tekst="Mijn zus vragen")
    AfwegingFactory(optie=optie, soort="nadeel", tekst="Ze is te druk")
    soep = lees(client, doel)
    assert "Mijn zus vragen" in soep.get_text()
    assert "Ze is te druk" not in soep.get_text()
    assert [woorden(th) for th in soep.select("thead th")] == ["Opties"]


def test_goal_without_a_worksheet_is_calm(client, samira, doel):
    assert "Nog geen opties" in lees(client, doel).get_text()


def test_goal_of_another_dossier_is_not_found(client, samira, dossier):
    vreemd = DoelFactory()
    adres = reverse("opties:werkblad", kwargs={"dossier": dossier.uuid, "doel": vreemd.uuid})
    assert client.get(adres).status_code == 404


def test_who_may_only_see_the_plan_may_not_read_how_people_were_weighed(client, dossier, doel):
    client.force_login(gebruiker_met(dossier, Recht.PLAN_ZIEN))
    adres = reverse("opties:werkblad", kwargs={"dossier": dossier.uuid, "doel": doel.uuid})
    assert client.get(adres).status_code == 403


def test_queries_do_not_grow(client, samira, doel, queries_groeien_niet):
    werkblad = WerkbladFactory(doel=doel, gesloten=True)

    def maken(aantal):
        for _ in range(aantal):
            AfwegingFactory(optie=OptieFactory(werkblad=werkblad))

    queries_groeien_niet(maken=maken, doen=lambda: lees(client, doel), hoogstens=17)
