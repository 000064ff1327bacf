"""What the client may ask about their own data, what was asked, and how long it is kept (P-16 to P-18)."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from supportplan.dossier.forms_gegevens import VRAGERS, VerzoekForm
from supportplan.dossier.regels_bewaren import antwoord_uiterlijk, bewaren_tot, geldend
from supportplan.dossier.services_bewaren import bewaarregel_van, termijnregels
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Bewaarplicht, Deelnemer, Verzoek, Wisopdracht
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Gegevens(DossierMixin, TemplateView):
    """The client's rights in plain words, each request with its last day and what came of it."""

    recht = Recht.INZAGE_ZIEN
    soort = "gegevens"
    template_name = "dossier/gegevens.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vandaag, termijnen = timezone.localdate(), termijnregels()
        regel = bewaarregel_van(self.dossier.organisatie, termijnen, vandaag)
        verzoeken = Verzoek.objects.filter(dossier=self.dossier).select_related("door").order_by("-ontvangen_op", "-pk")
        if Recht.DOSSIER_BEWERKEN not in self.rechten:  # what a naaste asks about themselves is not the client's
            verzoeken = verzoeken.exclude(door__rol=Rol.NAASTE)
        return super().get_context_data(
            regel=regel,
            tot=bewaren_tot(
                regel,
                laatste_wijziging=timezone.localdate(self.dossier.gewijzigd_op),
                gesloten_op=self.dossier.gesloten_op,
            ),
            verzoeken=[(verzoek, self._uiterlijk(verzoek, termijnen)) for verzoek in verzoeken],
            plicht=Bewaarplicht.objects.filter(dossier=self.dossier, opgeheven_op=None).first(),
            opdracht=Wisopdracht.objects.staand().filter(dossier=self.dossier).first(),
            **kwargs,
        )

    def _uiterlijk(self, verzoek: Verzoek, termijnen: list[Any]) -> Any:
        termijn = geldend(termijnen, verzoek.soort, self.dossier.organisatie.rol_organisatie, verzoek.ontvangen_op)
        return antwoord_uiterlijk(verzoek.ontvangen_op, termijn.maanden if termijn else None)


class GegevensBewerken(RijenMixin, TemplateView):
    """Writing down what the client asks about their data, also when the dossier is closed."""

    recht = Recht.DOSSIER_BEWERKEN
    soort = "gegevens"
    template_name = "dossier/gegevens_bewerken.html"
    formulieren = (VerzoekForm,)
    ook_gesloten = ook_onwetend = True

    @cached_property
    def vragers(self) -> list[Deelnemer]:
        """Who may ask: the client, who represents them, and a naaste about themselves."""
        return list(Deelnemer.objects.filter(dossier=self.dossier, rol__in=VRAGERS).order_by("pk"))

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """The people to choose from."""
        return {"verzoek": {"vragers": self.vragers}}

    def terug(self) -> str:
        """Back to what was asked."""
        return reverse("dossier:gegevens", args=[self.dossier.uuid])

    verder = terug

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = list(Verzoek.objects.filter(dossier=self.dossier).order_by("-ontvangen_op", "-pk"))
        nieuw = self.nieuwe_forms(VerzoekForm, {rij.uuid for rij in rijen})
        nieuw[-1] = self.leeg_form(VerzoekForm, ontvangen_op=timezone.localdate())
        return super().get_context_data(
            nieuw=nieuw, forms=[self.form_voor(VerzoekForm, rij) for rij in rijen], **kwargs
        )
