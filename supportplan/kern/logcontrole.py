"""Whether the log is still what was written: every line hashed and joined to the one before, and no end cut off (P-20).

Inside the database a cut-off end leaves nothing to see. So the last number and hash of every chain (its ijkpunt) are
written to a file that the organisation keeps elsewhere; a later check compares with that file.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from supportplan.kern.models import Dossier, Logregel
from supportplan.kern.models.log import HASH_VAN_REGEL

# Another log, kept by another app: returns sentences on what is wrong with it, none when it is whole.
Ketencontrole = Callable[[], Iterable[str]]
andere_controles: list[Ketencontrole] = []

BUITEN_DOSSIERS = "buiten-dossiers"  # the chain of what belongs to no dossier, such as signing in

NAGEREKEND = f"""
    SELECT dossier_id, volgnummer, hash <> berekend, volgnummer <> nummer_ervoor + 1
    FROM (
        SELECT dossier_id, volgnummer, vorige_hash, hash, {HASH_VAN_REGEL.format(rij="regel")} AS berekend,
            COALESCE(lag(hash) OVER keten, '') AS hash_ervoor,
            COALESCE(lag(volgnummer) OVER keten, 0) AS nummer_ervoor
        FROM kern_logregel AS regel WHERE {{welke}}
        WINDOW keten AS (PARTITION BY dossier_id ORDER BY volgnummer)
    ) AS ketens
    WHERE hash <> berekend OR vorige_hash <> hash_ervoor OR volgnummer <> nummer_ervoor + 1
    ORDER BY dossier_id, volgnummer"""  # noqa: S608  # a constant of ours is put in, no value


@dataclass(frozen=True)
class Breuk:
    """One place where a chain is not what was written; `nummer` 0 is about the chain as a whole."""

    keten: str
    nummer: int
    wat: str

    def __str__(self) -> str:
        return f"{self.keten} regel {self.nummer}: {self.wat}" if self.nummer else f"{self.keten}: {self.wat}"


@dataclass(frozen=True)
class IJkpunt:
    """The end of a chain at a moment: its last number and hash."""

    keten: str
    nummer: int
    hash: str

    def __str__(self) -> str:
        return f"{self.keten} {self.nummer} {self.hash}"


def ketenbreuken(dossier: Dossier | None) -> list[int]:
    """Return the numbers of the lines whose hash or link to the line before is wrong; empty when the chain is whole."""
    with connection.cursor() as cursor:
        cursor.execute(NAGEREKEND.format(welke="dossier_id IS NOT DISTINCT FROM %s"), [dossier.pk if dossier else None])
        return [nummer for _dossier, nummer, _veranderd, _gat in cursor.fetchall()]


def alle_breuken() -> list[Breuk]:
    """Return every broken place in every chain, and every dossier without a log; two queries for all."""
    with connection.cursor() as cursor:
        cursor.execute(NAGEREKEND.format(welke="true"))
        gevonden = cursor.fetchall()
    namen = _namen(rij[0] for rij in gevonden)
    breuken = [Breuk(namen[rij[0]], rij[1], _wat(veranderd=rij[2], gat=rij[3])) for rij in gevonden]
    zonder = Dossier.objects.exclude(pk__in=Logregel.objects.exclude(dossier=None).values("dossier_id"))
    return breuken + [
        Breuk(str(uuid), 0, _("er is geen enkele logregel, ook niet van het begin"))
        for uuid in zonder.order_by("uuid").values_list("uuid", flat=True)
    ]


def _wat(*, veranderd: bool, gat: bool) -> str:
    if veranderd:
        return _("deze regel is veranderd")
    if gat:
        return _("hiervoor ontbreken regels")
    return _("deze regel hoort niet bij de regel ervoor")


def ijkpunten(uuid: UUID | None = None) -> list[IJkpunt]:
    """Return the end of every chain that is there, or of this dossier alone."""
    regels = Logregel.objects.order_by("dossier_id", "-volgnummer").distinct("dossier_id")
    if uuid:
        regels = regels.filter(dossier__uuid=uuid)
    einden = list(regels.values_list("dossier_id", "volgnummer", "hash"))
    namen = _namen(dossier for dossier, _nummer, _hash in einden)
    return sorted(
        (IJkpunt(namen[dossier], nummer, hash_) for dossier, nummer, hash_ in einden), key=lambda punt: punt.keten
    )


def _namen(sleutels: Iterable[int | None]) -> dict[int | None, str]:
    """What a chain is called: the uuid of its dossier, or the key of a dossier that is gone."""
    gezocht = {pk for pk in sleutels if pk is not None}
    gevonden = Dossier.objects.filter(pk__in=gezocht).values_list("pk", "uuid")
    bekend: dict[int | None, str] = {pk: str(uuid) for pk, uuid in gevonden}
    weg = {pk: _("verwijderd-dossier-%(sleutel)s") % {"sleutel": pk} for pk in gezocht - set(bekend)}
    return bekend | weg | {None: BUITEN_DOSSIERS}


def ijkpunten_lezen(regels: Iterable[str]) -> Iterator[IJkpunt]:
    """Read what was written by `str(ijkpunt)`; ValueError with the number of the line that is none."""
    for plek, regel in enumerate(regels, start=1):
        delen = regel.split()
        if not delen:
            continue
        if len(delen) != 3 or not delen[1].isdecimal():
            raise ValueError(_("Regel %(plek)s is geen ijkpunt.") % {"plek": plek})
        yield IJkpunt(delen[0], int(delen[1]), delen[2])


def afwijkingen(punten: Iterable[IJkpunt]) -> tuple[list[Breuk], list[str]]:
    """Compare with ends of chains that were kept elsewhere: what is cut off or replaced, and which dossiers are gone.

    A dossier that was removed at the end of its term takes its chain along; that is told apart from a chain cut short.
    """
    breuken, weg = [], []
    for punt in punten:
        keten = Logregel.objects.filter(dossier=None)
        if punt.keten != BUITEN_DOSSIERS:
            dossier = _dossier(punt.keten)
            if dossier is None:
                weg.append(punt.keten)
                continue
            keten = Logregel.objects.filter(dossier=dossier)
        hash_ = keten.filter(volgnummer=punt.nummer).values_list("hash", flat=True).first()
        if hash_ is None:
            breuken.append(Breuk(punt.keten, punt.nummer, _("deze regel was er en is weg")))
        elif hash_ != punt.hash:
            breuken.append(Breuk(punt.keten, punt.nummer, _("hier stond een andere regel")))
    return breuken, weg


def _dossier(keten: str) -> Dossier | None:
    try:
        return Dossier.objects.filter(uuid=UUID(keten)).first()
    except ValueError:  # of a dossier that was gone already
        return None
