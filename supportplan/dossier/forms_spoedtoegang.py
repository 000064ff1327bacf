"""Opening a dossier in an emergency: exactly who, and why (P-22)."""

from django import forms
from django.utils.translation import gettext_lazy

from supportplan.dossier.services_spoedtoegang import Vraag
from supportplan.kern.keuzes import Spoedreden
from supportplan.kern.rijen.formulieren import leesbaar

MEESTE_TEKENS = 1000


class SpoedtoegangForm(forms.Form):
    """Nothing here helps to guess: name and birth date are typed in full."""

    use_required_attribute = False

    naam = forms.CharField(
        label=gettext_lazy("Roepnaam en achternaam"),
        help_text=gettext_lazy("Precies zoals in het dossier. Weet u de roepnaam niet, typ dan alleen de achternaam."),
        max_length=300,
        validators=[leesbaar],
        error_messages={"required": gettext_lazy("Typ de naam van de cliënt.")},
    )
    geboortedatum = forms.DateField(
        label=gettext_lazy("Geboortedatum"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Typ de geboortedatum van de cliënt."),
            "invalid": gettext_lazy("Typ een datum die bestaat, zoals 7-4-1998."),
        },
    )
    reden = forms.ChoiceField(
        label=gettext_lazy("Waarom kan het niet wachten?"),
        choices=Spoedreden,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom het niet kan wachten.")},
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Wat is er aan de hand?"),
        help_text=gettext_lazy("Eén of twee zinnen. De vaste begeleider leest dit."),
        max_length=MEESTE_TEKENS,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[leesbaar],
        error_messages={"required": gettext_lazy("Schrijf in één zin op wat er aan de hand is.")},
    )

    def vraag(self) -> Vraag:
        """Return what was typed; only after `is_valid`."""
        velden = self.cleaned_data
        return Vraag(velden["naam"], velden["geboortedatum"], Spoedreden(velden["reden"]), velden["toelichting"])
