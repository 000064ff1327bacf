"""A colleague gets access to a dossier and access ends: who may be chosen, what stays, what is logged (P-15)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from supportplan.kern.keuzes import Actie, Functie, Rol
from supportplan.kern.models import Deelnemer, Logregel
from supportplan.kern.services_deelname import (
    collega_toegang_geven,
    collegas_van,
    toegang_beeindigen,
    verlopen_toegang_beeindigen,
)
from supportplan.kern.tasks import verlopen_toegang
from supportplan.kern.toegang import RECHTEN, deelnemer_koppelen, rechten_op
from tests.factories import (
    DeelnemerFactory,
    DossierFactory,
    GebruikerFactory,
    MedewerkerFactory,
    client_van,
    professional_in,
)

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 3, 2)
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture
def dossier():
    return DossierFactory()


@pytest.fixture
def samira(dossier):
    return professional_in(dossier, roepnaam="Samira")


@pytest.fixture
def joost(dossier):
    """A colleague of the same organisation."""
    return MedewerkerFactory(
        gebruiker=GebruikerFactory(naam="Joost Kuipers · begeleider"),
        organisatie=dossier.organisatie,
        functienaam="begeleider",
    )


def geef(dossier, plek, samira, **anders):
    return collega_toegang_geven(dossier=dossier, plek=plek, door=samira.gebruiker, op=VANDAAG, **anders)


def beeindig(wie, samira, dag=VANDAAG):
    toegang_beeindigen(deelnemer=wie, laatste_dag=dag, door=samira.gebruiker, op=VANDAAG)


def regels(dossier):
    rijen = Logregel.objects.filter(dossier=dossier, actie=Actie.RECHTEN).order_by("volgnummer")
    return [(regel.soort, regel.actor, regel.object_uuid) for regel in rijen]


# Giving


def test_a_colleague_gets_every_right_of_a_professional_and_that_is_logged(dossier, samira, joost):
    wie = geef(dossier, joost, samira, van=VANDAAG, functie="vervanger", aanspreekpunt=True)
    assert (wie.naam, wie.rol, wie.functie, wie.van, wie.tot) == (
        "Joost Kuipers",
        Rol.PROFESSIONAL,
        "vervanger",
        VANDAAG,
        None,
    )
    assert wie.werkt_bij == dossier.organisatie.naam
    assert rechten_op(joost.gebruiker, dossier) == RECHTEN[Rol.PROFESSIONAL]
    assert regels(dossier) == [("toegang", samira.gebruiker, wie.uuid)]


def test_only_professionals_of_the_own_organisation_with_an_account_that_works_are_offered(dossier, samira, joost):
    eigen = {"organisatie": dossier.organisatie}
    MedewerkerFactory(organisatie__naam="Ergens anders")
    MedewerkerFactory(**eigen, functie=Functie.BEHEERDER)
    MedewerkerFactory(**eigen, functie=Functie.TEAMCOORDINATOR)
    MedewerkerFactory(**eigen, tot=date(2026, 2, 1))
    MedewerkerFactory(**eigen, van=date(2026, 4, 1))
    MedewerkerFactory(**eigen, gebruiker__is_active=False)
    MedewerkerFactory(**eigen, gebruiker=samira.gebruiker)  # has access already
    assert list(collegas_van(dossier, VANDAAG)) == [joost]


def test_p15_a_colleague_of_elsewhere_is_refused_whatever_is_sent(dossier, samira):
    elders = MedewerkerFactory(organisatie__naam="Ergens anders")
    with pytest.raises(ValidationError, match="Kies iemand anders"):
        geef(dossier, elders, samira)
    assert rechten_op(elders.gebruiker, dossier) == frozenset()


def test_giving_twice_makes_no_second_person(dossier, samira, joost):
    geef(dossier, joost, samira)
    with pytest.raises(ValidationError, match="doet al mee"):
        geef(dossier, joost, samira)
    assert Deelnemer.objects.filter(dossier=dossier, gebruiker=joost.gebruiker).count() == 1


def test_who_was_written_down_already_keeps_the_own_row(dossier, samira, joost):
    stond_er = DeelnemerFactory(dossier=dossier, rol=Rol.PROFESSIONAL, roepnaam="Joost", tot=date(2026, 2, 1))
    wie = geef(dossier, joost, samira, bekend=stond_er)
    stond_er.refresh_from_db()
    assert (wie.pk, stond_er.gebruiker, stond_er.tot) == (stond_er.pk, joost.gebruiker, None)


@pytest.mark.parametrize("welke", ["client", "elders", "met account"])
def test_nobody_else_becomes_the_colleague(dossier, samira, joost, welke):
    bekend = {
        "client": lambda: client_van(dossier),
        "elders": lambda: DeelnemerFactory(rol=Rol.PROFESSIONAL),
        "met account": lambda: samira,
    }[welke]()
    with pytest.raises(ValidationError, match="kan geen toegang krijgen"):
        geef(dossier, joost, samira, bekend=bekend)


# Ending


def test_access_stops_at_once_and_the_row_stays_with_its_end(dossier, samira, joost):
    wie = geef(dossier, joost, samira, van=VANDAAG)
    beeindig(wie, samira)
    wie.refresh_from_db()
    assert (wie.gebruiker, wie.tot, wie.naam) == (None, VANDAAG, "Joost Kuipers")
    assert rechten_op(joost.gebruiker, dossier) == frozenset()
    assert regels(dossier)[-1] == ("toegang_weg", samira.gebruiker, wie.uuid)


def test_the_last_professional_cannot_be_ended(dossier, samira):
    with pytest.raises(ValidationError, match="Geef eerst een collega toegang"):
        beeindig(samira, samira)
    assert rechten_op(samira.gebruiker, dossier)


@pytest.mark.parametrize("reden", ["einde gepland", "account uit"])
def test_somebody_who_will_not_stay_is_nobody_to_leave_the_dossier_to(dossier, samira, joost, reden):
    wie = geef(dossier, joost, samira, tot=date(2026, 4, 1) if reden == "einde gepland" else None)
    if reden == "account uit":
        wie.gebruiker.is_active = False
        wie.gebruiker.save()
    with pytest.raises(ValidationError, match="Geef eerst een collega toegang"):
        beeindig(samira, samira)


def test_access_of_the_client_is_not_ended_here(dossier, samira):
    client = client_van(dossier)
    deelnemer_koppelen(client, GebruikerFactory())
    with pytest.raises(ValidationError, match="alleen de toegang van een professional"):
        beeindig(client, samira)


def test_a_day_that_has_passed_is_refused(dossier, samira, joost):
    wie = geef(dossier, joost, samira)
    with pytest.raises(ValidationError, match="Kies vandaag of een latere dag"):
        beeindig(wie, samira, VANDAAG - timedelta(days=1))


def test_a_later_last_day_ends_access_the_day_after_by_itself(dossier, samira, joost, klok):
    wie = geef(dossier, joost, samira)
    beeindig(wie, samira, MORGEN)
    assert rechten_op(joost.gebruiker, dossier)
    assert verlopen_toegang_beeindigen(MORGEN) == 0
    klok.move_to("2026-03-04T00:30:00+01:00")
    verlopen_toegang(0)
    wie.refresh_from_db()
    assert (rechten_op(joost.gebruiker, dossier), wie.gebruiker, wie.tot) == (frozenset(), None, MORGEN)
    assert [soort for soort, *_rest in regels(dossier)] == ["toegang", "toegang_tot", "toegang_weg"]
    assert regels(dossier)[-1][1] is None
    verlopen_toegang(0)
    assert len(regels(dossier)) == 3


def test_the_command_ends_it_too_when_no_worker_ran(dossier, samira, joost, capsys):
    geef(dossier, joost, samira, tot=VANDAAG)
    Deelnemer.objects.filter(gebruiker=joost.gebruiker).update(tot=VANDAAG - timedelta(days=1))
    call_command("rechten_gelijkzetten")
    assert "1 keer toegang beëindigd" in capsys.readouterr().out
    assert rechten_op(joost.gebruiker, dossier) == frozenset()
