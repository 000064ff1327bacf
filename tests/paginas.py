"""Reading pages in tests: as a user sees them, parsed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from supportplan.kern.models import DossierUserObjectPermission
from tests.factories import DossierFactory, GebruikerFactory, professional_in


def soep_van(client, naam, *, data=None, **kwargs):
    """The parsed page behind a name; fails when it does not open."""
    antwoord = client.get(reverse(naam, kwargs=kwargs), data or {})
    assert antwoord.status_code == 200, antwoord.status_code
    return BeautifulSoup(antwoord.content, "html.parser")


def woorden(element) -> str:
    """The text of an element with single spaces."""
    return " ".join(element.get_text(" ").split())


def gebruiker_met(dossier, *rechten, deelnemer=None):
    """An account with only these rights on a dossier, and with the part of this deelnemer in it."""
    gebruiker = GebruikerFactory()
    for recht in rechten:
        DossierUserObjectPermission.objects.assign_perm(recht.value, gebruiker, dossier)
    if deelnemer:
        deelnemer.gebruiker = gebruiker
        deelnemer.save()
    return gebruiker


@pytest.fixture
def dossier(db):
    return DossierFactory(naam="Roos")


@pytest.fixture
def samira(client, dossier):
    """A professional of this dossier, signed in."""
    samira = professional_in(dossier)
    client.force_login(samira.gebruiker)
    return samira
