"""Annexes: the files of a dossier, who may see them, adding one and fetching one (S-07, P-03)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView
from django.views.generic.base import View

from supportplan.dossier.forms_bijlage import BijlageForm, BijlageToevoegenForm
from supportplan.dossier.services_bijlage import bijlage_toevoegen
from supportplan.kern.bestanden import MIMETYPES
from supportplan.kern.grenzen import TE_VAAK, TeVaakError, tellen
from supportplan.kern.keuzes import Actie
from supportplan.kern.models import Bijlage
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin
from supportplan.kern.uploads import is_te_groot

SOORTNAMEN = {"application/pdf": "pdf", "image/jpeg": _("foto"), "image/png": _("foto")}


class Bijlagen(RijenMixin, TemplateView):
    """Everything this reader may see; who may change the dossier changes title and readers on the spot."""

    recht = Recht.DOSSIER_ZIEN
    soort = "bijlagen"
    formulieren = (BijlageForm,)
    template_name = "dossier/bijlagen.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only who may change the dossier."""
        if Recht.DOSSIER_BEWERKEN not in self.rechten:
            raise PermissionDenied
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = (
            Bijlage.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer).select_related("gemaakt_door")
        )
        mag = Recht.DOSSIER_BEWERKEN in self.rechten and not self.slot
        regels = [
            {
                "rij": rij,
                "soort": SOORTNAMEN.get(rij.mimetype, rij.mimetype),
                "form": self.form_voor(BijlageForm, rij) if mag else None,
            }
            for rij in rijen.order_by("-gemaakt_op", "-pk")
        ]
        return super().get_context_data(regels=regels, mag=mag, **kwargs)


class Toevoegen(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Add one file. What was typed stays when the file is refused; the file itself is chosen again."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "bijlagen"
    form_class = BijlageToevoegenForm
    template_name = "dossier/bijlage_nieuw.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whether the file was dropped on the way in."""
        return super().get_form_kwargs() | {"te_groot": is_te_groot(self.request)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look into no more files than somebody can mean to send; the page keeps what was typed."""
        try:
            tellen("bijlage", self.gebruiker)
        except TeVaakError:
            form = self.form_class(request.POST)
            form.errors.clear()
            form.add_error(None, TE_VAAK)
            return self.form_invalid(form)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: BijlageToevoegenForm) -> HttpResponse:
        """Keep it, and show the list."""
        assert form.nagekeken is not None
        gegevens = form.cleaned_data
        try:
            bijlage_toevoegen(
                dossier=self.dossier,
                uuid=form.rij,
                titel=gegevens["titel"],
                zichtbaarheid=gegevens["zichtbaarheid"],
                nagekeken=form.nagekeken,
                door=self.gebruiker,
                rol=self.deelnemer.rol if self.deelnemer else "",
            )
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        messages.success(self.request, _("“%(titel)s” is toegevoegd.") % {"titel": gegevens["titel"]})
        return redirect(reverse("dossier:bijlagen", kwargs={"dossier": self.dossier.uuid}))


class Ophalen(DossierMixin, View):
    """Give one file to whom may see it: always to keep, never shown inside our own pages, and nothing in it may run."""

    recht = Recht.DOSSIER_ZIEN
    soort = "bijlage"
    actie = Actie.DOWNLOADEN

    def get(self, request: HttpRequest, bijlage: UUID, **kwargs: Any) -> HttpResponseBase:
        """The file under its title; 404 for one this reader may not see, and for one whose file is gone."""
        rijen = Bijlage.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        rij = get_object_or_404(rijen, uuid=bijlage)
        self.onderwerp = rij.uuid
        try:
            with rij.bestand.open("rb") as bestand:
                inhoud: bytes = bestand.read()
        except OSError as fout:
            raise Http404 from fout
        eind = next((eind for eind, soort in MIMETYPES.items() if soort == rij.mimetype), "bin")
        antwoord = HttpResponse(inhoud, content_type=rij.mimetype)
        antwoord["Content-Disposition"] = f'attachment; filename="{slugify(rij.titel)[:80] or "bijlage"}.{eind}"'
        antwoord["X-Content-Type-Options"] = "nosniff"
        antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return antwoord
