"""Mijn aantekeningen: what a professional writes for themselves, in one dossier and over all of them (P-11)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from supportplan.besloten.forms import AantekeningForm, AfwezigForm, OvernemenForm
from supportplan.besloten.keuzes import Aantekeningsoort
from supportplan.besloten.models import Afwezigheid, Werkaantekening
from supportplan.besloten.services import Bewaard, aantekening_bewaren, aantekening_overnemen, aantekening_wissen
from supportplan.besloten.services_veiligheid import mag_veiligheid_zien
from supportplan.besloten.toegang_views import BeslotenMixin, EigenMixin
from supportplan.besloten.weergave import aantekeningbeelden
from supportplan.kern.keuzes import Functie
from supportplan.kern.rijen.formulieren import plekken_in
from supportplan.kern.rijen.views import wil_json
from supportplan.kern.slot import waarom_niet_schrijven
from supportplan.kern.toegang import Recht, dossiers_met_recht

SOORT = "aantekening"


class AantekeningMixin(BeslotenMixin, is_grondslag=True):
    """What the pages of one's own notes in a dossier share."""

    def mijn(self) -> Any:
        """My notes in this dossier, and of nobody else."""
        return Werkaantekening.objects.van(self.gebruiker).in_dossier(self.dossier).select_related("dossier")

    @cached_property
    def schrijfslot(self) -> str:
        """Why nothing may be written here now; reading and erasing always may."""
        return waarom_niet_schrijven(self.dossier)

    def naar_lijst(self) -> HttpResponse:
        """Go to my notes in this dossier."""
        return redirect("besloten:aantekeningen", dossier=self.dossier.uuid)


