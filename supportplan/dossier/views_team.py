"""Pages of the teamcoördinator: the dossiers of the team, and who replaces whom. Names and days, no content."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView
from django.views.generic.base import View

from supportplan.dossier.bladeren import MEESTE, MEESTE_GEVONDEN, Begrensd, telling
from supportplan.dossier.forms_team import LaatsteDagForm, TeamvraagForm, VervangingForm, fouten_per_dossier
from supportplan.dossier.team import (
    Teamlid,
    Toon,
    collegas_met_dossiers,
    deelnames_van,
    dossiers_van_team,
    gecoordineerd,
    overdracht_voor_team,
    teamregels,
    vervanging_voor_team,
)
from supportplan.kern.afsluiting import is_open
from supportplan.kern.grenzen import tellen
from supportplan.kern.keuzes import Actie, Afwezigreden, Functie, Resultaat, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Organisatie, Overdracht, Vervanging
from supportplan.kern.services_deelname import professionals_op
from supportplan.kern.services_vervanging import vervanging_regelen, vervanging_stoppen, vervanging_tot_wijzigen
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin

PER_BLAD = 25
SOORT = "team"


class TeamMixin(LoginRequiredMixin, View):
    """A page for who is a teamcoördinator now; for everybody else there is no such page."""

    request: HttpRequest
    gebruiker: Gebruiker
    organisaties: list[Organisatie]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who coordinates an organisation today."""
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        assert isinstance(request.user, Gebruiker)
        self.gebruiker = request.user
        self.organisaties = gecoordineerd(self.gebruiker, timezone.localdate())
        if not self.organisaties:
            raise Http404
        antwoord = super().dispatch(request, *args, **kwargs)
        patch_cache_control(antwoord, no_store=True, private=True)
        return antwoord

    def loggen(self, actie: Actie, dossier: Dossier | None = None, uuid: UUID | None = None) -> None:
        """Write that the coordinator looked; the client can read that too, when it was at their dossier (P-21)."""
        ip = self.request.META.get("REMOTE_ADDR")
        rol = Functie.TEAMCOORDINATOR if dossier else ""
        log(dossier, actie, SOORT, door=self.gebruiker, object_uuid=uuid, rol=rol, ip=ip)


class Team(TeamMixin, TemplateView):
    """The dossiers of the own organisation, searched, filtered and paged; a fixed number of queries."""

    template_name = "dossier/team.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list, and what it can be narrowed down to."""
        vraag = self.request.GET
        woorden = vraag.get("zoek", "").strip()
        if woorden:
            tellen("zoeken", self.gebruiker)
        collegas = collegas_met_dossiers(self.organisaties)
        wie = next((sleutel for sleutel, _naam in collegas if str(sleutel) == vraag.get("wie")), None)
        toon, op = Toon.uit(vraag.get("toon", "")), timezone.localdate()
        dossiers = dossiers_van_team(self.gebruiker, self.organisaties, woorden=woorden, wie=wie, toon=toon, op=op)
        bladen = Begrensd(dossiers, PER_BLAD, meeste=MEESTE_GEVONDEN if woorden else MEESTE)
        bladzijde = bladen.get_page(vraag.get("blad"))
        self.loggen(Actie.ZOEKEN if woorden else Actie.INZIEN)
        return super().get_context_data(
            bladzijde=bladzijde,
            telling=telling(bladzijde),
            regels=teamregels(list(bladzijde.object_list), op),
            vraag=TeamvraagForm(collegas=collegas, initial={"zoek": woorden, "wie": wie, "toon": toon.value}),
            smal=bool(woorden or wie or toon != Toon.OPEN),
            organisatie=", ".join(str(organisatie) for organisatie in self.organisaties),
            **kwargs,
        )


