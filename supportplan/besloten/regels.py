"""When a working note goes away; pure (P-11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAGEN = 30  # how long a note lives while its author is there (P-11)
BEDENKTIJD = 7  # days to choose after the plan was fixed or the dossier closed
WAARSCHUWEN = 7  # days before the end on which the page says so

Periode = tuple[date, date | None]  # away from, up to and including; None: until further notice


class Verloopreden(StrEnum):
    """Why a note goes away on its day."""

    DAGEN = "dagen"
    VASTGESTELD = "vastgesteld"
    GESLOTEN = "gesloten"


@dataclass(frozen=True)
class Verloop:
    """The last day a note can be read, and why; no day while its clock stands still."""

    op: date | None
    reden: Verloopreden

    def is_bijna(self, vandaag: date) -> bool:
        """Whether the author must choose now: take it over or let it go."""
        return self.op is not None and (self.op - vandaag).days <= WAARSCHUWEN

    def is_voorbij(self, vandaag: date) -> bool:
        """Whether the note must be erased."""
        return self.op is not None and self.op < vandaag


def na_aanwezige_dagen(vanaf: date, dagen: int, afwezig: Sequence[Periode]) -> date | None:
    """Return the day on which this many days of being there have passed; None when somebody is away for now."""
    dag, over = vanaf, dagen
    while over:
        dag += timedelta(days=1)
        weg = [tot for van, tot in afwezig if van <= dag and (tot is None or dag <= tot)]
        if not weg:
            over -= 1
        elif any(tot is None for tot in weg):
            return None
    return dag


def verloop(
    *, gemaakt: date, afwezig: Sequence[Periode] = (), vastgesteld: date | None = None, gesloten: date | None = None
) -> Verloop:
    """Return when a note goes away: after 30 days, or a week after the plan was fixed or the dossier closed.

    Whichever comes first. Days on which the author is away do not count (P-11). `vastgesteld` is the first time the
    plan was fixed after the note was made.
    """
    einden = [(na_aanwezige_dagen(gemaakt, DAGEN, afwezig), Verloopreden.DAGEN)]
    if vastgesteld is not None:
        einden.append((na_aanwezige_dagen(vastgesteld, BEDENKTIJD, afwezig), Verloopreden.VASTGESTELD))
    if gesloten is not None:
        einden.append((na_aanwezige_dagen(max(gesloten, gemaakt), BEDENKTIJD, afwezig), Verloopreden.GESLOTEN))
    bekend = [(op, reden) for op, reden in einden if op is not None]
    if not bekend:
        return Verloop(None, einden[0][1])
    op, reden = min(bekend)
    return Verloop(op, reden)
