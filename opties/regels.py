"""Pure rules of the worksheet. No database."""

from django.utils.translation import gettext as _

from opties.keuzes import Werkbladstand


def stand_van_werkblad(*, lijst_gesloten: bool, beste_gekozen: bool) -> Werkbladstand:
    """Return how far a worksheet is: brainstorm first, then weigh, then choose (method 5)."""
    if not lijst_gesloten:
        return Werkbladstand.VERZAMELEN
    return Werkbladstand.GEKOZEN if beste_gekozen else Werkbladstand.WEGEN


def bezwaren_tegen_sluiten(*, aantal_opties: int) -> list[str]:
    """Return why the list cannot be closed yet; an empty list means it can."""
    return [] if aantal_opties else [_("Bedenk eerst een optie.")]


def bezwaren_tegen_optie(*, lijst_gesloten: bool) -> list[str]:
    """Return why no option can be added now; an empty list means it can."""
    return [_("De lijst is gesloten. Open hem weer om een optie toe te voegen.")] if lijst_gesloten else []


def bezwaren_tegen_wegen(*, lijst_gesloten: bool) -> list[str]:
    """Return why no pro or con can be written now: weighing is closed while the list is open (method 5, 9)."""
    return [] if lijst_gesloten else [_("De lijst is weer open. Voordelen en nadelen komen als hij gesloten is.")]


def bezwaren_tegen_keuze(*, is_van_dit_werkblad: bool, lijst_gesloten: bool, is_al_gekozen: bool) -> list[str]:
    """Return why this option cannot be chosen; brainstorm goes before choosing (method 5, 9)."""
    if not is_van_dit_werkblad:
        return [_("Kies een optie van dit werkblad.")]
    bezwaren = []
    if not lijst_gesloten:
        bezwaren.append(_("Sluit eerst de lijst met opties."))
    if is_al_gekozen:
        bezwaren.append(_("Deze optie is al gekozen. Kies een andere."))
    return bezwaren
