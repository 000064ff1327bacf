"""The evaluation date for somebody's own calendar (I-11)."""

from django.http import Http404, HttpRequest, HttpResponse

from plannen.agenda import evaluatie_in_agenda
from plannen.keuzes import MIMETYPE, Bestandsoort
from plannen.models import Plan
from supportplan.kern.keuzes import Actie
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin

BESTANDSNAAM = "afspraak.ics"  # a name that says nothing in a list of downloads


class Agenda(DossierMixin):
    """The date on the plan as a file a calendar reads; 404 without a date."""

    recht = Recht.PLAN_ZIEN
    soort = "agenda"
    actie = Actie.DOWNLOADEN

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """Give the file."""
        plan = Plan.objects.filter(dossier=self.dossier).select_related("dossier").first()
        if plan is None or plan.evaluatie_op is None:
            raise Http404
        return HttpResponse(
            evaluatie_in_agenda(self.dossier.uuid, plan, plan.evaluatie_op, plan.gewijzigd_op),
            content_type=MIMETYPE[Bestandsoort.ICS],
            headers={"Content-Disposition": f'attachment; filename="{BESTANDSNAAM}"'},
        )
