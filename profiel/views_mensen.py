"""Pages about the people of a dossier: who takes part and has access, and what was consented to (P-07, P-15)."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from profiel.forms_toegang import CollegaForm, EindeForm, LieverNietForm
from profiel.forms_toestemming import ToestemmingForm
from profiel.services_toestemming import toestemming_intrekken
from profiel.weergave_mensen import meedoenden
from profiel.weergave_wisseling import wisselzinnen
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import (
    Collegaweigering,
    Deelnemer,
    Medewerker,
    Toestemming,
    Vertegenwoordiging,
)
from supportplan.kern.rijen.formulieren import plekken_in
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.services_deelname import (
    bezwaar_tegen_beeindigen,
    collega_toegang_geven,
    collegas_van,
    professionals_op,
    toegang_beeindigen,
)
from supportplan.kern.services_vervanging import weigering_intrekken, weigering_opschrijven
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Mensen(DossierMixin, TemplateView):
    """Who takes part, who can open the dossier, who speaks for the client; for the client and the professional."""

    recht = Recht.INZAGE_ZIEN
    soort = "mensen"
    template_name = "profiel/mensen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who takes part now, and who did before."""
        deelnemers = list(Deelnemer.objects.filter(dossier=self.dossier).order_by("pk"))
        namens = Vertegenwoordiging.objects.filter(dossier=self.dossier).order_by("pk")
        op = timezone.localdate()
        mensen = meedoenden(deelnemers, namens, op)
        wisselingen, gevraagd = wisselzinnen(self.dossier, op)
        weigert = Collegaweigering.objects.filter(dossier=self.dossier, ingetrokken_op=None)
        return super().get_context_data(
            wisselingen=wisselingen,
            gevraagd=gevraagd,
            liever_niet=[rij.gebruiker.naam.partition(" · ")[0] for rij in weigert.select_related("gebruiker")],
            mensen=[mens for mens in mensen if not mens.voorbij],
            eerder=[mens for mens in mensen if mens.voorbij],
            mag_eindigen=Recht.DOSSIER_BEWERKEN in self.rechten,  # also in a closed dossier
            **kwargs,
        )


