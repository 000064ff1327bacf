"""The form of one line of a safety file (P-12)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.forms_uitvoeren import datumveld
from supportplan.besloten.models import Veiligheidsregel


def _vak(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class VeiligheidsregelForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """Facts, source, step, decision, who was asked. Only the facts and the step must be there."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    verbetert = forms.ChoiceField(
        label=gettext_lazy("Verbetert dit een regel die hierboven staat?"),
        help_text=gettext_lazy("Die regel blijft staan. Erbij komt dat deze regel zegt wat er klopt."),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Kies een regel die hierboven staat.")},
    )
    field_order = ("uuid", "verbetert")

    class Meta:
        model = Veiligheidsregel
        fields = ("stap", "datum", "feiten", "bron", "geraadpleegd", "besluit")
        widgets: ClassVar[dict[str, Any]] = {
            "stap": forms.RadioSelect,
            "datum": datumveld(),
            "feiten": _vak(5),
            "bron": _vak(2),
            "geraadpleegd": _vak(2),
            "besluit": _vak(3),
        }
        labels: ClassVar[dict[str, Any]] = {
            "stap": gettext_lazy("Bij welke stap van de meldcode"),
            "datum": gettext_lazy("Van welke dag"),
            "feiten": gettext_lazy("Wat is er gezien of gezegd?"),
            "bron": gettext_lazy("Van wie weet u dit?"),
            "geraadpleegd": gettext_lazy("Met wie is overlegd?"),
            "besluit": gettext_lazy("Wat is er besloten, en waarom?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "feiten": gettext_lazy(
                "Alleen wat u zag of hoorde, zo letterlijk als kan. Wat u denkt, hoort bij het besluit."
            ),
            "geraadpleegd": gettext_lazy("Naam en functie, zoals de aandachtsfunctionaris of Veilig Thuis."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "stap": {"required": gettext_lazy("Kies bij welke stap dit hoort.")},
            "feiten": {"required": gettext_lazy("Schrijf op wat er gezien of gezegd is.")},
            "datum": {
                "required": gettext_lazy("Kies de dag waarop het was."),
                "invalid": gettext_lazy("Kies een dag, of typ hem als 3-2-2026."),
            },
        }

    def __init__(self, *args: Any, regels: Sequence[Veiligheidsregel] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regels = {str(regel.uuid): regel for regel in regels}
        velden: Any = self.fields
        if regels:
            eerdere = [(sleutel, _in_het_kort(regel)) for sleutel, regel in self.regels.items()]
            velden["verbetert"].choices = [("", _("nee, dit is iets nieuws")), *eerdere]
        else:
            del velden["verbetert"]
        velden["stap"].choices = velden["stap"].choices[1:]  # no empty choice among the buttons

    def clean_verbetert(self) -> Veiligheidsregel | None:
        """Give the earlier line itself."""
        return self.regels.get(self.cleaned_data["verbetert"])

    def velden(self) -> dict[str, Any]:
        """Return what was typed, without the key of the form."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "uuid"}


def _in_het_kort(regel: Veiligheidsregel) -> str:
    return f"{date_format(regel.datum, 'j F Y')}: {Truncator(' '.join(regel.feiten.split())).chars(60)}"
