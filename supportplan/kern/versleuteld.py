"""Text that the database holds encrypted (S-10); the keys come from the environment (docs/beheer.md)."""

from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from encrypted_fields.fields import EncryptedTextField


def sleutels() -> MultiFernet:
    """Return the keys of FIELD_ENCRYPTION_KEYS: what is written goes with the first, what is read with any of them."""
    zout = settings.SALT_KEY if isinstance(settings.SALT_KEY, list) else [settings.SALT_KEY]
    return _sleutels(tuple(zout), settings.SECRET_KEY, tuple(settings.SECRET_KEY_FALLBACKS))


@lru_cache(maxsize=2)  # a key costs a tenth of a second to derive
def _sleutels(*_waarvan: object) -> MultiFernet:
    return MultiFernet([Fernet(sleutel) for sleutel in VersleuteldTekstveld().keys])


class VersleuteldTekstveld(EncryptedTextField):  # type: ignore[misc]  # the library has no types
    """A text that is encrypted on its way into the database, an empty one too: nothing shows what was filled in.

    The library gives the encrypted text back as if it were the text when no key fits, and when another thread happens
    to check a form; here only what comes from the database is decrypted, and a key that does not fit is an error.
    """

    def get_prep_value(self, value: Any) -> str | None:
        """Encrypt with the first key."""
        tekst = models.TextField.get_prep_value(self, value)
        return None if tekst is None else self.f.encrypt(str(tekst).encode()).decode()

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Decrypt with whichever key fits; raises ImproperlyConfigured when none does."""
        if value is None:
            return None
        try:
            return str(self.f.decrypt(value.encode()).decode())
        except InvalidToken as fout:
            melding = "Geen van de sleutels in FIELD_ENCRYPTION_KEYS (met SECRET_KEY) past; zie docs/beheer.md."
            raise ImproperlyConfigured(melding) from fout

    def to_python(self, value: Any) -> Any:
        """Take a typed text as it is."""
        return models.TextField.to_python(self, value)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Check a typed text as any text."""
        return models.TextField.clean(self, value, model_instance)
