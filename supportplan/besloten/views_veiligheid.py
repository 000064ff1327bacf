"""The safety file of a dossier, and who gives access to it (P-12, P-19)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from profiel.regels import opsomming
from supportplan.besloten.forms_veiligheid import VeiligheidsregelForm
from supportplan.besloten.keuzes import Veiligheidsactie
from supportplan.besloten.models import Veiligheidslog, Veiligheidsregel
from supportplan.besloten.services_veiligheid import (
    kandidaten,
    organisaties_van_aandachtsfunctionaris,
    veiligheid_loggen,
    veiligheidsregel_schrijven,
    veiligheidstoegang_geven,
    veiligheidstoegang_intrekken,
)
from supportplan.besloten.toegang_views import EigenMixin, VeiligheidsMixin
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier

MEESTE = 20  # names found, lines of the audit
OVER_EEN_DEELNEMER = {Veiligheidsactie.GEPAUZEERD, Veiligheidsactie.HERVAT}


@dataclass(frozen=True)
class Regelbeeld:
    """One line of a safety file, with the earlier line it corrects and the later ones that correct it."""

    regel: Veiligheidsregel
    verbetert: Veiligheidsregel | None
    verbeterd_door: list[Veiligheidsregel]


@dataclass(frozen=True)
class Auditregel:
    """One line of the safety audit, and about whom it is, if about anybody."""

    regel: Veiligheidslog
    over: str


class Veiligheid(VeiligheidsMixin, FormView):  # type: ignore[type-arg]  # not subscriptable at run time
    """The safety file: its lines in order, a fresh one under them, and who read it."""

    template_name = "besloten/veiligheid.html"
    form_class = VeiligheidsregelForm

    @cached_property
    def regels(self) -> list[Veiligheidsregel]:
        """The lines, in the order in which they were written."""
        rijen = Veiligheidsregel.objects.voor(self.gebruiker).filter(dossier=self.dossier)
        return list(rijen.select_related("door"))

    def get_initial(self) -> dict[str, Any]:
        """A form with a key of its own, of today; about the line one came from, if it is there."""
        return {"uuid": uuid4(), "datum": timezone.localdate(), "verbetert": self.request.GET.get("verbetert", "")}

    def get_form_kwargs(self) -> dict[str, Any]:
        """The lines that can be corrected."""
        return super().get_form_kwargs() | {"regels": self.regels}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lines and the audit; reading is written in the audit."""
        veiligheid_loggen(self.dossier, Veiligheidsactie.INZIEN, door=self.gebruiker, ip=self._ip())
        fout = bool(kwargs.get("form") and kwargs["form"].errors)
        return super().get_context_data(regels=self._beelden(), audit=self._audit(), fout=fout, **kwargs)

    def _beelden(self) -> list[Regelbeeld]:
        """Each line with the one it corrects, and the ones that say later what is right."""
        per_pk = {regel.pk: regel for regel in self.regels}
        later: dict[int, list[Veiligheidsregel]] = {}
        for regel in self.regels:
            if regel.verbetert_id is not None:
                later.setdefault(regel.verbetert_id, []).append(regel)
        return [
            Regelbeeld(regel, per_pk.get(regel.verbetert_id or 0), later.get(regel.pk, [])) for regel in self.regels
        ]

    def _audit(self) -> list[Auditregel]:
        """The last lines of the audit; of a pause the person is named, who may have no account."""
        rijen = Veiligheidslog.objects.filter(dossier=self.dossier).select_related("actor", "aan")
        laatste = list(rijen.order_by("-volgnummer")[:MEESTE])
        gezocht = [rij.regel_uuid for rij in laatste if rij.regel_uuid and rij.actie in OVER_EEN_DEELNEMER]
        gevonden = Deelnemer.alle.filter(dossier=self.dossier, uuid__in=gezocht)
        mensen: dict[Any, str] = {mens.uuid: mens.naam for mens in gevonden}
        return [Auditregel(rij, rij.aan.naam if rij.aan else mensen.get(rij.regel_uuid, "")) for rij in laatste]

    def form_valid(self, form: Any) -> HttpResponse:
        """Add the line; it stays as it is."""
        veiligheidsregel_schrijven(
            dossier=self.dossier,
            uuid=form.cleaned_data["uuid"],
            velden=form.velden(),
            door=self.gebruiker,
            ip=self._ip(),
        )
        messages.success(self.request, _("Opgeschreven."))
        return redirect("besloten:veiligheid", dossier=self.dossier.uuid)

    def _ip(self) -> str | None:
        return self.request.META.get("REMOTE_ADDR")


