"""Pausing somebody's access to a dossier, for who holds the safety right on it (P-15, P-19)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from supportplan.besloten.forms_pauze import PauzeForm
from supportplan.besloten.keuzes import Veiligheidsactie
from supportplan.besloten.services_pauze import Pauzeerbaar, pauze_opheffen, pauzeerbaar, toegang_pauzeren
from supportplan.besloten.services_veiligheid import veiligheid_loggen
from supportplan.besloten.toegang_views import VeiligheidsMixin


class Pauzes(VeiligheidsMixin, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """Who is paused now, lifting it after one more question, and pausing somebody else."""

    template_name = "besloten/pauze.html"
    form_class = PauzeForm

    @cached_property
    def mensen(self) -> list[Pauzeerbaar]:
        """Everybody it can be about."""
        return pauzeerbaar(self.dossier, self.gebruiker)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Only who is not paused yet can be chosen."""
        zonder = [mens.deelnemer for mens in self.mensen if mens.pauze is None]
        return super().get_form_kwargs() | {"mensen": zonder}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The pauses; looking is written in the safety audit."""
        veiligheid_loggen(self.dossier, Veiligheidsactie.PAUZE_INZIEN, door=self.gebruiker, ip=self._ip())
        return super().get_context_data(
            gepauzeerd=[mens for mens in self.mensen if mens.pauze],
            opheffen=self._gepauzeerde(self.request.GET.get("opheffen", "")),
            fout=bool(kwargs.get("form") and kwargs["form"].errors),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lift a pause, or look at the form."""
        if request.POST.get("doe") == "opheffen":
            return self._opheffen(request.POST.get("wie", ""))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: PauzeForm) -> HttpResponse:
        """Pause; the words on the next page say nothing to who looks along."""
        try:
            toegang_pauzeren(
                deelnemer=form.deelnemer(), reden=form.cleaned_data["reden"], door=self.gebruiker, ip=self._ip()
            )
        except ValidationError as bezwaar:  # became a colleague meanwhile
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        return self._klaar()

    def _opheffen(self, sleutel: str) -> HttpResponse:
        mens = self._gepauzeerde(sleutel)
        if mens is None:
            messages.warning(self.request, _("Deze pauze is er niet meer."))
            return redirect(self._adres)
        pauze_opheffen(deelnemer=mens.deelnemer, door=self.gebruiker, ip=self._ip())
        return self._klaar()

    def _klaar(self) -> HttpResponse:
        messages.success(self.request, _("Opgeslagen."))
        return redirect(self._adres)

    def _gepauzeerde(self, sleutel: str) -> Pauzeerbaar | None:
        gepauzeerd = (mens for mens in self.mensen if mens.pauze)
        return next((mens for mens in gepauzeerd if str(mens.deelnemer.uuid) == sleutel), None)

    @property
    def _adres(self) -> str:
        return self.request.path

    def _ip(self) -> str | None:
        return self.request.META.get("REMOTE_ADDR")
