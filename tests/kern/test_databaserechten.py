"""The application's role in the database: it works with rows, not with what was written for good (P-20)."""

from io import StringIO

import psycopg
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from plannen.models import Instemming, Planversie
from supportplan.kern.databaserechten import ALLES, LEZEN, TOEVOEGEN, is_alleen_toevoegen, recht_op_tabellen
from supportplan.kern.keuzes import Actie
from supportplan.kern.logcontrole import ketenbreuken
from supportplan.kern.models import Logregel
from tests.factories import DossierFactory, UitspraakFactory, professional_in
from tests.paginas import soep_van

MAG_NIET = [
    "UPDATE kern_logregel SET reden = 'anders'",
    "DELETE FROM kern_logregel",
    "TRUNCATE kern_logregel",
    "ALTER TABLE kern_logregel DISABLE TRIGGER USER",
    "ALTER TABLE kern_logregel DISABLE TRIGGER ALL",
    "DROP TRIGGER pgtrigger_alleen_toevoegen_dae2a ON kern_logregel",
    "SET session_replication_role = replica",
    "DROP TABLE kern_logregel",
    "CREATE TABLE kern_schaduw (id int)",
    "UPDATE plannen_planversie SET nummer = 9",
    "DELETE FROM plannen_instemming",
    "DELETE FROM profiel_uitspraakevent",
    "UPDATE profiel_uitspraakevent SET tekst = 'anders'",
    "TRUNCATE profiel_uitspraak",
    "DELETE FROM django_migrations",
]


@pytest.fixture
def rol(settings):
    """The name of the application's role."""
    return settings.TOEPASSINGSROL or pytest.skip("this database has one role only")


@pytest.mark.django_db
@pytest.mark.parametrize("opdracht", MAG_NIET)
def test_p20_the_application_cannot_touch_what_was_written_for_good(rol, opdracht):
    with psycopg.connect(**connection.get_connection_params() | {"user": rol}) as los:
        los.execute(
            "INSERT INTO kern_logregel (tijd, volgnummer, namens, rol, soort, actie, resultaat, reden, velden,"
            " vorige_hash, hash) VALUES (now(), 0, '', '', 'plan', 'inzien', 'gelukt', '', '[]', '', '')"
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            los.execute(opdracht)
        los.rollback()


@pytest.fixture
def samira(transactional_db):
    return professional_in(DossierFactory(client=None))


@pytest.mark.django_db(transaction=True)
def test_p20_the_pages_work_with_the_role_of_the_application(samira, client, als_toepassing):
    dossier = samira.dossier
    client.force_login(samira.gebruiker)
    UitspraakFactory(dossier=dossier, tekst="Ik wil rust.")
    assert "Ik wil rust." in soep_van(client, "profiel:profiel", dossier=dossier.uuid).get_text()
    antwoord = client.post(
        reverse("dossier:sluiten", kwargs={"dossier": dossier.uuid}),
        {"reden": "verhuisd"},
    )
    assert antwoord.status_code == 302
    dossier.refresh_from_db()
    assert dossier.gesloten_op is not None
    assert Logregel.objects.filter(dossier=dossier, actie=Actie.INZIEN, soort="profiel").count() == 1
    assert ketenbreuken(dossier) == []


@pytest.mark.django_db
def test_p20_history_and_what_is_fixed_can_only_be_added_to():
    rechten = recht_op_tabellen()
    for model in (Logregel, Planversie, Instemming, apps.get_model("profiel", "UitspraakEvent")):
        assert is_alleen_toevoegen(model)
        assert rechten[model._meta.db_table] == TOEVOEGEN
    assert rechten["kern_dossier"] == ALLES
    assert rechten["django_migrations"] == LEZEN
    zonder = {model._meta.db_table for model in apps.get_models() if model._meta.managed} - set(rechten)
    assert zonder == {"pghistory_events"}  # no table: a way to read all histories at once


@pytest.mark.django_db
def test_command_says_what_the_role_may_do(settings):
    settings.TOEPASSINGSROL = ""
    with pytest.raises(CommandError, match="Er is geen aparte rol"):
        call_command("rechten_database")
    with pytest.raises(CommandError, match="De rol bestaat_niet bestaat niet in PostgreSQL"):
        call_command("rechten_database", "bestaat_niet")


@pytest.mark.django_db
def test_command_can_be_run_twice(rol):
    uit = [StringIO(), StringIO()]
    for uitvoer in uit:
        call_command("rechten_database", rol, stdout=uitvoer)
    assert uit[0].getvalue() == uit[1].getvalue()
    assert uit[0].getvalue().startswith(f"{rol}: lezen en schrijven op ")
