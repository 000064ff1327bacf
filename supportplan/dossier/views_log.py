""" "Wie heeft in mijn plan gekeken?", for the client and for the professional who shows it (P-20, P-21)."""

from typing import Any

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from supportplan.dossier.forms_inzage import InzageForm
from supportplan.dossier.inzage import Inzagelog
from supportplan.kern.keuzes import Rol
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin

DAGEN_PER_BLAD = 14
DAGEN_VAN_PERIODE = 100  # who chose a period wants it on paper as one


class Inzage(DossierMixin, TemplateView):
    """The log of one dossier in plain words, newest day first, of everybody or of one person."""

    recht = Recht.INZAGE_ZIEN
    soort = "inzage"
    template_name = "dossier/inzage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Some days of the log. A filter with a mistake shows everything, with what to do at the field."""
        inzagelog = Inzagelog(self.dossier)
        form = InzageForm(self.request.GET, mensen=inzagelog.mensen())
        keuze = form.keuze() if form.is_valid() else {}
        dagen = inzagelog.dagen(**keuze)
        per_blad = DAGEN_VAN_PERIODE if keuze.get("van") or keuze.get("tot") else DAGEN_PER_BLAD
        bladzijde = Paginator(dagen, per_blad).get_page(self.request.GET.get("blad"))
        kwargs |= {
            "form": form,
            "gekozen": any(keuze.values()),
            "bladzijde": bladzijde,
            "dagen": inzagelog.op_dagen(list(bladzijde.object_list), wie=keuze.get("wie")),
            "is_client": self.deelnemer is not None and self.deelnemer.rol == Rol.CLIENT,
        }
        return super().get_context_data(**kwargs)
