"""The answer to a proposal that was read aloud: yes or no, who was there, when (method 2)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.rijen.formulieren import leesbaar


class VoorgelezenForm(forms.Form):
    """What the person said when the proposal was read to them. Give the uuid of the proposal as prefix."""

    antwoord = forms.ChoiceField(
        label=_("Wat was het antwoord?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee."), "invalid_choice": _("Kies ja of nee.")},
    )
    bij = forms.CharField(
        label=_("Wie was erbij?"),
        max_length=200,
        validators=[leesbaar],
        error_messages={"required": _("Typ wie erbij was.")},
    )
    op = forms.DateField(
        label=_("Wanneer?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies de dag."), "invalid": _("Typ een dag, zoals 2 maart 2026.")},
    )
    revisie = forms.IntegerField(widget=forms.HiddenInput)

    use_required_attribute = False

    def __init__(self, *args: Any, wie: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("ja", _("Voorgelezen: %(wie)s zegt ja") % {"wie": wie}),
            ("nee", _("Voorgelezen: %(wie)s zegt nee") % {"wie": wie}),
        ]
        self.fields["op"].initial = timezone.localdate()
