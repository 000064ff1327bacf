"""From a case to its document: the sections in the order of W-16, numbered as they print, then the first page."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from plannen.aanvraag import afweging, anderen, doelen, gevraagd, personen, slot, vraag
from plannen.aanvraag.bron import Bron, bron_van
from plannen.aanvraag.inhoud import AanvraagInhoud, Alinea, Blok, Deel, Groep
from plannen.aanvraag.voorblad import PUNTEN_A_G, routetekst, voorblad
from plannen.keuzes import Onderdeel
from plannen.regels import toets
from supportplan.kern.models import Dossier

Bouwer = Callable[[Bron], Sequence[Blok | Groep]]

BOUWERS: dict[Onderdeel, Bouwer] = {
    Onderdeel.CLIENT: personen.client,
    Onderdeel.VERTEGENWOORDIGING: personen.vertegenwoordiging,
    Onderdeel.HUISGENOTEN: personen.huisgenoten,
    Onderdeel.HULPVRAAG: vraag.hulpvraag,
    Onderdeel.PROBLEMEN: vraag.problemen,
    Onderdeel.KRACHT: vraag.kracht,
    Onderdeel.ANDEREN: anderen.anderen,
    Onderdeel.VOORZIENINGEN: anderen.voorzieningen,
    Onderdeel.DOELEN: doelen.doelen,
    Onderdeel.OPTIES: afweging.opties,
    Onderdeel.GEVRAAGD: gevraagd.gevraagd,
    Onderdeel.VORM: gevraagd.vorm,
    Onderdeel.ANDERE_HULP: anderen.andere_hulp,
    Onderdeel.SPOED: slot.spoed,
    Onderdeel.AFSPRAKEN: slot.afspraken,
    Onderdeel.REACTIE: slot.reactie,
    Onderdeel.BIJLAGEN: slot.bijlagen,
    Onderdeel.PRIVACY: slot.privacy,
}


def inhoud_van(dossier: Dossier, op: datetime, *, concept: bool = True) -> AanvraagInhoud:
    """The document of this case as it is at `op`; costs a fixed number of queries (W-16)."""
    return bouwen(bron_van(dossier, op, concept=concept))


def bouwen(bron: Bron) -> AanvraagInhoud:
    """The document from rows that were fetched; pure."""
    dossier = bron.beeld.dossier
    delen = _delen(bron)
    tekst = routetekst(dossier)
    client = bron.beeld.client
    return AanvraagInhoud(
        route=dossier.route,
        titel=tekst.titel,
        ondertitel=_("van %(naam)s") % {"naam": client.naam if client else dossier.naam},
        opening=bron.zonder_namen(tekst.opening),
        kenmerk=f"SP-{dossier.uuid.hex[:8].upper()}",
        versie=bron.versie,
        vervangt=bron.vervangt,
        versieregel=versieregel(bron),
        concept=bron.concept,
        datum=bron.vandaag,
        auteur=dossier.organisatie.naam,
        voorblad=voorblad(bron, delen),
        gevraagd=gevraagd.gevraagde_codes(bron),
        delen=delen,
    )


def versieregel(bron: Bron) -> str:
    """The version in words, with the one it replaces (W-28)."""
    regel = (_("Concept van versie %(nr)s") if bron.concept else _("Versie %(nr)s")) % {"nr": bron.versie}
    return regel + (_(", vervangt versie %(nr)s") % {"nr": bron.vervangt} if bron.vervangt else "")


def _delen(bron: Bron) -> tuple[Deel, ...]:
    delen: list[Deel] = []
    standen = [stand for stand in toets(bron.beeld, bron.bijdrage) if stand.punt in PUNTEN_A_G]
    for onderdeel, bouwer in BOUWERS.items():
        if bron.wordt_gemeld(onderdeel):
            blokken: Sequence[Blok | Groep] = [Alinea(_("Dit wil de cliënt niet delen."))]
        else:
            blokken = bouwer(bron) if bron.staat_erin(onderdeel) else []
        if blokken:
            punten = frozenset(stand.punt.value for stand in standen if onderdeel in stand.onderdelen)
            delen.append(Deel(onderdeel.value, len(delen) + 1, str(onderdeel.label), tuple(blokken), punten))
    return tuple(delen)
