"""What stands in the way of making the document final: only what the law asks, never a judgement (W-10, W-17)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.keuzes import Inzetsoort, Onderdeel
from profiel.keuzes import Formulier
from supportplan.kern.keuzes import Route
from supportplan.kern.termijnen import bezwaren_tegen_route

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from supportplan.kern.models import Termijn

# An aanvraag asks for a besluit and falls under Awb 4:2; a melding is free of form (Wmo 2015 art. 2.3.2 lid 1 and 2).
AANVRAAG = frozenset({Route.VERSLAG_IS_AANVRAAG, Route.NA_ZES_WEKEN})


def bezwaren_tegen_definitief(beeld: "Beeld", *, op: date, termijnen: Iterable["Termijn"]) -> list[str]:
    """Return why the document cannot be made final; an empty list means it can.

    Aanvraag: name, address and what is asked (Awb 4:2 lid 1; the date and the signature are on the document itself).
    Melding: who it is about and that there is a need. Spoedmelding: who, and what is going on (W-06). With
    `aanvraag_na_zes_weken` also the six weeks or a reason (W-02). What W-10 finds only warns.
    """
    bezwaren = _naam(beeld)
    if beeld.dossier.route in AANVRAAG:
        bezwaren += _adres(beeld) + _gevraagd(beeld)
    elif beeld.dossier.route == Route.SPOED:
        bezwaren += _spoed(beeld)
    else:
        bezwaren += _behoefte(beeld)
    dossier = beeld.dossier
    return bezwaren + bezwaren_tegen_route(
        dossier.route, melding_op=dossier.melding_op, reden=dossier.route_reden, op=op, termijnen=termijnen
    )


def _naam(beeld: "Beeld") -> list[str]:
    client = beeld.client
    if client is None:
        return [_("Zet eerst de cliënt in het dossier.")]
    if beeld.dossier.route in AANVRAAG and not client.achternaam:
        return [_("Vul de achternaam van %(wie)s in (Awb 4:2).") % {"wie": client.roepnaam}]
    return []


def _adres(beeld: "Beeld") -> list[str]:
    client = beeld.client
    if client is None or all((client.straat, client.huisnummer, client.plaats)):
        return []
    return [_("Vul het adres van %(wie)s in (Awb 4:2).") % {"wie": client.roepnaam}]


def _gevraagd(beeld: "Beeld") -> list[str]:
    if any(inzet.soort == Inzetsoort.WMO and inzet.gestopt_op is None for inzet in beeld.inzetten):
        return []
    return [_("Zet in het plan waarvoor een beroep op de Wmo gedaan wordt (Awb 4:2).")]


def _behoefte(beeld: "Beeld") -> list[str]:
    hulpvraag = [uitspraak for uitspraak in beeld.geplaatst(Formulier.HULPVRAAG) if uitspraak.is_vrijgegeven]
    if (hulpvraag and Onderdeel.HULPVRAAG not in beeld.weggelaten) or not _gevraagd(beeld):
        return []
    return [_("Zet in het plan wat er gevraagd wordt, of geef de hulpvraag vrij.")]


def _spoed(beeld: "Beeld") -> list[str]:
    if beeld.keuzes and beeld.keuzes.spoed and beeld.keuzes.spoed_vrijgegeven:
        return []
    return [_("Schrijf op wat er aan de hand is en geef dat vrij voor het document.")]
