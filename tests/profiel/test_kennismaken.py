"""The kennismaking: who is who, safe contact, language, people around; little until the person knows (method 1)."""

from datetime import date
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import (
    Clientondersteuning,
    Concept,
    Deelnemer,
    Dossier,
    Netwerkpersoon,
    Vertegenwoordiging,
)
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    DeelnemerFactory,
    GebruikerFactory,
    NetwerkpersoonFactory,
    VertegenwoordigingFactory,
    VoorkeurFactory,
    client_van,
)
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
    post(
        client,
        dossier,
        "contact",
        f"contact_{roos.uuid}",
        telefoon="06 100000",
        geen_brief="on",
        contact_afspraak="Zacht",
    )
    post(client, dossier, "taal", f"taal_{roos.uuid}", revisie=2, taal="Turks", tolk="on", leeshulp="voorlezen")
    roos.refresh_from_db()
    assert (roos.telefoon, roos.geen_brief, roos.geen_mail, roos.contact_afspraak) == (
        "06 100000",
        True,
        False,
        "Zacht",
    )
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
    assert len(stap(client, dossier, "mensen").select(".sp-stappenlijst a")) == 7


# The people around


def test_somebody_around_the_person_is_kept(client, dossier, samira):
    uuid = uuid4()
    post(client, dossier, "mensen", f"netwerk_{uuid}", revisie=0, naam="Til", relatie="buurvrouw", doet="de kliko")
    til = Netwerkpersoon.objects.get(uuid=uuid)
    assert (til.naam, til.relatie, til.doet, til.niet_vragen) == ("Til", "buurvrouw", "de kliko", False)


def test_p06_a_number_is_kept_only_when_that_person_agreed(client, dossier, samira):
    uuid = uuid4()
    antwoord = post(client, dossier, "mensen", f"netwerk_{uuid}", revisie=0, naam="Til", telefoon="06 200000")
    assert "Vraag eerst of het nummer hier mag staan" in antwoord.content.decode()
    assert not Netwerkpersoon.objects.exists()
    assert Concept.objects.get().invoer["telefoon"] == ["06 200000"]
    post(client, dossier, "mensen", f"netwerk_{uuid}", revisie=0, naam="Til", telefoon="06 200000", telefoon_mag="on")
    assert Netwerkpersoon.objects.get().telefoon == "06 200000"


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
    post(
        client,
        dossier,
        "mensen",
        f"mens_{uuid}",
        revisie=0,
        roepnaam="Karim",
        rol="vertegenwoordiger",
        van="2026-03-02",
    )
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


# The same person once


def test_who_takes_part_is_the_same_person_as_in_the_network_by_one_choice(client, dossier, samira):
    karel = DeelnemerFactory(dossier=dossier, roepnaam="Karel", achternaam="van Dam")
    thuis = NetwerkpersoonFactory(dossier=dossier, naam="karel")
    soep = stap(client, dossier, "mensen")
    assert "Karel van Dam doet ook mee. Is dat dezelfde persoon?" in woorden(soep.select_one("main"))
    [keuze] = soep.select(f"[name='netwerk_{thuis.uuid}-deelnemer'] option[value='{karel.uuid}']")
    assert woorden(keuze) == "Dit is Karel van Dam, die ook meedoet"
    post(client, dossier, "mensen", f"netwerk_{thuis.uuid}", naam="karel", deelnemer=str(karel.uuid))
    thuis.refresh_from_db()
    assert thuis.deelnemer == karel
    soep = stap(client, dossier, "mensen")
    assert "Is dat dezelfde persoon?" not in soep.get_text()
    assert not soep.select(f"[name$='-deelnemer']:not([name*='{thuis.uuid}']) option[value='{karel.uuid}']")


def test_the_same_name_twice_warns_and_never_blocks(client, dossier, samira):
    NetwerkpersoonFactory(dossier=dossier, naam="Karel")
    uuid = uuid4()
    antwoord = post(client, dossier, "mensen", f"mens_{uuid}", revisie=0, roepnaam="Karel", rol="naaste")
    assert "Karel staat ook bij de mensen eromheen." in antwoord.content.decode()
    assert Deelnemer.objects.filter(uuid=uuid).exists()
    los = uuid4()
    antwoord = post(client, dossier, "mensen", f"netwerk_{los}", revisie=0, naam="Karel")
    assert "Karel doet ook mee. Is dat dezelfde persoon?" in antwoord.content.decode()
    assert Netwerkpersoon.objects.filter(uuid=los, deelnemer=None).exists()


def test_neither_client_nor_professional_stands_in_the_network_as_well(client, dossier, samira):
    NetwerkpersoonFactory(dossier=dossier)
    assert not stap(client, dossier, "mensen").select("[name$='-deelnemer']")


