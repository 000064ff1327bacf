"""What to show where nobody does a step any more: plan B and the options nobody used yet (method 6). No queries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from opties.keuzes import Keuzesoort
from plannen import regels
from plannen.formulier import Niemand

if TYPE_CHECKING:
    from opties.models import Optie, Werkblad
    from plannen.models import Planregel


def niemand_bij(
    regel: "Planregel",
    werkblad: "Werkblad | None",
    gebruikt: set[int],
    weigeringen: Sequence[regels.Weigering],
) -> Niemand | None:
    """Return plan B and the unused options of a step whose entries all stopped; None when somebody does it.

    `gebruikt` are the options that stand in the plan. A refused helper is never suggested (method 10).
    """
    inzetten = list(regel.inzetten.all())
    if not inzetten or any(inzet.gestopt_op is None for inzet in inzetten):
        return None
    opties = werkblad.opties.all() if werkblad else []
    vrij = [optie for optie in opties if optie.pk not in gebruikt and not _geweigerd(optie, weigeringen)]
    keuzes = werkblad.keuzes.all() if werkblad else []
    tweede = {keuze.optie_id for keuze in keuzes if keuze.soort == Keuzesoort.TWEEDE}
    return Niemand(
        titel=_("%(stap)s: nu niemand") % {"stap": regel.stap},
        plan_b=next((optie.tekst for optie in vrij if optie.pk in tweede), ""),
        ongebruikt=[optie.tekst for optie in vrij if optie.pk not in tweede],
    )


def _geweigerd(optie: "Optie", weigeringen: Sequence[regels.Weigering]) -> bool:
    wie = {weigering.netwerkpersoon.pk for weigering in weigeringen}
    return optie.netwerkpersoon_id in wie or regels.geweigerde_helper(optie.tekst, weigeringen) is not None
