"""Looking back together, step by step: a collecting wizard, so a talk can stop anywhere and go on later (method 8)."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID, uuid5

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import F, FilteredRelation, Max, OuterRef, Q, Subquery
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from plannen.forms_evaluatie import (
    BuitenregelForm,
    DoelregelForm,
    EvaluatieBeginForm,
    EvaluatieSamenForm,
    EvaluatieVerderForm,
    InzetregelForm,
    RegelForm,
)
from plannen.models import Evaluatie, Inzet, Plan, Plandoel
from plannen.services_plan import datums_bijwerken, evaluatie_plannen
from plannen.weergave.te_veel import signalen
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.dossiernav import adres
from supportplan.kern.keuzes import Actie
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.opslaan import Plek
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.termijnen import werkdag_na
from supportplan.kern.toegang import Recht
from supportplan.kern.wizards import Stap, VerzamelWizard


class EvaluatieNieuw(RijenMixin, TemplateView):
    """The first step of a new evaluation. Opening it makes nothing; the first words do (product 4)."""

    recht = Recht.PLAN_BEWERKEN
    soort = "evaluatie"
    template_name = "plannen/evaluatie_stap.html"
    formulieren = (EvaluatieBeginForm,)

    def terug(self) -> str:
        """Back to the evaluations."""
        return reverse("plannen:evaluaties", args=[self.dossier.uuid])

    def verder(self) -> str:
        """To the next step of the evaluation that was just made."""
        goed = [opslag.form.rij for opslag in self.uitslag.values() if opslag.is_goed and opslag.form.rij.pk]
        if not goed:
            return self.adres()
        return reverse("plannen:evaluatie", args=[self.dossier.uuid, goed[0].uuid, "bijdragen"])

    def terugzetten(self, prefix: str) -> str:
        """Put an evaluation back that was taken away; the reminders follow it."""
        anker = super().terugzetten(prefix)
        datums_bijwerken(self.dossier, op=timezone.localdate())
        return anker

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = next(iter(self.uitslag.values())).form if self.uitslag else None
        if form is None:
            form = self.nieuwe_forms(EvaluatieBeginForm)[0]
            if not form.is_bound:
                form = self.leeg_form(EvaluatieBeginForm, datum=timezone.localdate())
        return super().get_context_data(
            stapnaam="erbij",
            titel=_("Wie waren erbij, en hoe was het?"),
            begin=form,
            heeft_plan=Plan.objects.filter(dossier=self.dossier).exists(),
            **kwargs,
        )


class EvaluatieWizard(VerzamelWizard):
    """One evaluation: who and how, per entry, per goal, outside the plan, together, what changes."""

    naam = "evaluatie"
    url_name = "plannen:evaluatie"
    recht = Recht.PLAN_BEWERKEN
    soort = "evaluatie"
    template_name = "plannen/evaluatie_stap.html"
    stappen: ClassVar[list[Stap]] = [
        Stap("erbij", _("Wie waren erbij, en hoe was het?")),
        Stap("bijdragen", _("Wat is er gedaan, en hielp het?")),
        Stap("doelen", _("Wat is er bereikt?")),
        Stap("buiten", _("Wat gebeurde er buiten het plan om?")),
        Stap("samen", _("Hoe ging het samen?")),
        Stap("verder", _("Wat verandert er?")),
        Stap("klaar", _("En nu?"), sjabloon="plannen/evaluatie_klaar.html"),
    ]
    formulieren = (
        EvaluatieBeginForm,
        EvaluatieSamenForm,
        EvaluatieVerderForm,
        InzetregelForm,
        DoelregelForm,
        BuitenregelForm,
    )
    acties: ClassVar[Mapping[str, str]] = {
        **VerzamelWizard.acties,
        "volgende": "volgende_kiezen",
        "weg": "evaluatie_weghalen",
    }
    REGELFORMS: ClassVar[dict[str, type[RegelForm]]] = {
        "bijdragen": InzetregelForm,
        "doelen": DoelregelForm,
        "buiten": BuitenregelForm,
    }

    @cached_property
    def evaluatie(self) -> Evaluatie:
        """The evaluation of the address, with the day of the one before; one query."""
        eerder = Evaluatie.objects.filter(dossier=OuterRef("dossier"), datum__lt=OuterRef("datum")).order_by()
        vorige = eerder.values("dossier").annotate(dag=Max("datum")).values("dag")
        rijen = Evaluatie.objects.filter(dossier=self.dossier).select_related("planversie", "plan")
        evaluatie: Evaluatie = get_object_or_404(
            rijen.annotate(vorige_op=Subquery(vorige)), uuid=self.kwargs["evaluatie"]
        )
        return evaluatie

    def onderwerp_uuid(self) -> UUID:
        """Drafts belong to this evaluation."""
        return self.evaluatie.uuid

    def na_afloop(self) -> str:
        """Back to the evaluations."""
        return reverse("plannen:evaluaties", args=[self.dossier.uuid]) + f"#evaluatie-{self.evaluatie.uuid}"

    # The things an answer can be about

    @cached_property
    def dingen(self) -> "list[Inzet | Plandoel]":
        """What this step asks an answer about, each with its answer so far in `antwoord`; one query."""
        welk = FilteredRelation(
            "evaluatieregels",
            condition=Q(evaluatieregels__evaluatie=self.evaluatie.pk, evaluatieregels__verwijderd_op=None),
        )
        if self.steps.current == "doelen":
            doelen = Plandoel.objects.filter(dossier=self.dossier).annotate(antwoord=welk)
            return list(doelen.select_related("doel", "antwoord").order_by("volgorde", "pk", "antwoord__pk"))
        if self.steps.current != "bijdragen":
            return []
        inzetten = Inzet.objects.filter(dossier=self.dossier, planregel__verwijderd_op=None).annotate(antwoord=welk)
        if self.evaluatie.planversie:
            inzetten = inzetten.filter(Q(gestopt_op=None) | Q(gestopt_op__gte=self.evaluatie.planversie.op))
        inzetten = inzetten.select_related("planregel__plandoel__doel", "netwerkpersoon", "deelnemer", "antwoord")
        return list(
            inzetten.order_by(
                F("planregel__plandoel__volgorde").asc(nulls_first=True),
                "planregel__volgorde",
                "planregel_id",
                "volgorde",
                "pk",
                "antwoord__pk",
            )
        )

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """The evaluation, and what an answer can be about in this step."""
        over = {str(ding.uuid): ding for ding in self.dingen}
        extra = {"evaluatie": self.evaluatie, "over": over}
        return {form.soort: extra for form in self.REGELFORMS.values()}

    def _antwoorden(self) -> list[dict[str, Any]]:
        """Each thing with the form of its answer; a new one has a uuid that follows from both, so never two."""
        form = self.REGELFORMS[self.steps.current]
        return [{"ding": ding, "form": self._antwoordform(form, ding)} for ding in self.dingen]

    def _antwoordform(self, form: type[RegelForm], ding: "Inzet | Plandoel") -> RijForm:
        rij = getattr(ding, "antwoord", None)
        if rij is not None:
            rij.dossier = self.dossier
            setattr(rij, "inzet" if isinstance(ding, Inzet) else "plandoel", ding)
            return self.form_voor(form, rij)
        plek: Plek = (form.soort, uuid5(self.evaluatie.uuid, str(ding.uuid)))
        if gepost := self.uitslag.get(f"{plek[0]}_{plek[1]}"):
            return self.form_voor(form, gepost.form.rij) if gepost.is_goed and gepost.form.rij.pk else gepost.form
        if concept := self.concepten.ongeldig.get(plek):
            return self._form_van_concept(form, concept, None)
        return self.bewaring.form_van(plek, None, None, waarvan=str(ding.uuid))

    def _buiten(self) -> dict[str, Any]:
        rijen: Iterable[Any] = self.evaluatie.regels.filter(inzet=None, plandoel=None)
        lijst = list(rijen)
        return {
            "buiten": [self.form_voor(BuitenregelForm, rij) for rij in lijst],
            "nieuw": self.nieuwe_forms(BuitenregelForm, {rij.uuid for rij in lijst}),
        }

    def _van_stap(self) -> dict[str, Any]:
        """What the page of this step shows."""
        match self.steps.current:
            case "erbij":
                return {"begin": self.form_voor(EvaluatieBeginForm, self.evaluatie), "heeft_plan": True}
            case "bijdragen" | "doelen":
                return {"antwoorden": self._antwoorden()}
            case "buiten":
                return self._buiten()
            case "samen":
                sinds = getattr(self.evaluatie, "vorige_op", None)
                te_veel = signalen(self.dossier, self.deelnemer, [], sinds)
                return {"samen": self.form_voor(EvaluatieSamenForm, self.evaluatie), "te_veel": te_veel}
            case "verder":
                return {"verder": self.form_voor(EvaluatieVerderForm, self.evaluatie)}
            case _:
                return {"sluiten_url": adres("dossier:sluiten", self.dossier)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.onderwerp = self.evaluatie.uuid
        eigen = {"evaluatie": self.evaluatie, "stapnaam": self.steps.current, "titel": self.stap.titel}
        return super().get_context_data(**eigen, **self._van_stap(), **kwargs)

    # What the buttons do

    @transaction.atomic
    def volgende_kiezen(self, maanden: str) -> str:
        """Set the next look three months or a year on, on a working day (method 8)."""
        aantal = {"3": 3, "12": 12}.get(maanden)
        if aantal is not None:
            dag = werkdag_na(timezone.localdate() + relativedelta(months=aantal))
            rij = Evaluatie.objects.select_for_update(of=["self"]).get(pk=self.evaluatie.pk)
            rij.volgende_op = dag
            gewijzigd(rij, self.gebruiker)
            rij.save()
            evaluatie_plannen(dossier=self.dossier, dag=dag, door=self.gebruiker, op=timezone.localdate())
            self.loggen(Actie.WIJZIGEN, object_uuid=rij.uuid)
        return ""

    def evaluatie_weghalen(self, _rest: str) -> HttpResponseRedirect:
        """Take the whole evaluation away; the page of a new one offers the way back."""
        prefix = f"{EvaluatieBeginForm.soort}_{self.evaluatie.uuid}"
        self.verwijderen(prefix)
        datums_bijwerken(self.dossier, op=timezone.localdate())
        nieuw = reverse("plannen:evaluatie_nieuw", args=[self.dossier.uuid])
        return redirect(f"{nieuw}?{urlencode({'weg': prefix})}#weg")
