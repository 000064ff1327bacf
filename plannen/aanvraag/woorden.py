"""Sentences and small blocks that several sections use."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Citaat, Feit, Feiten, Groep, Herkomst
from plannen.weergave.feiten import datum
from profiel.keuzes import RIJEN
from profiel.models import Uitspraak


def nog_leeg() -> str:
    """What stands where the reader must know that something is missing; calm, and never a made-up fact."""
    return _("nog niet ingevuld")


def niet_gedeeld() -> str:
    """What stands in a section without content; it does not tell whether there was something that is not shared."""
    return _("Hierover staat niets in dit document.")


def feiten(bijschrift: str, rijen: Iterable[Feit], herkomst: Herkomst | None = None) -> Feiten:
    """Facts, leaving out those without a value."""
    return Feiten(bijschrift, tuple(feit for feit in rijen if feit.waarde), herkomst)


def aaneen(delen: Iterable[str]) -> str:
    """Parts in one line with commas; a full stop stays only at the end ("Thuiszorg maakt schoon, elke week")."""
    *voor, laatste = [deel for deel in delen if deel] or [""]
    return ", ".join([*(deel.rstrip().removesuffix(".") for deel in voor), laatste])


def citaat(bron: Bron, uitspraak: Uitspraak, over: str | None = None) -> Citaat:
    """The exact words of a released statement, with who and when."""
    bij = ", ".join(deel for deel in (bron.sprekers(uitspraak), datum(uitspraak.dag)) if deel)
    return Citaat(uitspraak.tekst, bij, leefgebied(uitspraak) if over is None else over, van(uitspraak))


def leefgebied(uitspraak: Uitspraak) -> str:
    """The rows of the forms in which a statement has a place, in words."""
    plekken = [(RIJEN[plek.formulier], plek.rij) for plek in uitspraak.plaatsingen.all()]
    rijen = [str(keuze(rij).label) for keuze, rij in plekken if keuze]
    return ", ".join(dict.fromkeys(rijen))


def van(uitspraak: Uitspraak) -> Herkomst:
    """That a text comes from this statement."""
    return Herkomst("uitspraak", uitspraak.uuid)


def groep(kop: str, blokken: Sequence[Blok], anders: str = "") -> list[Groep]:
    """A group with these blocks; without blocks one sentence, or no group at all."""
    if not blokken and not anders:
        return []
    return [Groep(kop, tuple(blokken) or (Alinea(anders),))]


def meervoud(teksten: Sequence[str]) -> str | tuple[str, ...]:
    """A cell of a table: one text, or several that stay apart."""
    return tuple(teksten) if len(teksten) > 1 else "".join(teksten)
