"""The stories that are walked on the screen need a browser."""

from tests.browser.vensters import aanmelden, browser, pagina, venster

__all__ = ["aanmelden", "browser", "pagina", "venster"]
