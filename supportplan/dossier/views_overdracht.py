"""Pages about handing a dossier over: ask, by who helps or by the coordinator; answer, by who is asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from supportplan.dossier.forms_overdracht import OverdrachtForm, WeigerForm
from supportplan.dossier.services_overdracht import (
    GEVRAAGD,
    korte_naam,
    overdracht_aanvaarden,
    overdracht_intrekken,
    overdracht_vragen,
    overdracht_weigeren,
)
from supportplan.dossier.team import gecoordineerd, teamregels
from supportplan.kern.afsluiting import is_open
from supportplan.kern.keuzes import Actie, Functie, Overdrachtantwoord, Resultaat, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Collegaweigering, Deelnemer, Dossier, Overdracht
from supportplan.kern.services_deelname import professionals_op
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Overdragen(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Ask a colleague to take this dossier over from me; take that back."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "overdracht"
    template_name = "dossier/overdragen.html"
    form_class = OverdrachtForm
    ook_onwetend = True
    rol_in_log: str = Rol.PROFESSIONAL

    @cached_property
    def wachtend(self) -> Overdracht | None:
        """The question that was not answered yet."""
        rijen = Overdracht.objects.wachtend().filter(dossier=self.dossier)
        gevonden: Overdracht | None = rijen.select_related("naar", "dossier").first()
        return gevonden

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form who can be asked, and who hands over."""
        return super().get_form_kwargs() | {"collegas": self.collegas(), **self.van_wie()}

    def collegas(self) -> "QuerySet[Any]":
        """Everybody who works at the organisation as a professional, but me."""
        plekken = professionals_op(timezone.localdate()).filter(organisatie=self.dossier.organisatie_id)
        zonder = plekken.exclude(gebruiker=self.gebruiker).exclude(gebruiker__in=self.liever_niet())
        return zonder.select_related("gebruiker").order_by("gebruiker__naam", "pk")

    def liever_niet(self) -> "QuerySet[Any]":
        """Whom the client does not want."""
        rijen = Collegaweigering.objects.filter(dossier=self.dossier, ingetrokken_op=None)
        accounts: QuerySet[Any] = rijen.values("gebruiker")
        return accounts

    def get_initial(self) -> dict[str, Any]:
        """Begin with the note of the last time, when that led to nothing."""
        eerder = Overdracht.objects.filter(dossier=self.dossier, gevraagd_door=self.gebruiker).order_by("-pk")
        return {"notitie": eerder.values_list("notitie", flat=True).first() or ""}

    def van_wie(self) -> dict[str, Any]:
        """It is the reader who hands over."""
        return {"zelf": self.deelnemer}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the question back when that button was pressed; else ask."""
        if request.POST.get("doe") != "intrekken":
            return super().post(request, *args, **kwargs)
        if self.wachtend is not None:
            overdracht_intrekken(
                overdracht=self.wachtend, door=self.gebruiker, rol=self.rol_in_log, op=timezone.localdate()
            )
            messages.success(request, _("De vraag is ingetrokken. Er verandert niets."))
        return self.klaar()

    def form_valid(self, form: OverdrachtForm) -> HttpResponse:
        """Ask, or say why that cannot be."""
        vraag = form.vraag()
        try:
            overdracht_vragen(
                dossier=self.dossier, vraag=vraag, door=self.gebruiker, rol=self.rol_in_log, op=timezone.localdate()
            )
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return self.form_invalid(form)
        zin = _("%(naam)s krijgt de vraag op de startpagina. Tot het antwoord verandert er niets.")
        messages.success(self.request, zin % {"naam": korte_naam(vraag.plek.gebruiker)})
        return self.klaar()

    def klaar(self) -> HttpResponse:
        """Go to where it can be seen."""
        return redirect("profiel:mensen", dossier=self.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked and answered before."""
        eerder = Overdracht.objects.filter(dossier=self.dossier, antwoord=Overdrachtantwoord.GEWEIGERD)
        return super().get_context_data(
            wachtend=self.wachtend,
            gevraagde=korte_naam(self.wachtend.naar) if self.wachtend else "",
            geweigerd=[
                (korte_naam(rij.naar), rij.antwoord_op, rij.weigerreden)
                for rij in eerder.select_related("naar").order_by("-pk")[:3]
            ],
            **kwargs,
        )


