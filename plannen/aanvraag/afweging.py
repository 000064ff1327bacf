"""Section 10: the options considered, also those not chosen, the choice and its motive (method 5, 7 parts 3 and 7)."""

from django.utils.translation import gettext as _

from opties.keuzes import BRON_WERKBLAD, Afwegingsoort, Keuzesoort
from opties.models import Optie, Werkblad
from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Groep, Herkomst, Rij, Tabel
from plannen.aanvraag.woorden import groep, meervoud, niet_gedeeld


def opties(bron: Bron) -> list[Blok | Groep]:
    """Section 10: one table per goal, the best and the second best with why, and a wholly new solution."""
    gekozen = [blok for werkblad in bron.beeld.werkbladen for blok in _werkblad(bron, werkblad)]
    nieuw: list[Blok] = []
    if bron.beeld.keuzes and bron.beeld.keuzes.nieuwe_oplossing:
        nieuw.append(Alinea(bron.zonder_namen(bron.beeld.keuzes.nieuwe_oplossing)))
    nieuw += [
        Alinea(bron.zonder_namen(optie.tekst), herkomst=Herkomst("optie", optie.uuid))
        for werkblad in bron.beeld.werkbladen
        for optie in _levend(werkblad)
        if optie.heel_nieuw
    ]
    return [
        *groep(_("Deel 3: de keuze en motivatie van de oplossingsrichting"), gekozen, niet_gedeeld()),
        *groep(_("Deel 7: misschien een heel nieuwe oplossing"), nieuw, niet_gedeeld()),
    ]


def _levend(werkblad: Werkblad) -> list[Optie]:
    return [optie for optie in werkblad.opties.all() if optie.verwijderd_op is None]


def _werkblad(bron: Bron, werkblad: Werkblad) -> list[Blok]:
    rijen = tuple(_optierij(bron, werkblad, optie) for optie in _levend(werkblad))
    if not rijen:
        return []
    koppen = (_("Opties"), _("Voordelen"), _("Nadelen"), _("Keuze"))
    titel = _("Opties voor doel %(nummer)s") % {"nummer": werkblad.doel.nummer}
    motieven = [
        Alinea(bron.zonder_namen(keuze.motief), label=str(keuze.get_soort_display()))
        for keuze in werkblad.keuzes.all()
        if keuze.verwijderd_op is None and keuze.motief
    ]
    return [Tabel(titel, koppen, rijen), *motieven, Alinea(str(BRON_WERKBLAD))]


def _optierij(bron: Bron, werkblad: Werkblad, optie: Optie) -> Rij:
    keuze = next((k for k in werkblad.keuzes.all() if k.optie_id == optie.pk and k.verwijderd_op is None), None)
    beste = any(k.soort == Keuzesoort.BESTE and k.verwijderd_op is None for k in werkblad.keuzes.all())
    anders = _("niet gekozen") if beste else ""
    return Rij(
        (
            bron.zonder_namen(optie.tekst),
            _kant(bron, optie, Afwegingsoort.VOORDEEL),
            _kant(bron, optie, Afwegingsoort.NADEEL),
            keuze.get_soort_display() if keuze else anders,
        ),
        Herkomst("optie", optie.uuid),
    )


def _kant(bron: Bron, optie: Optie, soort: Afwegingsoort) -> str | tuple[str, ...]:
    delen = [deel for deel in optie.afwegingen.all() if deel.soort == soort and deel.verwijderd_op is None]
    return meervoud([bron.zonder_namen(deel.tekst) for deel in delen])
