"""What somebody says to one part of the plan, asked at the table (method 6, W-19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.forms_plan import DAG, TEKST
from plannen.keuzes import Antwoord, Antwoordwijze
from supportplan.kern.models import Deelnemer
from supportplan.kern.rijen.formulieren import leesbaar

WOORDEN = {
    Antwoord.AKKOORD: gettext_lazy("Ja, akkoord"),
    Antwoord.NIET_AKKOORD: gettext_lazy("Nee, niet akkoord"),
    Antwoord.GEEN_ANTWOORD: gettext_lazy("Weet het nog niet, of wil niet antwoorden"),
}
WIJZEN = {
    Antwoordwijze.VOORGELEZEN: gettext_lazy("Voorgelezen, en toen antwoord gegeven"),
    Antwoordwijze.ZELF: gettext_lazy("Zelf gelezen, en antwoord gegeven"),
    Antwoordwijze.OP_PAPIER: gettext_lazy("Op papier"),
}


@dataclass(frozen=True)
class Vraag:
    """The fields for one person."""

    deelnemer: Deelnemer
    antwoord: BoundField
    reden: BoundField
    wijze: BoundField
    erbij: BoundField
    op: BoundField

    @property
    def open(self) -> bool:
        """Whether something was typed here, or is wrong."""
        velden = (self.antwoord, self.reden, self.erbij)
        return any(veld.errors for veld in (*velden, self.op)) or any(veld.value() for veld in velden)


class AntwoordForm(forms.Form):
    """One question with three answers for everybody who is asked. Who is not here now may be left open."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, mensen: Sequence[Deelnemer] = (), ook: Sequence[Deelnemer] = (), op: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.eerst, self.ook, self.op = list(mensen), list(ook), op
        self.mensen = [*self.eerst, *self.ook]
        for mens in self.mensen:
            self._velden_voor(mens)

    def _velden_voor(self, mens: Deelnemer) -> None:
        sleutel, zelf = mens.uuid.hex, Antwoordwijze.ZELF if mens.gebruiker_id else Antwoordwijze.VOORGELEZEN
        self.fields[f"antwoord_{sleutel}"] = forms.ChoiceField(
            label=_("Wat zegt %(naam)s?") % {"naam": mens.roepnaam},
            choices=list(WOORDEN.items()),
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields[f"reden_{sleutel}"] = forms.CharField(
            label=_("Waarom? In de woorden van %(naam)s") % {"naam": mens.roepnaam},
            widget=TEKST,
            required=False,
            max_length=10_000,
            validators=[leesbaar],
        )
        self.fields[f"wijze_{sleutel}"] = forms.ChoiceField(
            label=_("Hoe is het gevraagd?"),
            choices=list(WIJZEN.items()),
            widget=forms.RadioSelect,
            initial=zelf,
            required=False,
        )
        self.fields[f"erbij_{sleutel}"] = forms.CharField(
            label=_("Wie was erbij?"),
            max_length=200,
            required=False,
            validators=[leesbaar],
            help_text=_("Nodig als het is voorgelezen."),
        )
        self.fields[f"op_{sleutel}"] = forms.DateField(
            label=_("Op welke dag was het antwoord?"),
            widget=DAG,
            initial=self.op,
            required=False,
            error_messages={"invalid": _("Kies een bestaande dag.")},
        )

    @property
    def vragen(self) -> list[Vraag]:
        """Return the fields of who must be asked, by person."""
        return [self._vraag(mens) for mens in self.eerst]

    @property
    def ook_vragen(self) -> list[Vraag]:
        """Return the fields of who can be asked too."""
        return [self._vraag(mens) for mens in self.ook]

    def _vraag(self, mens: Deelnemer) -> Vraag:
        return Vraag(mens, *(self[f"{naam}_{mens.uuid.hex}"] for naam in ("antwoord", "reden", "wijze", "erbij", "op")))

    @property
    def antwoorden(self) -> list[tuple[Deelnemer, dict[str, Any]]]:
        """Return who answered what; only after validation."""
        return [
            (
                mens,
                {
                    "antwoord": Antwoord(gegeven),
                    "reden": self.cleaned_data[f"reden_{mens.uuid.hex}"],
                    "wijze": Antwoordwijze(self.cleaned_data[f"wijze_{mens.uuid.hex}"] or Antwoordwijze.ZELF),
                    "erbij": self.cleaned_data[f"erbij_{mens.uuid.hex}"],
                    "op": self.cleaned_data[f"op_{mens.uuid.hex}"] or self.op,
                },
            )
            for mens in self.mensen
            if (gegeven := self.cleaned_data.get(f"antwoord_{mens.uuid.hex}"))
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one answer, for one where words were typed, and for who was there (method 2)."""
        gegevens = super().clean() or self.cleaned_data
        beantwoord = [mens for mens in self.mensen if gegevens.get(f"antwoord_{mens.uuid.hex}")]
        if self.mensen and not beantwoord and not self.errors:
            self.add_error(f"antwoord_{self.mensen[0].uuid.hex}", _("Kies een antwoord."))
        for mens in self.mensen:
            getypt = any(gegevens.get(f"{veld}_{mens.uuid.hex}") for veld in ("reden", "erbij"))
            if getypt and mens not in beantwoord:
                self.add_error(
                    f"antwoord_{mens.uuid.hex}",
                    _("Kies ook wat %(naam)s zegt, of haal de tekst eronder weg.") % {"naam": mens.roepnaam},
                )
        for mens in beantwoord:
            voorgelezen = gegevens.get(f"wijze_{mens.uuid.hex}") == Antwoordwijze.VOORGELEZEN
            if voorgelezen and not gegevens.get(f"erbij_{mens.uuid.hex}"):
                self.add_error(f"erbij_{mens.uuid.hex}", _("Schrijf op wie erbij was toen het is voorgelezen."))
            if (dag := gegevens.get(f"op_{mens.uuid.hex}")) and dag > self.op:
                self.add_error(f"op_{mens.uuid.hex}", _("Kies vandaag of een dag die geweest is."))
        return gegevens


class EvaluatieForm(forms.Form):
    """The day to look at the plan together."""

    use_required_attribute = False

    evaluatie_op = forms.DateField(
        label=gettext_lazy("Datum evaluatie"),
        widget=DAG,
        help_text=gettext_lazy("Dan bekijken jullie het plan samen. Gewoon is na drie maanden, op een werkdag."),
        error_messages={
            "required": gettext_lazy("Kies een dag om het plan samen te bekijken."),
            "invalid": gettext_lazy("Kies een bestaande dag."),
        },
    )

    def __init__(self, *args: Any, op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.op = op

    def clean_evaluatie_op(self) -> date:
        """Refuse a day that is over."""
        dag: date = self.cleaned_data["evaluatie_op"]
        if dag <= self.op:
            raise forms.ValidationError(_("Kies een dag na vandaag."))
        return dag
