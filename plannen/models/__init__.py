"""The models of phases 4 to 6, by subject."""

from plannen.models.document import (
    Aanlevering,
    Analyse,
    Document,
    Documentbestand,
    Documentkeuzes,
    Toetspunt,
    Weggelaten,
)
from plannen.models.plan import Inzet, Netwerkafspraak, Plan, Plandoel, Planregel
from plannen.models.uitvoeren import Besluit, Evaluatie, Evaluatieregel, Logboekregel
from plannen.models.vaststellen import AlleenTaal, Instemming, Planversie
from plannen.models.wmovraag import Pgbhulp, Pgbplan, Wmovraag

__all__ = [
    "Aanlevering",
    "AlleenTaal",
    "Analyse",
    "Besluit",
    "Document",
    "Documentbestand",
    "Documentkeuzes",
    "Evaluatie",
    "Evaluatieregel",
    "Instemming",
    "Inzet",
    "Logboekregel",
    "Netwerkafspraak",
    "Pgbhulp",
    "Pgbplan",
    "Plan",
    "Plandoel",
    "Planregel",
    "Planversie",
    "Toetspunt",
    "Weggelaten",
    "Wmovraag",
]
