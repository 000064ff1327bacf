"""A real Chromium for the browser tests; each page watches that nothing is asked of others and nothing fails."""

from leesserver import leesserver, leesvenster

from tests.browser.vensters import aanmelden, browser, pagina, venster

__all__ = ["aanmelden", "browser", "leesserver", "leesvenster", "pagina", "venster"]