class CollegaToegang(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Give a colleague of the own organisation access to this dossier."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "toegang"
    template_name = "profiel/collega_toegang.html"
    form_class = CollegaForm
    ook_onwetend = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form who can be chosen."""
        zonder = Deelnemer.objects.filter(dossier=self.dossier, rol=Rol.PROFESSIONAL, gebruiker=None)
        mensen = {"collegas": collegas_van(self.dossier, timezone.localdate()), "bekenden": list(zonder.order_by("pk"))}
        return super().get_form_kwargs() | mensen

    def form_valid(self, form: CollegaForm) -> HttpResponse:
        """Give access, or say why not."""
        try:
            wie = collega_toegang_geven(
                dossier=self.dossier, door=self.gebruiker, op=timezone.localdate(), **form.keuzes()
            )
        except ValidationError as bezwaar:
            form.add_error("collega", bezwaar)
            return self.form_invalid(form)
        messages.success(self.request, _("%(naam)s kan nu in dit dossier werken.") % {"naam": wie.naam})
        return redirect("profiel:mensen", dossier=self.dossier.uuid)


class ToegangBeeindigen(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """End the access of a colleague, also in a closed dossier; never that of the last professional."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "toegang"
    template_name = "profiel/toegang_beeindigen.html"
    form_class = EindeForm
    ook_gesloten = True
    ook_onwetend = True

    @cached_property
    def mens(self) -> Deelnemer:
        """The person in the address; 404 when not of this dossier, or no professional with access."""
        rijen = Deelnemer.objects.filter(dossier=self.dossier, uuid=self.kwargs["deelnemer"], rol=Rol.PROFESSIONAL)
        mens: Deelnemer | None = rijen.exclude(gebruiker=None).first()
        if mens is None:
            raise Http404
        self.onderwerp = mens.uuid
        return mens

    def get_initial(self) -> dict[str, Any]:
        """Begin with the day that was planned, else today."""
        return {"laatste_dag": self.mens.tot or timezone.localdate()}

    def form_valid(self, form: EindeForm) -> HttpResponse:
        """End it, or say why not; who ended the own access cannot go back to the dossier."""
        dag: date = form.cleaned_data["laatste_dag"]
        vandaag = timezone.localdate()
        zelf = self.mens.gebruiker_id == self.gebruiker.pk
        try:
            toegang_beeindigen(deelnemer=self.mens, laatste_dag=dag, door=self.gebruiker, op=vandaag)
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        if dag == vandaag:
            zin = _("De toegang van %(naam)s is beëindigd. Wat %(naam)s schreef, blijft staan.")
        else:
            zin = _("De toegang van %(naam)s stopt na de gekozen dag.")
        messages.success(self.request, zin % {"naam": self.mens.naam})
        return redirect("dossier:start") if zelf and dag == vandaag else self._naar_mensen()

    def _naar_mensen(self) -> HttpResponse:
        return redirect("profiel:mensen", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page whom it is about, and why their access cannot be ended."""
        zelf = self.mens.gebruiker_id == self.gebruiker.pk
        return super().get_context_data(
            mens=self.mens, zelf=zelf, bezwaar=bezwaar_tegen_beeindigen(self.mens), **kwargs
        )


class LieverNiet(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Whom of the colleagues the client does not want as helper; said by the client, without a reason."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "collegaweigering"
    template_name = "profiel/liever_niet.html"
    form_class = LieverNietForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the colleagues of the organisation of whom that was not said yet."""
        plekken = professionals_op(timezone.localdate()).filter(organisatie=self.dossier.organisatie_id)
        al = self.weigeringen().values("gebruiker")
        collegas = plekken.exclude(gebruiker__in=al).select_related("gebruiker").order_by("gebruiker__naam", "pk")
        return super().get_form_kwargs() | {"collegas": collegas}

    def weigeringen(self) -> "QuerySet[Any]":
        """What the client said and did not take back."""
        rijen: QuerySet[Any] = Collegaweigering.objects.filter(dossier=self.dossier, ingetrokken_op=None)
        return rijen

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take one back when that button was pressed; else write one down."""
        if (uuid := request.POST.get("intrekken")) is None:
            return super().post(request, *args, **kwargs)
        for rij in self.weigeringen().select_related("dossier"):
            if str(rij.uuid) == uuid:
                weigering_intrekken(weigering=rij, door=self.gebruiker, op=timezone.localdate())
                messages.success(request, _("Weggehaald. Deze collega mag weer helpen."))
        return redirect("profiel:liever_niet", dossier=self.dossier.uuid)

    def form_valid(self, form: LieverNietForm) -> HttpResponse:
        """Write it down."""
        plek: Medewerker = form.cleaned_data["collega"]
        weigering_opschrijven(
            dossier=self.dossier, gebruiker=plek.gebruiker, door=self.gebruiker, op=timezone.localdate()
        )
        messages.success(self.request, _("Opgeschreven. Deze collega kan hier niet meer als vervanger gekozen worden."))
        return redirect("profiel:mensen", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom it was said of."""
        rijen = self.weigeringen().select_related("gebruiker").order_by("pk")
        return super().get_context_data(
            weigeringen=[(rij.uuid, rij.gebruiker.naam.partition(" · ")[0], rij.op) for rij in rijen], **kwargs
        )


class Toestemmingen(DossierMixin, TemplateView):
    """What was consented to, for the client and the professional."""

    recht = Recht.INZAGE_ZIEN
    soort = "toestemmingen"
    template_name = "profiel/toestemmingen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The consents that stand, and those that ended or were withdrawn."""
        vandaag = timezone.localdate()
        rijen = Toestemming.objects.filter(dossier=self.dossier).select_related("door").order_by("-op", "-pk")
        lijst = [(rij, _geldt(rij, vandaag)) for rij in rijen]
        return super().get_context_data(
            geldig=[rij for rij, geldt in lijst if geldt], voorbij=[rij for rij, geldt in lijst if not geldt], **kwargs
        )


def _geldt(rij: Toestemming, op: date) -> bool:
    return rij.ingetrokken_op is None and (rij.tot is None or rij.tot >= op)


class ToestemmingBewerken(RijenMixin, TemplateView):
    """Write consents down, change and withdraw them; each is a row of its own."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "toestemmingen"
    formulieren = (ToestemmingForm,)
    template_name = "profiel/toestemming_bewerken.html"
    acties: ClassVar[Mapping[str, str]] = {**RijenMixin.acties, "intrekken": "intrekken"}

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the form who can have consented."""
        mensen = list(Deelnemer.objects.filter(dossier=self.dossier).order_by("pk"))
        return {ToestemmingForm.soort: {"deelnemers": mensen}}

    def verder(self) -> str:
        """Go to what can be read."""
        return reverse("profiel:toestemming", kwargs={"dossier": self.dossier.uuid})

    terug = verder

    def intrekken(self, prefix: str) -> str:
        """Withdraw a consent from today."""
        _soort, uuid = plekken_in([f"{prefix}-"]).get(prefix, ("", None))
        rij = Toestemming.objects.filter(dossier=self.dossier, uuid=uuid).first() if uuid else None
        if rij is not None and toestemming_intrekken(toestemming=rij, door=self.gebruiker, op=timezone.localdate()):
            messages.success(self.request, _("De toestemming is ingetrokken. Ze blijft hier staan."))
        return prefix

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The consents, newest first, after a blank one."""
        rijen = list(Toestemming.objects.filter(dossier=self.dossier).order_by("-op", "-pk"))
        return super().get_context_data(
            nieuw=self.nieuwe_forms(ToestemmingForm, [rij.uuid for rij in rijen]),
            toestemmingen=[self.form_voor(ToestemmingForm, rij) for rij in rijen],
            **kwargs,
        )
