"""The forms of an annex: adding a file, and changing what it is called and who may see it."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.bestanden import Nagekeken, bestand_nakijken, te_groot
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.models import Bijlage
from supportplan.kern.rijen.formulieren import RijForm, leesbaar

LEZERS = [
    (Zichtbaarheid.PROFESSIONAL.value, gettext_lazy("de cliënt en de professional")),
    (Zichtbaarheid.GEDEELD.value, gettext_lazy("iedereen die het profiel mag zien")),
    (Zichtbaarheid.ALLEEN_IK.value, gettext_lazy("alleen ik")),
]


class BijlageForm(RijForm):
    """What an annex is called and who may see it. Its file never changes: another file is another annex."""

    soort = "bijlage"
    kern = ("titel",)
    allebei = False

    class Meta:
        model = Bijlage
        fields = ("titel", "zichtbaarheid")
        labels: ClassVar[dict[str, Any]] = {
            "titel": gettext_lazy("Wat is het?"),
            "zichtbaarheid": gettext_lazy("Wie mag dit zien?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {"titel": {"required": gettext_lazy("Schrijf op wat dit is.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["zichtbaarheid"].choices = LEZERS
        self.was_van_mij = self.instance.zichtbaarheid != Zichtbaarheid.ALLEEN_IK or self._is_mijn()

    def _is_mijn(self) -> bool:
        return bool(self.instance.gemaakt_door_id == self.wie.gebruiker.pk)

    def waarom_niet(self) -> str:
        """A row comes only with a file; what somebody keeps to themselves is theirs."""
        if self.is_nieuw:
            return _("Voeg eerst het bestand toe.")
        return self.waarom_niet_weg()

    def waarom_niet_weg(self) -> str:
        """Only who added it shuts it for others, opens it again, or takes away what is theirs alone."""
        if not self.was_van_mij:
            return _("Deze bijlage is van een ander.")
        if self.is_bound and self.instance.zichtbaarheid == Zichtbaarheid.ALLEEN_IK and not self._is_mijn():
            return _("Alleen wie een bijlage toevoegde, kan hem voor zichzelf houden.")
        return ""

    def mag_lezen(self) -> bool:
        """Whether this person may know of it."""
        return self.was_van_mij


class BijlageToevoegenForm(forms.Form):
    """A file with what it is and who may see it. The uuid makes sending it twice the same as once."""

    uuid = forms.UUIDField(widget=forms.HiddenInput)
    titel = forms.CharField(
        label=gettext_lazy("Wat is het?"),
        max_length=200,
        validators=[leesbaar],
        help_text=gettext_lazy(
            "Bijvoorbeeld: brief van de huisarts. Dit staat ook in het document als de cliënt het vrijgeeft."
        ),
        error_messages={"required": gettext_lazy("Schrijf op wat dit is.")},
    )
    bestand = forms.FileField(
        label=gettext_lazy("Welk bestand?"),
        help_text=gettext_lazy("Een pdf of een foto (jpg of png), van hoogstens 10 MB."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Kies een bestand.")},
    )
    zichtbaarheid = forms.ChoiceField(
        label=gettext_lazy("Wie mag dit zien?"),
        choices=LEZERS,
        help_text=gettext_lazy("Naar de gemeente gaat niets vanzelf. Dat kiest u later, samen."),
        error_messages={"required": gettext_lazy("Kies wie dit mag zien.")},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, te_groot: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = te_groot
        self.nagekeken: Nagekeken | None = None
        self.fields["uuid"].initial = uuid4
        self.fields["zichtbaarheid"].initial = Zichtbaarheid.PROFESSIONAL

    def clean(self) -> dict[str, Any]:
        """Look into the file when the rest is good, so that nobody waits for nothing."""
        gegevens = super().clean() or self.cleaned_data
        if self.te_groot:
            self.errors.pop("bestand", None)
            self.add_error("bestand", te_groot())
        elif not self.errors:
            try:
                self.nagekeken = bestand_nakijken(gegevens["bestand"].read())
            except ValidationError as reden:
                self.add_error("bestand", reden)
        return gegevens

    @property
    def rij(self) -> UUID:
        """The uuid of the annex."""
        uuid: UUID = self.cleaned_data["uuid"]
        return uuid
