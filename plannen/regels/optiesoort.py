"""Which column of the plan an option goes to when it becomes an entry (method 5 and 6, inside out). Pure."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from opties.keuzes import Optiebron
from plannen.keuzes import Inzetsoort

if TYPE_CHECKING:
    from opties.models import Optie

SOORT_VAN_OPTIE: dict[str, Inzetsoort] = {
    Optiebron.EIGEN_KRACHT: Inzetsoort.ZELF,
    Optiebron.NETWERK: Inzetsoort.NETWERK,
    Optiebron.HULPMIDDEL: Inzetsoort.ZELF,
    Optiebron.ALGEMEEN: Inzetsoort.ALGEMEEN,
    Optiebron.PROFESSIONAL: Inzetsoort.PROFESSIONAL,
    Optiebron.MAATWERK: Inzetsoort.WMO,
}


def soort_van_optie(optie: "Optie") -> Inzetsoort | None:
    """Return the column an option goes to; None when the worksheet does not say who would do it."""
    return Inzetsoort.NETWERK if optie.netwerkpersoon_id and not optie.bron else SOORT_VAN_OPTIE.get(optie.bron)


def soort_of_gekozen(optie: "Optie", gekozen: str) -> Inzetsoort:
    """Return the column an option goes to, or the one that was chosen for it; never filled in for the client.

    Raises ValidationError when neither says who does it.
    """
    soort = soort_van_optie(optie) or (Inzetsoort(gekozen) if gekozen in Inzetsoort.values else None)
    if soort is None:
        raise ValidationError(_("Kies eerst wie dit doet. Daarna zet u de optie in het plan."))
    return soort
