"""Sending: one mail per person per day, to a real mail server, and never lost (I-13)."""

import threading
import time
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from procrastinate.contrib.django.procrastinate_app import current_app

from supportplan.kern import herinneren
from supportplan.kern.herinneren import Uitslag, herinneringen_versturen
from supportplan.kern.models import Deelnemer, Dossier, Herinnering
from supportplan.kern.tasks import herinneringen
from supportplan.kern.toegang import deelnemer_koppelen, deelnemer_ontkoppelen
from tests.factories import GebruikerFactory, client_van
from tests.mailserver import Server
from tests.plannen.herinnerd import OP, om, vast_plan

EVALUATIE = date(2026, 3, 16)  # two weeks after OP


@pytest.fixture
def server(settings, caplog):
    caplog.set_level("ERROR", logger="mail.log")  # of aiosmtpd
    server = Server()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 10
    yield server
    if server.server is not None:
        server.stop(no_assert=True)


@pytest.fixture
def post(server):
    return server.handler


@pytest.fixture
def plan(db):
    return vast_plan("Wies Verborgen", evaluatie_op=EVALUATIE)


def samira_van(plan):
    return Deelnemer.objects.get(dossier=plan.dossier, roepnaam="Samira")


def wachtend():
    return Herinnering.objects.te_versturen(OP).count()


def test_i13_a_mail_goes_out_on_the_day_and_says_nothing(plan, post):
    assert herinneringen_versturen(om(OP - timedelta(days=1))) == Uitslag(0, 0)
    assert herinneringen_versturen(om(OP)) == Uitslag(1, 0)
    (mail,) = post.mails
    assert mail["To"] == samira_van(plan).gebruiker.email
    assert mail["Subject"] == "Er staat iets voor u klaar in Supportplan"
    assert [deel.get_content_type() for deel in mail.iter_parts()] == ["text/plain", "text/html"]
    alles = " ".join(deel.get_content() for deel in mail.iter_parts()) + mail["Subject"] + mail["From"]
    for woord in ("Wies", "Verborgen", "evaluatie", "bekijken", "maart", "2026", str(plan.dossier.uuid)):
        assert woord not in alles, woord


def test_twice_is_once(plan, post):
    assert herinneringen_versturen(om(OP)) == Uitslag(1, 0)
    assert herinneringen_versturen(om(OP)) == Uitslag(0, 0)
    assert herinneringen_versturen(om(OP + timedelta(days=1))) == Uitslag(0, 0)
    assert len(post.mails) == 1


def test_three_moments_are_three_mails(plan, post):
    for dag in range(40):
        herinneringen_versturen(om(OP + timedelta(days=dag)))
    assert len(post.mails) == 3
    assert [str(rij.verstuurd_op.date()) for rij in Herinnering.objects.order_by("verstuurd_op")] == [
        "2026-03-02",
        "2026-03-16",
        "2026-03-23",
    ]


def test_one_mail_a_day_however_many_dossiers(plan, post):
    samira = samira_van(plan).gebruiker
    for naam in ("Anna", "Corrie"):
        vast_plan(naam, evaluatie_op=EVALUATIE, wie=samira)
    assert herinneringen_versturen(om(OP, 8)) == Uitslag(1, 0)
    vast_plan("Dora", evaluatie_op=EVALUATIE, wie=samira)  # comes up later that day
    assert herinneringen_versturen(om(OP, 9)) == Uitslag(0, 0)
    assert herinneringen_versturen(om(OP + timedelta(days=1))) == Uitslag(1, 0)
    assert len(post.mails) == 2


def test_what_a_machine_that_stood_still_missed_comes_in_one_mail(plan, post):
    assert herinneringen_versturen(om(EVALUATIE + timedelta(days=30))) == Uitslag(1, 0)
    assert wachtend() == 0


def _sluiten(plan):
    Dossier.objects.filter(pk=plan.dossier.pk).update(gesloten_op=OP, sluitreden="verhuisd")


