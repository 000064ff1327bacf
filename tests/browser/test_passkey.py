"""A passkey made and used in a real browser, with an authenticator of the browser's own (WebAuthn)."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.factories import GebruikerFactory, MedewerkerFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.lopende_klok]
WACHTWOORD = "paars fornuis zwemt achteruit"  # pragma: allowlist secret


@pytest.fixture
def joost(transactional_db, settings):
    """Somebody of staff who signs in for the first time."""
    settings.TWEEDE_STAP_VERPLICHT = True
    cache.clear()
    gebruiker = GebruikerFactory(naam="Joost Kuipers", email="joost@voorbeeld.test")
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    MedewerkerFactory(gebruiker=gebruiker)
    return gebruiker


@pytest.fixture
def apparaat(pagina):
    """A laptop with a fingerprint reader; gives the switch for whether the finger is recognised."""
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    gemaakt = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})["authenticatorId"]

    def vinger(herkend):
        cdp.send("WebAuthn.setUserVerified", {"authenticatorId": gemaakt, "isUserVerified": herkend})

    return vinger


def test_staff_make_a_passkey_and_come_in_with_it_alone(pagina, apparaat, joost, live_server):
    """First the page that asks for a second step, then the codes, and next time one press of a button."""
    pagina.goto(live_server.url.replace("127.0.0.1", "localhost") + "/")
    pagina.get_by_label("E-mail").fill(joost.email)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Aanmelden", exact=True).click()
    pagina.get_by_role("link", name="Maak een passkey").click()
    pagina.get_by_role("button", name="Maak de passkey").click()
    pagina.get_by_role("link", name="Ik heb ze bewaard, verder").click()
    pagina.wait_for_url("**/")

    pagina.get_by_text("Joost Kuipers").click()
    pagina.get_by_role("button", name="Afmelden").click()
    pagina.wait_for_url(f"**{reverse('account_login')}*")
    apparaat(herkend=False)
    pagina.get_by_role("button", name="Aanmelden met een passkey").click()
    pagina.get_by_text("Dat is niet gelukt. Er is niets veranderd.").wait_for()
    apparaat(herkend=True)
    pagina.get_by_role("button", name="Aanmelden met een passkey").click()
    pagina.wait_for_url("**/")
    pagina.get_by_text("Joost Kuipers").wait_for()


def test_without_script_a_passkey_is_not_offered(venster, joost):
    """The button would do nothing; the password and the app do."""
    pagina = venster(java_script_enabled=False).new_page()
    pagina.goto(reverse("account_login"))
    assert pagina.get_by_role("button", name="Aanmelden met een passkey").count() == 0
    pagina.get_by_label("E-mail").fill(joost.email)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Aanmelden", exact=True).click()
    pagina.get_by_role("link", name="Maak een passkey").click()
    pagina.get_by_text("alleen als JavaScript aan staat").wait_for()
    pagina.get_by_role("link", name="Liever een app op uw telefoon?").click()
    pagina.locator(".sp-qr svg").wait_for()
