"""The form that pauses somebody's access to a dossier (P-15)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from supportplan.besloten.models.aantekening import LANGSTE
from supportplan.kern.models import Deelnemer


class PauzeForm(forms.Form):
    """Who, and why. The reason is read only by who holds the safety right on this dossier."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    wie = forms.ChoiceField(
        label=gettext_lazy("Van wie wilt u de toegang pauzeren?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies van wie u de toegang wilt pauzeren."),
            "invalid_choice": gettext_lazy("Kies iemand uit de lijst."),
        },
    )
    reden = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Een paar woorden is genoeg. Alleen wie bij dit veiligheidsdossier mag, leest dit."),
        max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op waarom. Een paar woorden is genoeg.")},
    )

    def __init__(self, *args: Any, mensen: list[Deelnemer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mensen = {str(mens.uuid): mens for mens in mensen}
        keuzes = [(sleutel, f"{mens.naam} ({mens.get_rol_display()})") for sleutel, mens in self.mensen.items()]
        velden: Any = self.fields
        velden["wie"].choices = keuzes

    def deelnemer(self) -> Deelnemer:
        """Return who was chosen."""
        return self.mensen[self.cleaned_data["wie"]]
