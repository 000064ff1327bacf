"""Taking a case along as data (AVG art. 20)."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from supportplan.dossier.casus import casus_tekst, casus_van
from supportplan.kern.keuzes import Actie
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Exporteren(DossierMixin):
    """Gives the case as a file; a POST, because it is written in the log as a copy taken."""

    recht = Recht.EXPORTEREN
    soort = "casus"

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """Return the canonical JSON of the dossier; the file name holds no name of a person."""
        antwoord = HttpResponse(casus_tekst(casus_van(self.dossier)), content_type="application/json")
        naam = f"casus-{timezone.localdate():%Y-%m-%d}-{self.dossier.uuid}.json"
        antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
        self.loggen(Actie.EXPORTEREN)
        return antwoord
