"""The page where a worksheet is filled together: first collect, then weigh, then choose (method 5)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from opties import services
from opties.bron import Werkbladbron
from opties.forms import AfwegingForm, KeuzeForm, OptieForm
from opties.keuzes import Afwegingsoort, Keuzesoort
from opties.models import Optie, Werkblad
from opties.weergave import Keuzevak, Weegkaart, herkomst_van
from profiel.models import Doel, Uitspraak
from profiel.regels_helpers import geweigerde_helper
from supportplan.kern.dossiernav import draad_adres
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht

UITLEG = {
    Keuzesoort.BESTE: gettext_lazy("Hiermee begint het plan."),
    Keuzesoort.TWEEDE: gettext_lazy("Plan B: voor als de beste optie niet lukt."),
}


class WerkbladBewerken(RijenMixin, TemplateView):
    """The worksheet of one goal. While the list is open there is nothing to weigh with (method 9)."""

    recht = Recht.PROFIEL_INVULLEN
    soort = "werkblad"
    formulieren = (OptieForm, AfwegingForm, KeuzeForm)
    acties = {
        **RijenMixin.acties,
        "uit_zin": "uit_zin",
        "sluiten": "sluiten",
        "heropenen": "heropenen",
        "wissel": "wissel",
    }

    @cached_property
    def bron(self) -> Werkbladbron:
        """The goal in the address with its worksheet; 404 for a goal of another dossier."""
        doelen = Doel.objects.filter(dossier=self.dossier).select_related("dossier", "werkblad")
        return Werkbladbron(get_object_or_404(doelen, uuid=self.kwargs["doel"]), self.deelnemer)

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """Return what the forms can point to; nothing is fetched before a form asks."""
        return {form.soort: {"bron": self.bron} for form in self.formulieren}

    def terug(self) -> str:
        """Return to the goals."""
        return reverse("profiel:doelen", kwargs={"dossier": self.dossier.uuid})

    def verder(self) -> str:
        """Return the worksheet as it reads."""
        return reverse("opties:werkblad", kwargs=self.kwargs)

    def get_template_names(self) -> list[str]:
        """Return the page of how far the worksheet is."""
        return ["opties/wegen.html" if self.bron.lijst_gesloten else "opties/verzamelen.html"]

    def opnieuw_tonen(self) -> HttpResponse:
        """Show the page with the rows as they stand after the save."""
        self._verversen()
        return super().opnieuw_tonen()

    def _verversen(self) -> None:
        for naam in ("bewaring", "bron"):
            self.__dict__.pop(naam, None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The options to collect, or the options to weigh and to choose from."""
        kwargs["doel"] = self.bron.doel
        kwargs |= self._wegen() if self.bron.lijst_gesloten else self._verzamelen()
        return super().get_context_data(**kwargs)

    def _verzamelen(self) -> dict[str, Any]:
        opties = self.bron.opties
        rijen = [(self.form_voor(OptieForm, optie), self.bron.waarschuwing(optie)) for optie in opties]
        nieuw = [(form, "") for form in self.nieuwe_forms(OptieForm, [optie.uuid for optie in opties])]
        return {"rijen": rijen + nieuw, "aantal": len(opties), "zinnen": self._zinnen()}

    def _zinnen(self) -> list[Uitspraak]:
        """Statements marked as a possible option that are not on the list yet; a refused helper is never suggested."""
        op_lijst = {optie.uitspraak_id for optie in self.bron.opties}
        return [
            zin
            for zin in self.bron.zinnen
            if zin.is_optie and zin.pk not in op_lijst and geweigerde_helper(zin.tekst, self.bron.weigeringen) is None
        ]

    def _wegen(self) -> dict[str, Any]:
        gekozen = {keuze.optie_id: str(keuze.get_soort_display()) for keuze in self.bron.keuzes}
        return {
            "kaarten": [self._kaart(optie, gekozen.get(optie.pk, "")) for optie in self.bron.opties],
            "vakken": [self._vak(soort) for soort in Keuzesoort],
            "kan_wisselen": len(self.bron.keuzes) == len(Keuzesoort),
            "is_gekozen": any(keuze.soort == Keuzesoort.BESTE for keuze in self.bron.keuzes),
            "wachtende": self.nieuwe_forms(OptieForm, [optie.uuid for optie in self.bron.opties])[:-1],
        }

    def _kaart(self, optie: Optie, gekozen: str) -> Weegkaart:
        return Weegkaart(
            optie=optie,
            herkomst=herkomst_van(optie),
            waarschuwing=self.bron.waarschuwing(optie),
            gekozen=gekozen,
            url=draad_adres(self.dossier, "optie", optie.uuid),
            voordelen=self._kant(optie, Afwegingsoort.VOORDEEL),
            nadelen=self._kant(optie, Afwegingsoort.NADEEL),
        )

    def _kant(self, optie: Optie, kant: Afwegingsoort) -> list[RijForm]:
        rijen = [rij for rij in self.bron.per_optie.get((optie.pk, kant.value), ()) if rij.verwijderd_op is None]
        bestaand = [self.form_voor(AfwegingForm, rij) for rij in rijen]
        uuids = [rij.uuid for rij in rijen]
        return [*bestaand, *self.nieuwe_forms(AfwegingForm, uuids, optie=optie.uuid, soort=kant.value)]

    def _vak(self, soort: Keuzesoort) -> Keuzevak:
        keuze = next((keuze for keuze in self.bron.keuzes if keuze.soort == soort), None)
        nieuw = self.nieuwe_forms(KeuzeForm, [keuze.uuid] if keuze else [], soort=soort.value)
        mijn = nieuw[:-1] or nieuw
        forms = [self.form_voor(KeuzeForm, keuze), *nieuw[:-1]] if keuze else mijn
        return Keuzevak(str(soort.label), str(UITLEG[soort]), forms)

    # Acts

    def uit_zin(self, uuid: str) -> str:
        """Put a marked statement on the list, in one click."""
        try:
            zinnen = Uitspraak.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
            zin = zinnen.filter(uuid=UUID(uuid)).first()
            if zin is None:
                raise ValidationError(_("Deze zin is er niet meer. Kies een andere."))
            optie = services.optie_uit_zin(doel=self.bron.doel, uitspraak=zin, door=self.gebruiker)
        except ValidationError as fout:
            return self._bezwaar(fout)
        except ValueError:
            return self._bezwaar(ValidationError(_("Deze knop bestaat niet meer. Probeer het opnieuw.")))
        if waarschuwing := self.bron.waarschuwing(optie):
            messages.warning(self.request, waarschuwing)
        return f"optie_{optie.uuid}"

    def sluiten(self, _rest: str) -> str:
        """End the brainstorm."""
        werkblad = self._werkblad()
        try:
            if werkblad is None:
                raise ValidationError(_("Bedenk eerst een optie."))
            services.lijst_sluiten(werkblad=werkblad, door=self.gebruiker, op=timezone.localdate())
        except ValidationError as fout:
            return self._bezwaar(fout)
        messages.success(self.request, _("De lijst is gesloten. Nu komen de voordelen en de nadelen."))
        return "inhoud"

    def heropenen(self, _rest: str) -> str:
        """Open the list again; everything stays."""
        if werkblad := self._werkblad():
            services.lijst_heropenen(werkblad=werkblad, door=self.gebruiker)
            messages.success(self.request, _("De lijst is weer open. Wat gewogen en gekozen is, blijft bewaard."))
        return "inhoud"

    def wissel(self, _rest: str) -> str:
        """Let the best and the second best option change places."""
        try:
            if werkblad := self._werkblad():
                services.keuzes_wisselen(werkblad=werkblad, door=self.gebruiker)
        except ValidationError as fout:
            return self._bezwaar(fout)
        return "kiezen"

    def terugzetten(self, prefix: str) -> str:
        """Put a removed row back; a choice stays away when another one stands in its place."""
        try:
            with transaction.atomic():
                return super().terugzetten(prefix)
        except IntegrityError:
            return self._bezwaar(ValidationError(_("Hier is intussen iets anders gekozen. Kies opnieuw.")))

    def _werkblad(self) -> Werkblad | None:
        self._verversen()  # the save before this act may have made it
        return self.bron.werkblad

    def _bezwaar(self, fout: ValidationError) -> str:
        messages.warning(self.request, " ".join(fout.messages))
        return ""
