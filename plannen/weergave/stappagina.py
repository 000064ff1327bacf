"""One step while it is carried out: who does what, who stopped, what is there when nobody does it (method 6, 8)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen import regels
from plannen.weergave.feiten import Labels, datum
from plannen.weergave.formulier import invulling_van
from plannen.weergave.niemand import niemand_bij, vrije_opties

if TYPE_CHECKING:
    from opties.models import Optie
    from plannen.beeld import Beeld
    from plannen.models import Inzet, Planregel
    from plannen.weergave.formulier import Niemand


@dataclass(frozen=True)
class Bijdrageblik:
    """One entry: who, what, and whether it stopped."""

    uuid: str
    wie: str
    tekst: str
    soort: str
    kleur: str
    gestopt: str = ""
    reden: str = ""


@dataclass(frozen=True)
class Stappagina:
    """The page of one step. `niemand` is set when nobody does it now; then plan B and the options are offered."""

    stap: str
    doel: str
    stand: str
    uuid: str
    bijdragen: list[Bijdrageblik]
    niemand: "Niemand | None" = None
    plan_b: "Optie | None" = None
    ongebruikt: "list[Optie]" = field(default_factory=list)


def stappagina_van(beeld: "Beeld", regel: "Planregel", labels: Labels) -> Stappagina:
    """Build the page of one step from a case; no queries. A refused helper is never offered (method 10)."""
    doel = regel.plandoel.doel if regel.plandoel else None
    werkblad = next((blad for blad in beeld.werkbladen if doel and blad.doel_id == doel.pk), None)
    gebruikt = {inzet.optie_id for inzet in beeld.inzetten if inzet.optie_id}
    weigeringen = regels.weigeringen_van(beeld, doel)
    niemand = niemand_bij(regel, werkblad, gebruikt, weigeringen)
    plan_b, ongebruikt = vrije_opties(werkblad, gebruikt, weigeringen)
    return Stappagina(
        stap=regel.stap,
        doel=doel.tekst if doel else _("Nu eerst"),
        stand=regel.get_stand_display(),
        uuid=str(regel.uuid),
        bijdragen=_bijdragen(regel.inzetten.all(), labels),
        niemand=niemand,
        plan_b=plan_b if niemand else None,
        ongebruikt=ongebruikt if niemand else [],
    )


def _bijdragen(inzetten: "Iterable[Inzet]", labels: Labels) -> list[Bijdrageblik]:
    return [
        Bijdrageblik(
            uuid=str(inzet.uuid),
            wie=(invulling := invulling_van(inzet, labels)).wie,
            tekst=invulling.tekst,
            soort=inzet.get_soort_display(),
            kleur=inzet.soort,
            gestopt=_("gestopt op %(dag)s") % {"dag": datum(inzet.gestopt_op)} if inzet.gestopt_op else "",
            reden=inzet.gestopt_reden,
        )
        for inzet in inzetten
    ]
