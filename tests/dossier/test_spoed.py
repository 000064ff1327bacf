"""When it cannot wait: numbers, the call in two lines, what comes first; from any phase and back (W-06)."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from plannen.models import Logboekregel, Planregel
from supportplan.kern.models import Dossier, Noodnummer
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import GebruikerFactory, LogboekregelFactory, client_van
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def adres(dossier):
    return reverse("dossier:spoed", kwargs={"dossier": dossier.uuid})


def pagina(client, dossier, **vraag):
    return soep_van(client, "dossier:spoed", dossier=dossier.uuid, data=vraag)


def bel(client, dossier, uuid=None, **velden):
    alles = {"gebeld": "huisartsenpost", "afgesproken": "Komt vanavond", "zichtbaarheid": "professional", "revisie": 0}
    prefix = f"spoed_{uuid or uuid4()}"
    gegevens = {f"{prefix}-{naam}": waarde for naam, waarde in (alles | velden).items()}
    return client.post(adres(dossier), gegevens | {"naar": "volgende"})


def test_w06_the_numbers_of_the_gemeente_stand_first_on_the_page(client, dossier, samira):
    Noodnummer.objects.create(gemeente=dossier.gemeente, soort="gemeente", naam="Spoed Amersfoort", telefoon="033 1")
    tekst = woorden(pagina(client, dossier).main)
    assert "112" in tekst
    assert "Spoed Amersfoort" in tekst


def test_a_call_is_two_lines_of_the_logbook_of_who_typed_it(client, dossier, samira):
    bel(client, dossier)
    regel = Logboekregel.objects.get(dossier=dossier)
    assert regel.tekst == "Spoed. Gebeld: huisartsenpost\nAfgesproken: Komt vanavond"
    assert (regel.datum, regel.door, regel.zichtbaarheid) == (date(2026, 3, 2), samira, "professional")
    assert "Komt vanavond" in woorden(pagina(client, dossier).main)


def test_an_ordinary_line_of_today_is_not_told_as_a_call(client, dossier, samira):
    LogboekregelFactory(dossier=dossier, tekst="Roos liep tot de bakker", datum=date(2026, 3, 2), planregel=None)
    assert "bakker" not in woorden(pagina(client, dossier).main)


def test_when_nobody_was_called_what_happened_is_enough(client, dossier, samira):
    bel(client, dossier, gebeld="", afgesproken="Samira bracht Roos naar haar zus")
    assert Logboekregel.objects.get(dossier=dossier).tekst == "Spoed. Samira bracht Roos naar haar zus"


def test_a_call_that_is_sent_twice_is_one_line(client, dossier, samira):
    uuid = uuid4()
    bel(client, dossier, uuid)
    bel(client, dossier, uuid)
    assert Logboekregel.objects.count() == 1


def test_half_a_call_is_kept_to_finish(client, dossier, samira):
    antwoord = bel(client, dossier, afgesproken="")
    assert "Schrijf op wat er gebeurd of afgesproken is." in antwoord.content.decode()
    assert not Logboekregel.objects.exists()
    assert pagina(client, dossier).select_one("input[name$=-gebeld]")["value"] == "huisartsenpost"


def test_a_call_that_would_bring_danger_is_only_for_who_made_it(client, dossier, samira):
    bel(client, dossier, gebeld="Veilig Thuis", zichtbaarheid="alleen_ik")
    roos = client_van(dossier)
    assert not Logboekregel.objects.leesbaar_voor(roos).exists()
    assert Logboekregel.objects.leesbaar_voor(samira).count() == 1


def test_what_comes_first_needs_no_goal_but_a_person_and_a_day(client, dossier, samira):
    def stap(**velden):
        prefix = f"eerst_{uuid4()}"
        alles = {"stap": "Boodschappen voor het weekend", "revisie": 0} | velden
        return client.post(adres(dossier), {f"{prefix}-{naam}": w for naam, w in alles.items()} | {"naar": "volgende"})

    assert "Schrijf op wie dit doet." in stap().content.decode()
    assert not Planregel.objects.exists()
    stap(nu_eerst_wie="Samira", nu_eerst_tot="2026-03-06")
    regel = Planregel.objects.get(dossier=dossier)
    assert (regel.nu_eerst, regel.plandoel, regel.nu_eerst_wie) == (True, None, "Samira")
    assert "Samira, tot 6 maart 2026" in woorden(pagina(client, dossier).main)


def test_it_leads_back_to_where_one_was(client, dossier, samira):
    profiel = reverse("profiel:profiel", kwargs={"dossier": dossier.uuid})
    soep = pagina(client, dossier, terug=profiel)
    assert soep.find("a", string="Terug naar waar u was")["href"] == profiel
    gegevens = {f"spoed_{uuid4()}-{naam}": "" for naam in ("gebeld", "afgesproken")}
    assert client.post(f"{adres(dossier)}?terug={profiel}", gegevens | {"naar": "volgende"})["Location"] == profiel
    zo_maar = client.get(adres(dossier), headers={"referer": f"http://testserver{profiel}"})
    assert f'href="{profiel}">Terug' in zo_maar.content.decode()


@pytest.mark.parametrize("kwaad", ["https://kwaad.test/", "//kwaad.test/", "javascript:alert(1)", "\\\\kwaad.test"])
def test_it_never_leads_to_another_site(client, dossier, samira, kwaad):
    overzicht = reverse("dossier:dossier", kwargs={"dossier": dossier.uuid})
    assert pagina(client, dossier, terug=kwaad).find("a", string="Terug naar waar u was")["href"] == overzicht


def test_it_is_in_the_menu_of_every_page_and_works_before_the_person_knows(client, dossier, samira):
    Dossier.objects.filter(pk=dossier.pk).update(client_weet_ervan=False)
    menu = soep_van(client, "profiel:doelen", dossier=dossier.uuid).select_one(".sp-dossiernav")
    assert menu.find("a", href=adres(dossier))
    bel(client, dossier)
    assert Logboekregel.objects.count() == 1


def test_a_client_sees_the_numbers_and_no_forms(client, dossier):
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory())
    client.force_login(roos.gebruiker)
    soep = pagina(client, dossier)
    assert "112" in woorden(soep.main)
    assert not soep.select("form[data-opslaan]")
    assert bel(client, dossier).status_code == 403


def test_the_page_asks_as_much_after_many_calls(client, dossier, samira, queries_groeien_niet):
    def maken(aantal):
        for _keer in range(aantal):
            bel(client, dossier)

    queries_groeien_niet(maken=maken, doen=lambda: pagina(client, dossier), hoogstens=10)
