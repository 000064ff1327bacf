"""Headers and cookies, asked of the product with the settings of production (S-06, S-11, P-14)."""

import json
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from supportplan import omgeving
from supportplan.kern.models import Gebruiker, Logregel
from tests.factories import GebruikerFactory
from tests.kern.test_omgeving import PRODUCTIE

# One request in a process of its own, because settings are read once; answers what a browser would get.
VRAAG = """
import json, sys
import django
django.setup()
from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment
adres, soort = sys.argv[1:]
antwoord = Client(SERVER_NAME="plan.voorbeeld.nl").get(adres, secure=soort == "https")
koeken = {koek.key: {naam: koek[naam] for naam in koek if koek[naam]} for koek in antwoord.cookies.values()}
print(json.dumps([antwoord.status_code, dict(antwoord.headers), koeken]))
"""
AANMELDEN = "/account/login/"


def vraag(adres, soort="https", **anders):
    """Status, headers and cookies of one request in production."""
    omgeving_ = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "DJANGO_SETTINGS_MODULE": "supportplan.settings"}
    omgeving_ |= PRODUCTIE | {"STATIC_BUILT": "false"} | anders  # nothing was gathered here
    uitkomst = subprocess.run(
        [sys.executable, "-c", VRAAG, adres, soort], cwd=omgeving.BASIS, env=omgeving_, capture_output=True, text=True
    )
    assert uitkomst.returncode == 0, uitkomst.stderr[-2000:]
    return json.loads(uitkomst.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def aanmeldpagina():
    return vraag(AANMELDEN)


@pytest.mark.lopende_klok
@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_s06_headers_of_production(aanmeldpagina, naam, waarde):
    status, kop, _koeken = aanmeldpagina
    assert status == 200
    assert kop[naam] == waarde


@pytest.mark.lopende_klok
def test_s06_the_browser_gets_no_rights_and_runs_nothing_inline(aanmeldpagina):
    _status, kop, _koeken = aanmeldpagina
    assert "camera=()" in kop["Permissions-Policy"]
    csp = kop["Content-Security-Policy"]
    assert "default-src 'self'" in csp
    assert "frame-ancestors 'none'" in csp
    assert "unsafe" not in csp
    assert "http" not in csp
    assert "*" not in csp


@pytest.mark.lopende_klok
def test_s06_cookies_of_production(aanmeldpagina):
    _status, _kop, koeken = aanmeldpagina
    assert set(koeken) == {"__Host-csrf"}  # nobody who only looks gets a session
    assert koeken["__Host-csrf"] | {"expires": ""} == {
        "expires": "",
        "httponly": True,
        "max-age": koeken["__Host-csrf"]["max-age"],
        "path": "/",
        "samesite": "Lax",
        "secure": True,
    }


@pytest.mark.lopende_klok
def test_s06_plain_http_goes_to_https():
    status, kop, _koeken = vraag(AANMELDEN, "http")
    assert status == 301
    assert kop["Location"] == f"https://plan.voorbeeld.nl{AANMELDEN}"


@pytest.mark.lopende_klok
def test_s11_security_txt_says_where_to_tell_a_weakness():
    status, kop, _koeken = vraag("/.well-known/security.txt")
    assert status == 200
    assert kop["Content-Type"] == "text/plain; charset=utf-8"


def test_s11_content_of_security_txt(client, settings):
    settings.SECURITY_CONTACT = "mailto:veilig@voorbeeld.nl"
    tekst = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:veilig@voorbeeld.nl\n" in tekst
    assert "Expires: 2026-08-29T00:00:00Z\n" in tekst  # 180 days after the day of the tests


@pytest.mark.django_db
def test_p14_nothing_made_for_a_signed_in_person_is_kept_by_the_browser(client):
    client.force_login(GebruikerFactory(), backend="allauth.account.auth_backends.AuthenticationBackend")
    for adres in ("/", "/formulieren/", "/account/password/change/", "/dossiers/openen/", "/bestaat-niet/"):
        assert "no-store" in client.get(adres)["Cache-Control"], adres


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("proxies", "doorgegeven", "gelogd"),
    [
        (0, "6.6.6.6", "127.0.0.1"),  # not asked for: anybody can make this up
        (1, "6.6.6.6, 10.1.2.3", "10.1.2.3"),  # what our own server added, not what came along
        (2, "10.1.2.3, 10.0.0.1", "10.1.2.3"),
        (1, "geen adres", "127.0.0.1"),
        (2, "6.6.6.6", "127.0.0.1"),
    ],
)
def test_the_log_knows_the_real_sender_behind_our_own_servers(settings, proxies, doorgegeven, gelogd):
    settings.PROXIES = proxies
    gebruiker = Gebruiker.objects.create_user("jan@voorbeeld.test", "veilig-genoeg-woord", naam="Jan")
    client = Client(headers={"X-Forwarded-For": doorgegeven})
    client.post(reverse("account_login"), {"login": gebruiker.email, "password": "veilig-genoeg-woord"})
    assert Logregel.objects.get(actie="inloggen").ip == gelogd
