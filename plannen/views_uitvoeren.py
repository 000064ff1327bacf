"""Phase 5: the logbook and what the gemeente decided (method 8)."""

from typing import Any

from django.views.generic import TemplateView

from plannen.beeld import beeld_van
from plannen.models import Logboekregel
from plannen.views_plan import labels_op_vandaag
from plannen.weergave.logboek import logboekblik_van
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
        return super().get_context_data(blik=logboekblik_van(beeld, logboek, labels_op_vandaag()), **kwargs)
