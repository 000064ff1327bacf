"""Writing the log (P-20). One call per act or view; the database numbers, chains and hashes the line."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.models import Dossier, Gebruiker, Logregel
from supportplan.kern.models.log import HASH_VAN_REGEL


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


def ketenbreuken(dossier: Dossier | None) -> list[int]:
    """Return the numbers of the lines whose hash or link to the line before is wrong; empty when the chain is whole."""
    vraag = f"""
        SELECT volgnummer FROM (
            SELECT volgnummer, vorige_hash, hash, {HASH_VAN_REGEL.format(rij="regel")} AS berekend,
                COALESCE(lag(hash) OVER (ORDER BY volgnummer), '') AS hash_ervoor,
                COALESCE(lag(volgnummer) OVER (ORDER BY volgnummer), 0) AS nummer_ervoor
            FROM kern_logregel AS regel WHERE dossier_id IS NOT DISTINCT FROM %s
        ) AS keten
        WHERE hash <> berekend OR vorige_hash <> hash_ervoor OR volgnummer <> nummer_ervoor + 1
        ORDER BY volgnummer"""
    with connection.cursor() as cursor:
        cursor.execute(vraag, [dossier.pk if dossier else None])
        return [nummer for (nummer,) in cursor.fetchall()]
