"""A window without a screen: it opens a page, reads its forms as a browser does, and sends them."""

from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin

import lxml.html
from django.test import Client

Paren = list[tuple[str, str]]
KEUS = {"checkbox", "radio", "select"}
GEEN_VELD = {"submit", "button", "reset", "image", "file"}


@dataclass
class Veld:
    """One name in a form: what stands there, and what can be chosen."""

    naam: str
    soort: str
    nu: list[str] = field(default_factory=list)
    keuzes: list[str] = field(default_factory=list)
    meer: bool = False  # more than one can be chosen

    @property
    def is_tekst(self) -> bool:
        return self.soort not in {*KEUS, "hidden", "date", "number"}


@dataclass(frozen=True)
class Formulier:
    """A form of a page that posts: where it goes, its fields, and its buttons as name and value."""

    adres: str
    velden: tuple[Veld, ...]
    knoppen: tuple[tuple[str, str], ...]
    bewaart: bool = False  # whether the script keeps it while somebody types

    def zoals_het_er_staat(self) -> Paren:
        """What a browser sends when nothing was touched."""
        return [(veld.naam, waarde) for veld in self.velden for waarde in veld.nu]


def lees_formulieren(inhoud: bytes, adres: str) -> list[Formulier]:
    """Return the forms of the main part of a page."""
    boom = lxml.html.document_fromstring(inhoud.replace(b"\0", "\ufffd".encode()))
    return [_formulier(form, adres) for form in boom.xpath("//main//form[translate(@method, 'POST', 'post')='post']")]


def _formulier(form, adres) -> Formulier:
    velden: dict[str, Veld] = {}
    knoppen = []
    for deel in form.iter("input", "textarea", "select", "button"):
        soort = deel.get("type", "submit" if deel.tag == "button" else "text") if deel.tag != "textarea" else "textarea"
        if deel.get("disabled") is not None:
            continue
        if soort == "submit":
            knoppen.append((deel.get("name", ""), deel.get("value", "")))
        elif deel.get("name") and soort not in GEEN_VELD and deel.get("name") != "csrfmiddlewaretoken":
            _veld(velden, deel, "select" if deel.tag == "select" else soort)
    naar = urljoin(adres, form.get("action") or adres)
    return Formulier(naar, tuple(velden.values()), tuple(dict.fromkeys(knoppen)), form.get("data-opslaan") is not None)


def _veld(velden: dict[str, Veld], deel, soort: str) -> None:
    veld = velden.setdefault(deel.get("name"), Veld(deel.get("name"), soort))
    if soort == "select":
        veld.keuzes += [optie.get("value", optie.text or "") for optie in deel.iter("option")]
        veld.meer = deel.get("multiple") is not None
        gekozen = [optie.get("value", "") for optie in deel.iter("option") if optie.get("selected") is not None]
        veld.nu += gekozen or ([] if veld.meer else veld.keuzes[:1])
    elif soort in {"checkbox", "radio"}:
        veld.keuzes.append(deel.get("value", "on"))
        veld.meer = soort == "checkbox"
        veld.nu += [deel.get("value", "on")] if deel.get("checked") is not None else []
    elif soort == "textarea":
        veld.nu.append((deel.text or "").removeprefix("\n"))
    else:
        veld.nu.append(deel.get("value", ""))


@dataclass
class Blad:
    """A page as it came: address, status, content, its forms, and where the answer led."""

    adres: str
    status: int
    inhoud: bytes = b""
    formulieren: list[Formulier] = field(default_factory=list)
    doorgestuurd: bool = False


class Bladeraar:
    """One person at one window."""

    def __init__(self, gebruiker) -> None:
        self.gebruiker = gebruiker
        self.client = Client(raise_request_exception=False)  # as a browser sees it; the log tells why
        self.meld_aan()
        self.blad: Blad | None = None
        self.vorig: Blad | None = None  # what the Back button shows
        self.laatste: tuple[str, Paren] | None = None

    def meld_aan(self) -> None:
        """Sign in; what is on the window stays."""
        self.client.force_login(self.gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")

    def open(self, adres: str) -> Blad:
        """Open a page; redirects are followed."""
        antwoord = self.client.get(adres, follow=True)
        return self._onthoud(antwoord, adres)

    def stuur(self, adres: str, paren: Paren) -> Blad:
        """Send a form and see what comes."""
        self.laatste = (adres, paren)
        antwoord = self.client.post(
            adres, urlencode(paren), content_type="application/x-www-form-urlencoded", follow=True
        )
        return self._onthoud(antwoord, adres)

    def typ(self, adres: str, paren: Paren):
        """Send as the script does while somebody types; the page stays as it is."""
        return self.client.post(
            adres,
            urlencode(paren),
            content_type="application/x-www-form-urlencoded",
            headers={"accept": "application/json"},
        )

    def _onthoud(self, antwoord, adres: str) -> Blad:
        self.vorig = self.blad
        waar = antwoord.redirect_chain[-1][0] if antwoord.redirect_chain else adres
        html = antwoord.get("Content-Type", "").startswith("text/html")
        inhoud = antwoord.content if html else b""
        waar = urljoin(adres, waar)
        self.blad = Blad(
            waar,
            antwoord.status_code,
            inhoud,
            lees_formulieren(inhoud, waar) if inhoud else [],
            bool(antwoord.redirect_chain),
        )
        return self.blad
