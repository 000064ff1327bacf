"""Two people who live together each have a dossier of their own; nothing in the program joins them (P-15)."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.dossier.casus import casus_van
from supportplan.kern.models import Deelnemer, Dossier, Logregel
from supportplan.kern.toegang import Recht
from tests.factories import (
    ClientFactory,
    DossierFactory,
    MedewerkerFactory,
    NetwerkpersoonFactory,
    UitspraakFactory,
    professional_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db
SAMEN = {"straat": "Lindelaan", "huisnummer": "4", "postcode": "1234 AB", "telefoon": "030 1112233"}


def dossier_van(roepnaam, geheim, partner):
    dossier = DossierFactory(client=None, naam=f"{roepnaam} Smit")
    ClientFactory(dossier=dossier, roepnaam=roepnaam, achternaam="Smit", geboortedatum=date(1970, 1, 1), **SAMEN)
    UitspraakFactory(dossier=dossier, tekst=geheim)
    NetwerkpersoonFactory(dossier=dossier, naam=partner, relatie="partner", huisgenoot=True)
    return dossier


@pytest.fixture
def stel(db):
    """A couple: same name, address, telephone and birth date; each with a professional of the same organisation."""
    return dossier_van("Anja", "Ik ben bang voor Wim.", "Wim"), dossier_van("Wim", "Ik wil mijn rust.", "Anja")


@pytest.fixture
def begeleiders(stel):
    mensen = [professional_in(dossier) for dossier in stel]
    for mens in mensen:
        MedewerkerFactory(gebruiker=mens.gebruiker, organisatie=mens.dossier.organisatie)
    return mensen


def test_p15_somebody_of_the_same_name_is_not_known_from_a_dossier_that_is_not_mine(client, stel, begeleiders):
    _van_anja, van_wim = begeleiders
    client.force_login(van_wim.gebruiker)
    antwoord = client.post(
        reverse("dossier:openen"),
        {"roepnaam": "Anja", "achternaam": "Smit", "geboortedatum": "1970-01-01", "doe": "bekend"},
    )
    assert "Anja" not in woorden(BeautifulSoup(antwoord.content, "html.parser").main)
    assert str(stel[0].uuid) not in antwoord.content.decode()


def test_p15_a_professional_of_one_sees_nothing_of_the_other(client, stel, begeleiders):
    van_anja, _van_wim = begeleiders
    client.force_login(van_anja.gebruiker)
    start = soep_van(client, "dossier:start", data={"zoek": "Smit"})
    assert [woorden(link) for link in start.select("main table a")] == ["Anja Smit"]
    for naam in ("dossier:dossier", "profiel:kennismaking", "profiel:profiel", "plannen:plan", "profiel:mensen"):
        assert client.get(reverse(naam, kwargs={"dossier": stel[1].uuid})).status_code == 404, naam
        pagina = client.get(reverse(naam, kwargs={"dossier": stel[0].uuid})).content.decode()
        assert str(stel[1].uuid) not in pagina, naam
        assert "Ik wil mijn rust." not in pagina, naam


def test_p15_the_partner_in_the_network_is_a_name_and_leads_nowhere(stel):
    for dossier, ander in (stel, stel[::-1]):
        export = str(casus_van(dossier))
        assert str(ander.uuid) not in export
        assert not Deelnemer.objects.filter(dossier=dossier, roepnaam=ander.naam.split()[0]).exists()
    assert "bang voor Wim" not in str(casus_van(stel[1]))
    assert "mijn rust" not in str(casus_van(stel[0]))


def test_p15_looking_in_one_leaves_no_line_with_the_other(client, stel, begeleiders):
    van_anja, van_wim = begeleiders
    client.force_login(van_anja.gebruiker)
    client.get(reverse("profiel:profiel", kwargs={"dossier": stel[0].uuid}))
    assert not Logregel.objects.filter(dossier=stel[1], actor=van_anja.gebruiker).exists()
    assert not Dossier.objects.voor(van_wim.gebruiker, Recht.DOSSIER_ZIEN).filter(pk=stel[0].pk).exists()
