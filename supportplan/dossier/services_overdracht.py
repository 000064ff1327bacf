"""Handing a dossier over for good: asking, accepting, refusing, taking back (issue 4).

Who is asked sees who and how far, no content. On accepting they become first contact, and the access of who handed over
ends on the chosen day; the note becomes a line of the logbook.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from plannen.models import Logboekregel
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Overdrachtantwoord, Rol, Zichtbaarheid
from supportplan.kern.log import log
from supportplan.kern.models import (
    Collegaweigering,
    Deelnemer,
    Dossier,
    Gebruiker,
    Medewerker,
    Overdracht,
    Vervanging,
)
from supportplan.kern.regels_vervanging import bezwaar_tegen_overdracht
from supportplan.kern.services import dossier_aanraken
from supportplan.kern.services_deelname import (
    collega_toegang_geven,
    professionals_op,
    toegang_beeindigen,
    verlopen_toegang_beeindigen,
)

GEVRAAGD = "gevraagd"  # the part of who was asked, in the log


@dataclass(frozen=True)
class Vraag:
    """Whom somebody asks to take a dossier over, and what they want them to know."""

    plek: Medewerker
    van: Deelnemer | None
    laatste_dag: date | None = None
    notitie: str = ""


@transaction.atomic
def overdracht_vragen(*, dossier: Dossier, vraag: Vraag, door: Gebruiker, rol: str, op: date) -> Overdracht:
    """Ask somebody to take a dossier over. Raises ValidationError with why they cannot be asked."""
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    if dossier.gesloten_op is not None:
        raise ValidationError(_("Dit dossier is gesloten. Er is niets over te dragen."))
    if vraag.laatste_dag and vraag.laatste_dag < op:
        raise ValidationError({"laatste_dag": _("Kies vandaag of een latere dag, of laat dit leeg.")})
    loopt = Overdracht.objects.wachtend().filter(dossier=dossier).select_related("naar").first()
    wie = vraag.plek.gebruiker
    geweigerd = Collegaweigering.objects.filter(dossier=dossier, gebruiker=wie, ingetrokken_op=None)
    bezwaar = bezwaar_tegen_overdracht(
        naam=korte_naam(wie),
        zelf=vraag.van is not None and vraag.van.gebruiker_id == wie.pk,
        werkt_hier=professionals_op(op).filter(pk=vraag.plek.pk, organisatie=dossier.organisatie_id).exists(),
        geweigerd=geweigerd.exists(),
        loopt=korte_naam(loopt.naar) if loopt else "",
    )
    if bezwaar:
        raise ValidationError({"plek": bezwaar})
    overdracht = Overdracht.objects.create(
        dossier=dossier,
        van=vraag.van,
        van_gebruiker=vraag.van.gebruiker if vraag.van else None,
        naar=wie,
        laatste_dag=vraag.laatste_dag,
        notitie=vraag.notitie.strip(),
        gevraagd_door=door,
    )
    log(dossier, Actie.TOEVOEGEN, "overdracht", door=door, object_uuid=overdracht.uuid, rol=rol)
    return overdracht


@transaction.atomic
def overdracht_intrekken(*, overdracht: Overdracht, door: Gebruiker, rol: str, op: date) -> None:
    """Take the question back. Raises ValidationError when it was answered already."""
    overdracht = _wachtende(overdracht)
    _antwoorden(overdracht, Overdrachtantwoord.INGETROKKEN, op)
    log(overdracht.dossier, Actie.VERWIJDEREN, "overdracht", door=door, object_uuid=overdracht.uuid, rol=rol)


@transaction.atomic
def overdracht_weigeren(*, overdracht: Overdracht, reden: str, door: Gebruiker, op: date) -> None:
    """Refuse, with the reason for who asked. ValidationError without a reason or when it was answered already."""
    overdracht = _wachtende(overdracht)
    if not reden.strip():
        raise ValidationError({"reden": _("Schrijf in een paar woorden waarom niet.")})
    overdracht.weigerreden = reden.strip()
    _antwoorden(overdracht, Overdrachtantwoord.GEWEIGERD, op)
    log(
        overdracht.dossier,
        Actie.WIJZIGEN,
        "overdracht",
        door=door,
        object_uuid=overdracht.uuid,
        velden=["antwoord"],
        rol=GEVRAAGD,
    )


@transaction.atomic
def overdracht_aanvaarden(*, overdracht: Overdracht, door: Gebruiker, op: date) -> Deelnemer:
    """Take the dossier over: first contact from now on; who handed over goes on the chosen day, at once by default.

    Raises ValidationError when it was answered already, or when access cannot be given any more.
    """
    overdracht = _wachtende(overdracht)
    dossier = overdracht.dossier
    verlopen_toegang_beeindigen(op, dossier=dossier)
    wie = _deelnemer_van(dossier, door, op)
    van = Deelnemer.objects.filter(pk=overdracht.van_id).first() if overdracht.van_id else None
    overdracht.aan = wie
    if overdracht.notitie:
        _in_het_logboek(overdracht, van, op)
    _antwoorden(overdracht, Overdrachtantwoord.AANVAARD, op)
    log(dossier, Actie.RECHTEN, "overdracht", door=door, object_uuid=wie.uuid, rol=Rol.PROFESSIONAL)
    if van is not None:
        _gaat(van, max(overdracht.laatste_dag or op, op), door, op)
    herinneringen_bijwerken(dossier, op=op)
    dossier_aanraken(dossier)
    return wie


def korte_naam(gebruiker: Gebruiker) -> str:
    """The name of an account as people say it."""
    return gebruiker.naam.partition(" · ")[0]


def _wachtende(overdracht: Overdracht) -> Overdracht:
    Dossier.objects.select_for_update().get(pk=overdracht.dossier_id)
    rijen = Overdracht.objects.wachtend().select_related("dossier__organisatie", "naar")
    gevonden: Overdracht | None = rijen.filter(pk=overdracht.pk).first()
    if gevonden is None:
        raise ValidationError(_("Op deze vraag is al geantwoord, of ze is ingetrokken."))
    return gevonden


def _antwoorden(overdracht: Overdracht, antwoord: Overdrachtantwoord, op: date) -> None:
    """Store the answer; the note of what was accepted is in the logbook, another waits for the next who is asked."""
    overdracht.antwoord, overdracht.antwoord_op = antwoord, op
    if antwoord == Overdrachtantwoord.AANVAARD:
        overdracht.notitie = ""
    overdracht.save()


def _deelnemer_van(dossier: Dossier, gebruiker: Gebruiker, op: date) -> Deelnemer:
    """The part of who takes over: a new one, or the one they have, from now on without an end."""
    wie = Deelnemer.objects.filter(dossier=dossier, gebruiker=gebruiker).order_by("pk").first()
    if wie is None:
        plek = professionals_op(op).filter(gebruiker=gebruiker, organisatie=dossier.organisatie_id).first()
        if plek is None:
            raise ValidationError(_("U werkt niet (meer) bij de organisatie van dit dossier."))
        return collega_toegang_geven(dossier=dossier, plek=plek, door=gebruiker, op=op, van=op, aanspreekpunt=True)
    mens: Deelnemer = wie
    wie.van, wie.tot, wie.aanspreekpunt = min(wie.van or op, op), None, True
    gewijzigd(wie, gebruiker)
    wie.save()
    Vervanging.objects.nog_niet_om(op).filter(door=wie).update(eigen_toegang=True)  # access no longer hangs on it
    return mens


def _in_het_logboek(overdracht: Overdracht, van: Deelnemer | None, op: date) -> None:
    regel = Logboekregel.objects.create(
        dossier=overdracht.dossier,
        datum=op,
        door=van,
        tekst=overdracht.notitie,
        zichtbaarheid=Zichtbaarheid.PROFESSIONAL,
        gemaakt_door=overdracht.gevraagd_door,
        gewijzigd_door=overdracht.gevraagd_door,
    )
    log(
        overdracht.dossier,
        Actie.TOEVOEGEN,
        "logboekregel",
        door=overdracht.gevraagd_door,
        object_uuid=regel.uuid,
        rol=Rol.PROFESSIONAL,
    )


def _gaat(van: Deelnemer, laatste_dag: date, door: Gebruiker, op: date) -> None:
    """Who handed over is no first contact any more, and goes on this day; nobody needs to replace them."""
    Vervanging.objects.nog_niet_om(op).filter(voor=van).update(gestopt_op=op)
    van.aanspreekpunt = False
    gewijzigd(van, door)
    van.save()
    if van.gebruiker_id is not None:
        toegang_beeindigen(deelnemer=van, laatste_dag=laatste_dag, door=door, op=op)
