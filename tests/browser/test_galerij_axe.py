"""The gallery and the pages without a dossier: axe, 320 px, keyboard, without JavaScript, weight over the wire."""

import gzip

import pytest
from hulp import axe_schoon, loop_met_tab, schuift_niet_opzij, zet_breedte

pytestmark = [pytest.mark.browser, pytest.mark.lopende_klok]


@pytest.fixture
def galerij(pagina, settings):
    settings.DEBUG = True
    pagina.goto("/galerij/")
    return pagina


def test_galerij_is_there_only_while_developing(client, settings):
    settings.DEBUG = False
    assert client.get("/galerij/").status_code == 404


def test_galerij_is_axe_clean_at_each_width(galerij):
    axe_schoon(galerij)


def test_galerij_is_axe_clean_in_the_client_look(galerij):
    galerij.goto("/galerij/?client")
    assert galerij.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    axe_schoon(galerij)


def test_sign_in_and_missing_page_are_axe_clean(venster, live_server):
    pagina = venster().new_page()
    for pad in ["/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/geen-pagina/"]:
        pagina.goto(pad)
        assert pagina.locator("h1").count() == 1
        axe_schoon(pagina)


def test_every_focus_is_visible_and_the_first_one_skips_to_the_content(galerij):
    namen = loop_met_tab(galerij)
    assert namen[0] == "Naar de inhoud"
    assert "Verder met de opties" in namen


def test_skip_link_brings_the_focus_to_the_content(pagina):
    pagina.goto("/account/login/")
    pagina.keyboard.press("Tab")
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"


def test_error_summary_has_the_focus_and_leads_to_the_field(galerij):
    assert galerij.title().startswith("Fout: ")
    assert "sp-foutoverzicht" in galerij.evaluate("document.activeElement.className")
    galerij.get_by_role("link", name="Kies een dag").click()
    assert galerij.evaluate("document.activeElement.name") == "dag"
    galerij.get_by_role("link", name="Kies of u het eens bent met dit doel").click()
    assert galerij.evaluate("document.activeElement.name") == "eens"


def test_fields_say_their_help_and_error(galerij):
    dag = galerij.get_by_label("Wanneer praten wij verder?")
    assert dag.get_attribute("aria-invalid") == "true"
    assert galerij.locator(f"#{dag.get_attribute('aria-describedby')}").inner_text().endswith("Kies een dag")
    groep = galerij.get_by_role("group", name="Bent u het eens met dit doel?")
    assert groep.get_attribute("aria-describedby") == "id_eens_helptext id_eens_error"


def test_dialog_opens_traps_the_focus_and_gives_it_back(galerij):
    opener = galerij.get_by_role("link", name="Sla deze vraag over")
    opener.click()
    dialoog = galerij.get_by_role("dialog", name="Wilt u deze vraag overslaan?")
    assert dialoog.is_visible()
    axe_schoon(galerij, breedtes=(320,))
    galerij.keyboard.press("Escape")
    assert not dialoog.is_visible()
    assert galerij.evaluate("document.activeElement.textContent").strip() == "Sla deze vraag over"


def test_without_javascript_everything_is_there(venster, settings):
    settings.DEBUG = True
    pagina = venster(java_script_enabled=False).new_page()
    pagina.goto("/galerij/")
    assert not pagina.get_by_role("button", name="Afdrukken").is_visible()
    assert pagina.get_by_role("link", name="Sla deze vraag over").get_attribute("href") == "#dialoog"
    assert pagina.locator("dialog[open]").count() == 0


def test_wide_table_keeps_its_labels_on_a_phone(galerij):
    zet_breedte(galerij, 320)
    schuift_niet_opzij(galerij)
    cel = galerij.locator("td", has_text="Til gaat mee")
    label = cel.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"Wat anderen doen"'


def test_lines_are_at_most_seventy_characters(galerij):
    lengtes = galerij.evaluate("""() => {
      const p = document.createElement("p");
      p.textContent = "Op dinsdag eet ik met mijn buren in het buurthuis en daarna loop ik naar huis. ".repeat(9);
      document.querySelector("main").append(p);
      const bereik = document.createRange(), tekst = p.firstChild, regels = [];
      let boven = null, begin = 0;
      for (let i = 0; i < tekst.length; i++) {
        bereik.setStart(tekst, i); bereik.setEnd(tekst, i + 1);
        const top = bereik.getBoundingClientRect().top;
        if (boven !== null && top > boven + 5) { regels.push(i - begin); begin = i; }
        if (boven === null || top > boven + 5) boven = top;
      }
      return regels;
    }""")
    assert max(lengtes) <= 71, lengtes  # the space at the break counts too


def test_targets_are_at_least_24_pixels(galerij):
    """WCAG 2.5.8: each target 24 px high, except links inside a sentence."""
    zet_breedte(galerij, 390)
    te_klein = galerij.evaluate("""() => [...document.querySelectorAll("a, button, input, select, summary")]
      .filter((e) => e.checkVisibility() && !e.closest("p, td, th, figcaption, .nl-skip-link, .sp-foutoverzicht"))
      .map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])
      .filter(([, hoogte]) => hoogte < 24 && hoogte > 1)""")
    assert te_klein == []


def gewicht(soort, inhoud):
    """Bytes over the wire: fonts are compressed already, the rest at least by gzip."""
    return len(inhoud) if soort == "font" else len(gzip.compress(inhoud))


def test_first_view_weighs_at_most_150_kb_and_scripts_40_kb(pagina, settings):
    settings.DEBUG = True
    verzoeken = []
    pagina.on("requestfinished", lambda verzoek: verzoeken.append((verzoek.resource_type, verzoek.response())))
    pagina.goto("/galerij/", wait_until="networkidle")
    alles = [(soort, gewicht(soort, antwoord.body())) for soort, antwoord in list(verzoeken)]
    soorten, groottes = zip(*alles, strict=True)
    assert {"document", "stylesheet", "script", "font"} <= set(soorten)
    assert sum(grootte for soort, grootte in alles if soort == "script") <= 40 * 1024
    assert sum(groottes) <= 150 * 1024
