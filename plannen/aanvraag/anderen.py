"""Sections 7, 8 and 13: what others do, general and other provisions, other help and other laws (W-16)."""

from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Citaat, Groep, Lijst, Rij, Tabel
from plannen.aanvraag.vraag import uitspraken_voor
from plannen.aanvraag.woorden import citaat, groep, niet_gedeeld
from plannen.beeld import afspraak_van
from plannen.keuzes import AndereWet, Hulpsoort, Inzetsoort, Onderdeel, VoorWie, Vraagstand
from plannen.models import Inzet
from plannen.regels.onderdelen import ONDERDEEL_VAN_INZET
from plannen.weergave.feiten import datum, vraag_in_woorden
from profiel.keuzes import Formulier
from supportplan.kern.models import Netwerkpersoon


def wat(bron: Bron, inzet: Inzet) -> str:
    """What somebody does in the plan: the step, and the entry's own words when it has them."""
    tekst = f"{inzet.planregel.stap}: {inzet.tekst}" if inzet.tekst else inzet.planregel.stap
    return bron.zonder_namen(tekst)


def duur(bron: Bron, inzet: Inzet) -> str:
    """How often and for how long."""
    return bron.zonder_namen(", ".join(deel for deel in (inzet.hoe_vaak, inzet.hoe_lang) if deel))


def gestopt(inzet: Inzet) -> str:
    """That an entry stopped; why is told only in the plan itself."""
    return _("gestopt op %(dag)s") % {"dag": datum(inzet.gestopt_op)} if inzet.gestopt_op else ""


def afspraak(bron: Bron, inzet: Inzet) -> str:
    """What was asked and agreed. Why not, and how long they can go on, only when the person is released."""
    gemaakt = afspraak_van(inzet)
    if gemaakt is None:
        return gestopt(inzet)
    mag = bool(inzet.netwerkpersoon and inzet.netwerkpersoon.is_vrijgegeven)
    stand = vraag_in_woorden(gemaakt)
    if gemaakt.stand == Vraagstand.NIET_GEVRAAGD and not mag:
        stand = str(gemaakt.get_stand_display())
    delen = [stand, _hulpsoort(bron, gemaakt.hulpsoort)]
    if gemaakt.teruggeven:
        delen.append(_("de cliënt geeft terug: %(wat)s") % {"wat": bron.zonder_namen(gemaakt.teruggeven)})
    if mag and gemaakt.hoe_lang_vol_te_houden:
        delen.append(_("vol te houden: %(wat)s") % {"wat": gemaakt.hoe_lang_vol_te_houden})
    if mag:
        delen.append(gemaakt.toelichting)
    return "; ".join(deel for deel in (bron.zonder_namen(deel) for deel in [*delen, gestopt(inzet)]) if deel)


def _hulpsoort(bron: Bron, soort: str) -> str:
    """Usual help and mantelzorg tell who lives in the house: not when section 3 is left out."""
    if soort in {Hulpsoort.GEBRUIKELIJK, Hulpsoort.MANTELZORG} and bron.staat_erin(Onderdeel.HUISGENOTEN):
        return str(Hulpsoort(soort).label)
    return ""


def anderen(bron: Bron) -> list[Blok | Groep]:
    """Section 7: the network's part of the plan, what released people do and could do, what the mantelzorger needs."""
    inzetten = bron.inzetten(Inzetsoort.NETWERK)
    blokken: list[Blok | Groep] = []
    if inzetten:
        rijen = tuple(
            Rij((bron.wie(inzet) or _("nog niet bekend"), wat(bron, inzet), duur(bron, inzet), afspraak(bron, inzet)))
            for inzet in inzetten
        )
        koppen = (_("Wie"), _("Wat"), _("Hoe vaak"), _("Afspraak"))
        blokken.append(Tabel(_("Wat anderen in het plan doen"), koppen, rijen))
    blokken += _netwerk(bron)
    gezegd = uitspraken_voor(bron, Onderdeel.ANDEREN)
    eigen = [woord for woord in gezegd if any(p.formulier == Formulier.MANTELZORG for p in woord.plaatsingen.all())]
    blokken += [citaat(bron, woord) for woord in gezegd if woord not in eigen]
    blokken += _mantelzorger(bron, [citaat(bron, woord) for woord in eigen])
    return blokken or [Alinea(niet_gedeeld())]


