"""Closing a dossier for a reason, and opening it again (method 1)."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plannen.models import Logboekregel
from supportplan.dossier.regels_sluiten import ALTIJD, GEVOLGEN, wat_er_stopt
from supportplan.dossier.services import dossier_heropenen, dossier_sluiten
from supportplan.kern.keuzes import Rol, Sluitreden
from supportplan.kern.models import Dossier, Herinnering, Logregel
from supportplan.kern.toegang import deelnemer_koppelen, rechten_op
from tests.factories import DeelnemerFactory, GebruikerFactory, HerinneringFactory, client_van
from tests.paginas import woorden

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


def pagina(client, dossier, naam="dossier:dossier"):
    return BeautifulSoup(client.get(reverse(naam, kwargs={"dossier": dossier.uuid})).content, "html.parser").main


def sluiten(client, dossier, **velden):
    return client.post(reverse("dossier:sluiten", kwargs={"dossier": dossier.uuid}), velden, follow=True)


def test_closing_keeps_everything_readable_and_says_when_and_why(client, dossier, samira):
    sluiten(client, dossier, reden="voldoende_geholpen")
    dossier.refresh_from_db()
    assert (dossier.gesloten_op, dossier.sluitreden) == (OP, "voldoende_geholpen")
    tekst = " ".join(pagina(client, dossier).get_text(" ").split())
    assert "Gesloten op 2 maart 2026: voldoende geholpen." in tekst
    assert Logregel.objects.filter(dossier=dossier, actie="wijzigen", soort="sluiten").count() == 1


def test_every_reason_says_in_words_what_stops(client, dossier, samira):
    tekst = " ".join(pagina(client, dossier, "dossier:sluiten").get_text(" ").split())
    assert set(GEVOLGEN) == set(Sluitreden)
    for reden in Sluitreden:
        for zin in (*ALTIJD, *wat_er_stopt(reden)):
            assert str(zin) in tekst


def test_reminders_of_a_closed_dossier_do_not_go_out_and_come_back(dossier, samira):
    HerinneringFactory(dossier=dossier, datum=OP)
    dossier_sluiten(dossier=dossier, reden="verhuisd", door=samira.gebruiker, op=OP)
    assert not Herinnering.objects.te_versturen(OP).exists()


def test_after_a_death_the_others_have_no_access_any_more(dossier, samira):
    karim = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    for mens in (client_van(dossier), karim):
        deelnemer_koppelen(mens, GebruikerFactory())
    gebruikers = [client_van(dossier).gebruiker, karim.gebruiker]
    dossier_sluiten(dossier=dossier, reden="overleden", door=samira.gebruiker, op=OP)
    assert [rechten_op(gebruiker, dossier) for gebruiker in gebruikers] == [frozenset(), frozenset()]
    assert rechten_op(samira.gebruiker, dossier)
    assert Logregel.objects.filter(dossier=dossier, actie="rechten_wijzigen").count() == 2


def test_who_looks_along_keeps_looking_after_another_reason(dossier, samira):
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory())
    dossier_sluiten(dossier=dossier, reden="naar_wlz", door=samira.gebruiker, op=OP)
    assert rechten_op(roos.gebruiker, dossier)


def test_another_reason_is_written_down_in_the_logbook_not_in_the_log(client, dossier, samira):
    antwoord = sluiten(client, dossier, reden="anders")
    assert "Schrijf op waarom het dossier gesloten wordt." in antwoord.content.decode()
    sluiten(client, dossier, reden="anders", toelichting="Roos gaat op wereldreis")
    dossier.refresh_from_db()
    assert dossier.gesloten_op == OP
    assert Logboekregel.objects.get(dossier=dossier).tekst == "Dossier gesloten. Roos gaat op wereldreis"
    assert not Logregel.objects.filter(dossier=dossier, reden__contains="wereldreis").exists()


def test_without_a_reason_it_stays_open(client, dossier, samira):
    assert "Kies waarom het dossier gesloten wordt." in sluiten(client, dossier).content.decode()
    dossier.refresh_from_db()
    assert dossier.gesloten_op is None


def test_closing_twice_is_refused(dossier, samira):
    dossier_sluiten(dossier=dossier, reden="verhuisd", door=samira.gebruiker, op=OP)
    with pytest.raises(ValidationError, match="al gesloten"):
        dossier_sluiten(dossier=dossier, reden="overleden", door=samira.gebruiker, op=OP)


def test_a_closed_dossier_is_opened_again_and_goes_on(client, dossier, samira):
    dossier_sluiten(dossier=dossier, reden="verhuisd", door=samira.gebruiker, op=OP)
    knop = pagina(client, dossier).find("a", string="Naar heropenen")
    client.post(knop["href"])
    dossier.refresh_from_db()
    assert (dossier.gesloten_op, dossier.sluitreden) == (None, "")
    assert Logregel.objects.filter(dossier=dossier, actie="wijzigen", soort="heropenen").count() == 1
    assert dossier_heropenen(dossier=dossier, door=samira.gebruiker, op=OP).revisie == dossier.revisie


def test_a_closed_dossier_can_still_be_taken_along(client, dossier, samira):
    dossier_sluiten(dossier=dossier, reden="verhuisd", door=samira.gebruiker, op=OP)
    assert client.post(reverse("dossier:export", kwargs={"dossier": dossier.uuid})).status_code == 200


def test_what_was_typed_for_a_dossier_that_was_closed_meanwhile_comes_back_with_a_way_back(client, samira, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op="2026-03-01", sluitreden="verhuisd")
    bestand = SimpleUploadedFile("brief.pdf", b"%PDF-1.4")
    velden = {"titel": "De brief van de verhuurder", "bestand": bestand}
    antwoord = client.post(reverse("dossier:bijlage_nieuw", args=[dossier.uuid]), velden)
    pagina = BeautifulSoup(antwoord.content, "html.parser").main
    assert antwoord.status_code == 409
    for tekst in ("Dit dossier is gesloten.", "De brief van de verhuurder", "kiest u daarna opnieuw"):
        assert tekst in woorden(pagina)
    terug = pagina.find("a", string="Terug naar het dossier")
    assert terug["href"] == reverse("dossier:dossier", args=[dossier.uuid])
