"""The one way a page gets at a dossier: the right is declared on the class, checked first, and the look is logged."""

from http import HTTPStatus
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic.base import View

from supportplan.kern.invoer import Waarom, invoer_teruggeven, invoer_tonen
from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker
from supportplan.kern.slot import SCHRIJFRECHTEN, waarom_niet_schrijven
from supportplan.kern.toegang import Recht, toegang_tot


class DossierMixin(AccessMixin, View):
    """A page about one dossier. A class without `recht` cannot be defined.

    Sets `self.dossier`, `self.rechten`, `self.deelnemer` (the part of the user in the dossier) and `self.roepnaam`
    (what people call the client). A stranger gets 404, someone in the dossier without the right 403, an anonymous
    visitor the sign-in page. A GET that shows something is written to the log as `soort`, once (P-20): as seen, or as
    another `actie` such as a download.

    Where nothing may be written now (`slot`) every POST is refused with the reason, unless the page says that it is
    also for a closed dossier or for somebody who does not know yet (method 1).
    """

    recht: ClassVar[Recht]
    soort: ClassVar[str] = ""
    actie: ClassVar[Actie] = Actie.INZIEN
    ook_gesloten: ClassVar[bool] = False
    ook_onwetend: ClassVar[bool] = False
    slot_per_rij: ClassVar[bool] = False  # the page itself refuses, and keeps what was typed
    onderwerp: UUID | None = None  # the thing a view showed, for the log, when the address does not name it
    request: HttpRequest
    dossier: Dossier
    deelnemer: Deelnemer | None
    rechten: frozenset[Recht]
    roepnaam: str
    contact_eerst_lezen: bool = False  # on the client; who works here reads it before giving paper along

    def __init_subclass__(cls, *, is_grondslag: bool = False, **kwargs: Any) -> None:
        """Refuse a page without a right; `is_grondslag` marks a class that pages are built on, itself no page."""
        super().__init_subclass__(**kwargs)
        if not is_grondslag and getattr(cls, "recht", None) is None:
            melding = f"{cls.__name__} must say which right it needs: recht = Recht..."
            raise ImproperlyConfigured(melding)

    @property
    def gebruiker(self) -> Gebruiker:
        """The signed-in user; only after `dispatch` has let them in."""
        gebruiker = self.request.user
        assert isinstance(gebruiker, Gebruiker)
        return gebruiker

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who holds the right; write the look in the log when the page came out."""
        if not request.user.is_authenticated:
            return invoer_tonen(request) if request.POST else self.handle_no_permission()
        self._toelaten(kwargs["dossier"])
        if request.method == "POST" and self.slot and not self.slot_per_rij:
            antwoord = self._op_slot()
        else:
            antwoord = self._behandelen(request, *args, **kwargs)
        if request.method == "GET" and antwoord.status_code == HttpResponse.status_code:
            self.loggen(self.actie, object_uuid=self.onderwerp or _uuid_uit_adres(kwargs))
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord

    def _behandelen(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let the page answer; text for a thing that was taken away meanwhile comes back to who typed it."""
        try:
            self.ophalen()
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            if not self._verstuurd or self._wil_json:
                raise
            reden = _("Wat u wilde veranderen, is er niet meer.")
            return self._teruggeven(Waarom.WEG, reden, HTTPStatus.NOT_FOUND)

    def ophalen(self) -> None:
        """Fetch what the address names besides the dossier; raise Http404 when it is not there. Nothing by default."""

    @property
    def _wil_json(self) -> bool:
        return self.request.headers.get("Accept") == "application/json"

    @property
    def _verstuurd(self) -> bool:
        """Whether a form was sent with anything in it."""
        return any(waarde for naam, waarde in self.request.POST.items() if naam != "csrfmiddlewaretoken")

    @cached_property
    def slot(self) -> str:
        """Why nothing may be written on this page now, as an instruction; empty when it may."""
        return waarom_niet_schrijven(self.dossier, ook_gesloten=self.ook_gesloten, ook_onwetend=self.ook_onwetend)

    def _op_slot(self) -> HttpResponseBase:
        """Say why nothing was stored and give back what was sent; the page's script keeps its own text."""
        if self._wil_json:
            return JsonResponse({"bericht": self.slot}, status=HTTPStatus.CONFLICT)
        if self._verstuurd:
            return self._teruggeven(Waarom.SLOT, self.slot, HTTPStatus.CONFLICT)
        messages.warning(self.request, self.slot)
        return redirect("dossier:dossier", dossier=self.dossier.uuid)

    def _teruggeven(self, waarom: Waarom, reden: str, status: HTTPStatus) -> HttpResponse:
        terug = reverse("dossier:dossier", kwargs={"dossier": self.dossier.uuid})
        return invoer_teruggeven(self.request, waarom, reden=reden, status=status, terug=terug)

    def _toelaten(self, uuid: UUID) -> None:
        toegang = toegang_tot(uuid, self.gebruiker)
        if toegang is None:
            raise Http404
        self.dossier, self.rechten, self.deelnemer = toegang.dossier, toegang.rechten, toegang.deelnemer
        self.roepnaam = toegang.roepnaam
        self.contact_eerst_lezen = toegang.contact_eerst_lezen and Recht.DOSSIER_BEWERKEN in self.rechten
        if self.recht not in self.rechten:
            self.loggen(self.actie, resultaat=Resultaat.GEWEIGERD)
            raise PermissionDenied

    def loggen(self, actie: Actie, *, resultaat: Resultaat = Resultaat.GELUKT, object_uuid: UUID | None = None) -> None:
        """Write what this user did here to the log of the dossier."""
        log(
            self.dossier,
            actie,
            self.soort or type(self).__name__.lower(),
            door=self.gebruiker,
            object_uuid=object_uuid,
            rol=self.deelnemer.rol if self.deelnemer else "",
            ip=self.request.META.get("REMOTE_ADDR"),
            resultaat=resultaat,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give every page of a dossier the dossier and what the user may do in it."""
        kwargs |= {  # over the uuid in the address, which TemplateView passes on as `dossier`
            "dossier": self.dossier,
            "rechten": {recht.value for recht in (self.rechten - SCHRIJFRECHTEN if self.slot else self.rechten)},
            "menurechten": {recht.value for recht in self.rechten},  # the menu leads to reading, slot or not
            "slot": self.slot,
            "contact_eerst_lezen": self.contact_eerst_lezen,
            "deelnemer": self.deelnemer,
        }
        return super().get_context_data(**kwargs)  # type: ignore[misc,no-any-return]  # TemplateView has it


def _uuid_uit_adres(sleutels: dict[str, Any]) -> UUID | None:
    """Return the thing in the dossier that an address names, if it does."""
    return next((waarde for naam, waarde in sleutels.items() if naam != "dossier" and isinstance(waarde, UUID)), None)
