"""When it cannot wait: whom to call now, the call in two lines, and what comes first (W-06, method 1)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.generic import TemplateView

from plannen.forms_plan import EersteStapForm
from plannen.forms_spoed import BEGIN, SpoedbelForm
from plannen.models import Logboekregel, Planregel
from supportplan.kern.models import Noodnummer
from supportplan.kern.noodnummers import nu_bereikbaar
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht


class Spoed(RijenMixin, TemplateView):
    """One page from any phase; it needs nothing else of the dossier and leads back to where one was."""

    recht = Recht.DOSSIER_ZIEN
    soort = "spoed"
    formulieren = (SpoedbelForm, EersteStapForm)
    template_name = "dossier/spoed.html"
    ook_onwetend = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep the call and what comes first; only who may change the plan."""
        if Recht.PLAN_BEWERKEN not in self.rechten:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the step the day of now."""
        return {EersteStapForm.soort: {"op": timezone.localdate()}}

    def terug(self) -> str:
        """Return where one was: the address the page got, else the page before this one, else the dossier."""
        dossier = reverse("dossier:dossier", kwargs={"dossier": self.dossier.uuid})
        van = self.request.GET.get("terug") or self._vorige()
        veilig = van.startswith("/") and url_has_allowed_host_and_scheme(van, allowed_hosts=None)
        return van if veilig and not van.startswith(self.request.path) else dossier

    def _vorige(self) -> str:
        delen = urlsplit(self.request.headers.get("referer", ""))
        eigen = delen.netloc == self.request.get_host()
        return f"{delen.path}?{delen.query}" if eigen and delen.query else (delen.path if eigen else "")

    def adres(self) -> str:
        """Return this page, still knowing where one came from."""
        return f"{self.request.path}?{urlencode({'terug': self.terug()})}"

    def verder(self) -> str:
        """Go back to where one was."""
        return self.terug()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers of the gemeente at this hour; for who may: the two forms and what was kept today."""
        nu = timezone.localtime()
        kwargs |= {
            "noodnummers": nu_bereikbaar(Noodnummer.objects.voor(self.dossier.gemeente), nu),
            "terug": self.terug(),
        }
        if Recht.PLAN_BEWERKEN in self.rechten and not self.slot:
            kwargs |= self._forms()
        return super().get_context_data(**kwargs)

    def _forms(self) -> dict[str, Any]:
        vandaag = timezone.localdate()
        regels = Logboekregel.objects.filter(
            dossier=self.dossier, datum=vandaag, planregel=None, tekst__startswith=str(BEGIN)
        )
        gebeld = list(regels.leesbaar_voor(self.deelnemer).order_by("pk"))
        eerst = list(Planregel.objects.filter(dossier=self.dossier, plandoel=None).order_by("volgorde", "pk"))
        return {
            "gebeld": gebeld,
            "eerst": eerst,
            "belforms": self.nieuwe_forms(SpoedbelForm, [regel.uuid for regel in gebeld]),
            "stapforms": self.nieuwe_forms(EersteStapForm, [stap.uuid for stap in eerst]),
        }
