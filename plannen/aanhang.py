"""What in the plan hangs on a goal or an option, named for who wants to take that away (method 4, 5)."""

from django.utils.translation import gettext as _

from opties.models import Optie
from plannen.models import Inzet, Plandoel, Planregel
from profiel.models import Doel


def stappen_bij_doel(doel: Doel) -> list[str]:
    """Return the steps in the part of the plan for this goal; an empty part is named as that."""
    deel = Plandoel.objects.filter(doel=doel).first()
    if deel is None:
        return []
    return [regel.stap for regel in Planregel.objects.filter(plandoel=deel)] or [_("een deel zonder stappen")]


def inzetten_bij_optie(optie: Optie) -> list[str]:
    """Return the entries of the plan that come from this option."""
    return [str(inzet) for inzet in Inzet.objects.filter(optie=optie)]
