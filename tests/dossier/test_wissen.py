"""Removing a case for good: afterwards neither the database nor the storage holds a word of the person (P-16, P-20)."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg import sql

from plannen.services_document import document_definitief_maken
from supportplan.dossier.casus import casus_lezen, casus_opslaan
from supportplan.dossier.services_bewaren import (
    bewaren_opheffen,
    bewaren_verplichten,
    wissen_intrekken,
    wissen_opdragen,
    wissen_uitvoeren,
)
from supportplan.dossier.wissen import dossier_wissen, tabellen_met_dossier, verweesde_bestanden_wissen
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Rol, Verzoeksoort, Wisgrond
from supportplan.kern.log import log
from supportplan.kern.logcontrole import ketenbreuken
from supportplan.kern.models import (
    Concept,
    Deelnemer,
    Dossier,
    Gebruiker,
    Netwerkpersoon,
    Vernietiging,
    Verzoek,
    Wisopdracht,
)
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    GebruikerFactory,
    MedewerkerFactory,
    OrganisatieFactory,
    WerkaantekeningFactory,
    professional_in,
    veiligheidsregel_in,
)
from tests.plannen.zaak import eigen_opslag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opslag")]
CASUSSEN = Path(__file__).parents[1] / "casussen"
WISSEN = {"grond": Wisgrond.TERMIJN, "grondslag": "Wmo", "door": None}
GEHEIM = "Zij heet voluit Wilhelmina Anna de Zwaluw."


@pytest.fixture
def opslag(monkeypatch, tmp_path):
    """Private storage of this test only."""
    eigen_opslag(monkeypatch, tmp_path)
    return tmp_path


def zaak(naam):
    casus = json.loads((CASUSSEN / f"{naam}.json").read_text())
    return casus_opslaan(casus_lezen(json.dumps(casus).encode()), organisatie=OrganisatieFactory())


@pytest.fixture
def wies():
    """A whole case with all that hangs on one: an account, drafts, history, reminders, jobs, a document."""
    dossier = zaak("tweede")
    samira = professional_in(dossier)
    client = Deelnemer.objects.get(dossier=dossier, rol=Rol.CLIENT)
    deelnemer_koppelen(client, GebruikerFactory(email="wies@voorbeeld.test", naam="Louisa van Dam"))
    EmailAddress.objects.create(user=client.gebruiker, email="wies@voorbeeld.test", verified=True)
    Concept.objects.create(
        dossier=dossier,
        gebruiker=samira.gebruiker,
        soort="ongeldig",
        doelsoort="uitspraak",
        doel_uuid=dossier.uuid,
        invoer={"tekst": [GEHEIM]},
    )
    Netwerkpersoon.objects.filter(dossier=dossier, naam="Toos").update(naam="Toos Tweemaal")
    log(dossier, Actie.INZIEN, "profiel", door=samira.gebruiker)
    herinneringen_bijwerken(dossier, op=timezone.localdate())
    for sleutel in (dossier.pk, str(dossier.uuid)):
        app.configure_task("iets", allow_unknown=True).defer(dossier=sleutel)
    document_definitief_maken(dossier=dossier, door=samira.gebruiker, op=timezone.now())
    return dossier


def test_p10_the_record_does_not_tell_of_notes_or_safety_files():
    zonder = zaak("tweede")
    rijen = [dossier_wissen(zaak("tweede"), **WISSEN, op=timezone.now()).rijen]
    WerkaantekeningFactory(dossier=zonder, gebruiker=GebruikerFactory())
    veiligheidsregel_in(zonder, GebruikerFactory())
    rijen.append(dossier_wissen(zonder, **WISSEN, op=timezone.now()).rijen)
    assert rijen[0] == rijen[1]
    assert {tabel: aantal for tabel, aantal in standen(zonder) if aantal} == {}


def alle_tekst():
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (tabel,) in cursor.fetchall():
            cursor.execute(sql.SQL("SELECT rij::text FROM {} AS rij").format(sql.Identifier(tabel)))
            yield from ((tabel, rij) for (rij,) in cursor.fetchall())


def eigen_woorden(waarde):
    """Texts in a case that only this case has: sentences, names and dates of birth."""
    if isinstance(waarde, dict):
        for deel in waarde.values():
            yield from eigen_woorden(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from eigen_woorden(deel)
    elif isinstance(waarde, str) and (" " in waarde.strip() and len(waarde) > 10):
        yield waarde


def standen(dossier):
    """Row counts of a case per table."""
    with connection.cursor() as cursor:
        for tabel, kolom in tabellen_met_dossier():
            vraag = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s")
            cursor.execute(vraag.format(sql.Identifier(tabel), sql.Identifier(kolom)), [dossier.pk])
            yield tabel, cursor.fetchone()[0]


def test_no_word_of_the_person_is_left_in_database_or_storage(wies, opslag, django_capture_on_commit_callbacks):
    ander = zaak("bram")
    van_bram = dict(standen(ander))
    casus = json.loads((CASUSSEN / "tweede.json").read_text())
    woorden = {*eigen_woorden(casus), GEHEIM, "Louisa", "Toos", "wies@voorbeeld.test", str(wies.uuid)}
    woorden -= {"Woonstichting De Brink"}  # the organisation, not a person
    woorden -= {woord for woord in woorden if woord in json.dumps(json.loads((CASUSSEN / "bram.json").read_text()))}
    gevonden = "\n".join(rij for _tabel, rij in alle_tekst())
    assert sum(woord in gevonden for woord in woorden) > 100
    assert [pad for pad in opslag.rglob("*") if pad.is_file()]
    nummer, sleutel = str(wies.uuid), wies.pk

    with django_capture_on_commit_callbacks(execute=True):
        vernietiging = dossier_wissen(wies, grond=Wisgrond.TERMIJN, grondslag="Wmo", door=None, op=timezone.now())

    over = [(tabel, woord) for tabel, rij in alle_tekst() for woord in woorden if woord in rij]
    assert over == [("kern_vernietiging", nummer)]
    assert [pad for pad in opslag.rglob("*") if pad.is_file()] == []
    assert ProcrastinateJob.objects.count() == 0
    assert vernietiging.rijen > 200
    assert vernietiging.bestanden > 0
    wies.pk = sleutel
    assert {tabel: aantal for tabel, aantal in standen(wies) if aantal} == {}
    assert dict(standen(ander)) == van_bram
    assert ketenbreuken(ander) == []


def test_every_table_that_knows_a_dossier_takes_part():
    """A table with a text of a person hangs on a dossier, or is named here with the reason."""
    geen_dossier = {
        "auth", "contenttypes", "guardian", "pghistory", "procrastinate",  # of libraries: keys, names of acts
        "sessions", "account", "mfa", "usersessions",  # of an account, which is emptied when nothing else hangs on it
    }  # fmt: skip
    van_organisatie = {
        "besloten.Afwezigheid",
        "kern.Datalek", "kern.DatalekEvent",  # a register that outlives a dossier; no name of a client (AVG 33)
        "kern.Bijdragetekst", "kern.Gebruiker", "kern.Gemeente", "kern.Medewerker", "kern.Noodnummer",
        "kern.Organisatie", "kern.Privacytermijn", "kern.Referentiewaarde", "kern.Termijn", "kern.Vernietiging",
        "kern.Gebruiker_groups", "kern.Gebruiker_user_permissions", "kern.Dossier",
    }  # fmt: skip
    mee = {tabel for tabel, _kolom in tabellen_met_dossier()}
    zonder = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table not in mee and model._meta.app_label not in geen_dossier and not model._meta.proxy
    }
    assert zonder <= van_organisatie, f"hangs on no dossier: {sorted(zonder - van_organisatie)}"


def test_staff_and_people_of_another_case_keep_their_account(wies):
    ander = zaak("bram")
    karel = Deelnemer.objects.get(dossier=wies, roepnaam="Karel")
    deelnemer_koppelen(karel, GebruikerFactory(email="karel@voorbeeld.test"))
    vriend = Deelnemer.objects.filter(dossier=ander, rol=Rol.CLIENT).get()
    deelnemer_koppelen(vriend, karel.gebruiker)
    samira = Deelnemer.objects.filter(dossier=wies, rol=Rol.PROFESSIONAL).exclude(gebruiker=None).get().gebruiker
    louisa = Gebruiker.objects.get(email="wies@voorbeeld.test")
    dossier_wissen(wies, grond=Wisgrond.VERZOEK, grondslag="", door=samira, op=timezone.now())
    assert Gebruiker.objects.get(pk=karel.gebruiker_id).is_active
    assert Gebruiker.objects.get(pk=samira.pk).is_active
    louisa.refresh_from_db()
    assert (louisa.naam, louisa.is_active, louisa.has_usable_password()) == ("", False, False)
    assert not EmailAddress.objects.filter(user=louisa).exists()


def sluiten(dossier, jaren_geleden=16):
    toen = timezone.now() - timedelta(days=366 * jaren_geleden)
    Dossier.objects.filter(pk=dossier.pk).update(
        gesloten_op=toen.date(), sluitreden="voldoende_geholpen", gewijzigd_op=toen
    )
    dossier.refresh_from_db()


@pytest.fixture
def oud():
    dossier = zaak("bram")
    dossier.organisatie.rol_organisatie = "aanbieder_maatwerk"
    dossier.organisatie.save()
    sluiten(dossier)
    return dossier


@pytest.fixture
def beheerder(oud):
    return MedewerkerFactory(functie="beheerder", organisatie=oud.organisatie).gebruiker


def test_removing_takes_a_decision_and_a_week(oud, beheerder, klok):
    vandaag = timezone.localdate()
    eerste = wissen_opdragen(dossier=oud, door=beheerder, op=vandaag)
    assert wissen_opdragen(dossier=oud, door=beheerder, op=vandaag) == eerste
    assert wissen_uitvoeren(timezone.now()) == []
    klok.shift(timedelta(days=7))
    assert [rij.dossier_uuid for rij in wissen_uitvoeren(timezone.now())] == [oud.uuid]
    assert wissen_uitvoeren(timezone.now()) == []
    assert not Dossier.objects.filter(pk=oud.pk).exists()
    bewijs = Vernietiging.objects.get()
    assert (bewijs.besloten_door, bewijs.grondslag) == (beheerder, "Wmo 2015, artikel 5.3.4")


def test_a_decision_can_be_taken_back_and_a_reason_to_keep_goes_before_it(oud, beheerder, klok):
    vandaag = timezone.localdate()
    wissen_opdragen(dossier=oud, door=beheerder, op=vandaag)
    wissen_intrekken(dossier=oud, door=beheerder, op=vandaag)
    klok.shift(timedelta(days=30))
    assert wissen_uitvoeren(timezone.now()) == []
    wissen_opdragen(dossier=oud, door=beheerder, op=vandaag)
    with pytest.raises(ValidationError, match="waarom"):
        bewaren_verplichten(dossier=oud, reden="  ", door=beheerder, op=vandaag)
    bewaren_verplichten(dossier=oud, reden="Er loopt een klacht.", door=beheerder, op=vandaag)
    assert wissen_uitvoeren(timezone.now()) == []
    with pytest.raises(ValidationError, match="Er loopt een klacht"):
        wissen_opdragen(dossier=oud, door=beheerder, op=vandaag)
    bewaren_opheffen(dossier=oud, door=beheerder, op=vandaag)
    wissen_opdragen(dossier=oud, door=beheerder, op=timezone.localdate())
    klok.shift(timedelta(days=8))
    assert len(wissen_uitvoeren(timezone.now())) == 1


def test_a_case_opened_again_meanwhile_stays(oud, beheerder, klok):
    wissen_opdragen(dossier=oud, door=beheerder, op=timezone.localdate())
    Dossier.objects.filter(pk=oud.pk).update(gesloten_op=None, sluitreden="")
    klok.shift(timedelta(days=8))
    assert wissen_uitvoeren(timezone.now()) == []
    assert Dossier.objects.filter(pk=oud.pk).exists()


def test_the_client_may_ask_for_it_before_the_term_is_over(beheerder, oud, klok):
    sluiten(oud, jaren_geleden=1)
    with pytest.raises(ValidationError, match="nog niet voorbij"):
        wissen_opdragen(dossier=oud, door=beheerder, op=timezone.localdate())
    Verzoek.objects.create(dossier=oud, soort=Verzoeksoort.VERNIETIGING, tekst="Haal alles weg.")
    opdracht = wissen_opdragen(dossier=oud, door=beheerder, op=timezone.localdate())
    assert (opdracht.grond, opdracht.grondslag) == ("verzoek", "Wmo 2015, artikel 5.3.5")
    klok.shift(timedelta(days=7))
    assert len(wissen_uitvoeren(timezone.now())) == 1


def opdracht(*args, **opties):
    uit = StringIO()
    call_command("dossiers_wissen", *args, stdout=uit, **opties)
    return uit.getvalue()


def test_the_command_keeps_a_register_that_removes_again_what_came_back(oud, beheerder, klok, tmp_path):
    nummer = oud.uuid
    wissen_opdragen(dossier=oud, door=beheerder, op=timezone.localdate())
    assert opdracht("--tonen") == "Aan de beurt: 0 dossiers.\n"
    klok.shift(timedelta(days=7))
    assert opdracht("--tonen") == "Aan de beurt: 1 dossiers.\n"
    register = tmp_path / "register.jsonl"
    assert "Verwijderd: 1 dossiers" in opdracht("--register", str(register))
    terug = zaak("bram")
    Dossier.objects.filter(pk=terug.pk).update(uuid=nummer)
    assert "Verwijderd: 0 dossiers" in opdracht()
    assert "Verwijderd: 1 dossiers" in opdracht("--opnieuw", str(register))
    assert not Dossier.objects.filter(uuid=nummer).exists()
    register.write_text("geen json")
    with pytest.raises(CommandError, match="is geen register"):
        opdracht("--opnieuw", str(register))


def test_a_file_that_no_row_names_goes_after_a_day(opslag, wies):
    los = opslag / "documenten" / "los.pdf"
    los.write_bytes(b"van een afgebroken keer")
    echt = [pad for pad in opslag.rglob("*") if pad.is_file() and pad != los]
    nu = timezone.datetime.fromtimestamp(los.stat().st_mtime, tz=timezone.get_current_timezone())
    assert verweesde_bestanden_wissen(nu + timedelta(hours=1)) == 0
    assert verweesde_bestanden_wissen(nu + timedelta(days=2)) == 1
    assert not los.exists()
    assert all(pad.exists() for pad in echt)


def test_the_web_server_cannot_remove_a_case(wies, als_toepassing):
    with pytest.raises(DatabaseError):
        dossier_wissen(wies, grond=Wisgrond.TERMIJN, grondslag="", door=None, op=timezone.now())
    assert Wisopdracht.objects.count() == 0
    assert Dossier.objects.filter(pk=wies.pk).exists()
