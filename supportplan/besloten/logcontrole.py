"""Whether the safety audit is still what was written (P-12). The general check names no dossier and no number."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from supportplan.besloten.models import Veiligheidslog, Veiligheidsregel
from supportplan.besloten.models.veiligheid import HASH_VAN_REGEL
from supportplan.kern.models import Dossier

NAGEREKEND = f"""
    SELECT dossier_id, volgnummer FROM (
        SELECT dossier_id, volgnummer, vorige_hash, hash, {HASH_VAN_REGEL.format(rij="regel")} AS berekend,
            COALESCE(lag(hash) OVER keten, '') AS hash_ervoor,
            COALESCE(lag(volgnummer) OVER keten, 0) AS nummer_ervoor
        FROM besloten_veiligheidslog AS regel
        WINDOW keten AS (PARTITION BY dossier_id ORDER BY volgnummer)
    ) AS ketens
    WHERE hash <> berekend OR vorige_hash <> hash_ervoor OR volgnummer <> nummer_ervoor + 1
    ORDER BY dossier_id, volgnummer"""  # noqa: S608  # a constant of ours is put in, no value


@dataclass(frozen=True)
class Breuk:
    """One place where the safety audit is not what was written: the key of the dossier, the line; 0: lines are gone."""

    dossier: int | None
    nummer: int


def veiligheidslog_breuken() -> list[Breuk]:
    """Return every broken place in every chain, and every dossier whose safety file has lines the audit lost."""
    with connection.cursor() as cursor:
        cursor.execute(NAGEREKEND)
        breuken = [Breuk(dossier, nummer) for dossier, nummer in cursor.fetchall()]
    opgeschreven = Veiligheidslog.objects.exclude(regel_uuid=None).values("regel_uuid")
    zonder = Veiligheidsregel._base_manager.exclude(uuid__in=opgeschreven).order_by("dossier_id")
    return breuken + [Breuk(dossier, 0) for dossier in zonder.values_list("dossier_id", flat=True).distinct()]


def in_een_zin() -> list[str]:
    """Return one sentence when something is wrong, else none; where would tell which dossiers have one (P-10)."""
    if not veiligheidslog_breuken():
        return []
    return [_("Het log van de veiligheidsdossiers klopt niet. Zie docs/beheer.md: veiligheidslog_controleren.")]


def met_naam(breuken: list[Breuk]) -> list[str]:
    """Return each broken place with the uuid of its dossier, for who may know; one query."""
    gezocht = {breuk.dossier for breuk in breuken if breuk.dossier is not None}
    namen = {pk: str(uuid) for pk, uuid in Dossier.objects.filter(pk__in=gezocht).values_list("pk", "uuid")}
    return [_regel(namen.get(breuk.dossier or 0, _("buiten dossiers")), breuk.nummer) for breuk in breuken]


def _regel(keten: str, nummer: int) -> str:
    if not nummer:
        return _("%(keten)s: regels van het log zijn weg") % {"keten": keten}
    return _("%(keten)s regel %(nummer)s: deze regel of die ervoor is veranderd of weg") % {
        "keten": keten,
        "nummer": nummer,
    }
