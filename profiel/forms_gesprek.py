"""Forms of a talk: its facts and story, and the sentences typed in it (method 1)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_uitspraak import UitspraakForm
from profiel.keuzes import Gespreksplaats
from profiel.models import Gesprek
from profiel.regels import opsomming
from profiel.services_gesprek import aanwezigen_zetten
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.models import Deelnemer
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.verbergen import VELDEN as VERBERGVELDEN
from supportplan.kern.rijen.verbergen import verbergen_nagaan, verbergvelden

DAG = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
DAG_FOUT = gettext_lazy("Typ een datum die bestaat, zoals 7-4-2026.")


def _tekst(rijen: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


class GesprekForm(RijForm):
    """One talk. A page gives by `formulier_extra` the `deelnemers` and who was there (`waren`, keys of deelnemers)."""

    soort = "gesprek"
    kern = ("datum", "verhaal", "keerpunten", "over_professional", "afspraken", "andere_aanwezigen", "tolk")
    allebei = False

    aanwezig = forms.MultipleChoiceField(
        label=gettext_lazy("Wie was erbij?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Gesprek
        fields = (
            "datum",
            "plaats",
            "plaats_anders",
            "andere_aanwezigen",
            "tolk",
            "apart_gesproken",
            "apart_tonen",
            "vorm",
            "verhaal",
            "keerpunten",
            "over_professional",
            "afspraken",
            "volgend_gesprek",
            *VERBERGVELDEN,
        )
        widgets: ClassVar[dict[str, Any]] = {
            "datum": DAG,
            "volgend_gesprek": DAG,
            "verhaal": _tekst(4),
            "keerpunten": _tekst(2),
            "over_professional": _tekst(2),
            "afspraken": _tekst(3),
        }
        labels: ClassVar[dict[str, Any]] = {
            "datum": gettext_lazy("Wanneer was het gesprek?"),
            "plaats": gettext_lazy("Waar?"),
            "plaats_anders": gettext_lazy("Waar precies?"),
            "andere_aanwezigen": gettext_lazy("Wie was er nog meer bij?"),
            "tolk": gettext_lazy("Was er een tolk? Wie?"),
            "apart_gesproken": gettext_lazy("Dit gesprek was apart, zonder de anderen"),
            "apart_tonen": gettext_lazy("Wie erbij was, mag dit zelf teruglezen"),
            "vorm": gettext_lazy("Hoe praatten jullie?"),
            "verhaal": gettext_lazy("Het verhaal, in de woorden van de persoon"),
            "keerpunten": gettext_lazy("Wat waren keerpunten?"),
            "over_professional": gettext_lazy("Wat vertelde u over uzelf?"),
            "afspraken": gettext_lazy("Wat spraken jullie af?"),
            "volgend_gesprek": gettext_lazy("Wanneer is het volgende gesprek?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "vorm": gettext_lazy(
                "Informeren: u vertelt. Faciliteren: de persoon praat en kiest, u helpt daarbij. "
                "Open overleg: samen uitzoeken. Onderhandelen: ieder geeft en neemt."
            ),
            "plaats": gettext_lazy("De persoon kiest waar het gesprek is."),
            "apart_gesproken": gettext_lazy(
                "Dit gesprek en wat er gezegd is, ziet alleen wie als professional in dit dossier werkt."
            ),
            "verhaal": gettext_lazy("Een paar zinnen is genoeg. Losse uitspraken typt u hierna, zin voor zin."),
            "over_professional": gettext_lazy("Kennismaken doe je samen."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "datum": {"required": gettext_lazy("Kies op welke dag het gesprek was."), "invalid": DAG_FOUT},
            "volgend_gesprek": {"invalid": DAG_FOUT},
        }

    def __init__(
        self, *args: Any, deelnemers: Sequence[Deelnemer], waren: Mapping[int, Sequence[int]], **kwargs: Any
    ) -> None:
        self.deelnemers = deelnemers
        rij: Gesprek = kwargs["instance"]
        eerst = {deelnemers[0].pk} | ({kwargs["wie"].deelnemer.pk} if kwargs["wie"].deelnemer else set())
        self.waren = set(waren.get(rij.pk, ())) if rij.pk else set()
        begin = [str(mens.uuid) for mens in deelnemers if mens.pk in (self.waren if rij.pk else eerst)]
        kwargs["initial"] = {"aanwezig": begin} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["aanwezig"].choices = [
            (str(mens.uuid), mens.roepnaam)
            for mens in deelnemers
            if mens.verwijderd_op is None or mens.pk in self.waren
        ]
        verbergvelden(velden)
        velden["plaats"].choices = [("", _("niet opgeschreven")), *Gespreksplaats.choices]
        velden["vorm"].choices = [("", _("niet gekozen")), *velden["vorm"].choices[1:]]

    def clean_aanwezig(self) -> list[Deelnemer]:
        """Return the people who were there."""
        gekozen = set(self.cleaned_data["aanwezig"])
        return [mens for mens in self.deelnemers if str(mens.uuid) in gekozen]

    def clean(self) -> dict[str, Any]:
        """Refuse a next talk before this one."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        dag, volgend = gegevens.get("datum"), gegevens.get("volgend_gesprek")
        if dag and volgend and volgend <= dag:
            self.add_error("volgend_gesprek", ValidationError(_("Kies een dag na dit gesprek.")))
        verbergen_nagaan(self, gegevens)
        return gegevens

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether the talk or who was there differs."""
        return super().wijzigt(vergelijk) or {mens.pk for mens in self.cleaned_data["aanwezig"]} != self.waren

    def bewaren(self) -> None:
        """Store the talk with who was there."""
        self.instance.save()
        aanwezigen_zetten(self.instance, self.cleaned_data["aanwezig"], waren=self.waren)

    def waarom_niet_weg(self) -> str:
        """Keep a talk in which sentences were typed: they would lose where they come from (product 1)."""
        if self.instance.uitspraken.filter(verwijderd_op=None).exists():
            return _("In dit gesprek staan zinnen. Haal die eerst weg.")
        return ""

    def tekst_van(self, naam: str, waarde: Any) -> str:
        """Return a value as people read it; who was there by name."""
        if naam != "aanwezig":
            return super().tekst_van(naam, waarde)
        gekozen = {str(uuid) for uuid in waarde or []}
        return opsomming([mens.roepnaam for mens in self.deelnemers if str(mens.uuid) in gekozen])


class VastlegForm(UitspraakForm):
    """One sentence typed in a talk: Enter and the next; who said it stays as it was chosen last."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        for merk in ("lukt_niet", "is_optie"):
            del velden[merk]  # given on other pages; a tick that is not on the page would count as taken away
        velden["tekst"].widget.attrs |= {"rows": 1, "data-enter": True}
        if self.is_nieuw:
            velden["zichtbaarheid"].widget = forms.Select(choices=Zichtbaarheid.choices)

    def waarom_niet(self) -> str:
        """Take no new sentence into a talk that is over; the text stays."""
        if self.is_nieuw and (gesprek := self.cleaned_data.get("gesprek")) and gesprek.afgesloten_op:
            return _("Dit gesprek is afgesloten. Begin een nieuw gesprek, of schrijf de zin bij het profiel.")
        return super().waarom_niet()
