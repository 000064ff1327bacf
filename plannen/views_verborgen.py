"""What the client does not see now, with the reason: a list to go through again (P-13)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from plannen.models import Logboekregel
from profiel.models import Gesprek
from supportplan.kern.keuzes import Verbergreden
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


@dataclass(frozen=True)
class Verborgen:
    """One entry that is not in the client's portal, why, and where to change that."""

    wat: str
    datum: date
    waarom: str
    bespreken_op: date | None
    url: str


class Verborgenlijst(DossierMixin, TemplateView):
    """Lines of the logbook and talks that the client does not see; what should have been talked about first on top."""

    recht = Recht.PLAN_BEWERKEN
    soort = "logboek"  # the log that the client reads need not say more
    template_name = "plannen/verborgen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list; two queries."""
        rijen = [*self._logboek(), *self._gesprekken()]
        rijen.sort(key=lambda rij: (rij.bespreken_op or date.max, -rij.datum.toordinal()))
        return super().get_context_data(rijen=rijen, vandaag=timezone.localdate(), **kwargs)

    def _logboek(self) -> list[Verborgen]:
        regels = Logboekregel.objects.filter(dossier=self.dossier).exclude(verborgen_reden="")
        adres = reverse("plannen:logboek_bewerken", args=[self.dossier.uuid])
        return [
            Verborgen(
                regel.tekst,
                regel.datum,
                str(Verbergreden(regel.verborgen_reden).label),
                regel.bespreken_op,
                f"{adres}#logregel_{regel.uuid}",
            )
            for regel in regels.leesbaar_voor(self.deelnemer)
        ]

    def _gesprekken(self) -> list[Verborgen]:
        apart = Q(apart_gesproken=True)
        gesprekken = Gesprek.objects.filter(apart | ~Q(verborgen_reden=""), dossier=self.dossier)
        return [
            Verborgen(
                _("Een gesprek, met alles wat er gezegd is"),
                gesprek.datum,
                _waarom(gesprek),
                gesprek.bespreken_op,
                reverse("profiel:gesprek", args=[self.dossier.uuid, gesprek.uuid]),
            )
            for gesprek in gesprekken
        ]


def _waarom(gesprek: Gesprek) -> str:
    if gesprek.verborgen_reden:
        return str(Verbergreden(gesprek.verborgen_reden).label)
    return _("apart gesproken; wie erbij was, mag het lezen") if gesprek.apart_tonen else _("apart gesproken")
