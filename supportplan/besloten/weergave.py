"""What the pages of working notes show, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from supportplan.besloten.forms import AantekeningForm
from supportplan.besloten.models import Werkaantekening
from supportplan.besloten.regels import Verloop, Verloopreden
from supportplan.besloten.services import verloop_van


@dataclass(frozen=True)
class Aantekeningbeeld:
    """One note with its day, its end in words, and whether the author must choose now."""

    aantekening: Werkaantekening
    dag: date
    einde: str
    bijna: bool
    form: AantekeningForm | None = None


def einde_in_woorden(verloop: Verloop) -> str:
    """Return when and why a note goes away, in one sentence."""
    if verloop.op is None:
        return _("Blijft staan zolang u er niet bent.")
    dag = date_format(verloop.op, "j F Y")
    zinnen = {
        Verloopreden.DAGEN: _("Gaat weg na %(dag)s."),
        Verloopreden.VASTGESTELD: _("Het plan is vastgesteld. Gaat weg na %(dag)s."),
        Verloopreden.GESLOTEN: _("Het dossier is gesloten. Gaat weg na %(dag)s."),
    }
    return zinnen[verloop.reden] % {"dag": dag}


def aantekeningbeelden(rijen: Iterable[Werkaantekening], vandaag: date) -> list[Aantekeningbeeld]:
    """Return the notes that are still there, what goes away first on top; two queries. Needs `dossier` fetched."""
    lijst = list(rijen)
    einden = verloop_van(lijst)
    levend = [rij for rij in lijst if not einden[rij.pk].is_voorbij(vandaag)]
    levend.sort(key=lambda rij: (einden[rij.pk].op or date.max, -rij.pk))
    return [
        Aantekeningbeeld(
            aantekening=rij,
            dag=timezone.localdate(rij.gemaakt_op),
            einde=einde_in_woorden(einden[rij.pk]),
            bijna=einden[rij.pk].is_bijna(vandaag),
        )
        for rij in levend
    ]
