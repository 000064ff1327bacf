"""A copy of somebody's own data: reviewing it part by part, making it, fetching its files, handing it over (P-17)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView
from django.views.generic.base import View

from supportplan.dossier.forms_kopie import KeuzesForm, OverhandigForm
from supportplan.dossier.kopie import BESTANDSNAAM, MIMETYPE
from supportplan.dossier.kopiebeeld import Deelbeeld, Kopiebeeld
from supportplan.dossier.regels_kopie import bezwaren_tegen_kopie
from supportplan.dossier.services_kopie import keuzes_bewaren, kopie_maken, kopie_overhandigen, volgend_nummer
from supportplan.kern.bevroren import BestandVeranderdError, bestand_lezen
from supportplan.kern.grenzen import tellen
from supportplan.kern.keuzes import Actie, Verzoeksoort
from supportplan.kern.models import Kopie, Kopiebestand, Verzoek
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin
from supportplan.kern.veilig_contact import mag_brief


class Kopiepagina(DossierMixin, is_grondslag=True):
    """What every page of a copy shares: the request it is for."""

    recht = Recht.EXPORTEREN
    soort = "kopie"
    ook_gesloten = ook_onwetend = True
    verzoek: Verzoek

    def ophalen(self) -> None:
        """The request that is in the address, when it asks for a copy."""
        rijen = Verzoek.objects.filter(dossier=self.dossier, soort=Verzoeksoort.INZAGE)
        self.verzoek = get_object_or_404(rijen.select_related("door"), uuid=self.kwargs["verzoek"])
        self.verzoek.dossier = self.dossier

    @cached_property
    def beeld(self) -> Kopiebeeld | None:
        """The review; None as long as nobody wrote down who asks."""
        return Kopiebeeld(self.verzoek, self.deelnemer) if self.verzoek.door else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs | {"verzoek": self.verzoek})


class KopieOverzicht(Kopiepagina, TemplateView):
    """The parts with what still has to be looked at, the copies that were made, and the act of making one."""

    template_name = "dossier/kopie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        delen = [deel for deel in self.beeld.delen if deel.regels] if self.beeld else []
        bezwaren = self.beeld.bezwaren if self.beeld else _zonder_vrager()
        kopieen = Kopie.objects.filter(verzoek=self.verzoek).prefetch_related("overhandigingen").order_by("-nummer")
        kwargs = {"bezwaren": bezwaren} | kwargs
        return super().get_context_data(
            **kwargs,
            delen=delen,
            eerste=next((deel for deel in delen if deel.na_te_lopen), None),
            kopieen=kopieen,
            wordt=volgend_nummer(self.verzoek),
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Make the copy and show it; what must be done first is said on the same page."""
        wordt = request.POST.get("wordt", "")
        try:
            if self.verzoek.door is None:
                raise ValidationError(_zonder_vrager())
            tellen("exporteren", self.gebruiker)
            kopie = kopie_maken(
                verzoek=self.verzoek,
                door=self.gebruiker,
                als=self.deelnemer,
                op=timezone.now(),
                wordt=int(wordt) if wordt.isdecimal() and len(wordt) < 5 else 0,
            )
        except ValidationError as fout:
            return self.render_to_response(self.get_context_data(bezwaren=fout.messages, fout=True), status=422)
        messages.success(request, _("De kopie is gemaakt. Kijk hem na voor u hem geeft."))
        return redirect("dossier:kopie_klaar", dossier=self.dossier.uuid, verzoek=self.verzoek.uuid, kopie=kopie.nummer)


