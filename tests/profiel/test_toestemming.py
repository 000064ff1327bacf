"""Consent as a record: written down, changed, withdrawn, read by the client; nothing dropped in silence (P-07)."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Actie
from supportplan.kern.models import Concept, Logregel, Toestemming
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import GebruikerFactory, ToestemmingFactory, client_van
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def adres(dossier, naam="toestemming_bewerken"):
    return reverse(f"profiel:{naam}", kwargs={"dossier": dossier.uuid})


def post(client, dossier, uuid, *, naar="blijf", revisie=0, **velden):
    vast = {"revisie": revisie, "door": str(client_van(dossier).uuid), "over": "Roos de Wit", "op": "2026-03-02"}
    gegevens = {f"toestemming_{uuid}-{naam}": waarde for naam, waarde in (vast | velden).items()}
    return client.post(adres(dossier), gegevens | {"naar": naar}, follow=True)


def test_every_part_of_a_consent_is_kept(client, dossier, samira):
    uuid = uuid4()
    velden = {
        "wat": "overleggen over de ochtendzorg",
        "bij": "de wijkverpleging",
        "aan": "Samira",
        "doel": "de dagen afstemmen",
        "wijze": "mondeling, Karel was erbij",
    }
    antwoord = post(client, dossier, uuid, naar="volgende", **velden, op="2026-02-02", tot="2027-02-02")
    assert antwoord.redirect_chain[-1][0] == adres(dossier, "toestemming")
    rij = Toestemming.objects.get(uuid=uuid)
    assert {naam: getattr(rij, naam) for naam in velden} == velden
    assert (rij.door, rij.over, rij.op, rij.tot, rij.ingetrokken_op) == (
        client_van(dossier),
        "Roos de Wit",
        date(2026, 2, 2),
        date(2027, 2, 2),
        None,
    )


def test_a_blank_one_begins_with_the_client_and_today_and_is_no_row(client, dossier, samira):
    soep = soep_van(client, "profiel:toestemming_bewerken", dossier=dossier.uuid)
    assert soep.select_one("[name$='-over']")["value"] == "Roos de Wit"
    assert soep.select_one("[name$='-op']")["value"] == "2026-03-02"
    assert woorden(soep.select_one("[name$='-door'] option[selected]")) == "Roos de Wit (cliënt)"
    post(client, dossier, uuid4(), wat="")
    assert not Toestemming.objects.exists()
    assert not Concept.objects.exists()


def test_only_another_name_is_not_dropped_in_silence(client, dossier, samira):
    antwoord = post(client, dossier, uuid4(), over="Karel", wat="")
    assert "Schrijf op waarvoor toestemming is gegeven" in antwoord.content.decode()
    assert Concept.objects.get().invoer["over"] == ["Karel"]


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"op": "2026-03-03"}, "Deze dag moet nog komen."),
        ({"op": ""}, "Kies op welke dag toestemming is gegeven."),
        ({"tot": "2026-03-01"}, "Kies een dag na de begindatum"),
        ({"over": ""}, "Schrijf op over wie het gaat."),
        ({"door": ""}, "Kies wie toestemming gaf."),
    ],
)
def test_what_cannot_be_is_refused_at_the_field_and_stays(client, dossier, samira, velden, fout):
    antwoord = post(client, dossier, uuid4(), **{"wat": "overleggen"} | velden)
    assert fout in antwoord.content.decode()
    assert Concept.objects.get().invoer["wat"] == ["overleggen"]
    assert not Toestemming.objects.exists()


def test_withdrawing_keeps_the_record_with_its_day_and_is_logged(client, dossier, samira):
    rij = ToestemmingFactory(dossier=dossier)
    for _keer in range(2):
        client.post(adres(dossier), {"doe": f"intrekken:toestemming_{rij.uuid}"})
    rij.refresh_from_db()
    assert (rij.ingetrokken_op, rij.revisie) == (date(2026, 3, 2), 2)
    [regel] = Logregel.objects.filter(dossier=dossier, soort="toestemming", actie=Actie.WIJZIGEN)
    assert regel.velden == ["ingetrokken_op"]
    soep = soep_van(client, "profiel:toestemming", dossier=dossier.uuid)
    assert "Ingetrokken op 2 maart 2026." in woorden(soep.select_one("main"))
    assert "Geldt niet meer" in soep.get_text()


def test_the_day_of_withdrawing_can_be_typed_but_not_before_it_was_given(client, dossier, samira):
    rij = ToestemmingFactory(dossier=dossier, op=date(2026, 2, 2))
    post(client, dossier, rij.uuid, revisie=1, wat=rij.wat, over=rij.over, op="2026-02-02", ingetrokken_op="2026-02-01")
    rij.refresh_from_db()
    assert rij.ingetrokken_op is None
    post(client, dossier, rij.uuid, revisie=1, wat=rij.wat, over=rij.over, op="2026-02-02", ingetrokken_op="2026-02-20")
    rij.refresh_from_db()
    assert rij.ingetrokken_op == date(2026, 2, 20)


def test_what_was_taken_away_comes_back(client, dossier, samira):
    rij = ToestemmingFactory(dossier=dossier)
    client.post(adres(dossier), {"doe": f"verwijder:toestemming_{rij.uuid}"})
    assert not Toestemming.objects.exists()
    client.post(adres(dossier), {"doe": f"terugzetten:toestemming_{rij.uuid}"})
    assert Toestemming.objects.get() == rij


def test_client_reads_it_and_writes_nothing(client, dossier):
    ToestemmingFactory(dossier=dossier, wat="overleggen met de huisarts", tot=date(2027, 1, 1))
    ToestemmingFactory(dossier=dossier, wat="de buren", tot=date(2026, 3, 1))
    deelnemer_koppelen(client_van(dossier), gebruiker := GebruikerFactory())
    client.force_login(gebruiker)
    soep = soep_van(client, "profiel:toestemming", dossier=dossier.uuid)
    nu, voorbij = soep.select("main section")
    assert "overleggen met de huisarts" in nu.get_text()
    assert "1 januari 2027" in nu.get_text()
    assert "de buren" in voorbij.get_text()
    assert not soep.select("main a[href$='bewerken/']")


def test_none_yet_says_when_it_is_asked_and_when_not(client, dossier, samira):
    tekst = soep_van(client, "profiel:toestemming", dossier=dossier.uuid).get_text()
    assert "Er is nu geen toestemming opgeschreven" in tekst
    assert "Voor de wettelijke taak wordt geen toestemming gevraagd." in tekst


@pytest.mark.parametrize("naam", ["toestemming", "toestemming_bewerken"])
def test_pages_ask_a_fixed_number(client, dossier, samira, queries_groeien_niet, naam):
    queries_groeien_niet(
        maken=lambda aantal: ToestemmingFactory.create_batch(aantal, dossier=dossier),
        doen=lambda: soep_van(client, f"profiel:{naam}", dossier=dossier.uuid),
        hoogstens=8,
    )
