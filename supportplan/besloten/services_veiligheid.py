"""What happens to a safety file: who gets at it, what is written in it, and the audit of both (P-12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.besloten.keuzes import Veiligheidsactie
from supportplan.besloten.models import Veiligheidsdossier, Veiligheidslog, Veiligheidsregel, Veiligheidstoegang
from supportplan.kern.keuzes import Functie, Rol
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Medewerker
from supportplan.kern.toegang import rechten_op


def veiligheid_loggen(
    dossier: Dossier | None,
    actie: Veiligheidsactie,
    *,
    door: Gebruiker,
    aan: Gebruiker | None = None,
    regel_uuid: UUID | None = None,
    ip: str | None = None,
) -> None:
    """Add a line to the safety audit; nothing of it comes into the log that others read (P-12, P-15). One insert."""
    Veiligheidslog.objects.create(dossier=dossier, actie=actie, actor=door, aan=aan, regel_uuid=regel_uuid, ip=ip)


def functies_nu(gebruiker: Gebruiker, op: date) -> QuerySet[Medewerker]:
    """Return the functions this person has at an organisation today."""
    nu = Q(tot=None) | Q(tot__gte=op)
    return Medewerker.objects.filter(nu, van__lte=op, gebruiker=gebruiker).exclude(organisatie=None)


def organisaties_van_aandachtsfunctionaris(gebruiker: Gebruiker, op: date) -> list[int]:
    """Return the keys of the organisations at which this person decides who may read a safety file."""
    functies = functies_nu(gebruiker, op).filter(functie=Functie.AANDACHTSFUNCTIONARIS)
    return [pk for pk in functies.values_list("organisatie_id", flat=True) if pk is not None]


def mag_veiligheid_zien(gebruiker: Gebruiker, dossier: Dossier, op: date) -> bool:
    """Whether this person was given the safety right on this dossier and still works here.

    The right alone is not enough: who left the dossier and the organisation does not read on.
    """
    gegeven = Veiligheidstoegang.objects.filter(dossier=dossier, gebruiker=gebruiker, ingetrokken_op=None).exists()
    if not gegeven:
        return False
    if functies_nu(gebruiker, op).filter(organisatie=dossier.organisatie_id).exists():
        return True
    werkt_mee = Deelnemer.objects.filter(dossier=dossier, gebruiker=gebruiker, rol=Rol.PROFESSIONAL).exists()
    return werkt_mee and bool(rechten_op(gebruiker, dossier))


@dataclass(frozen=True)
class Kandidaat:
    """Somebody who can be given the safety right on a dossier, and whether they hold it."""

    gebruiker: Gebruiker
    heeft_toegang: bool


def kandidaten(dossier: Dossier, op: date) -> list[Kandidaat]:
    """Return who works at the organisation of this dossier or in it as a professional, and who holds the right."""
    nu = Q(tot=None) | Q(tot__gte=op)
    collegas = Medewerker.objects.filter(nu, van__lte=op, organisatie=dossier.organisatie_id)
    in_dossier = Deelnemer.objects.filter(dossier=dossier, rol=Rol.PROFESSIONAL).exclude(gebruiker=None)
    toegang = Veiligheidstoegang.objects.filter(dossier=dossier, ingetrokken_op=None)
    heeft = set(toegang.values_list("gebruiker_id", flat=True))
    wie = Gebruiker.objects.filter(
        Q(pk__in=collegas.values("gebruiker")) | Q(pk__in=in_dossier.values("gebruiker")) | Q(pk__in=heeft),
        is_active=True,
    )
    return [Kandidaat(gebruiker, gebruiker.pk in heeft) for gebruiker in wie.order_by("naam", "pk")]


@transaction.atomic
def veiligheidstoegang_geven(
    *, dossier: Dossier, wie: Gebruiker, door: Gebruiker, op: date, ip: str | None = None
) -> Veiligheidstoegang:
    """Let one person read and write the safety file of one dossier; twice is once. Told to nobody by mail (P-12).

    Raises ValidationError when `door` is no aandachtsfunctionaris of the organisation, or `wie` does not work here.
    """
    _alleen_aandachtsfunctionaris(dossier, door, op)
    if wie not in [kandidaat.gebruiker for kandidaat in kandidaten(dossier, op)]:
        raise ValidationError(_("Kies iemand die bij deze organisatie werkt, of als professional in dit dossier."))
    toegang, nieuw = Veiligheidstoegang.objects.get_or_create(
        dossier=dossier, gebruiker=wie, ingetrokken_op=None, defaults={"gegeven_door": door}
    )
    if nieuw:
        veiligheid_loggen(dossier, Veiligheidsactie.GEGEVEN, door=door, aan=wie, ip=ip)
    return toegang


@transaction.atomic
def veiligheidstoegang_intrekken(
    *, dossier: Dossier, wie: Gebruiker, door: Gebruiker, op: date, ip: str | None = None
) -> None:
    """End the access of one person to a safety file; what they wrote stays. Twice is once.

    Raises ValidationError when `door` is no aandachtsfunctionaris of the organisation.
    """
    _alleen_aandachtsfunctionaris(dossier, door, op)
    open_ = Veiligheidstoegang.objects.filter(dossier=dossier, gebruiker=wie, ingetrokken_op=None)
    if open_.update(ingetrokken_op=timezone.now(), ingetrokken_door=door):
        veiligheid_loggen(dossier, Veiligheidsactie.INGETROKKEN, door=door, aan=wie, ip=ip)


def _alleen_aandachtsfunctionaris(dossier: Dossier, door: Gebruiker, op: date) -> None:
    if dossier.organisatie_id not in organisaties_van_aandachtsfunctionaris(door, op):
        raise ValidationError(_("Alleen een aandachtsfunctionaris van deze organisatie geeft of beëindigt toegang."))


def veiligheidsregel_schrijven(
    *, dossier: Dossier, uuid: UUID, velden: Mapping[str, Any], door: Gebruiker, ip: str | None = None
) -> Veiligheidsregel:
    """Add a line to the safety file, made with the first; the same uuid twice is one line. It cannot be changed (P-12).

    The caller checks the right (`mag_veiligheid_zien`).
    """
    try:
        with transaction.atomic():
            bundel, _nieuw = Veiligheidsdossier._base_manager.get_or_create(
                dossier=dossier, defaults={"geopend_door": door}
            )
            regel = Veiligheidsregel(dossier=dossier, veiligheidsdossier=bundel, uuid=uuid, door=door, **velden)
            regel.save(force_insert=True)
            veiligheid_loggen(dossier, Veiligheidsactie.TOEVOEGEN, door=door, regel_uuid=regel.uuid, ip=ip)
            return regel
    except IntegrityError:  # the same form came in twice
        regel = Veiligheidsregel.objects.voor(door).filter(dossier=dossier, uuid=uuid).first()
        if regel is None:
            raise
        return regel  # type: ignore[no-any-return]  # the manager is untyped