class TeamDossier(DossierMixin, TemplateView):
    """Who helps in one dossier and when; for the coordinator, who has no right on it and sees nothing else."""

    recht = Recht.DOSSIER_ZIEN
    soort = SOORT
    template_name = "dossier/team_dossier.html"
    http_method_names = ("get", "head", "options")

    def _toelaten(self, uuid: UUID) -> None:
        """Let in who coordinates the organisation of the dossier; for everybody else there is no such page."""
        organisaties = gecoordineerd(self.gebruiker, timezone.localdate())
        open_ = Dossier.objects.filter(is_open(self.gebruiker, "pk"), uuid=uuid, organisatie__in=organisaties)
        gevonden = open_.select_related("organisatie").first()
        if gevonden is None:
            raise Http404
        self.dossier, self.rechten, self.deelnemer = gevonden, frozenset(), None

    def loggen(self, actie: Actie, *, resultaat: Resultaat = Resultaat.GELUKT, object_uuid: UUID | None = None) -> None:
        """Write the look down as any other, as one of the coordinator."""
        ip, rol = self.request.META.get("REMOTE_ADDR"), Functie.TEAMCOORDINATOR
        log(self.dossier, actie, SOORT, door=self.gebruiker, rol=rol, ip=ip, resultaat=resultaat)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Phase and days, who takes part, and the replacements that run or are to come."""
        op = timezone.localdate()
        (regel,) = teamregels([self.dossier], op)
        mensen = Deelnemer.objects.filter(dossier=self.dossier, rol=Rol.PROFESSIONAL).exclude(gebruiker=None)
        vervangingen = Vervanging.objects.filter(dossier=self.dossier).select_related("voor", "door", "verteld_door")
        over = Overdracht.objects.filter(dossier=self.dossier).select_related("naar").order_by("-pk").first()
        return super().get_context_data(
            regel=regel,
            overdracht=overdracht_voor_team(over) if over else "",
            mensen=[self._lid(mens) for mens in mensen.order_by("-aanspreekpunt", "pk")],
            vervangingen=[
                (rij, vervanging_voor_team(rij)) for rij in vervangingen.nog_niet_om(op).order_by("van", "pk")
            ],
            **kwargs,
        )

    def _lid(self, mens: Deelnemer) -> Teamlid:
        bij = [_("eerste aanspreekpunt")] if mens.aanspreekpunt else []
        if mens.tot:
            bij.append(_("tot en met %(dag)s") % {"dag": f"{mens.tot:%-d-%-m-%Y}"})
        url = f"{reverse('dossier:vervangen')}?wie={mens.gebruiker_id}&dossier={self.dossier.uuid}"
        return Teamlid(mens.naam, mens.functie, bij, "" if self.dossier.gesloten_op else url)


class Vervangen(TeamMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Arrange a replacement: first who is away (in the address), then by whom and for which dossiers."""

    template_name = "dossier/vervangen.html"
    form_class = VervangingForm

    @cached_property
    def collegas(self) -> list[tuple[int, str]]:
        """Who can be away: everybody with an open dossier."""
        return collegas_met_dossiers(self.organisaties)

    @cached_property
    def afwezige(self) -> tuple[int, str] | None:
        """Who is away; None until that was chosen."""
        return next((paar for paar in self.collegas if str(paar[0]) == self.request.GET.get("wie")), None)

    @cached_property
    def deelnames(self) -> list[Deelnemer]:
        """The dossiers in which they take part."""
        return deelnames_van(self.organisaties, self.afwezige[0]) if self.afwezige else []

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the dossiers, and who can replace."""
        wie = self.afwezige[0] if self.afwezige else None
        hier = {deelname.dossier.organisatie_id for deelname in self.deelnames}
        collegas = professionals_op(timezone.localdate()).filter(organisatie__in=hier).exclude(gebruiker=wie)
        return super().get_form_kwargs() | {
            "deelnames": self.deelnames,
            "collegas": collegas.select_related("gebruiker", "organisatie").order_by("gebruiker__naam", "pk"),
        }

    def get_initial(self) -> dict[str, Any]:
        """Begin with today, and with the one dossier in the address or else all of them."""
        alle = [str(deelname.dossier.uuid) for deelname in self.deelnames]
        een = self.request.GET.get("dossier")
        return {"van": timezone.localdate(), "dossiers": [een] if een in alle else alle}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without somebody who is away there is nothing to arrange yet."""
        if self.afwezige is None:
            messages.warning(request, _("Kies eerst wie er niet is."))
            return redirect("dossier:vervangen")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: VervangingForm) -> HttpResponse:
        """Arrange it for all chosen dossiers, or for none and say why."""
        fouten = self._regelen(form)
        if fouten:
            velden = {veld for _wie, fout in fouten for veld in getattr(fout, "error_dict", {"dossiers": []})}
            veld = velden.pop() if len(velden) == 1 else "dossiers"
            zinnen = fouten_per_dossier(fouten) if len(form.gekozen()) > 1 else fouten[0][1].messages
            form.add_error(veld, ValidationError(zinnen))
            return self.form_invalid(form)
        assert self.afwezige is not None
        aantal = len(form.gekozen())
        wie = form.cleaned_data["plek"].gebruiker.naam.partition(" · ")[0]
        zin = ngettext(
            "%(wie)s vervangt %(weg)s in 1 dossier. Vertel het de cliënt: het blad staat bij “Wie doet er mee?”.",
            "%(wie)s vervangt %(weg)s in %(aantal)s dossiers. Vertel het: het blad staat bij “Wie doet er mee?”.",
            aantal,
        )
        messages.success(self.request, zin % {"wie": wie, "weg": self.afwezige[1], "aantal": aantal})
        return redirect(f"{reverse('dossier:team')}?wie={self.afwezige[0]}")

    def _regelen(self, form: VervangingForm) -> list[tuple[Deelnemer, ValidationError]]:
        fouten: list[tuple[Deelnemer, ValidationError]] = []
        with transaction.atomic():
            for deelname in form.gekozen():
                try:
                    vervanging_regelen(
                        dossier=deelname.dossier,
                        voor=deelname,
                        plek=form.cleaned_data["plek"],
                        periode=form.periode(),
                        reden=Afwezigreden(form.cleaned_data["reden"]),
                        door=self.gebruiker,
                        op=timezone.localdate(),
                    )
                except ValidationError as bezwaar:
                    fouten.append((deelname, bezwaar))
            if fouten:
                transaction.set_rollback(True)
        return fouten

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whom it is about, or who there is to choose from."""
        if self.request.method == "GET" and self.afwezige:
            self.loggen(Actie.INZIEN)
        return super().get_context_data(afwezige=self.afwezige, collegas=self.collegas, **kwargs)


class VervangingWijzigen(TeamMixin, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """Give a replacement another last day, or stop it."""

    template_name = "dossier/vervanging.html"
    form_class = LaatsteDagForm

    @cached_property
    def vervanging(self) -> Vervanging:
        """The replacement in the address; 404 when it is over or of another organisation."""
        rijen = Vervanging.objects.nog_niet_om(timezone.localdate()).filter(
            uuid=self.kwargs["vervanging"], dossier__organisatie__in=self.organisaties
        )
        gevonden: Vervanging | None = rijen.select_related("dossier__organisatie", "voor", "door").first()
        if gevonden is None:
            raise Http404
        return gevonden

    def get_initial(self) -> dict[str, Any]:
        """Begin with the day that was chosen."""
        return {"tot": self.vervanging.tot}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Stop it when that button was pressed; else another day."""
        if request.POST.get("doe") == "stoppen":
            vervanging_stoppen(vervanging=self.vervanging, door=self.gebruiker, op=timezone.localdate())
            messages.success(request, _("De vervanging is gestopt. De toegang is meteen weg."))
            return self._terug()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: LaatsteDagForm) -> HttpResponse:
        """Change the last day, or say why not."""
        try:
            vervanging_tot_wijzigen(
                vervanging=self.vervanging, tot=form.cleaned_data["tot"], door=self.gebruiker, op=timezone.localdate()
            )
        except ValidationError as bezwaar:
            form.add_error("tot", ValidationError(bezwaar.messages))
            return self.form_invalid(form)
        messages.success(self.request, _("De laatste dag is veranderd. Vertel het ook de cliënt."))
        return self._terug()

    def _terug(self) -> HttpResponse:
        return redirect("dossier:team_dossier", dossier=self.vervanging.dossier.uuid)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Which replacement it is."""
        if self.request.method == "GET":
            self.loggen(Actie.INZIEN, self.vervanging.dossier, self.vervanging.uuid)
        return super().get_context_data(vervanging=self.vervanging, zin=vervanging_voor_team(self.vervanging), **kwargs)
