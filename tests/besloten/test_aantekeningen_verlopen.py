"""What goes away by itself: thirty days, the plan fixed, the dossier closed; not while the author is away (P-11)."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from procrastinate.contrib.django.procrastinate_app import current_app

from plannen.models import Planversie
from supportplan.besloten.models import Afwezigheid, Werkaantekening
from supportplan.besloten.services import verlopen_wissen
from supportplan.besloten.tasks import aantekeningen_opruimen
from supportplan.kern.models import Dossier
from tests.factories import GebruikerFactory, MedewerkerFactory, WerkaantekeningFactory, plan_van

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


def noteer(dossier, *, op=datetime(2026, 2, 20, 10, tzinfo=UTC), **velden):
    return WerkaantekeningFactory(dossier=dossier, gemaakt_op=op, **velden)


def over():
    return {rij.tekst for rij in Werkaantekening._base_manager.all()}


def test_p11_gone_after_thirty_days_and_once(dossier):
    noteer(dossier, tekst="oud", op=datetime(2026, 1, 30, 10, tzinfo=UTC))
    noteer(dossier, tekst="laatste dag", op=datetime(2026, 1, 31, 10, tzinfo=UTC))
    assert verlopen_wissen(OP) == 1
    assert verlopen_wissen(OP) == 0
    assert over() == {"laatste dag"}


def test_p11_the_clock_stands_still_while_the_author_is_away(dossier):
    ziek, weer_terug = GebruikerFactory(), GebruikerFactory()
    Afwezigheid.objects.create(gebruiker=ziek, van=date(2026, 1, 10))
    Afwezigheid.objects.create(gebruiker=weer_terug, van=date(2026, 1, 10), tot=date(2026, 1, 12))
    vroeg = datetime(2026, 1, 2, 10, tzinfo=UTC)
    noteer(dossier, tekst="ziek", gebruiker=ziek, op=vroeg)
    noteer(dossier, tekst="weer terug", gebruiker=weer_terug, op=vroeg)
    verlopen_wissen(OP)
    assert over() == {"ziek"}


def test_p11_a_week_after_the_plan_was_fixed(dossier):
    plan = plan_van(dossier)
    noteer(dossier, tekst="ervoor", op=datetime(2026, 2, 9, 8, tzinfo=UTC))
    noteer(dossier, tekst="erna", op=datetime(2026, 2, 9, 18, tzinfo=UTC))
    Planversie.objects.create(
        dossier=dossier,
        plan=plan,
        nummer=1,
        op=date(2026, 2, 9),
        inhoud={},
        sha256="",
        gemaakt_op=datetime(2026, 2, 9, 12, tzinfo=UTC),
    )
    verlopen_wissen(date(2026, 2, 16))
    assert over() == {"ervoor", "erna"}
    verlopen_wissen(date(2026, 2, 17))
    assert over() == {"erna"}


def test_p11_a_week_after_the_dossier_closed(dossier):
    noteer(dossier, tekst="gesloten")
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=date(2026, 2, 23), sluitreden="verhuisd")
    verlopen_wissen(OP)
    assert over() == {"gesloten"}
    verlopen_wissen(date(2026, 3, 3))
    assert over() == set()


def test_it_asks_a_fixed_number_of_queries(dossier, queries_groeien_niet):
    queries_groeien_niet(
        maken=lambda n: [noteer(dossier) for _ in range(n)], doen=lambda: verlopen_wissen(OP), hoogstens=4
    )


@pytest.mark.django_db(transaction=True)
def test_the_job_erases(dossier, taken_uitvoeren):
    noteer(dossier, op=datetime(2026, 1, 2, 10, tzinfo=UTC))
    aantekeningen_opruimen.defer(timestamp=0)
    taken_uitvoeren()
    assert over() == set()


def test_it_is_planned_every_night():
    assert [
        taak.cron
        for taak in current_app.periodic_registry.periodic_tasks.values()
        if taak.task is aantekeningen_opruimen
    ]


def test_being_away_is_said_on_a_page(client, klok):
    wie = MedewerkerFactory().gebruiker
    client.force_login(wie)
    adres = reverse("besloten:afwezig")
    client.post(adres, {"van": "2026-02-27", "tot": ""})
    (rij,) = Afwezigheid.objects.all()
    assert (rij.gebruiker, rij.van, rij.tot) == (wie, date(2026, 2, 27), None)
    client.post(adres, {"doe": f"terug:{rij.pk}"})
    rij.refresh_from_db()
    assert rij.tot == date(2026, 3, 1)
    client.post(adres, {"doe": f"weg:{rij.pk}"})
    assert not Afwezigheid.objects.exists()


@pytest.mark.parametrize(
    ("van", "tot", "zin"),
    [
        ("2026-03-05", "2026-03-04", "Kies een dag op of na de eerste dag."),
        ("2026-03-05", "9999-12-31", "Kies een dag binnen twee jaar, of laat dit leeg."),
        ("", "", "Kies de eerste dag."),
    ],
)
def test_what_cannot_be(van, tot, zin, client):
    client.force_login(MedewerkerFactory().gebruiker)
    assert zin in client.post(reverse("besloten:afwezig"), {"van": van, "tot": tot}).content.decode()
    assert not Afwezigheid.objects.exists()


def test_nobody_takes_away_the_absence_of_another(client):
    van_een_ander = Afwezigheid.objects.create(gebruiker=GebruikerFactory(), van=OP)
    client.force_login(MedewerkerFactory().gebruiker)
    client.post(reverse("besloten:afwezig"), {"doe": f"weg:{van_een_ander.pk}"})
    assert Afwezigheid.objects.exists()
