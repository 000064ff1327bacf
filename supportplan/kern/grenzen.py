"""How often one person may do something heavy or tempting: searching for people, adding files, taking copies along.

Signing in has its own limits, in ACCOUNT_RATE_LIMITS. Nobody who works meets these; who lets a program try names does.
The counts stand in the cache, so they cost no query; see CACHES in the settings for how far they reach.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from supportplan.kern.models import Gebruiker


@dataclass(frozen=True)
class Grens:
    """So many times in so many seconds."""

    keer: int
    seconden: int


GRENZEN = {
    "zoeken": Grens(60, 60),
    "bijlage": Grens(30, 15 * 60),
    "exporteren": Grens(20, 15 * 60),
}
TE_VAAK = _("Dit is heel vaak achter elkaar gedaan. Wacht een kwartier en probeer het opnieuw.")


class TeVaakError(Exception):
    """This was done too often; `seconden` says after how long it may again."""

    def __init__(self, seconden: int) -> None:
        self.seconden = seconden
        super().__init__(seconden)


def tellen(wat: str, wie: Gebruiker) -> None:
    """Count that this person does this once more; raises TeVaakError when it is beyond the limit.

    Two at the same moment may count as one, which no limit of this size minds.
    """
    grens = GRENZEN[wat]
    sleutel = f"grens:{wat}:{wie.pk}"
    cache.add(sleutel, 0, grens.seconden)
    try:
        keer = cache.incr(sleutel)
    except ValueError:  # it ended in between
        return
    if keer > grens.keer:
        raise TeVaakError(grens.seconden)
