"""For the beheerder: which cases need not be kept any longer, and deciding what happens with them (P-16)."""

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
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from supportplan.dossier.bewaarlijst import beheerde_organisaties, bewaarlijst
from supportplan.dossier.services_bewaren import (
    bewaren_opheffen,
    bewaren_verplichten,
    wissen_intrekken,
    wissen_opdragen,
)
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier, Gebruiker, Vernietiging

PER_BLAD = 50


class Bewaren(LoginRequiredMixin, TemplateView):
    """Names and dates only: no content of a case. Whoever is no beheerder gets "does not exist"."""

    template_name = "dossier/bewaren.html"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who is a beheerder of an organisation now."""
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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The cases whose turn it is, with what was decided, and what was removed before."""
        rijen = bewaarlijst(self.organisaties, timezone.localdate())
        log(None, Actie.INZIEN, "bewaren", door=self.gebruiker, ip=self.request.META.get("REMOTE_ADDR"))
        weg = Vernietiging.objects.filter(organisatie__in=self.organisaties).order_by("-op")
        return super().get_context_data(
            bladzijde=Paginator(rijen, PER_BLAD).get_page(self.request.GET.get("blad")),
            vernietigd=list(weg[:PER_BLAD]),
            **kwargs,
        )

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Decide, take back, hold, or end the holding of one case."""
        dossier = self._dossier(request.POST.get("dossier", ""))
        try:
            messages.success(request, self._besluiten(dossier))
        except ValidationError as bezwaar:
            messages.warning(request, " ".join(bezwaar.messages))
        return redirect("dossier:bewaren")

    def _besluiten(self, dossier: Dossier) -> str:
        """Do what the pressed button asks and return what happened; raises ValidationError when it cannot."""
        wie: dict[str, Any] = {"dossier": dossier, "door": self.gebruiker, "op": timezone.localdate()}
        doe = self.request.POST.get("doe")
        if doe == "wissen":
            dag = date_format(wissen_opdragen(**wie).niet_voor)
            return _("Het wordt op %(dag)s verwijderd. Tot dan kunt u dat intrekken.") % {"dag": dag}
        if doe == "intrekken":
            wissen_intrekken(**wie)
            return _("Ingetrokken. Het dossier blijft.")
        if doe == "vasthouden":
            bewaren_verplichten(reden=self.request.POST.get("reden", ""), **wie)
            return _("Dit dossier blijft bewaard tot u dat opheft.")
        if doe == "opheffen":
            bewaren_opheffen(**wie)
            return _("De reden om te bewaren is opgeheven.")
        raise ValidationError(_("Deze knop bestaat niet meer. Probeer het opnieuw."))

    def _dossier(self, uuid: str) -> Dossier:
        try:
            dossier = Dossier.objects.filter(organisatie__in=self.organisaties, uuid=uuid).first()
        except ValidationError:
            dossier = None
        if dossier is None:
            raise Http404
        return dossier
