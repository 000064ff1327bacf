"""Pages of the document (users say Wmo-aanvraag): as it is now, making it final, and the frozen versions."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from django.views.generic.base import View

from plannen.aanvraag import overzicht
from plannen.aanvraag.bestanden import bestand_van
from plannen.aanvraag.bron import Bron, bron_van
from plannen.aanvraag.opbouw import bouwen
from plannen.keuzes import BESTANDSNAAM, MIMETYPE, Bestandsoort, Punt
from plannen.models import Document, Documentbestand
from plannen.services_document import bezwaren_van_document, document_definitief_maken
from supportplan.kern.bevroren import BestandVeranderdError, bestand_lezen
from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Documentpagina(DossierMixin, TemplateView):
    """What every page of the document shares."""

    recht = Recht.DOCUMENT_ZIEN
    soort = "document"

    def versies(self) -> list[Document]:
        """The final versions with their files, newest first: two queries."""
        rijen = Document.objects.filter(dossier=self.dossier).select_related("definitief_door")
        return list(rijen.prefetch_related("bestanden").order_by("-versie"))


class Aanvraag(Documentpagina):
    """The document as it is now, with the check list beside it and the final versions below."""

    template_name = "plannen/aanvraag.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bron = bron_van(self.dossier, timezone.now())
        inhoud = bouwen(bron)
        return super().get_context_data(
            inhoud=inhoud,
            namen=overzicht.namen(bron, inhoud) if Recht.DOCUMENT_MAKEN in self.rechten else [],
            scherm=True,
            waarom=Recht.PROFIEL_ZIEN in self.rechten,
            punten=overzicht.punten(bron),
            niet_erin=overzicht.niet_erin(bron) if Recht.DOCUMENT_MAKEN in self.rechten else [],
            versies=self.versies(),
            **kwargs,
        )


class Definitief(Documentpagina):
    """The check page (W-10), and the act itself: it warns about the check, and refuses only what the law misses."""

    recht = Recht.DOCUMENT_MAKEN
    template_name = "plannen/aanvraag_definitief.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bron = bron_van(self.dossier, timezone.now(), concept=False)
        punten, inhoud = overzicht.punten(bron), bouwen(bron)
        weg = self.request.GET.get("weg", "")
        return super().get_context_data(
            **{"bezwaren": bezwaren_van_document(bron)} | kwargs,
            wordt=bron.versie,
            inhoud=inhoud,
            namen=overzicht.namen(bron, inhoud),
            punten=punten,
            net_weg=Punt(weg) if weg in Punt.values and weg not in bron.beeld.toetspunten else None,
            nog_leeg=overzicht.nog_leeg(punten),
            niet_erin=overzicht.niet_erin(bron),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Make the document final and show the new version; without the legal minimum say what is missing.

        The page says which version it makes; sent twice, the second time shows what the first one made.
        """
        gezien = request.POST.get("wordt", "")
        wordt = int(gezien) if gezien.isdecimal() and len(gezien) < 6 else None
        try:
            document = document_definitief_maken(
                dossier=self.dossier, door=self.gebruiker, op=timezone.now(), wordt=wordt
            )
        except ValidationError as fout:
            context = self.get_context_data(bezwaren=fout.messages, fout=True)
            return self.render_to_response(context, status=422)
        messages.success(request, _("Versie %(nummer)s is definitief.") % {"nummer": document.versie})
        return redirect("plannen:aanvraag_versie", dossier=self.dossier.uuid, versie=document.versie)


class Versie(Documentpagina):
    """A final version as a page, made from its frozen data; not shown when that data is no longer what was frozen."""

    template_name = "plannen/aanvraag_versie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rij = get_object_or_404(
            Documentbestand.objects.select_related("document"),
            dossier=self.dossier,
            document__versie=kwargs["versie"],
            soort=Bestandsoort.JSON,
        )
        return super().get_context_data(
            inhoud=_gegevens(rij), scherm=True, document=rij.document, bestanden=rij.document.bestanden.all(), **kwargs
        )


def _gegevens(rij: Documentbestand) -> dict[str, Any] | None:
    try:
        gegevens: dict[str, Any] = json.loads(bestand_lezen(rij))
    except BestandVeranderdError:
        return None
    return gegevens


class Conceptbestand(DossierMixin, View):
    """Download the document as it is now; CONCEPT stands on each page of it."""

    recht = Recht.DOCUMENT_ZIEN
    soort = "document"
    actie = Actie.DOWNLOADEN

    def get(self, request: HttpRequest, soort: str, **kwargs: Any) -> HttpResponseBase:
        """One file; 404 for a kind there is not."""
        if soort not in Bestandsoort.values:
            raise Http404
        bron: Bron = bron_van(self.dossier, timezone.now())
        inhoud = bestand_van(Bestandsoort(soort), bouwen(bron), bron)
        if inhoud is None:
            raise Http404
        return als_bestand(soort, inhoud)


class Versiebestand(DossierMixin, View):
    """Download a frozen file; its hash is checked first (W-28)."""

    recht = Recht.DOCUMENT_ZIEN
    soort = "document"
    actie = Actie.DOWNLOADEN

    def get(self, request: HttpRequest, versie: int, soort: str, **kwargs: Any) -> HttpResponseBase:
        """The stored bytes; a file that changed is never served."""
        rij = get_object_or_404(
            Documentbestand.objects.select_related("document"),
            dossier=self.dossier,
            document__versie=versie,
            soort=soort,
        )
        try:
            inhoud = bestand_lezen(rij)
        except BestandVeranderdError:
            self.loggen(Actie.DOWNLOADEN, resultaat=Resultaat.GEWEIGERD, object_uuid=rij.document.uuid)
            messages.error(request, _("Dit bestand is niet meer gelijk aan wat definitief gemaakt is. Meld dit."))
            return redirect("plannen:aanvraag", dossier=self.dossier.uuid)
        self.onderwerp = rij.document.uuid
        return als_bestand(soort, inhoud)


def als_bestand(soort: str, inhoud: bytes) -> HttpResponse:
    """A download; never shown inside our own pages, so nothing in it can run there."""
    antwoord = HttpResponse(inhoud, content_type=MIMETYPE[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{BESTANDSNAAM[soort]}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
