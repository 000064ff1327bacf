"""The forms of phase 5: a line of the logbook, how a step stands, a stop, "te veel", a decision (method 8)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plannen.keuzes import Uitkomst
from plannen.models import Besluit, Logboekregel, Planregel, Wmovraag
from plannen.regels.uitvoeren import bezwaren_tegen_besluit
from plannen.weergave.feiten import getal
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.rijen.formulieren import RijForm, leesbaar
from supportplan.kern.rijen.verbergen import VELDEN as VERBERGVELDEN
from supportplan.kern.rijen.verbergen import verbergen_nagaan, verbergvelden

if TYPE_CHECKING:
    from collections.abc import Sequence

LEZERS = [
    (Zichtbaarheid.PROFESSIONAL.value, _("de cliënt en wie met de cliënt werkt")),
    (Zichtbaarheid.GEDEELD.value, _("iedereen die in dit dossier meedoet")),
    (Zichtbaarheid.ALLEEN_IK.value, _("alleen ik")),
]


def datumveld() -> forms.DateInput:
    """A day as the browser's own picker gives it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LogregelForm(RijForm):
    """What happened, when, with which step, and who may read it (P-03). Only who wrote a line changes it."""

    soort = "logregel"
    logwoord = "logboekregel"

    stap = forms.ChoiceField(label=_("Bij welke stap"), required=False)

    class Meta:
        model = Logboekregel
        fields = ("tekst", "datum", "zichtbaarheid", *VERBERGVELDEN)
        widgets: ClassVar[dict[str, Any]] = {"tekst": forms.Textarea(attrs={"rows": 2}), "datum": datumveld()}
        labels: ClassVar[dict[str, Any]] = {
            "tekst": _("Wat gebeurde er?"),
            "datum": _("Wanneer"),
            "zichtbaarheid": _("Wie mag dit lezen"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "tekst": {"required": _("Schrijf op wat er gebeurde.")},
            "datum": {
                "required": _("Kies de dag waarop het gebeurde."),
                "invalid": _("Kies een dag, of typ hem als 3-2-2026."),
            },
        }

    def __init__(self, *args: Any, stappen: "Mapping[str, Planregel]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stappen = stappen
        velden: dict[str, Any] = self.fields
        velden["stap"].choices = [
            ("", gettext("bij geen stap")),
            *((uuid, str(regel.stap)[:80]) for uuid, regel in stappen.items()),
        ]
        velden["zichtbaarheid"].choices = LEZERS
        verbergvelden(velden)
        if self.instance.pk and self.instance.planregel_id:
            self.initial["stap"] = next(
                (uuid for uuid, regel in stappen.items() if regel.pk == self.instance.planregel_id), ""
            )

    def clean(self) -> dict[str, Any]:
        """A day to talk about it when that is why it is hidden (P-13)."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        verbergen_nagaan(self, gegevens)
        return gegevens

    @property
    def planregel_id(self) -> int | None:
        """The step that was chosen."""
        regel = self.stappen.get(self.cleaned_data.get("stap", ""))
        return regel.pk if regel else None

    def wijzigt(self, vergelijk: Any) -> bool:
        """The step counts too."""
        return super().wijzigt(vergelijk) or self.planregel_id != vergelijk.planregel_id

    def waarom_niet(self) -> str:
        """Somebody else's line stays as it was written."""
        return _van_een_ander(self)

    def waarom_niet_weg(self) -> str:
        """Nor is it taken away by another."""
        return _van_een_ander(self)

    def mag_lezen(self) -> bool:
        """A line for its writer only is not named to another (P-03)."""
        return self.instance.zichtbaarheid != Zichtbaarheid.ALLEEN_IK or not _van_een_ander(self)

    def bewaren(self) -> None:
        """A new line is of who types it."""
        if self.is_nieuw:
            self.instance.door = self.wie.deelnemer
        self.instance.planregel_id = self.planregel_id
        self.instance.save()


def _van_een_ander(form: LogregelForm) -> str:
    van = form.instance.door_id
    if form.is_nieuw or van is None or (form.wie.deelnemer and van == form.wie.deelnemer.pk):
        return ""
    return gettext("Deze regel is van %(naam)s. Schrijf er zelf een regel bij.") % {"naam": form.instance.door.roepnaam}


class StandForm(RijForm):
    """How one step stands, in the fixed words (A-15)."""

    soort = "stand"
    kern = ("stand",)
    allebei = False
    logwoord = "planregel"

    class Meta:
        model = Planregel
        fields = ("stand",)
        labels: ClassVar[dict[str, Any]] = {"stand": _("Hoe staat het?")}


class StopForm(forms.Form):
    """That an entry of the plan stops: the day and the reason (method 6)."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    gestopt_op = forms.DateField(
        label=_("Sinds wanneer"),
        widget=datumveld(),
        error_messages={"required": _("Kies de dag waarop het stopte."), "invalid": _("Kies een dag.")},
    )
    reden = forms.CharField(
        label=_("Waarom"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=10_000,
        validators=[leesbaar],
        help_text=_("Elke reden is goed. Schrijf op wat u hoorde, zonder oordeel."),
        error_messages={"required": _("Schrijf op waarom dit stopt. Een paar woorden zijn genoeg.")},
    )


class TeVeelForm(forms.Form):
    """That it is getting too much for somebody: who says it, when, and what they say (method 8)."""

    use_required_attribute = False  # a blank field is not marked red before anything was sent

    wie = forms.CharField(
        label=_("Wie zegt dit"),
        max_length=200,
        validators=[leesbaar],
        error_messages={"required": _("Schrijf op wie dit zegt.")},
    )
    op = forms.DateField(
        label=_("Wanneer"),
        widget=datumveld(),
        error_messages={"required": _("Kies de dag waarop het gezegd is."), "invalid": _("Kies een dag.")},
    )
    toelichting = forms.CharField(
        label=_("Wat is er te veel? Wat zou helpen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10_000,
        validators=[leesbaar],
    )
    zichtbaarheid = forms.ChoiceField(label=_("Wie mag dit lezen"), choices=LEZERS)


class BesluitForm(RijForm):
    """What the letter of the gemeente says about one asked provision; what was asked stays (method 10)."""

    soort = "besluit"
    kern = ("uitkomst",)
    allebei = False

    class Meta:
        model = Besluit
        fields = (
            "uitkomst",
            "op",
            "voorziening",
            "omschrijving",
            "aantal",
            "eenheid",
            "frequentie",
            "van",
            "tot",
            "reden",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "uitkomst": forms.RadioSelect,
            "op": datumveld(),
            "van": datumveld(),
            "tot": datumveld(),
            "omschrijving": forms.Textarea(attrs={"rows": 2}),
            "reden": forms.Textarea(attrs={"rows": 2}),
            "aantal": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
        labels: ClassVar[dict[str, Any]] = {
            "uitkomst": _("Wat is er besloten?"),
            "op": _("Datum van de brief"),
            "voorziening": _("Welke voorziening"),
            "omschrijving": _("Wat er toegekend is, in woorden"),
            "reden": _("Reden die de gemeente geeft"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "voorziening": _("Alleen als het een andere is dan er gevraagd werd."),
            "aantal": _("Wat er is toegekend. Dat kan anders zijn dan wat er gevraagd is."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "uitkomst": {"required": _("Kies wat er besloten is.")},
            "aantal": {"invalid": _("Typ een getal, zoals 2 of 2,5.")},
        }

    def __init__(
        self,
        *args: Any,
        vraag: Wmovraag | None = None,
        lijsten: "Mapping[str, Sequence[tuple[str, str]]]",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.vraag = vraag
        velden: dict[str, Any] = self.fields
        velden["uitkomst"].choices = Uitkomst.choices
        for veld in ("voorziening", "eenheid", "frequentie"):
            keuzes = [("", gettext("niet ingevuld")), *lijsten.get(veld, ())]
            nu = getattr(self.instance, veld)
            if nu and nu not in {code for code, _label in keuzes}:
                keuzes.append((nu, nu))  # a code of an older list stays what it was
            velden[veld] = forms.ChoiceField(
                label=velden[veld].label, help_text=velden[veld].help_text, choices=keuzes, required=False
            )
        velden["aantal"].localize = velden["aantal"].widget.is_localized = True  # 2,5 as people write it
        if self.instance.aantal is not None:
            self.initial["aantal"] = getal(self.instance.aantal)

    def clean(self) -> dict[str, Any]:
        """The one rule of a decision, at the field it is about."""
        gegevens = super().clean() or self.cleaned_data
        bezwaren = bezwaren_tegen_besluit(
            uitkomst=gegevens.get("uitkomst") or "",
            voorziening=gegevens.get("voorziening") or "",
            omschrijving=gegevens.get("omschrijving") or "",
            van=gegevens.get("van"),
            tot=gegevens.get("tot"),
        )
        for veld, bezwaar in bezwaren.items():
            self.add_error(veld, bezwaar)
        return gegevens

    def waarom_niet(self) -> str:
        """A decision belongs to what was asked on this page."""
        if self.vraag is None or (not self.is_nieuw and self.instance.wmovraag_id != self.vraag.pk):
            return gettext("Dit besluit hoort bij een andere vraag.")
        return ""

    def bewaren(self) -> None:
        """Store who wrote it down from the letter."""
        if self.is_nieuw:
            self.instance.wmovraag = self.vraag
            self.instance.vastgelegd_door = self.wie.deelnemer
        self.instance.save()
