"""The first page: what this is, what is asked, by when, whom to call, and where the points a-g are (W-01, W-16)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.gevraagd import gevraagde_tabel
from plannen.aanvraag.inhoud import Deel, Feit, Verwijzing, Voorblad, Wegwijzer
from plannen.aanvraag.personen import contactpersoon, veilig_contact
from plannen.aanvraag.vraag import eerste_wens, hulpvraag_kort
from plannen.aanvraag.woorden import feiten, nog_leeg
from plannen.keuzes import Onderdeel, Punt
from plannen.weergave.feiten import datum
from supportplan.kern.keuzes import Route
from supportplan.kern.models import Deelnemer, Dossier

PUNTEN_A_G = (Punt.A, Punt.B, Punt.C, Punt.D, Punt.E, Punt.F, Punt.G)

# The sections that can answer a point; when one of them is left out, a typed reason is not printed either (W-17).
ONDERDELEN_VAN_PUNT: dict[str, tuple[Onderdeel, ...]] = {
    Punt.A: (Onderdeel.HULPVRAAG, Onderdeel.PROBLEMEN, Onderdeel.KRACHT, Onderdeel.DOELEN),
    Punt.B: (Onderdeel.KRACHT, Onderdeel.HUISGENOTEN),
    Punt.C: (Onderdeel.ANDEREN, Onderdeel.HUISGENOTEN),
    Punt.D: (Onderdeel.ANDEREN,),
    Punt.E: (Onderdeel.VOORZIENINGEN,),
    Punt.F: (Onderdeel.ANDERE_HULP,),
    Punt.G: (Onderdeel.GEVRAAGD,),
}


@dataclass(frozen=True)
class Routetekst:
    """What the document is, by route; the menu says Wmo-aanvraag, the document says this."""

    titel: str
    opening: str


def routetekst(dossier: Dossier) -> Routetekst:
    """Title and opening sentence with the article (W-01, W-02)."""
    gemeld = _("De melding is gedaan op %(dag)s.") % {"dag": datum(dossier.melding_op)} if dossier.melding_op else ""
    if dossier.route == Route.VERSLAG_IS_AANVRAAG:
        eigen_naam = dossier.gemeente.naam_verslag if dossier.gemeente else ""
        zin = _(
            "Dit is het verslag van het onderzoek (Wmo 2015, artikel 2.3.2 lid 8). "
            "Met de handtekening van de cliënt is het ook de aanvraag (artikel 2.3.5)."
        )
        return Routetekst(eigen_naam or _("Verslag van het onderzoek, tevens aanvraag"), _zinnen(zin, gemeld))
    if dossier.route == Route.NA_ZES_WEKEN:
        zin = _(
            "Dit is een aanvraag van een maatwerkvoorziening. "
            "Het onderzoek was niet klaar binnen zes weken na de melding. "
            "Dan mag de cliënt aanvragen (Wmo 2015, artikel 2.3.2 lid 9)."
        )
        return Routetekst(_("Aanvraag na zes weken"), _zinnen(zin, gemeld, dossier.route_reden))
    if dossier.route == Route.SPOED:
        zin = _(
            "Dit is een spoedmelding. De gemeente beslist direct over tijdelijke hulp, "
            "nog voor het onderzoek klaar is (Wmo 2015, artikel 2.3.3)."
        )
        return Routetekst(_("Spoedmelding"), _zinnen(zin, gemeld))
    zin = _(
        "Dit is een melding van een behoefte aan ondersteuning, met een persoonlijk plan "
        "(Wmo 2015, artikel 2.3.2 lid 1 en 2). De gemeente betrekt dit plan bij het onderzoek."
    )
    return Routetekst(_("Melding met persoonlijk plan"), _zinnen(zin, gemeld))


def _zinnen(*zinnen: str) -> str:
    return " ".join(zin for zin in zinnen if zin)


def voorblad(bron: Bron, delen: Sequence[Deel]) -> Voorblad:
    """The first page, from the case and the sections that are in."""
    return Voorblad(
        hulpvraag=hulpvraag_kort(bron),
        gevraagd=gevraagde_tabel(bron),
        zonder_vraag=_("Er is nog niet ingevuld wat er aan de gemeente gevraagd wordt."),
        spoed=bron.spoed,
        feiten=feiten(_("In het kort"), _kort(bron)),
        wegwijzer=tuple(_wegwijzer(bron, punt, delen) for punt in PUNTEN_A_G),
    )


def _kort(bron: Bron) -> list[Feit]:
    gemeente = bron.beeld.dossier.gemeente
    persoon = contactpersoon(bron)
    wens = None if hulpvraag_kort(bron) else eerste_wens(bron)
    return [
        Feit(_("Wat de cliënt het belangrijkst vindt"), wens.tekst if wens else ""),
        Feit(_("Gemeente"), gemeente.naam if gemeente else nog_leeg()),
        Feit(_("Kenmerk van de gemeente"), bron.beeld.dossier.ontvangst_kenmerk),
        *_uiterste(bron),
        Feit(_("Bellen met"), _bellen(bron, persoon) if persoon else nog_leeg()),
    ]


def _uiterste(bron: Bron) -> list[Feit]:
    """The latest dates with their legal basis; on a day off also the next working day (W-03)."""
    if not bron.uiterste:
        return [Feit(_("Uiterste datum"), _("nog niet bekend: er is geen datum van een melding ingevuld"))]
    feiten_ = []
    for termijn in bron.uiterste:
        dag = datum(termijn.datum)
        if termijn.werkdag != termijn.datum:
            dag = _("%(dag)s (eerste werkdag: %(werkdag)s)") % {"dag": dag, "werkdag": datum(termijn.werkdag)}
        feiten_.append(Feit(termijn.naam, f"{dag}, {termijn.grondslag}"))
    return feiten_


def _bellen(bron: Bron, persoon: Deelnemer) -> str:
    naam = ", ".join(deel for deel in (persoon.naam, persoon.functie, persoon.werkt_bij) if deel)
    contact = "; ".join(feit.waarde for feit in veilig_contact(bron, persoon) if feit.waarde)
    return f"{naam}. {contact}" if contact else naam


def _wegwijzer(bron: Bron, punt: Punt, delen: Sequence[Deel]) -> Wegwijzer:
    gevonden = tuple(Verwijzing(deel.code, f"{deel.nummer}. {deel.titel}") for deel in delen if punt in deel.punten)
    if gevonden:
        return Wegwijzer(punt.value, str(punt.label), gevonden)
    reden = bron.beeld.toetspunten.get(punt, "")
    if reden and all(bron.staat_erin(onderdeel) for onderdeel in ONDERDELEN_VAN_PUNT[punt]):
        anders = _("niet van toepassing: %(reden)s") % {"reden": bron.zonder_namen(reden)}
        return Wegwijzer(punt.value, str(punt.label), (), anders)
    return Wegwijzer(punt.value, str(punt.label), (), _("niet in dit document"))
