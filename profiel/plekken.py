"""The places a statement can be given, as one choice: form, row and column together (method 2, 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from profiel.keuzes import KOLOMMEN, RIJEN, Formulier


@dataclass(frozen=True, order=True)
class Plek:
    """One cell of one form; `rij` is empty for a form without rows."""

    formulier: str
    rij: str
    kolom: str

    @property
    def sleutel(self) -> str:
        """The place as one value of a form: "profiel:wonen:nu"."""
        return f"{self.formulier}:{self.rij}:{self.kolom}"

    @property
    def bestaat(self) -> bool:
        """Whether the form has this row and this column."""
        if self.formulier not in Formulier.values:
            return False
        rijen = RIJEN[self.formulier]
        return self.kolom in KOLOMMEN[self.formulier].values and self.rij in (rijen.values if rijen else [""])

    @property
    def woorden(self) -> str:
        """The place as people read it: "Wonen, Wensen"; a form without rows is named itself."""
        rijen = RIJEN[self.formulier]
        waar = rijen(self.rij).label if rijen else Formulier(self.formulier).label
        return f"{waar}, {KOLOMMEN[self.formulier](self.kolom).label}"

    @classmethod
    def uit(cls, sleutel: str) -> Self | None:
        """Return the place a posted value names; None when there is no such place."""
        delen = sleutel.split(":")
        plek = cls(*delen) if len(delen) == len(("formulier", "rij", "kolom")) else None
        return plek if plek is not None and plek.bestaat else None


def plekgroepen(formulieren: Iterable[str] = Formulier.values) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every place as the groups of one select: per row of a form its columns, in the method's own order.

    The row is said in each choice too: a screen reader and a phone show a choice without its group.
    """
    groepen: list[tuple[str, list[tuple[str, str]]]] = []
    for formulier in formulieren:
        naam, rijen = str(Formulier(formulier).label), RIJEN[formulier]
        for rij in rijen.values if rijen else [""]:
            plekken = [Plek(formulier, rij, kolom) for kolom in KOLOMMEN[formulier].values]
            kop = f"{naam}: {rijen(rij).label}" if rijen else naam
            groepen.append((kop, [(plek.sleutel, plek.woorden) for plek in plekken]))
    return groepen
