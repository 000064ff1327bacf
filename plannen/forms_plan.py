"""The forms of the plan, a row each: its dates, the head of a goal, the steps (method 6)."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.models import Plan, Plandoel, Planregel
from plannen.services_plan import plaats_achteraan, plan_bij, plandoel_bij, stap_betaald_elders, terugbrengen
from profiel.models import Doel
from supportplan.kern.rijen.formulieren import RijForm

DAG = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
KORT = forms.Textarea(attrs={"rows": 1})
TEKST = forms.Textarea(attrs={"rows": 2})
BETAALD = gettext_lazy(
    "Voor deze hulp staat een vraag aan de Wmo in het plan. Haal eerst die vraag weg, of kies daar andere hulp."
)


class PlanForm(RijForm):
    """The dates of the plan; the first one makes the plan."""

    soort = "plan"
    kern = ("opgesteld_op", "evaluatie_op")
    allebei = False

    class Meta:
        model = Plan
        fields = ("opgesteld_op", "evaluatie_op")
        widgets: ClassVar[dict[str, Any]] = {"opgesteld_op": DAG, "evaluatie_op": DAG}

    def __init__(self, *args: Any, op: date, **kwargs: Any) -> None:
        self.op = op
        super().__init__(*args, **kwargs)

    def clean_evaluatie_op(self) -> date | None:
        """Refuse a day that is over, unless it already stood there."""
        dag: date | None = self.cleaned_data["evaluatie_op"]
        if dag and dag <= self.op and dag != self.initial.get("evaluatie_op"):
            raise ValidationError(_("Kies een dag na vandaag."))
        return dag

    def bewaren(self) -> None:
        """Store the dates; a plan without a date of its own gets the day of today."""
        if self.is_nieuw:
            dagen = {naam: self.cleaned_data[naam] for naam in self.kern if self.cleaned_data[naam]}
            self.instance = plan_bij(self.dossier, door=self.wie.gebruiker, op=self.op)
            for naam, dag in dagen.items():
                setattr(self.instance, naam, dag)
        self.instance.save()


class BijDoelForm(RijForm):
    """What has its place in the plan by the goal in a hidden field."""

    doel = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, op: date, **kwargs: Any) -> None:
        self.op = op
        super().__init__(*args, **kwargs)
        if kwargs["instance"].pk:
            del self.fields["doel"]

    def clean(self) -> dict[str, Any] | None:
        """Find the goal a new row belongs to."""
        if self.is_nieuw:
            self.bij_doel = Doel.objects.filter(dossier=self.dossier, uuid=self.cleaned_data.get("doel")).first()
            if self.bij_doel is None:
                raise ValidationError(_("Dit doel is er niet meer. Kies een ander doel bij het plan."))
        return super().clean()

    def deel(self) -> Plandoel:
        """Return the part of the plan for the goal; made when it is not there yet."""
        assert self.bij_doel is not None
        return plandoel_bij(self.bij_doel, door=self.wie.gebruiker, op=self.op)


class DeelForm(BijDoelForm):
    """The head of one form: aids, and the results from the list."""

    soort = "deel"
    kern = ("hulpmiddelen", "resultaten")
    allebei = False
    logwoord = "plandoel"

    resultaten = forms.MultipleChoiceField(
        label=gettext_lazy("Beoogde resultaten"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Uit de lijst van de gemeente. Kies wat past, of niets."),
    )

    class Meta:
        model = Plandoel
        fields = ("hulpmiddelen", "resultaten")
        widgets: ClassVar[dict[str, Any]] = {"hulpmiddelen": TEKST}

    def __init__(self, *args: Any, resultaten: Sequence[Any] = (), **kwargs: Any) -> None:
        instance = kwargs["instance"]
        if not instance.pk and instance.doel_id:
            kwargs["initial"] = {"doel": instance.doel.uuid} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["resultaten"]
        veld.choices = resultaten

    def bewaren(self) -> None:
        """Store the head; the first thing in it makes the part of the plan."""
        if self.is_nieuw:
            self.instance = self.deel()
            self.instance.hulpmiddelen = self.cleaned_data["hulpmiddelen"]
            self.instance.resultaten = self.cleaned_data["resultaten"]
        self.instance.save()


class StapForm(BijDoelForm):
    """One step to a goal."""

    soort = "stap"
    kern = ("stap",)

    class Meta:
        model = Planregel
        fields: tuple[str, ...] = ("stap",)
        widgets: ClassVar[dict[str, Any]] = {"stap": KORT}
        labels: ClassVar[dict[str, Any]] = {"stap": gettext_lazy("Stap of activiteit")}
        error_messages: ClassVar[dict[str, Any]] = {
            "stap": {"required": gettext_lazy("Schrijf de stap op, of haal hem weg.")}
        }

    def bewaren(self) -> None:
        """Store the step; a new one comes last."""
        if self.is_nieuw:
            self.instance.plandoel = self.deel()
            self.instance.plan = self.instance.plandoel.plan
            plaats_achteraan(self.instance)
        self.instance.save()

    def naast(self) -> dict[str, list[str]]:
        """Return the goal of a step beside this one."""
        return {"doel": [str(self.instance.plandoel.doel.uuid)]}

    def waarom_niet_weg(self) -> str:
        """Keep a step whose help is asked of the Wmo in another step."""
        return str(BETAALD) if stap_betaald_elders(self.instance) else ""

    def voor_terugzetten(self) -> None:
        """Bring back what went along with the step."""
        terugbrengen(self.instance, door=self.wie.gebruiker)


class EersteStapForm(StapForm):
    """A step that comes first: no goal needed, but who does it and until when (method 1)."""

    soort = "eerst"
    logwoord = "stap"
    allebei = False

    class Meta(StapForm.Meta):
        fields = ("stap", "nu_eerst_wie", "nu_eerst_tot")
        widgets: ClassVar[dict[str, Any]] = {"stap": KORT, "nu_eerst_tot": DAG}
        labels: ClassVar[dict[str, Any]] = {
            "stap": gettext_lazy("Wat moet er nu gebeuren?"),
            "nu_eerst_wie": gettext_lazy("Wie doet dit?"),
            "nu_eerst_tot": gettext_lazy("Tot wanneer?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            **StapForm.Meta.error_messages,
            "nu_eerst_wie": {"required": gettext_lazy("Schrijf op wie dit doet.")},
            "nu_eerst_tot": {"required": gettext_lazy("Kies tot wanneer dit geldt.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nu_eerst_wie"].required = self.fields["nu_eerst_tot"].required = True

    def clean(self) -> dict[str, Any] | None:
        """Ask for no goal."""
        return self.cleaned_data

    def bewaren(self) -> None:
        """Store the step; a new one comes last of those that come first."""
        if self.is_nieuw:
            self.instance.nu_eerst = True
            self.instance.plan = plan_bij(self.dossier, door=self.wie.gebruiker, op=self.op)
            plaats_achteraan(self.instance)
        self.instance.save()
