"""Forms about handing a dossier over."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import DAG_FOUT, dagveld, tekstvak
from profiel.forms_toegang import Collegaveld
from supportplan.dossier.services_overdracht import Vraag
from supportplan.kern.models import Deelnemer, Medewerker
from supportplan.kern.rijen.formulieren import leesbaar
from supportplan.kern.rijen.velden import RijVeld

LANGSTE_NOTITIE = 2000


class OverdrachtForm(forms.Form):
    """Whom a dossier is handed over to, when who hands over goes, and what the other has to know."""

    use_required_attribute = False

    van = RijVeld(required=False, label=gettext_lazy("Wie draagt over?"))
    plek = Collegaveld(
        label=gettext_lazy("Wie neemt het over?"),
        queryset=Medewerker.objects.none(),
        empty_label=gettext_lazy("kies"),
        error_messages={
            "required": gettext_lazy("Kies wie het overneemt."),
            "invalid_choice": gettext_lazy("Deze collega werkt hier niet (meer). Kies iemand anders."),
        },
    )
    laatste_dag = forms.DateField(
        label=gettext_lazy("Laatste dag van wie overdraagt"),
        help_text=gettext_lazy("Leeg: op de dag dat de ander ja zegt."),
        required=False,
        widget=dagveld(),
        error_messages={"invalid": DAG_FOUT},
    )
    notitie = forms.CharField(
        label=gettext_lazy("Wat moet de ander weten?"),
        help_text=gettext_lazy("Komt in het logboek als de ander ja zegt. Ook de cliënt kan het dan lezen."),
        required=False,
        max_length=LANGSTE_NOTITIE,
        widget=tekstvak(3),
        validators=[leesbaar],
    )

    def __init__(
        self, *args: Any, collegas: Any, mensen: Sequence[Deelnemer] = (), zelf: Deelnemer | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zelf = zelf
        velden: Any = self.fields
        velden["plek"].queryset = collegas
        if zelf is None:
            velden["van"].zet(mensen, leeg=_("niemand: er is nu geen begeleider"), woord=lambda mens: mens.naam)
        else:
            del velden["van"]
            velden["laatste_dag"].label = _("Uw laatste dag in dit dossier")

    def vraag(self) -> Vraag:
        """Return what was asked; only after `is_valid`."""
        velden = self.cleaned_data
        van = self.zelf or velden.get("van")
        return Vraag(velden["plek"], van, velden["laatste_dag"], velden["notitie"])


class WeigerForm(forms.Form):
    """Why somebody does not take a dossier over."""

    use_required_attribute = False

    reden = forms.CharField(
        label=gettext_lazy("Waarom niet?"),
        help_text=gettext_lazy("Voor uw collega en de teamcoördinator. Schrijf niets over de cliënt."),
        max_length=300,
        validators=[leesbaar],
        error_messages={"required": gettext_lazy("Schrijf in een paar woorden waarom niet.")},
    )
