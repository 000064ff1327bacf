"""Over all rows of this package: real erasure for the purge of a dossier (P-16), and new keys (S-10)."""

import pgtrigger
from django.db import transaction

from supportplan.besloten.models import (
    Veiligheidsdossier,
    Veiligheidslog,
    Veiligheidsregel,
    Veiligheidstoegang,
    Werkaantekening,
)
from supportplan.kern.models import Dossier
from supportplan.kern.versleuteld import VersleuteldTekstveld

ALLEEN_TOEVOEGEN = (
    "besloten.Veiligheidsdossier:alleen_toevoegen",
    "besloten.Veiligheidsregel:alleen_toevoegen",
    "besloten.Veiligheidslog:alleen_toevoegen",
)


@transaction.atomic
def wis_alles_van(dossier: Dossier) -> None:
    """Erase the working notes and the safety file of a dossier, its grants and its audit; nothing of them is left.

    Gives back no count: a record of the destruction must not tell that there was anything (P-10). Call it before the
    dossier itself is deleted.
    """
    Werkaantekening.opruimen.filter(dossier=dossier).delete()
    with pgtrigger.ignore(*ALLEEN_TOEVOEGEN):
        for model in (Veiligheidsregel, Veiligheidsdossier, Veiligheidstoegang, Veiligheidslog):
            model._base_manager.filter(dossier=dossier).delete()


@transaction.atomic
def hersleutelen() -> None:
    """Encrypt every text anew with the first key (S-10); what the lines of a safety file say stays as it is."""
    with pgtrigger.ignore(*ALLEEN_TOEVOEGEN):
        for model in (Werkaantekening, Veiligheidsregel):
            namen = [veld.name for veld in model._meta.concrete_fields if isinstance(veld, VersleuteldTekstveld)]
            for rij in model._base_manager.order_by("pk").iterator(chunk_size=200):
                rij.save(update_fields=namen)
