"""Choosing from the log: one person, or a period."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def _datum(label: Any) -> forms.DateField:
    dag = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    fout = gettext_lazy("Typ een datum die bestaat, zoals 7-4-2026.")
    return forms.DateField(label=label, required=False, widget=dag, error_messages={"invalid": fout})


class InzageForm(forms.Form):
    """Whose looks to show, and from which days; nothing chosen is everything."""

    wie = forms.ChoiceField(
        label=gettext_lazy("Wie"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies iemand uit de lijst.")},
    )
    van = _datum(gettext_lazy("Van"))
    tot = _datum(gettext_lazy("Tot en met"))

    def __init__(self, *args: Any, mensen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes: list[tuple[str, Any]] = [("", gettext_lazy("Iedereen")), *mensen]
        veld = self.fields["wie"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = keuzes

    def clean(self) -> dict[str, Any] | None:
        """A period goes from early to late."""
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and van > tot:
            self.add_error("tot", _("Kies een dag op of na de eerste dag."))
        return gegevens

    def keuze(self) -> dict[str, Any]:
        """Return what was chosen, as `Inzagelog.dagen` wants it; only after `is_valid`."""
        wie = self.cleaned_data["wie"]
        return {"wie": int(wie) if wie else None, "van": self.cleaned_data["van"], "tot": self.cleaned_data["tot"]}
