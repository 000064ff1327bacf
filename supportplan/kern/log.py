"""Writing the log (P-20). One call per act or view; the database numbers, chains and hashes the line.

Whether the chains are whole: `kern/logcontrole.py`.
"""

from collections.abc import Iterable
from uuid import UUID

from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.models import Dossier, Gebruiker, Logregel


def log(
    dossier: Dossier | None,
    actie: Actie,
    soort: str,
    *,
    door: Gebruiker | None,
    object_uuid: UUID | None = None,
    velden: Iterable[str] = (),
    rol: str = "",
    namens: str = "",
    ip: str | None = None,
    resultaat: Resultaat = Resultaat.GELUKT,
    reden: str = "",
) -> None:
    """Add a line: who did what with which thing. `velden` are names of fields; never a text of a person (P-20).

    `soort` says what it was about ("profiel", "document"); `dossier` is None for what is about no case (signing in).
    Costs one insert.
    """
    Logregel.objects.create(
        dossier=dossier,
        actie=actie,
        soort=soort,
        actor=door,
        object_uuid=object_uuid,
        velden=list(velden),
        rol=rol,
        namens=namens,
        ip=ip,
        resultaat=resultaat,
        reden=reden,
    )
