"""What the client is told when somebody else helps: a plain text to say or to print, and who told it when."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from profiel.forms_kennismaking import DAG_FOUT, dagveld
from profiel.weergave_wisseling import Wisselzin, wisselzin
from supportplan.kern.keuzes import Rol, Vertelwijze
from supportplan.kern.models import Deelnemer, Overdracht, Vervanging
from supportplan.kern.services_vervanging import verteld
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin
from supportplan.kern.veilig_contact import Contactweg, contactregels, mag


class VerteldForm(forms.Form):
    """When and how the client heard it."""

    use_required_attribute = False

    verteld_op = forms.DateField(
        label=gettext_lazy("Wanneer?"),
        widget=dagveld(),
        error_messages={"required": gettext_lazy("Kies op welke dag het verteld is."), "invalid": DAG_FOUT},
    )
    hoe = forms.ChoiceField(
        label=gettext_lazy("Hoe?"),
        choices=Vertelwijze,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies hoe het verteld is.")},
    )

    def clean_verteld_op(self) -> date:
        """Refuse a day to come."""
        dag: date = self.cleaned_data["verteld_op"]
        if dag > timezone.localdate():
            raise ValidationError(_("Deze dag moet nog komen. Kies vandaag of een eerdere dag."))
        return dag


class Vertellen(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """The text for the client with what safe contact allows, and the record that it was told."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "verteld"
    template_name = "dossier/vertellen.html"
    form_class = VerteldForm
    wisseling: Vervanging | Overdracht

    def ophalen(self) -> None:
        """Find the change in the address; 404 when it is not of this dossier, or was taken back."""
        welke = {"dossier": self.dossier, "uuid": self.kwargs["wisseling"]}
        vervanging = Vervanging.objects.staand().filter(**welke).select_related("voor", "door", "verteld_door")
        overdracht = Overdracht.objects.aanvaard().filter(**welke).select_related("van", "aan", "verteld_door")
        gevonden = vervanging.first() or overdracht.first()
        if gevonden is None:
            raise Http404
        self.wisseling = gevonden

    def get_initial(self) -> dict[str, Any]:
        """Begin with what was recorded, else today."""
        return {
            "verteld_op": self.wisseling.verteld_op or timezone.localdate(),
            "hoe": self.wisseling.verteld_hoe or None,
        }

    def form_valid(self, form: VerteldForm) -> HttpResponse:
        """Record it."""
        verteld(
            wisseling=self.wisseling,
            hoe=Vertelwijze(form.cleaned_data["hoe"]),
            dag=form.cleaned_data["verteld_op"],
            door=self.gebruiker,
            op=timezone.localdate(),
        )
        messages.success(self.request, _("Opgeschreven dat de cliënt het weet."))
        return redirect("profiel:mensen", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The text, what safe contact allows, and what was recorded."""
        op = timezone.localdate()
        client = Deelnemer.objects.filter(dossier=self.dossier, rol=Rol.CLIENT).first()
        zin: Wisselzin = wisselzin(self.wisseling, op)
        return super().get_context_data(
            zin=zin,
            client=client,
            contact=contactregels(client) if client else [],
            geen_brief=mag(client, Contactweg.BRIEF, op) if client else "",
            wisseling=self.wisseling,
            **kwargs,
        )
