"""The rode draad: where a thing comes from, down to the person's own sentence, and where it went (product 1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from plannen.regels.web import Schakel, Sleutel, Web

if TYPE_CHECKING:
    from plannen.beeld import Beeld

# The order in which a thread is told, from the person's words to what came of them.
VOLGORDE = ("uitspraak", "voorkeur", "doel", "optie", "planregel", "inzet", "wmovraag", "document", "evaluatieregel")


@dataclass(frozen=True)
class Draad:
    """A thing with what it comes from (the person's words first) and what came of it."""

    herkomst: list[Schakel]
    hier: Schakel
    gevolgen: list[Schakel] = field(default_factory=list)

    @property
    def schakels(self) -> list[Schakel]:
        """From the person's words to the thing itself."""
        return [*self.herkomst, self.hier]

    @property
    def begint_bij_client(self) -> bool:
        """Whether the thread reaches a sentence somebody said."""
        return any(schakel.sleutel == "uitspraak" for schakel in self.schakels)


def draad_van(beeld: "Beeld", soort: str, uuid: UUID) -> Draad | None:
    """Return the thread of one thing; None when the case (as this reader may see it) has no such thing."""
    web = Web(beeld)
    if web.schakel(soort, uuid) is None:
        return None
    hier = (soort, uuid)
    return Draad(
        herkomst=_op_volgorde(web, _terug(web, hier)),
        hier=web.geef(hier),
        gevolgen=_op_volgorde(web, _vooruit(web, hier)),
    )


def gevolgen_van(beeld: "Beeld", uuid: UUID, soort: str = "uitspraak") -> list[Schakel]:
    """Return where a statement (or another thing) went: goals, options, entries, sections, answers."""
    draad = draad_van(beeld, soort, uuid)
    return draad.gevolgen if draad else []


def draad_in_document(beeld: "Beeld", soort: str, uuid: UUID) -> list[Schakel]:
    """Return the thread as the document may tell it: from the thing back, stopping at the first link that is not free.

    Nearest link first; the thing itself is not in it. People are named as the document names them.
    """
    web = Web(beeld)
    if web.schakel(soort, uuid) is None:
        return []
    gevonden = _op_volgorde(web, _terug(web, (soort, uuid), alleen_vrij=True))
    return [replace(schakel, wie=web.wie_in_document(schakel)) for schakel in reversed(gevonden)]


def _terug(web: Web, hier: Sleutel, *, alleen_vrij: bool = False) -> Iterator[Sleutel]:
    """Everything a thing comes from; with `alleen_vrij` nothing behind a link that is not free."""
    gezien, te_doen = {hier}, list(web.herkomst(hier))
    while te_doen:
        sleutel = te_doen.pop()
        if sleutel in gezien or (alleen_vrij and not web.geef(sleutel).vrij):
            continue
        gezien.add(sleutel)
        yield sleutel
        te_doen += web.herkomst(sleutel)


def _vooruit(web: Web, hier: Sleutel) -> Iterator[Sleutel]:
    """Everything that came of a thing."""
    gezien, te_doen = {hier}, list(web.gevolgen(hier))
    while te_doen:
        sleutel = te_doen.pop()
        if sleutel not in gezien:
            gezien.add(sleutel)
            yield sleutel
            te_doen += web.gevolgen(sleutel)


def _op_volgorde(web: Web, sleutels: Iterator[Sleutel]) -> list[Schakel]:
    gevonden = sorted(sleutels, key=lambda sleutel: (VOLGORDE.index(sleutel[0]), web.plek(sleutel)))
    return [web.geef(sleutel) for sleutel in gevonden]
