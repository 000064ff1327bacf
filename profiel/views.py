"""Pages of phases 1 to 3. Each asks a fixed number of queries, whatever the dossier holds."""

from typing import Any

from django.views.generic import TemplateView

from profiel.keuzes import BRON_PROFIEL, Formulier
from profiel.models import Doel, Gesprek, RijOvergeslagen, Uitspraak, Voorkeur
from profiel.regels import ondersteuningskloof
from profiel.weergave import formulierbeeld
from profiel.weergave_doelen import doelbeelden, voorkeurgroepen
from profiel.weergave_gesprek import gesprekbeelden
from profiel.zinnen import open_voorstellen
from supportplan.kern.models import Dossier
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Profielmixin(DossierMixin):
    """What the pages of phases 1 to 3 share: the statements this reader may read (P-03)."""

    recht = Recht.PROFIEL_ZIEN
    dossier: Dossier

    def uitspraken(self) -> list[Uitspraak]:
        """The statements of the dossier for this reader, with author, places, goals and what meets them."""
        leesbaar = Uitspraak.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        return list(leesbaar.met_herkomst().prefetch_related("doelen", "vervullingen__hulpbron"))


class Kennismaking(Profielmixin, TemplateView):
    """The talks, newest first, with what was said in them (method 1)."""

    soort = "gesprekken"
    template_name = "profiel/kennismaking.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The talks, and apart from them what was said outside a talk."""
        uitspraken = self.uitspraken()
        gesprekken = Gesprek.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        gesprekken = gesprekken.prefetch_related("aanwezigen__deelnemer")
        beelden, los = gesprekbeelden(self.dossier, list(gesprekken.order_by("-datum", "-pk")), uitspraken)
        zonder_plek = sum(uitspraak.wacht_op_plek for uitspraak in uitspraken)
        return super().get_context_data(gesprekken=beelden, los=los, zonder_plek=zonder_plek, **kwargs)


class Formulierpagina(Profielmixin, TemplateView):
    """A form of the method, filled with statements."""

    formulier: Formulier

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with all its rows and columns."""
        uitspraken = self.uitspraken()
        overgeslagen = RijOvergeslagen.objects.filter(dossier=self.dossier, formulier=self.formulier)
        voorstellen = open_voorstellen(self.dossier)
        beeld = formulierbeeld(self.formulier, self.dossier, uitspraken, list(overgeslagen), voorstellen)
        return super().get_context_data(beeld=beeld, **self.erbij(uitspraken), **kwargs)

    def erbij(self, uitspraken: list[Uitspraak]) -> dict[str, Any]:
        """What this form has besides its cells."""
        return {}


class Profiel(Formulierpagina):
    """The Persoonlijk Profiel, as the method's own form (method 2)."""

    soort = "profiel"
    formulier = Formulier.PROFIEL
    template_name = "profiel/profiel.html"

    def erbij(self, uitspraken: list[Uitspraak]) -> dict[str, Any]:
        """The attribution that belongs to the form."""
        return {"bron": BRON_PROFIEL}


class KwaliteitVanBestaan(Formulierpagina):
    """The schema kwaliteit van bestaan with the support gap in words (method 3)."""

    soort = "kwaliteit_van_bestaan"
    formulier = Formulier.KVB
    template_name = "profiel/kvb.html"

    def erbij(self, uitspraken: list[Uitspraak]) -> dict[str, Any]:
        """The needs, without and with something that meets them."""
        behoeften = ondersteuningskloof(uitspraken)
        return {
            "open": [behoefte for behoefte in behoeften if behoefte.is_open],
            "vervuld": [behoefte for behoefte in behoeften if not behoefte.is_open],
        }


class Doelen(Profielmixin, TemplateView):
    """The goals in both wordings, with wishes and preferences (method 4)."""

    soort = "doelen"
    template_name = "profiel/doelen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The goals, and the preferences that belong to no goal yet."""
        doelen = list(Doel.objects.filter(dossier=self.dossier))
        voorkeuren = list(Voorkeur.objects.filter(dossier=self.dossier).select_related("weigert"))
        beelden = doelbeelden(self.dossier, doelen, voorkeuren, self.uitspraken())
        los = voorkeurgroepen([voorkeur for voorkeur in voorkeuren if voorkeur.doel_id is None])
        return super().get_context_data(doelen=beelden, los=los, **kwargs)