class Aantekeningen(AantekeningMixin, TemplateView):
    """My notes in this dossier, each to be typed on; a fresh one first. Kept while typing, in the note itself."""

    template_name = "besloten/aantekeningen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The blank note, and mine with their last day; what goes away first on top."""
        vandaag = timezone.localdate()
        fout = {form.uuid: form for form in kwargs.pop("fout_forms", [])}
        beelden = aantekeningbeelden(self.mijn(), vandaag)
        lijst = [
            replace(
                beeld,
                form=None
                if self.schrijfslot
                else fout.pop(beeld.aantekening.uuid, None) or AantekeningForm(rij=beeld.aantekening),
            )
            for beeld in beelden
        ]
        soort = self.request.GET.get("soort", "")
        soort = soort if soort in Aantekeningsoort.values else Aantekeningsoort.VRIJ.value
        formulieren = [*fout.values(), *(beeld.form for beeld in lijst if beeld.form and beeld.form.errors)]
        return super().get_context_data(
            nieuw=[] if self.schrijfslot else [*fout.values(), AantekeningForm(soort=soort)],
            lijst=lijst,
            bijna=sum(beeld.bijna for beeld in lijst),
            soort=soort,
            schrijfslot=self.schrijfslot,
            formulieren=formulieren,
            fout=bool(formulieren),
            mag_veiligheid=mag_veiligheid_zien(self.gebruiker, self.dossier, vandaag),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep every note that was sent, each on its own."""
        if self.schrijfslot:
            return self._niet_schrijven()
        fouten: list[AantekeningForm] = []
        uitslag: dict[str, Bewaard] = {}
        for soort, uuid in plekken_in(request.POST).values():
            if soort != SOORT:
                continue
            form = self._form(uuid)
            if form.is_valid():
                uitslag[str(form.prefix)] = self._bewaren(form)
            else:
                fouten.append(form)
        if wil_json(request):
            return JsonResponse({"rijen": {**_goed(uitslag), **_fout(fouten)}})
        if any(bewaard.apart for bewaard in uitslag.values()):
            messages.warning(request, APART)
        if fouten:
            return self.render_to_response(self.get_context_data(fout_forms=fouten))
        messages.success(request, _("Opgeslagen. Alleen u leest dit."))
        return self.naar_lijst()

    def _form(self, uuid: UUID) -> AantekeningForm:
        rij = self.mijn().filter(uuid=uuid).first()
        return AantekeningForm(self.request.POST, rij=rij, uuid=uuid)

    def _bewaren(self, form: AantekeningForm) -> Bewaard:
        return aantekening_bewaren(
            dossier=self.dossier,
            gebruiker=self.gebruiker,
            uuid=form.uuid,
            velden=form.velden(),
            revisie=form.cleaned_data.get("revisie") or 0,
        )

    def _niet_schrijven(self) -> HttpResponseBase:
        if wil_json(self.request):
            return JsonResponse({"bericht": self.schrijfslot}, status=409)
        messages.warning(self.request, self.schrijfslot)
        return self.naar_lijst()


APART = "Deze aantekening was in een ander venster al veranderd. Beide teksten zijn bewaard, elk apart."


def _goed(uitslag: dict[str, Bewaard]) -> dict[str, Any]:
    return {
        prefix: {
            "stand": "opgeslagen" if bewaard.aantekening else "ongewijzigd",
            "revisie": bewaard.revisie,
            "fouten": {},
            "bericht": APART if bewaard.apart else "",
        }
        for prefix, bewaard in uitslag.items()
    }


def _fout(forms: list[AantekeningForm]) -> dict[str, Any]:
    return {
        str(form.prefix): {
            "stand": "ongeldig",
            "revisie": form.initial.get("revisie", 0),
            "fouten": {naam: [str(fout) for fout in lijst] for naam, lijst in form.errors.items()},
            "bericht": "",
        }
        for form in forms
    }


class EenAantekening(AantekeningMixin, is_grondslag=True):
    """A page about one note of mine."""

    @cached_property
    def aantekening(self) -> Werkaantekening:
        """The note of the address; another's does not exist."""
        rij: Werkaantekening | None = self.mijn().filter(uuid=self.kwargs["aantekening"]).first()
        if rij is None:
            raise Http404
        return rij

    def is_weg(self) -> bool:
        """Whether the note is gone: a second press of the button comes too late."""
        return not self.mijn().filter(uuid=self.kwargs["aantekening"]).exists()

    def al_weg(self) -> HttpResponse:
        """Say so, the same for any note that is not mine."""
        messages.warning(self.request, _("Deze aantekening is er niet meer."))
        return self.naar_lijst()


class Overnemen(EenAantekening, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """Put a text in the dossier in place of a note; the note is erased."""

    template_name = "besloten/overnemen.html"
    form_class = OvernemenForm

    def get_initial(self) -> dict[str, Any]:
        """The words of the note, of its own day."""
        rij = self.aantekening
        return {
            "naar": "logboek",
            "tekst": rij.hele_tekst,
            "datum": timezone.localdate(rij.gemaakt_op),
            "zichtbaarheid": "professional",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The note, and the form."""
        fout = bool(kwargs.get("form") and kwargs["form"].errors)
        return super().get_context_data(aantekening=self.aantekening, fout=fout, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, unless nothing may be written in this dossier now."""
        if self.schrijfslot:
            messages.warning(request, self.schrijfslot)
            return self.naar_lijst()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it over, once."""
        if self.schrijfslot:
            messages.warning(request, self.schrijfslot)
            return self.naar_lijst()
        return self.al_weg() if self.is_weg() else super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the text in the dossier and erase the note."""
        try:
            aantekening_overnemen(
                aantekening=self.aantekening, door=self.gebruiker, deelnemer=self.deelnemer, **form.cleaned_data
            )
        except ValidationError:
            return self.al_weg()
        messages.success(self.request, _("Overgenomen in het dossier. De aantekening is gewist."))
        return self.naar_lijst()


class Wissen(EenAantekening, TemplateView):
    """Ask once more, then erase: there is no way back."""

    template_name = "besloten/wissen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The note that would go."""
        return super().get_context_data(**kwargs | {"aantekening": self.aantekening})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Erase it."""
        if self.is_weg():
            return self.al_weg()
        aantekening_wissen(aantekening=self.aantekening)
        messages.success(request, _("Gewist."))
        return self.naar_lijst()


class Mijn(EigenMixin, TemplateView):
    """All my notes, over the dossiers I can open now; what goes away first on top."""

    template_name = "besloten/mijn.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The notes, and when I am away."""
        rijen = Werkaantekening.objects.van(self.gebruiker).select_related("dossier")
        rijen = rijen.filter(dossier__in=dossiers_met_recht(self.gebruiker, Recht.DOSSIER_BEWERKEN))
        lijst = aantekeningbeelden(rijen, self.vandaag)
        return super().get_context_data(
            bijna=[beeld for beeld in lijst if beeld.bijna],
            later=[beeld for beeld in lijst if not beeld.bijna],
            geeft_toegang=Functie.AANDACHTSFUNCTIONARIS in self.functies,
            **kwargs,
        )


class Afwezig(EigenMixin, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """When I am away, so that my notes wait for me (P-11)."""

    template_name = "besloten/afwezig.html"
    form_class = AfwezigForm

    def get_initial(self) -> dict[str, Any]:
        """From today."""
        return {"van": self.vandaag}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The days I am or was away, the last on top."""
        rijen = Afwezigheid.objects.filter(gebruiker=self.gebruiker).order_by("-van", "-pk")
        fout = bool(kwargs.get("form") and kwargs["form"].errors)
        return super().get_context_data(rijen=rijen, vandaag=self.vandaag, fout=fout, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a stretch away, end one that is open, or add one."""
        doe, _dubbelepunt, sleutel = request.POST.get("doe", "").partition(":")
        if doe not in {"weg", "terug"}:
            return super().post(request, *args, **kwargs)
        rijen = Afwezigheid.objects.filter(gebruiker=self.gebruiker, pk=int(sleutel) if sleutel.isdecimal() else 0)
        for rij in rijen:
            if doe == "weg" or rij.van >= self.vandaag:
                rij.delete()
            else:
                rij.tot = self.vandaag - timedelta(days=1)
                rij.save(update_fields=["tot"])
        return redirect(reverse("besloten:afwezig"))

    def form_valid(self, form: Any) -> HttpResponse:
        """Add it."""
        form.instance.gebruiker = self.gebruiker
        form.save()
        messages.success(self.request, _("Opgeschreven. Uw aantekeningen wachten op u."))
        return redirect("besloten:afwezig")
