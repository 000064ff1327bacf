"""What browser tests ask of every page: axe, no sideways scrolling, a keyboard walk with a visible focus."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BREEDTES = (1280, 390, 320)  # 320 px is also what 400 % zoom leaves of 1280 px (WCAG 1.4.10)

# The next Tab starts at the top of the page.
NAAR_HET_BEGIN = """() => {
  const begin = document.createElement("span");
  begin.tabIndex = -1;
  document.body.prepend(begin);
  begin.focus();
  begin.remove();
}"""

# Where the focus is, as words a test can read, and whether it can be seen.
FOCUS = """async () => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  let vak = e.getBoundingClientRect();
  const bedekt = () => {  // what lies over it, or null
    const x = vak.left + Math.min(vak.width / 2, 20), y = vak.top + vak.height / 2;
    const bovenste = document.elementFromPoint(x, y);
    return !bovenste || e.contains(bovenste) || bovenste.contains(e) ? null : bovenste;
  };
  for (let stil = 0, beeld = 0; (stil < 2 || bedekt()) && beeld < 300; beeld++) {  // until the page has come to rest
    await new Promise(requestAnimationFrame);
    const nu = e.getBoundingClientRect();
    stil = nu.top === vak.top && nu.left === vak.left ? stil + 1 : 0;
    vak = nu;
  }
  const stijl = getComputedStyle(e);
  return {
    naam: (e.getAttribute("aria-label") || e.innerText || e.value || e.name || e.id || e.tagName).trim().slice(0, 60),
    ring: stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) >= 2,
    in_beeld: vak.bottom > 0 && vak.top < innerHeight && vak.right > 0 && vak.left < innerWidth,
    bedekt_door: bedekt() && `${bedekt().tagName}.${bedekt().className} op ${scrollY}, ${vak.left}, ${vak.top}`,
  };
}"""


def zet_breedte(pagina: Page, breedte: int, hoogte: int = 900) -> None:
    """Give the window this width."""
    pagina.set_viewport_size({"width": breedte, "height": hoogte})


def axe_fouten(pagina: Page) -> list[str]:
    """What axe finds wrong on the page as it stands, one readable line each; the page's own CSP stays on."""
    if not pagina.evaluate("() => 'axe' in window"):
        pagina.evaluate(AXE.read_text())
    uitslag = pagina.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fout['id']} ({fout['impact']}): {knoop['target']} {knoop['failureSummary']}"
        for fout in uitslag["violations"]
        for knoop in fout["nodes"]
    ]


def axe_schoon(pagina: Page, breedtes: tuple[int, ...] = BREEDTES) -> None:
    """Fail when axe finds anything at one of these widths, or when the page can be scrolled sideways there."""
    for breedte in breedtes:
        zet_breedte(pagina, breedte)
        fouten = axe_fouten(pagina)
        assert not fouten, f"axe op {breedte} px van {pagina.url}:\n" + "\n".join(fouten)
        schuift_niet_opzij(pagina)


def schuift_niet_opzij(pagina: Page) -> None:
    """Fail when the page is wider than the window, naming the elements that stick out."""
    te_breed = pagina.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
          .map((e) => `${e.tagName}.${e.className}`).slice(0, 5)"""
    )
    assert not te_breed, f"breder dan het scherm op {pagina.url}: {te_breed}"


def loop_met_tab(pagina: Page, hoogstens: int = 200) -> list[str]:
    """Press Tab through the whole page; gives the names met. Fails when a focus is invisible, hidden or never ends."""
    namen: list[str] = []
    pagina.evaluate(NAAR_HET_BEGIN)
    for _stap in range(hoogstens):
        pagina.keyboard.press("Tab")
        focus = pagina.evaluate(FOCUS)
        if focus is None or (namen and focus["naam"] == namen[0]):  # out of the page, or round to its beginning
            return namen
        assert focus["ring"], f"geen zichtbare focus op: {focus['naam']}"
        assert focus["in_beeld"], f"de focus is buiten beeld op: {focus['naam']}"
        assert not focus["bedekt_door"], f"de focus is bedekt op: {focus['naam']} door {focus['bedekt_door']}"
        namen.append(focus["naam"])
    raise AssertionError(f"na {hoogstens} keer Tab nog niet aan het einde: {namen[-5:]}")


def bewaak(pagina: Page, eigen: str) -> tuple[list[str], list[str]]:
    """Two lists that fill while the page is used: requests to other hosts, and errors of scripts and CSP."""
    vreemd: list[str] = []
    fouten: list[str] = []
    host = urlsplit(eigen).netloc

    def op_verzoek(verzoek) -> None:
        adres = urlsplit(verzoek.url)
        if adres.scheme in {"http", "https", "ws", "wss"} and adres.netloc != host:
            vreemd.append(verzoek.url)

    pagina.on("request", op_verzoek)
    pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
    pagina.on("console", lambda bericht: fouten.append(bericht.text) if bericht.type == "error" else None)
    return vreemd, fouten