@pytest.mark.parametrize(
    "verandering",
    [
        _sluiten,
        lambda plan: deelnemer_ontkoppelen(samira_van(plan)),
        lambda plan: Deelnemer.objects.filter(dossier=plan.dossier).update(tot=OP - timedelta(days=1)),
        lambda plan: Deelnemer.objects.filter(dossier=plan.dossier).update(verwijderd_op=om(OP)),
        lambda plan: Deelnemer.objects.filter(dossier=plan.dossier).update(geen_mail=True),
    ],
    ids=["closed", "access ended", "no longer taking part", "removed", "no mail"],
)
def test_nothing_goes_out(plan, post, verandering):
    verandering(plan)
    assert herinneringen_versturen(om(OP)) == Uitslag(0, 0)
    assert post.mails == []


@pytest.mark.parametrize("geen_mail", [True, False])
def test_the_client_gets_a_mail_where_and_if_it_was_agreed(plan, post, geen_mail):
    client = client_van(plan.dossier)
    client.email, client.geen_mail = "veilig@voorbeeld.test", geen_mail
    client.save()
    deelnemer_koppelen(client, GebruikerFactory())
    herinneringen_versturen(om(OP))
    assert ("veilig@voorbeeld.test" in {mail["To"] for mail in post.mails}) is not geen_mail
    assert Herinnering.objects.filter(aan=client, vervallen_op=None).count() == 3  # on the screen in any case


# Trouble on the way


def test_a_server_that_was_down_for_a_day(plan, server):
    server.stop(no_assert=True)
    for uur in (8, 12, 20):
        assert herinneringen_versturen(om(OP, uur)) == Uitslag(0, 1)
    weer = Server(server.port)
    weer.start()
    try:
        assert herinneringen_versturen(om(OP + timedelta(days=1))) == Uitslag(1, 0)
        assert len(weer.handler.mails) == 1
    finally:
        weer.stop(no_assert=True)


@pytest.mark.parametrize("antwoord", ["550 no such mailbox", "421 too busy, closing the line"])
def test_one_refused_address_stops_nobody_else(plan, post, antwoord):
    ander = vast_plan("Anna", evaluatie_op=EVALUATIE)
    post.weigert[samira_van(plan).gebruiker.email] = antwoord
    assert herinneringen_versturen(om(OP)) == Uitslag(1, 1)
    assert [mail["To"] for mail in post.mails] == [samira_van(ander).gebruiker.email]
    post.weigert.clear()
    assert herinneringen_versturen(om(OP, 9)) == Uitslag(1, 0)


class Stroomuitval(BaseException):
    """Everything stops at this very moment."""


def test_killed_between_mail_and_commit_repeats_the_same_message_id(plan, post, monkeypatch):
    versturen = herinneren.bericht_versturen

    def en_dan_valt_het_uit(*args, **kwargs):
        versturen(*args, **kwargs)
        raise Stroomuitval

    monkeypatch.setattr(herinneren, "bericht_versturen", en_dan_valt_het_uit)
    with pytest.raises(Stroomuitval):
        herinneringen_versturen(om(OP))
    assert wachtend() == 1
    monkeypatch.undo()
    vast_plan("Anna", evaluatie_op=date(2026, 3, 17), wie=samira_van(plan).gebruiker)  # something new for her by then
    herinneringen_versturen(om(OP + timedelta(days=1)))
    eerste, tweede = post.mails
    assert eerste["Message-ID"] == tweede["Message-ID"]
    assert wachtend() == 0


def test_every_mail_has_a_message_id_of_its_own(plan, post):
    for dag in range(40):
        herinneringen_versturen(om(OP + timedelta(days=dag)))
    assert len({mail["Message-ID"] for mail in post.mails}) == 3


