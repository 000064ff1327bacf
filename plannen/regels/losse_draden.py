"""What hangs loose in a case: the promise of the rode draad, told as sentences (product 1, idea 1)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Inzet, Wmovraag


def losse_draden(beeld: "Beeld", wezen: "Sequence[Inzet | Wmovraag]" = ()) -> list[str]:
    """Return one sentence per loose end; an empty list means that everything can be traced back.

    No goal without wish or typed reason, no part of the plan without goal, no step without goal unless "nu eerst" with
    who and until when, no entry without step, nothing asked of the Wmo without its entry (method 1, 4, 6).
    `wezen` are the rows whose step or entry is gone: `plannen.beeld.wezen_van(dossier)`.
    """
    return [
        *_doelen(beeld),
        *_stappen(beeld),
        *(_("Hoort nergens meer bij: %(wat)s.") % {"wat": wees} for wees in wezen),
    ]


def _doelen(beeld: "Beeld") -> list[str]:
    zonder_wens = [doel for doel in beeld.doelen if not doel.wensen.all() and not doel.reden_zonder_wens]
    bekend = {doel.pk for doel in beeld.doelen}
    zonder_doel = [deel for deel in beeld.plandoelen if deel.doel_id not in bekend]
    return [
        *(_("Doel %(nummer)s heeft geen wens en geen reden.") % {"nummer": doel.nummer} for doel in zonder_wens),
        *(
            _("Een deel van het plan hoort bij een doel dat er niet meer is: %(wat)s.") % {"wat": deel}
            for deel in zonder_doel
        ),
    ]


def _stappen(beeld: "Beeld") -> list[str]:
    delen = {deel.pk for deel in beeld.plandoelen}
    zinnen = []
    for regel in beeld.regels:
        if regel.plandoel_id is None and not (regel.nu_eerst and regel.nu_eerst_wie and regel.nu_eerst_tot):
            zinnen.append(
                _("Stap zonder doel, en niet nu eerst met wie en tot wanneer: %(stap)s.") % {"stap": regel.stap}
            )
        elif regel.plandoel_id is not None and regel.plandoel_id not in delen:
            zinnen.append(_("Stap bij een deel van het plan dat er niet meer is: %(stap)s.") % {"stap": regel.stap})
    return zinnen
