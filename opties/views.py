"""The page of the Werkblad Opties of a goal."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from opties.bron import Werkbladbron
from opties.keuzes import BRON_WERKBLAD
from opties.models import Werkblad
from opties.weergave import werkbladbeeld
from profiel.models import Doel
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Werkbladpagina(DossierMixin, TemplateView):
    """The method's own form: every option kept, also the ones not chosen (method 5).

    It weighs people of the network too, so it is not for every naaste who may see the plan.
    """

    recht = Recht.PROFIEL_ZIEN
    soort = "werkblad"
    template_name = "opties/werkblad.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The worksheet of the goal in the address; 404 for a goal of another dossier."""
        doel = get_object_or_404(Doel.objects.filter(dossier=self.dossier), uuid=kwargs.pop("doel"))
        werkblad = Werkblad.objects.filter(dossier=self.dossier, doel=doel).met_opties().first()
        beeld = werkbladbeeld(self.dossier, werkblad, bron=Werkbladbron(doel))
        return super().get_context_data(doel=doel, beeld=beeld, bron=BRON_WERKBLAD, **kwargs)
