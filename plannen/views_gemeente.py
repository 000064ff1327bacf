"""What may the gemeente read? Decided with the client there, on one page (P-03, P-04)."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plannen.aanvraag.bron import Bron
from plannen.beeld import Beeld, vrijgavebeeld_van
from plannen.forms_vrijgave import VrijgaveForm, redenveld
from plannen.services_gemeente import Uitslag, Wie, vrijgave_vastleggen
from plannen.weergave.vrijgave import Vrijgavegroep, Vrijgaveregel, groepen, vrijgaveregels
from profiel.regels import opsomming
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.models import Bijlage
from supportplan.kern.toegang import Recht
from supportplan.kern.wizards import DossierWizard, Stap


class Vrijgeven(DossierWizard):
    """The release page: everything that can go to the gemeente in the parts of the document, one tick each.

    My ticks stay as my draft until "Vastleggen"; that releases exactly the texts that were seen.
    """

    naam = "vrijgeven"
    url_name = "plannen:vrijgeven_stap"
    recht = Recht.DOCUMENT_MAKEN
    soort = "vrijgave"
    template_name = "plannen/gemeente_vrijgeven.html"
    stappen: ClassVar[list[Stap]] = [Stap("lezen", gettext_lazy("Wat mag de gemeente lezen?"), VrijgaveForm)]

    @cached_property
    def beeld(self) -> Beeld:
        """What of the case can be released, as far as this reader may read it."""
        return vrijgavebeeld_van(self.dossier, self.deelnemer)

    @cached_property
    def bron(self) -> Bron:
        """What says how the document would name people and which parts are in."""
        return Bron(self.beeld, timezone.now())

    @cached_property
    def regels(self) -> list[Vrijgaveregel]:
        """Everything that can be released; somebody else's private annex is not among it."""
        bijlagen = Bijlage.objects.filter(dossier=self.dossier).exclude(zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
        return vrijgaveregels(self.bron, bijlagen.order_by("pk"))

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """The page's own lines."""
        return {"regels": self.regels}

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """Client and professional sit at the table."""
        mensen = [mens.roepnaam for mens in (self.beeld.client, self.deelnemer) if mens]
        return {"erbij": opsomming(list(dict.fromkeys(mensen)))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs["form"]
        if self.request.method == "GET":
            form.errors.clear()  # who comes back to half a choice did nothing wrong
        lijst = groepen(self.bron, self.regels)
        return super().get_context_data(
            groepen=[{"groep": groep, "rijen": _rijen(form, groep)} for groep in lijst],
            client=self.beeld.client,
            fout=bool(form.errors),
            vrij=sum(regel.is_vrijgegeven for regel in self.regels),
            **kwargs,
        )

    def done(self, form_list: Any, form_dict: Any, **kwargs: Any) -> HttpResponse:
        """Release and take back; what changed meanwhile is named, and the page shows it again."""
        form = form_dict["lezen"]
        client = self.beeld.client
        if client is None:
            messages.warning(self.request, _("Zet eerst de cliënt in het dossier."))
            return redirect("plannen:vrijgeven", dossier=self.dossier.uuid)
        rol = self.deelnemer.rol if self.deelnemer else ""
        uitslag = vrijgave_vastleggen(
            dossier=self.dossier,
            vrij=form.vrij,
            intrekken=form.intrekken,
            wie=Wie(client=client, door=self.gebruiker, erbij=form.cleaned_data["erbij"], rol=rol),
            op=timezone.localdate(),
        )
        self.concept_blijft = bool(uitslag.geweigerd)  # with the reasons that were typed
        self._vertellen(uitslag)
        naam = "plannen:vrijgeven" if uitslag.geweigerd else "plannen:aanvraag"
        return redirect(naam, dossier=self.dossier.uuid)

    def _vertellen(self, uitslag: Uitslag) -> None:
        vrij = ngettext("%(n)s ding vrijgegeven.", "%(n)s dingen vrijgegeven.", uitslag.vrijgegeven)
        terug = ngettext("%(n)s ding teruggenomen.", "%(n)s dingen teruggenomen.", uitslag.ingetrokken)
        zinnen = [vrij % {"n": uitslag.vrijgegeven}] if uitslag.vrijgegeven else []
        zinnen += [terug % {"n": uitslag.ingetrokken}] if uitslag.ingetrokken else []
        messages.success(self.request, " ".join(zinnen) or _("Er is niets veranderd."))
        for tekst, bezwaar in uitslag.geweigerd:
            messages.warning(self.request, f"“{tekst[:80]}”: {bezwaar}")


def _rijen(form: VrijgaveForm, groep: Vrijgavegroep) -> list[dict[str, Any]]:
    return [
        {
            "regel": regel,
            "aan": form.is_aangevinkt(regel),
            "reden": form[redenveld(regel)] if regel.vraagt_reden else None,
        }
        for regel in groep.regels
    ]
