"""Forms of the teamcoördinator: who replaces whom, on which days."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import DAG_FOUT, dagveld
from profiel.forms_toegang import Collegaveld
from supportplan.dossier.team import TOON
from supportplan.kern.keuzes import Afwezigreden
from supportplan.kern.models import Deelnemer, Medewerker
from supportplan.kern.regels_vervanging import Periode, bezwaar_tegen_periode


class TeamvraagForm(forms.Form):
    """What the list of the team is narrowed down to."""

    zoek = forms.CharField(label=gettext_lazy("Naam van de cliënt"), required=False)
    wie = forms.ChoiceField(label=gettext_lazy("Van welke collega?"), required=False)
    toon = forms.ChoiceField(label=gettext_lazy("Welke dossiers?"), choices=TOON, required=False)

    def __init__(self, *args: Any, collegas: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["wie"].choices = [("", _("iedereen")), *collegas]


class VervangingForm(forms.Form):
    """Who replaces a colleague, for which dossiers, from when until when. The last day is not optional."""

    use_required_attribute = False

    dossiers = forms.MultipleChoiceField(
        label=gettext_lazy("Voor welke dossiers?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies een of meer dossiers."),
            "invalid_choice": gettext_lazy("Een dossier staat niet meer in de lijst. Kies opnieuw."),
        },
    )
    plek = Collegaveld(
        label=gettext_lazy("Wie vervangt?"),
        queryset=Medewerker.objects.none(),
        empty_label=gettext_lazy("kies"),
        error_messages={
            "required": gettext_lazy("Kies wie er vervangt."),
            "invalid_choice": gettext_lazy("Deze collega werkt hier niet (meer). Kies iemand anders."),
        },
    )
    van = forms.DateField(
        label=gettext_lazy("Eerste dag"),
        widget=dagveld(),
        error_messages={"required": gettext_lazy("Kies de eerste dag."), "invalid": DAG_FOUT},
    )
    tot = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("Daarna stopt de toegang vanzelf. Verlengen kan altijd."),
        widget=dagveld(),
        error_messages={
            "required": gettext_lazy("Kies de laatste dag. Weet u die niet, kies dan een dag om opnieuw te kijken."),
            "invalid": DAG_FOUT,
        },
    )
    reden = forms.ChoiceField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Alleen voor het team. De cliënt ziet dit niet."),
        choices=Afwezigreden,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom er vervanging nodig is.")},
    )

    def __init__(self, *args: Any, deelnames: Sequence[Deelnemer], collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deelnames = {str(deelname.dossier.uuid): deelname for deelname in deelnames}
        velden: Any = self.fields
        velden["dossiers"].choices = [(uuid, deelname.dossier.naam) for uuid, deelname in self.deelnames.items()]
        velden["plek"].queryset = collegas

    def clean(self) -> dict[str, Any]:
        """Days that cannot be are said at the field."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and (bezwaar := bezwaar_tegen_periode(Periode(van, tot), timezone.localdate())):
            self.add_error("tot" if tot < van else "van", ValidationError(bezwaar))
        return gegevens

    def gekozen(self) -> list[Deelnemer]:
        """Return the parts of the absent colleague in the chosen dossiers; only after `is_valid`."""
        return [self.deelnames[uuid] for uuid in self.cleaned_data["dossiers"]]

    def periode(self) -> Periode:
        """Return the chosen days; only after `is_valid`."""
        return Periode(self.cleaned_data["van"], self.cleaned_data["tot"])


class LaatsteDagForm(forms.Form):
    """Another last day for a replacement."""

    use_required_attribute = False

    tot = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        widget=dagveld(),
        error_messages={"required": gettext_lazy("Kies de laatste dag."), "invalid": DAG_FOUT},
    )


def fouten_per_dossier(fouten: Sequence[tuple[Deelnemer, ValidationError]]) -> list[str]:
    """Return what stood in the way, with the name of the client before it where there is more than one dossier."""
    zinnen: dict[str, list[str]] = {}
    for deelname, fout in fouten:
        for zin in fout.messages:
            zinnen.setdefault(zin, []).append(deelname.dossier.naam)
    return [_("%(namen)s: %(zin)s") % {"namen": ", ".join(namen), "zin": zin} for zin, namen in zinnen.items()]
