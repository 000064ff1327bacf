"""Forms about what was typed in the wrong dossier, and about the register of it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import DAG_FOUT, dagveld
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Datalek, Dossier
from supportplan.kern.rijen.formulieren import leesbaar

NERGENS = "nergens"


class VerplaatsForm(forms.Form):
    """Where something belongs that was typed in the wrong dossier."""

    use_required_attribute = False

    naar = forms.ChoiceField(
        label=gettext_lazy("Waar hoort het?"),
        error_messages={
            "required": gettext_lazy("Kies waar het hoort, of kies dat het weg mag."),
            "invalid_choice": gettext_lazy("In dit dossier kunt u niet (meer) schrijven. Kies een ander."),
        },
    )
    spreker = forms.ChoiceField(
        label=gettext_lazy("Wie zei het?"),
        choices=[
            (Rol.CLIENT.value, gettext_lazy("de cliënt van dat dossier")),
            (Rol.PROFESSIONAL.value, gettext_lazy("ik")),
        ],
        initial=Rol.CLIENT.value,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, dossiers: Sequence[Dossier], vraagt_spreker: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossiers = {str(dossier.uuid): dossier for dossier in dossiers}
        velden: Any = self.fields
        velden["naar"].choices = [
            ("", _("kies")),
            *((uuid, dossier.naam) for uuid, dossier in self.dossiers.items()),
            (NERGENS, _("nergens: weghalen")),
        ]
        if not vraagt_spreker:
            del velden["spreker"]

    def dossier(self) -> Dossier | None:
        """Return the chosen dossier; None for nowhere. Only after `is_valid`."""
        return self.dossiers.get(self.cleaned_data["naar"])


JA_NEE = [("True", gettext_lazy("Ja")), ("False", gettext_lazy("Nee"))]


class MeldingForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic when it runs
    """To whom a datalek was reported, or not, when and why (AVG art. 33 and 34)."""

    use_required_attribute = False

    class Meta:
        model = Datalek
        fields = tuple(f"{wie}_{wat}" for wie in ("fg", "ap", "betrokkene") for wat in ("gemeld", "op", "reden"))
        labels = {
            "fg_gemeld": gettext_lazy("Gemeld aan de functionaris gegevensbescherming (FG)?"),
            "fg_op": gettext_lazy("Wanneer gemeld aan de FG?"),
            "fg_reden": gettext_lazy("FG: waarom wel of niet?"),
            "ap_gemeld": gettext_lazy("Gemeld aan de Autoriteit Persoonsgegevens (AP)?"),
            "ap_op": gettext_lazy("Wanneer gemeld aan de AP?"),
            "ap_reden": gettext_lazy("AP: waarom wel of niet?"),
            "betrokkene_gemeld": gettext_lazy("Verteld aan wie het aangaat?"),
            "betrokkene_op": gettext_lazy("Wanneer verteld?"),
            "betrokkene_reden": gettext_lazy("Wie het aangaat: waarom wel of niet verteld?"),
        }
        widgets = {
            **{f"{wie}_gemeld": forms.RadioSelect(choices=JA_NEE) for wie in ("fg", "ap", "betrokkene")},
            **{f"{wie}_op": dagveld() for wie in ("fg", "ap", "betrokkene")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        for naam, veld in velden.items():
            if naam.endswith("_op"):
                veld.error_messages["invalid"] = DAG_FOUT
            if naam.endswith("_reden"):
                veld.validators.append(leesbaar)

    def clean(self) -> dict[str, Any]:
        """Reported wants a day, not reported a reason; a day to come is none."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        for wie in ("fg", "ap", "betrokkene"):
            gemeld, dag, reden = (gegevens.get(f"{wie}_{wat}") for wat in ("gemeld", "op", "reden"))
            if gemeld and not dag and f"{wie}_op" not in self.errors:
                self.add_error(f"{wie}_op", ValidationError(_("Kies op welke dag het gemeld is.")))
            if gemeld is False and not (reden or "").strip():
                self.add_error(f"{wie}_reden", ValidationError(_("Schrijf op waarom het niet gemeld is.")))
            if dag and dag > timezone.localdate():
                self.add_error(f"{wie}_op", ValidationError(_("Deze dag moet nog komen. Kies vandaag of eerder.")))
        return gegevens
