"""Pure rules of phases 4 to 6. They take a `Beeld` or rows that were fetched; no query is asked here.

vaststellen: who was asked what, and what blocks fixing the plan; definitief and toets: the document before it is final;
helpers: who must not be asked; draad: the rode draad; verschil: what changed since a version; losse_draden: loose ends.
"""

from plannen.regels.alleen_taal import bezwaren_tegen_alleen_taal, gelijke_kenmerken, kenmerken_van_plandoel
from plannen.regels.definitief import bezwaren_tegen_definitief
from plannen.regels.draad import Draad, draad_in_document, draad_van, gevolgen_van
from plannen.regels.helpers import (
    Weigering,
    bedoelde_personen,
    geweigerde_helper,
    te_vragen_netwerk,
    weigeringen_van,
    zonder_geweigerden,
)
from plannen.regels.losse_draden import losse_draden
from plannen.regels.onderdelen import ONDERDEEL_VAN_INZET, onderdeel_van_uitspraak
from plannen.regels.toets import Toetspuntstand, toets
from plannen.regels.vaststellen import (
    Plandoelstand,
    Stem,
    antwoorden_per_doel,
    antwoorden_van_anderen,
    bezwaren_tegen_vaststellen,
    bezwaren_van,
    nog_te_vragen,
    stand_van_plandoel,
    stem_van,
    wie_antwoorden,
    wie_ook_gevraagd,
)
from plannen.regels.verschil import Wijziging, Wijzigingsoort, is_gewijzigd, verschil
from plannen.regels.web import Schakel

__all__ = [
    "ONDERDEEL_VAN_INZET",
    "Draad",
    "Plandoelstand",
    "Schakel",
    "Stem",
    "Toetspuntstand",
    "Weigering",
    "Wijziging",
    "Wijzigingsoort",
    "antwoorden_per_doel",
    "antwoorden_van_anderen",
    "bedoelde_personen",
    "bezwaren_tegen_alleen_taal",
    "bezwaren_tegen_definitief",
    "bezwaren_tegen_vaststellen",
    "bezwaren_van",
    "draad_in_document",
    "draad_van",
    "gelijke_kenmerken",
    "gevolgen_van",
    "geweigerde_helper",
    "is_gewijzigd",
    "kenmerken_van_plandoel",
    "losse_draden",
    "nog_te_vragen",
    "onderdeel_van_uitspraak",
    "stand_van_plandoel",
    "stem_van",
    "te_vragen_netwerk",
    "toets",
    "verschil",
    "weigeringen_van",
    "wie_antwoorden",
    "wie_ook_gevraagd",
    "zonder_geweigerden",
]
