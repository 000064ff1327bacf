"""A phase skipped or taken up again, and the dossier closed and opened again (method 1)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from supportplan.dossier.forms import OverslaanForm, SluitForm
from supportplan.dossier.regels import fasen
from supportplan.dossier.regels_sluiten import ALTIJD, GEVOLGEN, wat_er_stopt
from supportplan.dossier.services import dossier_heropenen, dossier_sluiten, fase_hervatten, fase_overslaan
from supportplan.dossier.tellingen import tellingen_van
from supportplan.kern.models import Faseoverslag
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Fasen(DossierMixin, TemplateView):
    """The six phases with what was skipped and why; skip one, or take it up again."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "fasen"
    template_name = "dossier/fasen.html"
    fout: OverslaanForm | None = None

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Skip the phase, or take up the one that was skipped."""
        vandaag = timezone.localdate()
        if hervat := request.POST.get("hervat"):
            if fase_hervatten(dossier=self.dossier, fase=hervat, door=self.gebruiker, op=vandaag):
                messages.success(request, _("De fase is weer opgepakt."))
            return redirect("dossier:fasen", dossier=self.dossier.uuid)
        form = OverslaanForm(request.POST, prefix=f"fase{request.POST.get('overslaan', '')}")
        if not form.is_valid():
            self.fout = form
            return self.render_to_response(self.get_context_data(form=form))
        fase_overslaan(dossier=self.dossier, **form.cleaned_data, door=self.gebruiker, op=vandaag)
        messages.success(request, _("De fase is overgeslagen. Oppakken kan altijd."))
        return redirect("dossier:fasen", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Per phase how it stands, why it was skipped, and the form to skip it."""
        overgeslagen = {rij.fase: rij for rij in Faseoverslag.objects.filter(dossier=self.dossier, hervat_op=None)}
        standen = fasen(tellingen_van([self.dossier])[self.dossier.pk], timezone.localdate())
        rijen = [
            {"stand": stand, "overslag": overgeslagen.get(str(stand.nummer)), "form": self._form(str(stand.nummer))}
            for stand in standen
        ]
        return super().get_context_data(rijen=rijen, **kwargs)

    def _form(self, fase: str) -> OverslaanForm:
        prefix = f"fase{fase}"
        if self.fout is not None and self.fout.prefix == prefix:
            return self.fout
        return OverslaanForm(initial={"fase": fase}, prefix=prefix)


class Sluiten(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Close the dossier; per reason the page says what stops."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "sluiten"
    template_name = "dossier/sluiten.html"
    form_class = SluitForm
    ook_onwetend = True

    def form_valid(self, form: SluitForm) -> HttpResponse:
        """Close it, or say why not."""
        try:
            dossier_sluiten(dossier=self.dossier, **form.cleaned_data, door=self.gebruiker, op=timezone.localdate())
        except ValidationError as bezwaar:
            form.add_error("toelichting", bezwaar)
            return self.form_invalid(form)
        messages.success(self.request, _("Het dossier is gesloten. U kunt het later heropenen."))
        return redirect("dossier:dossier", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The reasons, each with what it means and what stops."""
        gevolgen = [
            {"reden": reden, "betekenis": gevolg.betekenis, "zinnen": wat_er_stopt(reden)}
            for reden, gevolg in GEVOLGEN.items()
        ]
        return super().get_context_data(gevolgen=gevolgen, altijd=ALTIJD, **kwargs)


class Heropenen(DossierMixin, TemplateView):
    """Open a closed dossier again."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "heropenen"
    template_name = "dossier/heropenen.html"
    ook_gesloten = True
    ook_onwetend = True

    def post(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponseBase:
        """Open it again."""
        dossier_heropenen(dossier=self.dossier, door=self.gebruiker, op=timezone.localdate())
        messages.success(request, _("Het dossier is weer open."))
        return redirect("dossier:dossier", dossier=self.dossier.uuid)