class KopieDeel(Kopiepagina, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """One part: each line with what is proposed and why; saving counts as looked at."""

    form_class = KeuzesForm
    template_name = "dossier/kopie_deel.html"
    deelbeeld: Deelbeeld

    def ophalen(self) -> None:
        """The part in the address too."""
        super().ophalen()
        deel = self.beeld.deel(self.kwargs["deel"]) if self.beeld else None
        if deel is None:
            raise Http404
        self.deelbeeld = deel

    def get_form_kwargs(self) -> dict[str, Any]:
        """The lines one may choose about."""
        return super().get_form_kwargs() | {"regels": [regel for regel in self.deelbeeld.regels if regel.te_kiezen]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs | {"deel": self.deelbeeld})
        form = context["form"]

        def met_veld(regels: list[Any]) -> list[tuple[Any, Any]]:
            return [(regel, form[regel.naam]) for regel in regels]

        return context | {
            "na_te_lopen": met_veld(self.deelbeeld.met_let_op),
            "overige": met_veld(self.deelbeeld.overige),
            "vast": [regel for regel in self.deelbeeld.regels if not regel.te_kiezen and not regel.voorstel.vast],
        }

    def form_valid(self, form: KeuzesForm) -> HttpResponse:
        """Keep the choices and go on to the next part that needs a look, or back to the overview."""
        anders = keuzes_bewaren(
            verzoek=self.verzoek,
            keuzes=form.keuzes(),
            gezien_op=form.gezien(),
            door=self.gebruiker,
            op=timezone.now(),
        )
        if anders:
            woorden = ngettext(
                "Een regel koos een ander intussen anders. Die keuze is gebleven. Kijk nog eens.",
                "%(aantal)s regels koos een ander intussen anders. Die keuzes zijn gebleven. Kijk nog eens.",
                anders,
            )
            messages.warning(self.request, woorden % {"aantal": anders})
            return redirect(self.request.path)
        messages.success(self.request, _("“%(deel)s” is nagelopen.") % {"deel": self.deelbeeld.titel})
        return redirect("dossier:kopie", dossier=self.dossier.uuid, verzoek=self.verzoek.uuid)


class KopieKlaar(Kopiepagina, FormView):  # type: ignore[type-arg]  # FormView is not generic when it runs
    """One copy: its files, how safe contact is kept, and writing down that it was handed over."""

    form_class = OverhandigForm
    template_name = "dossier/kopie_klaar.html"
    kopie: Kopie

    def ophalen(self) -> None:
        """The copy in the address too."""
        super().ophalen()
        self.kopie = get_object_or_404(
            Kopie.objects.select_related("gemaakt_door"), verzoek=self.verzoek, nummer=self.kwargs["kopie"]
        )
        self.onderwerp = self.kopie.uuid

    def get_initial(self) -> dict[str, Any]:
        """Today, as it is nearly always."""
        return {"op": timezone.localdate()}

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the days and safe contact allow."""
        return super().get_form_kwargs() | {
            "mag_brief": mag_brief(self.verzoek.door),
            "gemaakt": timezone.localdate(self.kopie.gemaakt_op),
            "vandaag": timezone.localdate(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs |= {
            "kopie": self.kopie,  # over the number in the address
            "bestanden": self.kopie.bestanden.all(),
            "overhandigd": self.kopie.overhandigingen.select_related("door").order_by("pk"),
        }
        return super().get_context_data(**kwargs)

    def form_valid(self, form: OverhandigForm) -> HttpResponse:
        """Write it down; the request is answered."""
        try:
            kopie_overhandigen(kopie=self.kopie, door=self.gebruiker, **form.cleaned_data)
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Opgeschreven dat de kopie is gegeven. Het verzoek is beantwoord."))
        return redirect("dossier:gegevens", dossier=self.dossier.uuid)


class KopieBestand(Kopiepagina, View):
    """One file of a copy, to print or to hand over; never shown inside our own pages."""

    actie = Actie.DOWNLOADEN

    def get(self, request: HttpRequest, verzoek: UUID, kopie: int, soort: str, **kwargs: Any) -> HttpResponse:
        """The frozen file; 404 when there is none, or when it is no longer what was frozen."""
        rij = get_object_or_404(
            Kopiebestand.objects.select_related("kopie"), kopie__verzoek=self.verzoek, kopie__nummer=kopie, soort=soort
        )
        self.onderwerp = rij.kopie.uuid
        try:
            inhoud = bestand_lezen(rij)
        except BestandVeranderdError as fout:
            raise Http404 from fout
        antwoord = HttpResponse(inhoud, content_type=MIMETYPE[rij.soort])
        antwoord["Content-Disposition"] = f'attachment; filename="{BESTANDSNAAM[rij.soort]}"'
        antwoord["X-Content-Type-Options"] = "nosniff"
        antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
        return antwoord


def _zonder_vrager() -> list[str]:
    return bezwaren_tegen_kopie(vrager=False, mag_namens=True, nog_te_kiezen=0)
