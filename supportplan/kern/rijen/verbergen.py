"""The question whether the client may read this now, for the form of a row that can be hidden (P-13)."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from supportplan.kern.keuzes import Verbergreden

VELDEN = ("verborgen_reden", "bespreken_op")
KEUZES = [
    ("", gettext_lazy("ja")),
    *((reden.value, format_lazy("{} {}", gettext_lazy("nee:"), reden.label)) for reden in Verbergreden),
]


def verbergvelden(velden: dict[str, Any]) -> None:
    """Put the two fields in words that ask for a listed reason; a day only with what must be talked about first."""
    velden["verborgen_reden"] = forms.ChoiceField(
        label=gettext_lazy("Mag de cliënt dit nu lezen?"), choices=KEUZES, required=False
    )
    velden["bespreken_op"].label = gettext_lazy("Wanneer bespreekt u het?")
    velden["bespreken_op"].help_text = gettext_lazy("Alleen bij: nog niet besproken.")
    velden["bespreken_op"].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    velden["bespreken_op"].error_messages["invalid"] = gettext_lazy("Kies een dag, of typ hem als 3-2-2026.")


def verbergen_nagaan(form: forms.BaseForm, gegevens: dict[str, Any]) -> None:
    """Ask for the day when the reason needs one, and forget it when it does not."""
    if gegevens.get("verborgen_reden") != Verbergreden.NIET_BESPROKEN:
        gegevens["bespreken_op"] = None
    elif not gegevens.get("bespreken_op") and "bespreken_op" not in form.errors:
        form.add_error("bespreken_op", gettext("Kies de dag waarop u dit bespreekt."))
