"""What happens to working notes: kept, taken over in the dossier, erased (P-11). Nothing here writes to the log of a
dossier or touches its dates, unless the author takes a text over on purpose (P-10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.keuzes import Analysesoort
from plannen.models import Analyse, Logboekregel, Planversie
from supportplan.besloten.models import Afwezigheid, Werkaantekening
from supportplan.besloten.regels import Periode, Verloop, verloop
from supportplan.kern.keuzes import Actie, Zichtbaarheid
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Vervanging
from supportplan.kern.services import dossier_bijwerken

TEKSTEN = ("tekst", "relatie", "activiteiten", "volgt")


@dataclass(frozen=True)
class Bewaard:
    """What became of a typed note; `apart`: the stored one had changed meanwhile, so this text is a note beside it."""

    aantekening: Werkaantekening | None
    revisie: int
    apart: bool = False


def aantekening_bewaren(
    *, dossier: Dossier, gebruiker: Gebruiker, uuid: UUID, velden: Mapping[str, Any], revisie: int
) -> Bewaard:
    """Keep a note of this person under this uuid; `revisie` is the one the page saw, 0 for a new note.

    A blank new note is no note. When the note was changed in another window meanwhile, this text is kept as a note of
    its own: no word is lost, and the window may go on saving.
    """
    try:
        with transaction.atomic():
            return _bewaren(dossier, gebruiker, uuid, velden, revisie)
    except IntegrityError:  # the same new note twice at once, or a uuid that is taken
        with transaction.atomic():
            eigen = Werkaantekening.objects.van(gebruiker).filter(dossier=dossier, uuid=uuid).exists()
            return _bewaren(dossier, gebruiker, uuid if eigen else uuid4(), velden, revisie)


def _bewaren(dossier: Dossier, gebruiker: Gebruiker, uuid: UUID, velden: Mapping[str, Any], revisie: int) -> Bewaard:
    mijn = Werkaantekening.objects.van(gebruiker).filter(dossier=dossier).select_for_update(of=["self"])
    rij = mijn.filter(uuid=uuid).first()
    leeg = not any(velden.get(naam) for naam in TEKSTEN)
    if rij is None:
        if leeg:
            return Bewaard(None, 0)
        rij = Werkaantekening(dossier=dossier, gebruiker=gebruiker, uuid=uuid, **velden)
        rij.save(force_insert=True)
        return Bewaard(rij, rij.revisie)
    if all(getattr(rij, naam) == waarde for naam, waarde in velden.items()):
        return Bewaard(rij, rij.revisie)
    if revisie != rij.revisie:
        naast = uuid5(uuid, str(revisie))
        bestaand = mijn.filter(uuid=naast).values_list("revisie", flat=True).first()
        apart = _bewaren(dossier, gebruiker, naast, velden, bestaand or 0)
        return Bewaard(apart.aantekening, revisie, apart=True)
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.revisie += 1
    rij.save()
    return Bewaard(rij, rij.revisie)


def aantekening_wissen(*, aantekening: Werkaantekening) -> None:
    """Erase a note for good; there is no history of it."""
    Werkaantekening.opruimen.filter(pk=aantekening.pk).delete()


@transaction.atomic
def aantekening_overnemen(
    *,
    aantekening: Werkaantekening,
    naar: str,
    tekst: str,
    datum: date,
    door: Gebruiker,
    deelnemer: Deelnemer | None,
    zichtbaarheid: str = Zichtbaarheid.PROFESSIONAL,
) -> Logboekregel | Analyse:
    """Put a text in the dossier, as a line of the logbook or as an analysis, and erase the note it came from.

    What is in the dossier from now on is this text, of today; nothing in it tells that there was a note (P-10). Raises
    ValidationError when the note is gone, or the text is blank.
    """
    if not Werkaantekening.objects.van(door).select_for_update(of=["self"]).filter(pk=aantekening.pk).exists():
        raise ValidationError(_("Deze aantekening is er niet meer."))
    if not tekst.strip():
        raise ValidationError(_("Schrijf op wat er in het dossier komt te staan."))
    gemeen = {
        "dossier": aantekening.dossier,
        "tekst": tekst.strip(),
        "door": deelnemer,
        "gemaakt_door": door,
        "gewijzigd_door": door,
    }
    rij: Logboekregel | Analyse
    if naar == "analyse":
        rij = Analyse.objects.create(soort=Analysesoort.PROBLEEM, op=datum, **gemeen)
    else:
        rij = Logboekregel.objects.create(datum=datum, zichtbaarheid=zichtbaarheid, **gemeen)
    aantekening_wissen(aantekening=aantekening)
    soort = "analyse" if naar == "analyse" else "logboekregel"
    rol = deelnemer.rol if deelnemer else ""
    log(aantekening.dossier, Actie.TOEVOEGEN, soort, door=door, object_uuid=rij.uuid, rol=rol)
    dossier_bijwerken(aantekening.dossier)
    return rij


def verloop_van(aantekeningen: Iterable[Werkaantekening]) -> dict[int, Verloop]:
    """Return when each of these notes goes away, by its key; three queries in all. Needs `dossier` fetched.

    Days on which somebody else takes the author's place in that dossier do not count either: who is ill fills in
    nothing, and the teamcoördinator knows.
    """
    rijen = list(aantekeningen)
    afwezig: dict[int, list[Periode]] = {}
    for wie, van, tot in Afwezigheid.objects.filter(gebruiker__in={rij.gebruiker_id for rij in rijen}).values_list(
        "gebruiker_id", "van", "tot"
    ):
        afwezig.setdefault(wie, []).append((van, tot))
    vervangen: dict[tuple[int, int], list[Periode]] = {}
    for waar, wie, van, tot, gestopt in Vervanging.objects.filter(
        voor__gebruiker__in={rij.gebruiker_id for rij in rijen}, dossier__in={rij.dossier_id for rij in rijen}
    ).values_list("dossier_id", "voor__gebruiker_id", "van", "tot", "gestopt_op"):
        vervangen.setdefault((waar, wie), []).append((van, min(tot, gestopt) if gestopt else tot))
    versies: dict[int, list[tuple[Any, date]]] = {}
    for waar, gemaakt, op in Planversie.objects.filter(dossier__in={rij.dossier_id for rij in rijen}).values_list(
        "dossier_id", "gemaakt_op", "op"
    ):
        versies.setdefault(waar, []).append((gemaakt, max(op, timezone.localdate(gemaakt))))
    return {
        rij.pk: verloop(
            gemaakt=timezone.localdate(rij.gemaakt_op),
            afwezig=[
                *afwezig.get(rij.gebruiker_id, ()),
                *vervangen.get((rij.dossier_id, rij.gebruiker_id), ()),
            ],
            vastgesteld=min(
                (op for gemaakt, op in versies.get(rij.dossier_id, ()) if gemaakt > rij.gemaakt_op), default=None
            ),
            gesloten=rij.dossier.gesloten_op,
        )
        for rij in rijen
    }


@transaction.atomic
def verlopen_wissen(op: date) -> int:
    """Erase every note whose last day has passed; return how many. Running twice erases once (P-11)."""
    rijen = list(Werkaantekening.opruimen.select_related("dossier"))
    einden = verloop_van(rijen)
    weg = [pk for pk, einde in einden.items() if einde.is_voorbij(op)]
    Werkaantekening.opruimen.filter(pk__in=weg).delete()
    return len(weg)
