"""The forms of a copy: what goes along per line, and how it was handed over (P-17)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.dossier.kopiebeeld import Regel, gronden_om_te_kiezen
from supportplan.dossier.regels_kopie import MEE, bezwaren_tegen_overhandigen
from supportplan.kern.keuzes import Identiteit, Overhandiging

GAAT_MEE = "mee"  # in the form; a blank value is that nobody chose yet


class KeuzesForm(forms.Form):
    """One choice per line of a part; `gezien_op` is when the page was shown."""

    gezien_op = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, regels: Iterable[Regel], nu: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regels = list(regels)
        self.fields["gezien_op"].initial = (nu or timezone.now()).isoformat()
        gronden = [
            (GAAT_MEE, _("gaat mee")),
            *((code, _("weglaten: %s") % naam) for code, naam in gronden_om_te_kiezen()),
        ]
        for regel in self.regels:
            open_ = regel.grond is None
            self.fields[regel.naam] = forms.ChoiceField(
                label=_("Gaat dit mee?"),
                required=bool(regel.voorstel.let_op),
                choices=[("", _("Kies")), *gronden] if open_ else gronden,
                initial="" if open_ else regel.grond or GAAT_MEE,
                error_messages={
                    "required": _("Kies of deze regel meegaat."),
                    "invalid_choice": _("Kies of deze regel meegaat, uit de lijst."),
                },
            )

    def keuzes(self) -> dict[tuple[str, int], str]:
        """Return what was chosen, of the lines that had to be looked at or are not as proposed; after `is_valid`."""
        gekozen = {}
        for regel in self.regels:
            waarde = self.cleaned_data.get(regel.naam) or ""
            if not waarde:
                continue
            grond = MEE if waarde == GAAT_MEE else waarde
            if regel.voorstel.let_op or regel.gekozen is not None or grond != regel.grond:
                gekozen[regel.rij.sleutel] = grond
        return gekozen

    def gezien(self) -> datetime:
        """When the page was shown; long ago when that cannot be read, so that nothing of another is overwritten."""
        try:
            moment = parse_datetime(self.cleaned_data.get("gezien_op") or "")
        except ValueError:
            moment = None
        return moment if moment and timezone.is_aware(moment) else timezone.make_aware(datetime(2000, 1, 1))  # noqa: DTZ001


class OverhandigForm(forms.Form):
    """When and how the copy was handed over, and how one knew who got it."""

    hoe = forms.ChoiceField(
        label=gettext_lazy("Hoe gaf u de kopie?"),
        choices=Overhandiging,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe u de kopie gaf.")},
    )
    identiteit = forms.ChoiceField(
        label=gettext_lazy("Hoe weet u dat het deze persoon is?"),
        choices=Identiteit,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe u weet wie het is.")},
    )
    op = forms.DateField(
        label=gettext_lazy("Op welke dag?"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Kies de dag waarop u de kopie gaf."),
            "invalid": gettext_lazy("Kies een dag, of typ hem als 3-2-2026."),
        },
    )

    def __init__(
        self,
        *args: Any,
        mag_brief: bool = True,
        gemaakt: date | None = None,
        vandaag: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.mag_brief, self.gemaakt, self.vandaag = mag_brief, gemaakt, vandaag

    def clean_op(self) -> date:
        """Between the day it was made and today."""
        op: date = self.cleaned_data["op"]
        if self.gemaakt and op < self.gemaakt:
            raise forms.ValidationError(_("Kies een dag op of na de dag waarop de kopie gemaakt is."))
        if self.vandaag and op > self.vandaag:
            raise forms.ValidationError(_("Die dag is nog niet geweest. Kies de dag waarop u de kopie gaf."))
        return op

    def clean_hoe(self) -> str:
        """Safe contact goes first."""
        hoe: str = self.cleaned_data["hoe"]
        if bezwaren := bezwaren_tegen_overhandigen(hoe=hoe, mag_brief=self.mag_brief):
            raise forms.ValidationError(bezwaren)
        return hoe
