"""The forms of a pgb-plan and of who is paid from it (W-21, W-22)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plannen.forms_evaluatie import tekstvak
from plannen.models import Pgbhulp, Pgbplan, Wmovraag
from supportplan.kern.rijen.formulieren import RijForm


class PgbForm(RijForm):
    """Why and how somebody buys the help themselves; nothing is scored (W-21)."""

    soort = "pgbplan"
    kern = ("motief", "beheerder", "band", "hoe", "kwaliteit", "achtervang")
    allebei = False

    vraag = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Pgbplan
        fields = ("motief", "beheerder", "band", "hoe", "kwaliteit", "achtervang")
        widgets: ClassVar[dict[str, Any]] = {veld: tekstvak() for veld in ("motief", "hoe", "kwaliteit", "achtervang")}
        labels: ClassVar[dict[str, Any]] = {
            "motief": _("Waarom een pgb?"),
            "beheerder": _("Wie beheert het?"),
            "band": _("Wat is de band met de cliënt?"),
            "hoe": _("Hoe doet die persoon dat?"),
            "kwaliteit": _("Hoe blijft de hulp goed?"),
            "achtervang": _("Wie springt in als het niet gaat?"),
        }

    def __init__(self, *args: Any, vragen: "Mapping[str, Wmovraag]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = vragen

    def waarom_niet(self) -> str:
        """A pgb-plan belongs to a question for a pgb in this dossier."""
        if self.is_nieuw and self.cleaned_data.get("vraag") not in self.vragen:
            return gettext("Kies in het plan eerst voor een pgb.")
        return ""

    def bewaren(self) -> None:
        """A new one hangs on its question."""
        if self.is_nieuw:
            self.instance.wmovraag = self.vragen[self.cleaned_data["vraag"]]
        self.instance.save()


class PgbhulpForm(RijForm):
    """One helper paid from the pgb; hours and rate are words, nothing is computed (W-21, W-22)."""

    soort = "pgbhulp"
    kern = ("naam", "taken")

    pgbplan = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Pgbhulp
        fields = ("naam", "soort", "taken", "uren", "tarief", "kwalificatie")
        widgets: ClassVar[dict[str, Any]] = {"taken": tekstvak()}
        error_messages: ClassVar[dict[str, Any]] = {
            "naam": {"required": _("Schrijf op wie er helpt.")},
            "soort": {"required": _("Kies of dit iemand uit het netwerk of een professional is.")},
        }

    def __init__(self, *args: Any, pgbplannen: "Mapping[str, Pgbplan]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pgbplannen = pgbplannen

    def waarom_niet(self) -> str:
        """A helper belongs to a pgb-plan of this dossier."""
        if self.is_nieuw and self.cleaned_data.get("pgbplan") not in self.pgbplannen:
            return gettext("Schrijf eerst op waarom een pgb. Daarna wie er helpt.")
        return ""

    def bewaren(self) -> None:
        """A new helper comes behind the others."""
        if self.is_nieuw:
            self.instance.pgbplan = self.pgbplannen[self.cleaned_data["pgbplan"]]
            self.instance.volgorde = Pgbhulp.objects.filter(pgbplan=self.instance.pgbplan).count()
        self.instance.save()
