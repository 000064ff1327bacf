"""Goals made from wishes, in an order without gaps, taken away and put back (method 4)."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from profiel.models import Doel, Voorkeur
from profiel.services_doel import doel_uit_wens, doel_verplaatsen, na_weghalen, voor_terugzetten, waarom_doel_niet_weg
from supportplan.kern.models import Logregel
from supportplan.kern.rijen.formulieren import Wie
from tests.factories import (
    DoelFactory,
    DossierFactory,
    PlandoelFactory,
    PlanregelFactory,
    VoorkeurFactory,
    WensFactory,
    professional_in,
)


@pytest.fixture
def dossier(db):
    return DossierFactory()


@pytest.fixture
def wie(dossier):
    samira = professional_in(dossier)
    return Wie(samira.gebruiker, samira)


def volgorde(dossier):
    return [(doel.nummer, doel.tekst) for doel in Doel.objects.filter(dossier=dossier)]


def weghalen(doel):
    doel.verwijderd_op = timezone.now()
    doel.save()
    na_weghalen(doel)


def terugzetten(doel):
    doel = Doel.alle.get(pk=doel.pk)
    weg_sinds, doel.verwijderd_op = doel.verwijderd_op, None
    voor_terugzetten(doel, weg_sinds)
    doel.save()


@pytest.fixture
def drie(dossier):
    return [DoelFactory(dossier=dossier, tekst=tekst) for tekst in ("huis", "werk", "rust")]


def test_a_wish_becomes_a_goal_in_the_same_words(dossier, wie):
    DoelFactory(dossier=dossier)
    wens = WensFactory(dossier=dossier, tekst="Een huis op orde")
    doel = doel_uit_wens(dossier=dossier, wens=wens, uuid=uuid4(), wie=wie)
    assert (doel.nummer, doel.tekst, list(doel.wensen.all())) == (2, "Een huis op orde", [wens])
    assert Logregel.objects.get(object_uuid=doel.uuid).velden == ["tekst", "wensen"]


def test_a_double_click_makes_one_goal(dossier, wie):
    wens, uuid = WensFactory(dossier=dossier), uuid4()
    for _keer in range(2):
        doel_uit_wens(dossier=dossier, wens=wens, uuid=uuid, wie=wie)
    assert Doel.objects.filter(dossier=dossier).count() == 1


def test_a_removed_wish_and_one_of_another_dossier_are_refused(dossier, wie):
    weg = WensFactory(dossier=dossier, verwijderd_op=timezone.now())
    for wens in (weg, WensFactory()):
        with pytest.raises(ValidationError, match="er niet meer"):
            doel_uit_wens(dossier=dossier, wens=wens, uuid=uuid4(), wie=wie)


def test_moving_changes_the_order_and_nothing_else(dossier, drie, wie):
    assert doel_verplaatsen(doel=drie[2], zet="omhoog", wie=wie) == "Dit is nu doel 2."
    assert volgorde(dossier) == [(1, "huis"), (2, "rust"), (3, "werk")]
    assert set(Doel.objects.values_list("revisie", flat=True)) == {1}
    doel_verplaatsen(doel=drie[0], zet="omlaag", wie=wie)
    assert volgorde(dossier) == [(1, "rust"), (2, "huis"), (3, "werk")]


@pytest.mark.parametrize(
    ("welke", "na", "woorden"),
    [(0, 2, ["werk", "rust", "huis"]), (2, 0, ["huis", "rust", "werk"]), (2, None, ["rust", "huis", "werk"])],
)
def test_a_goal_is_put_after_another(dossier, drie, wie, welke, na, woorden):
    bericht = doel_verplaatsen(doel=drie[welke], zet="na", wie=wie, na=None if na is None else drie[na])
    assert volgorde(dossier) == list(enumerate(woorden, start=1))
    assert bericht == f"Dit is nu doel {woorden.index(drie[welke].tekst) + 1}."


def test_a_goal_is_not_put_after_one_that_is_gone(dossier, drie, wie):
    weghalen(drie[1])
    with pytest.raises(ValidationError, match="erboven is er niet meer"):
        doel_verplaatsen(doel=drie[0], zet="na", wie=wie, na=drie[1])
    assert volgorde(dossier) == [(1, "huis"), (2, "rust")]


@pytest.mark.parametrize(("wie_dan", "zet"), [(0, "omhoog"), (2, "omlaag")])
def test_the_first_and_the_last_go_no_further(dossier, drie, wie, wie_dan, zet):
    doel_verplaatsen(doel=drie[wie_dan], zet=zet, wie=wie)
    assert volgorde(dossier) == [(1, "huis"), (2, "werk"), (3, "rust")]


def test_removing_closes_the_gap_and_undo_puts_it_where_it_stood(dossier, drie):
    weghalen(drie[0])
    assert volgorde(dossier) == [(1, "werk"), (2, "rust")]
    terugzetten(drie[0])
    assert volgorde(dossier) == [(1, "huis"), (2, "werk"), (3, "rust")]


def test_undo_of_the_last_after_others_went_too(dossier, drie):
    weghalen(drie[2])
    weghalen(drie[1])
    terugzetten(drie[2])
    assert volgorde(dossier) == [(1, "huis"), (2, "rust")]


def test_preferences_go_with_their_goal_and_come_back_with_it(dossier, drie, klok):
    los = VoorkeurFactory(dossier=dossier)
    eerder = VoorkeurFactory(dossier=dossier, doel=drie[0], verwijderd_op=timezone.now())
    klok.shift(60)
    bij = VoorkeurFactory(dossier=dossier, doel=drie[0])
    weghalen(drie[0])
    assert list(Voorkeur.objects.all()) == [los]
    terugzetten(drie[0])
    assert set(Voorkeur.objects.all()) == {los, bij}
    eerder.refresh_from_db()
    assert eerder.verwijderd_op is not None


def test_a_goal_with_a_part_in_the_plan_says_what_hangs_on_it(dossier, drie):
    deel = PlandoelFactory(doel=drie[0])
    PlanregelFactory(plandoel=deel, stap="Opruimen")
    PlandoelFactory(doel=drie[1])
    assert waarom_doel_niet_weg(drie[0]).startswith("Dit doel heeft een deel in het plan: “Opruimen”.")
    assert "eerst weg in het plan" in waarom_doel_niet_weg(drie[1])
    assert waarom_doel_niet_weg(drie[2]) == ""


@pytest.mark.django_db(transaction=True)
def test_two_people_who_take_goals_away_at_once_both_succeed():
    """Each on a connection of their own, at the same moment, again and again."""
    dossier = DossierFactory()
    samira = professional_in(dossier)
    doelen = [DoelFactory(dossier=dossier, tekst=f"doel {nummer}") for nummer in range(1, 9)]
    adres = reverse("profiel:doelen_bewerken", kwargs={"dossier": dossier.uuid})

    def weghalen(doel):
        try:
            browser = Client(raise_request_exception=False)
            browser.force_login(samira.gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
            return browser.post(adres, {"doe": f"verwijder:doel_{doel.uuid}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as samen:
        assert set(samen.map(weghalen, doelen[:6])) == {302}
    assert volgorde(dossier) == [(1, "doel 7"), (2, "doel 8")]
