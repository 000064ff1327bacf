"""Sections 14 to 18: urgency, agreements, reaction and signatures, annexes, privacy (W-15, W-16, W-19)."""

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Citaat, Feit, Groep, Handtekening, Lijst, Rij, Tabel
from plannen.aanvraag.privacy import bewaartekst
from plannen.aanvraag.woorden import feiten, niet_gedeeld, nog_leeg
from plannen.keuzes import Onderdeel
from plannen.weergave.feiten import datum
from profiel.keuzes import BRON_PROFIEL
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Clientondersteuning, Deelnemer


def spoed(bron: Bron) -> list[Blok | Groep]:
    """Section 14: only what the client released; without it there is no such section."""
    return [Alinea(bron.spoed)] if bron.spoed else []


def afspraken(bron: Bron) -> list[Blok | Groep]:
    """Section 15: when the plan was made and is evaluated, and the way to independent help (W-05)."""
    plan = bron.beeld.plan
    versie = max(plan.versies.all(), key=lambda rij: rij.nummer, default=None) if plan else None
    vastgesteld = (
        _("versie %(nummer)s, %(dag)s") % {"nummer": versie.nummer, "dag": datum(versie.op)}
        if versie
        else _("nog niet")
    )
    blokken: list[Blok | Groep] = [
        feiten(
            _("Afspraken over het plan"),
            [
                Feit(_("Datum opstellen"), datum(plan.opgesteld_op if plan else None) or nog_leeg()),
                Feit(_("Plan vastgesteld"), vastgesteld),
                Feit(_("Datum evaluatie"), datum(plan.evaluatie_op if plan else None) or nog_leeg()),
            ],
        )
    ]
    rijen = tuple(_ondersteuning(bron, rij) for rij in bron.beeld.clientondersteuning if _mag(bron, rij.deelnemer))
    if rijen:
        koppen = (_("Aan wie"), _("Verteld op"), _("Door"), _("Gewenst"))
        blokken.append(Tabel(_("Verteld over gratis, onafhankelijke cliëntondersteuning"), koppen, rijen))
    gemeente = bron.beeld.dossier.gemeente
    if gemeente and gemeente.clientondersteuning:
        blokken.append(Alinea(gemeente.clientondersteuning, label=_("Cliëntondersteuning in deze gemeente")))
    return blokken


def _mag(bron: Bron, deelnemer: Deelnemer) -> bool:
    return deelnemer.rol != Rol.VERTEGENWOORDIGER or bron.staat_erin(Onderdeel.VERTEGENWOORDIGING)


def _ondersteuning(bron: Bron, rij: Clientondersteuning) -> Rij:
    gewenst = {True: _("ja"), False: _("nee"), None: nog_leeg()}[rij.gewenst]
    if rij.gewenst and rij.wie:
        gewenst += f", {bron.wie_er_staat(rij.wie)}"
    return Rij((bron.naam_van(rij.deelnemer), datum(rij.gewezen_op), bron.wie_er_staat(rij.door), gewenst))


def reactie(bron: Bron) -> list[Blok | Groep]:
    """Section 16: the client's own reaction, also when it disagrees (W-15), and room to sign (W-19)."""
    keuzes = bron.beeld.keuzes
    naam = bron.beeld.client.naam if bron.beeld.client else _("cliënt")
    blokken: list[Blok] = []
    if keuzes and keuzes.reactie:
        blokken.append(Alinea(str(keuzes.get_reactie_display()), label=_("Reactie van de cliënt")))
    else:
        blokken.append(Alinea(nog_leeg(), label=_("Reactie van de cliënt")))
    if keuzes and keuzes.reactie_tekst:
        bij = ", ".join(deel for deel in (naam, datum(keuzes.reactie_op)) if deel)
        blokken.append(Citaat(keuzes.reactie_tekst, bij))
    return [*blokken, Groep(_("Handtekeningen"), tuple(_handtekeningen(bron)))]


def _handtekeningen(bron: Bron) -> list[Blok]:
    eigen_deel = _("Ik teken alleen voor wat ik zelf doe en nodig heb.")
    gelezen = _("Ik heb dit document gelezen of het is mij voorgelezen.")
    mensen = [mens for mens in bron.beeld.deelnemers if mens.tot is None]
    client = bron.beeld.client
    blokken: list[Blok] = [Handtekening(_("Cliënt"), client.naam if client else "", gelezen)]
    if bron.staat_erin(Onderdeel.VERTEGENWOORDIGING):
        blokken += [
            Handtekening(_("Vertegenwoordiger"), rij.deelnemer.naam, _("Ik teken namens of samen met de cliënt."))
            for rij in bron.beeld.vertegenwoordigingen
        ]
    if bron.staat_erin(Onderdeel.HUISGENOTEN) and bron.staat_erin(Onderdeel.ANDEREN):
        blokken += [
            Handtekening(_("Mantelzorger"), bron.naam_van_persoon(mens), eigen_deel)
            for mens in bron.netwerk
            if mens.mantelzorger
        ]
    blokken += [
        Handtekening(_("Professional"), mens.naam, _("Ik heb dit document samen met de cliënt gemaakt."))
        for mens in mensen
        if mens.rol == Rol.PROFESSIONAL
    ]
    return blokken


def bijlagen(bron: Bron) -> list[Blok | Groep]:
    """Section 17: the released annexes by title."""
    titels = tuple(bijlage.titel for bijlage in bron.bijlagen)
    return [Lijst(_("Bijlagen bij dit document"), titels)] if titels else [Alinea(niet_gedeeld())]


def privacy(bron: Bron) -> list[Blok | Groep]:
    """Section 18: what is in here and by whose choice, who keeps it, where to complain (P-01, P-16)."""
    organisatie = bron.beeld.dossier.organisatie
    blokken: list[Blok | Groep] = [
        Alinea(
            _(
                "In dit document staan alleen uitspraken die de cliënt heeft vrijgegeven. De cliënt mag delen weglaten."
                " Tussen [ ] staat een omschrijving in plaats van de naam van iemand."
            )
        ),
        Alinea(organisatie.privacytekst or bewaartekst(organisatie.rol_organisatie, organisatie.naam)),
    ]
    if organisatie.klachtenregeling:
        blokken.append(Alinea(organisatie.klachtenregeling, label=_("Klacht")))
    return [*blokken, Alinea(str(BRON_PROFIEL))]
