"""Which readings of a part of the plan mean the same, so that an answer on one counts for the other (method 6)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.inhoud import kenmerk_van_plandoel, verschilt_alleen_in_taal

if TYPE_CHECKING:
    from plannen.models import Plandoel, Planregel


def gelijke_kenmerken(kenmerk: str, paren: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return this reading and every other that means the same, along any chain of pairs, in either direction."""
    paren, gelijk = list(paren), {kenmerk}
    while erbij := {ander for paar in paren if gelijk.intersection(paar) for ander in paar} - gelijk:
        gelijk |= erbij
    return frozenset(gelijk)


def kenmerken_van_plandoel(
    plandoel: "Plandoel", regels: "Iterable[Planregel] | None" = None
) -> tuple[str, frozenset[str]]:
    """Return the reading of a part as it is now, and all readings on which an answer counts.

    With prefetched `alleen_taal` and the steps at hand (a `Beeld`) no query is asked.
    """
    kenmerk = kenmerk_van_plandoel(plandoel, regels)
    paren = [(rij.van_kenmerk, rij.naar_kenmerk) for rij in plandoel.alleen_taal.all()]
    return kenmerk, gelijke_kenmerken(kenmerk, paren)


def bezwaren_tegen_alleen_taal(van_kenmerk: str, naar_kenmerk: str) -> list[str]:
    """Return why a change cannot pass as "alleen taal"; an empty list means it can."""
    if verschilt_alleen_in_taal(van_kenmerk, naar_kenmerk):
        return []
    return [
        _(
            "Er is meer veranderd dan de woorden: wie, hoeveel, hoe vaak of welke hulp, of er kwam iets bij of ging "
            "iets af. Haal het vinkje bij alleen taal weg. Dan vraagt u opnieuw of iedereen het eens is."
        )
    ]
