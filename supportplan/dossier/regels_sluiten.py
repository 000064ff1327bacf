"""What closing a dossier means, per reason, in words; the page tells it and the service does it (method 1)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.keuzes import Rol, Sluitreden

# What stops with every reason.
ALTIJD: tuple[Promise, ...] = (
    gettext_lazy("Er gaan geen herinneringen meer uit."),
    gettext_lazy("Niemand kan nog iets veranderen. U kunt het dossier later weer heropenen."),
)


LEZEN_MAG: Promise = gettext_lazy("Wie nu meekijkt, kan blijven lezen.")


@dataclass(frozen=True)
class Sluitgevolg:
    """What a reason for closing adds: what it means, whose access stops, what is still to do elsewhere."""

    betekenis: Promise
    toegang_stopt: frozenset[Rol] = frozenset()
    toegang: Promise = LEZEN_MAG
    nog_doen: Promise | str = ""


GEVOLGEN: dict[Sluitreden, Sluitgevolg] = {
    Sluitreden.VOLDOENDE_GEHOLPEN: Sluitgevolg(
        gettext_lazy("De persoon kan nu zelf verder. Dat mag op elk moment, ook als niet alle stappen gedaan zijn."),
    ),
    Sluitreden.OVERLEDEN: Sluitgevolg(
        gettext_lazy("De persoon is overleden."),
        frozenset({Rol.CLIENT, Rol.NAASTE, Rol.VERTEGENWOORDIGER}),
        gettext_lazy(
            "Cliënt, naasten en vertegenwoordigers kunnen er niet meer bij. "
            "Heropenen geeft hun toegang niet vanzelf terug."
        ),
        gettext_lazy("Laat het de gemeente en de aanbieders weten, zodat er geen post en geen hulp meer komt."),
    ),
    Sluitreden.VERHUISD: Sluitgevolg(
        gettext_lazy("De persoon woont in een andere gemeente."),
        nog_doen=gettext_lazy(
            "Dit dossier gaat niet vanzelf mee. In de nieuwe gemeente is een nieuwe melding nodig; "
            "geef de persoon het plan mee als die dat wil."
        ),
    ),
    Sluitreden.NAAR_WLZ: Sluitgevolg(
        gettext_lazy("De persoon krijgt zorg uit de Wlz."),
        nog_doen=gettext_lazy(
            "Hulp uit de Wmo stopt niet vanzelf. Spreek met de gemeente af vanaf welke dag, zodat er geen gat valt."
        ),
    ),
    Sluitreden.ANDERS: Sluitgevolg(gettext_lazy("Er is een andere reden. Schrijf hem hieronder op.")),
}


def wat_er_stopt(reden: Sluitreden) -> list[str]:
    """Return in sentences what stops besides `ALTIJD` when a dossier is closed for this reason, and what is to do."""
    gevolg = GEVOLGEN[reden]
    zinnen = [gevolg.toegang, gevolg.nog_doen]
    return [str(zin) for zin in zinnen if zin]


def bezwaren_tegen_sluiten(*, gesloten: bool, reden: str, toelichting: str) -> list[str]:
    """Why a dossier cannot be closed like this; an empty list means it can."""
    if gesloten:
        return [_("Dit dossier is al gesloten.")]
    if reden not in Sluitreden.values:
        return [_("Kies waarom het dossier gesloten wordt.")]
    if reden == Sluitreden.ANDERS and not toelichting.strip():
        return [_("Schrijf op waarom het dossier gesloten wordt.")]
    return []
