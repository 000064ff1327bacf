"""Phase 5: the logbook, one step while it is carried out, and what the gemeente decided (method 8)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from django.views.generic.base import View

from opties.models import Optie
from plannen.beeld import beeld_van
from plannen.forms_uitvoeren import LogregelForm, StandForm, StopForm, TeVeelForm
from plannen.models import Inzet, Logboekregel, Planregel
from plannen.regels.optiesoort import soort_van_optie
from plannen.services_uitvoeren import inzet_hervatten, inzet_stoppen, inzet_van_optie, te_veel_melden
from plannen.views_plan import labels_op_vandaag
from plannen.weergave.logboek import logboekblik_van
from plannen.weergave.plan_bewerken import soortkeuzes
from plannen.weergave.stappagina import stappagina_van
from plannen.weergave.te_veel import te_veel_in
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Logboek(DossierMixin, TemplateView):
    """The logbook by step, with the standing of each and the decisions."""

    recht = Recht.LOGBOEK_ZIEN
    soort = "logboek"
    template_name = "plannen/logboek.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        logboek = Logboekregel.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer).select_related("door")
        return super().get_context_data(
            blik=logboekblik_van(beeld, logboek, labels_op_vandaag()),
            te_veel=te_veel_in(beeld, self.deelnemer),
            **kwargs,
        )


class LogboekBewerken(RijenMixin, TemplateView):
    """Writing down what happened: a fresh line first, then one's own lines, then how each step stands."""

    recht = Recht.PLAN_BEWERKEN
    soort = "logboek"
    template_name = "plannen/logboek_bewerken.html"
    formulieren = (LogregelForm, StandForm)

    @cached_property
    def stappen(self) -> dict[str, Planregel]:
        """The steps by uuid, in the order of the plan; one query."""
        rijen = Planregel.objects.filter(dossier=self.dossier).select_related("plandoel__doel")
        return {str(regel.uuid): regel for regel in rijen.order_by("plandoel__volgorde", "volgorde", "pk")}

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """The steps to choose from."""
        return {"logregel": {"stappen": self.stappen}}

    def terug(self) -> str:
        """Back to the logbook."""
        return reverse("plannen:logboek", args=[self.dossier.uuid])

    verder = terug

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        regels = list(
            Logboekregel.objects.filter(dossier=self.dossier)
            .leesbaar_voor(self.deelnemer)
            .select_related("door", "planregel")
            .order_by("-datum", "-pk")
        )
        begin = {
            "datum": timezone.localdate(),
            "stap": self.request.GET.get("stap", ""),
            "zichtbaarheid": Zichtbaarheid.PROFESSIONAL,
        }
        nieuw = self.nieuwe_forms(LogregelForm, {regel.uuid for regel in regels})
        nieuw[-1] = self.leeg_form(LogregelForm, **begin)
        return super().get_context_data(
            nieuw=nieuw,
            regels=[self._regel(regel) for regel in regels],
            standen=[self.form_voor(StandForm, regel) for regel in self.stappen.values()],
            **kwargs,
        )

    def _regel(self, regel: Logboekregel) -> dict[str, Any]:
        """My own line as a form; another's line to read."""
        eigen = regel.door_id is None or (self.deelnemer is not None and regel.door_id == self.deelnemer.pk)
        return {"regel": regel, "form": self.form_voor(LogregelForm, regel) if eigen else None}


class Stap(DossierMixin, TemplateView):
    """One step while it is carried out: who does it, who stopped, and what to do when nobody does it now (method 6)."""

    recht = Recht.PLAN_BEWERKEN
    soort = "stap"
    template_name = "plannen/stap.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        regel = next((rij for rij in beeld.regels if rij.uuid == kwargs["planregel"]), None)
        if regel is None:
            raise Http404
        self.onderwerp = regel.uuid
        werkblad = adres("opties:werkblad", self.dossier, doel=regel.plandoel.doel.uuid) if regel.plandoel else ""
        blik = stappagina_van(beeld, regel, labels_op_vandaag())
        opties = [optie for optie in (blik.plan_b, *blik.ongebruikt) if optie]
        return super().get_context_data(
            blik=blik,
            vraagt_wie=any(soort_van_optie(optie) is None for optie in opties),
            soorten=soortkeuzes(beeld.client.roepnaam if beeld.client else self.dossier.naam),
            werkblad_url=werkblad,
            te_veel=[rij for rij in te_veel_in(beeld, self.deelnemer) if rij.planregel == str(regel.uuid)],
            **kwargs,
        )

    def post(self, request: HttpRequest, planregel: UUID, **kwargs: Any) -> HttpResponseBase:
        """Put an option in the plan as a new entry of this step."""
        regel = get_object_or_404(Planregel, dossier=self.dossier, uuid=planregel)
        opties = Optie.objects.select_related("werkblad", "netwerkpersoon")
        try:
            optie = opties.filter(dossier=self.dossier, uuid=request.POST.get("optie", "")).first()
        except ValidationError:
            optie = None
        if optie is None:
            messages.warning(request, _("Kies een van de opties op deze pagina."))
            return redirect("plannen:stap", dossier=self.dossier.uuid, planregel=planregel)
        try:
            wie = request.POST.get("wie", "")
            inzet_van_optie(planregel=regel, optie=optie, door=self.gebruiker, deelnemer=self.deelnemer, gekozen=wie)
            messages.success(request, _("Deze optie staat nu in het plan. Vraag opnieuw of iedereen het eens is."))
        except ValidationError as bezwaar:
            messages.warning(request, " ".join(bezwaar.messages))
        return redirect("plannen:stap", dossier=self.dossier.uuid, planregel=planregel)


