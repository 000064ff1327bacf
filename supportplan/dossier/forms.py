"""Forms of a dossier as a whole: opening it, closing it, skipping a phase."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.dossier.services_openen import Begin
from supportplan.kern.keuzes import Fase, Sluitreden
from supportplan.kern.models import Gemeente, Organisatie
from supportplan.kern.rijen.formulieren import leesbaar
from supportplan.kern.telefoon import telefoonnummer

JA_NEE = (("ja", gettext_lazy("Ja")), ("nee", gettext_lazy("Nee")))


def _ja(waarde: str) -> bool:
    return waarde == "ja"


def _datum(**kwargs: Any) -> forms.DateField:
    dag = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    fout = gettext_lazy("Typ een datum die bestaat, zoals 7-4-1998.")
    return forms.DateField(required=False, widget=dag, error_messages={"invalid": fout}, **kwargs)


class OpenForm(forms.Form):
    """Open a dossier: the name and whether the person knows are enough (method 1, W-01)."""

    use_required_attribute = False

    uuid = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    roepnaam = forms.CharField(
        label=gettext_lazy("Roepnaam"),
        max_length=100,
        validators=[leesbaar],
        error_messages={"required": gettext_lazy("Typ hoe de persoon genoemd wil worden.")},
    )
    achternaam = forms.CharField(
        label=gettext_lazy("Achternaam"), max_length=200, required=False, validators=[leesbaar]
    )
    geboortedatum = _datum(label=gettext_lazy("Geboortedatum"))
    telefoon = forms.CharField(
        label=gettext_lazy("Telefoon"), max_length=30, required=False, validators=[leesbaar, telefoonnummer]
    )
    initiatief = forms.CharField(
        label=gettext_lazy("Wie nam contact op?"),
        help_text=gettext_lazy("De persoon zelf, of bijvoorbeeld een vriend, de huisarts of de woningcorporatie."),
        max_length=200,
        required=False,
        validators=[leesbaar],
    )
    weet_ervan = forms.TypedChoiceField(
        label=gettext_lazy("Weet de persoon hiervan?"),
        help_text=gettext_lazy(
            "Zo lang de persoon het niet weet, bewaart u alleen naam en contact. De geboortedatum dus niet."
        ),
        choices=JA_NEE,
        coerce=_ja,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies of de persoon van dit dossier weet.")},
    )
    weet_sinds = _datum(label=gettext_lazy("Sinds wanneer?"))
    melding = forms.TypedChoiceField(
        label=gettext_lazy("Is er al een melding bij de gemeente?"),
        choices=JA_NEE,
        coerce=_ja,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    melding_op = _datum(label=gettext_lazy("Wanneer is die gedaan?"))
    gemeente = forms.ModelChoiceField(
        label=gettext_lazy("Gemeente"), queryset=Gemeente.objects.none(), required=False, empty_label="—"
    )
    organisatie = forms.ModelChoiceField(label=gettext_lazy("Namens"), queryset=Organisatie.objects.none())

    def __init__(self, *args: Any, organisaties: Sequence[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["gemeente"].queryset = Gemeente.objects.order_by("naam")
        velden["organisatie"].queryset = Organisatie.objects.filter(pk__in=[rij.pk for rij in organisaties])
        self.initial.setdefault("organisatie", organisaties[0].pk)
        if len(organisaties) == 1:
            velden["organisatie"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot be: a birth or a melding in the future, and a day of what did not happen."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        vandaag = timezone.localdate()
        for veld in ("geboortedatum", "weet_sinds", "melding_op"):
            if (dag := gegevens.get(veld)) and dag > vandaag:
                self.add_error(veld, _("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        if gegevens.get("melding_op") and gegevens.get("melding") is not True:
            self.add_error("melding", _("Kies ja als er een melding is gedaan, of haal de datum weg."))
        if gegevens.get("weet_sinds") and gegevens.get("weet_ervan") is False:
            self.add_error("weet_ervan", _("Kies ja als de persoon het weet, of haal de datum weg."))
        return gegevens

    def begin(self) -> Begin:
        """Return what was typed, for `dossier_openen`."""
        velden = {naam: self.cleaned_data[naam] for naam in Begin.__dataclass_fields__}
        return Begin(**velden)


class SluitForm(forms.Form):
    """Close a dossier for a reason."""

    use_required_attribute = False

    reden = forms.ChoiceField(
        label=gettext_lazy("Waarom sluit u dit dossier?"),
        choices=[(reden.value, reden.label) for reden in Sluitreden],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom het dossier gesloten wordt.")},
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Toelichting"),
        help_text=gettext_lazy("Komt in het logboek. Bij een andere reden: schrijf op welke."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[leesbaar],
    )


class OverslaanForm(forms.Form):
    """Skip a phase, with the reason."""

    use_required_attribute = False

    fase = forms.ChoiceField(choices=Fase, widget=forms.HiddenInput)
    reden = forms.CharField(
        label=gettext_lazy("Waarom slaat u deze fase over?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[leesbaar],
        error_messages={"required": gettext_lazy("Schrijf op waarom deze fase wordt overgeslagen.")},
    )
