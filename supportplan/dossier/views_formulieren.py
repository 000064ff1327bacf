"""Blank forms to print, for everyone who is signed in (W-29)."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.views.generic import TemplateView

from supportplan.dossier.formulieren import FORMULIEREN, PER_SLUG


class Formulieren(LoginRequiredMixin, TemplateView):
    """The list of blank forms."""

    template_name = "dossier/formulieren.html"
    extra_context = {"formulieren": FORMULIEREN}


class Formulier(LoginRequiredMixin, TemplateView):
    """One blank form."""

    template_name = "dossier/formulier.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form of the address; 404 for a name that is no form."""
        formulier = PER_SLUG.get(kwargs["slug"])
        if formulier is None:
            raise Http404
        return super().get_context_data(formulier=formulier, **kwargs)
