"""Fixing the plan: look at the steps, choose the day to look back, see who was asked (method 6)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from plannen import regels
from plannen.bewerkbeeld import lijsten_op_vandaag, planbeeld_van
from plannen.forms_instemming import EvaluatieForm
from plannen.models import Plan, Planversie
from plannen.services import plan_vaststellen
from plannen.services_plan import evaluatie_plannen
from plannen.weergave.plan_bewerken_instemming import deelblikken, stapzinnen
from supportplan.kern.termijnen import evaluatievoorstel
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin
from supportplan.kern.wizards import DossierWizard, Stap, antwoord


class VaststellenWizard(DossierWizard):
    """Three looks, then a version is cut. What stands in the way is the list the service refuses with."""

    recht = Recht.PLAN_VASTSTELLEN
    soort = "planversie"
    naam = "vaststellen"
    url_name = "plannen:vaststellen_stap"
    template_name = "plannen/vaststellen.html"
    stappen = [  # as codestyle has it
        Stap("stappen", _("Kloppen de stappen?"), sjabloon="plannen/vaststellen_stappen.html"),
        Stap("evaluatie", _("Wanneer kijken jullie terug?"), EvaluatieForm),
        Stap("akkoord", _("Is iedereen gevraagd?"), sjabloon="plannen/vaststellen_akkoord.html"),
    ]

    @cached_property
    def beeld(self) -> Any:
        """As much of the case as the rules of fixing read."""
        return planbeeld_van(self.dossier)

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Give the form of the day what day it is."""
        return {"op": timezone.localdate()} if step == "evaluatie" else {}

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """Begin with the day of the plan, else with the proposal: three months, on a working day (method 8)."""
        plan, op = self.beeld.plan, timezone.localdate()
        dag = plan.evaluatie_op if plan and plan.evaluatie_op and plan.evaluatie_op > op else evaluatievoorstel(op)
        return {"evaluatie_op": dag} if step == "evaluatie" else {}

    def bezwaren(self) -> list[str]:
        """Return what stands in the way, with the day as chosen here."""
        op, plan = timezone.localdate(), self.beeld.plan
        return regels.bezwaren_tegen_vaststellen(
            aantal_stappen=len(self.beeld.regels),
            evaluatie_op=antwoord(self, "evaluatie", "evaluatie_op") or (plan.evaluatie_op if plan else None),
            heeft_client=self.beeld.client is not None,
            nog_te_vragen=regels.nog_te_vragen(self.beeld, op),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eerst = [regel for regel in self.beeld.regels if regel.nu_eerst]
        labels = lijsten_op_vandaag().labels
        return super().get_context_data(
            delen=deelblikken(self.beeld, timezone.localdate(), labels=labels),
            nu_eerst=stapzinnen(eerst, labels),
            bezwaren=self.bezwaren() if self.steps.current == self.steps.last else [],
            **kwargs,
        )

    def done(self, form_list: Any, form_dict: Any, **kwargs: Any) -> HttpResponseBase:
        """Set the day and cut the version; a plan that cannot be fixed yet is refused with the reasons."""
        op = timezone.localdate()
        if not Plan.objects.filter(dossier=self.dossier).exists():
            raise ValidationError(self.bezwaren())
        dag = form_dict["evaluatie"].cleaned_data["evaluatie_op"]
        plan = evaluatie_plannen(dossier=self.dossier, dag=dag, door=self.gebruiker, op=op)
        plan_vaststellen(plan=plan, door=self.gebruiker, op=op)
        return redirect("plannen:vastgesteld", dossier=self.dossier.uuid)


class Vastgesteld(DossierMixin, TemplateView):
    """What happens now that the plan is fixed."""

    recht = Recht.PLAN_VASTSTELLEN
    soort = "planversie"
    template_name = "plannen/vaststellen_klaar.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show the last version; without one go to the plan."""
        versie = Planversie.objects.filter(dossier=self.dossier).select_related("plan").order_by("nummer").last()
        if versie is None:
            return redirect("plannen:plan", dossier=self.dossier.uuid)
        context = self.get_context_data(versie=versie, plan=versie.plan)
        return self.render_to_response(context)
