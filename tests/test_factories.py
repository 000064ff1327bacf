"""Every factory makes a row, in the dossier of what it was given."""

import pytest

from tests import factories
from tests.factories import DossierdeelFactory, DossierFactory, UitspraakFactory


def _onderdelen():
    for naam, fabriek in sorted(vars(factories).items()):
        if isinstance(fabriek, type) and issubclass(fabriek, DossierdeelFactory) and not fabriek._meta.abstract:
            yield pytest.param(fabriek, id=naam)


@pytest.mark.django_db
@pytest.mark.parametrize("fabriek", list(_onderdelen()))
def test_factory_makes_a_row_in_its_dossier(fabriek):
    rij = fabriek()
    assert rij.pk
    dossier = DossierFactory(client=None)
    assert fabriek(dossier=dossier).dossier == dossier


@pytest.mark.django_db
def test_dossier_follows_the_row_that_is_given():
    doel = factories.DoelFactory()
    inzet = factories.InzetFactory(planregel__plandoel__doel=doel, dossier=doel.dossier, netwerk=True)
    assert (
        inzet.netwerkafspraak.dossier
        == doel.dossier
        == factories.PlandoelFactory(doel=factories.DoelFactory(dossier=doel.dossier)).dossier
    )
    assert doel.doelwensen.get().uitspraak.plaatsingen.get().kolom == "wensen"


@pytest.mark.django_db
def test_traits():
    uitspraak = UitspraakFactory(vrijgegeven=True, plek=("hulpvraag", "", "gevraagd"))
    assert uitspraak.is_vrijgegeven
    assert uitspraak.sprekers.get().deelnemer.rol == "client"
    assert factories.InzetFactory(wmo=True).wmovraag.voorziening == "01"
    assert factories.PlanregelFactory(nu_eerst_stap=True).plandoel is None
    assert factories.DoelFactory(zonder_wens=True).wensen.count() == 0
    assert factories.professional_in(uitspraak.dossier).gebruiker
    assert factories.VoorkeurFactory(weigering=True).weigert
