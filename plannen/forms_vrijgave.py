"""The form of the release page: what the client ticks, why the gemeente needs it, who was there (P-03, P-04)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plannen.services_gemeente import SOORTEN, Vrijgavekeuze
from plannen.weergave.vrijgave import Vrijgaveregel
from supportplan.kern.rijen.formulieren import leesbaar


class Waarden(forms.Field):
    """All values posted under one name."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        """A list, however many there are."""
        return [str(deel) for deel in value or []]


class VrijgaveForm(forms.Form):
    """One page of ticks. `mag` says thing and revision, `gezien` what stood on the page, so that unticking counts."""

    mag = Waarden(required=False)
    gezien = Waarden(required=False)
    erbij = forms.CharField(
        label=_("Wie waren erbij?"),
        max_length=150,
        validators=[leesbaar],
        error_messages={"required": _("Schrijf op wie erbij waren.")},
    )
    client_erbij = forms.BooleanField(
        label=_("De cliënt was erbij en koos zelf wat de gemeente mag lezen."),
        error_messages={"required": _("Vrijgeven doet u samen. Zet dit vinkje als de cliënt erbij is en zelf kiest.")},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, regels: Sequence[Vrijgaveregel] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regels = regels
        for regel in regels:
            if regel.vraagt_reden:
                self.fields[redenveld(regel)] = forms.CharField(
                    label=gettext("Waarom heeft de gemeente dit nodig?"),
                    required=False,
                    max_length=1000,
                    validators=[leesbaar],
                    initial=regel.reden,
                )

    def is_aangevinkt(self, regel: Vrijgaveregel) -> bool:
        """Whether the tick stands: as it was posted, else as it is beforehand."""
        if not self.is_bound:
            return regel.vooraf
        gezien = {waarde.rpartition(":")[0] for waarde in self["gezien"].data or []}
        return regel.waarde in (self["mag"].data or []) if regel.sleutel in gezien else regel.vooraf

    def clean(self) -> dict[str, Any]:
        """What is sensitive goes with the reason, asked at the thing itself (P-04); a reason goes with a tick."""
        gegevens = super().clean() or self.cleaned_data
        aangevinkt = {waarde.rpartition(":")[0] for waarde in gegevens.get("mag", [])}
        for regel in self.regels:
            veld = redenveld(regel)
            aan = regel.waarde in gegevens.get("mag", []) and regel.vraagt_reden and not regel.is_vrijgegeven
            if aan and not gegevens.get(veld, "").strip():
                self.add_error(veld, gettext("Schrijf op waarom de gemeente dit nodig heeft, of haal het vinkje weg."))
            if regel.sleutel not in aangevinkt and gegevens.get(veld, "").strip() not in {"", regel.reden.strip()}:
                self.add_error(veld, gettext("Zet het vinkje als dit mee mag naar de gemeente, of haal de reden weg."))
        return gegevens

    @property
    def vrij(self) -> list[Vrijgavekeuze]:
        """What was ticked, as it was seen; nonsense is passed over."""
        redenen = {regel.sleutel: self.cleaned_data.get(redenveld(regel), "").strip() for regel in self.regels}
        return [
            Vrijgavekeuze(soort, uuid, revisie, redenen.get(f"{soort}:{uuid}", ""))
            for soort, uuid, revisie in _gelezen(self.cleaned_data["mag"])
        ]

    @property
    def intrekken(self) -> list[tuple[str, UUID]]:
        """What is released now, stood on the page and was unticked."""
        mag = {(soort, uuid) for soort, uuid, _revisie in _gelezen(self.cleaned_data["mag"])}
        gezien = {(soort, uuid) for soort, uuid, _revisie in _gelezen(self.cleaned_data["gezien"])}
        vrij = {(regel.soort, regel.uuid) for regel in self.regels if regel.is_vrijgegeven}
        return sorted((gezien & vrij) - mag, key=str)


def redenveld(regel: Vrijgaveregel) -> str:
    """The name of the field with the reason."""
    return f"reden_{regel.uuid.hex}"


def _gelezen(waarden: Sequence[str]) -> list[tuple[str, UUID, int]]:
    gelezen = []
    for waarde in waarden:
        soort, _punt, rest = waarde.partition(":")
        sleutel, _punt, revisie = rest.partition(":")
        if soort in SOORTEN and revisie.isdecimal() and len(revisie) < 10:
            try:
                gelezen.append((soort, UUID(sleutel), int(revisie)))
            except ValueError:
                continue
    return gelezen
