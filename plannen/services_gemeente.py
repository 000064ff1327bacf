"""The release of a whole page at once: what the client decided the gemeente may read (P-03, P-04, P-07)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from plannen.models import Analyse
from plannen.regels.gevoelig import is_gevoelig
from profiel.models import Uitspraak
from profiel.regels_vrijgave import bezwaar_tegen_vrijgave
from profiel.services import VRIJGAVE
from supportplan.kern.keuzes import Actie, Vrijgavewijze
from supportplan.kern.models import Bijlage, Deelnemer, Dossier, Gebruiker, Logregel, Netwerkpersoon, Toestemming
from supportplan.kern.services import dossier_aanraken

# What can be released, by its word in a form and in the log
SOORTEN: Mapping[str, Any] = {
    "uitspraak": Uitspraak,
    "netwerkpersoon": Netwerkpersoon,
    "analyse": Analyse,
    "bijlage": Bijlage,
}
Plek = tuple[str, UUID]


@dataclass(frozen=True)
class Vrijgavekeuze:
    """That the client lets the gemeente read one row as it was shown, and why it needs it."""

    soort: str
    uuid: UUID
    revisie: int
    reden: str = ""


@dataclass
class Uitslag:
    """What became of a page of choices: how many went through, and which did not, by their words and the reason."""

    vrijgegeven: int = 0
    ingetrokken: int = 0
    geweigerd: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Wie:
    """Who decided, who wrote it down, and who was there."""

    client: Deelnemer
    door: Gebruiker | None
    erbij: str
    rol: str = ""


@transaction.atomic
def vrijgave_vastleggen(
    *, dossier: Dossier, vrij: Sequence[Vrijgavekeuze], intrekken: Sequence[Plek], wie: Wie, op: date
) -> Uitslag:
    """Release exactly the revisions the client saw, and take back what they unticked; one choice never stops another.

    A row that changed or went meanwhile is refused by its words and the others go through (product 4). Who was there
    is kept as a record of what the client agreed to (P-07). The same page twice changes nothing the second time.
    Costs the same number of queries however many rows. Raises ValidationError when nobody is named who was there.
    """
    if not wie.erbij.strip():
        raise ValidationError(_("Schrijf op wie erbij was."))
    rijen = _rijen(dossier, [*((keuze.soort, keuze.uuid) for keuze in vrij), *intrekken])
    uitslag = Uitslag()
    anders = [
        rij for keuze in vrij if (rij := _vrijgeven(rijen.get((keuze.soort, keuze.uuid)), keuze, wie, op, uitslag))
    ]
    uitslag.vrijgegeven = len(anders)
    terug = [rijen[plek] for plek in intrekken if plek in rijen and rijen[plek].vrijgegeven_revisie is not None]
    for rij in terug:
        rij.vrijgegeven_revisie = rij.vrijgegeven_op = rij.vrijgegeven_door = None
        rij.vrijgave_wijze = rij.vrijgave_reden = ""
    uitslag.ingetrokken = len(terug)
    _opslaan([*anders, *terug])
    _loggen(dossier, anders, Actie.VRIJGEVEN, wie)
    _loggen(dossier, terug, Actie.WIJZIGEN, wie)
    if anders or terug:
        _toestemming(dossier, uitslag, wie, op)
        dossier_aanraken(dossier)
    return uitslag


def _rijen(dossier: Dossier, plekken: Iterable[Plek]) -> dict[Plek, Any]:
    """The live rows, locked: one query per kind, and two for the statements' speakers and places."""
    per_soort: dict[str, list[UUID]] = {}
    for soort, uuid in plekken:
        per_soort.setdefault(soort, []).append(uuid)
    gevonden: dict[Plek, Any] = {}
    for soort, uuids in per_soort.items():
        rijen = SOORTEN[soort].objects.filter(dossier=dossier, uuid__in=uuids).select_for_update().order_by("pk")
        if soort == "uitspraak":
            rijen = rijen.prefetch_related("sprekers", "plaatsingen")
        gevonden |= {(soort, rij.uuid): rij for rij in rijen}
    return gevonden


def _vrijgeven(rij: Any, keuze: Vrijgavekeuze, wie: Wie, op: date, uitslag: Uitslag) -> Any:
    """Set the release on the row and return it; None when nothing changes or when it is refused."""
    if rij is None:
        uitslag.geweigerd.append((_("Een regel"), _("Deze regel is intussen weggehaald.")))
        return None
    if bezwaar := bezwaar_tegen_keuze(rij, keuze, wie.client):
        uitslag.geweigerd.append((str(rij), bezwaar))
        return None
    if rij.is_vrijgegeven and rij.vrijgave_reden == keuze.reden:
        return None
    rij.vrijgegeven_revisie, rij.vrijgegeven_op, rij.vrijgegeven_door = keuze.revisie, op, wie.client
    rij.vrijgave_wijze, rij.vrijgave_reden = Vrijgavewijze.SAMEN, keuze.reden
    return rij


def bezwaar_tegen_keuze(rij: Any, keuze: Vrijgavekeuze, client: Deelnemer) -> str:
    """Return why this choice cannot go through, as an instruction; empty when it can (P-03, P-04)."""
    is_uitspraak = isinstance(rij, Uitspraak)
    gezegd_door = {spreker.deelnemer_id for spreker in rij.sprekers.all()} if is_uitspraak else None
    if bezwaar := bezwaar_tegen_vrijgave(rij, revisie=keuze.revisie, client=client, gezegd_door=gezegd_door):
        return bezwaar
    if is_uitspraak and is_gevoelig(rij) and not keuze.reden.strip() and not rij.is_vrijgegeven:
        return _("Schrijf op waarom de gemeente dit nodig heeft.")
    return ""


def _opslaan(rijen: Sequence[Any]) -> None:
    for model in SOORTEN.values():
        if eigen := [rij for rij in rijen if isinstance(rij, model)]:
            model.objects.bulk_update(eigen, VRIJGAVE)


def _loggen(dossier: Dossier, rijen: Sequence[Any], actie: Actie, wie: Wie) -> None:
    """A line per row in one query; the database numbers and chains them in order (P-20)."""
    Logregel.objects.bulk_create(
        [
            Logregel(
                dossier=dossier,
                actie=actie,
                soort=rij._meta.model_name,
                actor=wie.door,
                object_uuid=rij.uuid,
                velden=list(VRIJGAVE),
                rol=wie.rol,
            )
            for rij in rijen
        ]
    )


def _toestemming(dossier: Dossier, uitslag: Uitslag, wie: Wie, op: date) -> None:
    """Keep who was there and what was decided, without a text of a person (P-07)."""
    wat = _("Wat de gemeente mag lezen: %(vrij)s vrijgegeven, %(terug)s teruggenomen.") % {
        "vrij": uitslag.vrijgegeven,
        "terug": uitslag.ingetrokken,
    }
    Toestemming.objects.create(
        dossier=dossier,
        door=wie.client,
        over=wie.client.naam,
        wat=wat,
        aan=dossier.gemeente.naam if dossier.gemeente else _("de gemeente"),
        doel=_("het document voor de gemeente"),
        wijze=(_("Samen gelezen. Erbij: %(wie)s") % {"wie": wie.erbij.strip()})[:200],
        op=op,
        gemaakt_door=wie.door,
        gewijzigd_door=wie.door,
    )
