"""Who agrees with a part of the plan, both views when they differ (method 6)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Rij, Tabel
from plannen.keuzes import Antwoord, Onderdeel
from plannen.models import Instemming, Plandoel
from plannen.regels import kenmerken_van_plandoel, wie_antwoorden, wie_ook_gevraagd
from plannen.weergave.feiten import datum
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer


def instemmingen(bron: Bron, plandoel: Plandoel | None) -> list[Blok]:
    """The last answer of each person on this part, with the reason; an answer on an older text says so."""
    if plandoel is None:
        return []
    laatste: dict[int, Instemming] = {}
    for antwoord in bron.instemmingen:
        if antwoord.plandoel_id == plandoel.pk and _mag_erin(bron, antwoord):
            laatste[antwoord.deelnemer_id] = antwoord
    niet = [
        Rij((_wie(bron, mens), _("nog niet gevraagd"), "", ""))
        for mens in _kan_gevraagd(bron, plandoel)
        if mens.pk not in laatste
    ]
    if not laatste:
        return [Alinea(_("Er is nog niet gevraagd of iedereen het eens is met dit deel van het plan."))]
    kenmerken = kenmerken_van_plandoel(plandoel, bron.beeld.regels)
    rijen = tuple(_rij(bron, antwoord, *kenmerken) for antwoord in laatste.values())
    koppen = (_("Wie"), _("Antwoord"), _("Reden"), _("Hoe en wanneer"))
    tabel = Tabel(_("Wie is het eens met dit deel van het plan"), koppen, (*rijen, *niet))
    if any(antwoord.antwoord == Antwoord.NIET_AKKOORD for antwoord in laatste.values()):
        return [tabel, Alinea(_("Over dit doel zijn de mensen het nog niet eens. Beide meningen staan hierboven."))]
    return [tabel]


def _kan_gevraagd(bron: Bron, plandoel: Plandoel) -> list[Deelnemer]:
    """Who must or can be asked about this part and may be named as such."""
    op = timezone.localtime(bron.op).date()
    mensen = [*wie_antwoorden(bron.beeld, op), *wie_ook_gevraagd(bron.beeld, plandoel, op)]
    return [mens for mens in mensen if _mens_mag_erin(bron, mens)]


def _mag_erin(bron: Bron, antwoord: Instemming) -> bool:
    return _mens_mag_erin(bron, antwoord.deelnemer)


def _mens_mag_erin(bron: Bron, mens: Deelnemer) -> bool:
    return mens.rol != Rol.VERTEGENWOORDIGER or bron.staat_erin(Onderdeel.VERTEGENWOORDIGING)


def _wie(bron: Bron, mens: Deelnemer) -> str:
    return f"{bron.naam_van(mens)} ({mens.get_rol_display()})"


def _rij(bron: Bron, antwoord: Instemming, kenmerk: str, gelijk: frozenset[str]) -> Rij:
    hoe = f"{antwoord.get_wijze_display()}, {datum(antwoord.op)}"
    if antwoord.sha256 != kenmerk and antwoord.sha256 in gelijk:
        hoe += "; " + _("daarna zijn alleen woorden veranderd")
    elif antwoord.sha256 not in gelijk:
        hoe += "; " + _("daarna is dit deel van het plan gewijzigd")
    return Rij(
        (_wie(bron, antwoord.deelnemer), antwoord.get_antwoord_display(), bron.zonder_namen(antwoord.reden), hoe)
    )
