"""What to show where nobody does a step any more: plan B and the options nobody used yet (method 6). No queries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from opties.keuzes import Keuzesoort
from plannen import regels
from plannen.beeld import afspraak_van
from plannen.keuzes import Vraagstand
from plannen.weergave.formulier import Niemand

if TYPE_CHECKING:
    from opties.models import Optie, Werkblad
    from plannen.models import Inzet, Planregel

NOG_NIET_AFGESPROKEN = frozenset({Vraagstand.GEVRAAGD, Vraagstand.WORDT_GEVRAAGD, Vraagstand.NIET_GEVRAAGD})


def niemand_bij(
    regel: "Planregel",
    werkblad: "Werkblad | None",
    gebruikt: set[int],
    weigeringen: Sequence[regels.Weigering],
) -> Niemand | None:
    """Return what to do with a step where an entry stopped and nobody took over; None when somebody does it.

    Who is only asked, or will be, does not do it yet (method 10: "Bram asks her"). `gebruikt` are the options that
    stand in the plan. A refused helper is never suggested.
    """
    inzetten = list(regel.inzetten.all())
    lopend = [inzet for inzet in inzetten if inzet.gestopt_op is None]
    if len(lopend) == len(inzetten) or any(not _nog_vragen(inzet) for inzet in lopend):
        return None
    plan_b, ongebruikt = vrije_opties(werkblad, gebruikt, weigeringen)
    return Niemand(
        titel=_("%(stap)s: nu niemand") % {"stap": regel.stap},
        wordt_gevraagd=[str(inzet) for inzet in lopend],
        plan_b=plan_b.tekst if plan_b else "",
        ongebruikt=[optie.tekst for optie in ongebruikt],
        doel=str(regel.plandoel.doel.uuid) if regel.plandoel and not regel.nu_eerst else "",
    )


def vrije_opties(
    werkblad: "Werkblad | None", gebruikt: set[int], weigeringen: Sequence[regels.Weigering]
) -> "tuple[Optie | None, list[Optie]]":
    """Return plan B and the other options of a goal that nobody used yet; a refused helper is never among them."""
    opties = werkblad.opties.all() if werkblad else []
    vrij = [optie for optie in opties if optie.pk not in gebruikt and not _geweigerd(optie, weigeringen)]
    keuzes = werkblad.keuzes.all() if werkblad else []
    tweede = {keuze.optie_id for keuze in keuzes if keuze.soort == Keuzesoort.TWEEDE}
    plan_b = next((optie for optie in vrij if optie.pk in tweede), None)
    return plan_b, [optie for optie in vrij if optie != plan_b]


def _nog_vragen(inzet: "Inzet") -> bool:
    afspraak = afspraak_van(inzet)
    return afspraak is not None and afspraak.stand in NOG_NIET_AFGESPROKEN


def _geweigerd(optie: "Optie", weigeringen: Sequence[regels.Weigering]) -> bool:
    wie = {weigering.netwerkpersoon.pk for weigering in weigeringen}
    return optie.netwerkpersoon_id in wie or regels.geweigerde_helper(optie.tekst, weigeringen) is not None
