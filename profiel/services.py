"""What happens to statements: release for the document (P-03)."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from profiel.models import Uitspraak
from profiel.regels_vrijgave import bezwaar_tegen_vrijgave
from supportplan.kern.keuzes import Actie, Vrijgavewijze
from supportplan.kern.log import log
from supportplan.kern.models import Bijlage, Deelnemer, Gebruiker, Netwerkpersoon

VRIJGAVE = ("vrijgegeven_revisie", "vrijgegeven_op", "vrijgegeven_door", "vrijgave_wijze", "vrijgave_reden")
Rij = TypeVar("Rij", Uitspraak, Netwerkpersoon, Bijlage)


@transaction.atomic
def uitspraak_vrijgeven(
    *,
    uitspraak: Uitspraak,
    revisie: int,
    client: Deelnemer,
    wijze: Vrijgavewijze,
    door: Gebruiker | None,
    op: date,
    reden: str = "",
) -> Uitspraak:
    """Release a statement for the document as the client saw it (`revisie`); `reden`: why the gemeente needs it (P-04).

    Raises ValidationError when it was changed meanwhile, when `client` is not the client, or when it is another
    person's own.
    """
    return vrijgeven(rij=uitspraak, revisie=revisie, client=client, wijze=wijze, door=door, op=op, reden=reden)


@transaction.atomic
def vrijgeven(
    *,
    rij: Rij,
    revisie: int,
    client: Deelnemer,
    wijze: Vrijgavewijze,
    door: Gebruiker | None,
    op: date,
    reden: str = "",
) -> Rij:
    """Release a row for the document, by the client or with the client there; nobody else can (P-03)."""
    rij = type(rij).objects.select_for_update().get(pk=rij.pk)
    gezegd_door = set(rij.sprekers.values_list("deelnemer", flat=True)) if isinstance(rij, Uitspraak) else None
    if bezwaar := bezwaar_tegen_vrijgave(rij, revisie=revisie, client=client, gezegd_door=gezegd_door):
        raise ValidationError(bezwaar)
    rij.vrijgegeven_revisie = revisie
    rij.vrijgegeven_op = op
    rij.vrijgegeven_door = client
    rij.vrijgave_wijze = wijze
    rij.vrijgave_reden = reden
    rij.save(update_fields=VRIJGAVE)
    log(rij.dossier, Actie.VRIJGEVEN, rij._meta.model_name or "", door=door, object_uuid=rij.uuid, velden=VRIJGAVE)
    return rij


@transaction.atomic
def vrijgave_intrekken(*, rij: Rij, door: Gebruiker | None) -> Rij:
    """Take a release back; the row stays out of every document made from now on."""
    rij = type(rij).objects.select_for_update().get(pk=rij.pk)
    rij.vrijgegeven_revisie = rij.vrijgegeven_op = rij.vrijgegeven_door = None
    rij.vrijgave_wijze = rij.vrijgave_reden = ""
    rij.save(update_fields=VRIJGAVE)
    log(rij.dossier, Actie.WIJZIGEN, rij._meta.model_name or "", door=door, object_uuid=rij.uuid, velden=VRIJGAVE)
    return rij
