"""Opening a dossier from the start page (method 1, W-01)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from supportplan.dossier.forms import OpenForm
from supportplan.dossier.services_openen import bekende_dossiers, dossier_openen, werkplekken
from supportplan.kern.grenzen import tellen
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Organisatie
from supportplan.kern.toegang import Recht

BEKEND, ZEKER = "bekend", "zeker"


class Openen(LoginRequiredMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Open a dossier. Somebody of that name among my own dossiers is shown first; it never stops anybody."""

    template_name = "dossier/openen.html"
    form_class = OpenForm
    bekenden: list[Deelnemer] | None = None  # None: not looked for yet

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who works somewhere as a professional today."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not self.organisaties:
            raise PermissionDenied
        antwoord = super().dispatch(request, *args, **kwargs)
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord

    @property
    def gebruiker(self) -> Gebruiker:
        """Who opens the dossier."""
        assert isinstance(self.request.user, Gebruiker)
        return self.request.user

    @cached_property
    def organisaties(self) -> list[Organisatie]:
        """Where the user works as a professional today."""
        return [plek.organisatie for plek in werkplekken(self.gebruiker, timezone.localdate()) if plek.organisatie]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the own organisations."""
        return super().get_form_kwargs() | {"organisaties": self.organisaties}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the gemeente of the dossier that was worked on last."""
        laatste = Dossier.objects.voor(self.gebruiker, Recht.DOSSIER_ZIEN).exclude(gemeente=None)
        return {"gemeente": laatste.order_by("-gewijzigd_op").values_list("gemeente", flat=True).first()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only look whether the person is known, or open the dossier."""
        if request.POST.get("doe") != BEKEND:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        form.is_valid()
        if form.cleaned_data.get("roepnaam") or form.cleaned_data.get("achternaam"):
            self.bekenden = self._zoeken(form.cleaned_data)
            form.errors.clear()  # only a name was asked for; the rest may still be blank
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form: OpenForm) -> HttpResponse:
        """Open the dossier, unless somebody known may be the same person: then ask first."""
        if self.request.POST.get("doe") != ZEKER:
            self.bekenden = self._zoeken(form.cleaned_data)
            bekend = [mens for mens in self.bekenden if mens.dossier.uuid != form.cleaned_data["uuid"]]
            if bekend and len(bekend) == len(self.bekenden):
                return self.render_to_response(self.get_context_data(form=form, vraag=True))
        try:
            dossier = dossier_openen(
                uuid=form.cleaned_data["uuid"],
                organisatie=form.cleaned_data["organisatie"],
                begin=form.begin(),
                door=self.gebruiker,
                op=timezone.localdate(),
            )
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        messages.success(self.request, _("Het dossier van %(naam)s is open.") % {"naam": dossier.naam})
        return redirect("dossier:dossier", dossier=dossier.uuid)

    def _zoeken(self, gegevens: dict[str, Any]) -> list[Deelnemer]:
        tellen("zoeken", self.gebruiker)
        log(None, Actie.ZOEKEN, "dossiers", door=self.gebruiker, ip=self.request.META.get("REMOTE_ADDR"))
        return bekende_dossiers(
            self.gebruiker,
            roepnaam=gegevens.get("roepnaam", ""),
            achternaam=gegevens.get("achternaam", ""),
            geboortedatum=gegevens.get("geboortedatum"),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, with who was found."""
        kwargs |= {"bekenden": self.bekenden, "gezocht": self.bekenden is not None}
        return super().get_context_data(**kwargs)
