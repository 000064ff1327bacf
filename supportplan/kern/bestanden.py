"""Whether an uploaded file may be kept: by what is in it, never by its name (S-07). Costs a fraction of a second."""

import json
import subprocess
import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from supportplan.kern.uploads import GROOTSTE, MB

MIMETYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
LANGST = 30  # seconds

WOORDEN = {
    "leeg": _("Dit bestand is leeg. Kies een ander bestand."),
    "soort": _("Dit soort bestand kan hier niet. Kies een pdf, of een foto (jpg of png)."),
    "onleesbaar": _("Dit bestand is niet te lezen. Open het zelf, bewaar het opnieuw en kies het dan nog eens."),
    "punten": _("Deze foto is te groot. Maak hem kleiner en kies hem dan nog eens."),
    "bladzijden": _("Deze pdf heeft geen bladzijden, of meer dan duizend. Kies een andere pdf."),
    "wachtwoord": _("Op deze pdf zit een wachtwoord. Haal het eraf en kies de pdf dan nog eens."),
    "programma": _(
        "In deze pdf zit een programma of een ander bestand. Open hem, kies Afdrukken en Opslaan als pdf, en kies de "
        "nieuwe pdf."
    ),
    "virus": _("De viruscontrole keurde dit bestand af. Het is niet bewaard. Vraag degene van wie u het kreeg."),
    "scanner": _("De viruscontrole werkt nu niet. Het bestand is niet bewaard. Probeer het later nog eens."),
}
TE_GROOT = _("Dit bestand is te groot. Kies een bestand van hoogstens %(mb)s MB.")


@dataclass(frozen=True)
class Nagekeken:
    """A file that may be kept, as it is kept."""

    soort: str
    inhoud: bytes

    @property
    def mimetype(self) -> str:
        """The kind, as a browser knows it."""
        return MIMETYPES[self.soort]


def bestand_nakijken(inhoud: bytes) -> Nagekeken:
    """Return the file as it may be kept; raises ValidationError with what to do.

    The scanner of the installation sees it first, then a process of its own looks whether it is what it seems.
    """
    if not inhoud:
        raise ValidationError(WOORDEN["leeg"])
    if len(inhoud) > GROOTSTE:
        raise te_groot()
    _scannen(inhoud)
    opdracht = [sys.executable, "-m", "supportplan.kern.bestandscontrole"]
    try:
        uitkomst = subprocess.run(
            opdracht, input=inhoud, capture_output=True, cwd=settings.BASIS, timeout=LANGST, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fout:  # it took more than a good file needs
        raise ValidationError(WOORDEN["onleesbaar"]) from fout
    regel, _nieuw, bewaren = uitkomst.stdout.partition(b"\n")
    antwoord = json.loads(regel)
    if "fout" in antwoord:
        raise ValidationError(WOORDEN[antwoord["fout"]])
    return Nagekeken(antwoord["soort"], bewaren)


def te_groot() -> ValidationError:
    """The refusal of a file that is too big."""
    return ValidationError(TE_GROOT, params={"mb": GROOTSTE // MB})


def _scannen(inhoud: bytes) -> None:
    """Let the command of UPLOAD_SCAN look: 0 is clean, 1 is not, anything else means it could not look."""
    if not settings.UPLOAD_SCAN:
        return
    try:
        uitkomst = subprocess.run(
            settings.UPLOAD_SCAN, input=inhoud, capture_output=True, timeout=LANGST, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired) as fout:
        raise ValidationError(WOORDEN["scanner"]) from fout
    if uitkomst:
        raise ValidationError(WOORDEN["virus" if uitkomst == 1 else "scanner"])
