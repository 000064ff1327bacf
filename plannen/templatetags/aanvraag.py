"""What the templates of the document need beside its content."""

from collections.abc import Iterable, Sequence

from django import template

register = template.Library()


@register.filter
def met_koppen(cellen: Iterable[object], koppen: Sequence[str]) -> list[tuple[str, object]]:
    """The cells of a row, each with the header of its column: a narrow screen shows it in front of the cell."""
    return list(zip(koppen, cellen, strict=True))
