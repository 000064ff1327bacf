"""Mijn aantekeningen on the screen: typed, kept, taken over, erased; of one person (P-11)."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from plannen.models import Analyse, Logboekregel
from supportplan.besloten.models import Werkaantekening
from supportplan.kern.models import Concept, Dossier, Logregel
from tests.factories import WerkaantekeningFactory, professional_in
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def lijst(dossier):
    return reverse("besloten:aantekeningen", args=[dossier.uuid])


def typ(client, dossier, uuid=None, *, json_=False, **velden):
    prefix = f"aantekening_{uuid or uuid4()}"
    velden = {"soort": "vrij", "fase": "", "revisie": "0"} | velden
    kop = {"headers": {"Accept": "application/json"}} if json_ else {}
    return client.post(lijst(dossier), {f"{prefix}-{naam}": waarde for naam, waarde in velden.items()}, **kop)


def van(wie):
    return list(Werkaantekening.objects.van(wie.gebruiker).order_by("pk"))


def test_p11_only_the_author_reads(client, dossier, samira):
    typ(client, dossier, tekst="Ik twijfel over vrijdag.")
    assert "Ik twijfel over vrijdag." in client.get(lijst(dossier)).content.decode()
    joost = professional_in(dossier, roepnaam="Joost")
    client.force_login(joost.gebruiker)
    assert "Ik twijfel" not in client.get(lijst(dossier)).content.decode()
    rij = van(samira)[0]
    for naam in ("overnemen", "wissen"):
        assert client.get(reverse(f"besloten:{naam}", args=[dossier.uuid, rij.uuid])).status_code == 404
    typ(client, dossier, rij.uuid, tekst="Van mij", revisie="1")  # a note of another under the same key stays
    assert [rij.tekst for rij in van(samira)] == ["Ik twijfel over vrijdag."]
    assert [rij.tekst for rij in van(joost)] == ["Van mij"]


def test_p11_the_manager_gives_nothing_without_an_author(dossier):
    rij = WerkaantekeningFactory(dossier=dossier)
    assert not Werkaantekening.objects.all()
    assert not Werkaantekening.objects.filter(dossier=dossier)
    assert list(Werkaantekening.objects.van(rij.gebruiker)) == [rij]


def test_s10_the_database_holds_no_readable_word(dossier, samira, client):
    typ(client, dossier, tekst="Onleesbaar voor anderen", fase="2")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM besloten_werkaantekening")
        (rij,) = cursor.fetchall()
    assert "Onleesbaar" not in repr(rij)
    assert repr(rij).count("gAAAA") == 4  # blank ones too: nothing shows which question was answered


def test_typed_on_while_typing(client, dossier, samira):
    uuid = uuid4()
    eerst = typ(client, dossier, uuid, json_=True, tekst="Ik").json()["rijen"][f"aantekening_{uuid}"]
    assert (eerst["stand"], eerst["revisie"]) == ("opgeslagen", 1)
    dan = typ(client, dossier, uuid, json_=True, tekst="Ik twijfel", revisie="1").json()["rijen"][f"aantekening_{uuid}"]
    assert dan["revisie"] == 2
    assert [rij.tekst for rij in van(samira)] == ["Ik twijfel"]
    assert not Concept.objects.exists()


def test_a_blank_note_is_no_note(client, dossier, samira):
    typ(client, dossier, tekst="  ")
    assert van(samira) == []


def test_two_windows_lose_no_word(client, dossier, samira):
    rij = WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker, tekst="Eerst")
    typ(client, dossier, rij.uuid, tekst="Uit het ene venster", revisie="1")
    for tekst in ("Uit het andere", "Uit het andere venster"):  # goes on saving with the old revision
        antwoord = typ(client, dossier, rij.uuid, json_=True, tekst=tekst, revisie="1").json()
        assert "Beide teksten" in antwoord["rijen"][f"aantekening_{rij.uuid}"]["bericht"]
    assert [rij.tekst for rij in van(samira)] == ["Uit het ene venster", "Uit het andere venster"]


def test_too_long_stays_on_the_page(client, dossier, samira):
    antwoord = typ(client, dossier, tekst="woord " * 10_000)
    assert "Er ging iets mis" in antwoord.content.decode()
    assert antwoord.content.decode().count("woord woord") > 100


def test_method_8_reflection_asks_three_questions(client, dossier, samira):
    pagina = soep_van(client, "besloten:aantekeningen", dossier=dossier.uuid, data={"soort": "reflectie"})
    assert len(pagina.select("textarea")) == 3
    typ(client, dossier, soort="reflectie", relatie="Er is vertrouwen.", volgt="Ja.", fase="2")
    (rij,) = van(samira)
    assert (rij.soort, rij.relatie, rij.volgt, rij.fase) == ("reflectie", "Er is vertrouwen.", "Ja.", "2")


@pytest.mark.parametrize("naar", ["logboek", "analyse"])
def test_p11_taking_over_erases_the_note(naar, client, dossier, samira):
    rij = WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker, tekst="Ruw opgeschreven")
    adres = reverse("besloten:overnemen", args=[dossier.uuid, rij.uuid])
    assert "Ruw opgeschreven" in client.get(adres).content.decode()
    keuze = {"naar": naar, "tekst": "Netjes opgeschreven", "datum": "2026-03-01", "zichtbaarheid": "professional"}
    client.post(adres, keuze)
    client.post(adres, keuze)  # a second press of the button
    gekomen = list(Logboekregel.objects.all() if naar == "logboek" else Analyse.objects.all())
    assert [(r.tekst, r.door) for r in gekomen] == [("Netjes opgeschreven", samira)]
    assert van(samira) == []
    with connection.cursor() as cursor:  # nothing tells that there was a note
        cursor.execute("SELECT count(*) FROM besloten_werkaantekening")
        assert cursor.fetchone() == (0,)
    assert str(rij.uuid) not in json.dumps(list(Logregel.objects.values()), default=str)


def test_a_blank_text_is_not_taken_over(client, dossier, samira):
    rij = WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker)
    velden = {"naar": "logboek", "tekst": " ", "datum": "2026-03-01", "zichtbaarheid": "professional"}
    antwoord = client.post(reverse("besloten:overnemen", args=[dossier.uuid, rij.uuid]), velden)
    assert "Schrijf op wat er in het dossier komt te staan." in antwoord.content.decode()
    assert len(van(samira)) == 1


def test_erasing_asks_first(client, dossier, samira):
    rij = WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker)
    adres = reverse("besloten:wissen", args=[dossier.uuid, rij.uuid])
    assert "niet ongedaan" in client.get(adres).content.decode()
    assert len(van(samira)) == 1
    client.post(adres)
    assert van(samira) == []


def test_p10_writing_leaves_no_trace_in_the_dossier(client, dossier, samira):
    voor = Dossier.objects.values().get(pk=dossier.pk)
    typ(client, dossier, tekst="Ik twijfel.")
    client.post(reverse("besloten:wissen", args=[dossier.uuid, van(samira)[0].uuid]))
    assert Dossier.objects.values().get(pk=dossier.pk) == voor
    assert not Logregel.objects.exists()


def test_a_closed_dossier_takes_no_note_but_lets_one_read_and_erase(client, dossier, samira):
    rij = WerkaantekeningFactory(dossier=dossier, gebruiker=samira.gebruiker, gemaakt_op="2026-03-01T10:00Z")
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=date(2026, 3, 1), sluitreden="verhuisd")
    pagina = soep_van(client, "besloten:aantekeningen", dossier=dossier.uuid)
    assert "Het dossier is gesloten. Gaat weg na 8 maart 2026." in woorden(pagina)
    assert not pagina.select("textarea")
    assert "Mijn aantekeningen" in woorden(pagina.select_one(".sp-dossiernav"))
    typ(client, dossier, tekst="Nog iets")
    assert len(van(samira)) == 1
    client.post(reverse("besloten:wissen", args=[dossier.uuid, rij.uuid]))
    assert van(samira) == []


def test_p11_own_page_says_what_goes_away(client, dossier, samira):
    for dag, tekst in (("02-01", "Bijna weg"), ("03-01", "Net geschreven"), ("01-01", "Al voorbij")):
        WerkaantekeningFactory(
            dossier=dossier, gebruiker=samira.gebruiker, tekst=tekst, gemaakt_op=f"2026-{dag}T10:00Z"
        )
    pagina = soep_van(client, "besloten:mijn")
    assert "Bijna weg" in woorden(pagina.select_one("section[aria-labelledby=bijna]"))
    assert "Gaat weg na 3 maart 2026." in woorden(pagina.select_one("section[aria-labelledby=bijna]"))
    assert "Net geschreven" in woorden(pagina.select_one("section[aria-labelledby=later]"))
    assert "Al voorbij" not in woorden(pagina)


def test_signed_out_meanwhile_the_text_comes_back(client, dossier, samira):
    client.logout()
    antwoord = typ(client, dossier, tekst="Wat ik net typte.")
    assert antwoord.status_code == 401
    assert "Wat ik net typte." in antwoord.content.decode()


def test_page_asks_a_fixed_number_of_queries(client, dossier, samira, queries_groeien_niet):
    queries_groeien_niet(
        maken=lambda n: WerkaantekeningFactory.create_batch(
            n, dossier=dossier, gebruiker=samira.gebruiker, gemaakt_op="2026-03-01T10:00Z"
        ),
        doen=lambda: (client.get(lijst(dossier)), client.get(reverse("besloten:mijn"))),
        hoogstens=17,
    )
