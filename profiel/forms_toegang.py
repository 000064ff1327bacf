"""Forms about access: a colleague gets it, it ends (P-15)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import DAG_FOUT, dagveld
from supportplan.kern.models import Deelnemer, Medewerker
from supportplan.kern.rijen.formulieren import leesbaar
from supportplan.kern.rijen.velden import RijVeld


class Collegaveld(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """The colleagues who can be given access."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name and function."""
        naam = obj.gebruiker.naam.partition(" · ")[0]
        return f"{naam}, {obj.functienaam or obj.get_functie_display()}"


class CollegaForm(forms.Form):
    """Give a colleague of the own organisation access to this dossier."""

    use_required_attribute = False

    collega = Collegaveld(
        label=gettext_lazy("Welke collega?"),
        queryset=Medewerker.objects.none(),
        empty_label=gettext_lazy("kies"),
        error_messages={
            "required": gettext_lazy("Kies een collega."),
            "invalid_choice": gettext_lazy("Deze collega werkt hier niet meer, of doet al mee. Kies iemand anders."),
        },
    )
    bekend = RijVeld(required=False, label=gettext_lazy("Staat deze collega al bij de mensen van dit dossier?"))
    functie = forms.CharField(
        label=gettext_lazy("Wat doet deze collega hier?"),
        help_text=gettext_lazy("Bijvoorbeeld: begeleider. Leeg: de functie die bij de collega bekend is."),
        max_length=100,
        required=False,
        validators=[leesbaar],
    )
    van = forms.DateField(
        label=gettext_lazy("Werkt mee vanaf"),
        help_text=gettext_lazy("De toegang gaat meteen in."),
        required=False,
        widget=dagveld(),
        error_messages={"invalid": DAG_FOUT},
    )
    tot = forms.DateField(
        label=gettext_lazy("Laatste dag van de toegang"),
        help_text=gettext_lazy("Bijvoorbeeld bij vervanging. Leeg: tot iemand de toegang beëindigt."),
        required=False,
        widget=dagveld(),
        error_messages={"invalid": DAG_FOUT},
    )
    aanspreekpunt = forms.BooleanField(label=gettext_lazy("Is het eerste aanspreekpunt"), required=False)

    def __init__(
        self, *args: Any, collegas: "QuerySet[Medewerker]", bekenden: Sequence[Deelnemer], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["collega"].queryset = collegas
        self.initial.setdefault("van", timezone.localdate())
        if bekenden:
            velden["bekend"].zet(bekenden, leeg=_("nee"), woord=lambda mens: _("ja, als %s") % mens.naam)
        else:
            del velden["bekend"]

    def clean(self) -> dict[str, Any]:
        """Access begins now and ends later, or not."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        vandaag = timezone.localdate()
        if (van := gegevens.get("van")) and van > vandaag:
            self.add_error("van", ValidationError(_("Kies vandaag of een eerdere dag.")))
        if (tot := gegevens.get("tot")) and tot < vandaag:
            self.add_error("tot", ValidationError(_("Kies vandaag of een latere dag, of laat dit leeg.")))
        return gegevens

    def keuzes(self) -> dict[str, Any]:
        """Return what was chosen, for `collega_toegang_geven`."""
        gekozen = {naam: self.cleaned_data[naam] for naam in ("van", "tot", "functie", "aanspreekpunt")}
        return gekozen | {"plek": self.cleaned_data["collega"], "bekend": self.cleaned_data.get("bekend")}


class EindeForm(forms.Form):
    """The last day of somebody's access; today ends it at once."""

    use_required_attribute = False

    laatste_dag = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        help_text=gettext_lazy("Vandaag: de toegang stopt meteen. Een latere dag: de toegang stopt na die dag."),
        widget=dagveld(),
        error_messages={"required": gettext_lazy("Kies een dag."), "invalid": DAG_FOUT},
    )

    def clean_laatste_dag(self) -> date:
        """Refuse a day that has passed: until now there was access."""
        dag: date = self.cleaned_data["laatste_dag"]
        if dag < timezone.localdate():
            raise ValidationError(_("Kies vandaag of een latere dag."))
        return dag


class LieverNietForm(forms.Form):
    """A colleague whom the client does not want as helper."""

    use_required_attribute = False

    collega = Collegaveld(
        label=gettext_lazy("Wie liever niet?"),
        queryset=Medewerker.objects.none(),
        empty_label=gettext_lazy("kies"),
        error_messages={
            "required": gettext_lazy("Kies een collega."),
            "invalid_choice": gettext_lazy("Deze collega staat niet meer in de lijst. Kies opnieuw."),
        },
    )

    def __init__(self, *args: Any, collegas: "QuerySet[Medewerker]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["collega"].queryset = collegas