class TeamOverdragen(Overdragen):
    """The same by the coordinator, also when who helped has left; without a right on the dossier."""

    template_name = "dossier/team_overdragen.html"
    rol_in_log = Functie.TEAMCOORDINATOR

    def _toelaten(self, uuid: UUID) -> None:
        """Let in who coordinates the organisation of the dossier; for everybody else there is no such page."""
        organisaties = gecoordineerd(self.gebruiker, timezone.localdate())
        rijen = Dossier.objects.filter(is_open(self.gebruiker, "pk"), uuid=uuid, organisatie__in=organisaties)
        gevonden = rijen.select_related("organisatie").first()
        if gevonden is None:
            raise Http404
        self.dossier, self.rechten, self.deelnemer = gevonden, frozenset(), None

    def loggen(self, actie: Actie, *, resultaat: Resultaat = Resultaat.GELUKT, object_uuid: UUID | None = None) -> None:
        """Write the look down as one of the coordinator."""
        ip = self.request.META.get("REMOTE_ADDR")
        log(self.dossier, actie, "team", door=self.gebruiker, rol=self.rol_in_log, ip=ip, resultaat=resultaat)

    def collegas(self) -> "QuerySet[Any]":
        """Everybody who works there as a professional, the coordinator too when that is so."""
        plekken = professionals_op(timezone.localdate()).filter(organisatie=self.dossier.organisatie_id)
        zonder = plekken.exclude(gebruiker__in=self.liever_niet())
        return zonder.select_related("gebruiker").order_by("gebruiker__naam", "pk")

    def van_wie(self) -> dict[str, Any]:
        """Anybody who helped can be who hands over, first contacts first."""
        mensen = Deelnemer.objects.filter(dossier=self.dossier, rol=Rol.PROFESSIONAL)
        return {"mensen": list(mensen.exclude(gebruiker=None).order_by("-aanspreekpunt", "pk"))}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the first contact."""
        eerste = next(iter(self.van_wie()["mensen"]), None)
        return super().get_initial() | {"van": eerste.pk if eerste else None}

    def klaar(self) -> HttpResponse:
        """Go to the coordinator's page of this dossier."""
        return redirect("dossier:team_dossier", dossier=self.dossier.uuid)


class Antwoorden(DossierMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Accept or refuse to take a dossier over. Only for who was asked, and only names and days until then."""

    recht = Recht.DOSSIER_ZIEN
    soort = "overdracht"
    template_name = "dossier/overdracht.html"
    form_class = WeigerForm
    ook_onwetend = True
    overdracht: Overdracht

    def _toelaten(self, uuid: UUID) -> None:
        """Let in who was asked, as long as nobody answered; for everybody else there is no such page."""
        rijen = Overdracht.objects.wachtend().filter(
            is_open(self.gebruiker), naar=self.gebruiker, dossier__uuid=uuid, dossier__gesloten_op=None
        )
        gevonden = rijen.select_related("dossier__organisatie", "van", "gevraagd_door", "naar").first()
        if gevonden is None:
            raise Http404
        self.overdracht, self.dossier = gevonden, gevonden.dossier
        self.rechten, self.deelnemer = frozenset(), None

    def loggen(self, actie: Actie, *, resultaat: Resultaat = Resultaat.GELUKT, object_uuid: UUID | None = None) -> None:
        """Write the look down as one of who was asked."""
        log(
            self.dossier,
            actie,
            self.soort,
            door=self.gebruiker,
            object_uuid=self.overdracht.uuid,
            rol=GEVRAAGD,
            ip=self.request.META.get("REMOTE_ADDR"),
            resultaat=resultaat,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Accept when that button was pressed; else refuse with a reason."""
        if request.POST.get("doe") != "aanvaarden":
            return super().post(request, *args, **kwargs)
        try:
            overdracht_aanvaarden(overdracht=self.overdracht, door=self.gebruiker, op=timezone.localdate())
        except ValidationError as bezwaar:
            messages.warning(request, " ".join(bezwaar.messages))
            return redirect("dossier:start")
        zin = _("U bent nu het eerste aanspreekpunt van %(naam)s. Vertel het de cliënt.")
        messages.success(request, zin % {"naam": self.dossier.naam})
        return redirect("profiel:mensen", dossier=self.dossier.uuid)

    def form_valid(self, form: WeigerForm) -> HttpResponse:
        """Refuse."""
        overdracht_weigeren(
            overdracht=self.overdracht,
            reden=form.cleaned_data["reden"],
            door=self.gebruiker,
            op=timezone.localdate(),
        )
        messages.success(self.request, _("U neemt dit dossier niet over. Uw collega leest waarom."))
        return redirect("dossier:start")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who asks, how far it is, and when; no content."""
        (regel,) = teamregels([self.dossier], timezone.localdate())
        return super().get_context_data(
            overdracht=self.overdracht,
            vrager=korte_naam(self.overdracht.gevraagd_door),
            van=self.overdracht.van.naam if self.overdracht.van else "",
            regel=regel,
            **kwargs,
        )
