"""Reminders of the days of the law: for professionals only, ahead and when too late, until it was done (W-08)."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from plannen.regels.termijnen import Besluitstand, Wetstand, besluitdagen, wettelijke_dagen
from supportplan.kern.herinneren import herinneringen_bijwerken, herinneringen_versturen
from supportplan.kern.keuzes import Herinneringssoort
from supportplan.kern.models import Deelnemer, Dossier, Herinnering
from supportplan.kern.regels import verzenddag
from supportplan.kern.termijnen import termijnen_op
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    BesluitFactory,
    DossierFactory,
    GebruikerFactory,
    InzetFactory,
    PlanregelFactory,
    WmovraagFactory,
    client_van,
    professional_in,
)
from tests.paginas import soep_van, woorden
from tests.plannen.herinnerd import OP, die_tellen, om

pytestmark = pytest.mark.django_db

MELDING = date(2026, 3, 2)  # a Monday
PLAN, ONDERZOEK = date(2026, 3, 9), date(2026, 4, 13)
AANVRAAG = date(2026, 3, 2)
BESLUIT = date(2026, 3, 16)


def dagen(op, **stand):
    return sorted((str(soort), dag) for soort, dag in wettelijke_dagen(Wetstand(**stand), termijnen_op(op), op))


# Rules


@pytest.mark.parametrize(
    ("soort", "datum", "gaat_uit"),
    [
        ("plan_inleveren", PLAN, MELDING + timedelta(days=5)),
        ("onderzoek_vooraf", ONDERZOEK, MELDING + timedelta(weeks=5)),
        ("onderzoek_te_laat", ONDERZOEK, MELDING + timedelta(weeks=6, days=1)),
        ("besluit_vooraf", BESLUIT, AANVRAAG + timedelta(days=12)),
        ("besluit_te_laat", BESLUIT, BESLUIT + timedelta(days=1)),
        ("besluit_loopt_af", date(2026, 12, 31), date(2026, 12, 31) - timedelta(weeks=10)),
    ],
)
def test_w08_the_days_of_the_list(soort, datum, gaat_uit):
    assert verzenddag(soort, datum) == gaat_uit


@pytest.mark.parametrize(
    ("op", "stand", "verwacht"),
    [
        (MELDING, {"melding_op": MELDING}, [("onderzoek_vooraf", ONDERZOEK), ("plan_inleveren", PLAN)]),
        (MELDING, {"melding_op": MELDING, "ingeleverd": True}, [("onderzoek_vooraf", ONDERZOEK)]),
        (ONDERZOEK, {"melding_op": MELDING, "ingeleverd": True}, [("onderzoek_vooraf", ONDERZOEK)]),
        (ONDERZOEK + timedelta(days=1), {"melding_op": MELDING}, [("onderzoek_te_laat", ONDERZOEK)]),
        (MELDING, {"melding_op": MELDING, "verslag_op": MELDING}, []),
        (MELDING, {"melding_op": MELDING, "besloten": True}, []),
        # a verslag of last year belongs to an earlier melding
        (
            MELDING,
            {"melding_op": MELDING, "verslag_op": date(2025, 3, 2)},
            [("onderzoek_vooraf", ONDERZOEK), ("plan_inleveren", PLAN)],
        ),
        (AANVRAAG, {"aanvraag_op": AANVRAAG}, [("besluit_vooraf", BESLUIT)]),
        (BESLUIT, {"aanvraag_op": AANVRAAG}, [("besluit_vooraf", BESLUIT)]),
        (BESLUIT + timedelta(days=1), {"aanvraag_op": AANVRAAG}, [("besluit_te_laat", BESLUIT)]),
        (BESLUIT, {"aanvraag_op": AANVRAAG, "besloten": True}, []),
        (MELDING, {}, []),
    ],
)
def test_w08_of_which_days_one_is_reminded(op, stand, verwacht):
    assert dagen(op, **stand) == verwacht


def test_w03_too_late_is_only_after_the_working_day():
    """Melding on Friday 20 February: six weeks is Friday 3 April, Goede Vrijdag; Monday is Paasmaandag."""
    stand = {"melding_op": date(2026, 2, 20), "ingeleverd": True}
    assert dagen(date(2026, 4, 7), **stand) == [("onderzoek_vooraf", date(2026, 4, 3))]
    assert dagen(date(2026, 4, 8), **stand) == [("onderzoek_te_laat", date(2026, 4, 7))]


@pytest.mark.parametrize(
    ("op", "besluit", "verwacht"),
    [
        (OP, Besluitstand(op=OP), [("bezwaar", date(2026, 4, 13))]),
        (date(2026, 4, 14), Besluitstand(op=OP), []),
        (OP, Besluitstand(tot=date(2026, 12, 31)), [("besluit_loopt_af", date(2026, 12, 31))]),
        (OP, Besluitstand(tot=date(2026, 12, 31), vervangen=True), []),
        (OP, Besluitstand(tot=date(2026, 3, 1)), []),
        (OP, Besluitstand(), []),
    ],
)
def test_w08_of_which_days_of_a_decision_one_is_reminded(op, besluit, verwacht):
    assert [(str(soort), dag) for soort, dag in besluitdagen(besluit, termijnen_op(op), op)] == verwacht


# Rows


@pytest.fixture
def dossier():
    dossier = DossierFactory(naam="Roos", melding=True, melding_op=MELDING)
    professional_in(dossier)
    deelnemer_koppelen(client_van(dossier), GebruikerFactory())
    return dossier


def bij(dossier, op=OP):
    herinneringen_bijwerken(dossier, op=op)
    return [(soort, dag) for soort, dag, _wie in die_tellen(dossier)]


def vraag_in(dossier):
    return WmovraagFactory(inzet=InzetFactory(planregel=PlanregelFactory(dossier=dossier), soort="wmo"))


def test_w08_only_the_professional_is_reminded_of_the_law(dossier):
    bij(dossier)
    assert {wie for _soort, _dag, wie in die_tellen(dossier)} == {"Samira"}


def test_w08_it_follows_the_case_and_nothing_is_deleted(dossier):
    assert bij(dossier) == [("onderzoek_vooraf", ONDERZOEK), ("plan_inleveren", PLAN)]
    na = ONDERZOEK + timedelta(days=1)
    assert bij(dossier, na) == [("onderzoek_te_laat", ONDERZOEK)]
    Dossier.objects.filter(pk=dossier.pk).update(verslag_op=ONDERZOEK)
    assert bij(dossier, na) == []
    assert Herinnering.objects.filter(dossier=dossier).count() == 3


def test_w08_a_decision_ends_waiting_and_begins_its_own_days(dossier, client):
    Dossier.objects.filter(pk=dossier.pk).update(aanvraag_op=AANVRAAG)
    assert bij(dossier) == [("besluit_vooraf", BESLUIT)]
    BesluitFactory(wmovraag=vraag_in(dossier), op=date(2026, 3, 9), tot=date(2026, 12, 31))
    assert bij(dossier) == [("besluit_loopt_af", date(2026, 12, 31)), ("bezwaar", date(2026, 4, 20))]


@pytest.mark.parametrize("verandering", [{"gestopt_op": OP}, {"verwijderd_op": om(OP)}])
def test_w08_of_what_is_asked_no_more_nobody_is_reminded(dossier, verandering):
    vraag = vraag_in(dossier)
    BesluitFactory(wmovraag=vraag, op=MELDING, tot=date(2026, 12, 31))
    assert "besluit_loopt_af" in dict(bij(dossier))
    for naam, waarde in verandering.items():
        setattr(vraag.inzet, naam, waarde)
    vraag.inzet.save()
    assert "besluit_loopt_af" not in dict(bij(dossier))


def test_w08_a_closed_dossier_reminds_of_nothing(dossier):
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=OP, sluitreden="verhuisd")
    assert bij(dossier) == []


# Mail and start page


def test_i13_the_mail_goes_on_day_five_and_says_nothing(dossier, mailoutbox):
    Deelnemer.objects.filter(dossier=dossier, rol="professional").update(email="samira@voorbeeld.test")
    assert herinneringen_versturen(om(MELDING + timedelta(days=4))).verstuurd == 0
    assert herinneringen_versturen(om(MELDING + timedelta(days=5))).verstuurd == 1
    mail = mailoutbox[0]
    assert not any(woord in f"{mail.subject} {mail.body}" for woord in ("Roos", "gemeente", "melding", "Wmo"))


def test_the_start_page_says_what_is_due_and_the_list_too(dossier, client, klok):
    klok.move_to(om(MELDING + timedelta(days=5)))
    herinneringen_bijwerken(dossier, op=MELDING + timedelta(days=5))
    client.force_login(Deelnemer.objects.get(dossier=dossier, roepnaam="Samira").gebruiker)
    soep = soep_van(client, "dossier:start")
    regel = soep.select_one("[aria-labelledby=herinneringen] li")
    assert woorden(regel) == "Roos: Het plan naar de gemeente brengen 9 maart 2026"
    assert regel.a["href"] == reverse("plannen:aanvraag", kwargs={"dossier": dossier.uuid})
    assert "Uiterlijk op 9 maart 2026 kan het plan naar de gemeente." in woorden(soep.select_one(".sp-caseload"))


@pytest.mark.parametrize("soort", list(Herinneringssoort))
def test_every_kind_has_words_on_the_start_page(dossier, client, klok, soort):
    klok.move_to(om(OP))
    samira = Deelnemer.objects.get(dossier=dossier, roepnaam="Samira")
    Herinnering.objects.create(dossier=dossier, soort=soort, datum=OP - timedelta(days=7), aan=samira)
    client.force_login(samira.gebruiker)
    assert soep_van(client, "dossier:start").select_one("[aria-labelledby=herinneringen] a")["href"]


def test_recording_a_decision_on_screen_ends_the_waiting_at_once(dossier, client):
    Dossier.objects.filter(pk=dossier.pk).update(aanvraag_op=AANVRAAG)
    vraag = vraag_in(dossier)
    assert "besluit_vooraf" in dict(bij(dossier))
    client.force_login(Deelnemer.objects.get(dossier=dossier, roepnaam="Samira").gebruiker)
    pagina = reverse("plannen:besluit", kwargs={"dossier": dossier.uuid, "wmovraag": vraag.uuid})
    prefix = f"besluit_{uuid4()}"
    velden = {"revisie": 0, "uitkomst": "toegekend", "op": "2026-03-02", "tot": "2026-12-31"}
    client.post(pagina, {f"{prefix}-{naam}": waarde for naam, waarde in velden.items()} | {"naar": "blijf"})
    assert [soort for soort, _dag, _wie in die_tellen(dossier)] == ["besluit_loopt_af", "bezwaar"]


def test_queries_do_not_grow_with_the_dossiers(queries_groeien_niet):
    def maken(aantal):
        for _ in range(aantal):
            dossier = DossierFactory(melding=True, melding_op=MELDING)
            professional_in(dossier)
            BesluitFactory(wmovraag=vraag_in(dossier), op=MELDING)

    def doen():
        Herinnering.objects.all().delete()
        herinneringen_versturen(om(OP))

    queries_groeien_niet(maken=maken, doen=doen, hoogstens=15)
