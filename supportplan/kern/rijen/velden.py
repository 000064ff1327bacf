"""A field for a link to another row of the dossier, from rows the page fetched once."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Select(forms.Select):
    """The ordinary select, without a template for each choice: a page has many of them with many rows to choose."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the select with its choices; one level, one chosen."""
        gekozen = str(value if value is not None else "")
        opties = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((sleutel, SELECTED if str(sleutel) == gekozen else "", woord) for sleutel, woord in self.choices),
        )
        eigen = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(eigen), opties)


SELECTED = SafeString(" selected")


class RijVeld(forms.ChoiceField):
    """A choice of one row, sent by its uuid; it asks no query, however many forms a page has.

    Give the rows with `zet`, in `__init__` of the form. A row that is not among them (it was removed since) is refused
    with words; so give also the one that stands there already.
    """

    widget = Select

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rijen: dict[str, Any] = {}
        self._uuids: dict[int, str] = {}

    def zet(self, rijen: Iterable[Any], *, leeg: "StrOrPromise" = "", woord: Callable[[Any], str] = str) -> None:
        """Offer these rows, after a first choice `leeg` for none; `woord` says how a row is called."""
        self._rijen = {str(rij.uuid): rij for rij in rijen}
        self._uuids = {rij.pk: uuid for uuid, rij in self._rijen.items()}
        keuzes = [(uuid, woord(rij)) for uuid, rij in self._rijen.items()]
        self.choices = keuzes if self.required else [("", leeg), *keuzes]

    def prepare_value(self, value: Any) -> Any:
        """Return the uuid of a row given by its key, as a stored row has it."""
        if isinstance(value, UUID):
            return str(value)
        return self._uuids.get(value, "") if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another row was chosen than the one that stood there."""
        return str(self.prepare_value(initial) or "") != str(data or "")

    def clean(self, value: Any) -> Any:
        """Return the chosen row, or None."""
        uuid = str(value or "").strip()
        if not uuid:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        if uuid not in self._rijen:
            raise ValidationError(_("Dit staat niet meer in de lijst. Kies iets anders."), code="invalid_choice")
        return self._rijen[uuid]
