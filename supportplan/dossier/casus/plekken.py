"""The rows of a case file that may still be wrong in shape, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from supportplan.dossier.casus.delen import Deel, Een, Lijst, Soort
from supportplan.dossier.casus.fouten import Fout, pad_naar
from supportplan.dossier.casus.soorten import BOVEN, DOSSIER
from supportplan.kern.models import Dossier

Pad = tuple[str | int, ...]
AANGEVULD = Soort(model=Dossier, delen=())  # no rows of its own: it completes others


@dataclass(frozen=True)
class Plek:
    """One row of the file and where it stands."""

    soort: Soort
    pad: Pad
    rij: dict[str, Any]

    def fout(self, tekst: str, *sleutels: str | int) -> Fout:
        """A mistake at a key of this row."""
        return Fout(pad_naar((*self.pad, *sleutels)), tekst)

    def tekst(self, sleutel: str) -> str:
        """The value at a key when it is text."""
        waarde = self.rij.get(sleutel)
        return waarde if isinstance(waarde, str) else ""


def alle_plekken(casus: dict[str, Any]) -> Iterator[Plek]:
    """Every row of the file in order, with where it stands."""
    if isinstance(casus.get("dossier"), dict):
        yield Plek(DOSSIER, ("dossier",), casus["dossier"])
    yield from _plekken(BOVEN, (), casus)
    if isinstance(casus.get("aangevuld"), dict):
        yield Plek(AANGEVULD, ("aangevuld",), casus["aangevuld"])


def _plekken(delen: Iterable[Deel], pad: Pad, rij: dict[str, Any]) -> Iterator[Plek]:
    for deel in delen:
        if not isinstance(deel, Lijst | Een) or deel.sleutel not in rij:
            continue
        waarde = rij[deel.sleutel]
        inhouden: list[tuple[Pad, Any]] = [((*pad, deel.sleutel), waarde)]
        if isinstance(deel, Lijst):
            lijst = waarde if isinstance(waarde, list) else []
            inhouden = [((*pad, deel.sleutel, plek), inhoud) for plek, inhoud in enumerate(lijst)]
        for waar, inhoud in inhouden:
            if isinstance(inhoud, dict):
                yield Plek(deel.soort, waar, inhoud)
                yield from _plekken(deel.soort.delen, waar, inhoud)


def van_soort(plekken: list[Plek], naam: str) -> list[Plek]:
    """The rows of one kind."""
    return [plek for plek in plekken if plek.soort.naam == naam]
