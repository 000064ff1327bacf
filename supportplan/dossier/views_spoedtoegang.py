"""The way in for an emergency, and the one page it opens (P-22)."""

from typing import Any
from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.generic import FormView, TemplateView

from supportplan.dossier.forms_spoedtoegang import SpoedtoegangForm
from supportplan.dossier.services_openen import werkplekken
from supportplan.dossier.services_spoedtoegang import SOORT, spoedtoegang_openen
from supportplan.dossier.spoedbeeld import spoedbeeld_van
from supportplan.kern.afsluiting import is_open
from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker, Noodnummer, Spoedtoegang
from supportplan.kern.noodnummers import nu_bereikbaar
from supportplan.kern.toegang import Recht, rechten_op
from supportplan.kern.toegang_views import DossierMixin


class SpoedtoegangVragen(LoginRequiredMixin, FormView):  # type: ignore[type-arg]  # not generic when it runs
    """Say exactly who and why; only for who works somewhere as a professional today."""

    template_name = "dossier/spoedtoegang.html"
    form_class = SpoedtoegangForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who works somewhere as a professional today."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not werkplekken(self.gebruiker, timezone.localdate()):
            raise PermissionDenied
        antwoord = super().dispatch(request, *args, **kwargs)
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord

    @property
    def gebruiker(self) -> Gebruiker:
        """Who asks."""
        assert isinstance(self.request.user, Gebruiker)
        return self.request.user

    def form_valid(self, form: SpoedtoegangForm) -> HttpResponse:
        """Open the page of exactly this person, or say that nobody was found; what was typed stays."""
        ip = self.request.META.get("REMOTE_ADDR")
        try:
            dossier = spoedtoegang_openen(form.vraag(), door=self.gebruiker, nu=timezone.now(), ip=ip)
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        doet_mee = Recht.DOSSIER_ZIEN in rechten_op(self.gebruiker, dossier)
        return redirect("dossier:dossier" if doet_mee else "dossier:spoedinzage", dossier=dossier.uuid)


class Spoedinzage(DossierMixin, TemplateView):
    """The page for an emergency: whom to call and what was agreed. Read only, and gone by itself."""

    recht = Recht.DOSSIER_ZIEN
    soort = "spoedinzage"
    template_name = "dossier/spoedinzage.html"
    http_method_names = ("get", "head", "options")  # nothing to change here
    spoedtoegang: Spoedtoegang

    def _toelaten(self, uuid: UUID) -> None:
        """Let in who has emergency access now; for everybody else, who takes part too, there is no such page."""
        eigen = Spoedtoegang.objects.nu(timezone.now()).filter(
            is_open(self.gebruiker), gebruiker=self.gebruiker, dossier__uuid=uuid
        )
        gevonden = eigen.select_related("dossier__organisatie", "dossier__gemeente").first()
        if gevonden is None:
            raise Http404
        self.spoedtoegang, self.dossier = gevonden, gevonden.dossier
        self.rechten, self.deelnemer = frozenset(), None

    def loggen(self, actie: Actie, *, resultaat: Resultaat = Resultaat.GELUKT, object_uuid: UUID | None = None) -> None:
        """Write the look down as one under emergency access, with the kind of reason."""
        log(
            self.dossier,
            actie,
            self.soort,
            door=self.gebruiker,
            object_uuid=self.spoedtoegang.uuid,
            rol=SOORT,
            ip=self.request.META.get("REMOTE_ADDR"),
            resultaat=resultaat,
            reden=self.spoedtoegang.reden,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom to call, what was agreed, and until when this page is here."""
        nummers = Noodnummer.objects.voor(self.dossier.gemeente)
        return super().get_context_data(
            beeld=spoedbeeld_van(self.dossier, timezone.localdate()),
            noodnummers=nu_bereikbaar(nummers, timezone.localtime()),
            spoedtoegang=self.spoedtoegang,
            **kwargs,
        )
