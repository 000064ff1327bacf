"""Reminders: one row per dossier, kind, date and person, kept in step with the case, and one mail a day (W-08, I-13).

Each app says in its `apps.py` which moments its rows ask for; so the core need not know the apps above it.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from supportplan.kern.afsluiting import is_open
from supportplan.kern.bericht import (
    Berichtsoort,
    Verbinding,
    bericht_versturen,
    mailverbinding,
    message_id,
)
from supportplan.kern.keuzes import Herinneringssoort, Rol
from supportplan.kern.models import Deelnemer, Dossier, Herinnering, Vervanging
from supportplan.kern.regels import LANGST_VOORAF, geldt_op, verzenddag
from supportplan.kern.toegang import RECHTEN, Recht
from supportplan.kern.veilig_contact import Contactweg, mag

logger = logging.getLogger(__name__)

LANGSTE_KLOK = timedelta(days=100)  # after a melding or aanvraag every clock has stopped, and its reminder is a row
TEGELIJK = 200  # dossiers brought in step in one transaction
OOK_DE_CLIENT = frozenset(
    {Herinneringssoort.EVALUATIE_VOORAF, Herinneringssoort.EVALUATIE, Herinneringssoort.EVALUATIE_NA}
)


@dataclass(frozen=True)
class Moment:
    """A date somebody has to be reminded of. `voor` is the key of the deelnemer it is a task of, else nobody's own."""

    dossier: int
    soort: Herinneringssoort
    datum: date
    voor: int | None = None


class Sleutel(NamedTuple):
    """What makes a reminder one row."""

    dossier: int
    soort: str
    datum: date
    aan: int


@dataclass(frozen=True)
class Uitslag:
    """What one run did, in people; without a name."""

    verstuurd: int = 0
    mislukt: int = 0


Momentbron = Callable[[QuerySet[Dossier], date], Iterable[Moment]]  # of these dossiers, on this day
momentbronnen: list[Momentbron] = []


# Which reminders there are


def herinneringen_bijwerken(dossier: Dossier, *, op: date) -> None:
    """Bring the reminders of a dossier in step with its dates and people; twice does no harm.

    Call it after a change of plan, evaluation, question to the network, melding, document, decision, people, or open
    and closed; what is forgotten the next run of `herinneringen_versturen` mends. Nothing is deleted: what no longer
    holds gets `vervallen_op`, and counts again when it holds again. About ten queries.
    """
    _gelijkzetten(Dossier.objects.filter(pk=dossier.pk), op)


def vervangen_herinneringen(op: date) -> None:
    """Bring those dossiers in step in which a replacement began today or ended yesterday."""
    gewisseld = Q(van=op) | Q(tot=op - timedelta(days=1))
    for sleutel in Vervanging.objects.staand().filter(gewisseld).values_list("dossier", flat=True).distinct():
        _gelijkzetten(Dossier.objects.filter(pk=sleutel), op)


