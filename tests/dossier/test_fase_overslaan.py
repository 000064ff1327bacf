"""A phase is skipped with a reason and taken up again (method 1)."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from supportplan.dossier.services import fase_hervatten, fase_overslaan
from supportplan.kern.models import Faseoverslag, Logregel
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


def post(client, dossier, **velden):
    return client.post(reverse("dossier:fasen", kwargs={"dossier": dossier.uuid}), velden, follow=True)


def overslaan(client, dossier, reden="Roos wil meteen een doel kiezen", fase="2"):
    return post(client, dossier, **{"overslaan": fase, f"fase{fase}-fase": fase, f"fase{fase}-reden": reden})


def test_a_skipped_phase_is_called_so_with_its_reason(client, dossier, samira):
    overslaan(client, dossier)
    tekst = woorden(soep_van(client, "dossier:fasen", dossier=dossier.uuid).main)
    assert "Overgeslagen op 2 maart 2026: Roos wil meteen een doel kiezen" in tekst
    fasen = soep_van(client, "dossier:dossier", dossier=dossier.uuid).select(".sp-fase")
    assert "Overgeslagen" in woorden(fasen[1])


def test_it_is_taken_up_again_and_the_reason_stays_on_record(client, dossier, samira):
    overslaan(client, dossier)
    post(client, dossier, hervat="2")
    overslag = Faseoverslag.objects.get(dossier=dossier)
    assert (overslag.op, overslag.hervat_op, overslag.reden) == (OP, OP, "Roos wil meteen een doel kiezen")
    fasen = soep_van(client, "dossier:dossier", dossier=dossier.uuid).select(".sp-fase")
    assert "Overgeslagen" not in woorden(fasen[1])
    soorten = Logregel.objects.filter(dossier=dossier, actie="wijzigen").values_list("soort", flat=True)
    assert list(soorten.order_by("volgnummer")) == ["fase_overslaan", "fase_hervatten"]


@pytest.mark.parametrize("fase", ["7", "nul\0", ""])
def test_taking_up_what_is_no_phase_changes_nothing(client, dossier, samira, fase):
    overslaan(client, dossier)
    assert post(client, dossier, hervat=fase).status_code == 200
    assert Faseoverslag.objects.get(dossier=dossier).hervat_op is None


def test_without_a_reason_it_is_not_skipped_and_the_field_says_so(client, dossier, samira):
    antwoord = overslaan(client, dossier, reden=" ")
    soep = BeautifulSoup(antwoord.content, "html.parser")
    assert soep.title.get_text().strip().startswith("Fout:")
    assert "Schrijf op waarom deze fase wordt overgeslagen." in soep.select_one("details[open]").get_text()
    assert not Faseoverslag.objects.exists()


def test_twice_is_once(dossier, samira):
    for _keer in range(2):
        fase_overslaan(dossier=dossier, fase="3", reden="Komt later", door=samira.gebruiker, op=OP)
    assert Faseoverslag.objects.count() == 1
    assert fase_hervatten(dossier=dossier, fase="3", door=samira.gebruiker, op=OP)
    assert not fase_hervatten(dossier=dossier, fase="3", door=samira.gebruiker, op=OP)


def test_there_are_six_phases(dossier, samira):
    with pytest.raises(ValidationError, match="zes fasen"):
        fase_overslaan(dossier=dossier, fase="7", reden="Bestaat niet", door=samira.gebruiker, op=OP)
