"""Replacing somebody for a while: arranging it, changing the days, stopping, telling the client.

The replacement holds the rights of a professional on those days and loses them by themselves (kern/toegang.py looks at
the days at every request). Reminders follow in `kern/herinneren.py`, second texts of a clash in `kern/rijen`; working
notes and unfinished input stay with who typed them (product 4).
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Afwezigreden, Functie, Rol, Vertelwijze
from supportplan.kern.log import log
from supportplan.kern.models import Collegaweigering, Deelnemer, Dossier, Gebruiker, Medewerker, Vervanging
from supportplan.kern.models.wisseling import Vertelbaar
from supportplan.kern.regels_vervanging import (
    Periode,
    Vervanger,
    bezwaar_tegen_periode,
    bezwaar_tegen_vervanger,
)
from supportplan.kern.services_deelname import (
    professional_van,
    professionals_op,
    toegang_sluiten,
    verlopen_toegang_beeindigen,
)
from supportplan.kern.toegang import deelnemer_koppelen


@transaction.atomic
def vervanging_regelen(
    *,
    dossier: Dossier,
    voor: Deelnemer,
    plek: Medewerker,
    periode: Periode,
    reden: Afwezigreden,
    door: Gebruiker,
    op: date,
) -> Vervanging:
    """Let who works at `plek` do what `voor` does in this dossier on these days.

    Raises ValidationError with what stands in the way, as an instruction (kern/regels_vervanging.py).
    """
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    verlopen_toegang_beeindigen(op, dossier=dossier)
    if bezwaar := bezwaar_tegen_periode(periode, op):
        raise ValidationError({"tot" if periode.tot < periode.van else "van": bezwaar})
    voor = Deelnemer.objects.get(pk=voor.pk)
    if voor.rol != Rol.PROFESSIONAL or voor.gebruiker_id is None or voor.dossier_id != dossier.pk:
        raise ValidationError(_("Wie u wilt laten vervangen, werkt niet (meer) in dit dossier."))
    _toetsen(dossier, voor, plek, periode, op, behalve=None)
    wie = Deelnemer.objects.filter(dossier=dossier, gebruiker=plek.gebruiker).order_by("pk").first()
    eigen = wie is not None and not _tijdelijk(wie, op)
    wie = wie or professional_van(plek, dossier, door)
    if wie.pk is None:
        wie.van, wie.tot = periode.van, periode.tot
        wie.save()
        deelnemer_koppelen(wie, plek.gebruiker)
    vervanging = Vervanging.objects.create(
        dossier=dossier,
        voor=voor,
        door=wie,
        eigen_toegang=eigen,
        van=periode.van,
        tot=periode.tot,
        reden=reden,
        geregeld_door=door,
    )
    _bijstellen(wie, door, op)
    _loggen(vervanging, Actie.RECHTEN, "vervanging", door)
    herinneringen_bijwerken(dossier, op=op)
    return vervanging


@transaction.atomic
def vervanging_tot_wijzigen(*, vervanging: Vervanging, tot: date, door: Gebruiker, op: date) -> None:
    """Make a replacement longer or shorter; the client has to be told again. ValidationError when it cannot be."""
    vervanging = _op_slot(vervanging, op)
    periode = Periode(vervanging.van, tot)
    if tot < op or tot < vervanging.van:
        raise ValidationError({"tot": _("Kies vandaag of een latere dag, niet voor de eerste dag.")})
    plek = professionals_op(op).filter(
        gebruiker=vervanging.door.gebruiker_id, organisatie=vervanging.dossier.organisatie_id
    )
    gevonden = plek.select_related("gebruiker").first()
    if gevonden is None:
        raise ValidationError(_("Wie vervangt, werkt hier niet meer. Stop deze vervanging en kies iemand anders."))
    if tot > vervanging.tot:
        _toetsen(vervanging.dossier, vervanging.voor, gevonden, periode, op, behalve=vervanging)
    if tot != vervanging.tot:
        vervanging.verteld_op, vervanging.verteld_door, vervanging.verteld_hoe = None, None, ""
    vervanging.tot = tot
    vervanging.save(update_fields=["tot", "verteld_op", "verteld_door", "verteld_hoe"])
    _bijstellen(vervanging.door, door, op)
    _loggen(vervanging, Actie.RECHTEN, "vervanging_tot", door)
    herinneringen_bijwerken(vervanging.dossier, op=op)


@transaction.atomic
def vervanging_stoppen(*, vervanging: Vervanging, door: Gebruiker, op: date) -> None:
    """Take a replacement back before it began, or end it now: the replacement can look no longer, at once.

    Raises ValidationError when it is over already.
    """
    vervanging = _op_slot(vervanging, op)
    vervanging.gestopt_op = op
    vervanging.save(update_fields=["gestopt_op"])
    _bijstellen(vervanging.door, door, op)
    _loggen(vervanging, Actie.RECHTEN, "vervanging_weg", door)
    herinneringen_bijwerken(vervanging.dossier, op=op)


@transaction.atomic
def verteld(*, wisseling: Vertelbaar, hoe: Vertelwijze, dag: date, door: Gebruiker, op: date) -> None:
    """Record who told the client that somebody else helps, when and how. Raises ValidationError for a day to come."""
    if dag > op:
        raise ValidationError({"verteld_op": _("Kies vandaag of een eerdere dag.")})
    wisseling.verteld_op, wisseling.verteld_door, wisseling.verteld_hoe = dag, door, hoe
    wisseling.save(update_fields=["verteld_op", "verteld_door", "verteld_hoe"])
    dossier: Dossier = wisseling.dossier  # type: ignore[attr-defined]  # every kind of change belongs to a dossier
    log(dossier, Actie.WIJZIGEN, "verteld", door=door, object_uuid=wisseling.uuid, rol=Rol.PROFESSIONAL)


def weigering_opschrijven(*, dossier: Dossier, gebruiker: Gebruiker, door: Gebruiker, op: date) -> Collegaweigering:
    """Record that the client does not want this colleague; twice is once."""
    rij, nieuw = Collegaweigering.objects.get_or_create(
        dossier=dossier, gebruiker=gebruiker, ingetrokken_op=None, defaults={"op": op, "opgeschreven_door": door}
    )
    if nieuw:
        log(dossier, Actie.TOEVOEGEN, "collegaweigering", door=door, object_uuid=rij.uuid, rol=Rol.PROFESSIONAL)
    return rij


def weigering_intrekken(*, weigering: Collegaweigering, door: Gebruiker, op: date) -> None:
    """Record that the client has nothing against this colleague any more."""
    weigering.ingetrokken_op = op
    weigering.save(update_fields=["ingetrokken_op"])
    log(
        weigering.dossier,
        Actie.WIJZIGEN,
        "collegaweigering",
        door=door,
        object_uuid=weigering.uuid,
        rol=Rol.PROFESSIONAL,
    )


def _op_slot(vervanging: Vervanging, op: date) -> Vervanging:
    Dossier.objects.select_for_update().get(pk=vervanging.dossier_id)
    rijen = Vervanging.objects.nog_niet_om(op).select_related("dossier", "voor", "door__gebruiker")
    gevonden: Vervanging | None = rijen.filter(pk=vervanging.pk).first()
    if gevonden is None:
        raise ValidationError(_("Deze vervanging is al gestopt."))
    return gevonden


def _toetsen(
    dossier: Dossier, voor: Deelnemer, plek: Medewerker, periode: Periode, op: date, *, behalve: Vervanging | None
) -> None:
    """Raise ValidationError, at the field of the replacement, with what the rules say."""
    if plek.gebruiker_id == voor.gebruiker_id:
        raise ValidationError({"plek": _("Iemand kan zichzelf niet vervangen. Kies iemand anders.")})
    if not professionals_op(op).filter(pk=plek.pk, organisatie=dossier.organisatie_id).exists():
        raise ValidationError({"plek": _("Deze collega werkt hier niet (meer). Kies iemand anders.")})
    standen = Vervanging.objects.nog_niet_om(op).select_related("voor", "door")
    if behalve is not None:
        standen = standen.exclude(pk=behalve.pk)
    hier = [rij for rij in standen.filter(dossier=dossier) if rij.voor_id == voor.pk]
    elders = standen.filter(voor__gebruiker=plek.gebruiker, dossier__organisatie=dossier.organisatie_id)
    vervanger = _vervanger(dossier, plek, op, standen, [_periode(rij) for rij in elders])
    if bezwaar := bezwaar_tegen_vervanger(periode, vervanger, [_periode(rij) for rij in hier]):
        raise ValidationError({"plek" if behalve is None else "tot": bezwaar})


def _vervanger(dossier: Dossier, plek: Medewerker, op: date, standen: "object", zelf_weg: list[Periode]) -> Vervanger:
    wie = Deelnemer.objects.filter(dossier=dossier, gebruiker=plek.gebruiker).order_by("pk").first()
    eigen = wie is not None and not _tijdelijk(wie, op)
    helpt = standen.filter(door=wie, eigen_toegang=False) if wie else []  # type: ignore[attr-defined]  # a queryset
    return Vervanger(
        naam=plek.gebruiker.naam.partition(" · ")[0],
        werkt_tot=plek.tot,
        geweigerd=Collegaweigering.objects.filter(
            dossier=dossier, gebruiker=plek.gebruiker, ingetrokken_op=None
        ).exists(),
        zelf_weg=tuple(zelf_weg),
        eigen_toegang=eigen,
        toegang_tot=wie.tot if wie and eigen else None,
        helpt_al=tuple(_periode(rij) for rij in helpt),
    )


def _periode(rij: Vervanging) -> Periode:
    return Periode(rij.van, rij.tot, rij.door.naam)


def _tijdelijk(wie: Deelnemer, op: date) -> bool:
    """Whether somebody is in the dossier only because they replace."""
    return Vervanging.objects.filter(door=wie, eigen_toegang=False, tot__gte=op).exists()


def _bijstellen(wie: Deelnemer, door: Gebruiker, op: date) -> None:
    """Give a replacement access on the days of what they replace here, and none without; own access stays as it is."""
    tijdelijk = Vervanging.objects.filter(door=wie, eigen_toegang=False)
    if not tijdelijk.exists():
        return
    dagen = list(tijdelijk.nog_niet_om(op).values_list("van", "tot"))
    gewijzigd(wie, door)
    if dagen:
        wie.van, wie.tot = min(van for van, _tot in dagen), max(tot for _van, tot in dagen)
        wie.save()
        return
    wie.van, wie.tot = min(wie.van or op, op), op
    wie.save()
    if wie.gebruiker_id is not None:
        toegang_sluiten(wie, door, rol=Functie.TEAMCOORDINATOR)


def _loggen(vervanging: Vervanging, actie: Actie, soort: str, door: Gebruiker) -> None:
    rol = Functie.TEAMCOORDINATOR
    log(vervanging.dossier, actie, soort, door=door, object_uuid=vervanging.door.uuid, rol=rol)
