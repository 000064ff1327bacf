"""Ranking is a command under a lock: two people who rank at once never clash, and no rank is lost (product 4)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from profiel.models import Uitspraak
from profiel.services_rang import wens_verplaatsen
from supportplan.kern.models import Logregel
from supportplan.kern.rijen.formulieren import Wie
from tests.factories import DossierFactory, WensFactory, professional_in


def rangen(dossier):
    return list(
        Uitspraak.objects.filter(dossier=dossier).exclude(rang=None).order_by("rang").values_list("rang", flat=True)
    )


@pytest.mark.django_db(transaction=True)
def test_two_people_rank_at_once():
    dossier = DossierFactory()
    wensen = [WensFactory(dossier=dossier, rang=nummer) for nummer in range(1, 6)]
    mensen = [professional_in(dossier, roepnaam=naam) for naam in ("Samira", "Fatma")]

    def schuiven(deelnemer, zet):
        try:
            for wens in wensen:
                wens_verplaatsen(uitspraak=wens, zet=zet, wie=Wie(deelnemer.gebruiker, deelnemer))
        finally:
            connection.close()

    with ThreadPoolExecutor() as samen:
        klaar = [samen.submit(schuiven, mens, zet) for mens, zet in zip(mensen, ("bovenaan", "omlaag"), strict=True)]
        assert [een.result() for een in klaar] == [None, None]
    assert rangen(dossier) == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_rank_is_logged_without_ending_a_release():
    wens = WensFactory(vrijgegeven=True)
    samira = professional_in(wens.dossier)
    assert wens_verplaatsen(uitspraak=wens, zet="erbij", wie=Wie(samira.gebruiker, samira)).endswith("plaats 1.")
    wens.refresh_from_db()
    assert (wens.rang, wens.is_vrijgegeven) == (1, True)
    assert Logregel.objects.get(dossier=wens.dossier).soort == "wensenlijst"
    wens_verplaatsen(uitspraak=wens, zet="omhoog", wie=Wie(samira.gebruiker, samira))
    assert Logregel.objects.filter(dossier=wens.dossier).count() == 1  # nothing moved, nothing happened
