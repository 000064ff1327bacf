"""Pure rules about who takes part in a dossier."""

from django.utils.translation import gettext as _

from supportplan.kern.regels import zoekvorm


def bezwaar_tegen_einde(*, is_professional: bool, heeft_toegang: bool, iemand_blijft: bool) -> str:
    """Return why this access cannot be ended here, as an instruction; empty when it can.

    Somebody whose own end is not planned must stay, so that a dossier is never without a professional (P-15).
    """
    if not heeft_toegang:
        return _("Deze persoon heeft geen toegang (meer).")
    if not is_professional:
        return _("Hier eindigt alleen de toegang van een professional.")
    if not iemand_blijft:
        return _("Dit is de laatste professional die in dit dossier kan werken. Geef eerst een collega toegang.")
    return ""


def zelfde_naam(naam: str, roepnaam: str, achternaam: str = "") -> bool:
    """Whether a name of the network can be this deelnemer: the whole name, or the first name alone."""
    gezocht = zoekvorm(naam)
    return bool(gezocht) and gezocht in {zoekvorm(roepnaam), zoekvorm(f"{roepnaam} {achternaam}")}
