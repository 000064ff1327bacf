"""Which statements are ticked beforehand on the release page, and which are not (P-03, P-04). Pure."""

import re
from typing import TYPE_CHECKING

from profiel.keuzes import Formulier, KvbRij, MantelzorgKolom, ProfielRij
from supportplan.kern.regels import zoekvorm

if TYPE_CHECKING:
    from profiel.models import Uitspraak

# Health, zingeving, finance: rows of the two forms that are about them (method 2, 3)
RIJEN: frozenset[tuple[str, str]] = frozenset(
    {
        (Formulier.PROFIEL, ProfielRij.GEZONDHEID),
        (Formulier.PROFIEL, ProfielRij.ZINGEVING),
        (Formulier.KVB, KvbRij.LICHAMELIJK),
        (Formulier.KVB, KvbRij.EMOTIONEEL),
        (Formulier.KVB, KvbRij.MATERIEEL),
    }
)
# What people say about health, faith, safety and money wherever it was given its place; in search form, whole words
WOORDEN = re.compile(
    r"(?<!\w)(ziek\w*|pijn\w*|medicijn\w*|medicatie|psych\w*|depress\w*|dokter|huisarts|diagnose|verslav\w*|drank|drugs"
    r"|geloof\w*|kerk|moskee|religie\w*|bidden"
    r"|geweld\w*|mishandel\w*|slaat|sloeg|bang|bedreig\w*|onveilig\w*|veilig thuis|politie|misbruik\w*"
    r"|geld\w*|schuld\w*|inkomen|uitkering|salaris|bewindvoer\w*|huurachterstand|deurwaarder)(?!\w)"
)


def is_gevoelig(uitspraak: "Uitspraak") -> bool:
    """Whether a statement is about health, zingeving, safety or money: never ticked beforehand, and then it is asked
    why the gemeente needs it (P-03, P-04). How a mantelzorger keeps it up is theirs to tell, so it counts too.

    Fetch `plaatsingen` along. It may take too much for sensitive; the client then ticks it.
    """
    plekken = [(plek.formulier, plek.rij) for plek in uitspraak.plaatsingen.all()]
    draagkracht = any(plek.kolom == MantelzorgKolom.DRAAGKRACHT for plek in uitspraak.plaatsingen.all())
    return draagkracht or not RIJEN.isdisjoint(plekken) or WOORDEN.search(zoekvorm(uitspraak.tekst)) is not None
