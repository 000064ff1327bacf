"""Every page of a dossier as the URL conf has it, with the things its address can point to."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from plannen.keuzes import Punt
from plannen.models import Document, Evaluatie, Inzet, Planregel, Planversie, Wmovraag
from profiel.models import Doel, Gesprek, Uitspraak
from supportplan.dossier.kopierijen import DELEN
from supportplan.kern.models import Bijlage, Concept, Deelnemer, Dossier, Kopie, Vervanging, Verzoek

# What an address can name besides its dossier and the step of a wizard.
RIJEN = {
    "bijlage": Bijlage,
    "deelnemer": Deelnemer,
    "doel": Doel,
    "evaluatie": Evaluatie,
    "gesprek": Gesprek,
    "inzet": Inzet,
    "planregel": Planregel,
    "uitspraak": Uitspraak,
    "uuid": Doel,
    "verzoek": Verzoek,
    "wisseling": Vervanging,
    "wmovraag": Wmovraag,
}
NUMMERS = {"nummer": (Planversie, "nummer"), "versie": (Document, "versie"), "kopie": (Kopie, "nummer")}
# Not walked: encrypted, and for the eyes of one; tests/besloten looks at what is kept there.
BUITEN_DE_WANDELING = {"besloten"}
NIET_IN_DE_WANDELING = {"dossier:hoort_hier_niet"}  # takes text out for good, which is what it is for
SOORT = {"draad": "doel"}  # else a kind of file


def adressen(resolver=None, ruimte="", sleutels=()) -> Iterator[tuple[str, tuple[str, ...], URLPattern]]:
    """Every address of a dossier: name, the keys it wants, and the pattern."""
    for patroon in (resolver or get_resolver()).url_patterns:
        alle = (*sleutels, *patroon.pattern.converters)
        if isinstance(patroon, URLResolver):
            yield from adressen(patroon, f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte, alle)
        elif f"{ruimte}{patroon.name}" in NIET_IN_DE_WANDELING:
            continue
        elif "dossier" in alle and ruimte.partition(":")[0] not in BUITEN_DE_WANDELING:
            yield f"{ruimte}{patroon.name}", alle, patroon


ADRESSEN = {naam: (sleutels, patroon) for naam, sleutels, patroon in adressen()}
OM_TE_POSTEN = {naam for naam, (_s, patroon) in ADRESSEN.items() if hasattr(patroon.callback.view_class, "post")}
OM_TE_LEZEN = {
    naam
    for naam, (sleutels, patroon) in ADRESSEN.items()
    if hasattr(patroon.callback.view_class, "get") and "get" in patroon.callback.view_class.http_method_names
    if "bestand" not in naam
}


def _stappen(naam: str) -> list[str]:
    return [stap.naam for stap in ADRESSEN[naam][1].callback.view_class.stappen]


def _dingen(sleutel: str, dossier: Dossier) -> list:
    if sleutel == "punt":
        return list(Punt.values)
    if sleutel == "voorstel":
        return list(Concept.objects.filter(dossier=dossier, soort=sleutel).values_list("uuid", flat=True))
    if sleutel == "deel":
        return [slug for slug, _titel, _sleutels in DELEN]
    model, veld = NUMMERS.get(sleutel) or (RIJEN[sleutel], "uuid")
    return list(model.objects.filter(dossier=dossier).order_by("pk").values_list(veld, flat=True))


def adressen_van(naam: str, dossier: Dossier, *, hoogstens: int = 3) -> list[str]:
    """Return addresses of a page in this dossier: for a wizard each step, else for a few of the things it can show."""
    keuzes = [{"dossier": dossier.uuid}]
    for sleutel in ADRESSEN[naam][0]:
        if sleutel == "dossier":
            continue
        if sleutel == "step":
            waarden = _stappen(naam)
        elif sleutel == "soort":
            waarden = [SOORT.get(naam.partition(":")[2], "json")]
        else:
            waarden = _dingen(sleutel, dossier)[:hoogstens]
        keuzes = [keuze | {sleutel: waarde} for keuze in keuzes for waarde in waarden]
    return [reverse(naam, kwargs=keuze) for keuze in keuzes]
