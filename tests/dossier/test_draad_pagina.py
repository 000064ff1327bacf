"""The rode draad as a page: down to the sentence, on to what came of it, and closed for who may not read."""

from uuid import uuid4

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Actie, Zichtbaarheid
from supportplan.kern.models import Logregel
from supportplan.kern.toegang import deelnemer_koppelen
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db

ZIN = "Ik wil mijn huishouden op orde, zonder mijn moeder."


@pytest.fixture
def wens(dossier):
    return f.WensFactory(dossier=dossier, tekst=ZIN)


@pytest.fixture
def inzet(dossier, wens):
    doel = f.DoelFactory(dossier=dossier, wens=wens, tekst="Mijn huishouden is op orde")
    regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=doel), stap="Schoonmaken")
    return f.InzetFactory(planregel=regel, soort="wmo", tekst="Hulp bij het huishouden")


def pad(soort, rij, dossier=None):
    return reverse("dossier:draad", args=[(dossier or rij.dossier).uuid, soort, rij.uuid])


def draad(client, soort, rij):
    return soep_van(client, "dossier:draad", dossier=rij.dossier.uuid, soort=soort, uuid=rij.uuid)


def test_entry_leads_down_to_the_sentence(client, samira, inzet):
    knopen = draad(client, "inzet", inzet).select(".sp-knoop")
    teksten = [woorden(knoop.select_one(".sp-knoop__tekst")) for knoop in knopen]
    assert teksten == [ZIN, "Mijn huishouden is op orde", "Schoonmaken", "Hulp bij het huishouden"]
    assert "is-hier" in knopen[-1]["class"]
    assert knopen[-1].find("a") is None


def test_sentence_tells_where_it_went(client, samira, wens, inzet):
    soep = draad(client, "uitspraak", wens)
    links = {link["href"]: woorden(link) for link in soep.select(".sp-gevolgen a")}
    assert links[pad("inzet", inzet)] == "Hulp bij het huishouden"
    assert links[pad("planregel", inzet.planregel)] == "Schoonmaken"


def test_every_link_of_the_thread_opens(client, samira, wens, inzet):
    f.WmovraagFactory(inzet=inzet)
    evaluatie = f.EvaluatieFactory(dossier=wens.dossier)
    f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=inzet)
    f.OptieFactory(werkblad=f.WerkbladFactory(doel=inzet.planregel.plandoel.doel))
    soep = draad(client, "uitspraak", wens)
    adressen = [link["href"] for link in soep.select(".sp-draadpagina a")]
    assert len(adressen) >= 6
    assert {client.get(adres).status_code for adres in adressen} == {200}


def test_what_is_not_released_says_so(client, samira, inzet):
    knoop = draad(client, "inzet", inzet).select_one(".sp-knoop")
    assert "Niet vrijgegeven" in woorden(knoop)


@pytest.mark.parametrize("soort", ["onzin", "document", "dossier"])
def test_unknown_kind_is_not_found(client, samira, inzet, soort):
    assert client.get(pad(soort, inzet)).status_code == 404


def test_thing_of_another_dossier_is_not_found(client, dossier, samira):
    vreemd = f.WensFactory()
    assert client.get(pad("uitspraak", vreemd, dossier)).status_code == 404
    assert client.get(reverse("dossier:draad", args=[dossier.uuid, "doel", uuid4()])).status_code == 404


def test_sentence_for_the_speaker_alone_is_not_found_by_others(client, samira, wens, inzet):
    wens.zichtbaarheid = Zichtbaarheid.ALLEEN_IK
    wens.save()
    assert client.get(pad("uitspraak", wens)).status_code == 404
    soep = draad(client, "inzet", inzet)
    assert ZIN not in soep.get_text()
    assert "Hier zit geen zin achter die u kunt lezen." in woorden(soep)


def test_look_is_logged(client, samira, inzet):
    client.get(pad("inzet", inzet))
    regel = Logregel.objects.filter(dossier=inzet.dossier).latest("pk")
    assert (regel.actie, regel.soort, regel.actor) == (Actie.INZIEN, "draad", samira.gebruiker)


def test_naaste_has_no_threads(client, inzet):
    naaste = f.DeelnemerFactory(dossier=inzet.dossier, rol="naaste")
    deelnemer_koppelen(naaste, f.GebruikerFactory())
    client.force_login(naaste.gebruiker)
    assert client.get(pad("inzet", inzet)).status_code == 404


def test_queries_do_not_grow(client, dossier, samira, wens, inzet, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            doel = f.DoelFactory(dossier=dossier, wens=wens)
            regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=doel))
            f.WmovraagFactory(inzet=f.InzetFactory(planregel=regel, soort="wmo"))
            f.OptieFactory(werkblad=f.WerkbladFactory(doel=doel))
            f.EvaluatieregelFactory(evaluatie=f.EvaluatieFactory(dossier=dossier), plandoel=regel.plandoel)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(pad("uitspraak", wens)))
