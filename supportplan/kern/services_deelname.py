"""A colleague gets access to a dossier, and access ends; the one place where this is decided and logged (P-15)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Functie, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Collegaweigering, Deelnemer, Dossier, Gebruiker, Medewerker, Vervanging
from supportplan.kern.regels_deelname import bezwaar_tegen_einde
from supportplan.kern.toegang import deelnemer_koppelen, deelnemer_ontkoppelen


def professionals_op(dag: date) -> QuerySet[Medewerker]:
    """Return who works somewhere as a professional on this day, with an account that can sign in."""
    nu = Q(tot=None) | Q(tot__gte=dag)
    plekken = Medewerker.objects.filter(nu, van__lte=dag, functie=Functie.PROFESSIONAL, gebruiker__is_active=True)
    return plekken.exclude(organisatie=None)


def collegas_van(dossier: Dossier, op: date) -> QuerySet[Medewerker]:
    """Return who can be given access: professionals of the organisation of the dossier who have none yet (P-15).

    Not whom the client does not want.
    """
    al_binnen = Deelnemer.objects.filter(dossier=dossier).exclude(gebruiker=None).values("gebruiker")
    liever_niet = Collegaweigering.objects.filter(dossier=dossier, ingetrokken_op=None).values("gebruiker")
    plekken = professionals_op(op).filter(organisatie=dossier.organisatie_id)
    plekken = plekken.exclude(gebruiker__in=al_binnen).exclude(gebruiker__in=liever_niet)
    return plekken.select_related("gebruiker", "organisatie").order_by("gebruiker__naam", "pk")


def professional_van(plek: Medewerker, dossier: Dossier, door: Gebruiker) -> Deelnemer:
    """Return a new deelnemer for somebody who works there, not stored yet: name, function and organisation."""
    roepnaam, _spatie, achternaam = plek.gebruiker.naam.partition(" · ")[0].partition(" ")
    return Deelnemer(
        dossier=dossier,
        rol=Rol.PROFESSIONAL,
        roepnaam=roepnaam or plek.gebruiker.email,
        achternaam=achternaam,
        functie=plek.functienaam or str(plek.get_functie_display()),
        werkt_bij=str(plek.organisatie),
        gemaakt_door=door,
        gewijzigd_door=door,
    )


@transaction.atomic
def collega_toegang_geven(
    *,
    dossier: Dossier,
    plek: Medewerker,
    door: Gebruiker,
    op: date,
    van: date | None = None,
    tot: date | None = None,
    functie: str = "",
    aanspreekpunt: bool = False,
    bekend: Deelnemer | None = None,
) -> Deelnemer:
    """Let a colleague of the same organisation work in this dossier, with every right of a professional (P-15).

    `bekend` is the professional without account as whom the colleague stands in the dossier already; their words stay
    theirs. Raises ValidationError when the colleague cannot be given access (any more).
    """
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    if not collegas_van(dossier, op).filter(pk=plek.pk).exists():
        raise ValidationError(_("Deze collega werkt hier niet meer, of doet al mee. Kies iemand anders."))
    wie = bekend or professional_van(plek, dossier, door)
    if wie.rol != Rol.PROFESSIONAL or wie.gebruiker_id is not None or wie.dossier_id != dossier.pk:
        raise ValidationError(_("Deze persoon kan geen toegang krijgen als collega. Kies iemand anders."))
    wie.van, wie.tot, wie.aanspreekpunt = van, tot, aanspreekpunt
    wie.functie = functie or wie.functie
    _bewaren(wie, door)
    deelnemer_koppelen(wie, plek.gebruiker)
    _loggen(wie, "toegang", door)
    return wie


def _bewaren(wie: Deelnemer, door: Gebruiker | None) -> None:
    if wie.pk is not None:
        gewijzigd(wie, door)
    wie.save()


@transaction.atomic
def toegang_beeindigen(*, deelnemer: Deelnemer, laatste_dag: date, door: Gebruiker, op: date) -> None:
    """End the access of a professional: today at once, a later day after that day. The row stays, with its end.

    Raises ValidationError when nobody would be left who can work in the dossier, or when there is no access to end.
    """
    dossier = Dossier.objects.select_for_update().get(pk=deelnemer.dossier_id)
    wie = Deelnemer.objects.get(pk=deelnemer.pk)
    wie.dossier = dossier
    if bezwaar := bezwaar_tegen_beeindigen(wie):
        raise ValidationError(bezwaar)
    if laatste_dag < op:
        raise ValidationError({"laatste_dag": _("Kies vandaag of een latere dag.")})
    wie.tot = laatste_dag
    wie.van = min(wie.van, laatste_dag) if wie.van else None
    wie.aanspreekpunt = wie.aanspreekpunt and laatste_dag > op
    _bewaren(wie, door)
    _vervanging_mee_laten_eindigen(wie, laatste_dag, op)
    if laatste_dag == op:
        toegang_sluiten(wie, door)
    else:
        _loggen(wie, "toegang_tot", door)


def _vervanging_mee_laten_eindigen(wie: Deelnemer, laatste_dag: date, op: date) -> None:
    """Nobody replaces without access: what they would do after their last day goes back to who is away."""
    for rij in Vervanging.objects.nog_niet_om(op).filter(door=wie, tot__gte=laatste_dag):
        if laatste_dag == op or rij.van > laatste_dag:
            rij.gestopt_op = op
        else:
            rij.tot = laatste_dag
        rij.save(update_fields=["gestopt_op", "tot"])


def bezwaar_tegen_beeindigen(wie: Deelnemer) -> str:
    """Return why this access cannot be ended, as an instruction; empty when it can."""
    blijvers = Deelnemer.objects.filter(
        dossier=wie.dossier_id, rol=Rol.PROFESSIONAL, tot=None, gebruiker__is_active=True
    )
    blijft = blijvers.exclude(pk=wie.pk).exists()
    return bezwaar_tegen_einde(
        is_professional=wie.rol == Rol.PROFESSIONAL, heeft_toegang=wie.gebruiker_id is not None, iemand_blijft=blijft
    )


def verlopen_toegang_beeindigen(op: date, *, dossier: Dossier | None = None) -> int:
    """Take away the rights of everybody whose last day has passed; return how many. Twice does nothing more.

    They could not look any longer since that day (`kern.toegang.niet_vandaag`); this clears up.
    """
    verlopen: Any = Deelnemer.objects.exclude(gebruiker=None).filter(tot__lt=op).order_by("pk")
    if dossier is not None:
        verlopen = verlopen.filter(dossier=dossier)
    for wie in verlopen:
        with transaction.atomic():
            toegang_sluiten(wie, None)
    return len(verlopen)


def toegang_sluiten(wie: Deelnemer, door: Gebruiker | None, *, rol: str = Rol.PROFESSIONAL) -> None:
    """Take away the rights of this deelnemer at once, and say so in the log; `door` is None when it went by itself."""
    deelnemer_ontkoppelen(wie)
    _loggen(wie, "toegang_weg", door, rol)


def _loggen(wie: Deelnemer, soort: str, door: Gebruiker | None, rol: str = Rol.PROFESSIONAL) -> None:
    rol = rol if door else ""
    log(wie.dossier, Actie.RECHTEN, soort, door=door, object_uuid=wie.uuid, rol=rol)
