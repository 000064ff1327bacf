"""Everything about one entry: the agreements with the network, or the question to the Wmo (method 6, W-11)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import TemplateView

from plannen.beeld import vraag_van
from plannen.bewerkbeeld import inzet_van_plan, lijsten_op_vandaag, netwerk_van, opties_van
from plannen.forms_inzet import AfspraakForm, InzetHeelForm
from plannen.forms_wmo import BRONNEN, VraagForm
from plannen.keuzes import Inzetsoort, Leveringsvorm
from plannen.models import Inzet, Netwerkafspraak, Wmovraag
from plannen.services_plan import afspraak_uuid, datums_bijwerken, meenemen
from plannen.views_plan_stappen import bedoelde_kiezen
from plannen.weergave.plan_bewerken import bedoeld_bij, in_plan_per_bron, namen_om_te_kiezen, soortkeuzes
from plannen.weergave.planpagina import weigering_bij
from supportplan.kern.models import Deelnemer
from supportplan.kern.rijen.opslaan import Opslag, Stand
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht


class PlanInzet(RijenMixin, TemplateView):
    """One entry of the plan."""

    recht = Recht.PLAN_BEWERKEN
    soort = "inzet"
    template_name = "plannen/inzet.html"
    formulieren = (InzetHeelForm, AfspraakForm, VraagForm)
    acties: ClassVar[Mapping[str, str]] = {**RijenMixin.acties, "is": "bedoelde_persoon"}

    def ophalen(self) -> None:
        inzetten = Inzet.objects.filter(dossier=self.dossier, planregel__verwijderd_op=None)
        gevonden = (
            inzetten.filter(uuid=self.kwargs["inzet"])
            .select_related(
                "planregel__plandoel__doel",
                "netwerkpersoon",
                "deelnemer",
                "optie",
                "netwerkafspraak",
                "wmovraag__betaalt",
            )
            .first()
        )
        if gevonden is None:
            raise Http404
        self.inzet: Inzet = gevonden
        self.onderwerp = gevonden.uuid

    @property
    def doel(self) -> Any:
        """The goal this entry is for; None for what comes first."""
        regel = self.inzet.planregel
        return regel.plandoel.doel if regel.plandoel and not regel.nu_eerst else None

    def terug(self) -> str:
        """Return the page the entry stands on, at its step."""
        regel = self.inzet.planregel
        if self.doel is None:
            return reverse("plannen:plan_nu_eerst", args=[self.dossier.uuid]) + f"#eerst_{regel.uuid}"
        return reverse("plannen:plan_doel", args=[self.dossier.uuid, self.doel.uuid]) + f"#stap_{regel.uuid}"

    def verder(self) -> str:
        """Return the page the entry stands on."""
        return self.terug()

    @cached_property
    def netwerk(self) -> Any:
        """Everybody around the client, and who must not be asked; nobody for an entry that asks for no name."""
        if "naam" in InzetHeelForm.zonder[self.inzet.soort]:
            return [], []
        return netwerk_van(self.dossier, self.doel)

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give each form the choices it shows, and no more than this kind of entry needs."""
        extra: dict[str, Mapping[str, Any]] = {
            "inzetheel": {"netwerk": self.netwerk[0], "opties": opties_van(self.doel, self.inzet) if self.doel else ()}
        }
        if self.inzet.soort == Inzetsoort.NETWERK:
            extra["afspraak"] = {"deelnemers": list(Deelnemer.objects.filter(dossier=self.dossier).order_by("pk"))}
        if self.inzet.soort == Inzetsoort.WMO:
            in_plan = inzet_van_plan(self.dossier)
            extra["vraag"] = {
                "lijsten": lijsten_op_vandaag().keuzes,
                "betaalbaar": [inzet for inzet in in_plan if inzet.soort == Inzetsoort.PROFESSIONAL],
                "in_plan": in_plan_per_bron(in_plan),
            }
        return extra

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        afspraakform = vraagform = None
        if self.inzet.soort == Inzetsoort.NETWERK:
            rij = getattr(self.inzet, "netwerkafspraak", None) or Netwerkafspraak(
                dossier=self.dossier, uuid=afspraak_uuid(self.inzet.uuid), inzet=self.inzet
            )
            afspraakform = self.form_voor(AfspraakForm, rij)
        vraag: Wmovraag | None = vraag_van(self.inzet)
        if vraag is not None:
            vraagform = self.form_voor(VraagForm, vraag)
        kwargs |= {  # over the uuid in the address, which TemplateView passes on as `inzet`
            "inzet": self.inzet,
            "doel": self.doel,
            "inzetform": self.form_voor(InzetHeelForm, self.inzet),
            "afspraakform": afspraakform,
            "vraagform": vraagform,
            "bronvelden": [vraagform[naam] for naam in BRONNEN] if vraagform else [],
            "is_pgb": vraag is not None and vraag.leveringsvorm == Leveringsvorm.PGB,
            "kop": dict(soortkeuzes(self.roepnaam))[self.inzet.soort],
            "waarschuwing": weigering_bij(self.inzet, self.netwerk[1]),
            "bedoelt": bedoeld_bij(self.inzet, self.netwerk[0]),
            "namen": namen_om_te_kiezen(*self.netwerk),
            "terug_adres": self.terug(),
        }
        return super().get_context_data(**kwargs)

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Bring reminders in step with what is to be asked."""
        if any(opslag.stand == Stand.OPGESLAGEN and opslag.form.soort == "afspraak" for opslag in uitslag.values()):
            datums_bijwerken(self.dossier, op=timezone.localdate())

    def bedoelde_persoon(self, rest: str) -> str:
        """Link the helper to the person of the network who was meant by the typed name."""
        prefix, _scheiding, persoon = rest.partition(":")
        bedoelde_kiezen(self.request, self.inzet, persoon)
        return prefix

    @transaction.atomic
    def verwijderen(self, prefix: str) -> str | HttpResponseRedirect:
        """Take the entry away with what hangs on it, and go back to its step, where it can be put back."""
        antwoord = super().verwijderen(prefix)
        _plek, rij = self.rij_bij(prefix)
        if not isinstance(rij, Inzet) or rij.verwijderd_op is None:
            return antwoord
        meenemen(rij, door=self.gebruiker)
        pagina = self.terug().partition("#")[0]
        return redirect(f"{pagina}?{urlencode({'weg': f'inzet_{rij.uuid}'})}#weg")
