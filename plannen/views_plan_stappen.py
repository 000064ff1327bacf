"""Steps with their entries: what the page of a goal and the page of what comes first share (method 6)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from plannen.beeld import vraag_van
from plannen.bewerkbeeld import Lijsten, lijsten_op_vandaag, netwerk_van, stappen_om_te_bewerken
from plannen.forms_inzet import GevraagdForm, InzetForm
from plannen.forms_plan import StapForm
from plannen.keuzes import Inzetsoort
from plannen.models import Inzet, Netwerkafspraak, Planregel
from plannen.services_plan import (
    afspraak_uuid,
    datums_bijwerken,
    meenemen,
    netwerkpersoon_kiezen,
    stap_na,
    stap_verplaatsen,
)
from plannen.services_plan_opties import wmo_vragen
from plannen.weergave.plan_bewerken import (
    Inzetblok,
    Stapblok,
    bedoeld_bij,
    bedoelt_u,
    inzetblok,
    namen_om_te_kiezen,
    op_volgorde,
    soortkeuzes,
    stapblok,
)
from plannen.weergave.planpagina import weigering_bij
from profiel.models import Doel
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.opslaan import Opslag, Stand
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht


class Stappenpagina(RijenMixin, TemplateView):
    """Steps with their entries; what a page for a goal and one for what comes first share."""

    recht = Recht.PLAN_BEWERKEN
    soort = "plan"
    stapform: ClassVar[type[StapForm]] = StapForm
    acties: ClassVar[Mapping[str, str]] = {
        **RijenMixin.acties,
        "omhoog": "omhoog",
        "omlaag": "omlaag",
        "na": "na",
        "erbij": "erbij",
        "meer": "meer",
        "wmo": "wmo",
        "is": "bedoelde_persoon",
    }
    doel: Doel | None = None

    def terug(self) -> str:
        """Return the overview of the plan."""
        return reverse("plannen:plan_bewerken", args=[self.dossier.uuid])

    def verder(self) -> str:
        """Return the overview of the plan."""
        return self.terug()

    # What the forms need, fetched once

    @cached_property
    def lijsten(self) -> Lijsten:
        """The law-bound lists of today."""
        return lijsten_op_vandaag()

    @cached_property
    def netwerk(self) -> Any:
        """Everybody around the client, and who must not be asked."""
        return netwerk_van(self.dossier, self.doel)

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the forms the day, the people and the kinds of entries."""
        op = {"op": timezone.localdate()}
        return {
            "stap": op,
            "eerst": op,
            "inzet": {"netwerk": self.netwerk[0], "client": self.roepnaam, "soorten": soortkeuzes(self.roepnaam)},
        }

    # Showing

    def blokken(self, labels: Mapping[tuple[str, str], str]) -> list[Stapblok]:
        """Return the steps of the page with their forms."""
        regels = stappen_om_te_bewerken(self.dossier, self.doel)
        alle = [inzet for regel in regels for inzet in regel.inzetten.all()]
        bestaand = [inzet.uuid for inzet in alle]
        betaald = {vraag.betaalt_id for inzet in alle if (vraag := vraag_van(inzet))}
        blokken, bij = [], self.request.GET.get("bij", "")
        for plek, regel in enumerate(regels):
            inzetten = [
                self._inzetblok(inzet, labels, wordt_betaald=inzet.pk in betaald)
                for inzet in op_volgorde(list(regel.inzetten.all()))
            ]
            nieuw = self.nieuwe_forms(InzetForm, bestaand, planregel=regel.uuid)
            form = self.form_voor(self.stapform, regel)
            uiteinden = {"is_eerste": plek == 0, "is_laatste": plek == len(regels) - 1}
            blokken.append(stapblok(regel, form, inzetten, nieuw, **uiteinden, bezig=bij == str(regel.uuid)))
        return blokken

    def _inzetblok(self, inzet: Inzet, labels: Mapping[tuple[str, str], str], *, wordt_betaald: bool) -> Inzetblok:
        gevraagd = None
        if inzet.soort == Inzetsoort.NETWERK:
            afspraak = getattr(inzet, "netwerkafspraak", None)
            afspraak = afspraak or Netwerkafspraak(dossier=self.dossier, uuid=afspraak_uuid(inzet.uuid), inzet=inzet)
            gevraagd = self.form_voor(GevraagdForm, afspraak)
        form = self.form_voor(InzetForm, inzet)
        return inzetblok(
            inzet,
            form,
            gevraagd,
            labels,
            self.netwerk[1],
            client=self.roepnaam,
            netwerk=self.netwerk[0],
            wordt_betaald=wordt_betaald,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        blokken = self.blokken(self.lijsten.labels)
        erbij = self.request.GET.get("bij", "")
        for blok in blokken:
            if blok.uuid == erbij:
                blok.nieuw[-1].fields["soort"].widget.attrs["autofocus"] = True
        waarin = {"doel": self.doel.uuid} if self.doel else {}
        nieuwe_stappen = self.nieuwe_forms(self.stapform, [blok.form.rij.uuid for blok in blokken], **waarin)
        if erbij == "stap":
            nieuwe_stappen[-1].fields["stap"].widget.attrs["autofocus"] = True
        return super().get_context_data(
            blokken=blokken,
            nieuwe_stappen=nieuwe_stappen,
            namen=namen_om_te_kiezen(*self.netwerk),
            roepnaam=self.roepnaam,
            lijsten=self.lijsten,
            **kwargs,
        )

    # Saving

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Warn of a refused helper, ask who is meant by a name (neither blocks); bring reminders in step."""
        for prefix, opslag in uitslag.items():
            if opslag.stand == Stand.OPGESLAGEN and isinstance(opslag.form, InzetForm):
                inzet = opslag.form.rij
                vraag = bedoelt_u(bedoeld_bij(inzet, self.netwerk[0]))
                bericht = weigering_bij(inzet, self.netwerk[1]) or vraag
                self.uitslag[prefix] = replace(opslag, bericht=bericht)
        if any(opslag.stand == Stand.OPGESLAGEN and opslag.form.soort == "gevraagd" for opslag in uitslag.values()):
            datums_bijwerken(self.dossier, op=timezone.localdate())

    @transaction.atomic
    def verwijderen(self, prefix: str) -> str | HttpResponseRedirect:
        """Take a step or entry away with all that hangs on it."""
        antwoord = super().verwijderen(prefix)
        _plek, rij = self.rij_bij(prefix)
        if isinstance(rij, (Planregel, Inzet)) and rij.verwijderd_op is not None:
            meenemen(rij, door=self.gebruiker)
        return antwoord

    def omhoog(self, prefix: str) -> str:
        """Move a step up."""
        return self._verplaatsen(prefix, -1)

    def omlaag(self, prefix: str) -> str:
        """Move a step down."""
        return self._verplaatsen(prefix, 1)

    def na(self, rest: str) -> str:
        """Move a step to the place after another: "<step>:<step above it>"; to the top when there is none."""
        prefix, _scheiding, boven = rest.partition(":")
        regel, na = self._rij(prefix), self._rij(boven) if boven else None
        if not isinstance(regel, Planregel) or (boven and not isinstance(na, Planregel)):
            messages.warning(self.request, _("Deze stap of de stap erboven is er niet meer. Probeer het opnieuw."))
            return ""
        try:
            messages.success(self.request, stap_na(regel, na=na, door=self.gebruiker))
        except ValidationError as bezwaar:
            messages.warning(self.request, " ".join(bezwaar.messages))
        return prefix

    def _verplaatsen(self, prefix: str, plaatsen: int) -> str:
        regel = self._rij(prefix)
        if isinstance(regel, Planregel):
            stap_verplaatsen(regel, plaatsen=plaatsen, door=self.gebruiker)
        return prefix

    def erbij(self, uuid: str) -> HttpResponseBase:
        """Show the page again with the cursor in the next blank entry of this step; else of what was just typed in."""
        if self.fouten:
            return self.opnieuw_tonen()
        return redirect(f"{self.adres()}?{urlencode({'bij': uuid or self._net_getypt()})}")

    def _net_getypt(self) -> str:
        """The step that was just added, or that just got an entry; "stap" when there is none."""
        for prefix, opslag in self.uitslag.items():
            if f"{prefix}-doel" in self.request.POST and opslag.form.rij.pk:
                return str(opslag.form.rij.uuid)
            if opslag.form.rij.pk and (stap := self.request.POST.get(f"{prefix}-planregel")):
                return str(stap)
        return "stap"

    def meer(self, prefix: str) -> HttpResponseBase:
        """Go to everything about one entry; what was typed here is stored."""
        inzet = self._rij(prefix)
        if self.fouten or not isinstance(inzet, Inzet):
            return self.opnieuw_tonen()
        return redirect("plannen:plan_inzet", dossier=self.dossier.uuid, inzet=inzet.uuid)

    def wmo(self, prefix: str) -> HttpResponseBase:
        """Ask the Wmo for this professional help."""
        inzet = self._rij(prefix)
        if self.fouten or not isinstance(inzet, Inzet):
            return self.opnieuw_tonen()
        try:
            vraag = wmo_vragen(inzet=inzet, door=self.gebruiker)
        except ValidationError as bezwaar:
            messages.warning(self.request, " ".join(bezwaar.messages))
            return redirect(self.adres())
        return redirect("plannen:plan_inzet", dossier=self.dossier.uuid, inzet=vraag.uuid)

    def bedoelde_persoon(self, rest: str) -> str:
        """Link the helper of an entry to the person of the network who was meant by the typed name."""
        prefix, _scheiding, persoon = rest.partition(":")
        bedoelde_kiezen(self.request, self._rij(prefix), persoon)
        return prefix

    def _rij(self, prefix: str) -> Any:
        """Return the live row a button is about; None when it is gone."""
        soort, _scheiding, uuid = prefix.partition("_")
        form: type[RijForm] | None = self.bewaring.soorten.get(soort)
        try:
            sleutel = UUID(uuid)
        except ValueError:
            return None
        return form and form._meta.model.objects.filter(dossier=self.dossier, uuid=sleutel).first()


def bedoelde_kiezen(request: HttpRequest, inzet: Any, persoon: str) -> None:
    """Link an entry to the person of the network with this uuid, and say so; nonsense is answered with what to do."""
    try:
        door: Any = request.user
        gekozen = netwerkpersoon_kiezen(inzet=inzet, persoon=UUID(persoon), door=door)
    except (ValidationError, ValueError, AttributeError):
        messages.warning(
            request, _("Dat lukte niet: deze bijdrage of deze persoon is er niet meer. Typ de naam opnieuw.")
        )
    else:
        messages.success(request, _("Bij deze bijdrage hoort nu %(naam)s.") % {"naam": gekozen.naam})
