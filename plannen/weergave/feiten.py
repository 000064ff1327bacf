"""What is known of one entry of the plan, in words: short facts for a page. No queries, no rules (method 6)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plannen.beeld import afspraak_van, vraag_van
from plannen.keuzes import Gericht, Hulpsoort, Uitkomst, VoorWie, Vraagstand

if TYPE_CHECKING:
    from plannen.models import Besluit, Inzet, Netwerkafspraak, Wmovraag

# Labels of the law-bound lists: {(list, code): label}. A code without a label is shown as it is.
Labels = Mapping[tuple[str, str], str]


def datum(dag: date | None) -> str:
    """A day as people write it ("3 maart 2027"); empty without a day."""
    return date_format(dag, "j F Y") if dag else ""


def getal(aantal: Decimal | None) -> str:
    """A number without needless noughts: 3, 2,5."""
    if aantal is None:
        return ""
    return f"{aantal.normalize():f}".replace(".", ",")


def omvang(labels: Labels, aantal: Decimal | None, eenheid: str, frequentie: str) -> str:
    """How much of a provision: "3 uur per week"; only the known parts."""
    eenheid = labels.get(("eenheid", eenheid), eenheid)
    frequentie = labels.get(("frequentie", frequentie), frequentie)
    return " ".join(deel for deel in (getal(aantal), eenheid, frequentie) if deel)


def voorziening(labels: Labels, code: str) -> str:
    """The name of a kind of provision."""
    return labels.get(("voorziening", code), code)


def periode(van: date | None, tot: date | None) -> str:
    """From when until when, as far as known."""
    if van and tot:
        return _("van %(van)s tot %(tot)s") % {"van": datum(van), "tot": datum(tot)}
    if van:
        return _("vanaf %(van)s") % {"van": datum(van)}
    return _("tot %(tot)s") % {"tot": datum(tot)} if tot else ""


def vraag_in_woorden(afspraak: "Netwerkafspraak") -> str:
    """Whether somebody was asked, agreed, or will be asked by whom and before when (method 6)."""
    if afspraak.stand == Vraagstand.WORDT_GEVRAAGD:
        door = _(" door %(wie)s") % {"wie": afspraak.vraagt.roepnaam} if afspraak.vraagt else ""
        voor = _(" vóór %(dag)s") % {"dag": datum(afspraak.vraagt_voor)} if afspraak.vraagt_voor else ""
        return _("wordt gevraagd%(door)s%(voor)s") % {"door": door, "voor": voor}
    if afspraak.stand == Vraagstand.NIET_GEVRAAGD and afspraak.reden_niet_vragen:
        return _("niet gevraagd: %(reden)s") % {"reden": afspraak.get_reden_niet_vragen_display()}
    return afspraak.get_stand_display() if afspraak.stand else ""


def _afspraakfeiten(afspraak: "Netwerkafspraak") -> list[str]:
    feiten = [vraag_in_woorden(afspraak)]
    if afspraak.hulpsoort in {Hulpsoort.GEBRUIKELIJK, Hulpsoort.MANTELZORG}:
        feiten.append(afspraak.get_hulpsoort_display())
    if afspraak.teruggeven:
        feiten.append(_("ik geef terug: %(wat)s") % {"wat": afspraak.teruggeven})
    if afspraak.hoe_lang_vol_te_houden:
        feiten.append(_("vol te houden: %(hoe_lang)s") % {"hoe_lang": afspraak.hoe_lang_vol_te_houden})
    return [*feiten, afspraak.toelichting]


def vraagfeiten(vraag: "Wmovraag", labels: Labels) -> list[str]:
    """What is asked of the Wmo: provision, how much, for which help, in which form (W-11, W-20)."""
    feiten = [vraag.omschrijving]
    if soort := voorziening(labels, vraag.voorziening):
        feiten.append(soort)
    if hoeveel := omvang(labels, vraag.aantal, vraag.eenheid, vraag.frequentie):
        feiten.append(_("gevraagd: %(hoeveel)s") % {"hoeveel": hoeveel})
    feiten.append(periode(vraag.van, vraag.tot))
    if vraag.betaalt:
        feiten.append(_("voor: %(hulp)s") % {"hulp": vraag.betaalt.naam or vraag.betaalt.tekst})
    if vraag.leveringsvorm:
        feiten.append(vraag.get_leveringsvorm_display())
    if vraag.spoed:
        feiten.append(_("kan niet wachten"))
    return feiten


def besluit_in_woorden(besluit: "Besluit", labels: Labels) -> str:
    """What the gemeente decided, beside what was asked: "toegekend: 3 uur per week (1 april 2026)" (method 10)."""
    inhoud = [omvang(labels, besluit.aantal, besluit.eenheid, besluit.frequentie), besluit.omschrijving]
    if besluit.uitkomst == Uitkomst.ANDERS:
        inhoud.insert(0, voorziening(labels, besluit.voorziening))
    wat = ", ".join(deel for deel in inhoud if deel)
    dag = f" ({datum(besluit.op)})" if besluit.op else ""
    return f"{besluit.get_uitkomst_display()}{': ' if wat else ''}{wat}{dag}"


def inzetfeiten(inzet: "Inzet", labels: Labels) -> list[str]:
    """Everything known of an entry besides who and what, in the order people ask for it; empty ones left out."""
    feiten = [inzet.hoe_vaak, inzet.hoe_lang]
    if inzet.wet:
        feiten.append(inzet.get_wet_display())
    if afspraak := afspraak_van(inzet):
        feiten += _afspraakfeiten(afspraak)
    if inzet.leert:
        feiten.append(_("leert of neemt over: %(wat)s") % {"wat": inzet.leert})
    if inzet.gericht_op != Gericht.PERSOON:
        feiten.append(_("gericht op %(wat)s") % {"wat": inzet.get_gericht_op_display()})
    if inzet.voor == VoorWie.MANTELZORGER:
        feiten.append(_("bedoeld voor de mantelzorger"))
    if vraag := vraag_van(inzet):
        feiten += vraagfeiten(vraag, labels)
    if inzet.uitkomst:
        feiten.append(_("dit leverde op: %(wat)s") % {"wat": inzet.uitkomst})
    return zonder_herhaling(feiten, inzet.tekst)


def zonder_herhaling(feiten: Iterable[str], tekst: str) -> list[str]:
    """The facts that say something, each once and not what the text already says."""
    gezien = {"", tekst.casefold()}
    uniek = []
    for feit in feiten:
        if feit.casefold() not in gezien:
            uniek.append(feit)
            gezien.add(feit.casefold())
    return uniek