@transaction.atomic
def _gelijkzetten(dossiers: QuerySet[Dossier], op: date) -> None:
    """Make, end and take up reminders. The dossiers are locked first, so that two at once see each other's dates."""
    list(dossiers.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    gewenst = _gewenst(dossiers.filter(gesloten_op=None), op)
    bestaand = {_sleutel(rij): rij for rij in Herinnering.objects.filter(dossier__in=dossiers)}
    Herinnering.objects.bulk_create(
        [
            Herinnering(dossier_id=nieuw.dossier, soort=nieuw.soort, datum=nieuw.datum, aan_id=nieuw.aan)
            for nieuw in sorted(gewenst - bestaand.keys())
        ],
        ignore_conflicts=True,
    )
    weg = [rij.pk for sleutel, rij in bestaand.items() if rij.vervallen_op is None and sleutel not in gewenst]
    terug = [rij.pk for sleutel, rij in bestaand.items() if rij.vervallen_op is not None and sleutel in gewenst]
    if weg or terug:
        rijen = Herinnering.objects.filter(pk__in=[*weg, *terug])
        list(rijen.select_for_update().order_by("pk").values_list("pk"))  # in one order: no two wait for each other
        rijen.filter(pk__in=weg).update(vervallen_op=timezone.now())
        rijen.filter(pk__in=terug).update(vervallen_op=None, volgnummer=F("volgnummer") + 1)


def _sleutel(rij: Herinnering) -> Sleutel:
    return Sleutel(rij.dossier_id, rij.soort, rij.datum, rij.aan_id)


def _gewenst(dossiers: QuerySet[Dossier], op: date) -> set[Sleutel]:
    """Return the reminders there have to be in these dossiers."""
    momenten = [moment for bron in momentbronnen for moment in bron(dossiers, op)]
    mensen: dict[int, list[Deelnemer]] = defaultdict(list)
    if momenten:
        in_dossiers = Deelnemer.objects.filter(dossier__in={moment.dossier for moment in momenten})
        met_vervanger = in_dossiers.annotate(vervanger=vervanger_op(op))
        for mens in met_vervanger.select_related("gebruiker").order_by("pk"):
            mensen[mens.dossier_id].append(mens)
    return {
        Sleutel(moment.dossier, moment.soort, moment.datum, mens.pk)
        for moment in momenten
        for mens in ontvangers(moment, mensen[moment.dossier], op)
    }


def vervanger_op(op: date) -> Subquery:
    """The key of who replaces the deelnemer of the outer query on this day; None when nobody does."""
    lopend = Vervanging.objects.lopend(op).filter(voor=OuterRef("pk")).order_by("pk")
    return Subquery(lopend.values("door")[:1])


def ontvangers(moment: Moment, mensen: Sequence[Deelnemer], op: date) -> list[Deelnemer]:
    """Return who is reminded: whose task it is, else the first contacts (all professionals when nobody is) and client.

    Only people who can sign in and look now: a mail says nothing, so who has no account has nothing to open (I-13).
    Who is away is not reminded on those days, but who replaces them (`vervanger`, from `vervanger_op`).
    """
    kijken = [mens for mens in mensen if kan_kijken(mens, op)]
    per_sleutel = {mens.pk: mens for mens in kijken}
    eigen_en_eerst = _ontvangers(moment, kijken)
    gekozen = [per_sleutel.get(getattr(mens, "vervanger", None) or mens.pk, mens) for mens in eigen_en_eerst]
    return list({mens.pk: mens for mens in gekozen}.values())


def _ontvangers(moment: Moment, kijken: Sequence[Deelnemer]) -> list[Deelnemer]:
    if eigen := [mens for mens in kijken if mens.pk == moment.voor]:
        return eigen
    professionals = [mens for mens in kijken if mens.rol == Rol.PROFESSIONAL]
    eerste = [mens for mens in professionals if mens.aanspreekpunt] or professionals
    client = [mens for mens in kijken if mens.rol == Rol.CLIENT and moment.soort in OOK_DE_CLIENT]
    return [*eerste, *client]


def kan_kijken(mens: Deelnemer, op: date) -> bool:
    """Whether this person takes part on this day with an account that may see the plan."""
    account = mens.gebruiker is not None and mens.gebruiker.is_active
    doet_mee = mens.verwijderd_op is None and geldt_op(mens.van, mens.tot, op)
    return account and doet_mee and Recht.PLAN_ZIEN in RECHTEN[Rol(mens.rol)]


# Sending them


def herinneringen_versturen(nu: datetime) -> Uitslag:
    """Bring all reminders in step and mail everybody who has something waiting, once a day; return how many.

    Safe to run at any time, twice, or by two workers. What a mail server does not take stays due. When the server
    cannot be reached at all, nobody is tried and everybody stays due.
    """
    op = timezone.localdate(nu)
    _alles_gelijkzetten(op)
    rijen = Herinnering.objects.te_versturen(op)
    wachtend = sorted({rij.aan.gebruiker.pk for rij in rijen if rij.aan.gebruiker and _mag_mail(rij, op)})
    verbinding = mailverbinding()
    try:
        uitslag = _rondbrengen(wachtend, nu, verbinding)
    finally:
        _ophangen(verbinding)
    logger.info("Herinneringen: %d verstuurd, %d niet verstuurd", uitslag.verstuurd, uitslag.mislukt)
    return uitslag


def _rondbrengen(wachtend: Sequence[int], nu: datetime, verbinding: Verbinding) -> Uitslag:
    """Mail these accounts over one line; one that fails never stops the others."""
    verstuurd = mislukt = 0
    for nummer, gebruiker in enumerate(wachtend):
        try:
            verbinding.open()
        except OSError:  # SMTPException is one
            logger.warning("Herinneringen: de mailserver is niet bereikbaar", exc_info=True)
            return Uitslag(verstuurd, mislukt + len(wachtend) - nummer)
        try:
            verstuurd += _een_mail(gebruiker, nu, verbinding)
        except (OSError, ValueError):  # ValueError: what cannot stand in a head line
            logger.warning("Herinnering niet verstuurd", exc_info=True)
            mislukt += 1
            _ophangen(verbinding)  # the next one gets a fresh line
    return Uitslag(verstuurd, mislukt)


def _ophangen(verbinding: Verbinding) -> None:
    with suppress(OSError):
        verbinding.close()


def _alles_gelijkzetten(op: date) -> None:
    """Bring those dossiers in step that have a date soon or behind them, a running clock, or a reminder that is due."""
    sinds = op - LANGSTE_KLOK
    straks = Q(volgende_datum__lte=op + LANGST_VOORAF) | Q(melding_op__gte=sinds) | Q(aanvraag_op__gte=sinds)
    straks &= Q(gesloten_op=None)
    lopend = Herinnering.objects.filter(vervallen_op=None, datum__lte=op + LANGST_VOORAF).values("dossier")
    sleutels = list(Dossier.objects.filter(straks | Q(pk__in=lopend)).order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(sleutels), TEGELIJK):
        _gelijkzetten(Dossier.objects.filter(pk__in=sleutels[begin : begin + TEGELIJK]), op)


def _mag_mail(rij: Herinnering, op: date) -> bool:
    return kan_kijken(rij.aan, op) and not mag(rij.aan, Contactweg.MAIL, op)


@transaction.atomic
def _een_mail(gebruiker: int, nu: datetime, verbinding: Verbinding) -> bool:
    """Claim all that waits for one person and send one mail about it; whether a mail went out.

    Claim and mail are one transaction: a failed mail stays due, and a kill in between sends the same Message-ID again.
    All that waits is locked, so a second worker waits here and then sees that this person had a mail today. What is
    about a dossier that is closed to this person waits on, with no word about it anywhere (P-15).
    """
    op = timezone.localdate(nu)
    wachtend = Herinnering.objects.te_versturen(op).filter(is_open(gebruiker), aan__gebruiker=gebruiker)
    rijen = [rij for rij in wachtend.select_for_update(of=("self",)).order_by("pk") if _mag_mail(rij, op)]
    vandaag = Herinnering.objects.filter(aan__gebruiker=gebruiker, verstuurd_op__date=op)
    if not rijen or vandaag.exists():
        return False
    Herinnering.objects.filter(pk__in=[rij.pk for rij in rijen]).update(verstuurd_op=nu)
    oudste = min(rijen, key=lambda rij: (verzenddag(rij.soort, rij.datum), rij.pk))
    bericht_versturen(
        Berichtsoort.HERINNERING,
        oudste.aan,
        {},
        op=op,
        message_id=message_id(oudste.uuid, oudste.volgnummer),
        verbinding=verbinding,
    )
    return True
