"""The log is append-only and chained per dossier, by the database (P-20)."""

import pytest
from django.db import ProgrammingError, connection, transaction

from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.logcontrole import ketenbreuken
from supportplan.kern.models import Logregel
from tests.factories import DossierFactory, GebruikerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return DossierFactory(client=None)


def drie_regels(dossier):
    door = GebruikerFactory()
    for actie in (Actie.INZIEN, Actie.WIJZIGEN, Actie.DOWNLOADEN):
        log(dossier, actie, "profiel", door=door, velden=["tekst"], ip="192.0.2.7", reden="ë, 'quote'")
    return list(Logregel.objects.filter(dossier=dossier).order_by("volgnummer"))


def zonder_slot(opdracht, waarden):
    """Do what the owner of the tables could do: switch the lock off and change a line."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the table may not have checks waiting
        cursor.execute("ALTER TABLE kern_logregel DISABLE TRIGGER USER")
        cursor.execute(opdracht, waarden)
        cursor.execute("ALTER TABLE kern_logregel ENABLE TRIGGER USER")


def test_p20_each_line_joins_the_one_before(dossier):
    een, twee, drie = drie_regels(dossier)
    assert [een.volgnummer, twee.volgnummer, drie.volgnummer] == [1, 2, 3]
    assert [een.vorige_hash, twee.vorige_hash, drie.vorige_hash] == ["", een.hash, twee.hash]
    assert ketenbreuken(dossier) == []


def test_p20_every_dossier_has_a_chain_of_its_own(dossier):
    drie_regels(dossier)
    ander = DossierFactory(client=None)
    log(ander, Actie.INZIEN, "dossier", door=None)
    log(None, Actie.INLOGGEN, "account", door=None)
    assert Logregel.objects.get(dossier=ander).volgnummer == 1
    assert ketenbreuken(ander) == ketenbreuken(None) == []


def test_p20_a_line_cannot_be_changed(dossier):
    regel = drie_regels(dossier)[1]
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Logregel.objects.filter(pk=regel.pk).update(reden="anders")
    assert Logregel.objects.get(pk=regel.pk).reden == regel.reden


def test_p20_a_line_cannot_be_removed(dossier):
    regel = drie_regels(dossier)[1]
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        regel.delete()
    assert Logregel.objects.filter(pk=regel.pk).exists()


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE kern_logregel SET actor_id = NULL WHERE dossier_id = %s AND volgnummer = 2",
        "UPDATE kern_logregel SET tijd = tijd - interval '1 second' WHERE dossier_id = %s AND volgnummer = 2",
        "UPDATE kern_logregel SET velden = '[]' WHERE dossier_id = %s AND volgnummer = 2",
        "DELETE FROM kern_logregel WHERE dossier_id = %s AND volgnummer = 2",
    ],
)
def test_p20_tampering_with_the_keys_of_the_database_shows(dossier, opdracht):
    drie_regels(dossier)
    zonder_slot(opdracht, [dossier.pk])
    assert ketenbreuken(dossier) != []
