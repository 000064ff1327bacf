"""Taking a case along as data (AVG art. 20)."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from supportplan.dossier.casus import casus_tekst, casus_van, onleesbaar_voor
from supportplan.kern.grenzen import tellen
from supportplan.kern.keuzes import Actie
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Exporteren(DossierMixin):
    """Gives the case as a file; a POST, because it is written in the log as a copy taken.

    What this reader may not read is left out (P-03); the page with the button says how many that are. The command
    line gives everything.
    """

    recht = Recht.EXPORTEREN
    ook_gesloten = ook_onwetend = True
    soort = "casus"

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """Return the canonical JSON of what the reader may read; the file name holds no name of a person."""
        tellen("exporteren", self.gebruiker)
        casus = casus_van(self.dossier, zonder=onleesbaar_voor(self.dossier, self.deelnemer))
        antwoord = HttpResponse(casus_tekst(casus), content_type="application/json")
        naam = f"casus-{timezone.localdate():%Y-%m-%d}-{self.dossier.uuid}.json"
        antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
        self.loggen(Actie.EXPORTEREN)
        return antwoord
