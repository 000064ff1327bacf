"""Choosing what goes along in a copy of somebody's own data, making it, and handing it over (P-17)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from supportplan.dossier.kopie import BESTANDSNAAM, bestanden_van, casus_voor, inhoud_van, woorden_bij
from supportplan.dossier.kopiebeeld import Kopiebeeld
from supportplan.dossier.regels_kopie import bezwaren_tegen_overhandigen, uitkomst_van
from supportplan.kern.bevroren import sha256
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import (
    Deelnemer,
    Dossier,
    Gebruiker,
    Kopie,
    Kopiebestand,
    Kopiekeuze,
    Kopieoverhandiging,
    Verzoek,
)
from supportplan.kern.veilig_contact import mag_brief


@transaction.atomic
def keuzes_bewaren(
    *, verzoek: Verzoek, keuzes: Mapping[tuple[str, int], str], gezien_op: datetime, door: Gebruiker, op: datetime
) -> int:
    """Keep what was chosen per line (blank: goes along); return how many lines another had chosen otherwise meanwhile.

    What somebody chose after `gezien_op`, when this page was shown, stays as they chose it.
    """
    Dossier.objects.select_for_update(no_key=True).get(pk=verzoek.dossier_id)
    eerder = {(rij.soort, rij.rij): rij for rij in Kopiekeuze.objects.filter(verzoek=verzoek)}
    anders, nieuw, gewijzigd = 0, [], []
    for (soort, sleutel), grond in keuzes.items():
        rij = eerder.get((soort, sleutel))
        if rij is None:
            velden = {"dossier": verzoek.dossier, "verzoek": verzoek, "soort": soort, "rij": sleutel}
            nieuw.append(Kopiekeuze(**velden, grond=grond, door=door, op=op))
        elif rij.grond != grond and rij.op > gezien_op:
            anders += 1
        elif rij.grond != grond:
            rij.grond, rij.door, rij.op = grond, door, op
            gewijzigd.append(rij)
    Kopiekeuze.objects.bulk_create(nieuw)
    Kopiekeuze.objects.bulk_update(gewijzigd, ["grond", "door", "op"])
    if nieuw or gewijzigd:
        log(verzoek.dossier, Actie.WIJZIGEN, "kopie", door=door, object_uuid=verzoek.uuid)
    return anders


def kopie_maken(*, verzoek: Verzoek, door: Gebruiker, als: Deelnemer | None, op: datetime, wordt: int) -> Kopie:
    """Freeze the next copy of a request: its files with hashes, and how often something was left out on which ground.

    `als` is the part of the maker in the case: what they may not read is in no file. `wordt` is the number the page
    promised: when it is there already it comes back and nothing is made. When anything fails, no row and no file
    stays. Raises ValidationError with what must be done first.
    """
    opgeslagen: list[FieldFile] = []
    try:
        with transaction.atomic():
            Dossier.objects.select_for_update(no_key=True).get(pk=verzoek.dossier_id)
            if al_gemaakt := Kopie.objects.filter(verzoek=verzoek, nummer=wordt).first():
                return al_gemaakt
            beeld = Kopiebeeld(verzoek, als)
            if bezwaren := beeld.bezwaren:
                raise ValidationError(bezwaren)
            return _bevriezen(beeld, door, op, opgeslagen)
    except BaseException:
        for bestand in opgeslagen:
            bestand.delete(save=False)
        raise


def volgend_nummer(verzoek: Verzoek) -> int:
    """The number of the next copy of this request."""
    laatste = Kopie.objects.filter(verzoek=verzoek).order_by("-nummer").values_list("nummer", flat=True).first()
    return (laatste or 0) + 1


def _bevriezen(beeld: Kopiebeeld, door: Gebruiker, op: datetime, opgeslagen: list[FieldFile]) -> Kopie:
    """The rows and the files; `opgeslagen` gets each file as soon as it is there."""
    verzoek, nummer = beeld.verzoek, volgend_nummer(beeld.verzoek)
    dossier = verzoek.dossier
    inhoud, weg = inhoud_van(beeld, nummer=nummer, op=op)
    kopie = Kopie.objects.create(
        dossier=dossier,
        verzoek=verzoek,
        nummer=nummer,
        gemaakt_op=op,
        gemaakt_door=door,
        gronden=beeld.weggelaten()[1],
    )
    for soort, bytes_ in bestanden_van(inhoud, casus_voor(dossier, beeld.vrager, weg), op).items():
        rij = Kopiebestand(dossier=dossier, kopie=kopie, soort=soort, grootte=len(bytes_), sha256=sha256(bytes_))
        rij.bestand.save(BESTANDSNAAM[soort], ContentFile(bytes_), save=False)
        opgeslagen.append(rij.bestand)
        rij.save()
    log(dossier, Actie.EXPORTEREN, "kopie", door=door, object_uuid=kopie.uuid)
    return kopie


@transaction.atomic
def kopie_overhandigen(*, kopie: Kopie, op: date, hoe: str, identiteit: str, door: Gebruiker) -> Kopieoverhandiging:
    """Record that the copy was handed over to who asked for it; the request is answered with it, so its clock stops.

    What was written by hand as the outcome stays. Raises ValidationError when safe contact forbids this way, or when
    the day is before the copy was made.
    """
    verzoek = Verzoek.objects.select_for_update(of=("self",)).select_related("door", "dossier").get(pk=kopie.verzoek_id)
    assert verzoek.door is not None  # no copy is made of a request of nobody
    if bezwaren := bezwaren_tegen_overhandigen(hoe=hoe, mag_brief=mag_brief(verzoek.door)):
        raise ValidationError({"hoe": bezwaren})
    dubbel = Kopieoverhandiging.objects.filter(kopie=kopie, op=op, hoe=hoe, identiteit=identiteit).first()
    if dubbel is not None:
        return dubbel
    rij = Kopieoverhandiging.objects.create(
        dossier=verzoek.dossier, kopie=kopie, aan=verzoek.door, op=op, hoe=hoe, identiteit=identiteit, door=door
    )
    if not verzoek.uitkomst:
        verzoek.uitkomst, verzoek.uitkomst_op = uitkomst_van(kopie.gronden), op
        verzoek.uitkomst_reden = " ".join([_("Een kopie is overhandigd."), *woorden_bij(kopie.gronden, op)])
        verzoek.revisie += 1
        verzoek.gewijzigd_door, verzoek.gewijzigd_op = door, kopie.gemaakt_op
        verzoek.save()
    log(verzoek.dossier, Actie.WIJZIGEN, "kopie", door=door, object_uuid=kopie.uuid, reden="overhandigd")
    return rij
