"""Mijn dossiers: the start page of everyone who signs in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView

from supportplan.dossier.bladeren import MEESTE, MEESTE_GEVONDEN, Begrensd, telling
from supportplan.dossier.caseload import VOLGORDES, Volgorde, caseload, caseloadregels, functie_van, plannen_van
from supportplan.dossier.herinneringen import herinneringen_van
from supportplan.dossier.overdrachtmeldingen import overdrachtmeldingen_van
from supportplan.dossier.spoedmeldingen import functies_en_meldingen, spoedmeldingen_van
from supportplan.kern.grenzen import tellen
from supportplan.kern.keuzes import Actie, Functie
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker

PER_BLAD = 25
EIGEN_PAGINA = {Functie.PROFESSIONAL, Functie.AANDACHTSFUNCTIONARIS}  # who has a page of notes, with notes or without


class Start(TemplateView):
    """The dossiers of the reader, searched by name and sorted; a fixed number of queries (product 7)."""

    template_name = "dossier/start.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send who is not signed in to the way in: the invented people in a demo, else the sign-in page."""
        if not request.user.is_authenticated:
            return redirect("kern:demo" if settings.DEMO else settings.LOGIN_URL)
        antwoord = super().dispatch(request, *args, **kwargs)
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the caseload, or a friendly word for who has none."""
        gebruiker = self.request.user
        assert isinstance(gebruiker, Gebruiker)
        woorden = self.request.GET.get("zoek", "").strip()
        if woorden:
            tellen("zoeken", gebruiker)
        volgorde = Volgorde.uit(self.request.GET.get("volgorde", ""))
        bladen = Begrensd(
            caseload(gebruiker, woorden, volgorde), PER_BLAD, meeste=MEESTE_GEVONDEN if woorden else MEESTE
        )
        bladzijde = bladen.get_page(self.request.GET.get("blad"))
        functies, spoed, overdracht, datalek = functies_en_meldingen(gebruiker, timezone.now())
        if woorden:
            log(None, Actie.ZOEKEN, "dossiers", door=gebruiker, ip=self.request.META.get("REMOTE_ADDR"))
        context: dict[str, Any] = {
            "bladzijde": bladzijde,
            "telling": telling(bladzijde),
            "regels": caseloadregels(list(bladzijde.object_list), timezone.localdate()),
            "zoek": woorden,
            "volgorde": volgorde.value,
            "volgordes": VOLGORDES,
            "mag_openen": Functie.PROFESSIONAL in functies,
            "eigen_url": reverse("besloten:mijn") if functies & EIGEN_PAGINA else "",
            "beheert": Functie.BEHEERDER in functies,
            "datalek": datalek,
            "coordineert": Functie.TEAMCOORDINATOR in functies,
        }
        if not woorden and bladzijde.number == 1:
            context["herinneringen"] = herinneringen_van(gebruiker, timezone.localdate())
            context["overdrachten"] = overdrachtmeldingen_van(gebruiker, timezone.now()) if overdracht else []
            context["spoedmeldingen"] = spoedmeldingen_van(gebruiker, timezone.now()) if spoed else []
        if not context["regels"] and not woorden:
            context |= {"functie": functie_van(gebruiker, timezone.localdate()), "plannen": plannen_van(gebruiker)}
        return super().get_context_data(**context, **kwargs)
