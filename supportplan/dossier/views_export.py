"""Taking a case along as data (AVG art. 20)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from profiel.models import Uitspraak
from supportplan.dossier.casus import casus_tekst, casus_van
from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Exporteren(DossierMixin):
    """Gives the case as a file; a POST, because it is written in the log as a copy taken.

    The file holds the whole case. So nobody gets it while there are statements in it that they may not read (P-03).
    """

    recht = Recht.EXPORTEREN
    soort = "casus"

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """Return the canonical JSON of the dossier; the file name holds no name of a person."""
        if self._heeft_onleesbaars():
            self.loggen(Actie.EXPORTEREN, resultaat=Resultaat.GEWEIGERD)
            messages.warning(
                request, _("In dit dossier staat iets dat u niet mag lezen. Daarom kunt u het niet meenemen.")
            )
            return redirect("dossier:dossier", dossier=self.dossier.uuid)
        antwoord = HttpResponse(casus_tekst(casus_van(self.dossier)), content_type="application/json")
        naam = f"casus-{timezone.localdate():%Y-%m-%d}-{self.dossier.uuid}.json"
        antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
        self.loggen(Actie.EXPORTEREN)
        return antwoord

    def _heeft_onleesbaars(self) -> bool:
        alle = Uitspraak.objects.filter(dossier=self.dossier)
        return bool(alle.exclude(pk__in=alle.leesbaar_voor(self.deelnemer).values("pk")).exists())
