"""What nobody else may see: working notes and safety files. Nothing outside this package reads these tables."""

from supportplan.besloten.models.aantekening import Afwezigheid, Werkaantekening
from supportplan.besloten.models.pauze import Toegangspauze
from supportplan.besloten.models.veiligheid import (
    Veiligheidsdossier,
    Veiligheidslog,
    Veiligheidsregel,
    Veiligheidstoegang,
)

__all__ = [
    "Afwezigheid",
    "Toegangspauze",
    "Veiligheidsdossier",
    "Veiligheidslog",
    "Veiligheidsregel",
    "Veiligheidstoegang",
    "Werkaantekening",
]
