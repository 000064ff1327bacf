"""The rows of a fixed version, made again in memory from its content: the same words for then and now. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from plannen.inhoud import Inhoud
from plannen.models import Inzet, Netwerkafspraak, Planregel, Wmovraag
from supportplan.kern.models import Deelnemer

RijType = TypeVar("RijType", bound=models.Model)


@dataclass(frozen=True)
class BevrorenStap:
    """One step as it was, with the uuid of its part of the plan (None: "nu eerst" without a goal)."""

    regel: Planregel
    plandoel: str | None
    inzetten: list[Inzet]


def bevroren_stappen(inhoud: Inhoud) -> list[BevrorenStap]:
    """Return the steps of a content (`inhoud_van_plan`) in the order of then; the rows are not in the database."""
    inzetten = {uuid: _rij(Inzet, rij, uuid) for uuid, rij in op_volgorde(inhoud["inzetten"])}
    _afspraken_erbij(inhoud, inzetten)
    _vragen_erbij(inhoud, inzetten)
    return [
        BevrorenStap(
            regel=_rij(Planregel, stap, uuid),
            plandoel=stap["plandoel"],
            inzetten=[inzetten[eigen] for eigen in inzetten if inhoud["inzetten"][eigen]["planregel"] == uuid],
        )
        for uuid, stap in op_volgorde(inhoud["planregels"])
    ]


def op_volgorde(rijen: Inhoud) -> Iterable[tuple[str, Any]]:
    """Return rows by uuid in the order they had; the database keeps no order of keys."""
    return sorted(rijen.items(), key=lambda rij: (rij[1]["volgorde"], rij[0]))


def _rij(model: type[RijType], inhoud: Inhoud, uuid: str) -> RijType:
    """A row in memory with every plain field the content has; links are laid by who asks."""
    velden = {veld.name: veld for veld in model._meta.concrete_fields if not veld.is_relation}
    waarden = {naam: velden[naam].to_python(waarde) for naam, waarde in inhoud.items() if naam in velden}
    return model(**waarden, uuid=UUID(uuid))


def _afspraken_erbij(inhoud: Inhoud, inzetten: dict[str, Inzet]) -> None:
    for uuid, inhoud_van_rij in inhoud["netwerkafspraken"].items():
        afspraak = _rij(Netwerkafspraak, inhoud_van_rij, uuid)
        afspraak.inzet = inzetten[inhoud_van_rij["inzet"]]
        if inhoud_van_rij["vraagt"]:
            afspraak.vraagt = Deelnemer(roepnaam=inhoud_van_rij["vraagt"])


def _vragen_erbij(inhoud: Inhoud, inzetten: dict[str, Inzet]) -> None:
    for uuid, inhoud_van_rij in inhoud["wmovragen"].items():
        vraag = _rij(Wmovraag, inhoud_van_rij, uuid)
        vraag.inzet = inzetten[inhoud_van_rij["inzet"]]
        vraag.betaalt = inzetten.get(inhoud_van_rij["betaalt"])
