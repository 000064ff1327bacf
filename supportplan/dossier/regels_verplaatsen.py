"""Whether something can be taken out of the dossier it was typed in by mistake; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Ding:
    """What is known of one row, as far as it decides."""

    vrijgegeven: bool = False
    ooit_vrijgegeven: bool = False
    documenten: int = 0
    rust_erop: str = ""  # what rests on it, as an instruction
    zei_een_ander: Sequence[str] = ()  # who said it, and is not in the other dossier


def bezwaar_tegen_weghalen(ding: Ding) -> str:
    """Return why this cannot be taken out of the dossier now, as an instruction; empty when it can (W-28, P-03).

    What was released goes nowhere before that is taken back; what can stand in a frozen document stays there.
    """
    if ding.ooit_vrijgegeven and ding.documenten:
        return _(
            "Dit was vrijgegeven en er is een definitief document. Wat daarin staat, blijft daar: "
            "een definitief document verandert nooit. Vraag de beheerder wat er moet gebeuren."
        )
    if ding.vrijgegeven:
        return _("Dit is vrijgegeven voor de gemeente. Trek dat eerst in.")
    return ding.rust_erop


def bezwaar_tegen_meenemen(ding: Ding) -> str:
    """Return why a whole talk cannot go to another dossier; who said what has to stay true (product 1)."""
    if ding.zei_een_ander:
        return _("In dit gesprek zei ook %(wie)s iets. Verplaats die zinnen eerst apart.") % {
            "wie": ", ".join(ding.zei_een_ander)
        }
    return ""
