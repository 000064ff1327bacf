"""Property: whatever a case looks like, every thing in it can be traced back (product 1, issue: the rode draad)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plannen.beeld import ALLES, beeld_van, wezen_van
from plannen.keuzes import Inzetsoort
from plannen.models import Planregel
from plannen.regels import draad_van, losse_draden
from tests.factories import (
    DoelFactory,
    DossierFactory,
    InzetFactory,
    PlandoelFactory,
    PlanregelFactory,
    WmovraagFactory,
    plan_van,
)

doelen = st.lists(
    st.fixed_dictionaries(
        {
            "zonder_wens": st.booleans(),
            "stappen": st.lists(st.lists(st.sampled_from(list(Inzetsoort)), max_size=3), max_size=3),
        }
    ),
    max_size=3,
)
nu_eerst = st.lists(st.lists(st.sampled_from(list(Inzetsoort)), max_size=2), max_size=2)


def _inzetten(regel, soorten):
    for soort in soorten:
        inzet = InzetFactory(planregel=regel, soort=soort)
        if soort == Inzetsoort.WMO:
            WmovraagFactory(inzet=inzet)


def _zaak(doelen, nu_eerst):
    dossier = DossierFactory()
    for keuze in doelen:
        deel = PlandoelFactory(doel=DoelFactory(dossier=dossier, zonder_wens=keuze["zonder_wens"]))
        for soorten in keuze["stappen"]:
            _inzetten(PlanregelFactory(plandoel=deel), soorten)
    for soorten in nu_eerst:
        _inzetten(PlanregelFactory(dossier=dossier, nu_eerst_stap=True), soorten)
    return dossier


class TestElkeZaak(TestCase):
    """Each example runs in its own transaction."""

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(doelen, nu_eerst)
    def test_nothing_hangs_loose(self, doelen, nu_eerst):
        dossier = _zaak(doelen, nu_eerst)
        beeld = beeld_van(dossier, ALLES)
        assert losse_draden(beeld, wezen_van(dossier)) == []
        for inzet in beeld.inzetten:
            draad = draad_van(beeld, "inzet", inzet.uuid)
            doel = inzet.planregel.plandoel.doel if inzet.planregel.plandoel else None
            assert draad.begint_bij_client is (doel is not None and not doel.reden_zonder_wens)


@pytest.fixture
def dossier(db):
    return DossierFactory()


def test_a_goal_without_wish_or_reason_hangs_loose(dossier):
    doel = DoelFactory(dossier=dossier)
    doel.doelwensen.all().delete()
    assert losse_draden(beeld_van(dossier, ALLES)) == [f"Doel {doel.nummer} heeft geen wens en geen reden."]


def test_a_goal_whose_wish_was_removed_hangs_loose(dossier):
    doel = DoelFactory(dossier=dossier)
    wens = doel.wensen.get()
    wens.verwijderd_op = wens.gemaakt_op
    wens.save()
    assert losse_draden(beeld_van(dossier, ALLES)) == ["Doel 1 heeft geen wens en geen reden."]


def test_a_part_and_its_steps_hang_loose_without_their_goal(dossier):
    regel = PlanregelFactory(dossier=dossier, stap="Opruimen")
    deel = regel.plandoel
    deel.doel.verwijderd_op = deel.verwijderd_op = deel.gemaakt_op
    deel.doel.save()
    assert losse_draden(beeld_van(dossier, ALLES)) == [
        "Een deel van het plan hoort bij een doel dat er niet meer is: Doel 1 is bereikt."
    ]
    deel.save()
    assert losse_draden(beeld_van(dossier, ALLES)) == ["Stap bij een deel van het plan dat er niet meer is: Opruimen."]


def test_an_entry_and_a_question_hang_loose_without_what_they_belong_to(dossier):
    vraag = WmovraagFactory(dossier=dossier)
    regel, inzet = vraag.inzet.planregel, vraag.inzet
    regel.verwijderd_op = regel.gemaakt_op
    regel.save()
    assert losse_draden(beeld_van(dossier, ALLES), wezen_van(dossier)) == [f"Hoort nergens meer bij: {inzet}."]
    inzet.verwijderd_op = inzet.gemaakt_op
    inzet.save()
    assert losse_draden(beeld_van(dossier, ALLES), wezen_van(dossier)) == [f"Hoort nergens meer bij: {vraag}."]


@pytest.mark.parametrize(
    "velden",
    [
        {"plandoel": None},
        {"plandoel": None, "nu_eerst": True, "nu_eerst_wie": "", "nu_eerst_tot": date(2026, 3, 16)},
        {"plandoel": None, "nu_eerst": True, "nu_eerst_wie": "Samira", "nu_eerst_tot": None},
    ],
)
def test_the_database_refuses_a_step_without_goal_unless_nu_eerst_with_who_and_until_when(dossier, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Planregel.objects.create(dossier=dossier, plan=plan_van(dossier), stap="Los", **velden)
