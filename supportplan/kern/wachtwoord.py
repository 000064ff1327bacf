"""Is a new password easy to guess? Looked up in lists of leaked passwords on this machine, nothing goes out (S-02)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from supportplan.kern.models import Gebruiker

GENOEG = 4  # of 0 to 4 as zxcvbn counts: more than ten thousand million guesses
LANGST = 72  # zxcvbn reads no further, and a longer one is not easier to guess
ONZE_WOORDEN = (
    "supportplan", "welkom", "wachtwoord", "geheim", "zomer", "herfst", "winter", "lente", "maandag", "vrijdag",
    "januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    "wijkteam", "gemeente", "begeleider", "hallo", "qwerty", "amsterdam", "feyenoord",
)  # fmt: skip  # the words of these lists that are English do not have


class Raadbaar:
    """A password validator of Django: refuses what stands in such a list, also with numbers or signs around it."""

    def validate(self, password: str, user: Gebruiker | None = None) -> None:
        """Raise ValidationError with what to do instead."""
        van_wie = [user.email, *user.naam.split()] if user else []
        if zxcvbn(password[:LANGST], user_inputs=[*ONZE_WOORDEN, *van_wie])["score"] < GENOEG:
            raise ValidationError(
                _("Dit wachtwoord is makkelijk te raden. Neem een paar woorden die niets met elkaar te maken hebben."),
                code="raadbaar",
            )

    def get_help_text(self) -> str:
        """What stands at the field."""
        return _("Een paar woorden die niets met elkaar te maken hebben, zijn een goed wachtwoord.")
