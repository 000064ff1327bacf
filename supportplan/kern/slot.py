"""When nothing may be written in a dossier: it is closed, or the person does not know of it yet (method 1)."""

from django.utils.translation import gettext as _

from supportplan.kern.models import Dossier
from supportplan.kern.toegang import Recht

# What a page offers no buttons for while nothing may be written.
SCHRIJFRECHTEN = frozenset(
    {
        Recht.DOSSIER_BEWERKEN,
        Recht.PROFIEL_INVULLEN,
        Recht.PLAN_BEWERKEN,
        Recht.PLAN_VASTSTELLEN,
        Recht.DOCUMENT_MAKEN,
    }
)


def waarom_niet_schrijven(dossier: Dossier, *, ook_gesloten: bool = False, ook_onwetend: bool = False) -> str:
    """Return why nothing may be written here now, as an instruction; empty when it may.

    `ook_gesloten` is for the acts a closed dossier has (reopening, taking a copy along), `ook_onwetend` for what may be
    kept of somebody who does not know yet: name, contact and how it began.
    """
    if dossier.gesloten_op is not None and not ook_gesloten:
        return _("Dit dossier is gesloten. Heropen het om verder te gaan.")
    if dossier.client_weet_ervan is False and not ook_onwetend:
        return _(
            "%(naam)s weet nog niet van dit dossier. Tot dan bewaart u alleen naam en contact. "
            "Vertel het eerst, en zet dat bij de aanmelding."
        ) % {"naam": dossier.naam}
    return ""
