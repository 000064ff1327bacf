"""Pure rules of the worksheet. No database."""

from opties.keuzes import Werkbladstand


def stand_van_werkblad(*, lijst_gesloten: bool, beste_gekozen: bool) -> Werkbladstand:
    """Return how far a worksheet is: brainstorm first, then weigh, then choose (method 5)."""
    if not lijst_gesloten:
        return Werkbladstand.VERZAMELEN
    return Werkbladstand.GEKOZEN if beste_gekozen else Werkbladstand.WEGEN
