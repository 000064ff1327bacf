"""Making the plan: an overview, a page per goal with its steps and entries, a page for what comes first (method 6)."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from opties.models import Optie
from plannen.bewerkbeeld import doelen_met_plan, gekozen_opties
from plannen.forms_inzet import GevraagdForm, InzetForm
from plannen.forms_plan import DeelForm, EersteStapForm, PlanForm, StapForm
from plannen.models import Plan, Plandoel, Planregel
from plannen.services_plan import datums_bijwerken, deel_uuid, evaluatie_plannen, plan_uuid, plandoel_bij
from plannen.services_plan_opties import optie_overnemen
from plannen.views_plan_stappen import Stappenpagina
from plannen.weergave.plan_bewerken import gekozen_van, soortkeuzes
from profiel.models import Doel
from supportplan.kern.rijen.opslaan import Opslag, Stand
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.termijnen import evaluatievoorstel
from supportplan.kern.toegang import Recht


class PlanBewerken(RijenMixin, TemplateView):
    """The dates of the plan, and the way to each goal."""

    recht = Recht.PLAN_BEWERKEN
    soort = "plan"
    template_name = "plannen/plan_bewerken.html"
    formulieren = (PlanForm,)
    acties: ClassVar[Mapping[str, str]] = {
        "mijn": "mijn_tekst_houden",
        "hun": "hun_tekst_houden",
        "voorstel": "voorstel",
    }

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Tell the form which day it is."""
        return {"plan": {"op": timezone.localdate()}}

    def terug(self) -> str:
        """Return the page of the plan."""
        return reverse("plannen:plan", args=[self.dossier.uuid])

    def verder(self) -> str:
        """Return the page where everybody is asked."""
        return reverse("plannen:instemming", args=[self.dossier.uuid])

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Bring reminders in step with the dates."""
        if any(opslag.stand == Stand.OPGESLAGEN for opslag in uitslag.values()):
            datums_bijwerken(self.dossier, op=timezone.localdate())

    def voorstel(self, _rest: str) -> str:
        """Take over the proposed day to look at the plan together."""
        op = timezone.localdate()
        evaluatie_plannen(dossier=self.dossier, dag=evaluatievoorstel(op), door=self.gebruiker, op=op)
        return "datums"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = Plan.objects.filter(dossier=self.dossier).first()
        rij = plan or Plan(dossier=self.dossier, uuid=plan_uuid(self.dossier))
        doelen = list(doelen_met_plan(self.dossier))
        eerst = Planregel.objects.filter(dossier=self.dossier, nu_eerst=True).count()
        return super().get_context_data(
            planform=self.form_voor(PlanForm, rij),
            voorstel=None if rij.evaluatie_op else evaluatievoorstel(timezone.localdate()),
            doelen=doelen,
            nu_eerst=eerst,
            heeft_stappen=bool(eerst) or any(doel.stappen for doel in doelen),  # type: ignore[attr-defined]  # annotated
            **kwargs,
        )


class PlanDoel(Stappenpagina):
    """The form of one result: head, chosen options, steps."""

    template_name = "plannen/plan_bewerken_doel.html"
    formulieren = (DeelForm, StapForm, InzetForm, GevraagdForm)
    acties: ClassVar[Mapping[str, str]] = {**Stappenpagina.acties, "optie": "optie"}

    def ophalen(self) -> None:
        doelen = Doel.objects.filter(dossier=self.dossier, uuid=self.kwargs["doel"])
        self.doel = doelen.select_related("plandoel").first()
        if self.doel is None:
            raise Http404

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Add the results one can choose from."""
        deel = {"op": timezone.localdate(), "resultaten": self.lijsten.keuzes["resultaat"]}
        return {**super().formulier_extra(), "deel": deel}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.doel is not None
        deel = getattr(self.doel, "plandoel", None)
        rij = deel or Plandoel(dossier=self.dossier, uuid=deel_uuid(self.doel), doel=self.doel)
        kwargs |= {  # over the uuid in the address, which TemplateView passes on as `doel`
            "doel": self.doel,
            "deelform": self.form_voor(DeelForm, rij),
            "gekozen": gekozen_van(gekozen_opties(self.doel)),
            "soorten": soortkeuzes(self.roepnaam),
        }
        return super().get_context_data(**kwargs)

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Who is done with a goal has it in the plan, also when there is no step for it yet (method 10, goal 2)."""
        super().na_opslaan(uitslag)
        if self.doel is None or self._staat_in_plan(self.doel):
            return
        if self.request.POST.get("naar") == "volgende" and not self.fouten:
            with transaction.atomic():
                plandoel_bij(self.doel, door=self.gebruiker, op=timezone.localdate())

    def _staat_in_plan(self, doel: Doel) -> bool:
        """Whether the plan had this goal when the page was asked for; then there is nothing to make."""
        deel = getattr(doel, "plandoel", None)
        return deel is not None and deel.verwijderd_op is None

    def optie(self, uuid: str) -> str:
        """Put a chosen option in the plan, by one button."""
        assert self.doel is not None
        try:
            sleutel = UUID(uuid)
        except ValueError:
            return ""
        opties = Optie.objects.filter(dossier=self.dossier, werkblad__doel=self.doel, uuid=sleutel)
        gevonden = opties.select_related("werkblad__doel__dossier").first()
        if gevonden is None:
            messages.warning(self.request, _("Deze optie is er niet meer."))
            return ""
        try:
            wie = self.request.POST.get(f"wie-{sleutel}", "")
            inzet = optie_overnemen(optie=gevonden, door=self.gebruiker, op=timezone.localdate(), gekozen=wie)
        except ValidationError as bezwaar:
            messages.warning(self.request, " ".join(bezwaar.messages))
            return ""
        messages.success(self.request, _("De optie staat nu als stap in het plan."))
        return f"stap_{inzet.planregel.uuid}"


class NuEerst(Stappenpagina):
    """What comes first: steps without a goal, with who and until when (method 1)."""

    template_name = "plannen/plan_bewerken_nu_eerst.html"
    stapform = EersteStapForm
    formulieren = (EersteStapForm, InzetForm, GevraagdForm)
