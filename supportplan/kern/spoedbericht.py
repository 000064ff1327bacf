"""Telling the first contacts that a colleague opened their dossier in an emergency (P-22); the mail names nobody."""

import logging
from datetime import date

from supportplan.kern.bericht import Berichtsoort, GeenVeiligContactError, bericht_versturen, message_id
from supportplan.kern.herinneren import kan_kijken, vervanger_op
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier, Spoedtoegang

logger = logging.getLogger(__name__)


def vaste_mensen(dossier: Dossier, op: date) -> list[Deelnemer]:
    """Return the first contacts who can sign in on this day, and who replaces them; every professional without any."""
    rijen = Deelnemer.objects.filter(dossier=dossier, rol=Rol.PROFESSIONAL).annotate(vervanger=vervanger_op(op))
    kijken = [mens for mens in rijen.select_related("gebruiker").order_by("pk") if kan_kijken(mens, op)]
    eerste = {mens.pk for mens in kijken if mens.aanspreekpunt}
    ook = {mens.vervanger for mens in kijken if mens.pk in eerste}
    return [mens for mens in kijken if mens.pk in eerste | ook] or kijken


def spoedtoegang_melden(sleutel: int, op: date) -> int:
    """Mail everybody who has to know; return how many mails went out. OSError when the mail server takes none.

    Who may not be mailed reads it on the start page. A second try repeats a mail under the same Message-ID.
    """
    spoedtoegang: Spoedtoegang = Spoedtoegang.objects.select_related("dossier").get(pk=sleutel)
    verstuurd = 0
    for mens in vaste_mensen(spoedtoegang.dossier, op):
        kenmerk = message_id(spoedtoegang.uuid, mens.pk)
        try:
            bericht_versturen(Berichtsoort.SPOEDTOEGANG, mens, {}, op=op, message_id=kenmerk)
        except GeenVeiligContactError:
            logger.info("Spoedtoegang %s: niet gemaild, dat is zo afgesproken of er is geen adres", sleutel)
        else:
            verstuurd += 1
    return verstuurd
