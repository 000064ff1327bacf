"""Pages of the plan: the method's form, the picture, the versions (method 6)."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from plannen.beeld import Beeld, beeld_van
from plannen.inhoud import Inhoud, inhoud_van_plan
from plannen.models import Planversie
from plannen.weergave.feiten import Labels
from plannen.weergave.plaatje import plaatjes_van
from plannen.weergave.planpagina import Planblik, planblik_van
from plannen.weergave.te_veel import te_veel_in
from plannen.weergave.versies import Versiestand, formulieren_van_versie, versiestand_van, wijzigingen_van
from supportplan.kern.models import Referentiewaarde
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


def labels_op_vandaag() -> Labels:
    """The labels of the law-bound lists that hold today: one query."""
    waarden = Referentiewaarde.objects.op(timezone.localdate())
    return {(waarde.lijst, waarde.code): waarde.label for waarde in waarden}


def inhoud_nu(beeld: Beeld) -> Inhoud:
    """The live plan as a content that can be compared with a version."""
    return inhoud_van_plan(beeld.plan, beeld.regels) if beeld.plan else {}


def versies_van(beeld: Beeld) -> list[Planversie]:
    """The versions of the plan of this case, oldest first."""
    return list(beeld.plan.versies.all()) if beeld.plan else []


def stand_van(beeld: Beeld) -> Versiestand:
    """Where the live plan stands beside its last version."""
    versies = versies_van(beeld)
    return versiestand_van(versies, inhoud_nu(beeld)) if versies else Versiestand()


class Planpagina(DossierMixin, TemplateView):
    """The Plan van Aanpak as the method's form, one form per result."""

    recht = Recht.PLAN_ZIEN
    soort = "plan"
    template_name = "plannen/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        blik = planblik_van(beeld, labels_op_vandaag(), timezone.localdate())
        te_veel = te_veel_in(beeld, self.deelnemer)
        return super().get_context_data(
            blik=blik, stand=stand_van(beeld), onder=onderkop(blik), te_veel=te_veel, **kwargs
        )


def onderkop(blik: Planblik) -> str:
    """The line under the heading: when it was made, when it is looked at together."""
    delen = []
    if blik.opgesteld:
        delen.append(_("Opgesteld op %(dag)s") % {"dag": blik.opgesteld})
    if blik.evaluatie:
        delen.append(_("evaluatie op %(dag)s") % {"dag": blik.evaluatie})
    return " · ".join(delen)


class Beeldpagina(DossierMixin, TemplateView):
    """The plan as a picture with its table twin."""

    recht = Recht.PLAN_ZIEN
    soort = "plan"
    template_name = "plannen/beeld.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        nu_eerst = any(regel.plandoel is None for regel in beeld.regels)
        return super().get_context_data(plaatjes=plaatjes_van(beeld, labels_op_vandaag()), nu_eerst=nu_eerst, **kwargs)


class Versies(DossierMixin, TemplateView):
    """The versions of the plan, newest first."""

    recht = Recht.PLAN_ZIEN
    soort = "planversies"
    template_name = "plannen/versies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        momenten = [
            {
                "datum": versie.op,
                "titel": str(versie),
                "url": reverse("plannen:versie", args=[self.dossier.uuid, versie.nummer]),
            }
            for versie in reversed(versies_van(beeld))
        ]
        return super().get_context_data(momenten=momenten, stand=stand_van(beeld), **kwargs)


class Versie(DossierMixin, TemplateView):
    """One fixed version as it was, with what changed before and after it."""

    recht = Recht.PLAN_ZIEN
    soort = "planversie"
    template_name = "plannen/versie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = beeld_van(self.dossier, lezer=self.deelnemer)
        versies = {versie.nummer: versie for versie in versies_van(beeld)}
        versie, vorige = versies.get(kwargs["nummer"]), versies.get(kwargs["nummer"] - 1)
        if versie is None:
            raise Http404
        naam = beeld.client.naam if beeld.client else self.dossier.naam
        return super().get_context_data(
            versie=versie,
            formulieren=formulieren_van_versie(versie.inhoud, naam, labels_op_vandaag()),
            sinds_vorige=wijzigingen_van(vorige.inhoud, versie.inhoud) if vorige else None,
            tot_nu=wijzigingen_van(versie.inhoud, inhoud_nu(beeld)),
            **kwargs,
        )
