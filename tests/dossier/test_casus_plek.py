"""Where an imported case lands when nobody said where: the only organisation, and nobody's caseload."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from supportplan.dossier.casus.plek import EERSTE
from supportplan.kern.models import Dossier, DossierUserObjectPermission, Organisatie
from tests.factories import OrganisatieFactory

pytestmark = pytest.mark.django_db
BRAM = Path(__file__).parent.parent / "casussen" / "bram.json"


def test_a_first_case_comes_in_without_any_preparation(capsys):
    call_command("casus_importeren", BRAM)
    uitvoer = capsys.readouterr()
    dossier = Dossier.objects.get(uuid=uitvoer.out.strip())
    assert dossier.organisatie.naam == EERSTE
    assert not DossierUserObjectPermission.objects.filter(content_object=dossier).exists()
    assert "--voor EMAIL" in uitvoer.err


def test_the_only_organisation_gets_the_case():
    organisatie = OrganisatieFactory()
    call_command("casus_importeren", BRAM)
    assert Dossier.objects.get().organisatie == organisatie


def test_with_two_organisations_one_must_be_named():
    OrganisatieFactory(naam="Een"), OrganisatieFactory(naam="Twee")
    with pytest.raises(CommandError, match="meer dan één organisatie") as fout:
        call_command("casus_importeren", BRAM)
    assert fout.value.returncode == 2
    assert not Dossier.objects.exists()
    assert Organisatie.objects.count() == 2
