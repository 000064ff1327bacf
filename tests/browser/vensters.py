"""The browser of the tests and its windows: the same fixtures for every folder that uses a browser."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.hulp import bewaak

# Playwright's own event loop runs in this thread; Django would take our plain queries for asynchronous ones.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

VLAGGEN = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_draait: list[Browser] = []  # one per process, also when two folders each have this fixture


@pytest.fixture(scope="session")
def browser(chromium: str | None) -> Iterator[Browser]:
    """One Chromium for the whole run."""
    if _draait:
        yield _draait[0]
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=VLAGGEN)
        _draait.append(browser)
        yield browser
        _draait.clear()
        browser.close()


@pytest.fixture
def venster(browser: Browser, live_server) -> Iterator[Callable[..., BrowserContext]]:
    """Opens separate windows, each a person of its own: `venster()`, `venster(java_script_enabled=False)`."""
    open_vensters: list[BrowserContext] = []

    def openen(**opties) -> BrowserContext:
        opties = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"} | opties
        context = browser.new_context(locale="nl-NL", base_url=live_server.url, **opties)
        context.set_default_timeout(30_000)
        open_vensters.append(context)
        return context

    yield openen
    for context in open_vensters:
        context.close()


@pytest.fixture
def pagina(venster, live_server) -> Iterator[Page]:
    """A page of 1280 px; afterwards nothing was asked of another host and no script or CSP error was reported."""
    pagina = venster().new_page()
    vreemd, fouten = bewaak(pagina, live_server.url)
    yield pagina
    assert not vreemd, f"verzoeken aan anderen: {vreemd}"
    assert not fouten, f"fouten op de pagina: {fouten}"


@pytest.fixture
def aanmelden(live_server) -> Callable[..., None]:
    """Sign a user in for a page or window: `aanmelden(pagina.context, gebruiker)`; without the sign-in page."""

    def meld_aan(context: BrowserContext, gebruiker: Any) -> None:
        client = Client()
        client.force_login(gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
        koek = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": koek.key, "value": koek.value, "url": live_server.url, "httpOnly": True}])

    return meld_aan
