"""The second step of signing in (S-01): staff cannot do without, nobody is locked out of their own account."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from bs4 import BeautifulSoup
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from django.urls import reverse

from supportplan.kern.keuzes import Actie, Resultaat, Rol
from supportplan.kern.models import Gebruiker, Logregel
from supportplan.kern.sessieduur import SLEUTEL as SESSIE
from supportplan.kern.toegang import deelnemer_koppelen
from supportplan.kern.tweede_stap import hersleutelen
from tests.factories import DeelnemerFactory, DossierFactory, GebruikerFactory, MedewerkerFactory, client_van
from tests.paginas import woorden

pytestmark = pytest.mark.django_db
WACHTWOORD = "paars fornuis zwemt achteruit"  # pragma: allowlist secret
NODIG, INDEX, AAN = "mfa_nodig", "mfa_index", "account_login"


@pytest.fixture(autouse=True)
def _verplicht(settings):
    settings.TWEEDE_STAP_VERPLICHT = True
    cache.clear()  # the limits count on over the tests, whose clock stands still


@pytest.fixture
def samira(db):
    """Somebody of staff with a password and no second step."""
    gebruiker = GebruikerFactory(naam="Samira de Wit")
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    MedewerkerFactory(gebruiker=gebruiker)
    return gebruiker


def met_wachtwoord(gebruiker, client=None):
    """Somebody's browser after the page of signing in."""
    client = client or Client()
    antwoord = client.post(reverse(AAN), {"login": gebruiker.email, "password": WACHTWOORD})
    return client, antwoord


def code_nu(sleutel, verschil=0):
    """The six digits an app would show now."""
    return format_hotp_value(hotp_value(sleutel, int(time.time()) // 30 + verschil))


def app_instellen(client):
    """Follow the page: give back the app's secret and the recovery codes one sees then."""
    pagina = BeautifulSoup(client.get(reverse("mfa_activate_totp")).content, "html.parser")
    assert pagina.select_one(".sp-qr svg path") is not None
    sleutel = pagina.select_one("details code").text.strip()
    with TestCase.captureOnCommitCallbacks(execute=True):
        antwoord = client.post(reverse("mfa_activate_totp"), {"code": code_nu(sleutel)})
    assert antwoord.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = BeautifulSoup(client.get(antwoord.headers["Location"]).content, "html.parser").select(".sp-codes code")
    return sleutel, [code.text.strip() for code in codes]


def test_staff_without_one_gets_nowhere_but_to_where_it_is_made(samira):
    """Also not with a POST, and whatever address they typed; the page says why and what to do."""
    dossier = professional_in_met(samira)
    client, _ = met_wachtwoord(samira)
    for adres in ("/", reverse("dossier:dossier", args=[dossier.uuid]), reverse("dossier:openen"), "/nergens/"):
        for antwoord in (client.get(adres), client.post(adres, {"naam": "x"})):
            assert antwoord.status_code == 404 if adres == "/nergens/" else antwoord.url == reverse(NODIG)
    tekst = woorden(BeautifulSoup(client.get(reverse(NODIG)).content, "html.parser").main)
    assert "Nog één stap" in tekst
    assert "Stel de app in" in tekst
    assert "passkey" in tekst


def professional_in_met(gebruiker):
    """A case in which this person helps."""
    deelnemer = DeelnemerFactory(rol=Rol.PROFESSIONAL)
    deelnemer_koppelen(deelnemer, gebruiker)
    return deelnemer.dossier


def test_after_making_one_the_way_is_free_and_the_log_knows(samira):
    """And the secret stands encrypted in the database."""
    client, _ = met_wachtwoord(samira)
    sleutel, codes = app_instellen(client)
    assert client.get("/").status_code == 200
    assert len(set(codes)) == 10
    bewaard = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert sleutel not in bewaard
    regels = Logregel.objects.filter(soort="tweede_stap", actor=samira, actie=Actie.TOEVOEGEN)
    assert sorted(regels.values_list("velden", flat=True)) == [["recovery_codes"], ["totp"]]
    assert client.get(reverse(NODIG)).url == "/"


def test_signing_in_then_asks_for_the_code(samira):
    """A wrong one is refused with what to do, and written down; the right one opens the page one asked for."""
    eerste, _ = met_wachtwoord(samira)
    sleutel, _codes = app_instellen(eerste)
    client, antwoord = met_wachtwoord(samira)
    assert antwoord.url == reverse("mfa_authenticate")
    assert client.get("/").url.startswith(reverse(AAN))
    fout = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    soep = BeautifulSoup(fout.content, "html.parser")
    assert "Deze code klopt niet" in woorden(soep.main)
    assert soep.title.text.strip().startswith("Fout:")
    assert Logregel.objects.filter(soort="tweede_stap", resultaat=Resultaat.GEWEIGERD, actor=samira).count() == 1
    assert client.post(reverse("mfa_authenticate"), {"code": code_nu(sleutel, -1)}).url == "/"
    assert client.get("/").status_code == 200
    assert SESSIE in client.session


def test_guessing_codes_is_stopped(samira):
    """After some tries even the right code waits."""
    eerste, _ = met_wachtwoord(samira)
    sleutel, _codes = app_instellen(eerste)
    client, _ = met_wachtwoord(samira)
    for poging in range(12):
        client.post(reverse("mfa_authenticate"), {"code": f"{poging:06}"})
    client.post(reverse("mfa_authenticate"), {"code": code_nu(sleutel)})
    assert client.get("/").status_code == 302


def test_a_recovery_code_works_once(samira):
    """For who lost the phone."""
    eerste, _ = met_wachtwoord(samira)
    _sleutel, codes = app_instellen(eerste)
    client, _ = met_wachtwoord(samira)
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).url == "/"
    nog_eens, _ = met_wachtwoord(samira)
    assert nog_eens.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 200
    assert nog_eens.post(reverse("mfa_authenticate"), {"code": codes[1]}).url == "/"
    over = BeautifulSoup(nog_eens.get(reverse(INDEX)).content, "html.parser")
    assert "nog 8 herstelcodes" in woorden(over.main)


def test_the_last_one_of_staff_stays_until_there_is_another(samira):
    """With what to do instead; a client may take away what they did not have to have."""
    client, _ = met_wachtwoord(samira)
    app_instellen(client)
    pagina = BeautifulSoup(client.get(reverse("mfa_deactivate_totp")).content, "html.parser")
    assert "Maak eerst een andere" in woorden(pagina.main)
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=samira, type="totp").exists()
    samira.functies.all().delete()
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=samira).exists()


