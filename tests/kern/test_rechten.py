"""Rights on a dossier: given by the part somebody has in it, ended at once, never by being superuser."""

import pytest
from django.core.management import call_command
from guardian.shortcuts import assign_perm

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Dossier
from supportplan.kern.toegang import RECHTEN, Recht, deelnemer_koppelen, deelnemer_ontkoppelen, rechten_op
from tests.factories import DeelnemerFactory, DossierFactory, GebruikerFactory, client_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebruiker():
    return GebruikerFactory()


@pytest.mark.parametrize("rol", list(Rol))
def test_a_part_in_the_dossier_gives_the_rights_of_the_role(gebruiker, rol):
    deelnemer = DeelnemerFactory(rol=rol, dossier=DossierFactory(client=None))
    deelnemer_koppelen(deelnemer, gebruiker)
    assert rechten_op(gebruiker, deelnemer.dossier) == RECHTEN[rol]
    assert rechten_op(gebruiker, DossierFactory()) == frozenset()


def test_ended_access_leaves_nothing(gebruiker):
    deelnemer = DeelnemerFactory(rol=Rol.PROFESSIONAL)
    deelnemer_koppelen(deelnemer, gebruiker)
    deelnemer_ontkoppelen(deelnemer)
    assert rechten_op(gebruiker, deelnemer.dossier) == frozenset()
    assert not Dossier.objects.voor(gebruiker, Recht.DOSSIER_ZIEN).exists()


def test_ending_one_part_keeps_the_rights_of_another_part_of_the_same_person(gebruiker):
    professional = DeelnemerFactory(rol=Rol.PROFESSIONAL)
    client = client_van(professional.dossier)
    deelnemer_koppelen(professional, gebruiker)
    deelnemer_koppelen(client, gebruiker)
    deelnemer_ontkoppelen(professional)
    assert rechten_op(gebruiker, client.dossier) == RECHTEN[Rol.CLIENT]


def test_a_superuser_has_no_right_on_any_dossier():
    beheerder = GebruikerFactory(is_superuser=True)
    dossier = DossierFactory()
    assert rechten_op(beheerder, dossier) == frozenset()
    assert not Dossier.objects.voor(beheerder, Recht.DOSSIER_ZIEN).exists()


def test_rights_the_table_does_not_allow_are_taken_away(gebruiker, capsys):
    deelnemer = client_van(DossierFactory())
    deelnemer_koppelen(deelnemer, gebruiker)
    assign_perm("kern.profiel_invullen", gebruiker, deelnemer.dossier)
    assign_perm("kern.plan_zien", GebruikerFactory(), deelnemer.dossier)
    call_command("rechten_gelijkzetten")
    call_command("rechten_gelijkzetten")
    assert capsys.readouterr().out == "2 rechten weggehaald.\n0 rechten weggehaald.\n"
    assert rechten_op(gebruiker, deelnemer.dossier) == RECHTEN[Rol.CLIENT]
