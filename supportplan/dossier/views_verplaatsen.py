"""Pages about what was typed in the wrong dossier: taking it out, and the register of it for the beheerder."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, UpdateView
from django.views.generic.base import View

from supportplan.dossier.bewaarlijst import beheerde_organisaties
from supportplan.dossier.forms_verplaatsen import MeldingForm, VerplaatsForm
from supportplan.dossier.services_verplaatsen import (
    MODELLEN,
    Opdracht,
    bezwaar_tegen,
    met_dossiers,
    verplaatsen,
    zichtbaar,
)
from supportplan.kern.keuzes import Actie, Dingsoort
from supportplan.kern.log import log
from supportplan.kern.models import Datalek, Dossier, Gebruiker, Organisatie
from supportplan.kern.slot import waarom_niet_schrijven
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin

MEESTE = 500
PER_BLAD = 50


class HoortHierNiet(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Say that something does not belong in this dossier, and where it does."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "verkeerd_dossier"
    template_name = "dossier/hoort_hier_niet.html"
    form_class = VerplaatsForm
    ook_gesloten = True  # what does not belong somewhere may not stay there either
    ding: Dingsoort
    rij: Any

    def ophalen(self) -> None:
        """Find the thing in the address; 404 when the reader may not read it, or there is no such kind."""
        if self.kwargs["ding"] not in MODELLEN:
            raise Http404
        self.ding = Dingsoort(self.kwargs["ding"])
        self.rij = zichtbaar(self.ding, self.dossier, self.deelnemer).filter(uuid=self.kwargs["welk"]).first()
        if self.rij is None:
            raise Http404
        self.onderwerp = self.rij.uuid

    @cached_property
    def bezwaar(self) -> str:
        """Why it cannot be taken out now."""
        return bezwaar_tegen(self.ding, self.rij)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the dossiers in which the reader may write now."""
        mijn = Dossier.objects.voor(self.gebruiker, Recht.DOSSIER_BEWERKEN).exclude(pk=self.dossier.pk)
        dossiers = [
            dossier for dossier in mijn.order_by("zoeknaam", "pk")[:MEESTE] if not waarom_niet_schrijven(dossier)
        ]
        return super().get_form_kwargs() | {"dossiers": dossiers, "vraagt_spreker": self.ding == Dingsoort.UITSPRAAK}

    def form_valid(self, form: VerplaatsForm) -> HttpResponse:
        """Take it out, or say why not."""
        rol = self.deelnemer.rol if self.deelnemer else ""
        spreker = form.cleaned_data.get("spreker") or ""
        try:
            verplaatsen(Opdracht(self.ding, self.rij, form.dossier(), self.gebruiker, rol, spreker), nu=timezone.now())
        except ValidationError as bezwaar:
            form.add_error("naar", bezwaar)
            return self.form_invalid(form)
        zin = _("Het staat nu in het andere dossier.") if form.dossier() else _("Het is weggehaald.")
        messages.success(
            self.request, zin + " " + _("De beheerder ziet dat dit gebeurd is, en kijkt of het een datalek is.")
        )
        return redirect("dossier:dossier", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it is, and why it cannot go."""
        return super().get_context_data(
            ding=self.ding, wat=self.ding.label, tekst=str(self.rij), bezwaar=self.bezwaar, **kwargs
        )


class RegisterMixin(LoginRequiredMixin, View):
    """A page of the register of datalekken: for a beheerder of the organisation; for others there is none."""

    request: HttpRequest
    gebruiker: Gebruiker
    organisaties: list[Organisatie]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who is a beheerder today."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        assert isinstance(request.user, Gebruiker)
        self.gebruiker = request.user
        self.organisaties = beheerde_organisaties(self.gebruiker, timezone.localdate())
        if not self.organisaties:
            raise Http404
        antwoord = super().dispatch(request, *args, **kwargs)
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord

    def loggen(self, actie: Actie, datalek: Datalek | None = None) -> None:
        """Write the look down."""
        ip = self.request.META.get("REMOTE_ADDR")
        log(None, actie, "datalek", door=self.gebruiker, object_uuid=datalek.uuid if datalek else None, ip=ip)

    @property
    def datalekken(self) -> Any:
        """Those of the own organisations."""
        return Datalek.objects.filter(organisatie__in=self.organisaties).select_related("ontdekt_door")


class Datalekken(RegisterMixin, TemplateView):
    """The register: newest first, with what is still to be decided."""

    template_name = "dossier/datalekken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of it."""
        self.loggen(Actie.INZIEN)
        bladzijde = Paginator(self.datalekken.order_by("-ontdekt_op", "-pk"), PER_BLAD).get_page(
            self.request.GET.get("blad")
        )
        namen = met_dossiers(rij.dossier_uuid for rij in bladzijde)
        regels = [(rij, namen.get(rij.dossier_uuid, ""), rij.uiterlijk < timezone.now()) for rij in bladzijde]
        return super().get_context_data(bladzijde=bladzijde, regels=regels, **kwargs)


class Datalekmelding(RegisterMixin, UpdateView):  # type: ignore[type-arg]  # UpdateView is not generic when it runs
    """One note of the register: who could see it, and to whom it was reported, or not and why."""

    template_name = "dossier/datalek.html"
    form_class = MeldingForm

    def get_object(self, _queryset: Any = None) -> Datalek:
        """The note in the address; 404 when it is of another organisation."""
        gevonden: Datalek | None = self.datalekken.filter(uuid=self.kwargs["datalek"]).first()
        if gevonden is None:
            raise Http404
        return gevonden

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the decisions."""
        self.loggen(Actie.WIJZIGEN, form.save())
        messages.success(self.request, _("Opgeschreven."))
        return redirect("dossier:datalekken")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The note, with the names of the dossiers as far as they are still there."""
        rij: Datalek = self.object
        if self.request.method == "GET":
            self.loggen(Actie.INZIEN, rij)
        namen = met_dossiers([rij.dossier_uuid, rij.juiste_uuid])
        return super().get_context_data(
            rij=rij,
            dossier=namen.get(rij.dossier_uuid, ""),
            juiste=namen.get(rij.juiste_uuid, "") if rij.juiste_uuid else "",
            te_laat=rij.uiterlijk < timezone.now(),
            **kwargs,
        )
