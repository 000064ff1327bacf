"""What happens to a form as a whole: a row left out on purpose and taken up again, and what meets a need."""

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from profiel.keuzes import RIJEN, Formulier, KvbKolom
from profiel.models import RijOvergeslagen, Uitspraak, Vervulling
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import Wie

LOGWOORD = {Formulier.PROFIEL.value: "profiel", Formulier.KVB.value: "kwaliteit_van_bestaan"}


@transaction.atomic
def rij_overslaan(*, dossier: Dossier, formulier: str, rij: str, wie: Wie) -> None:
    """Leave a row of a form out; that is always fine, and never counts against anybody (P-02). Twice is once."""
    rijen = RIJEN.get(formulier)
    if rijen is None or rij not in rijen.values:
        raise ValidationError(_("Deze rij staat niet in het formulier."))
    _over, nieuw = RijOvergeslagen.objects.get_or_create(dossier=dossier, formulier=formulier, rij=rij)
    if nieuw:
        _vastleggen(dossier, formulier, wie, "overgeslagen")


@transaction.atomic
def rij_oppakken(*, dossier: Dossier, formulier: str, rij: str, wie: Wie) -> None:
    """Take a row up again that was left out."""
    weg, _per_model = RijOvergeslagen.objects.filter(dossier=dossier, formulier=formulier, rij=rij).delete()
    if weg:
        _vastleggen(dossier, formulier, wie, "opgepakt")


@transaction.atomic
def vervulling_zetten(*, behoefte: Uitspraak, hulpbronnen: Iterable[UUID], zichtbaar: Iterable[int], wie: Wie) -> None:
    """Link a needed support to exactly these present ones; what has no link is the gap (method 3).

    `zichtbaar` are the keys of the statements this person may read: links to others stay as they are. Raises
    ValidationError when one of them does not stand under the present support, or the need not under the needed.
    """
    if not behoefte.plaatsingen.filter(formulier=Formulier.KVB, kolom=KvbKolom.BENODIGD).exists():
        raise ValidationError(_("Deze zin staat niet bij wat nodig is. Geef hem daar eerst een plek."))
    gekozen = set(hulpbronnen)
    aanwezig = {"plaatsingen__formulier": Formulier.KVB, "plaatsingen__kolom": KvbKolom.AANWEZIG}
    gevonden = Uitspraak.objects.filter(dossier=behoefte.dossier, uuid__in=gekozen, pk__in=list(zichtbaar), **aanwezig)
    pks = set(gevonden.exclude(pk=behoefte.pk).values_list("pk", flat=True))
    if len(pks) != len(gekozen):
        raise ValidationError(_("Kies alleen zinnen die bij de aanwezige ondersteuning staan."))
    links = Vervulling.objects.filter(behoefte=behoefte, hulpbron__in=list(zichtbaar))
    oud = set(links.values_list("hulpbron", flat=True))
    if pks == oud:
        return
    links.filter(hulpbron__in=oud - pks).delete()
    Vervulling.objects.bulk_create(
        [Vervulling(dossier_id=behoefte.dossier_id, behoefte=behoefte, hulpbron_id=pk) for pk in sorted(pks - oud)],
        ignore_conflicts=True,
    )
    _vastleggen(behoefte.dossier, Formulier.KVB, wie, "vervullingen", behoefte.uuid)


def _vastleggen(dossier: Dossier, formulier: str, wie: Wie, veld: str, uuid: UUID | None = None) -> None:
    log(
        dossier,
        Actie.WIJZIGEN,
        LOGWOORD.get(formulier, formulier),
        door=wie.gebruiker,
        object_uuid=uuid,
        velden=[veld],
        rol=wie.deelnemer.rol if wie.deelnemer else "",
    )
    Dossier.objects.filter(pk=dossier.pk).update(gewijzigd_op=timezone.now())
