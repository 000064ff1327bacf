""" "Is iedereen het eens?": who says what to each part, and asking it (method 6)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from plannen import regels
from plannen.bewerkbeeld import lijsten_op_vandaag, planbeeld_van, plandelen_met_verleden
from plannen.forms_instemming import AntwoordForm
from plannen.models import Plandoel
from plannen.services import instemming_vastleggen
from plannen.services_instemming import alleen_taal_vastleggen
from plannen.weergave.plan_bewerken_instemming import deelblikken, oude_kenmerken, stapzinnen
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin
from supportplan.kern.wizards import DossierWizard, Stap


class Instemming(DossierMixin, TemplateView):
    """Every part of the plan with the answers on it."""

    recht = Recht.PLAN_BEWERKEN
    soort = "instemming"
    template_name = "plannen/instemming.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = planbeeld_van(self.dossier)
        op = timezone.localdate()
        delen = deelblikken(beeld, op)
        if any(deel.opnieuw for deel in delen):
            delen = deelblikken(beeld, op, plandelen_met_verleden(self.dossier), lijsten_op_vandaag().labels)
        return super().get_context_data(
            delen=delen,
            eerst_vragen=next((deel.uuid for deel in delen if not deel.iedereen_gevraagd), ""),
            klaar=bool(delen) and all(deel.iedereen_gevraagd for deel in delen),
            heeft_client=beeld.client is not None,
            **kwargs,
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Record that a part changed in words only, so that the answers on it stay ("alleen taal")."""
        beeld = planbeeld_van(self.dossier)
        op = timezone.localdate()
        deel = next((deel for deel in beeld.plandoelen if str(deel.uuid) == request.POST.get("taal")), None)
        if deel is None:
            messages.warning(request, _("Dit deel van het plan is er niet meer."))
            return redirect("plannen:instemming", dossier=self.dossier.uuid)
        stemmen = regels.antwoorden_per_doel(beeld, op)[deel.pk]
        try:
            for kenmerk in oude_kenmerken(deel, stemmen):
                alleen_taal_vastleggen(plandoel=deel, van_kenmerk=kenmerk, door=self.gebruiker, op=op)
        except ValidationError as bezwaar:
            messages.warning(request, " ".join(bezwaar.messages))
        else:
            messages.success(request, _("Vastgelegd: alleen de woorden zijn veranderd. De antwoorden blijven staan."))
        return redirect("plannen:instemming", dossier=self.dossier.uuid)


class InstemmingVragen(DossierWizard):
    """Ask everybody who must answer about one part; what is typed is kept until it is recorded."""

    recht = Recht.PLAN_BEWERKEN
    soort = "instemming"
    naam = "instemming"
    url_name = "plannen:instemming_stap"
    template_name = "plannen/instemming_vragen.html"
    stappen = [Stap("antwoord", gettext_lazy("Wat vindt iedereen?"), AntwoordForm)]  # as codestyle

    def ophalen(self) -> None:
        gevonden = next((deel for deel in self.beeld.plandoelen if deel.doel.uuid == self.kwargs["doel"]), None)
        if gevonden is None:
            raise Http404
        self.deel: Plandoel = gevonden

    def onderwerp_uuid(self) -> UUID:
        """Return the part that is asked about."""
        return self.deel.uuid

    @cached_property
    def beeld(self) -> Any:
        """As much of the case as this needs."""
        return planbeeld_van(self.dossier)

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Give the form the people who must answer on this day, and who can be asked too."""
        op = timezone.localdate()
        ook = regels.wie_ook_gevraagd(self.beeld, self.deel, op)
        return {"mensen": regels.wie_antwoorden(self.beeld, op), "ook": ook, "op": op}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        blik = next(blik for blik in deelblikken(self.beeld, timezone.localdate()) if blik.uuid == str(self.deel.uuid))
        return super().get_context_data(
            deel=blik,
            stappen_om_te_lezen=stapzinnen(self.beeld.regels_van(self.deel), lijsten_op_vandaag().labels),
            **kwargs,
        )

    def done(self, form_list: Any, form_dict: Any, **kwargs: Any) -> HttpResponseBase:
        """Record every answer that was given; earlier answers stay."""
        for deelnemer, gegeven in form_dict["antwoord"].antwoorden:
            instemming_vastleggen(plandoel=self.deel, deelnemer=deelnemer, door=self.gebruiker, **gegeven)
        messages.success(self.request, _("Het antwoord is vastgelegd."))
        return redirect("plannen:instemming", dossier=self.dossier.uuid)