def test_a_link_of_somebody_taken_away_is_free_again(client, dossier, samira):
    karel = DeelnemerFactory(dossier=dossier, roepnaam="Karel")
    weg = NetwerkpersoonFactory(dossier=dossier, deelnemer=karel)
    client.post(adres(dossier, "mensen"), {"doe": f"verwijder:netwerk_{weg.uuid}"})
    thuis = NetwerkpersoonFactory(dossier=dossier, naam="Karel")
    post(client, dossier, "mensen", f"netwerk_{thuis.uuid}", naam="Karel", deelnemer=str(karel.uuid))
    client.post(adres(dossier, "mensen"), {"doe": f"terugzetten:netwerk_{weg.uuid}"})
    thuis.refresh_from_db()
    weg.refresh_from_db()
    assert (thuis.deelnemer, weg.deelnemer, weg.verwijderd_op) == (karel, None, None)


def test_mantelzorger_is_asked_at_once_and_not_folded_away(client, dossier, samira):
    soep = stap(client, dossier, "mensen")
    assert soep.select_one("[name$='-mantelzorger']").find_parent("details") is None


def test_days_of_taking_part_are_kept_and_an_end_comes_after_the_beginning(client, dossier, samira):
    uuid = uuid4()
    velden = {"revisie": 0, "roepnaam": "Joost", "rol": "professional", "van": "2026-02-01"}
    antwoord = post(client, dossier, "mensen", f"mens_{uuid}", **velden, tot="2026-01-01")
    assert "Kies een dag na de begindatum" in antwoord.content.decode()
    post(client, dossier, "mensen", f"mens_{uuid}", **velden, tot="2026-05-01")
    joost = Deelnemer.objects.get(uuid=uuid)
    assert (joost.van, joost.tot, joost.gebruiker) == (date(2026, 2, 1), date(2026, 5, 1), None)


def test_p15_the_end_of_who_has_access_is_not_set_here(client, dossier, samira):
    post(client, dossier, "mensen", f"mens_{samira.uuid}", roepnaam="Samira", tot="2026-03-01")
    samira.refresh_from_db()
    assert samira.tot is None


def test_a_number_nobody_can_dial_is_refused_and_stays(client, dossier, samira):
    roos = client_van(dossier)
    antwoord = post(client, dossier, "contact", f"contact_{roos.uuid}", telefoon="blablabla")
    assert "Typ alleen het nummer, zoals 06 12345678." in antwoord.content.decode()
    assert 'value="blablabla"' in antwoord.content.decode()
    Deelnemer.objects.filter(pk=roos.pk).update(telefoon="via de buurvrouw")  # written down before this was asked
    post(client, dossier, "contact", f"contact_{roos.uuid}", telefoon="via de buurvrouw", bellen_wanneer="na tien uur")
    roos.refresh_from_db()
    assert (roos.telefoon, roos.bellen_wanneer) == ("via de buurvrouw", "na tien uur")


# Who speaks for the person


def test_w26_who_takes_part_already_speaks_for_the_person_without_being_typed_again(client, dossier, samira):
    marja = DeelnemerFactory(dossier=dossier, roepnaam="Marja", achternaam="Stork", rol=Rol.VERTEGENWOORDIGER)
    velden = {"revisie": 0, "persoon": str(marja.uuid), "soort": "mentor", "omvang": "zorg", "van": "2025-03-01"}
    post(client, dossier, "namens", f"vertegenwoordiging_{uuid4()}", **velden, antwoordt_mee="on", naam="")
    rij = Vertegenwoordiging.objects.get()
    assert (rij.deelnemer, rij.soort, rij.omvang, rij.antwoordt_mee) == (marja, "mentor", "zorg", True)
    assert (rij.van, rij.tot) == (date(2025, 3, 1), None)
    assert Deelnemer.objects.filter(rol=Rol.VERTEGENWOORDIGER).count() == 1


def test_a_page_that_chose_the_person_can_be_saved_again_and_again(client, dossier, samira):
    marja = DeelnemerFactory(dossier=dossier, roepnaam="Marja", achternaam="Stork", rol=Rol.VERTEGENWOORDIGER)
    uuid = uuid4()
    velden = {"persoon": str(marja.uuid), "naam": "", "telefoon": "", "soort": "mentor"}
    post(client, dossier, "namens", f"vertegenwoordiging_{uuid}", **velden, revisie=0)
    post(client, dossier, "namens", f"vertegenwoordiging_{uuid}", **velden, revisie=1, omvang="zorg")
    rij = Vertegenwoordiging.objects.get()
    assert (rij.deelnemer, rij.deelnemer.naam, rij.omvang) == (marja, "Marja Stork", "zorg")
    ander = DeelnemerFactory(dossier=dossier, roepnaam="Karim", rol=Rol.VERTEGENWOORDIGER)
    velden["persoon"] = str(ander.uuid)
    post(client, dossier, "namens", f"vertegenwoordiging_{uuid}", **velden, revisie=2, omvang="zorg")
    rij.refresh_from_db()
    assert (rij.deelnemer, Deelnemer.objects.get(pk=marja.pk).naam) == (ander, "Marja Stork")


@pytest.fixture
def marja(dossier, samira):
    """Who speaks for the client; the page was made when she was called Marja Stork."""
    mens = DeelnemerFactory(
        dossier=dossier, roepnaam="Marja", achternaam="Stork", telefoon="", rol=Rol.VERTEGENWOORDIGER
    )
    return VertegenwoordigingFactory(dossier=dossier, deelnemer=mens, soort="mentor")


