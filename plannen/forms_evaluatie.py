"""The forms of phase 6: the talk itself, and what came of each entry, each goal and outside the plan (method 8)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plannen.forms_uitvoeren import datumveld
from plannen.keuzes import Hielp
from plannen.models import Evaluatie, Evaluatieregel, Inzet, Plan, Plandoel, Planversie
from plannen.services_plan import datums_bijwerken, evaluatie_plannen
from supportplan.kern.rijen.formulieren import RijForm

DATUMFOUT = {"invalid": _("Kies een dag, of typ hem als 3-2-2026.")}


def tekstvak(rijen: int = 2) -> forms.Textarea:
    """A box that grows with what is typed."""
    return forms.Textarea(attrs={"rows": rijen})


class EvaluatieForm(RijForm):
    """What the forms of one evaluation share; each step of the page is another part of the same row."""

    allebei = False
    logwoord = "evaluatie"

    @cached_property
    def plan(self) -> Plan | None:
        """The plan a new evaluation looks back on."""
        gevonden: Plan | None = Plan.objects.filter(dossier=self.dossier).first()
        return gevonden

    def waarom_niet(self) -> str:
        """There is nothing to look back on without a plan; and a later step begins no evaluation: it has no day."""
        if self.is_nieuw and "datum" not in self.fields:
            return gettext("Deze evaluatie is er niet meer. Begin een nieuwe, of zet haar terug.")
        if self.is_nieuw and self.plan is None:
            return gettext("Maak eerst een plan. Daarna kijken jullie er samen op terug.")
        return ""

    def bewaren(self) -> None:
        """A new evaluation looks back on the plan as it was fixed last."""
        if self.is_nieuw:
            self.instance.plan = self.plan
            versies = Planversie.objects.filter(dossier=self.dossier, op__lte=self.instance.datum)
            self.instance.planversie = versies.order_by("nummer").last()
        self.instance.save()


class EvaluatieBeginForm(EvaluatieForm):
    """When, who was there, how it was for the client."""

    soort = "evaluatie"
    kern = ("aanwezig", "ervaring_client")

    class Meta:
        model = Evaluatie
        fields = ("datum", "aanwezig", "ervaring_client")
        widgets: ClassVar[dict[str, Any]] = {"datum": datumveld(), "ervaring_client": tekstvak(3)}
        labels: ClassVar[dict[str, Any]] = {
            "datum": _("Wanneer keken jullie terug?"),
            "aanwezig": _("Wie waren erbij?"),
            "ervaring_client": _("Hoe was het voor de cliënt?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {"ervaring_client": _("Liefst in de eigen woorden.")}
        error_messages: ClassVar[dict[str, Any]] = {
            "datum": {"required": _("Kies de dag waarop jullie terugkeken."), **DATUMFOUT}
        }

    def is_leeg(self) -> bool:
        """A day is enough for who goes on to the next step; only looking at the page makes nothing."""
        return super().is_leeg() and self.data.get("naar") != "volgende"

    def bewaren(self) -> None:
        """An evaluation that was held settles the reminders of it."""
        andere_dag = self.is_nieuw or "datum" in self.changed_data
        super().bewaren()
        if andere_dag:
            datums_bijwerken(self.dossier, op=timezone.localdate())


class EvaluatieSamenForm(EvaluatieForm):
    """The process: working together, what went well and what is learned, whether the network can keep it up."""

    soort = "evaluatiesamen"

    class Meta:
        model = Evaluatie
        fields = ("proces", "positief", "leerpunten", "netwerk_volhouden")
        widgets: ClassVar[dict[str, Any]] = {
            "proces": tekstvak(),
            "positief": tekstvak(),
            "leerpunten": tekstvak(),
            "netwerk_volhouden": tekstvak(),
        }
        labels: ClassVar[dict[str, Any]] = {
            "proces": _("Hoe ging het samenwerken?"),
            "positief": _("Wat ging er goed?"),
            "leerpunten": _("Wat leren we hiervan?"),
            "netwerk_volhouden": _("Kunnen de mensen om de cliënt heen het volhouden?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "netwerk_volhouden": _("Vraag het aan henzelf. Wat helpt hen?"),
        }


class EvaluatieVerderForm(EvaluatieForm):
    """What changes, what the gemeente must know, when to look again."""

    soort = "evaluatieverder"

    class Meta:
        model = Evaluatie
        fields = ("verandering", "melden_aan_gemeente", "melden_wat", "volgende_op")
        widgets: ClassVar[dict[str, Any]] = {
            "verandering": tekstvak(3),
            "melden_wat": tekstvak(),
            "volgende_op": datumveld(),
            "melden_aan_gemeente": forms.RadioSelect,
        }
        labels: ClassVar[dict[str, Any]] = {
            "verandering": _("Wat verandert er?"),
            "melden_aan_gemeente": _("Is er iets veranderd dat de gemeente moet weten?"),
            "melden_wat": _("Wat moet de gemeente weten?"),
            "volgende_op": _("Wanneer kijken jullie weer samen?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {"volgende_op": DATUMFOUT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["melden_aan_gemeente"] = forms.TypedChoiceField(
            label=velden["melden_aan_gemeente"].label,
            choices=[("True", gettext("Ja")), ("False", gettext("Nee"))],
            coerce=lambda waarde: waarde == "True",
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
        )

    def clean(self) -> dict[str, Any]:
        """The next look comes after this one."""
        gegevens = super().clean() or self.cleaned_data
        volgende = gegevens.get("volgende_op")
        if volgende and volgende <= self.instance.datum:
            self.add_error("volgende_op", gettext("Kies een dag na deze evaluatie."))
        return gegevens

    def bewaren(self) -> None:
        """The day of the next look is the day on the plan too, with its reminders (W-08)."""
        super().bewaren()
        if "volgende_op" not in self.changed_data:
            return
        vandaag = timezone.localdate()
        volgende = self.instance.volgende_op
        if volgende and volgende > vandaag:
            evaluatie_plannen(dossier=self.dossier, dag=volgende, door=self.wie.gebruiker, op=vandaag)
        datums_bijwerken(self.dossier, op=vandaag)


class RegelForm(RijForm):
    """What came of one thing. `over` holds the entries or goals of this step by uuid; none is for outside the plan."""

    logwoord = "evaluatieregel"
    allebei = False

    waarvan = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, evaluatie: Evaluatie, over: "Mapping[str, Inzet | Plandoel]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.evaluatie = evaluatie
        self.over = over

    def waarom_niet(self) -> str:
        """An answer belongs to this evaluation, and to what the plan has."""
        if not self.is_nieuw and self.instance.evaluatie_id != self.evaluatie.pk:
            return gettext("Dit antwoord hoort bij een andere evaluatie.")
        waarvan = self.cleaned_data.get("waarvan")
        if self.is_nieuw and waarvan and waarvan not in self.over:
            return gettext("Dit staat niet meer in het plan. Schrijf het bij “Buiten het plan om”.")
        return ""

    def bewaren(self) -> None:
        """A new answer is about the thing it stands beside."""
        if self.is_nieuw:
            self.instance.evaluatie = self.evaluatie
            ding = self.over.get(self.cleaned_data.get("waarvan", ""))
            self.instance.inzet = ding if isinstance(ding, Inzet) else None
            self.instance.plandoel = ding if isinstance(ding, Plandoel) else None
        self.instance.save()


class InzetregelForm(RegelForm):
    """What was done with one entry, whether it helped, and what came of it."""

    soort = "inzetregel"
    kern = ("gedaan", "hielp", "resultaat")

    class Meta:
        model = Evaluatieregel
        fields = ("gedaan", "hielp", "resultaat")
        widgets: ClassVar[dict[str, Any]] = {
            "gedaan": tekstvak(),
            "hielp": forms.RadioSelect,
            "resultaat": tekstvak(1),
        }
        labels: ClassVar[dict[str, Any]] = {
            "gedaan": _("Wat is er gedaan?"),
            "hielp": _("Hielp het?"),
            "resultaat": _("Wat kwam ervan?"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["hielp"].choices = Hielp.choices


class DoelregelForm(RegelForm):
    """What came of one goal."""

    soort = "doelregel"
    kern = ("resultaat",)

    class Meta:
        model = Evaluatieregel
        fields = ("resultaat",)
        widgets: ClassVar[dict[str, Any]] = {"resultaat": tekstvak(3)}
        labels: ClassVar[dict[str, Any]] = {"resultaat": _("Wat is er bereikt?")}


class BuitenregelForm(RegelForm):
    """A result nobody planned (method 8: Bram's volleyball)."""

    soort = "buitenregel"
    kern = ("resultaat",)

    class Meta:
        model = Evaluatieregel
        fields = ("resultaat",)
        widgets: ClassVar[dict[str, Any]] = {"resultaat": tekstvak()}
        labels: ClassVar[dict[str, Any]] = {"resultaat": _("Wat gebeurde er nog meer?")}
