"""What the client reads when somebody else helps, for a while or from now on: short, plain, no reason (A-09)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from supportplan.kern.keuzes import Overdrachtantwoord
from supportplan.kern.models import Dossier, Overdracht, Vervanging
from supportplan.kern.regels_vervanging import overdracht_in_woorden, vervanging_in_woorden

NOG_TE_LEZEN = timedelta(days=30)  # how long a hand-over that was told stands there


@dataclass(frozen=True)
class Wisselzin:
    """One change of who helps, as the client is told it; `verteld` says who told it and when, empty when nobody did."""

    uuid: UUID
    zin: str
    helpt: str
    weg: str
    telefoon: str
    verteld: str


def wisselzin(rij: Vervanging | Overdracht, op: date) -> Wisselzin:
    """Return the words for one replacement or hand-over."""
    if isinstance(rij, Overdracht):
        return _overgedragen(rij)
    weg, helpt = rij.voor.roepnaam, rij.door.roepnaam
    if weg == helpt:  # two people with one first name are told apart
        weg, helpt = rij.voor.naam, rij.door.naam
    zin = vervanging_in_woorden(weg=weg, helpt=helpt, van=rij.van, tot=rij.tot, op=op)
    return Wisselzin(rij.uuid, zin, helpt, weg, rij.door.telefoon, _verteld(rij))


def _overgedragen(rij: Overdracht) -> Wisselzin:
    assert rij.aan is not None  # only accepted ones are told
    assert rij.antwoord_op is not None
    weg, helpt = rij.van.roepnaam if rij.van else "", rij.aan.roepnaam
    if rij.van and weg == helpt:
        weg, helpt = rij.van.naam, rij.aan.naam
    zin = overdracht_in_woorden(weg=weg, helpt=helpt, vanaf=rij.antwoord_op)
    return Wisselzin(rij.uuid, zin, helpt, weg, rij.aan.telefoon, _verteld(rij))


def wisselzinnen(dossier: Dossier, op: date) -> tuple[list[Wisselzin], Overdracht | None]:
    """Return what the client has to know about who helps, and the hand-over that waits for an answer; two queries.

    Replacements of now and to come, and the last hand-over: until it was told, and a month after.
    """
    vervangingen = Vervanging.objects.nog_niet_om(op).filter(dossier=dossier).order_by("van", "pk")
    rijen: list[Vervanging | Overdracht] = list(vervangingen.select_related("voor", "door", "verteld_door"))
    telt = Overdracht.objects.filter(dossier=dossier, antwoord__in=["", Overdrachtantwoord.AANVAARD]).order_by("-pk")
    overdrachten = list(telt.select_related("van", "aan", "naar", "verteld_door")[:2])
    laatste = next((rij for rij in overdrachten if rij.antwoord), None)
    if laatste and (laatste.verteld_op is None or laatste.verteld_op + NOG_TE_LEZEN >= op):
        rijen.append(laatste)
    return [wisselzin(rij, op) for rij in rijen], next((rij for rij in overdrachten if not rij.antwoord), None)


def _verteld(rij: Vervanging | Overdracht) -> str:
    if rij.verteld_op is None or rij.verteld_door is None:
        return ""
    return _("Verteld door %(wie)s op %(dag)s (%(hoe)s).") % {
        "wie": rij.verteld_door.naam.partition(" · ")[0],
        "dag": date_format(rij.verteld_op, "j F Y"),
        "hoe": rij.get_verteld_hoe_display(),
    }
