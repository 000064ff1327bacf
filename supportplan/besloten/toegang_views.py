"""The way to a page of this package: who may not see it gets "does not exist", and no log tells that it was seen."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.views.generic.base import View

from supportplan.besloten.services_veiligheid import functies_nu, mag_veiligheid_zien
from supportplan.kern.invoer import invoer_tonen
from supportplan.kern.keuzes import Actie, Functie, Resultaat
from supportplan.kern.models import Dossier, Gebruiker
from supportplan.kern.toegang import Recht, dossiers_met_recht, toegang_tot
from supportplan.kern.toegang_views import DossierMixin


class BeslotenMixin(DossierMixin, is_grondslag=True):
    """A page of one dossier that does not exist for who may not see it (P-19), and that leaves no trace (P-10).

    A text that was sent while signed out is shown to who sent it, as everywhere; nothing else is.
    """

    recht = Recht.DOSSIER_BEWERKEN
    ook_gesloten = True  # to read and to erase; writing is refused by the page itself

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """404 for a visitor; else as any page of a dossier."""
        if not request.user.is_authenticated and not request.POST:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def loggen(self, actie: Actie, *, resultaat: Resultaat = Resultaat.GELUKT, object_uuid: UUID | None = None) -> None:
        """Write nothing in the log that others read (P-10, P-15)."""

    def _toelaten(self, uuid: UUID) -> None:
        toegang = toegang_tot(uuid, self.gebruiker)
        self.rechten = toegang.rechten if toegang else frozenset()
        dossier = toegang.dossier if toegang else self.zonder_rechten(uuid)
        if dossier is None or not self.mag(dossier):
            raise Http404
        self.dossier, self.deelnemer = dossier, toegang.deelnemer if toegang else None
        self.roepnaam = toegang.roepnaam if toegang else dossier.naam

    def zonder_rechten(self, uuid: UUID) -> Dossier | None:
        """Return the dossier for who has another way in than a right on it; nobody by default."""
        return None

    def mag(self, dossier: Dossier) -> bool:
        """Whether this person may see this page: every professional of the dossier by default."""
        return self.recht in self.rechten


class VeiligheidsMixin(BeslotenMixin, is_grondslag=True):
    """A page of a safety file: for who was given the safety right on this dossier (P-12)."""

    ook_onwetend = True  # the meldcode does not wait until somebody was told

    def zonder_rechten(self, uuid: UUID) -> Dossier | None:
        """Who was given the right may have no part in the dossier itself."""
        return Dossier.objects.filter(uuid=uuid).select_related("organisatie", "gemeente").first()

    def mag(self, dossier: Dossier) -> bool:
        """The right, given by name."""
        return mag_veiligheid_zien(self.gebruiker, dossier, timezone.localdate())


class EigenMixin(View):
    """A page outside any dossier for who works as a professional; it does not exist for others (P-19)."""

    request: HttpRequest

    @property
    def gebruiker(self) -> Gebruiker:
        """The signed-in user; only after `dispatch` has let them in."""
        gebruiker = self.request.user
        assert isinstance(gebruiker, Gebruiker)
        return gebruiker

    @cached_property
    def functies(self) -> set[str]:
        """What this person is at an organisation today (codes of Functie)."""
        return set(functies_nu(self.gebruiker, self.vandaag).values_list("functie", flat=True))

    @property
    def vandaag(self) -> date:
        """The day of now."""
        return timezone.localdate()

    def mag(self) -> bool:
        """Whether this person may see this page: a professional by function, or in any dossier."""
        eigen = self.functies & {Functie.PROFESSIONAL, Functie.AANDACHTSFUNCTIONARIS}
        return bool(eigen) or dossiers_met_recht(self.gebruiker, Recht.DOSSIER_BEWERKEN).exists()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """404 for who may not; never kept by the browser."""
        if not request.user.is_authenticated:
            if request.POST:
                return invoer_tonen(request)
            raise Http404
        if not self.mag():
            raise Http404
        antwoord = super().dispatch(request, *args, **kwargs)
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord
