"""Somebody who works with the screens as people do: by what buttons and labels say, never by addresses."""

import re
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from playwright.sync_api import Locator, Page, expect

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOEFT_NIET = r"\s*(\(hoeft niet\))?\s*"


def woord(model, veld, code):
    """Return what a screen says for a code of a model field."""
    return str(dict(model._meta.get_field(veld).flatchoices)[code])


def precies(tekst):
    """Match a label or button that says exactly this, with or without "(hoeft niet)"."""
    return re.compile(rf"^\s*{re.escape(tekst)}{HOEFT_NIET}$")


def begint(tekst):
    """Match what begins with this; a long text may be cut off, and hidden words may stand apart from the others."""
    return re.compile(r"^\s*" + re.escape(tekst).replace(":\\ ", r"\s*:\s*").replace(r"\ ", r"\s+"))


def kort(tekst, letters=59):
    """Return a text as far as a button that names it surely shows it."""
    return tekst if len(tekst) <= letters else tekst[: letters - 5]


@contextmanager
def op_dag(dag, uur=10):
    """Let the clock run from this day on."""
    begin = datetime.fromisoformat(f"{dag}T{uur:02}:00:00").replace(tzinfo=AMSTERDAM)
    with time_machine.travel(begin, tick=True):
        yield


class Wandelaar:
    """One person at one window, working on one case. `pagina` is what is seen now."""

    def __init__(self, pagina: Page, casus) -> None:
        self.pagina, self.casus = pagina, casus

    # Getting somewhere

    def meld_aan(self, email, wachtwoord):
        """Sign in on the sign-in page, and land on the start page."""
        self.pagina.context.clear_cookies()
        self.pagina.goto("/")
        self.vul(self.hoofd, {"E-mailadres": email, "Wachtwoord": wachtwoord})
        self.druk("Aanmelden")

    @property
    def hoofd(self) -> Locator:
        """What the page is about."""
        return self.pagina.locator("main")

    def menu(self, naam):
        """Follow a link of the menu of the dossier."""
        self.pagina.get_by_role("navigation", name="Onderdelen van dit dossier").get_by_role(
            "link", name=naam, exact=True
        ).click()

    def volg(self, naam, waar=None):
        """Follow a link that begins with these words."""
        (waar or self.hoofd).get_by_role("link", name=begint(naam)).first.click()

    def volg_bij(self, tekst, naam):
        """Follow a link of the item of a list or the card that says this text."""
        vak = self.hoofd.locator("li, section").filter(has_text=tekst).last
        self.volg(naam, vak)

    def druk(self, naam, waar=None):
        """Press a button that begins with these words, and wait for the page that follows."""
        knop = (waar or self.hoofd).get_by_role("button", name=begint(naam)).first
        with self.pagina.expect_navigation():
            knop.click()
        self.zonder_fouten()

    def druk_of_volg(self, naam):
        """Follow what begins with these words, be it a link or a button."""
        link = self.hoofd.get_by_role("link", name=begint(naam))
        if link.count():
            link.first.click()
        else:
            self.druk(naam)

    def zonder_fouten(self):
        """Fail with the words of the page when it refuses what was typed."""
        fouten = self.pagina.locator(".sp-foutoverzicht, .utrecht-form-field-error-message:visible").all_inner_texts()
        assert not [fout for fout in fouten if fout.strip()], fouten

    # Filling in

    def open_alles(self, waar):
        """Unfold everything in a part of the page but its menu, which stands there for small screens only."""
        waar.evaluate("deel => deel.querySelectorAll('details:not(.sp-menu)').forEach((vak) => (vak.open = true))")

    def vul(self, waar, velden):
        """Fill fields by their labels: text, a day, a choice by its words, ja or nee, or a list of ticks."""
        for label, waarde in velden.items():
            if waarde is not None:
                self._vul(waar, label, waarde)

    def _vul(self, waar, label, waarde):
        groep = waar.get_by_role("group", name=precies(label))
        if isinstance(waarde, list):
            for vak in groep.get_by_role("checkbox").all():
                naam = vak.evaluate("e => e.labels[0].innerText.trim()")
                vak.set_checked(any(begint(kort(een)).match(naam) for een in waarde))
            return
        if groep.count() and isinstance(waarde, str):
            groep.get_by_role("radio", name=precies(waarde)).check()
            return
        veld = waar.get_by_label(precies(label))
        if isinstance(waarde, bool):
            veld.set_checked(waarde)
        elif veld.evaluate("e => e.tagName") == "SELECT":
            keuzes = veld.locator("option").all_inner_texts()
            veld.select_option(label=next(keuze for keuze in keuzes if begint(kort(waarde)).match(keuze)))
        else:
            veld.fill(waarde)

    def nieuwe_rij(self, waar) -> Locator:
        """Return the blank row of a part of the page, also after it stopped being the blank one."""
        return self.rij(waar.locator("[data-rij]").last.get_attribute("data-rij"))

    def rij(self, prefix) -> Locator:
        """Return a row by the name the page gives it."""
        return self.pagina.locator(f'[data-rij="{prefix}"]')

    def rij_met(self, waar, waarde) -> Locator:
        """Return the row in which a field has this value."""
        for rij in waar.locator("[data-rij]").all():
            waarden = rij.locator("input, textarea, select").evaluate_all("lijst => lijst.map((e) => e.value)")
            if waarde in waarden:
                return self.rij(rij.get_attribute("data-rij"))
        raise AssertionError(f"geen regel met {waarde!r}")

    def wacht_op_bewaren(self):
        """Wait until the page says that everything was kept."""
        expect(self.pagina.locator("[data-opslagstand]")).to_contain_text("Opgeslagen", timeout=30_000)
