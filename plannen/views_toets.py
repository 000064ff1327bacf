"""A point of the check page that does not apply, with the reason (W-10)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from django.views.generic.base import View

from plannen.aanvraag.voorblad import PUNTEN_A_G
from plannen.keuzes import Punt
from plannen.models import Toetspunt
from plannen.services_toets import laatste_reden, punt_niet_van_toepassing, punt_weer_van_toepassing
from supportplan.kern.rijen.formulieren import leesbaar
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class ToetspuntForm(forms.Form):
    """Why a point does not apply."""

    use_required_attribute = False

    reden = forms.CharField(
        label=gettext_lazy("Niet van toepassing, omdat"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10_000,
        validators=[leesbaar],
        help_text=gettext_lazy("De reden staat bij dit punt op de eerste pagina van het document."),
        error_messages={"required": gettext_lazy("Schrijf op waarom dit punt niet van toepassing is.")},
    )


class Puntpagina(DossierMixin, View, is_grondslag=True):
    """A page about one point of the check; another word in the address is no page."""

    recht = Recht.DOCUMENT_MAKEN
    soort = "toetspunt"

    def _toelaten(self, uuid: UUID) -> None:
        super()._toelaten(uuid)
        if self.kwargs["punt"] not in Punt.values:
            raise Http404
        self.punt = Punt(self.kwargs["punt"])

    def controlelijst(self, **vraag: str) -> str:
        """Return the address of the check, at its list."""
        adres = reverse("plannen:aanvraag_definitief", args=[self.dossier.uuid])
        return f"{adres}?{urlencode(vraag)}#toets" if vraag else f"{adres}#toets"


class ToetspuntBewerken(Puntpagina, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """Say why one point does not apply, or that it does after all."""

    recht = Recht.DOCUMENT_MAKEN
    template_name = "plannen/toetspunt.html"
    form_class = ToetspuntForm

    @cached_property
    def reden(self) -> str:
        """The reason that stands there now."""
        rijen = Toetspunt.objects.filter(dossier=self.dossier, punt=self.punt)
        return rijen.values_list("reden", flat=True).first() or ""

    def get_initial(self) -> dict[str, Any]:
        """Begin with the reason that stands there."""
        return {"reden": self.reden}

    def get_form(self, form_class: type[ToetspuntForm] | None = None) -> ToetspuntForm:
        """The steps of the CRvB are not on the first page of the document."""
        form: ToetspuntForm = super().get_form(form_class)
        if self.punt not in PUNTEN_A_G:
            form.fields["reden"].help_text = _("De reden staat bij dit punt in de controlelijst.")
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs |= {"punt": self.punt, "al": bool(self.reden), "terug": self.controlelijst()}
        kwargs["formulieren"] = [kwargs["form"]] if "form" in kwargs and kwargs["form"].errors else []
        return super().get_context_data(**kwargs, fout=bool(kwargs["formulieren"]))

    def form_valid(self, form: ToetspuntForm) -> HttpResponse:
        """Store the reason and go back to the check."""
        punt_niet_van_toepassing(
            dossier=self.dossier, punt=self.punt, reden=form.cleaned_data["reden"], door=self.gebruiker
        )
        messages.success(self.request, _("Vastgelegd: %(punt)s is niet van toepassing.") % {"punt": self.punt.label})
        return redirect(self.controlelijst())


class ToetspuntTerug(Puntpagina):
    """Take back that a point does not apply (`doe` is weg), or put that back as it stood (`doe` is terug)."""

    recht = Recht.DOCUMENT_MAKEN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Do it and go back to the check; twice does no harm."""
        if request.POST.get("doe") == "terug":
            if reden := laatste_reden(self.dossier, self.punt):
                punt_niet_van_toepassing(dossier=self.dossier, punt=self.punt, reden=reden, door=self.gebruiker)
            return redirect(self.controlelijst())
        punt_weer_van_toepassing(dossier=self.dossier, punt=self.punt, door=self.gebruiker)
        return redirect(self.controlelijst(weg=self.punt.value))
