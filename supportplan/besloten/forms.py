"""Forms of working notes and of being away."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.forms_uitvoeren import LEZERS, datumveld
from supportplan.besloten.keuzes import Aantekeningsoort
from supportplan.besloten.models import Afwezigheid, Werkaantekening
from supportplan.besloten.models.aantekening import LANGSTE
from supportplan.kern.keuzes import Zichtbaarheid

LANGST_WEG = 730  # days; who is away longer says so again
LEZERS_VAN_DOSSIER = [(code, woorden) for code, woorden in LEZERS if code != Zichtbaarheid.ALLEEN_IK.value]


def _vak(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class AantekeningForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """One note, found by the uuid in its prefix; free, or the three questions of method 8."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    revisie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    class Meta:
        model = Werkaantekening
        fields = ("soort", "tekst", "relatie", "activiteiten", "volgt", "fase")
        widgets: ClassVar[dict[str, Any]] = {
            "soort": forms.HiddenInput,
            "tekst": _vak(4),
            "relatie": _vak(3),
            "activiteiten": _vak(3),
            "volgt": _vak(3),
        }
        labels: ClassVar[dict[str, Any]] = {
            "tekst": gettext_lazy("Aantekening"),
            "relatie": gettext_lazy("Zit het goed tussen ons?"),
            "activiteiten": gettext_lazy("Gaat het werk in deze fase goed?"),
            "volgt": gettext_lazy("Volgt deze fase uit de vorige?"),
            "fase": gettext_lazy("Bij welke fase"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "relatie": gettext_lazy("Is er vertrouwen? Praten we goed met elkaar? Doe ik wat voor de cliënt goed is?"),
            "activiteiten": gettext_lazy("Wat lukt, wat niet, en wat ligt aan mij?"),
            "volgt": gettext_lazy("Klopt het wat we nu doen, na wat we eerder deden?"),
        }

    def __init__(
        self, gegevens: Any = None, *, rij: Werkaantekening | None = None, uuid: UUID | None = None, **begin: Any
    ):
        self.uuid = uuid or (rij.uuid if rij else uuid4())
        prefix = f"aantekening_{self.uuid}"
        begin.setdefault("revisie", rij.revisie if rij else 0)
        super().__init__(gegevens, instance=rij or Werkaantekening(), prefix=prefix, initial=begin)
        velden: Any = self.fields
        velden["fase"].choices = [("", _("bij geen fase")), *velden["fase"].choices[1:]]
        soort = (rij.soort if rij else None) or self.data.get(f"{prefix}-soort") or begin.get("soort")
        self.is_reflectie = soort == Aantekeningsoort.REFLECTIE
        for naam in ("tekst",) if self.is_reflectie else ("relatie", "activiteiten", "volgt"):
            del self.fields[naam]

    @property
    def teksten(self) -> list[Any]:
        """The fields to type in."""
        return [veld for veld in self.visible_fields() if veld.name != "fase"]

    def velden(self) -> dict[str, Any]:
        """Return what was typed, without the revision."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "revisie"}


class OvernemenForm(forms.Form):
    """What comes into the dossier in place of a note: the words, where, and who reads them."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    naar = forms.ChoiceField(
        label=gettext_lazy("Waar komt het te staan?"),
        choices=[
            ("logboek", gettext_lazy("in het logboek: wat er gebeurde")),
            ("analyse", gettext_lazy("bij de analyse: wat ik denk dat er speelt")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waar het komt te staan.")},
    )
    tekst = forms.CharField(
        label=gettext_lazy("Wat komt er in het dossier te staan?"),
        widget=_vak(6),
        max_length=LANGSTE,
        help_text=gettext_lazy("Verander gerust. Schrijf het zo dat de cliënt het kan lezen."),
        error_messages={"required": gettext_lazy("Schrijf op wat er in het dossier komt te staan.")},
    )
    datum = forms.DateField(
        label=gettext_lazy("Van welke dag"),
        widget=datumveld(),
        error_messages={
            "required": gettext_lazy("Kies een dag."),
            "invalid": gettext_lazy("Kies een dag, of typ hem als 3-2-2026."),
        },
    )
    zichtbaarheid = forms.ChoiceField(label=gettext_lazy("Wie mag dit lezen"), choices=LEZERS_VAN_DOSSIER)


class AfwezigForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """From when to when somebody is away."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    class Meta:
        model = Afwezigheid
        fields = ("van", "tot")
        widgets: ClassVar[dict[str, Any]] = {"van": datumveld(), "tot": datumveld()}
        labels: ClassVar[dict[str, Any]] = {
            "van": gettext_lazy("Eerste dag dat u er niet bent"),
            "tot": gettext_lazy("Laatste dag dat u er niet bent"),
        }
        help_texts: ClassVar[dict[str, Any]] = {"tot": gettext_lazy("Weet u het nog niet? Laat dit leeg.")}
        error_messages: ClassVar[dict[str, Any]] = {
            "van": {
                "required": gettext_lazy("Kies de eerste dag."),
                "invalid": gettext_lazy("Kies een dag, of typ hem als 3-2-2026."),
            },
            "tot": {"invalid": gettext_lazy("Kies een dag, of typ hem als 3-2-2026.")},
        }

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first, and not years away."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", _("Kies een dag op of na de eerste dag."))
        elif van and tot and (tot - van).days > LANGST_WEG:
            self.add_error("tot", _("Kies een dag binnen twee jaar, of laat dit leeg."))
        return gegevens
