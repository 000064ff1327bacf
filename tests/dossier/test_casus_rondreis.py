"""export(import(f)) == f, byte for byte (product.md 5)."""

from pathlib import Path

import pytest

from supportplan.dossier.casus import casus_lezen, casus_opslaan, casus_tekst, casus_van
from supportplan.kern.models import Dossier
from tests.factories import OrganisatieFactory

CASUSSEN = sorted((Path(__file__).parents[1] / "casussen").glob("*.json"))

pytestmark = pytest.mark.django_db


def heen_en_terug(inhoud: bytes) -> bytes:
    dossier = casus_opslaan(casus_lezen(inhoud), organisatie=OrganisatieFactory())
    return casus_tekst(casus_van(Dossier.objects.get(pk=dossier.pk))).encode()


@pytest.mark.parametrize("bestand", CASUSSEN, ids=lambda bestand: bestand.stem)
def test_export_of_import_is_the_same_file(bestand):
    assert heen_en_terug(bestand.read_bytes()) == bestand.read_bytes()
