"""The order of the wishes: commands under a lock, so that two people who rank at once never clash (product 4)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, PositiveSmallIntegerField, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from profiel.models import Uitspraak
from profiel.regels_uitspraak import met_zet
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import Wie

Rangen = Mapping[int, int | None]  # key of the statement to its rank


@transaction.atomic
def wens_verplaatsen(*, uitspraak: Uitspraak, zet: str, wie: Wie, na: Uitspraak | None = None) -> str:
    """Move a wish in the list of most important ones; return in words where it stands now (method 2).

    `zet` is "erbij" (at the end), "bovenaan", "omhoog", "omlaag", "eraf" or "na" (`na`, or on top). Ranks stay 1, 2, 3
    without gaps. A rank is no text: the revision stays, and with it a release (P-03). Costs a lock, a read, at most two
    updates and a log line. Raises ValidationError when `na` is no longer in the list.
    """
    _op_slot(uitspraak.dossier)
    oud = _rangen(uitspraak.dossier)
    if zet == "na" and na is not None and na.pk not in oud:
        raise ValidationError(_("De wens erboven staat niet meer in de lijst. Zet de wens opnieuw op zijn plaats."))
    lijst = met_zet(list(oud), uitspraak.pk, zet, na.pk if na else None)
    if _schrijven(oud, _genummerd(lijst)):
        Dossier.objects.filter(pk=uitspraak.dossier_id).update(gewijzigd_op=timezone.now())
        log(
            uitspraak.dossier,
            Actie.WIJZIGEN,
            "wensenlijst",
            door=wie.gebruiker,
            object_uuid=uitspraak.uuid,
            velden=["rang"],
            rol=wie.deelnemer.rol if wie.deelnemer else "",
        )
    if uitspraak.pk not in lijst:
        return _("De wens staat niet meer in de lijst.")
    return _("De wens staat nu op plaats %(plaats)s.") % {"plaats": lijst.index(uitspraak.pk) + 1}


@transaction.atomic
def rangen_sluiten(dossier: Dossier) -> None:
    """Close the gap a removed wish left in the list."""
    _op_slot(dossier)
    oud = _rangen(dossier)
    _schrijven(oud, _genummerd(list(oud)))


@transaction.atomic
def ruimte_maken(uitspraak: Uitspraak) -> None:
    """Give a removed wish its old place back, at most the last; the caller puts the statement back and saves it."""
    if uitspraak.rang is None:
        return
    _op_slot(uitspraak.dossier)
    oud = _rangen(uitspraak.dossier)
    lijst = list(oud)
    uitspraak.rang = min(uitspraak.rang, len(lijst) + 1)
    lijst.insert(uitspraak.rang - 1, uitspraak.pk)
    _schrijven(oud, {pk: rang for pk, rang in _genummerd(lijst).items() if pk != uitspraak.pk})


def _op_slot(dossier: Dossier) -> None:
    Dossier.objects.select_for_update().only("pk").get(pk=dossier.pk)


def _rangen(dossier: Dossier) -> dict[int, int | None]:
    return dict(
        Uitspraak.objects.filter(dossier=dossier, rang__isnull=False).order_by("rang").values_list("pk", "rang")
    )


def _genummerd(lijst: list[int]) -> dict[int, int | None]:
    return {pk: nummer for nummer, pk in enumerate(lijst, start=1)}


def _schrijven(oud: Rangen, nieuw: Rangen) -> bool:
    """Write the ranks that differ, first emptying them: two statements never hold the same rank, not for a moment."""
    anders = {pk: nieuw.get(pk) for pk in {*oud, *nieuw} if oud.get(pk) != nieuw.get(pk)}
    if not anders:
        return False
    Uitspraak.objects.filter(pk__in=[pk for pk in anders if pk in oud]).update(rang=None)
    zetten = [When(pk=pk, then=Value(rang)) for pk, rang in anders.items() if rang is not None]
    if zetten:
        uitkomst = Case(*zetten, output_field=PositiveSmallIntegerField())
        Uitspraak.objects.filter(pk__in=[pk for pk, rang in anders.items() if rang is not None]).update(rang=uitkomst)
    return True
