"""The form of what was done when it could not wait: who was called, what happened and was agreed (W-06)."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.forms_uitvoeren import LEZERS
from plannen.models import Logboekregel
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.rijen.formulieren import RijForm

BEGIN = gettext_lazy("Spoed.")  # what every line that is made here begins with


class SpoedbelForm(RijForm):
    """Two lines that become one line of the logbook of today, by who typed them."""

    soort = "spoed"
    logwoord = "logboekregel"
    kern = ("gebeld", "afgesproken")
    allebei = False

    gebeld = forms.CharField(
        label=gettext_lazy("Wie is er gebeld?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Is er niemand gebeld? Laat dit dan leeg."),
    )
    afgesproken = forms.CharField(
        label=gettext_lazy("Wat is er gebeurd, en wat is er afgesproken?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Schrijf op wat er gebeurd of afgesproken is.")},
    )

    class Meta:
        model = Logboekregel
        fields = ("zichtbaarheid",)
        labels: ClassVar[dict[str, Any]] = {"zichtbaarheid": gettext_lazy("Wie mag dit lezen?")}
        help_texts: ClassVar[dict[str, Any]] = {
            "zichtbaarheid": gettext_lazy(
                "Brengt het iemand in gevaar als de cliënt of een huisgenoot dit leest? Kies dan “alleen ik”."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lezers: Any = self.fields["zichtbaarheid"]
        lezers.choices = LEZERS

    @property
    def tekst(self) -> str:
        """What was typed as it stands in the logbook; nobody called, no line about it."""
        velden = {"wie": self.cleaned_data["gebeld"], "wat": self.cleaned_data["afgesproken"]}
        gebeld = _("Gebeld: %(wie)s\nAfgesproken: %(wat)s")
        return f"{BEGIN} {(gebeld if velden['wie'] else '%(wat)s') % velden}"

    def clean_zichtbaarheid(self) -> str:
        """Only somebody who takes part can keep something for themselves."""
        gekozen: str = self.cleaned_data["zichtbaarheid"]
        return gekozen if self.wie.deelnemer else Zichtbaarheid.PROFESSIONAL.value

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether the two lines, or who may read them, differ."""
        return super().wijzigt(vergelijk) or vergelijk.tekst != self.tekst

    def waarom_niet(self) -> str:
        """A call that somebody else logged is theirs."""
        if not self.is_nieuw and self.instance.gemaakt_door_id != self.wie.gebruiker.pk:
            return _("Deze regel is van een ander. Schrijf een nieuwe regel.")
        return ""

    def bewaren(self) -> None:
        """Store the line of the logbook."""
        self.instance.tekst = self.tekst
        if self.is_nieuw:
            self.instance.datum = timezone.localdate()
            self.instance.door = self.wie.deelnemer
        self.instance.save()
