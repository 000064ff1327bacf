"""Who agrees with a part of the plan, both views when they differ (method 6)."""

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Rij, Tabel
from plannen.keuzes import Antwoord, Onderdeel
from plannen.models import Instemming, Plandoel
from plannen.regels import kenmerken_van_plandoel
from plannen.weergave.feiten import datum
from supportplan.kern.keuzes import Rol


def instemmingen(bron: Bron, plandoel: Plandoel | None) -> list[Blok]:
    """The last answer of each person on this part, with the reason; an answer on an older text says so."""
    if plandoel is None:
        return []
    laatste: dict[int, Instemming] = {}
    for antwoord in bron.instemmingen:
        if antwoord.plandoel_id == plandoel.pk and _mag_erin(bron, antwoord):
            laatste[antwoord.deelnemer_id] = antwoord
    if not laatste:
        return [Alinea(_("Er is nog niet gevraagd of iedereen het eens is met dit deel van het plan."))]
    kenmerken = kenmerken_van_plandoel(plandoel, bron.beeld.regels)
    rijen = tuple(_rij(bron, antwoord, *kenmerken) for antwoord in laatste.values())
    koppen = (_("Wie"), _("Antwoord"), _("Reden"), _("Hoe en wanneer"))
    tabel = Tabel(_("Wie is het eens met dit deel van het plan"), koppen, rijen)
    if any(antwoord.antwoord == Antwoord.NIET_AKKOORD for antwoord in laatste.values()):
        return [tabel, Alinea(_("Over dit doel zijn de mensen het nog niet eens. Beide meningen staan hierboven."))]
    return [tabel]


def _mag_erin(bron: Bron, antwoord: Instemming) -> bool:
    weg = antwoord.deelnemer.rol == Rol.VERTEGENWOORDIGER and not bron.staat_erin(Onderdeel.VERTEGENWOORDIGING)
    return not weg


def _rij(bron: Bron, antwoord: Instemming, kenmerk: str, gelijk: frozenset[str]) -> Rij:
    hoe = f"{antwoord.get_wijze_display()}, {datum(antwoord.op)}"
    if antwoord.sha256 != kenmerk and antwoord.sha256 in gelijk:
        hoe += "; " + _("daarna zijn alleen woorden veranderd")
    elif antwoord.sha256 not in gelijk:
        hoe += "; " + _("daarna is dit deel van het plan gewijzigd")
    naam = bron.naam_van(antwoord.deelnemer)
    wie = f"{naam} ({antwoord.deelnemer.get_rol_display()})"
    return Rij((wie, antwoord.get_antwoord_display(), bron.zonder_namen(antwoord.reden), hoe))
