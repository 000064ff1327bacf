"""The forms of what goes along to the gemeente beside statements and plan: route, people, pgb, what stays out."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plannen.forms_evaluatie import DATUMFOUT, tekstvak
from plannen.forms_uitvoeren import datumveld
from plannen.keuzes import VERPLICHT, Analysesoort, Onderdeel, Reactie, Weglating
from plannen.models import Analyse, Documentkeuzes, Weggelaten
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Route
from supportplan.kern.models import Dossier, Netwerkpersoon
from supportplan.kern.rijen.formulieren import RijForm

ROUTEDATUMS = ("melding_op", "ontvangst_op", "verslag_op", "aanvraag_op")


class RouteForm(RijForm):
    """Which document this becomes, and the dates the law counts from (W-01, W-02, W-03)."""

    soort = "route"
    allebei = False
    logwoord = "dossier"

    class Meta:
        model = Dossier
        fields = (
            "route",
            "route_reden",
            "melding_op",
            "ontvangst_op",
            "ontvangst_kenmerk",
            "verslag_op",
            "aanvraag_op",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "route": forms.RadioSelect,
            "route_reden": tekstvak(),
            **{veld: datumveld() for veld in ROUTEDATUMS},
        }
        labels: ClassVar[dict[str, Any]] = {
            "route": _("Wat wordt dit?"),
            "route_reden": _("Waarom deze weg?"),
            "melding_op": _("Melding bij de gemeente op"),
            "ontvangst_op": _("De gemeente bevestigde dat op"),
            "ontvangst_kenmerk": _("Kenmerk van de gemeente"),
            "verslag_op": _("Verslag van de gemeente op"),
            "aanvraag_op": _("Aanvraag gedaan op"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "route_reden": _("Nodig als u een aanvraag doet voordat er zes weken voorbij zijn."),
        }
        error_messages: ClassVar[dict[str, Any]] = dict.fromkeys(ROUTEDATUMS, DATUMFOUT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["route"].choices = Route.choices

    def bewaren(self) -> None:
        """A day of the melding says that there is one; with these days clocks begin and end (W-08)."""
        if self.instance.melding_op:
            self.instance.melding = True
        self.instance.save()
        if not set(ROUTEDATUMS).isdisjoint(self.changed_data):
            herinneringen_bijwerken(self.instance, op=timezone.localdate())


class DocumentnaamForm(RijForm):
    """How the document calls somebody of the network: "een vriendin" (P-06)."""

    soort = "documentnaam"
    kern = ("in_document_als",)
    allebei = False
    logwoord = "netwerkpersoon"

    class Meta:
        model = Netwerkpersoon
        fields = ("in_document_als",)
        labels: ClassVar[dict[str, Any]] = {"in_document_als": _("In het document heet deze persoon")}


class AnalyseForm(RijForm):
    """What the professional thinks is going on, or expert advice, beside the client's own words (W-12, W-14)."""

    soort = "analyse"

    class Meta:
        model = Analyse
        fields = ("soort", "tekst", "wie", "op")
        widgets: ClassVar[dict[str, Any]] = {"tekst": tekstvak(3), "op": datumveld()}
        labels: ClassVar[dict[str, Any]] = {
            "soort": _("Wat is dit?"),
            "tekst": _("In uw eigen woorden"),
            "wie": _("Van wie"),
            "op": _("Van welke dag"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "tekst": {"required": _("Schrijf op wat u denkt dat er speelt, of haal dit weg.")},
            "soort": {"required": _("Kies wat dit is.")},
            "op": DATUMFOUT,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = Analysesoort.choices
        if not self.instance.pk:
            self.initial.setdefault("soort", Analysesoort.PROBLEEM)

    def bewaren(self) -> None:
        """An analysis is of who types it, until another name is written; who takes that name away has it again."""
        if self.instance.wie:
            self.instance.door = None
        elif self.is_nieuw or "wie" in self.changed_data:
            self.instance.door = self.wie.deelnemer
        self.instance.save()


class KeuzesForm(RijForm):
    """What the document says besides: urgency, a wholly new solution, and the client's own reaction (W-15, W-16)."""

    soort = "documentkeuzes"
    kern = ("reactie", "reactie_tekst", "nieuwe_oplossing", "spoed")
    allebei = False

    class Meta:
        model = Documentkeuzes
        fields = ("nieuwe_oplossing", "spoed", "spoed_vrijgegeven", "reactie", "reactie_tekst", "reactie_op")
        widgets: ClassVar[dict[str, Any]] = {
            "nieuwe_oplossing": tekstvak(),
            "spoed": tekstvak(),
            "reactie": forms.RadioSelect,
            "reactie_tekst": tekstvak(3),
            "reactie_op": datumveld(),
        }
        labels: ClassVar[dict[str, Any]] = {
            "nieuwe_oplossing": _("Misschien een heel nieuwe oplossing?"),
            "spoed": _("Is er iets met veiligheid of spoed dat de gemeente moet weten?"),
            "spoed_vrijgegeven": _("De cliënt wil dat dit over veiligheid of spoed in het document staat."),
            "reactie": _("Wat vindt de cliënt van het document?"),
            "reactie_tekst": _("In de eigen woorden van de cliënt"),
            "reactie_op": _("Op"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "reactie": _("Ook als de cliënt het niet eens is, gaat het document gewoon mee. Dan staat dat erin."),
        }
        error_messages: ClassVar[dict[str, Any]] = {"reactie_op": DATUMFOUT}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["reactie"].choices = Reactie.choices


class WeglatenForm(RijForm):
    """Which parts the client leaves out, and what stands there then (W-17). Stored beside the row of choices."""

    soort = "weglaten"
    allebei = False
    logwoord = "documentkeuzes"
    kern = ()

    class Meta:
        model = Documentkeuzes
        fields = ()

    def __init__(self, *args: Any, weggelaten: "Mapping[str, str]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weggelaten = weggelaten
        for onderdeel in Onderdeel:
            if onderdeel not in VERPLICHT:
                self.fields[onderdeel.value] = forms.ChoiceField(
                    label=onderdeel.label,
                    required=False,
                    choices=[
                        ("", gettext("meesturen")),
                        (Weglating.NIETS.value, gettext("niet meesturen: er staat niets")),
                        (Weglating.MELDEN.value, gettext("niet meesturen: er staat “Dit wil de cliënt niet delen”")),
                    ],
                    initial=weggelaten.get(onderdeel.value, ""),
                )

    @property
    def gekozen(self) -> dict[str, str]:
        """The parts that stay out, by what stands there then."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam in Onderdeel.values and waarde}

    def is_leeg(self) -> bool:
        """Nothing is left out, and nothing was."""
        return self.is_nieuw and not any(self[onderdeel].data for onderdeel in self.fields if onderdeel != "revisie")

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether other parts stay out than before."""
        return self.gekozen != dict(self.weggelaten)

    def bewaren(self) -> None:
        """Keep exactly these parts out."""
        self.instance.save()
        gekozen = self.gekozen
        Weggelaten.objects.filter(dossier=self.dossier).exclude(onderdeel__in=gekozen).delete()
        Weggelaten.objects.bulk_create(
            [Weggelaten(dossier=self.dossier, onderdeel=deel, weglating=hoe) for deel, hoe in gekozen.items()],
            update_conflicts=True,
            unique_fields=["dossier", "onderdeel"],
            update_fields=["weglating"],
        )
