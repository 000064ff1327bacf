"""The stories that are walked on the screen need a browser."""

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler

from tests.browser.vensters import aanmelden, browser, pagina, venster

__all__ = ["aanmelden", "browser", "pagina", "venster"]


@pytest.fixture(autouse=True)
def _stijl_blijft(monkeypatch):
    """Let a window keep styles and letters, as in earnest; on another day it would ask for them at every page."""
    geef = StaticFilesHandler.serve

    def geef_voor_lang(handler, request):
        antwoord = geef(handler, request)
        antwoord["Cache-Control"] = "max-age=315360000"
        return antwoord

    monkeypatch.setattr(StaticFilesHandler, "serve", geef_voor_lang)
