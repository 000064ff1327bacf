"""Deciding that a case is removed, taking that back, holding it, and carrying it out (P-16, P-18)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.dossier.regels_bewaren import (
    BEDENKTIJD,
    Bewaarregel,
    Termijnregel,
    bewaren_tot,
    bezwaren_tegen_wissen,
    geldend,
)
from supportplan.dossier.wissen import dossier_wissen
from supportplan.kern.keuzes import Actie, Privacysoort, Verzoeksoort, Wisgrond
from supportplan.kern.log import log
from supportplan.kern.models import (
    Bewaarplicht,
    Dossier,
    Gebruiker,
    Organisatie,
    Privacytermijn,
    Vernietiging,
    Verzoek,
    Wisopdracht,
)


def termijnregels() -> list[Termijnregel]:
    """Return the terms of privacy law, as values; one query."""
    velden = ("soort", "rol_organisatie", "maanden", "vanaf", "grondslag", "instelbaar", "van", "tot")
    return [Termijnregel(*waarden) for waarden in Privacytermijn.objects.values_list(*velden)]


def bewaarregel_van(organisatie: Organisatie, termijnen: list[Termijnregel], op: date) -> Bewaarregel | None:
    """Return how long this organisation keeps a case: by its role, or its own choice where that is allowed (P-16)."""
    termijn = geldend(termijnen, Privacysoort.BEWAREN, organisatie.rol_organisatie, op)
    if termijn is None:
        return None
    eigen = organisatie.bewaarmaanden if termijn.instelbaar else None
    return Bewaarregel(eigen or termijn.maanden, termijn.vanaf, termijn.grondslag)


def open_wisverzoeken(dossier: Dossier) -> "QuerySet[Verzoek]":
    """Return the requests of the client to have the data removed that were not answered yet."""
    verzoeken: QuerySet[Verzoek] = Verzoek.objects.filter(dossier=dossier, soort=Verzoeksoort.VERNIETIGING, uitkomst="")
    return verzoeken


@transaction.atomic
def wissen_opdragen(*, dossier: Dossier, door: Gebruiker, op: date) -> Wisopdracht:
    """Decide that this case is removed after a week in which it can be taken back; deciding twice is once.

    Raises ValidationError with what stands in the way (`bezwaren_tegen_wissen`).
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=dossier.pk)
    if staand := Wisopdracht.objects.staand().filter(dossier=dossier).first():
        return staand
    op_verzoek = open_wisverzoeken(dossier).exists()
    if bezwaren := _bezwaren(dossier, op_verzoek=op_verzoek, op=op):
        raise ValidationError(bezwaren)
    grond = Wisgrond.VERZOEK if op_verzoek else Wisgrond.TERMIJN
    opdracht = Wisopdracht.objects.create(
        dossier=dossier,
        grond=grond,
        grondslag=_grondslag(dossier, grond, op),
        door=door,
        op=op,
        niet_voor=op + BEDENKTIJD,
    )
    log(dossier, Actie.VERWIJDEREN, "wisopdracht", door=door, object_uuid=dossier.uuid)
    return opdracht


@transaction.atomic
def wissen_intrekken(*, dossier: Dossier, door: Gebruiker, op: date) -> None:
    """Take the decision back; the case stays. Without a decision nothing happens."""
    if Wisopdracht.objects.staand().filter(dossier=dossier).update(ingetrokken_op=op):
        log(dossier, Actie.WIJZIGEN, "wisopdracht", door=door, object_uuid=dossier.uuid)


@transaction.atomic
def bewaren_verplichten(*, dossier: Dossier, reden: str, door: Gebruiker, op: date) -> Bewaarplicht:
    """Hold a case whatever its term says, for a reason; a decision to remove it is taken back (P-16).

    Raises ValidationError without a reason.
    """
    reden = reden.strip()
    if not reden:
        raise ValidationError(_("Schrijf op waarom dit dossier bewaard moet blijven."))
    wissen_intrekken(dossier=dossier, door=door, op=op)
    plicht, nieuw = Bewaarplicht.objects.get_or_create(
        dossier=dossier, opgeheven_op=None, defaults={"reden": reden, "door": door, "op": op}
    )
    if nieuw:
        log(dossier, Actie.TOEVOEGEN, "bewaarplicht", door=door, object_uuid=dossier.uuid)
    return plicht


@transaction.atomic
def bewaren_opheffen(*, dossier: Dossier, door: Gebruiker, op: date) -> None:
    """End the reason to hold a case."""
    for plicht in Bewaarplicht.objects.filter(dossier=dossier, opgeheven_op=None):
        plicht.opgeheven_op = op
        plicht.save(update_fields=["opgeheven_op"])
        log(dossier, Actie.WIJZIGEN, "bewaarplicht", door=door, object_uuid=dossier.uuid)


def wissen_uitvoeren(nu: datetime) -> list[Vernietiging]:
    """Remove every case whose week is over and that nothing holds by now; return the records (P-16).

    Each case in a transaction of its own; a case that was opened again or held meanwhile stays. To be called as the
    owner of the tables.
    """
    op = timezone.localdate(nu)
    gedaan = []
    for sleutel in Wisopdracht.objects.staand().filter(niet_voor__lte=op).values_list("pk", flat=True):
        with transaction.atomic():
            opdracht = (
                Wisopdracht.objects.select_for_update(of=("self", "dossier"))
                .select_related("dossier__organisatie", "door")
                .staand()
                .filter(pk=sleutel)
                .first()
            )
            if opdracht and not _bezwaren(opdracht.dossier, op_verzoek=opdracht.grond == Wisgrond.VERZOEK, op=op):
                gedaan.append(
                    dossier_wissen(
                        opdracht.dossier,
                        grond=opdracht.grond,
                        grondslag=opdracht.grondslag,
                        door=opdracht.door,
                        op=nu,
                    )
                )
    return gedaan


def _bezwaren(dossier: Dossier, *, op_verzoek: bool, op: date) -> list[str]:
    plicht = Bewaarplicht.objects.filter(dossier=dossier, opgeheven_op=None).first()
    regel = bewaarregel_van(dossier.organisatie, termijnregels(), op)
    tot = bewaren_tot(
        regel, laatste_wijziging=timezone.localdate(dossier.gewijzigd_op), gesloten_op=dossier.gesloten_op
    )
    return bezwaren_tegen_wissen(
        gesloten=dossier.gesloten_op is not None,
        bewaarplicht=plicht.reden if plicht else "",
        tot=tot,
        op_verzoek=op_verzoek,
        op=op,
    )


def _grondslag(dossier: Dossier, grond: str, op: date) -> str:
    soort = Privacysoort.VERNIETIGING if grond == Wisgrond.VERZOEK else Privacysoort.BEWAREN
    termijn = geldend(termijnregels(), soort, dossier.organisatie.rol_organisatie, op)
    return termijn.grondslag if termijn else ""
