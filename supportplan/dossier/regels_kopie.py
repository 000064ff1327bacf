"""What of a case goes along in the copy somebody asked for, what is left out, and why (P-17, AVG art. 15)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from supportplan.kern.keuzes import Overhandiging, Verbergreden, Verzoekuitkomst, Weglaatgrond

MEE = ""  # no ground: the line goes along
VAN_REDEN = {
    Verbergreden.PRIVACY: Weglaatgrond.ANDER,
    Verbergreden.VEILIGHEID: Weglaatgrond.VEILIGHEID,
    Verbergreden.OP_VERZOEK: Weglaatgrond.OP_VERZOEK,
}


@dataclass(frozen=True)
class Gegeven:
    """What is known of one line, seen from who asks for the copy.

    `van_vrager`: they said or wrote it. `alleen_ik`: only who said it may read it. `verborgen`: the reason it is kept
    out of the portal. `apart`: said in a talk apart that they may not read. `anderen`: whose words these are, or who is
    named in them. `leunt`: points at something that is left out. `om_hen_heen`: it is about them in somebody's words.
    """

    van_vrager: bool = False
    alleen_ik: bool = False
    verborgen: str = ""
    apart: bool = False
    leest_al: bool = True
    anderen: tuple[str, ...] = ()
    leunt: bool = False
    om_hen_heen: bool = False


@dataclass(frozen=True)
class Voorstel:
    """What is proposed for a line: `grond` (blank: it goes along; None: no proposal, somebody must choose).

    `vast`: nobody may choose otherwise, and the line is not shown. `let_op`: why somebody must look; empty: need not.
    """

    grond: str | None = MEE
    vast: bool = False
    let_op: tuple[str, ...] = ()


def voorstel(gegeven: Gegeven) -> Voorstel:
    """Return what is proposed for a line; the law's grounds go first, then what a person must weigh."""
    if gegeven.alleen_ik:
        return Voorstel(Weglaatgrond.ALLEEN_ZELF if gegeven.van_vrager else Weglaatgrond.ANDER, vast=True)
    if gegeven.verborgen in VAN_REDEN:
        reden = str(Verbergreden(gegeven.verborgen).label)
        waarom = _("De cliënt leest dit nu niet: %(reden)s.") % {"reden": reden}
        return Voorstel(VAN_REDEN[Verbergreden(gegeven.verborgen)], let_op=(waarom,))
    if gegeven.apart and not gegeven.van_vrager:
        return Voorstel(Weglaatgrond.ANDER, let_op=(_("Apart gesproken, zonder wie de kopie vraagt."),))
    let_op = []
    if gegeven.verborgen == Verbergreden.NIET_BESPROKEN:
        let_op.append(_("Nog niet besproken. Dat is geen reden om het weg te laten: bespreek het eerst."))
    if gegeven.om_hen_heen:
        let_op.append(_("Dit gaat ook over de cliënt. Mag deze persoon het lezen?"))
    if gegeven.leunt:
        let_op.append(_("Dit hoort bij iets dat wordt weggelaten."))
    if gegeven.anderen:
        let_op.append(_("Woorden van of over %(wie)s.") % {"wie": ", ".join(gegeven.anderen)})
    if not gegeven.leest_al:
        let_op.append(_("Wie de kopie vraagt, leest dit nu niet."))
    return Voorstel(None if gegeven.om_hen_heen or gegeven.leunt else MEE, let_op=tuple(let_op))


def genoemd(namen: Iterable[str], teksten: Iterable[str]) -> tuple[str, ...]:
    """Return which of these names stand in these texts, as whole words, whatever the case."""
    alles = "\n".join(teksten)
    return tuple(
        naam
        for naam in dict.fromkeys(filter(None, namen))
        if re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", alles, re.IGNORECASE)
    )


def bezwaren_tegen_kopie(*, vrager: bool, mag_namens: bool, nog_te_kiezen: int) -> list[str]:
    """Return why the copy cannot be made yet, as instructions; empty when it can."""
    bezwaren = []
    if not vrager:
        bezwaren.append(_("Schrijf eerst bij het verzoek op wie het vraagt."))
    if not mag_namens:
        bezwaren.append(_("Leg eerst vast waarom deze persoon namens de cliënt mag vragen, bij Wie doet mee."))
    if nog_te_kiezen:
        bezwaren.append(_("Kijk nog naar de regels waarbij “nalopen” staat: %(aantal)s.") % {"aantal": nog_te_kiezen})
    return bezwaren


def bezwaren_tegen_overhandigen(*, hoe: str, mag_brief: bool) -> list[str]:
    """Return why a copy may not be handed over this way: safe contact goes before everything."""
    if hoe == Overhandiging.POST and not mag_brief:
        return [_("Deze persoon wil geen brief. Kies een andere manier.")]
    return []


def uitkomst_van(gronden: Iterable[str]) -> str:
    """Return what became of the request. What may not be named does not make it "partly" (AVG art. 23 lid 2 onder h).

    What the asker did not want, or reads without this copy, is not refused either.
    """
    geweigerd = Weglaatgrond.ANDER in set(gronden)
    return Verzoekuitkomst.DEELS if geweigerd else Verzoekuitkomst.GEDAAN
