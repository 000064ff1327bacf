"""manage.py demo_laden: invented people only, each phase with a case, twice does no harm (S-13)."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from supportplan.dossier.management.commands.demo_laden import CASUSSEN
from supportplan.dossier.regels import huidige_fase
from supportplan.dossier.tellingen import tellingen_van
from supportplan.kern.keuzes import Functie
from supportplan.kern.models import Dossier, Gebruiker, Gemeente, Medewerker, Organisatie, Vervanging
from supportplan.kern.toegang import Recht

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    call_command("demo_laden")


def test_twice_is_the_same_as_once(demo):
    modellen = (Dossier, Gebruiker, Gemeente, Medewerker, Organisatie)
    voor = [set(model.objects.values_list("pk", flat=True)) for model in modellen]
    call_command("demo_laden")
    assert [set(model.objects.values_list("pk", flat=True)) for model in modellen] == voor
    assert Dossier.objects.count() == len(CASUSSEN)


def test_everyone_is_invented_and_cannot_sign_in_with_a_password(demo):
    assert all(mens.is_demo and not mens.has_usable_password() for mens in Gebruiker.objects.all())
    assert {medewerker.functie for medewerker in Medewerker.objects.all()} == set(Functie.values)


def test_samira_sees_her_own_people(demo):
    samira = Gebruiker.objects.get(email="samira@demo.invalid")
    namen = set(Dossier.objects.voor(samira, Recht.DOSSIER_ZIEN).values_list("naam", flat=True))
    assert {"Bram", "Wies van Dam", "Nora El Idrissi"} <= namen
    assert "Lies Brandsma" not in namen


def test_somebody_is_replaced_so_that_the_coordinator_has_something_to_see(demo):
    vervanging = Vervanging.objects.get()
    assert (vervanging.voor.roepnaam, vervanging.door.roepnaam) == ("Joost", "Fatma")
    call_command("demo_laden")
    assert Vervanging.objects.count() == 1


def test_each_phase_has_somebody(demo):
    tellingen = tellingen_van(list(Dossier.objects.all())).values()
    assert {huidige_fase(telling, date(2026, 12, 1)).nummer for telling in tellingen} == {1, 2, 3, 4, 5, 6}


def test_refused_outside_the_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo_laden")
    assert not Gebruiker.objects.exists()


def test_command_line_import_and_export_in_the_demo(settings, tmp_path, capsys):
    """Without any preparation: a fresh clone has no organisation and no account yet."""
    settings.DEMO = True
    call_command("casus_importeren", CASUSSEN[0])
    uuid = capsys.readouterr().out.strip()
    call_command("casus_exporteren", uuid)
    assert capsys.readouterr().out == CASUSSEN[0].read_text(encoding="utf-8")
    assert Dossier.objects.get().logregels.filter(actie="exporteren").exists()


@pytest.mark.parametrize("uuid", ["geen-uuid", "00000000-0000-4000-8000-000000000000"])
def test_export_of_nothing(uuid):
    with pytest.raises(CommandError) as fout:
        call_command("casus_exporteren", uuid)
    assert fout.value.returncode == 2


@pytest.mark.parametrize("woorden", [["--organisatie", "Onbekend"], ["--voor", "niemand@voorbeeld.test"]])
def test_import_says_what_is_missing(settings, woorden):
    settings.DEMO = False
    with pytest.raises(CommandError) as fout:
        call_command("casus_importeren", CASUSSEN[0], *woorden)
    assert fout.value.returncode == 2
    assert not Dossier.objects.exists()
