"""Who was asked what, what that makes of a part, and what stands in the way of fixing the plan (method 6)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plannen.keuzes import Antwoord, Antwoordwijze
from plannen.regels.alleen_taal import kenmerken_van_plandoel
from supportplan.kern.keuzes import Rol
from supportplan.kern.regels import geldt_op, zoekvorm

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Instemming, Plandoel
    from supportplan.kern.models import Deelnemer


class Plandoelstand(TextChoices):
    """How a part of the plan stands with the people who answer on it; derived, never stored."""

    EENS = "eens", gettext_lazy("Wie hierover gevraagd is, is het eens")
    NIET_ALLEN = "niet_allen", gettext_lazy("Niet iedereen is het eens")
    NIET_EENS = "nog_niet_eens", gettext_lazy("Nog niet eens")
    OPNIEUW = "opnieuw_vragen", gettext_lazy("Opnieuw vragen")
    NOG_VRAGEN = "nog_vragen", gettext_lazy("Nog vragen")


@dataclass(frozen=True)
class Stem:
    """What one person says now about one part; `antwoord` is None when they must be asked (again).

    `alleen_taal`: the answer was given to other words that mean the same.
    """

    deelnemer: "Deelnemer"
    antwoord: Antwoord | None
    reden: str = ""
    wijze: Antwoordwijze | None = None
    erbij: str = ""
    op: date | None = None
    opnieuw: bool = False
    alleen_taal: bool = False


def stem_van(
    deelnemer: "Deelnemer", instemmingen: Iterable["Instemming"], kenmerk: str, gelijk: Collection[str] = ()
) -> Stem:
    """Return the present answer of a person: the last one given to the text as it reads now, else none.

    `instemmingen` are all answers on the part, `kenmerk` the hash of the part, `gelijk` those that mean the same. An
    answer to another text stays in the record but counts no more: `opnieuw` says that there was one (method 6).
    """
    eigen = [rij for rij in instemmingen if rij.deelnemer_id == deelnemer.pk]
    huidig = [rij for rij in eigen if rij.sha256 == kenmerk or rij.sha256 in gelijk]
    if not huidig:
        return Stem(deelnemer, None, opnieuw=bool(eigen))
    laatste = max(huidig, key=lambda rij: (rij.op, rij.pk))
    return Stem(
        deelnemer,
        Antwoord(laatste.antwoord),
        laatste.reden,
        Antwoordwijze(laatste.wijze),
        laatste.erbij,
        laatste.op,
        alleen_taal=laatste.sha256 != kenmerk,
    )


def stand_van_plandoel(stemmen: Sequence[Stem], anderen: Sequence[Stem] = ()) -> Plandoelstand:
    """Return how a part stands: it starts only when everybody who must answer said yes (method 6).

    `anderen` decide nothing, but who of them was asked and did not say yes is not passed over in silence.
    """
    if any(stem.opnieuw for stem in stemmen):
        return Plandoelstand.OPNIEUW
    if not stemmen or any(stem.antwoord is None for stem in stemmen):
        return Plandoelstand.NOG_VRAGEN
    if any(stem.antwoord != Antwoord.AKKOORD for stem in stemmen):
        return Plandoelstand.NIET_EENS
    if any(stem.antwoord not in {None, Antwoord.AKKOORD} for stem in anderen):
        return Plandoelstand.NIET_ALLEN
    return Plandoelstand.EENS


def wie_antwoorden(beeld: "Beeld", op: date) -> list["Deelnemer"]:
    """Return who must be asked: the client, and with them whoever answers by law on this day (method 6, W-26)."""
    client = [beeld.client] if beeld.client else []
    mee = [
        rij.deelnemer
        for rij in beeld.vertegenwoordigingen
        if rij.antwoordt_mee and geldt_op(rij.van, rij.tot, op) and rij.deelnemer not in client
    ]
    return [*client, *dict.fromkeys(mee)]


def antwoorden_per_doel(beeld: "Beeld", op: date) -> dict[int, list[Stem]]:
    """Return per part of the plan (its primary key) what everybody who must answer says now."""
    wie = wie_antwoorden(beeld, op)
    stemmen: dict[int, list[Stem]] = {}
    for deel in beeld.plandoelen:
        kenmerken, gegeven = kenmerken_van_plandoel(deel, beeld.regels), list(deel.instemmingen.all())
        stemmen[deel.pk] = [stem_van(deelnemer, gegeven, *kenmerken) for deelnemer in wie]
    return stemmen


def wie_ook_gevraagd(beeld: "Beeld", deel: "Plandoel", op: date) -> list["Deelnemer"]:
    """Return who can be asked too about a part: who is near the client, and a professional who does something in it.

    The client decides; what the others say is told beside it (method 6).
    """
    wie = wie_antwoorden(beeld, op)
    namen = {zoekvorm(inzet.wie) for regel in beeld.regels_van(deel) for inzet in regel.inzetten.all()}
    doen = {inzet.deelnemer_id for regel in beeld.regels_van(deel) for inzet in regel.inzetten.all()}
    return [
        mens
        for mens in beeld.deelnemers
        if mens not in wie
        and geldt_op(mens.van, mens.tot, op)
        and (
            mens.rol in {Rol.NAASTE, Rol.VERTEGENWOORDIGER}
            or mens.pk in doen
            or not namen.isdisjoint({zoekvorm(mens.naam), zoekvorm(mens.roepnaam)})
        )
    ]


def antwoorden_van_anderen(beeld: "Beeld", op: date) -> dict[int, list[Stem]]:
    """Return per part what people say who need not be asked but can be. It decides nothing, but it is told.

    Who was not asked is there without an answer; who answered once stays, also when they no longer take part.
    """
    wie = {deelnemer.pk for deelnemer in wie_antwoorden(beeld, op)}
    stemmen: dict[int, list[Stem]] = {}
    for deel in beeld.plandoelen:
        kenmerken, gegeven = kenmerken_van_plandoel(deel, beeld.regels), list(deel.instemmingen.all())
        ook = {mens.pk for mens in wie_ook_gevraagd(beeld, deel, op)} | {rij.deelnemer_id for rij in gegeven} - wie
        stemmen[deel.pk] = [
            stem_van(deelnemer, gegeven, *kenmerken) for deelnemer in beeld.deelnemers if deelnemer.pk in ook
        ]
    return stemmen


def nog_te_vragen(beeld: "Beeld", op: date) -> list[str]:
    """Return one sentence for everybody who still has to be asked (again) about a part."""
    stemmen = antwoorden_per_doel(beeld, op)
    zinnen = []
    for deel in beeld.plandoelen:
        for stem in stemmen[deel.pk]:
            if stem.antwoord is None:
                zin = (
                    _("Vraag %(wie)s opnieuw naar doel %(nummer)s: dit deel is veranderd.")
                    if stem.opnieuw
                    else _("Vraag %(wie)s nog naar doel %(nummer)s.")
                )
                zinnen.append(zin % {"wie": stem.deelnemer.roepnaam, "nummer": deel.doel.nummer})
    return zinnen


def bezwaren_tegen_vaststellen(
    *, aantal_stappen: int, evaluatie_op: date | None, heeft_client: bool, nog_te_vragen: Sequence[str]
) -> list[str]:
    """Return why the plan cannot be fixed yet; an empty list means it can. An answer never blocks (method 6)."""
    bezwaren = []
    if not heeft_client:
        bezwaren.append(_("Zet eerst de cliënt in het dossier."))
    if not aantal_stappen:
        bezwaren.append(_("Het plan heeft nog geen stappen."))
    if evaluatie_op is None:
        bezwaren.append(_("Kies een datum om het plan samen te bekijken (Datum evaluatie)."))
    return [*bezwaren, *nog_te_vragen]


def bezwaren_van(beeld: "Beeld", op: date) -> list[str]:
    """Return why this plan cannot be fixed on this day: the list that the page shows and the service refuses with."""
    return bezwaren_tegen_vaststellen(
        aantal_stappen=len(beeld.regels),
        evaluatie_op=beeld.plan.evaluatie_op if beeld.plan else None,
        heeft_client=beeld.client is not None,
        nog_te_vragen=nog_te_vragen(beeld, op),
    )
