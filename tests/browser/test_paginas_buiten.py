"""Pages outside a dossier, the keyboard on the main ones, and the main path without JavaScript."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from hulp import FOCUS, axe_schoon, bewaak, loop_met_tab, schuift_niet_opzij, zet_breedte
from leesserver import WACHTWOORD, pagina_is_goed

from supportplan.dossier.formulieren import FORMULIEREN
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.toegang import deelnemer_koppelen

# django_db: without a marked test no database is made; what a module needs is stored by its server.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db,
    pytest.mark.xdist_group("paginas-buiten"),
]

# Every element a mouse can use, once; a closed <details> hides what is in it.
BEREIKBAAR = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter((e) => e.checkVisibility() && !e.disabled && e.tabIndex >= 0).length"""


@pytest.fixture(scope="module")
def server(leesserver):
    leesserver.lezen_in("tweede", definitief=False)
    leesserver.lezen_in("bram", definitief=True)
    leesserver.wies = Gebruiker.objects.create_user("wies@voorbeeld.test", naam="Wies van Dam")
    deelnemer_koppelen(Deelnemer.objects.get(dossier=leesserver.dossiers["tweede"], rol=Rol.CLIENT), leesserver.wies)
    Gebruiker.objects.create_user("bram@demo.invalid", naam="Bram Demo", is_demo=True)
    return leesserver


@pytest.fixture(scope="module")
def vreemd_venster(server, browser):
    """A window of nobody: not signed in."""
    context = browser.new_context(locale="nl-NL", base_url=server.url, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def venster_van_wies(server, browser):
    """A page of the client, signed in; stored before the test's own transaction begins."""
    context = browser.new_context(locale="nl-NL", base_url=server.url, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    server.aanmelden(context, server.wies)
    pagina = context.new_page()
    yield pagina, *bewaak(pagina, server.url)
    context.close()


@pytest.mark.parametrize("slug", [None, *(formulier.slug for formulier in FORMULIEREN)])
def test_blank_forms(server, leesvenster, slug):
    pagina_is_goed(leesvenster, reverse("dossier:formulier", args=[slug]) if slug else reverse("dossier:formulieren"))


@pytest.mark.parametrize(
    "adres",
    ["/?zoek=niemand", "/?zoek=wies&volgorde=datum", reverse("account_change_password"), reverse("account_logout")],
)
def test_other_pages_of_who_is_signed_in(server, leesvenster, adres):
    pagina_is_goed(leesvenster, adres)


def test_missing_page(server, leesvenster):
    pagina_is_goed(leesvenster, "/dossiers/00000000-0000-4000-8000-000000000000/", status=404)


@pytest.mark.parametrize("sjabloon", ["403.html", "403_csrf.html", "500.html"])
def test_pages_of_what_went_wrong(server, leesvenster, sjabloon):
    pagina, *_rest = leesvenster
    status = int(sjabloon[:3])
    pagina.route("**/stuk/", lambda route: route.fulfill(status=status, body=render_to_string(sjabloon)))
    pagina_is_goed(leesvenster, "/stuk/", status=status)
    pagina.unroute("**/stuk/")


def test_demo_chooser_and_health(server, leesvenster, settings):
    settings.DEMO = True
    pagina_is_goed(leesvenster, reverse("kern:demo"))
    assert leesvenster[0].get_by_role("button", name="Bram Demo").count() == 1
    pagina_is_goed(leesvenster, reverse("kern:gezond"), status=503)  # no worker runs in a test


def test_sign_in_page_says_what_is_wrong(server, vreemd_venster):
    vreemd_venster.goto(reverse("account_login"))
    vreemd_venster.get_by_label("E-mail").fill("samira@voorbeeld.test")
    vreemd_venster.get_by_label("Wachtwoord").fill("fout-woord")
    vreemd_venster.get_by_role("button", name="Aanmelden", exact=True).click()
    assert vreemd_venster.title().startswith("Fout:")
    axe_schoon(vreemd_venster, breedtes=(1280, 390))
    zet_breedte(vreemd_venster, 320, 256)
    schuift_niet_opzij(vreemd_venster)


@pytest.mark.parametrize("naam", ["start", "dossier", "plan", "aanvraag"])
@pytest.mark.parametrize("breedte", [1280, 390])
def test_keyboard_reaches_everything_and_shows_where_it_is(server, leesvenster, naam, breedte):
    pagina, *_rest = leesvenster
    zet_breedte(pagina, breedte)
    pagina.goto(server.adres(naam, "tweede"))
    zichtbaar = pagina.evaluate(BEREIKBAAR)
    namen = loop_met_tab(pagina, hoogstens=zichtbaar + 20)
    assert namen[0] == "Naar de inhoud"
    assert len(namen) >= zichtbaar


def test_skip_link_lies_on_top_wherever_the_page_is(server, leesvenster):
    pagina, *_rest = leesvenster
    zet_breedte(pagina, 390)
    pagina.goto(server.adres("aanvraag", "tweede"))
    link = pagina.get_by_role("link", name="Naar de inhoud")
    doel = pagina.locator(".sp-taak__naam").first  # a link that fills its whole row
    doel.evaluate(
        "e => window.scrollTo({top: e.closest('li').getBoundingClientRect().top + scrollY, behavior: 'instant'})"
    )
    link.evaluate("e => e.focus({preventScroll: true})")
    assert pagina.evaluate(FOCUS)["bedekt_door"] is None


def test_without_javascript_from_sign_in_to_a_final_document(server, browser):
    context = browser.new_context(locale="nl-NL", base_url=server.url, java_script_enabled=False)
    context.set_default_timeout(60_000)
    pagina = context.new_page()
    pagina.goto("/")
    pagina.get_by_label("E-mail").fill(server.samira.email)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Aanmelden", exact=True).click()
    pagina.get_by_label("Zoek op naam").fill("wies")
    pagina.get_by_role("button", name="Zoek").click()
    assert pagina.get_by_role("link", name="Bram").count() == 0
    pagina.get_by_role("link", name="Wies van Dam").click()
    pagina.get_by_role("link", name="Aanvraag", exact=True).click()
    pagina.get_by_role("link", name="Definitief maken").click()
    pagina.get_by_role("button", name="Maak definitief").click()
    assert "Versie 1 is definitief." in pagina.inner_text("main")
    with pagina.expect_download() as gevraagd:
        pagina.locator(".sp-bestanden a[href$='/pdf/']").click()
    assert gevraagd.value.suggested_filename == "aanvraag.pdf"
    context.close()


def test_the_client_reads_the_plan_and_not_what_is_closed(server, venster_van_wies):
    pagina, *_rest = venster_van_wies
    pagina_is_goed(venster_van_wies, server.adres("plan", "tweede"))
    assert "Plan van Aanpak" in pagina.inner_text("h1")
    pagina_is_goed(venster_van_wies, server.adres("logboek", "tweede"), status=403)
