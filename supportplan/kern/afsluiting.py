"""A dossier can be closed to somebody whatever rights they hold; who closes it and why, nobody here knows (P-15).

Another app adds an `Afsluiter` to `afsluiters` at start-up. Whoever is shut out is treated as somebody who takes no
part in the dossier: every way in asks here (kern/toegang.py, emergency access, mail). No row of the core changes, so
no list, log or export can tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

if TYPE_CHECKING:
    from supportplan.kern.models import Deelnemer, Gebruiker


@dataclass(frozen=True)
class Afsluiter:
    """One ground to shut somebody out: as a query for use in another query, and of one person in a dossier."""

    dossiers_voor: Callable[["Gebruiker | int"], "QuerySet[Any, Any]"]  # keys of the dossiers that are closed
    treft: Callable[["Deelnemer"], bool]


afsluiters: list[Afsluiter] = []


def is_open(gebruiker: "Gebruiker | int", dossier: str = "dossier") -> Q:
    """Return the condition that a row belongs to no dossier that is closed to this user; no query of its own.

    `dossier` is the way from the row to the key of its dossier.
    """
    voorwaarde = Q()
    for afsluiter in afsluiters:
        voorwaarde &= ~Q(**{f"{dossier}__in": afsluiter.dossiers_voor(gebruiker)})
    return voorwaarde


def is_afgesloten(deelnemer: "Deelnemer") -> bool:
    """Whether this person is shut out of the dossier now, with or without an account; one query per ground.

    Never show the answer, nor anything that follows from it, on a page of others.
    """
    return any(afsluiter.treft(deelnemer) for afsluiter in afsluiters)
