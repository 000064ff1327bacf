""" "Wie keek er?": who opened and changed what in a dossier, for the client and the professional (P-20)."""

from typing import Any

from django.views.generic import TemplateView

from supportplan.dossier.bladeren import Genummerd, telling
from supportplan.dossier.logwoorden import ingedikt
from supportplan.kern.models import Logregel
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin

PER_BLAD = 50


class Inzage(DossierMixin, TemplateView):
    """The log of one dossier in plain words, newest first."""

    recht = Recht.INZAGE_ZIEN
    soort = "inzage"
    template_name = "dossier/inzage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the log."""
        regels = Logregel.objects.filter(dossier=self.dossier).met_namen()
        bladzijde = Genummerd(regels, PER_BLAD).get_page(self.request.GET.get("blad"))
        return super().get_context_data(
            regels=ingedikt(bladzijde.object_list), bladzijde=bladzijde, telling=telling(bladzijde), **kwargs
        )
