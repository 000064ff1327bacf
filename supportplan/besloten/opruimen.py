"""Over all rows of this package: new keys (S-10). Removing a dossier takes its rows along by itself (P-16)."""

import pgtrigger
from django.db import transaction

from supportplan.besloten.models import Toegangspauze, Veiligheidsregel, Werkaantekening
from supportplan.kern import tweede_stap
from supportplan.kern.versleuteld import VersleuteldTekstveld

ALLEEN_TOEVOEGEN = "besloten.Veiligheidsregel:alleen_toevoegen"


@transaction.atomic
def hersleutelen() -> None:
    """Encrypt every text anew with the first key (S-10); what the lines of a safety file say stays as it is."""
    with pgtrigger.ignore(ALLEEN_TOEVOEGEN):
        for model in (Werkaantekening, Veiligheidsregel, Toegangspauze):
            namen = [veld.name for veld in model._meta.concrete_fields if isinstance(veld, VersleuteldTekstveld)]
            for rij in model._base_manager.order_by("pk").iterator(chunk_size=200):
                rij.save(update_fields=namen)
    tweede_stap.hersleutelen()
