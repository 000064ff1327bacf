"""What stands in the way of releasing a row for the document (P-03). Pure."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from supportplan.kern.keuzes import Rol, Zichtbaarheid

if TYPE_CHECKING:
    from supportplan.kern.models import Deelnemer


def bezwaar_tegen_vrijgave(
    rij: "Any", *, revisie: int, client: "Deelnemer", gezegd_door: Collection[int] | None = None
) -> str:
    """Return why this row cannot be released as the client saw it (`revisie`); empty when it can (P-03).

    `rij` is a Vrijgeefbaar row; `gezegd_door` the keys of who said it, when it is a statement.
    """
    if client.rol != Rol.CLIENT or client.dossier_id != rij.dossier_id:
        return _("Alleen de cliënt beslist wat er in het document komt.")
    if rij.revisie != revisie:
        return _("De tekst is intussen veranderd. Lees hem nog een keer.")
    eigen = gezegd_door is not None and rij.zichtbaarheid == Zichtbaarheid.ALLEEN_IK
    if eigen and client.pk not in (gezegd_door or ()):
        return _("Deze woorden zijn alleen voor wie ze zei. Vraag eerst of ze gedeeld mogen worden.")
    return ""
