"""What the client reads when somebody else helps for a while: short, plain, without a reason (A-09)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from supportplan.kern.models import Vervanging
from supportplan.kern.regels_vervanging import vervanging_in_woorden


@dataclass(frozen=True)
class Wisselzin:
    """One change of who helps, as the client is told it; `verteld` says who told it and when, empty when nobody did."""

    uuid: UUID
    zin: str
    helpt: str
    weg: str
    telefoon: str
    verteld: str


def wisselzin(rij: Vervanging, op: date) -> Wisselzin:
    """Return the words for one replacement."""
    weg, helpt = rij.voor.roepnaam, rij.door.roepnaam
    if weg == helpt:  # two people with one first name are told apart
        weg, helpt = rij.voor.naam, rij.door.naam
    zin = vervanging_in_woorden(weg=weg, helpt=helpt, van=rij.van, tot=rij.tot, op=op)
    return Wisselzin(rij.uuid, zin, helpt, weg, rij.door.telefoon, _verteld(rij))


def wisselzinnen(rijen: Iterable[Vervanging], op: date) -> list[Wisselzin]:
    """Return the words for the replacements of this day and those to come."""
    zinnen = [wisselzin(rij, op) for rij in rijen]
    return [zin for zin in zinnen if zin.zin]


def _verteld(rij: Vervanging) -> str:
    if rij.verteld_op is None or rij.verteld_door is None:
        return ""
    return _("Verteld door %(wie)s op %(dag)s (%(hoe)s).") % {
        "wie": rij.verteld_door.naam.partition(" · ")[0],
        "dag": date_format(rij.verteld_op, "j F Y"),
        "hoe": rij.get_verteld_hoe_display(),
    }