def namens(client, dossier, rij, **velden):
    """Send the row as it was on the page before a colleague changed the name."""
    rij.refresh_from_db()
    vast = {
        "revisie": rij.revisie,
        "mens_revisie": 1,
        "persoon": "",
        "naam": "Marja Stork",
        "telefoon": "",
        "soort": "mentor",
    }
    return post(client, dossier, "namens", f"vertegenwoordiging_{rij.uuid}", **vast | velden)


def hernoemd(mens, **velden):
    for veld, waarde in velden.items():
        setattr(mens, veld, waarde)
    mens.revisie += 1
    mens.save()


def test_an_old_page_does_not_undo_the_name_a_colleague_gave(client, dossier, marja):
    hernoemd(marja.deelnemer, achternaam="Stork-Bos", telefoon="06 11111111")
    namens(client, dossier, marja, omvang="zorg")
    marja.refresh_from_db()
    assert (marja.omvang, marja.deelnemer.naam, marja.deelnemer.telefoon) == ("zorg", "Marja Stork-Bos", "06 11111111")


def test_two_who_change_the_name_are_told_and_nothing_typed_is_lost(client, dossier, marja):
    hernoemd(marja.deelnemer, achternaam="Stork-Bos")
    antwoord = namens(client, dossier, marja, naam="Marja de Stork")
    pagina = BeautifulSoup(antwoord.content, "html.parser")
    assert "Een ander veranderde dit intussen in “Marja Stork-Bos”." in woorden(pagina)
    prefix = f"vertegenwoordiging_{marja.uuid}"
    assert pagina.find(attrs={"name": f"{prefix}-naam"})["value"] == "Marja de Stork"
    opnieuw = pagina.find(attrs={"name": f"{prefix}-mens_revisie"})["value"]
    namens(client, dossier, marja, naam="Marja de Stork", mens_revisie=opnieuw)
    namens(client, dossier, marja, naam="Marja van der Stork", mens_revisie=opnieuw)  # the same page types on
    assert Deelnemer.objects.get(pk=marja.deelnemer.pk).naam == "Marja van der Stork"
    assert not Concept.objects.exists()


def test_a_form_with_a_new_key_makes_no_second_client(client, dossier, samira):
    antwoord = post(client, dossier, "persoon", f"client_{uuid4()}", revisie=0, roepnaam="Iemand", achternaam="Anders")
    assert "Er staat al een cliënt in dit dossier." in antwoord.content.decode()
    assert [mens.naam for mens in Deelnemer.objects.filter(rol=Rol.CLIENT)] == [client_van(dossier).naam]
    assert Concept.objects.get().invoer["roepnaam"] == ["Iemand"]


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"naam": "Iemand anders"}, "Kies iemand hierboven, of typ een naam. Niet allebei."),
        ({"telefoon": "06 12345678"}, "Zet het nummer bij “Mensen eromheen”"),
        ({"persoon": ""}, "Schrijf op hoe deze persoon heet."),
        ({"soort": ""}, "Kies op welke grond deze persoon spreekt."),
        ({"van": "2026-02-01", "tot": "2026-01-01"}, "Kies een dag na de begindatum"),
    ],
)
def test_who_speaks_for_the_person_is_one_person_on_one_ground(client, dossier, samira, velden, fout):
    marja = DeelnemerFactory(dossier=dossier, roepnaam="Marja", rol=Rol.VERTEGENWOORDIGER)
    vast = {"revisie": 0, "persoon": str(marja.uuid), "naam": "", "telefoon": "", "soort": "mentor"}
    antwoord = post(client, dossier, "namens", f"vertegenwoordiging_{uuid4()}", **vast | velden)
    assert fout in antwoord.content.decode()
    assert not Vertegenwoordiging.objects.exists()
    assert Concept.objects.count() == 1


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


@pytest.mark.parametrize("naam", ["aanmelding", "persoon", "contact", "taal", "mensen", "namens", "ondersteuning"])
def test_opening_a_step_writes_nothing_and_asks_a_fixed_number(client, dossier, samira, queries_groeien_niet, naam):
    voor = (Deelnemer.objects.count(), Concept.objects.count())
    queries_groeien_niet(
        maken=lambda aantal: NetwerkpersoonFactory.create_batch(aantal, dossier=dossier),
        doen=lambda: stap(client, dossier, naam),
        hoogstens=8,
    )
    assert (Deelnemer.objects.count(), Concept.objects.count()) == voor


def test_w05_an_answer_without_a_day_is_not_dropped_in_silence(client, dossier, samira):
    velden = {"revisie": 0, "deelnemer": str(client_van(dossier).uuid), "gewezen_op": "", "gewenst": "True"}
    antwoord = post(client, dossier, "ondersteuning", f"ondersteuning_{uuid4()}", **velden)
    assert "Kies op welke dag het verteld is." in antwoord.content.decode()
