"""Pure rules of editing statements: who may change whose words, and the order of the wishes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from supportplan.kern.keuzes import Rol
from supportplan.kern.volgorde import geplaatst_na

if TYPE_CHECKING:
    from profiel.models import Uitspraak
    from supportplan.kern.models import Deelnemer
    from supportplan.kern.rijen.formulieren import Wie


def eigenaren(sprekers: "Iterable[Deelnemer]") -> "list[Deelnemer]":
    """Return whose words these are to change: the client's before all, then who else is no professional (method 2)."""
    anderen = [spreker for spreker in sprekers if spreker.rol != Rol.PROFESSIONAL]
    return [spreker for spreker in anderen if spreker.rol == Rol.CLIENT] or anderen


def typt_nog(uitspraak: "Uitspraak", wie: "Wie", op: date) -> bool:
    """Whether this person typed the statement today, in a talk that was not closed yet (method 2).

    Fetch `gesprek` along. `op` is the day of now.
    """
    if uitspraak.gemaakt_door_id != wie.gebruiker.pk or timezone.localdate(uitspraak.gemaakt_op) != op:
        return False
    return uitspraak.gesprek is None or uitspraak.gesprek.afgesloten_op is None


def mag_tekst_wijzigen(uitspraak: "Uitspraak", wie: "Wie", op: date, *, sprekers: "Sequence[Deelnemer]") -> bool:
    """Whether this person may change the words of a statement on this day, or can only propose others (method 2).

    The words of a client or naaste are theirs. Who types them in a talk may mend them until the talk is closed or the
    day is over. What professionals said, or nobody knows who, any professional may change.
    """
    if typt_nog(uitspraak, wie, op):
        return True
    van = eigenaren(sprekers)
    if wie.deelnemer is None:
        return False
    if van:
        return wie.deelnemer.pk in {eigenaar.pk for eigenaar in van}
    return wie.deelnemer.rol == Rol.PROFESSIONAL


def met_zet(lijst: Sequence[int], wens: int, zet: str, na: int | None = None) -> list[int]:
    """Return the list of wishes after one move of one of them; a move that is not possible changes nothing (method 2).

    `zet` is "erbij", "bovenaan", "omhoog", "omlaag", "eraf" or "na" (another wish of the list, or nothing: on top);
    "omhoog" and "omlaag" do nothing outside the list.
    """
    if zet == "na":
        return list(lijst) if na == wens else geplaatst_na(lijst, wens, na)
    zonder = [ander for ander in lijst if ander != wens]
    if zet == "eraf":
        return zonder
    if wens not in lijst:
        plek = {"erbij": len(lijst), "bovenaan": 0}.get(zet)
        return list(lijst) if plek is None else [*lijst[:plek], wens, *lijst[plek:]]
    nu = lijst.index(wens)
    plek = {"bovenaan": 0, "omhoog": max(nu - 1, 0), "omlaag": nu + 1}.get(zet, nu)
    return [*zonder[:plek], wens, *zonder[plek:]]
