"""The form of what is asked of the Wmo with one entry (W-11, W-20). Everything may stay empty; the check shows it."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.forms_plan import DAG, TEKST
from plannen.models import Inzet, Wmovraag
from plannen.regels.omvang import omvang_uit
from supportplan.kern.keuzes import Lijst
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.velden import RijVeld

Keuzes = Sequence[tuple[Any, Any]]
# Why each other source is not enough, in the order of the talk (W-11).
BRONNEN = (
    "eigen_kracht",
    "gebruikelijke_hulp",
    "mantelzorg",
    "netwerk",
    "algemeen_gebruikelijk",
    "algemene_voorziening",
    "andere_wet",
)
LIJST_VAN_VELD = {"voorziening": Lijst.VOORZIENING, "eenheid": Lijst.EENHEID, "frequentie": Lijst.FREQUENTIE}


class VraagForm(RijForm):
    """One question to the Wmo: what, how much, what for, and why other help does not suffice."""

    soort = "vraag"
    allebei = False
    mee = ("betaalt",)
    logwoord = "wmovraag"

    betaalt = RijVeld(
        label=gettext_lazy("Voor welke hulp is dit?"),
        required=False,
        help_text=gettext_lazy("Kies de professionele hulp uit het plan. Dan hoeft u die niet nog eens te typen."),
    )
    voorziening = forms.ChoiceField(label=gettext_lazy("Soort voorziening"), required=False)
    eenheid = forms.ChoiceField(label=gettext_lazy("Eenheid"), required=False)
    frequentie = forms.ChoiceField(label=gettext_lazy("Per"), required=False)

    class Meta:
        model = Wmovraag
        fields = (
            "betaalt",
            "voorziening",
            "omschrijving",
            "aantal",
            "eenheid",
            "frequentie",
            "leveringsvorm",
            "probleem",
            "resultaat",
            *BRONNEN,
            "van",
            "tot",
            "spoed",
        )
        localized_fields = ("aantal",)
        widgets: ClassVar[dict[str, Any]] = {
            **dict.fromkeys(("omschrijving", "probleem", "resultaat", *BRONNEN), TEKST),
            "aantal": forms.TextInput(attrs={"inputmode": "decimal"}),
            "van": DAG,
            "tot": DAG,
        }
        labels: ClassVar[dict[str, Any]] = {
            "leveringsvorm": gettext_lazy("In natura of pgb?"),
            "algemeen_gebruikelijk": gettext_lazy("Iets dat gewoon te koop is"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "aantal": {"invalid": gettext_lazy("Schrijf een getal, zoals 3 of 2,5.")},
        }

    def __init__(
        self,
        *args: Any,
        lijsten: Mapping[str, Keuzes] | None = None,
        betaalbaar: Sequence[Inzet] = (),
        in_plan: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        aantal = kwargs["instance"].aantal
        if aantal is not None and aantal == aantal.to_integral_value():
            kwargs["initial"] = {"aantal": int(aantal)} | kwargs.get("initial", {})  # 3, not 3,00
        hulp: Inzet | None = kwargs["instance"].betaalt if kwargs["instance"].betaalt_id else None
        kwargs["initial"] = _voorstel(kwargs["instance"], hulp) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        if hulp and hulp.hoe_vaak:
            velden["aantal"].help_text = _("In het plan staat: %(hoeveel)s") % {"hoeveel": hulp.hoe_vaak}
        for naam, lijst in LIJST_VAN_VELD.items():
            velden[naam].choices = [("", _("nog niet gekozen")), *(lijsten or {}).get(lijst, ())]
        velden["betaalt"].zet(betaalbaar, leeg=_("nog niet gekozen"), woord=help_in_woorden)
        for naam, woorden in (in_plan or {}).items():
            velden[naam].help_text = woorden

    def clean(self) -> dict[str, Any] | None:
        """Refuse an end before the beginning."""
        gegevens = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", _("Kies een dag na de eerste dag."))
        return gegevens


def _voorstel(vraag: Wmovraag, hulp: Inzet | None) -> dict[str, Any]:
    """What the help that is paid for says of how much, as a start for a question without any amount yet."""
    leeg = vraag.aantal is None and not vraag.eenheid and not vraag.frequentie
    omvang = omvang_uit(hulp.hoe_vaak) if hulp and leeg else None
    if omvang is None:
        return {}
    return {"aantal": omvang.aantal.normalize(), "eenheid": omvang.eenheid, "frequentie": omvang.frequentie}


def help_in_woorden(inzet: Inzet) -> str:
    """Return professional help as a choice: who, and what."""
    return " · ".join(deel for deel in dict.fromkeys((inzet.naam, inzet.tekst)) if deel)