def _netwerk(bron: Bron) -> list[Blok]:
    """Released people with something to tell: what they do and could do, and who is not to be asked."""
    rijen = tuple(
        Rij(
            (
                bron.naam_van_persoon(mens),
                bron.zonder_namen(mens.doet),
                bron.zonder_namen(mens.zou_kunnen),
                _niet_vragen(bron, mens),
            )
        )
        for mens in bron.netwerk
        if mens.doet or mens.zou_kunnen or mens.niet_vragen
    )
    koppen = (_("Wie"), _("Doet nu"), _("Zou kunnen"), _("Niet vragen"))
    return [Tabel(_("Mensen om de cliënt heen"), koppen, rijen)] if rijen else []


def _niet_vragen(bron: Bron, mens: Netwerkpersoon) -> str:
    if not mens.niet_vragen:
        return ""
    return bron.zonder_namen(mens.niet_vragen_reden) or _("niet om hulp vragen")


def _mantelzorger(bron: Bron, woorden: list[Citaat]) -> list[Groep]:
    hulp = tuple(
        wat(bron, inzet)
        for inzet in bron.inzetten(*Inzetsoort)
        if inzet.voor == VoorWie.MANTELZORGER and inzet.gestopt_op is None and zichtbaar(bron, inzet)
    )
    blokken: list[Blok] = [*woorden]
    if hulp:
        blokken.append(Lijst(_("In het plan bedoeld voor de mantelzorger"), hulp))
    return groep(_("Wat de mantelzorger nodig heeft"), blokken)


def zichtbaar(bron: Bron, inzet: Inzet) -> bool:
    """Whether an entry may print at all: its own section is in. Help that is paid from what is asked belongs there."""
    return inzet.pk in bron.betaald or bron.staat_erin(ONDERDEEL_VAN_INZET[inzet.soort])


def voorzieningen(bron: Bron) -> list[Blok | Groep]:
    """Section 8: general provisions in the plan, with what they brought (point e)."""
    rijen = tuple(
        Rij((wat(bron, inzet), bron.wie(inzet), duur(bron, inzet), _uitkomst(bron, inzet)))
        for inzet in bron.inzetten(Inzetsoort.ALGEMEEN)
    )
    if not rijen:
        return [Alinea(niet_gedeeld())]
    koppen = (_("Voorziening"), _("Wie"), _("Hoe vaak"), _("Wat het heeft opgeleverd"))
    return [Tabel(_("Wat er is geprobeerd"), koppen, rijen)]


def _uitkomst(bron: Bron, inzet: Inzet) -> str:
    return "; ".join(deel for deel in (bron.zonder_namen(inzet.uitkomst), gestopt(inzet)) if deel) or _(
        "nog niet bekend"
    )


def andere_hulp(bron: Bron) -> list[Blok | Groep]:
    """Section 13: help under another law and professional help that is not asked here (point f)."""
    rijen = tuple(
        Rij((wat(bron, inzet), _wie_en_vaak(bron, inzet), _wet(inzet), _opbrengst(bron, inzet)))
        for inzet in bron.inzetten(Inzetsoort.ANDERE_WET, Inzetsoort.PROFESSIONAL)
        if inzet.pk not in bron.betaald
    )
    if not rijen:
        return [Alinea(niet_gedeeld())]
    koppen = (_("Hulp"), _("Wie en hoe vaak"), _("Wet of soort"), _("Bijzonderheden"))
    return [Tabel(_("Hulp die niet aan de Wmo gevraagd wordt"), koppen, rijen)]


def _wie_en_vaak(bron: Bron, inzet: Inzet) -> str:
    return ", ".join(deel for deel in (bron.wie(inzet), duur(bron, inzet)) if deel)


def _wet(inzet: Inzet) -> str:
    if inzet.soort == Inzetsoort.PROFESSIONAL:
        return _("professionele hulp")
    return str(AndereWet(inzet.wet).label) if inzet.wet else _("nog niet ingevuld")


def _opbrengst(bron: Bron, inzet: Inzet) -> str:
    leert = _("leert of neemt over: %(wat)s") % {"wat": inzet.leert} if inzet.leert else ""
    return bron.zonder_namen("; ".join(deel for deel in (leert, inzet.uitkomst, gestopt(inzet)) if deel))
