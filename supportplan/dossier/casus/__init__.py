"""A whole case as one file: read, checked, stored and written again (product.md 5).

`docs/casus.schema.json` is the contract. `casus_lezen` checks bytes, `casus_opslaan` makes the dossier, `casus_van` and
`casus_tekst` give the same file back.
"""

from typing import Any

from supportplan.dossier.casus.controle import inhoudsfouten
from supportplan.dossier.casus.fouten import CasusFouten, Fout, uit_schema
from supportplan.dossier.casus.lezen import casus_opslaan
from supportplan.dossier.casus.schema import controle
from supportplan.dossier.casus.schrijven import casus_van, onleesbaar_voor
from supportplan.dossier.casus.tekst import casus_tekst, json_lezen, tekstfouten

__all__ = ["CasusFouten", "Fout", "casus_lezen", "casus_opslaan", "casus_tekst", "casus_van", "onleesbaar_voor"]


def casus_lezen(inhoud: bytes) -> dict[str, Any]:
    """Return the case in a file, checked in full; the only thing to give to `casus_opslaan`.

    Reads the lists of the law from the database, stores nothing. Raises CasusFouten with everything that is wrong.
    """
    casus = json_lezen(inhoud)
    if fouten := list(tekstfouten(casus)):
        raise CasusFouten(sorted(set(fouten)))
    uit_het_schema = [fout for ruw in controle().iter_errors(casus) for fout in uit_schema(ruw)]
    al_gezegd = {fout.pad for fout in uit_het_schema}
    uit_de_inhoud = [fout for fout in inhoudsfouten(casus) if fout.pad not in al_gezegd]
    if fouten := uit_het_schema + uit_de_inhoud:
        raise CasusFouten(list(dict.fromkeys(fouten)))
    checked: dict[str, Any] = casus
    return checked