@pytest.mark.parametrize("maak", ["client", "demo", "uit_dienst"])
def test_who_need_not_have_one_comes_in_with_the_password(maak):
    """A client, an invented person, somebody whose work here is over."""
    gebruiker = GebruikerFactory(is_demo=maak == "demo")
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    if maak == "client":
        deelnemer_koppelen(client_van(DossierFactory()), gebruiker)
    else:
        MedewerkerFactory(gebruiker=gebruiker, tot=None if maak == "demo" else "2025-06-01")
    client, antwoord = met_wachtwoord(gebruiker)
    assert antwoord.url == "/"
    assert client.get("/").status_code == 200


def test_the_beheerder_helps_who_lost_everything(samira, capsys):
    """They sign in with their password and make a new one; the log says it was done."""
    eerste, _ = met_wachtwoord(samira)
    app_instellen(eerste)
    call_command("tweede_stap_wissen", samira.email.upper())
    assert "2 weggehaald" in capsys.readouterr().out
    client, _ = met_wachtwoord(samira)
    assert client.get("/").url == reverse(NODIG)
    assert Logregel.objects.filter(soort="tweede_stap", actie=Actie.VERWIJDEREN, reden="beheer").exists()
    with pytest.raises(CommandError, match="geen account"):
        call_command("tweede_stap_wissen", "niemand@voorbeeld.test")


def test_a_new_key_leaves_the_app_working(samira, settings):
    """After the old key is gone too, when everything was encrypted anew in between."""
    client, _ = met_wachtwoord(samira)
    sleutel, codes = app_instellen(client)
    oud = settings.SALT_KEY
    settings.SALT_KEY = ["een andere sleutel", *([oud] if isinstance(oud, str) else oud)]
    hersleutelen()
    settings.SALT_KEY = ["een andere sleutel"]
    weer, _ = met_wachtwoord(samira)
    assert weer.post(reverse("mfa_authenticate"), {"code": code_nu(sleutel)}).url == "/"
    nog, _ = met_wachtwoord(samira)
    assert nog.post(reverse("mfa_authenticate"), {"code": codes[0]}).url == "/"


@pytest.mark.parametrize(
    "woord",
    ["Welkom2026!!", "wachtwoord123", "supportplan2026", "Samira de Wit 1", "qwertyuiop12", "Zomer2026Zomer"],
)
def test_a_password_that_is_easy_to_guess_is_refused(woord, samira):
    """Numbers and signs behind a known word help nothing, nor does the own name."""
    with pytest.raises(ValidationError, match=r"makkelijk te raden|lijkt|vaak"):
        validate_password(woord, samira)


def test_a_sentence_is_a_good_password(samira):
    """However long."""
    validate_password(WACHTWOORD, samira)
    validate_password(WACHTWOORD * 20, samira)


def test_later_on_it_is_asked_again_who_this_is(samira, klok):
    """A device left open for a while gives nobody a second step of their own; a code of the app is enough."""
    client, _ = met_wachtwoord(samira)
    sleutel, _codes = app_instellen(client)
    klok.shift(6 * 60)
    antwoord = client.get(reverse("mfa_add_webauthn"))
    assert antwoord.url.startswith(reverse("account_reauthenticate"))
    vraag = f"{reverse('mfa_reauthenticate')}?next={reverse('mfa_add_webauthn')}"
    assert "Met uw wachtwoord" in woorden(BeautifulSoup(client.get(vraag).content, "html.parser").main)
    assert client.post(vraag, {"code": code_nu(sleutel)}).url == reverse("mfa_add_webauthn")
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_no_page_of_it_speaks_english(samira):
    """The library's own words never reach the screen."""
    client, _ = met_wachtwoord(samira)
    app_instellen(client)
    namen = [INDEX, "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn"]
    for naam in [*namen, "mfa_deactivate_totp", "mfa_reauthenticate"]:
        tekst = woorden(BeautifulSoup(client.get(reverse(naam), follow=True).content, "html.parser").main)
        assert not re.search(r"\b(the|your|you|security key|authenticator code|codes available)\b", tekst, re.I), naam


def test_nobody_sees_the_account_of_another(samira):
    """The passkey of somebody else does not exist."""
    ander = Authenticator.objects.create(user=GebruikerFactory(), type="webauthn", data={})
    client, _ = met_wachtwoord(samira)
    app_instellen(client)
    for naam in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.get(reverse(naam, args=[ander.pk])).status_code == 404
        assert client.post(reverse(naam, args=[ander.pk]), {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=ander.pk).exists()
    assert Gebruiker.objects.filter(pk=ander.user_id).exists()
