"""The form of a request or statement of the client about their own data (P-17, P-18)."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Rol, Verzoeksoort, Verzoekuitkomst
from supportplan.kern.models import Deelnemer, Verzoek
from supportplan.kern.rijen.formulieren import RijForm

VRAGERS = (Rol.CLIENT, Rol.VERTEGENWOORDIGER, Rol.NAASTE)  # a naaste about what is kept of themselves


class VerzoekForm(RijForm):
    """What was asked, in the client's words, when, and what was done with it; nothing is erased by it."""

    soort = "verzoek"

    class Meta:
        model = Verzoek
        fields = ("soort", "tekst", "door", "ontvangen_op", "uitkomst", "uitkomst_op", "uitkomst_reden")
        widgets: ClassVar[dict[str, Any]] = {
            "tekst": forms.Textarea(attrs={"rows": 3}),
            "uitkomst_reden": forms.Textarea(attrs={"rows": 2}),
            "ontvangen_op": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "uitkomst_op": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "tekst": _("Schrijf op wat de cliënt zegt. Een eigen verklaring blijft zo bij het dossier staan."),
            "uitkomst_reden": _("Wat is er gedaan? Zo niet: waarom niet, en waar kan de cliënt dan terecht?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "soort": {"required": _("Kies waar het om gaat.")},
            "tekst": {"required": _("Schrijf op wat de cliënt vraagt of verklaart.")},
            "ontvangen_op": {
                "required": _("Kies de dag waarop het gevraagd is."),
                "invalid": _("Kies een dag, of typ hem als 3-2-2026."),
            },
            "uitkomst_op": {"invalid": _("Kies een dag, of typ hem als 3-2-2026.")},
        }

    def __init__(self, *args: Any, vragers: list[Deelnemer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [("", gettext("Kies")), *Verzoeksoort.choices]
        velden["uitkomst"].choices = [("", gettext("nog niet beantwoord")), *Verzoekuitkomst.choices]
        velden["door"] = forms.TypedChoiceField(
            label=gettext("Wie vraagt dit"),
            required=False,
            choices=[("", gettext("niet opgeschreven")), *((mens.pk, mens.roepnaam) for mens in vragers)],
            coerce={str(mens.pk): mens for mens in vragers}.get,
            empty_value=None,
        )

    def clean(self) -> dict[str, Any]:
        """An outcome has a day, and a refusal says why."""
        gegevens = super().clean() or self.cleaned_data
        uitkomst = gegevens.get("uitkomst")
        if uitkomst and not gegevens.get("uitkomst_op") and "uitkomst_op" not in self.errors:
            self.add_error("uitkomst_op", gettext("Kies de dag waarop de cliënt antwoord kreeg."))
        if uitkomst in {"deels", "niet"} and not gegevens.get("uitkomst_reden", "").strip():
            self.add_error("uitkomst_reden", gettext("Schrijf op waarom niet alles is gedaan."))
        return gegevens
