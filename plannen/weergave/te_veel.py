"""That it is getting too much for somebody, as plan, logbook and evaluation show it (method 8). One query."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plannen.models import Logboekregel
from plannen.regels.uitvoeren import open_te_veel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plannen.beeld import Beeld
    from plannen.models import Inzet
    from supportplan.kern.models import Deelnemer, Dossier


@dataclass(frozen=True)
class Signaal:
    """Who said it is too much, when, and with which step."""

    tekst: str
    datum: date
    door: str
    stap: str
    planregel: str


def te_veel_in(beeld: "Beeld", lezer: "Deelnemer | None") -> list[Signaal]:
    """Return what nothing followed on yet, newest first; only lines this person may read (P-03). One query."""
    sinds = max((evaluatie.datum for evaluatie in beeld.evaluaties), default=None)
    return signalen(beeld.dossier, lezer, beeld.inzetten, sinds)


def signalen(
    dossier: "Dossier", lezer: "Deelnemer | None", inzetten: "Sequence[Inzet]", sinds: date | None
) -> list[Signaal]:
    """Return the signals since the last evaluation; the words themselves are the mark. One query."""
    regels = Logboekregel.objects.filter(dossier=dossier, tekst__icontains="wordt").leesbaar_voor(lezer)
    return [
        Signaal(
            tekst=regel.tekst,
            datum=regel.datum,
            door=regel.door.roepnaam if regel.door else "",
            stap=regel.planregel.stap if regel.planregel else "",
            planregel=str(regel.planregel.uuid) if regel.planregel else "",
        )
        for regel in open_te_veel(regels.select_related("door", "planregel"), inzetten, sinds)
    ]
