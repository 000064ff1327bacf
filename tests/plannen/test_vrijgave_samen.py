"""Releasing a whole page at once, with the client there (P-03, P-04, P-07)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from plannen.regels.gevoelig import is_gevoelig
from plannen.services_gemeente import Vrijgavekeuze, Wie, vrijgave_vastleggen
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Vrijgavewijze, Zichtbaarheid
from supportplan.kern.logcontrole import ketenbreuken
from supportplan.kern.models import Logregel, Toestemming
from tests import factories as f

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


@pytest.fixture
def dossier():
    return f.DossierFactory()


def keuze(rij, soort="uitspraak", **anders):
    return Vrijgavekeuze(**{"soort": soort, "uuid": rij.uuid, "revisie": rij.revisie} | anders)


def leg_vast(dossier, vrij=(), intrekken=(), erbij="Roos en Samira", client=None):
    wie = Wie(client=client or f.client_van(dossier), door=None, erbij=erbij, rol="professional")
    return vrijgave_vastleggen(dossier=dossier, vrij=vrij, intrekken=intrekken, wie=wie, op=OP)


def test_exactly_what_was_seen_is_released_and_who_was_there_is_kept(dossier):
    een, twee = f.UitspraakFactory(dossier=dossier), f.UitspraakFactory(dossier=dossier)
    mens = f.NetwerkpersoonFactory(dossier=dossier)
    uitslag = leg_vast(dossier, [keuze(een, reden="om te weten wat er speelt"), keuze(mens, "netwerkpersoon")])
    een.refresh_from_db()
    twee.refresh_from_db()
    mens.refresh_from_db()
    assert (uitslag.vrijgegeven, uitslag.geweigerd) == (2, [])
    assert [een.is_vrijgegeven, mens.is_vrijgegeven, twee.is_vrijgegeven] == [True, True, False]
    assert (een.vrijgegeven_door, een.vrijgave_wijze) == (f.client_van(dossier), Vrijgavewijze.SAMEN)
    assert een.vrijgave_reden == "om te weten wat er speelt"
    assert "Roos en Samira" in Toestemming.objects.get(dossier=dossier).wijze
    assert {regel.soort for regel in Logregel.objects.filter(actie=Actie.VRIJGEVEN)} == {"uitspraak", "netwerkpersoon"}
    assert ketenbreuken(dossier) == []


def test_a_text_changed_meanwhile_is_refused_by_name_and_the_others_go_through(dossier):
    anders = f.UitspraakFactory(dossier=dossier, tekst="Ik slaap slecht")
    gelijk, weg = f.UitspraakFactory(dossier=dossier), f.UitspraakFactory(dossier=dossier)
    gezien = [keuze(anders), keuze(gelijk), keuze(weg)]
    anders.tekst = "Ik slaap goed"
    gewijzigd(anders, None)
    anders.save()
    weg.verwijderd_op = f.GEMAAKT_OP
    weg.save()
    uitslag = leg_vast(dossier, gezien)
    assert uitslag.vrijgegeven == 1
    assert uitslag.geweigerd[0][0] == "Ik slaap goed"
    assert "intussen veranderd" in uitslag.geweigerd[0][1]
    assert "intussen weggehaald" in uitslag.geweigerd[1][1]
    anders.refresh_from_db()
    assert not anders.is_vrijgegeven


def test_taking_back_and_doing_the_same_again_changes_nothing_more(dossier):
    vrij = f.UitspraakFactory(dossier=dossier, vrijgegeven=True)
    assert leg_vast(dossier, intrekken=[("uitspraak", vrij.uuid)]).ingetrokken == 1
    vrij.refresh_from_db()
    assert vrij.vrijgegeven_revisie is None
    logregels = Logregel.objects.count()
    assert leg_vast(dossier, intrekken=[("uitspraak", vrij.uuid)]).ingetrokken == 0
    assert Logregel.objects.count() == logregels


def test_p04_words_about_health_need_a_reason(dossier):
    zin = f.UitspraakFactory(dossier=dossier, plek=("profiel", "gezondheid", "nu"))
    assert "waarom de gemeente dit nodig heeft" in leg_vast(dossier, [keuze(zin)]).geweigerd[0][1]
    assert leg_vast(dossier, [keuze(zin, reden="de hulp moet erop letten")]).vrijgegeven == 1


@pytest.mark.parametrize(
    ("velden", "gevoelig"),
    [
        ({"tekst": "Ik houd van lezen"}, False),
        ({"tekst": "Ik heb schulden bij de bank"}, True),
        ({"tekst": "Hij sloeg mij"}, True),
        ({"tekst": "Ik geloof in God"}, True),
        ({"tekst": "Gewoon", "plek": ("profiel", "zingeving", "nu")}, True),
        ({"tekst": "Gewoon", "plek": ("mantelzorg", "", "draagkracht")}, True),
        ({"tekst": "Gewoon", "plek": ("profiel", "zelfzorg", "nu")}, False),
    ],
)
def test_p03_what_is_about_health_meaning_safety_or_money(dossier, velden, gevoelig):
    assert is_gevoelig(f.UitspraakFactory(dossier=dossier, **velden)) is gevoelig


def test_words_only_for_another_and_a_choice_of_another_are_refused(dossier):
    zus = f.DeelnemerFactory(dossier=dossier)
    eigen = f.UitspraakFactory(dossier=dossier, door=zus, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    zin = f.UitspraakFactory(dossier=dossier)
    assert "alleen voor wie ze zei" in leg_vast(dossier, [keuze(eigen)]).geweigerd[0][1]
    assert "Alleen de cliënt" in leg_vast(dossier, [keuze(zin)], client=zus).geweigerd[0][1]


def test_a_row_of_another_dossier_is_not_touched(dossier):
    vreemd = f.UitspraakFactory()
    assert "weggehaald" in leg_vast(dossier, [keuze(vreemd)]).geweigerd[0][1]
    vreemd.refresh_from_db()
    assert not vreemd.is_vrijgegeven


def test_without_a_name_of_who_was_there_nothing_is_released(dossier):
    zin = f.UitspraakFactory(dossier=dossier)
    with pytest.raises(ValidationError, match="wie erbij was"):
        leg_vast(dossier, [keuze(zin)], erbij=" ")


def test_a_hundred_at_once_ask_as_many_queries_as_two(dossier, queries_groeien_niet):
    def doen():
        rijen = [*f.profiel.Uitspraak.objects.filter(dossier=dossier)]
        f.profiel.Uitspraak.objects.update(
            vrijgegeven_revisie=None, vrijgegeven_op=None, vrijgegeven_door=None, vrijgave_wijze=""
        )
        leg_vast(dossier, [keuze(rij) for rij in rijen])

    f.profiel.Uitspraak.objects.all().delete()
    queries_groeien_niet(maken=lambda n: f.UitspraakFactory.create_batch(n, dossier=dossier), doen=doen)