def _tot_er_een_wacht():
    """Until a connection waits for what another one holds; fails after ten seconds."""
    begin = time.monotonic()
    with connection.cursor() as cursor:
        while time.monotonic() - begin < 10:
            cursor.execute("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone():
                return
    pytest.fail("the second worker never waited for the first")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_mail(server, transactional_db):
    plan = vast_plan(evaluatie_op=EVALUATIE)
    post, doorgaan, uitslagen = server.handler, threading.Event(), []
    post.wacht_op = doorgaan

    def werker():
        try:
            uitslagen.append(herinneringen_versturen(om(OP)))
        finally:
            connection.close()

    eerste, tweede = threading.Thread(target=werker), threading.Thread(target=werker)
    eerste.start()
    assert post.aan.wait(10)  # the first has handed its mail over and not committed yet
    vast_plan("Anna", evaluatie_op=EVALUATIE, wie=samira_van(plan).gebruiker)
    tweede.start()
    _tot_er_een_wacht()
    doorgaan.set()
    for draad in (eerste, tweede):
        draad.join(20)
    assert sorted(uitslag.verstuurd for uitslag in uitslagen) == [0, 1]
    assert len(post.mails) == 1


# The clock


@pytest.mark.parametrize("dag", [date(2026, 3, 29), date(2026, 10, 25)])
@pytest.mark.parametrize(("uur", "minuut"), [(0, 5), (2, 30), (3, 30), (23, 55)])
def test_days_on_which_the_clock_changes(db, post, dag, uur, minuut):
    vast_plan(evaluatie_op=dag)
    Herinnering.objects.filter(soort="evaluatie_vooraf").update(verstuurd_op=om(OP))
    assert herinneringen_versturen(om(dag - timedelta(days=1), 23, 59)) == Uitslag(0, 0)
    assert herinneringen_versturen(om(dag, uur, minuut)) == Uitslag(1, 0)
    assert herinneringen_versturen(om(dag, 23, 59)) == Uitslag(0, 0)


# The command and the hourly job


def opdracht(*args):
    uit = StringIO()
    call_command("herinneringen_versturen", *args, stdout=uit)
    return uit.getvalue()


def test_the_command_tells_how_many(plan, post):
    assert opdracht("--op", "2026-03-01") == "0 verstuurd, 0 niet verstuurd.\n"
    assert opdracht() == "1 verstuurd, 0 niet verstuurd.\n"
    assert opdracht("--op", "2026-03-16") == "1 verstuurd, 0 niet verstuurd.\n"
    assert opdracht("--op", "2026-03-16") == "0 verstuurd, 0 niet verstuurd.\n"


def test_the_command_fails_when_something_stays_behind(plan, server):
    server.stop(no_assert=True)
    with pytest.raises(CommandError, match="0 verstuurd, 1 niet verstuurd") as fout:
        opdracht()
    assert fout.value.returncode == 1


@pytest.mark.parametrize("tekst", ["morgen", "2026-02-30", "31-12-2026"])
def test_the_command_asks_for_a_day(plan, tekst):
    with pytest.raises(CommandError, match="Geef een dag als 2026-05-11") as fout:
        opdracht("--op", tekst)
    assert fout.value.returncode == 2


def test_the_log_names_nobody(plan, server, caplog):
    server.handler.weigert[samira_van(plan).gebruiker.email] = "550 no such mailbox"
    with caplog.at_level("INFO"):
        herinneringen_versturen(om(OP))
    gelogd = [regel.getMessage() for regel in caplog.records if regel.name.startswith("supportplan")]
    assert gelogd == ["Herinnering niet verstuurd", "Herinneringen: 0 verstuurd, 1 niet verstuurd"]


@pytest.mark.parametrize(("uur", "aantal"), [(6, 0), (7, 1), (20, 1), (21, 0)])
def test_the_job_works_by_day(plan, post, klok, uur, aantal):
    klok.move_to(om(OP, uur, 30))
    herinneringen(timestamp=0)
    assert len(post.mails) == aantal


@pytest.mark.django_db(transaction=True)
def test_the_worker_runs_the_job(server, taken_uitvoeren):
    vast_plan(evaluatie_op=EVALUATIE)
    herinneringen.defer(timestamp=0)
    taken_uitvoeren()
    assert len(server.handler.mails) == 1


def test_the_job_is_planned_every_hour():
    gepland = current_app.periodic_registry.periodic_tasks
    assert [taak.cron for (naam, _id), taak in gepland.items() if naam.endswith("tasks.herinneringen")] == ["0 * * * *"]
