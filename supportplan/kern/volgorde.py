"""The order people give to things: wishes, goals, steps."""

from collections.abc import Sequence


def geplaatst_na(lijst: Sequence[int], ding: int, na: int | None) -> list[int]:
    """Return the list with `ding` right after `na`, which is in it; as the first when `na` is None."""
    zonder = [ander for ander in lijst if ander != ding]
    plek = 0 if na is None else zonder.index(na) + 1
    return [*zonder[:plek], ding, *zonder[plek:]]
