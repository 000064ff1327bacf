"""Opening a dossier in an emergency without taking part in it (P-22).

Who knows name and birth date exactly gets one page to read, until the end of the day. No right is given, so there is
nothing to end and nothing to forget; what the page shows is the most that can be seen.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from supportplan.dossier.services_openen import werkplekken
from supportplan.kern.afsluiting import is_open
from supportplan.kern.keuzes import Actie, Resultaat, Rol, Spoedreden
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Logregel, Spoedtoegang
from supportplan.kern.regels import zoekvorm
from supportplan.kern.tasks import spoedbericht
from supportplan.kern.toegang import Recht, rechten_op

KORTST = timedelta(hours=4)  # who opens a dossier late in the evening can read on past midnight
MISSERS_PER_DAG = 5  # then it is searching, and no emergency
SOORT = "spoedtoegang"


@dataclass(frozen=True)
class Vraag:
    """What somebody in a hurry types."""

    naam: str
    geboortedatum: date
    reden: Spoedreden
    toelichting: str


def spoedtoegang_openen(vraag: Vraag, *, door: Gebruiker, nu: datetime, ip: str | None = None) -> Dossier:
    """Return the dossier of exactly this person; `door` can read its emergency page until the end of the day.

    Somebody who takes part already gets no emergency access, only the dossier. Raises ValidationError when nobody is
    found, with the same words whoever exists, or when there were too many misses today. Every miss is logged.
    """
    op = timezone.localtime(nu).date()
    if missers(door, nu) >= MISSERS_PER_DAG:
        raise ValidationError(
            _("U hebt vandaag te vaak iemand gezocht die we niet vonden. Bel uw teamcoördinator of beheerder.")
        )
    gevonden = _treffers(vraag, door, op)
    if len(gevonden) != 1:
        log(None, Actie.ZOEKEN, SOORT, door=door, ip=ip, resultaat=Resultaat.GEWEIGERD)
        raise ValidationError(
            _("We vinden niet één persoon met deze naam en geboortedatum. Typ ze precies zoals in het dossier.")
        )
    return _openen(gevonden[0], vraag, door, nu, ip)


def missers(door: Gebruiker, nu: datetime) -> int:
    """Return how often this user sought somebody in vain on the day of now."""
    begin = timezone.localtime(nu).replace(hour=0, minute=0, second=0, microsecond=0)
    regels = Logregel.objects.filter(dossier=None, actor=door, soort=SOORT, tijd__gte=begin)
    return regels.filter(resultaat=Resultaat.GEWEIGERD).count()


def _treffers(vraag: Vraag, door: Gebruiker, op: date) -> list[Dossier]:
    """The open dossiers of the own organisation of who is called and was born exactly so."""
    organisaties = [plek.organisatie_id for plek in werkplekken(door, op)]
    clienten = Deelnemer.objects.filter(
        is_open(door),
        rol=Rol.CLIENT,
        geboortedatum=vraag.geboortedatum,
        dossier__organisatie__in=organisaties,
        dossier__gesloten_op=None,
    ).select_related("dossier__organisatie")
    gezocht = zoekvorm(vraag.naam)
    return [client.dossier for client in clienten if gezocht in _namen(client)]


def _namen(client: Deelnemer) -> set[str]:
    """How this person can be called exactly: first and last name, or the last name alone."""
    heel = {f"{voor} {client.achternaam}" for voor in (client.roepnaam, client.voornamen) if voor}
    return {zoekvorm(naam) for naam in (*heel, client.achternaam or client.roepnaam)} - {""}


@transaction.atomic
def _openen(dossier: Dossier, vraag: Vraag, door: Gebruiker, nu: datetime, ip: str | None) -> Dossier:
    Dossier.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    if Recht.DOSSIER_ZIEN in rechten_op(door, dossier):
        return dossier
    if spoedtoegang_van(door, dossier, nu) is None:
        nieuw = Spoedtoegang.objects.create(
            dossier=dossier,
            gebruiker=door,
            reden=vraag.reden,
            toelichting=vraag.toelichting,
            van=nu,
            tot=einde(nu),
        )
        log(dossier, Actie.RECHTEN, SOORT, door=door, object_uuid=nieuw.uuid, rol=SOORT, ip=ip, reden=vraag.reden)
        spoedbericht.defer(spoedtoegang=nieuw.pk, dossier=dossier.pk)
    return dossier


def einde(nu: datetime) -> datetime:
    """Return when emergency access that begins now ends: at midnight here, and never within four hours."""
    morgen = timezone.localtime(nu).date() + timedelta(days=1)
    return max(timezone.make_aware(datetime.combine(morgen, datetime.min.time())), nu + KORTST)


def spoedtoegang_van(gebruiker: Gebruiker, dossier: Dossier, nu: datetime) -> Spoedtoegang | None:
    """Return the emergency access this user has to this dossier now, if any."""
    eigen: Spoedtoegang | None = (
        Spoedtoegang.objects.nu(nu).filter(is_open(gebruiker), gebruiker=gebruiker, dossier=dossier).first()
    )
    return eigen
