"""Opening a dossier: in under a minute, once, and only with what may be kept (method 1, W-01)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Gemeente, Medewerker, Organisatie
from supportplan.kern.regels import zoekvorm
from supportplan.kern.services import dossier_bijwerken
from supportplan.kern.services_deelname import professional_van, professionals_op
from supportplan.kern.toegang import Recht, deelnemer_koppelen, rechten_op

MEESTE_BEKENDEN = 10


@dataclass(frozen=True)
class Begin:
    """What is known when somebody calls; the name is enough."""

    roepnaam: str
    weet_ervan: bool
    achternaam: str = ""
    geboortedatum: date | None = None
    telefoon: str = ""
    initiatief: str = ""
    weet_sinds: date | None = None
    melding: bool | None = None
    melding_op: date | None = None
    gemeente: Gemeente | None = None


def functies_van(gebruiker: Gebruiker, op: date) -> QuerySet[Medewerker, str]:
    """What this user is at an organisation on this day (codes of Functie), for use in a query."""
    nu = Q(tot=None) | Q(tot__gte=op)
    functies = Medewerker.objects.filter(nu, van__lte=op, gebruiker=gebruiker).exclude(organisatie=None)
    return functies.values_list("functie", flat=True)


def werkplekken(gebruiker: Gebruiker, op: date) -> list[Medewerker]:
    """Return where this user works as a professional today; without one nobody opens a dossier."""
    plekken = professionals_op(op).filter(gebruiker=gebruiker)
    return list(plekken.select_related("organisatie", "gebruiker").order_by("organisatie__naam"))


def bekende_dossiers(
    gebruiker: Gebruiker, *, roepnaam: str, achternaam: str = "", geboortedatum: date | None = None
) -> list[Deelnemer]:
    """Return the clients in my own dossiers who can be this person, with their dossier; somebody else's stay unseen.

    The names count when the birth date does not differ, the birth date when one of the names is the same.
    """
    mijn = Dossier.objects.voor(gebruiker, Recht.DOSSIER_ZIEN)
    namen = [naam for naam in (zoekvorm(roepnaam), zoekvorm(achternaam)) if naam]
    zelfde_naam = Q(dossier__in=mijn.zoek(" ".join(namen)))
    if geboortedatum:
        zelfde_naam &= Q(geboortedatum=None) | Q(geboortedatum=geboortedatum)
        een_naam = Q()
        for naam in namen:
            een_naam |= Q(dossier__zoeknaam__contains=naam)
        zelfde_naam |= Q(geboortedatum=geboortedatum) & een_naam & Q(dossier__in=mijn)
    clienten = Deelnemer.objects.filter(zelfde_naam, rol=Rol.CLIENT).select_related("dossier")
    return list(clienten.order_by("dossier__zoeknaam", "pk")[:MEESTE_BEKENDEN])


def dossier_openen(*, uuid: UUID, organisatie: Organisatie, begin: Begin, door: Gebruiker, op: date) -> Dossier:
    """Open a dossier with its client and with `door` as professional with every right; the same uuid twice is one.

    Of somebody who does not know yet only name and contact are kept, no birth date (method 1). Raises ValidationError
    when `door` does not work there, or when the uuid belongs to a dossier of somebody else.
    """
    plek = next((rij for rij in werkplekken(door, op) if rij.organisatie == organisatie), None)
    if plek is None:
        raise ValidationError(_("U werkt niet (meer) als professional bij deze organisatie."))
    try:
        with transaction.atomic():
            return _maken(uuid, organisatie, plek, begin, door, op)
    except IntegrityError:  # the same form came in twice: double click, retry
        dossier: Dossier | None = Dossier.objects.filter(uuid=uuid).first()
        if dossier is None:
            raise
        if Recht.DOSSIER_ZIEN not in rechten_op(door, dossier):
            raise ValidationError(_("Dit formulier is al gebruikt. Open de pagina opnieuw.")) from None
        return dossier


def _maken(uuid: UUID, organisatie: Organisatie, plek: Medewerker, begin: Begin, door: Gebruiker, op: date) -> Dossier:
    weet = begin.weet_ervan
    dossier = Dossier.objects.create(
        uuid=uuid,
        organisatie=organisatie,
        gemeente=begin.gemeente,
        naam=f"{begin.roepnaam} {begin.achternaam}".strip(),
        initiatief=begin.initiatief,
        client_weet_ervan=weet,
        client_weet_sinds=begin.weet_sinds if weet else None,
        melding=begin.melding,
        melding_op=begin.melding_op if begin.melding else None,
    )
    Deelnemer.objects.create(
        dossier=dossier,
        rol=Rol.CLIENT,
        roepnaam=begin.roepnaam,
        achternaam=begin.achternaam,
        geboortedatum=begin.geboortedatum if weet else None,
        telefoon=begin.telefoon,
        gemaakt_door=door,
        gewijzigd_door=door,
    )
    _professional(dossier, plek, door, op)
    log(dossier, Actie.TOEVOEGEN, "dossier_openen", door=door, object_uuid=dossier.uuid, rol=Rol.PROFESSIONAL)
    dossier_bijwerken(dossier)
    herinneringen_bijwerken(dossier, op=op)
    return dossier


def _professional(dossier: Dossier, plek: Medewerker, door: Gebruiker, op: date) -> None:
    professional = professional_van(plek, dossier, door)
    professional.aanspreekpunt, professional.van = True, op
    professional.save()
    deelnemer_koppelen(professional, door)
    log(dossier, Actie.RECHTEN, "deelnemer", door=door, object_uuid=professional.uuid, rol=Rol.PROFESSIONAL)
