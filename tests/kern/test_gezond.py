"""/gezond/: each part in plain words, 503 when one of them is broken."""

import socket
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.urls import reverse

from supportplan.kern import gezond
from tests.conftest import NU


@pytest.fixture
def worker(db):
    """A worker that reported just now."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [NU])


def taak(wanneer):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, scheduled_at) VALUES ('x', 'default', %s)",
            [wanneer],
        )


def deel(naam):
    return next(onderdeel for onderdeel in gezond.onderzoek(NU) if onderdeel.naam == naam)


def test_all_well(client, worker):
    antwoord = client.get(reverse("kern:gezond"))
    assert antwoord.status_code == 200
    assert "Alles werkt." in antwoord.content.decode()


def test_without_worker_is_told(client, db):
    antwoord = client.get(reverse("kern:gezond"))
    assert antwoord.status_code == 503
    assert "Er loopt geen programma dat taken uitvoert" in antwoord.content.decode()


def test_silent_worker_counts_as_none(worker, klok):
    assert not gezond.onderzoek(NU + timedelta(minutes=2))[1].goed


@pytest.mark.parametrize(("minuten", "goed"), [(-11, False), (-9, True), (60, True)])
def test_waiting_jobs(worker, minuten, goed):
    taak(NU + timedelta(minutes=minuten))
    assert deel("Taken").goed is goed


def test_broken_database_is_told(transactional_db, settings):
    connection.close()
    echt = settings.DATABASES["default"]["NAME"]
    connections["default"].settings_dict["NAME"] = "bestaat_niet"
    try:
        assert [(d.naam, d.goed) for d in gezond.onderzoek(NU)][:2] == [("Database", False), ("Taken", False)]
    finally:
        connections["default"].settings_dict["NAME"] = echt


def test_unreachable_mail_is_told(worker, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as vrij:  # bound but not listening: nobody answers there
        vrij.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = vrij.getsockname()
        assert deel("Mail") == gezond.Onderdeel(
            "Mail", False, "De mailserver is niet bereikbaar of weigert de aanmelding."
        )


def test_full_disk_is_told(worker, monkeypatch):
    monkeypatch.setattr(gezond, "SCHIJF_MIN", 2**62)
    assert deel("Schijf").uitleg == "De schijf is bijna vol."
