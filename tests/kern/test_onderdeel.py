"""Links stay inside one dossier, a row never changes dossier, and every text leaves its history (product 3)."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from profiel.models import Uitspraak
from tests.factories import (
    DeelnemerFactory,
    DoelFactory,
    DossierFactory,
    GesprekFactory,
    UitspraakFactory,
    VoorkeurFactory,
)

pytestmark = pytest.mark.django_db


def test_a_link_to_another_dossier_is_refused_by_the_database():
    hier, daar = UitspraakFactory(), GesprekFactory()
    hier.gesprek = daar
    with pytest.raises(IntegrityError, match="ander dossier"), transaction.atomic():
        hier.save()
    hier.refresh_from_db()
    assert hier.gesprek != daar


def test_a_link_table_refuses_another_dossier_too():
    from profiel.models import Doelwens

    doel, wens = DoelFactory(), UitspraakFactory()
    with pytest.raises(IntegrityError, match="ander dossier"), transaction.atomic():
        Doelwens.objects.create(dossier=doel.dossier, doel=doel, uitspraak=wens)


def test_a_row_never_moves_to_another_dossier():
    voorkeur, ander = VoorkeurFactory(), DossierFactory()
    with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
        type(voorkeur).objects.filter(pk=voorkeur.pk).update(dossier=ander, doel=None)


def test_every_text_a_row_ever_had_is_kept():
    uitspraak = UitspraakFactory(tekst="Eerste woorden")
    Uitspraak.objects.filter(pk=uitspraak.pk).update(tekst="Andere woorden")
    assert list(uitspraak.geschiedenis.order_by("pgh_id").values_list("tekst", flat=True)) == [
        "Eerste woorden",
        "Andere woorden",
    ]


def test_a_removed_row_is_out_of_sight_but_not_gone():
    uitspraak = UitspraakFactory()
    uitspraak.verwijderd_op = timezone.now()
    uitspraak.save()
    assert not Uitspraak.objects.filter(pk=uitspraak.pk).exists()
    assert Uitspraak.alle.filter(pk=uitspraak.pk).exists()


def test_a_dossier_has_one_client():
    dossier = DossierFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        DeelnemerFactory(dossier=dossier, rol="client")