class AandachtsMixin(EigenMixin):
    """A page of the aandachtsfunctionaris of an organisation; it does not exist for others."""

    @cached_property
    def organisaties(self) -> list[int]:
        """The organisations at which this person decides."""
        return organisaties_van_aandachtsfunctionaris(self.gebruiker, self.vandaag)

    def mag(self) -> bool:
        """Whether this person decides anywhere."""
        return bool(self.organisaties)

    def dossiers(self) -> Any:
        """The dossiers of those organisations."""
        return Dossier.objects.filter(organisatie__in=self.organisaties)


class Veiligheidstoegangen(AandachtsMixin, TemplateView):
    """Find a dossier by name, to give somebody access to its safety file. What was searched is not kept."""

    template_name = "besloten/toegang_zoeken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """At most twenty names; nothing without a name to look for."""
        zoek = self.request.GET.get("zoek", "").strip()
        gevonden = []
        if zoek:
            veiligheid_loggen(
                None, Veiligheidsactie.ZOEKEN, door=self.gebruiker, ip=self.request.META.get("REMOTE_ADDR")
            )
            gevonden = list(self.dossiers().zoek(zoek).order_by("zoeknaam", "pk")[: MEESTE + 1])
        return super().get_context_data(
            zoek=zoek, gevonden=_met_wie(gevonden[:MEESTE]), meer=len(gevonden) > MEESTE, **kwargs
        )


def _met_wie(dossiers: list[Dossier]) -> list[dict[str, Any]]:
    """The dossiers with who works in them, to tell two people of one name apart; one query."""
    namen: dict[int, list[str]] = {}
    for deelnemer in Deelnemer.objects.filter(dossier__in=dossiers, rol=Rol.PROFESSIONAL).order_by("pk"):
        namen.setdefault(deelnemer.dossier_id, []).append(deelnemer.naam)
    return [{"dossier": dossier, "wie": opsomming(namen.get(dossier.pk, []))} for dossier in dossiers]


class ToegangGeven(AandachtsMixin, TemplateView):
    """Who may read the safety file of one dossier: give and end, by name."""

    template_name = "besloten/toegang.html"

    @cached_property
    def dossier(self) -> Dossier:
        """The dossier of the address, of an organisation at which this person decides."""
        dossier: Dossier | None = self.dossiers().filter(uuid=self.kwargs["dossier"]).first()
        if dossier is None:
            raise Http404
        return dossier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who can be chosen; looking is written in the audit."""
        wie = kandidaten(self.dossier, self.vandaag)
        veiligheid_loggen(
            self.dossier,
            Veiligheidsactie.TOEGANG_INZIEN,
            door=self.gebruiker,
            ip=self.request.META.get("REMOTE_ADDR"),
        )
        return super().get_context_data(
            **kwargs
            | {
                "dossier": self.dossier,
                "met": [kandidaat.gebruiker for kandidaat in wie if kandidaat.heeft_toegang],
                "zonder": [kandidaat.gebruiker for kandidaat in wie if not kandidaat.heeft_toegang],
            }
        )

    def post(self, request: HttpRequest, dossier: UUID, **kwargs: Any) -> HttpResponseBase:
        """Give or end, with the sentence of the service when it may not."""
        doe, _dubbelepunt, sleutel = request.POST.get("doe", "").partition(":")
        wie = {str(kandidaat.gebruiker.pk): kandidaat.gebruiker for kandidaat in kandidaten(self.dossier, self.vandaag)}
        gebruiker = wie.get(request.POST.get("wie", "") if doe == "geven" else sleutel)
        if gebruiker is None or doe not in {"geven", "intrekken"}:
            messages.warning(request, _("Kies een naam uit de lijst."))
            return redirect("besloten:toegang_geven", dossier=self.dossier.uuid)
        doen = veiligheidstoegang_geven if doe == "geven" else veiligheidstoegang_intrekken
        ip = request.META.get("REMOTE_ADDR")
        try:
            doen(dossier=self.dossier, wie=gebruiker, door=self.gebruiker, op=self.vandaag, ip=ip)
        except ValidationError as bezwaar:
            messages.warning(request, " ".join(bezwaar.messages))
        return redirect("besloten:toegang_geven", dossier=self.dossier.uuid)
