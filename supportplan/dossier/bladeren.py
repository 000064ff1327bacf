"""Paging through long lists without counting them."""

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from supportplan.kern.models import Logregel

MEESTE = 1000  # more than this is told as "meer dan 1.000" (product 7)


class Begrensd(Paginator):  # type: ignore[type-arg]  # only a generic for the type checker
    """Counts no further than MEESTE + 1, so a list costs the same among a thousand rows as among a hundred thousand."""

    @cached_property
    def count(self) -> int:
        """How many rows there are, at most MEESTE + 1."""
        lijst: QuerySet[Any] = self.object_list  # type: ignore[assignment]  # only used with querysets
        return lijst.order_by()[: MEESTE + 1].count()

    @cached_property
    def num_pages(self) -> int:
        """Only whole pages of the counted rows: beyond them one searches."""
        return max(1, -(-min(self.count, MEESTE) // self.per_page))


class Genummerd(Paginator):  # type: ignore[type-arg]  # as above
    """Pages through the log of a dossier: its lines are numbered 1 to n, so the newest number is the count."""

    @cached_property
    def count(self) -> int:
        """How many lines there are, read from the newest."""
        lijst: QuerySet[Logregel] = self.object_list  # type: ignore[assignment]  # only used with the log
        return lijst.order_by("-volgnummer").values_list("volgnummer", flat=True).first() or 0


def telling(bladzijde: "Page[Any]") -> str:
    """Return in words which rows a page shows; empty for an empty list."""
    aantal = bladzijde.paginator.count
    if not aantal:
        return ""
    woorden = {
        "van": number_format(bladzijde.start_index(), force_grouping=True),
        "tot": number_format(min(bladzijde.end_index(), MEESTE if aantal > MEESTE else aantal), force_grouping=True),
        "aantal": number_format(min(aantal, MEESTE), force_grouping=True),
    }
    if aantal > MEESTE and isinstance(bladzijde.paginator, Begrensd):
        return _("%(van)s tot %(tot)s van meer dan %(aantal)s") % woorden
    return _("%(van)s tot %(tot)s van %(aantal)s") % (woorden | {"aantal": number_format(aantal, force_grouping=True)})
