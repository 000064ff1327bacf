"""Sections 1 to 3: the client and how to reach them, who speaks for them, who lives with or cares for them (W-16)."""

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Feit, Feiten, Rij, Tabel
from plannen.aanvraag.woorden import feiten, niet_gedeeld, nog_leeg
from plannen.keuzes import Onderdeel
from plannen.weergave.feiten import datum, periode
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer
from supportplan.kern.veilig_contact import te_mailen, verboden


def adres(deelnemer: Deelnemer) -> str:
    """The address on one line, as far as known."""
    straat = f"{deelnemer.straat} {deelnemer.huisnummer}".strip()
    plaats = f"{deelnemer.postcode} {deelnemer.plaats}".strip()
    return ", ".join(deel for deel in (straat, plaats) if deel)


def veilig_contact(bron: Bron, deelnemer: Deelnemer) -> list[Feit]:
    """How this person wants to be reached, and how not: everybody who writes or calls obeys it (method 1)."""
    return [
        Feit(_("Telefoon"), deelnemer.telefoon),
        Feit(_("Wanneer bellen"), bron.zonder_namen(deelnemer.bellen_wanneer) if deelnemer.telefoon else ""),
        Feit(_("E-mail"), te_mailen(deelnemer)),
        Feit(_("Let op bij contact"), "; ".join(verboden(deelnemer)).capitalize()),
        Feit(_("Afspraak over contact"), bron.zonder_namen(deelnemer.contact_afspraak)),
    ]


def contactpersoon(bron: Bron) -> Deelnemer | None:
    """Whom to call about the document: the eerste aanspreekpunt if it may be named, else a professional (W-16)."""
    mensen = [
        deelnemer for deelnemer in bron.beeld.deelnemers if deelnemer.tot is None and _mag_genoemd(bron, deelnemer)
    ]
    return next(
        (mens for mens in mensen if mens.aanspreekpunt),
        next((mens for mens in mensen if mens.rol == Rol.PROFESSIONAL), None),
    )


def _mag_genoemd(bron: Bron, deelnemer: Deelnemer) -> bool:
    if deelnemer.rol == Rol.NAASTE:
        persoon = bron.naaste_van.get(deelnemer.pk)
        return bool(persoon and persoon.is_vrijgegeven and not persoon.in_document_als)
    return deelnemer.rol != Rol.VERTEGENWOORDIGER or bron.staat_erin(Onderdeel.VERTEGENWOORDIGING)


def client(bron: Bron) -> list[Blok]:
    """Section 1: name, birth date and address (Awb 4:2), safe contact, language and help with reading."""
    persoon = bron.beeld.client
    if persoon is None:
        return [Alinea(nog_leeg())]
    vast = [
        Feit(_("Achternaam"), persoon.achternaam or nog_leeg()),
        Feit(_("Voornamen"), persoon.voornamen or nog_leeg()),
        Feit(_("Roepnaam"), persoon.roepnaam),
        Feit(_("Geboortedatum"), datum(persoon.geboortedatum) or nog_leeg()),
        Feit(_("Adres"), adres(persoon) or nog_leeg()),
    ]
    taal = [
        Feit(_("Taal"), persoon.taal),
        Feit(_("Tolk"), _("Er is een tolk nodig") if persoon.tolk else ""),
        Feit(_("Hulp bij lezen"), bron.zonder_namen(persoon.leeshulp)),
        Feit(_("Manier van praten"), bron.zonder_namen(persoon.manier_van_praten)),
    ]
    return [feiten(_("Gegevens van de cliënt"), [*vast, *veilig_contact(bron, persoon), *taal])]


def vertegenwoordiging(bron: Bron) -> list[Blok]:
    """Section 2: who speaks for the client and on what basis (W-26), and whom to call."""
    blokken: list[Blok] = [
        feiten(
            _("Vertegenwoordiger"),
            [
                Feit(_("Naam"), rij.deelnemer.naam),
                Feit(_("Grond"), rij.get_soort_display()),
                Feit(_("Relatie"), bron.zonder_namen(rij.deelnemer.relatie)),
                Feit(_("Waarvoor"), bron.zonder_namen(rij.omvang)),
                Feit(_("Periode"), periode(rij.van, rij.tot)),
                Feit(_("Adres"), adres(rij.deelnemer)),
                *veilig_contact(bron, rij.deelnemer),
            ],
        )
        for rij in bron.beeld.vertegenwoordigingen
    ]
    if blokken:
        blokken.append(Alinea(_("De cliënt blijft de eerste om mee te praten.")))
    if persoon := contactpersoon(bron):
        blokken.append(contact(bron, persoon))
    return blokken


def contact(bron: Bron, persoon: Deelnemer) -> Feiten:
    """The facts about the person to call."""
    return feiten(
        _("Contactpersoon"),
        [
            Feit(_("Naam"), persoon.naam),
            Feit(_("Functie"), persoon.functie),
            Feit(_("Organisatie"), persoon.werkt_bij),
            *veilig_contact(bron, persoon),
        ],
    )


def huisgenoten(bron: Bron) -> list[Blok]:
    """Section 3: released people who live with the client or care for them."""
    mensen = [mens for mens in bron.netwerk if mens.huisgenoot or mens.mantelzorger]
    if not mensen:
        return [Alinea(niet_gedeeld())]
    rijen = tuple(
        Rij(
            (
                bron.naam_van_persoon(mens),
                bron.zonder_namen(mens.relatie),
                _("ja") if mens.huisgenoot else _("nee"),
                _("ja") if mens.mantelzorger else _("nee"),
                mens.telefoon if mens.telefoon_mag else "",
            )
        )
        for mens in mensen
    )
    koppen = (_("Wie"), _("Relatie"), _("Woont in hetzelfde huis"), _("Mantelzorger"), _("Telefoon"))
    return [Tabel(_("Mensen in huis en mensen die zorgen"), koppen, rijen)]
