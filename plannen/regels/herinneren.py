"""Which evaluations are still to come (method 8). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

EERDER_GEHOUDEN = timedelta(days=14)  # an evaluation this shortly before the date was the one that was planned


@dataclass(frozen=True)
class Gehouden:
    """An evaluation that was held: when, about which version, and what was agreed as the next date."""

    datum: date
    versie: int | None = None
    volgende_op: date | None = None


def open_evaluaties(plan_op: date | None, gehouden: Sequence[Gehouden], versie: int | None) -> set[date]:
    """Return the dates on which the plan is still to be looked at together.

    The date agreed at the last evaluation holds, and so does the date on the plan; not when the last evaluation was
    held on it, after it, or up to two weeks before it. A plan fixed again since then (`versie` is its number) has a
    date of its own.
    """
    laatste = max(gehouden, key=lambda evaluatie: evaluatie.datum, default=None)
    if laatste is None:
        return {plan_op} if plan_op else set()
    opnieuw = versie is not None and laatste.versie is not None and versie > laatste.versie
    marge = timedelta() if opnieuw or plan_op == laatste.volgende_op else EERDER_GEHOUDEN
    datums = {laatste.volgende_op} if laatste.volgende_op and laatste.volgende_op > laatste.datum else set()
    return datums | ({plan_op} if plan_op and plan_op - marge > laatste.datum else set())
