"""Paging through long lists without counting them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

MEESTE = 1000  # more than this is told as "meer dan 1.000" (product 7)
MEESTE_GEVONDEN = 100  # of what was searched: who finds more, searches better


class Begrensd(Paginator):  # type: ignore[type-arg]  # only a generic for the type checker
    """Counts no further than `meeste` + 1: a list costs the same among a thousand rows as among a hundred thousand."""

    def __init__(self, lijst: QuerySet[Any], per_blad: int, *, meeste: int = MEESTE) -> None:
        super().__init__(lijst, per_blad)
        self.lijst, self.meeste = lijst, meeste

    @cached_property
    def count(self) -> int:
        """How many rows there are, at most `meeste` + 1."""
        return self.lijst.order_by()[: self.meeste + 1].count()

    @cached_property
    def num_pages(self) -> int:
        """Only whole pages of the counted rows: beyond them one searches."""
        return max(1, -(-min(self.count, self.meeste) // self.per_page))


def telling(bladzijde: "Page[Any]") -> str:
    """Return in words which rows a page shows; empty for an empty list."""
    paginator = bladzijde.paginator
    if not paginator.count:
        return ""
    meeste = paginator.meeste if isinstance(paginator, Begrensd) else paginator.count
    aantal = min(paginator.count, meeste)
    woorden = {
        "van": number_format(bladzijde.start_index(), force_grouping=True),
        "tot": number_format(min(bladzijde.end_index(), aantal), force_grouping=True),
        "aantal": number_format(aantal, force_grouping=True),
    }
    if paginator.count > meeste:
        return _("%(van)s tot %(tot)s van meer dan %(aantal)s") % woorden
    return _("%(van)s tot %(tot)s van %(aantal)s") % woorden
