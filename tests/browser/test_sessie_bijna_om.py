"""Before a session ends the page asks; after it the page is covered, and what was typed is still in it (S-14)."""

from importlib import import_module
from threading import Thread

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hulp import axe_fouten, bewaak
from leesserver import AANMELDWIJZE
from playwright.sync_api import expect

from supportplan.kern.sessieduur import SLEUTEL

# django_db: without a marked test no database is made; what a module needs is stored by its server.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db,
    pytest.mark.xdist_group("sessie"),
]


@pytest.fixture(scope="module")
def server(leesserver):
    leesserver.lezen_in("bram", definitief=False)
    return leesserver


def buiten_de_test(doe):
    """Do something in the database that the server sees: the test itself has a transaction of its own."""

    def uitvoeren():
        doe()
        connection.close()

    draad = Thread(target=uitvoeren)
    draad.start()
    draad.join()


def aanmelden(server, context):
    """Sign the professional in, as another tab of the same browser would."""
    koeken = []

    def sessie():
        client = Client()
        client.force_login(server.samira, backend=AANMELDWIJZE)
        koeken.append(client.cookies[settings.SESSION_COOKIE_NAME])

    buiten_de_test(sessie)
    koek = {"name": koeken[0].key, "value": koeken[0].value, "url": server.url, "httpOnly": True}
    context.add_cookies([koek])


@pytest.fixture
def venster(server, browser):
    """A window signed in on the page to close the dossier, with a clock of its own that can be put forward."""
    context = browser.new_context(locale="nl-NL", base_url=server.url, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    aanmelden(server, context)
    pagina = context.new_page()
    vreemd, _fouten = bewaak(pagina, server.url)
    pagina.clock.install()
    pagina.goto(reverse("dossier:sluiten", kwargs={"dossier": server.dossiers["bram"].uuid}))
    yield pagina
    assert not vreemd
    context.close()


def laat_rusten(pagina, minuten):
    """Make the session as if nobody did anything for so long, on the server and on the page."""
    sleutel = next(koek["value"] for koek in pagina.context.cookies() if koek["name"] == settings.SESSION_COOKIE_NAME)
    toen = int(timezone.now().timestamp()) - minuten * 60

    def terugzetten():
        sessie = import_module(settings.SESSION_ENGINE).SessionStore(sleutel)
        sessie[SLEUTEL] = sessie[SLEUTEL] | {"begonnen": toen, "actief": toen}
        sessie.save()

    buiten_de_test(terugzetten)
    pagina.clock.fast_forward(minuten * 60 * 1000)


def test_stay_signed_in_with_the_keyboard(venster):
    laat_rusten(venster, 57)  # who works: an hour
    dialoog = venster.get_by_role("alertdialog", name="Bent u er nog?")
    expect(dialoog).to_be_visible()
    expect(dialoog.get_by_role("button", name="Blijf aangemeld")).to_be_focused()
    assert not axe_fouten(venster)
    venster.keyboard.press("Enter")
    expect(dialoog).to_be_hidden()
    venster.reload()
    expect(venster.get_by_role("heading", level=1)).to_contain_text("sluiten")


def test_typing_is_being_there(venster):
    venster.get_by_role("textbox").first.press_sequentially("Bram redt zich")
    laat_rusten(venster, 57)
    venster.wait_for_function("fetch('/sessie/').then((a) => a.json()).then((s) => s.over > 3500)")
    expect(venster.locator("#sessie")).to_be_hidden()


def test_after_the_end_the_page_is_covered_and_goes_on_after_signing_in(venster, server):
    venster.get_by_role("textbox").first.fill("Bram redt zich")
    laat_rusten(venster, 65)
    dialoog = venster.get_by_role("alertdialog", name="U bent afgemeld")
    expect(dialoog).to_be_visible()
    assert not axe_fouten(venster)
    for _keer in range(2):
        venster.keyboard.press("Escape")
    expect(dialoog).to_be_visible()
    dialoog.get_by_role("button", name="Verder op deze pagina").click()
    expect(dialoog.get_by_role("status")).to_contain_text("nog niet aangemeld")
    aanmelden(server, venster.context)
    dialoog.get_by_role("button", name="Verder op deze pagina").click()
    expect(dialoog).to_be_hidden()
    expect(venster.get_by_role("textbox").first).to_have_value("Bram redt zich")