class Inzetpagina(DossierMixin, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """What pages about one entry share."""

    recht = Recht.PLAN_BEWERKEN
    soort = "inzet"
    form_class: type[Any]

    @cached_property
    def inzet(self) -> Inzet:
        """The entry of the address, in this dossier."""
        rijen = Inzet.objects.filter(dossier=self.dossier, planregel__verwijderd_op=None)
        rijen = rijen.select_related("planregel", "netwerkpersoon", "deelnemer")
        inzet: Inzet = get_object_or_404(rijen, uuid=self.kwargs["inzet"])
        return inzet

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.onderwerp = self.inzet.uuid
        return super().get_context_data(
            inzet=self.inzet, fout=bool(kwargs.get("form") and kwargs["form"].errors), **kwargs
        )

    def naar_stap(self) -> HttpResponse:
        """Go to the page of the step."""
        return redirect("plannen:stap", dossier=self.dossier.uuid, planregel=self.inzet.planregel.uuid)


class InzetStoppen(Inzetpagina):
    """An entry stops: the day and the reason. Then the page of the step shows what else there is."""

    template_name = "plannen/inzet_stoppen.html"
    form_class = StopForm

    def get_initial(self) -> dict[str, Any]:
        """Today, until told otherwise."""
        return {"gestopt_op": timezone.localdate()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Stop it, or say why not."""
        try:
            inzet_stoppen(
                inzet=self.inzet,
                gestopt_op=form.cleaned_data["gestopt_op"],
                reden=form.cleaned_data["reden"],
                door=self.gebruiker,
                deelnemer=self.deelnemer,
                op=timezone.localdate(),
            )
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        messages.success(self.request, _("Opgeschreven dat dit stopt. Wat er afgesproken was, blijft te lezen."))
        return self.naar_stap()


class InzetHervatten(DossierMixin, View):
    """A stopped entry goes on."""

    recht = Recht.PLAN_BEWERKEN
    soort = "inzet"

    def post(self, request: HttpRequest, inzet: UUID, **kwargs: Any) -> HttpResponseBase:
        """Let it go on, and show the step."""
        rij = get_object_or_404(Inzet.objects.select_related("planregel"), dossier=self.dossier, uuid=inzet)
        inzet_hervatten(inzet=rij, door=self.gebruiker, deelnemer=self.deelnemer)
        messages.success(request, _("Deze bijdrage loopt weer."))
        return redirect("plannen:stap", dossier=self.dossier.uuid, planregel=rij.planregel.uuid)


class TeVeel(DossierMixin, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """Somebody says it is getting too much: who, when, in which words (method 8)."""

    recht = Recht.PLAN_BEWERKEN
    soort = "te_veel"
    template_name = "plannen/te_veel.html"
    form_class = TeVeelForm

    @cached_property
    def planregel(self) -> Planregel:
        """The step of the address, with who carries it."""
        rijen = Planregel.objects.filter(dossier=self.dossier).prefetch_related("inzetten__netwerkpersoon")
        regel: Planregel = get_object_or_404(rijen, uuid=self.kwargs["planregel"])
        return regel

    def get_initial(self) -> dict[str, Any]:
        """Who helps with this step from the network, today."""
        namen = [inzet.naam for inzet in self.planregel.inzetten.all() if inzet.netwerkpersoon and not inzet.gestopt_op]
        return {"wie": namen[0] if namen else "", "op": timezone.localdate(), "zichtbaarheid": "professional"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.onderwerp = self.planregel.uuid
        fout = bool(kwargs.get("form") and kwargs["form"].errors)
        return super().get_context_data(planregel=self.planregel, fout=fout, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Write it down and suggest a talk."""
        te_veel_melden(planregel=self.planregel, door=self.gebruiker, deelnemer=self.deelnemer, **form.cleaned_data)
        messages.success(
            self.request, _("Opgeschreven. Het staat nu bij het plan en bij de evaluatie. Plan er een gesprek over.")
        )
        return redirect("plannen:stap", dossier=self.dossier.uuid, planregel=self.planregel.uuid)
