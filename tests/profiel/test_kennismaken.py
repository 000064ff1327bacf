"""The kennismaking: who is who, safe contact, language, people around; little until the person knows (method 1)."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Clientondersteuning, Concept, Deelnemer, Dossier, Netwerkpersoon
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import GebruikerFactory, NetwerkpersoonFactory, VoorkeurFactory, client_van
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def adres(dossier, stap):
    return reverse("profiel:kennismaken_stap", kwargs={"dossier": dossier.uuid, "step": stap})


def post(client, dossier, stap, prefix, *, naar="blijf", **velden):
    gegevens = {f"{prefix}-{naam}": waarde for naam, waarde in ({"revisie": 1} | velden).items()}
    return client.post(adres(dossier, stap), gegevens | {"naar": naar}, follow=True)


def stap(client, dossier, naam):
    return soep_van(client, "profiel:kennismaken_stap", dossier=dossier.uuid, step=naam)


def test_how_it_began_is_kept_on_the_dossier_and_leads_on(client, dossier, samira):
    antwoord = post(
        client,
        dossier,
        "aanmelding",
        f"dossier_{dossier.uuid}",
        naar="volgende",
        initiatief="een goede vriend",
        aanleiding="Het huis loopt vol",
        client_weet_ervan="True",
        client_weet_sinds="2026-02-27",
        melding="False",
        gemeente=dossier.gemeente_id,
    )
    dossier.refresh_from_db()
    assert (dossier.initiatief, dossier.aanleiding) == ("een goede vriend", "Het huis loopt vol")
    assert (dossier.client_weet_ervan, dossier.client_weet_sinds) == (True, date(2026, 2, 27))
    assert (dossier.melding, dossier.revisie) == (False, 2)
    assert antwoord.redirect_chain[-1][0] == adres(dossier, "persoon")


def test_a_day_of_what_did_not_happen_is_refused_at_the_field(client, dossier, samira):
    antwoord = post(client, dossier, "aanmelding", f"dossier_{dossier.uuid}", melding="", melding_op="2026-03-01")
    assert "Kies ja als er een melding is gedaan, of haal de datum weg." in antwoord.content.decode()
    dossier.refresh_from_db()
    assert dossier.melding_op is None


def test_name_and_birth_date_are_kept_and_the_list_knows_the_name(client, dossier, samira):
    roos = client_van(dossier)
    post(
        client, dossier, "persoon", f"client_{roos.uuid}", roepnaam="Rosa", achternaam="Öz", geboortedatum="1998-04-07"
    )
    assert Dossier.objects.get(pk=dossier.pk).naam == "Rosa Öz"
    antwoord = post(client, dossier, "persoon", f"client_{roos.uuid}", roepnaam="", revisie=2)
    assert "Typ hoe de persoon genoemd wil worden." in antwoord.content.decode()
    assert client_van(dossier).roepnaam == "Rosa"


def test_safe_contact_and_language_stand_on_the_same_person(client, dossier, samira):
    roos = client_van(dossier)
    post(client, dossier, "contact", f"contact_{roos.uuid}", telefoon="06 1", geen_brief="on", contact_afspraak="Zacht")
    post(client, dossier, "taal", f"taal_{roos.uuid}", revisie=2, taal="Turks", tolk="on", leeshulp="voorlezen")
    roos.refresh_from_db()
    assert (roos.telefoon, roos.geen_brief, roos.geen_mail, roos.contact_afspraak) == ("06 1", True, False, "Zacht")
    assert (roos.taal, roos.tolk, roos.leeshulp, roos.roepnaam) == ("Turks", True, "voorlezen", "Roos")


# Until the person knows


def test_until_the_person_knows_only_name_and_contact_are_asked(client, dossier, samira):
    Dossier.objects.filter(pk=dossier.pk).update(client_weet_ervan=False)
    soep = stap(client, dossier, "persoon")
    assert [woorden(link) for link in soep.select(".sp-stappenlijst a")] == [
        "Hoe het begon",
        "Wie is het",
        "Veilig contact",
    ]
    namen = {veld["name"].rpartition("-")[2] for veld in soep.select("form[data-opslaan] input[type=text]")}
    assert namen == {"roepnaam", "voornamen", "achternaam"}
    assert "aanleiding" not in str(stap(client, dossier, "aanmelding").select("form[data-opslaan] textarea"))


def test_until_the_person_knows_nothing_else_is_stored_even_when_it_is_sent(client, dossier, samira):
    Dossier.objects.filter(pk=dossier.pk).update(client_weet_ervan=False)
    roos = client_van(dossier)
    post(client, dossier, "persoon", f"client_{roos.uuid}", roepnaam="Rosa", geboortedatum="1970-01-01", straat="Nee")
    roos.refresh_from_db()
    assert (roos.roepnaam, roos.straat) == ("Rosa", "Lindelaan")
    post(client, dossier, "mensen", f"netwerk_{uuid4()}", revisie=0, naam="Til")
    assert not Netwerkpersoon.objects.exists()


def test_once_told_the_rest_is_open(client, dossier, samira):
    Dossier.objects.filter(pk=dossier.pk).update(client_weet_ervan=False)
    post(client, dossier, "aanmelding", f"dossier_{dossier.uuid}", client_weet_ervan="True")
    assert len(stap(client, dossier, "mensen").select(".sp-stappenlijst a")) == 6


# The people around


def test_somebody_around_the_person_is_kept(client, dossier, samira):
    uuid = uuid4()
    post(client, dossier, "mensen", f"netwerk_{uuid}", revisie=0, naam="Til", relatie="buurvrouw", doet="de kliko")
    til = Netwerkpersoon.objects.get(uuid=uuid)
    assert (til.naam, til.relatie, til.doet, til.niet_vragen) == ("Til", "buurvrouw", "de kliko", False)


def test_p06_a_number_is_kept_only_when_that_person_agreed(client, dossier, samira):
    uuid = uuid4()
    antwoord = post(client, dossier, "mensen", f"netwerk_{uuid}", revisie=0, naam="Til", telefoon="06 2")
    assert "Vraag eerst of het nummer hier mag staan" in antwoord.content.decode()
    assert not Netwerkpersoon.objects.exists()
    assert Concept.objects.get().invoer["telefoon"] == ["06 2"]
    post(client, dossier, "mensen", f"netwerk_{uuid}", revisie=0, naam="Til", telefoon="06 2", telefoon_mag="on")
    assert Netwerkpersoon.objects.get().telefoon == "06 2"


def test_who_the_client_refuses_is_not_taken_away(client, dossier, samira):
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="Moeder")
    VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder)
    antwoord = client.post(adres(dossier, "mensen"), {"doe": f"verwijder:netwerk_{moeder.uuid}"}, follow=True)
    assert "Haal die voorkeur eerst weg." in antwoord.content.decode()
    assert Netwerkpersoon.objects.filter(pk=moeder.pk).exists()


def test_w13_somebody_around_the_person_gets_a_voice_of_their_own_once(client, dossier, samira):
    til = NetwerkpersoonFactory(dossier=dossier, naam="Til")
    for _keer in range(2):
        client.post(adres(dossier, "mensen"), {"doe": f"meedoen:netwerk_{til.uuid}"})
    til.refresh_from_db()
    assert (til.deelnemer.roepnaam, til.deelnemer.rol, til.deelnemer.gebruiker) == ("Til", Rol.NAASTE, None)
    assert Deelnemer.objects.filter(dossier=dossier, rol=Rol.NAASTE).count() == 1


def test_who_takes_part_gets_a_role_and_no_access(client, dossier, samira):
    uuid = uuid4()
    antwoord = post(client, dossier, "mensen", f"mens_{uuid}", revisie=0, roepnaam="Karim")
    assert "Kies hoe deze persoon meedoet." in antwoord.content.decode()
    post(client, dossier, "mensen", f"mens_{uuid}", revisie=0, roepnaam="Karim", rol="vertegenwoordiger")
    karim = Deelnemer.objects.get(uuid=uuid)
    assert (karim.rol, karim.gebruiker, karim.van) == (Rol.VERTEGENWOORDIGER, None, date(2026, 3, 2))


def test_nobody_becomes_a_second_client(client, dossier, samira):
    post(client, dossier, "mensen", f"mens_{uuid4()}", revisie=0, roepnaam="Karim", rol="client")
    assert Deelnemer.objects.filter(dossier=dossier, rol=Rol.CLIENT).count() == 1


def test_who_has_an_account_is_not_taken_away_here(client, dossier, samira):
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory())
    for mens in (samira, roos):
        client.post(adres(dossier, "mensen"), {"doe": f"verwijder:mens_{mens.uuid}"})
        mens.refresh_from_db()
        assert mens.verwijderd_op is None


def test_w05_cliëntondersteuning_is_told_to_the_client_and_to_each_mantelzorger(client, dossier, samira):
    til = NetwerkpersoonFactory(dossier=dossier, naam="Til", mantelzorger=True)
    client.post(adres(dossier, "mensen"), {"doe": f"meedoen:netwerk_{til.uuid}"})
    til.refresh_from_db()
    koppen = [woorden(kop) for kop in stap(client, dossier, "ondersteuning").select("form[data-opslaan] h2")]
    assert koppen == ["Roos cliënt", "Til naaste"]
    post(
        client,
        dossier,
        "ondersteuning",
        f"ondersteuning_{uuid4()}",
        revisie=0,
        deelnemer=str(til.deelnemer.uuid),
        gewezen_op="2026-03-02",
        door="Samira",
        gewenst="True",
    )
    verteld = Clientondersteuning.objects.get()
    assert (verteld.deelnemer, verteld.gewezen_op, verteld.gewenst) == (til.deelnemer, date(2026, 3, 2), True)


@pytest.mark.parametrize("naam", ["aanmelding", "persoon", "contact", "taal", "mensen", "ondersteuning"])
def test_opening_a_step_writes_nothing_and_asks_a_fixed_number(client, dossier, samira, queries_groeien_niet, naam):
    voor = (Deelnemer.objects.count(), Concept.objects.count())
    queries_groeien_niet(
        maken=lambda aantal: NetwerkpersoonFactory.create_batch(aantal, dossier=dossier),
        doen=lambda: stap(client, dossier, naam),
        hoogstens=8,
    )
    assert (Deelnemer.objects.count(), Concept.objects.count()) == voor
