"""What the gemeente decided, taken over from its letter (method 10)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import FilteredRelation, Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from plannen.beeld import vraag_van
from plannen.forms_uitvoeren import BesluitForm
from plannen.keuzes import Uitkomst
from plannen.models import Besluit, Wmovraag
from plannen.weergave.feiten import vraagfeiten, zonder_herhaling
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Lijst
from supportplan.kern.models import Referentiewaarde
from supportplan.kern.rijen.opslaan import Opslag, Stand
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht


class BesluitBewerken(RijenMixin, TemplateView):
    """What the letter of the gemeente says about one asked provision, beside what was asked (method 10)."""

    recht = Recht.PLAN_BEWERKEN
    soort = "besluit"
    template_name = "plannen/besluit.html"
    formulieren = (BesluitForm,)

    @cached_property
    def vraag_en_besluiten(self) -> tuple[Wmovraag, list[Besluit]]:
        """The asked provision of the address with its decisions so far; one query."""
        rijen = Wmovraag.objects.filter(
            dossier=self.dossier, uuid=self.kwargs["wmovraag"], inzet__verwijderd_op=None
        ).select_related(
            "inzet__planregel__plandoel__doel",
            "inzet__netwerkpersoon",
            "inzet__deelnemer",
            "betaalt__netwerkpersoon",
            "betaalt__deelnemer",
        )
        welk = FilteredRelation("besluiten", condition=Q(besluiten__verwijderd_op=None))
        gevonden = list(rijen.annotate(besluit=welk).select_related("besluit__vastgelegd_door").order_by("besluit__pk"))
        if not gevonden:
            raise Http404
        besluiten: list[Any] = [getattr(rij, "besluit", None) for rij in gevonden]
        return gevonden[0], [besluit for besluit in besluiten if besluit is not None]

    @property
    def vraag(self) -> Wmovraag:
        """The asked provision of the address."""
        return self.vraag_en_besluiten[0]

    @cached_property
    def waarden(self) -> list[Referentiewaarde]:
        """The law-bound lists of today; one query."""
        return list(Referentiewaarde.objects.op(timezone.localdate()))

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """The question, and the lists to choose from."""
        lijsten: dict[str, list[tuple[str, str]]] = {lijst.value: [] for lijst in Lijst}
        for waarde in self.waarden:
            lijsten[waarde.lijst].append((waarde.code, waarde.label))
        return {"besluit": {"vraag": self.vraag, "lijsten": lijsten}}

    def terug(self) -> str:
        """Back to what was asked and decided."""
        return reverse("plannen:logboek", args=[self.dossier.uuid])

    verder = terug

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Look again at what stands there now; a decision ends some reminders and begins others."""
        self.__dict__.pop("vraag_en_besluiten", None)
        if any(opslag.stand == Stand.OPGESLAGEN for opslag in uitslag.values()):
            herinneringen_bijwerken(self.dossier, op=timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.onderwerp = self.vraag.uuid
        besluiten = self.vraag_en_besluiten[1]
        for besluit in besluiten:
            besluit.dossier = self.dossier
        labels = {(waarde.lijst, waarde.code): waarde.label for waarde in self.waarden}
        inzet = self.vraag.inzet
        vraag = vraag_van(inzet) or self.vraag
        return super().get_context_data(
            vraag=self.vraag,
            gevraagd=zonder_herhaling([str(inzet), *vraagfeiten(vraag, labels)], ""),
            forms=[self.form_voor(BesluitForm, besluit) for besluit in besluiten],
            nieuw=self.nieuwe_forms(BesluitForm, {besluit.uuid for besluit in besluiten}),
            afgewezen=any(besluit.uitkomst == Uitkomst.AFGEWEZEN for besluit in besluiten),
            doel=inzet.planregel.plandoel.doel if inzet.planregel.plandoel else None,
            **kwargs,
        )
