"""The models of the shared core, by subject."""

from supportplan.kern.models.basis import (
    Bewerkbaar,
    LevendManager,
    Onderdeel,
    OnderdeelQuerySet,
    Verbergbaar,
    Vrijgeefbaar,
)
from supportplan.kern.models.bewaren import Bewaarplicht, Privacytermijn, Vernietiging, Verzoek, Wisopdracht
from supportplan.kern.models.bijhouden import Bijlage, Concept, Herinnering
from supportplan.kern.models.datalek import Datalek, Geschiedeniswissing
from supportplan.kern.models.dossier import Dossier, DossierUserObjectPermission, Faseoverslag
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.kopie import Kopie, Kopiebestand, Kopiekeuze, Kopieoverhandiging
from supportplan.kern.models.log import Logregel
from supportplan.kern.models.mensen import (
    Clientondersteuning,
    Deelnemer,
    Netwerkpersoon,
    Toestemming,
    Vertegenwoordiging,
)
from supportplan.kern.models.organisatie import (
    Bijdragetekst,
    Gemeente,
    Medewerker,
    Noodnummer,
    Organisatie,
    Referentiewaarde,
    Termijn,
)
from supportplan.kern.models.spoedtoegang import Spoedtoegang
from supportplan.kern.models.wisseling import Collegaweigering, Overdracht, Vervanging

__all__ = [
    "Bewaarplicht",
    "Bewerkbaar",
    "Bijdragetekst",
    "Bijlage",
    "Clientondersteuning",
    "Collegaweigering",
    "Concept",
    "Datalek",
    "Deelnemer",
    "Dossier",
    "DossierUserObjectPermission",
    "Faseoverslag",
    "Gebruiker",
    "Gemeente",
    "Geschiedeniswissing",
    "Herinnering",
    "Kopie",
    "Kopiebestand",
    "Kopiekeuze",
    "Kopieoverhandiging",
    "LevendManager",
    "Logregel",
    "Medewerker",
    "Netwerkpersoon",
    "Noodnummer",
    "Onderdeel",
    "OnderdeelQuerySet",
    "Organisatie",
    "Overdracht",
    "Privacytermijn",
    "Referentiewaarde",
    "Spoedtoegang",
    "Termijn",
    "Toestemming",
    "Verbergbaar",
    "Vernietiging",
    "Vertegenwoordiging",
    "Vervanging",
    "Verzoek",
    "Vrijgeefbaar",
    "Wisopdracht",
]
