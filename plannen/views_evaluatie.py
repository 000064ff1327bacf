"""Phase 6: looking back on the plan (method 8)."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from plannen.beeld import beeld_van
from plannen.views_plan import labels_op_vandaag
from plannen.weergave.evaluaties import doellijnen, evaluatieblikken
from plannen.weergave.feiten import datum
from plannen.weergave.te_veel import te_veel_in
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Evaluaties(DossierMixin, TemplateView):
    """The evaluations beside the plan, and the goals over time."""

    recht = Recht.PLAN_ZIEN
    soort = "evaluaties"
    template_name = "plannen/evaluaties.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        dag = datum(beeld.plan.evaluatie_op) if beeld.plan else ""
        return super().get_context_data(
            evaluaties=evaluatieblikken(beeld, labels_op_vandaag()),
            lijnen=doellijnen(beeld, timezone.localdate()),
            te_veel=te_veel_in(beeld, self.deelnemer),
            heeft_plan=beeld.plan is not None,
            volgende=_("Jullie bekijken het plan samen op %(dag)s.") % {"dag": dag} if dag else "",
            **kwargs,
        )
