"""Opening a dossier: a name is enough, once, and nobody sees the dossiers of others (method 1, W-01)."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from supportplan.dossier.services_openen import Begin, bekende_dossiers, dossier_openen
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier, Logregel
from supportplan.kern.toegang import RECHTEN, rechten_op
from tests.factories import DossierFactory, GemeenteFactory, MedewerkerFactory, client_van, professional_in

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


@pytest.fixture
def samira(client):
    """Works as a professional, signed in; has no dossier yet."""
    medewerker = MedewerkerFactory(gebruiker__naam="Samira de Wit", functienaam="woonconsulent")
    client.force_login(medewerker.gebruiker)
    return medewerker


def openen(client, **velden):
    gegevens = {"uuid": str(uuid4()), "roepnaam": "Bram", "weet_ervan": "ja", "doe": "openen"} | velden
    if "organisatie" not in gegevens:
        gegevens["organisatie"] = BeautifulSoup(
            client.get(reverse("dossier:openen")).content, "html.parser"
        ).select_one("[name=organisatie]")["value"]
    return client.post(reverse("dossier:openen"), gegevens)


def woorden(antwoord):
    return " ".join(BeautifulSoup(antwoord.content, "html.parser").main.get_text(" ").split())


def test_a_name_is_enough_and_who_opens_it_can_do_everything(client, samira):
    antwoord = openen(client)
    dossier = Dossier.objects.get()
    assert antwoord["Location"] == reverse("dossier:dossier", kwargs={"dossier": dossier.uuid})
    assert (dossier.naam, dossier.organisatie, dossier.client_weet_ervan) == ("Bram", samira.organisatie, True)
    professional = Deelnemer.objects.get(dossier=dossier, rol=Rol.PROFESSIONAL)
    assert (professional.naam, professional.functie, professional.aanspreekpunt) == (
        "Samira de Wit",
        "woonconsulent",
        True,
    )
    assert rechten_op(samira.gebruiker, dossier) == RECHTEN[Rol.PROFESSIONAL]
    assert Logregel.objects.filter(dossier=dossier, soort="dossier_openen", actor=samira.gebruiker).count() == 1


def test_everything_that_is_known_already_is_kept(client, samira):
    gemeente = GemeenteFactory()
    openen(
        client,
        achternaam="Jansen",
        geboortedatum="1998-04-07",
        telefoon="06 100000",
        initiatief="een goede vriend",
        weet_sinds="2026-02-27",
        melding="ja",
        melding_op="2026-03-01",
        gemeente=gemeente.pk,
    )
    dossier = Dossier.objects.get()
    bram = client_van(dossier)
    assert (bram.naam, bram.geboortedatum, bram.telefoon) == ("Bram Jansen", date(1998, 4, 7), "06 100000")
    assert (dossier.initiatief, dossier.client_weet_sinds) == ("een goede vriend", date(2026, 2, 27))
    assert (dossier.melding, dossier.melding_op, dossier.gemeente) == (True, date(2026, 3, 1), gemeente)


def test_of_somebody_who_does_not_know_only_name_and_contact_are_kept(client, samira):
    antwoord = openen(client, weet_ervan="nee", geboortedatum="1998-04-07", telefoon="06 100000")
    bram = client_van(Dossier.objects.get())
    assert (bram.roepnaam, bram.telefoon, bram.geboortedatum) == ("Bram", "06 100000", None)
    assert "Bram weet nog niet van dit dossier" in woorden(client.get(antwoord["Location"]))


def test_a_double_click_makes_one_dossier(client, samira):
    uuid = str(uuid4())
    eerste, tweede = openen(client, uuid=uuid), openen(client, uuid=uuid)
    assert Dossier.objects.count() == 1
    assert eerste["Location"] == tweede["Location"]
    assert Deelnemer.objects.count() == 2


def test_the_uuid_of_a_dossier_of_somebody_else_opens_nothing(samira):
    ander = DossierFactory()
    with pytest.raises(ValidationError, match="Open de pagina opnieuw"):
        dossier_openen(
            uuid=ander.uuid,
            organisatie=samira.organisatie,
            begin=Begin("Bram", weet_ervan=True),
            door=samira.gebruiker,
            op=OP,
        )


def test_who_stopped_working_there_cannot_open_one(client, samira):
    samira.tot = date(2026, 2, 27)
    samira.save()
    assert client.get(reverse("dossier:openen")).status_code == 403
    with pytest.raises(ValidationError, match="U werkt niet"):
        dossier_openen(
            uuid=uuid4(),
            organisatie=samira.organisatie,
            begin=Begin("Bram", weet_ervan=True),
            door=samira.gebruiker,
            op=OP,
        )


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(client, samira):
    antwoord = openen(
        client, roepnaam="", weet_ervan="", achternaam="Jansen", melding_op="2026-03-01", geboortedatum="x"
    )
    tekst = woorden(antwoord)
    for zin in (
        "Typ hoe de persoon genoemd wil worden.",
        "Kies of de persoon van dit dossier weet.",
        "Kies ja als er een melding is gedaan",
        "Typ een datum die bestaat",
    ):
        assert zin in tekst
    soep = BeautifulSoup(antwoord.content, "html.parser")
    assert soep.select_one("[name=achternaam]")["value"] == "Jansen"
    assert not Dossier.objects.exists()


def test_a_birth_date_still_to_come_is_refused(client, samira):
    assert "Deze dag moet nog komen" in woorden(openen(client, geboortedatum="2026-03-03"))


# Is deze persoon al bekend?


def mijn_dossier(samira, **velden):
    dossier = DossierFactory(naam="Bram Jansen", client=None)
    Deelnemer.objects.create(dossier=dossier, rol=Rol.CLIENT, roepnaam="Bram", achternaam="Jansen", **velden)
    deelnemer = professional_in(dossier)
    deelnemer.gebruiker = None
    deelnemer.save()
    from supportplan.kern.toegang import deelnemer_koppelen

    deelnemer_koppelen(deelnemer, samira.gebruiker)
    return dossier


def test_somebody_of_my_own_is_shown_before_a_second_dossier_is_opened(client, samira):
    bestaand = mijn_dossier(samira, geboortedatum=date(1998, 4, 7))
    antwoord = openen(client, roepnaam="brám", geboortedatum="1998-04-07")
    assert "Is het deze persoon?" in woorden(antwoord)
    adres = reverse("dossier:dossier", kwargs={"dossier": bestaand.uuid})
    assert BeautifulSoup(antwoord.content, "html.parser").find("a", href=adres)
    assert Dossier.objects.count() == 1
    openen(client, roepnaam="brám", geboortedatum="1998-04-07", doe="zeker")
    assert Dossier.objects.count() == 2


def test_another_birth_date_is_another_person(samira):
    mijn_dossier(samira, geboortedatum=date(1998, 4, 7))
    assert bekende_dossiers(samira.gebruiker, roepnaam="Bram", geboortedatum=date(1970, 1, 1)) == []


def test_the_same_birth_date_and_one_name_are_enough(samira):
    bestaand = mijn_dossier(samira, geboortedatum=date(1998, 4, 7))
    gevonden = bekende_dossiers(
        samira.gebruiker, roepnaam="Abraham", achternaam="Jansen", geboortedatum=date(1998, 4, 7)
    )
    assert [mens.dossier for mens in gevonden] == [bestaand]


def test_a_hit_in_a_dossier_of_others_shows_nothing(client, samira):
    ander = DossierFactory(naam="Bram Jansen", client=None)
    Deelnemer.objects.create(dossier=ander, rol=Rol.CLIENT, roepnaam="Bram", geboortedatum=date(1998, 4, 7))
    antwoord = openen(client, geboortedatum="1998-04-07", doe="bekend")
    assert "Niet gevonden in uw dossiers" in woorden(antwoord)
    assert str(ander.uuid) not in antwoord.content.decode()


def test_looking_whether_somebody_is_known_opens_nothing_and_is_logged(client, samira):
    mijn_dossier(samira)
    antwoord = openen(client, doe="bekend", weet_ervan="")
    assert "Misschien al bekend" in woorden(antwoord)
    assert "Er ging iets mis" not in woorden(antwoord)
    assert Dossier.objects.count() == 1
    assert Logregel.objects.filter(actie="zoeken", actor=samira.gebruiker).count() == 1


def test_the_start_page_offers_it_only_to_who_may(client, samira):
    knop = reverse("dossier:openen")
    assert BeautifulSoup(client.get("/").content, "html.parser").main.find("a", href=knop)
    samira.delete()
    assert not BeautifulSoup(client.get("/").content, "html.parser").main.find("a", href=knop)


def test_opening_asks_as_much_with_many_dossiers(client, samira, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            mijn_dossier(samira)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(reverse("dossier:openen")), hoogstens=8)
    queries_groeien_niet(maken=lambda _n: None, doen=lambda: openen(client, doe="bekend", organisatie=""), hoogstens=8)
