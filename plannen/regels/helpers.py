"""Who must not be asked to help, seen over a whole case; the rule itself lies with the preferences (method 4, 10)."""

from typing import TYPE_CHECKING

from profiel.regels_helpers import (
    Weigering,
    bedoelde_personen,
    geweigerde_helper,
    namen_van,
    weigeringen_uit,
    zonder_geweigerden,
)

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from profiel.models import Doel
    from supportplan.kern.models import Netwerkpersoon

__all__ = [
    "Weigering",
    "bedoelde_personen",
    "geweigerde_helper",
    "namen_van",
    "te_vragen_netwerk",
    "weigeringen_van",
    "zonder_geweigerden",
]


def weigeringen_van(beeld: "Beeld", doel: "Doel | None" = None) -> list[Weigering]:
    """Return who must not be asked for this goal; None gives the refusals that hold for every goal."""
    return weigeringen_uit(beeld.voorkeuren, beeld.netwerk, doel)


def te_vragen_netwerk(beeld: "Beeld", doel: "Doel | None" = None) -> "list[Netwerkpersoon]":
    """Return who may be suggested as a helper for a goal: everybody around the client whom nothing speaks against."""
    return zonder_geweigerden(beeld.netwerk, weigeringen_van(beeld, doel))
