"""Signing in by e-mail address and password, the closed sign-up, and the demo's "kies wie u bent"."""

import pytest
from django.urls import reverse

from supportplan.kern.keuzes import Actie
from supportplan.kern.models import Gebruiker, Logregel

WACHTWOORD = "veilig-genoeg-woord"


@pytest.fixture
def gebruiker(db):
    return Gebruiker.objects.create_user("fatima@voorbeeld.nl", WACHTWOORD, naam="Fatima")


def test_sign_in_by_email(client, gebruiker):
    antwoord = client.post(reverse("account_login"), {"login": "Fatima@voorbeeld.nl", "password": WACHTWOORD})
    assert antwoord.status_code == 302
    assert client.session["_auth_user_id"] == str(gebruiker.pk)


def test_wrong_password_is_refused(client, gebruiker):
    antwoord = client.post(reverse("account_login"), {"login": gebruiker.email, "password": "iets-anders"})
    assert antwoord.status_code == 200
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client, db):
    waarden = {"email": "nieuw@voorbeeld.nl", "password1": WACHTWOORD, "password2": WACHTWOORD}
    client.post(reverse("account_signup"), waarden)
    assert not Gebruiker.objects.exists()


def test_demo_signs_in_an_invented_person(client, gebruiker, settings):
    settings.DEMO = True
    demo = Gebruiker.objects.create_user("bram@demo.invalid", naam="Bram Demo", is_demo=True)
    keuze = client.get(reverse("kern:demo")).content.decode()
    assert "Bram Demo" in keuze
    assert "Fatima" not in keuze
    assert client.post(reverse("kern:demo_aanmelden", args=[demo.pk])).status_code == 302
    assert client.session["_auth_user_id"] == str(demo.pk)


def test_demo_never_signs_in_a_real_person(client, gebruiker, settings):
    settings.DEMO = True
    assert client.post(reverse("kern:demo_aanmelden", args=[gebruiker.pk])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_demo_signs_in_by_post_only(client, gebruiker, settings):
    settings.DEMO = True
    assert client.get(reverse("kern:demo_aanmelden", args=[gebruiker.pk])).status_code == 405


def test_without_demo_there_is_no_such_page(client, db, settings):
    settings.DEMO = False
    demo = Gebruiker.objects.create_user("bram@demo.invalid", naam="Bram Demo", is_demo=True)
    assert client.get(reverse("kern:demo")).status_code == 404
    assert client.post(reverse("kern:demo_aanmelden", args=[demo.pk])).status_code == 404


def test_p20_signing_in_is_in_the_log(client, gebruiker):
    client.post(reverse("account_login"), {"login": gebruiker.email, "password": WACHTWOORD})
    regel = Logregel.objects.get()
    assert (regel.actor, regel.actie, regel.dossier) == (gebruiker, Actie.INLOGGEN, None)
