"""What happens to statements: who said them, and whether they can be taken away (method 2)."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from profiel.models import Doelwens, Spreker, Uitspraak, Voorkeur
from profiel.regels import opsomming
from profiel.regels_uitspraak import eigenaren, mag_tekst_wijzigen
from supportplan.kern.models import Deelnemer
from supportplan.kern.rijen.formulieren import Wie


def sprekers_zetten(uitspraak: Uitspraak, sprekers: Iterable[Deelnemer], *, waren: Iterable[Deelnemer] = ()) -> None:
    """Set who said a statement; `waren` are those who stood there. No query when nothing differs, else one or two."""
    nieuw, oud = {spreker.pk for spreker in sprekers}, {spreker.pk for spreker in waren}
    if weg := oud - nieuw:
        Spreker.objects.filter(uitspraak=uitspraak, deelnemer__in=weg).delete()
    if erbij := nieuw - oud:
        Spreker.objects.bulk_create(
            [Spreker(dossier_id=uitspraak.dossier_id, uitspraak=uitspraak, deelnemer_id=pk) for pk in sorted(erbij)]
        )


def waarom_niet_weg(uitspraak: Uitspraak, *, wie: Wie, sprekers: Sequence[Deelnemer], op: date) -> str:
    """Return why this person cannot take a statement away now, as an instruction; empty when they can.

    Words of somebody else go only when that person wants it; what a goal or an option rests on stays (product 1).
    """
    if not mag_tekst_wijzigen(uitspraak, wie, op, sprekers=sprekers):
        van = opsomming([spreker.roepnaam for spreker in eigenaren(sprekers)]) or _("een ander")
        return _(
            "Dit zijn de woorden van %(naam)s. U kunt de zin uit deze rij halen, of voorstellen om hem weg te halen."
        ) % {"naam": van}
    return waarom_vast(uitspraak)


def waarom_vast(uitspraak: Uitspraak) -> str:
    """Return what rests on this statement, as an instruction; empty when nothing does (product 1: the rode draad)."""
    if nummers := _doelen_met(uitspraak):
        return _("Deze zin hoort bij doel %(nummers)s. Haal hem daar eerst weg.") % {"nummers": opsomming(nummers)}
    if Voorkeur.objects.filter(uitspraak=uitspraak).exists():
        return _("Deze zin hoort bij een persoonlijke voorkeur. Haal hem daar eerst weg.")
    return ""


def _doelen_met(uitspraak: Uitspraak) -> list[str]:
    wensen = Doelwens.objects.filter(uitspraak=uitspraak, doel__verwijderd_op=None)
    return [str(nummer) for nummer in wensen.order_by("doel__nummer").values_list("doel__nummer", flat=True)]
