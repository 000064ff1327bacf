"""What the pages for making the plan show: steps with their forms, chosen options. Pure builders (method 6)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from opties.keuzes import Keuzesoort
from plannen import regels
from plannen.beeld import afspraak_van
from plannen.keuzes import KOLOM_VAN_INZET, Hulpsoort, Inzetsoort
from plannen.regels.optiesoort import soort_van_optie
from plannen.weergave.feiten import Labels, datum, inzetfeiten
from plannen.weergave.formulier import KLEUR_VAN_KOLOM
from plannen.weergave.planpagina import weigering_bij

if TYPE_CHECKING:
    from opties.models import Keuze
    from plannen.models import Inzet, Planregel
    from supportplan.kern.models import Netwerkpersoon

# The order of the talk, never a test that blocks (method 6).
VOLGORDE = list(Inzetsoort)
# Which field of a question to the Wmo says why this help is not enough (W-11).
BRON_VAN_SOORT: dict[str, str] = {
    Inzetsoort.ZELF: "eigen_kracht",
    Inzetsoort.ALGEMEEN: "algemene_voorziening",
    Inzetsoort.ANDERE_WET: "andere_wet",
}
BRON_VAN_HULPSOORT: dict[str, str] = {Hulpsoort.GEBRUIKELIJK: "gebruikelijke_hulp", Hulpsoort.MANTELZORG: "mantelzorg"}


@dataclass(frozen=True)
class Inzetblok:
    """One entry with its form, in the colour of its column, and what else is known of it."""

    form: Any
    soort: str
    kleur: str
    kop: str
    wie: str = ""
    gevraagd: Any = None
    feiten: list[str] = field(default_factory=list)
    waarschuwing: str = ""
    gestopt: bool = False
    kan_wmo: bool = False
    bedoelt: "Sequence[Netwerkpersoon]" = ()

    @property
    def open(self) -> bool:
        """Whether its fields have to be in sight: something is wrong, or there are two texts to choose from."""
        return any(form is not None and bool(form.errors or form.botsing) for form in (self.form, self.gevraagd))


@dataclass(frozen=True)
class Stapblok:
    """One step with its entries and the blank one under them."""

    form: Any
    inzetten: list[Inzetblok]
    nieuw: list[Any]
    uuid: str
    naam: str
    is_eerste: bool
    is_laatste: bool
    bij: str = ""
    open_erbij: bool = False

    @property
    def open(self) -> bool:
        """Whether its field has to be in sight."""
        return bool(self.form.errors or self.form.botsing)


@dataclass(frozen=True)
class Gekozen:
    """A chosen option that does not stand in the plan yet: the best one, or plan B."""

    kop: str
    tekst: str
    uuid: str
    is_plan_b: bool
    in_plan: bool
    vraagt_wie: bool = False  # the worksheet does not say who would do it


def soortkeuzes(client: str) -> list[tuple[str, str]]:
    """Return the kinds of entries as people ask for them at the table, in the order of the talk."""
    return [
        (Inzetsoort.ZELF.value, _("%(naam)s zelf") % {"naam": client}),
        (Inzetsoort.NETWERK.value, _("iemand uit het netwerk")),
        (Inzetsoort.ALGEMEEN.value, _("een algemene voorziening")),
        (Inzetsoort.ANDERE_WET.value, _("hulp uit een andere wet")),
        (Inzetsoort.PROFESSIONAL.value, _("een professional")),
        (Inzetsoort.WMO.value, _("een vraag aan de Wmo")),
    ]


def op_volgorde(inzetten: "Sequence[Inzet]") -> "list[Inzet]":
    """Return entries in the order of the columns; within a column as they were typed."""
    return sorted(inzetten, key=lambda inzet: (VOLGORDE.index(Inzetsoort(inzet.soort)), inzet.volgorde, inzet.pk))


def inzetblok(
    inzet: "Inzet",
    form: Any,
    gevraagd: Any,
    labels: Labels,
    weigeringen: Sequence[regels.Weigering],
    *,
    client: str,
    netwerk: "Sequence[Netwerkpersoon]" = (),
    wordt_betaald: bool = False,
) -> Inzetblok:
    """Return one entry as the page of a goal shows it: as a sentence with its facts, its fields behind a button.

    `netwerk`: who can be meant by a typed name; `wordt_betaald`: the Wmo is asked for this help already.
    """
    wie = "" if inzet.soort == Inzetsoort.ZELF or inzet.naam.casefold() in inzet.tekst.casefold() else inzet.naam
    return Inzetblok(
        form=form,
        soort=inzet.soort,
        kleur=str(KLEUR_VAN_KOLOM[KOLOM_VAN_INZET[inzet.soort]].value),
        kop=dict(soortkeuzes(client))[inzet.soort],
        wie=wie if inzet.tekst else "",
        gevraagd=gevraagd,
        feiten=inzetfeiten(inzet, labels),
        waarschuwing=weigering_bij(inzet, weigeringen),
        gestopt=inzet.gestopt_op is not None,
        kan_wmo=inzet.soort == Inzetsoort.PROFESSIONAL and inzet.gestopt_op is None and not wordt_betaald,
        bedoelt=bedoeld_bij(inzet, netwerk),
    )


def bedoeld_bij(inzet: "Inzet", netwerk: "Sequence[Netwerkpersoon]") -> "list[Netwerkpersoon]":
    """Return who of the network can be meant by the name that was typed for a helper, to ask and then to link."""
    los = inzet.soort == Inzetsoort.NETWERK and inzet.netwerkpersoon_id is None and inzet.deelnemer_id is None
    return regels.bedoelde_personen(inzet.wie, netwerk) if los and inzet.wie else []


def bedoelt_u(personen: "Sequence[Netwerkpersoon]") -> str:
    """Return the question who was meant, in one sentence; empty when nobody can be."""
    namen = [persoon.naam for persoon in personen]
    if not namen:
        return ""
    *eerst, laatste = namen
    wie = _("%(eerst)s of %(laatste)s") % {"eerst": ", ".join(eerst), "laatste": laatste} if eerst else laatste
    return _("Bedoelt u %(wie)s? Kies het bij deze bijdrage.") % {"wie": wie}


def stapblok(
    regel: "Planregel",
    form: Any,
    inzetten: list[Inzetblok],
    nieuw: list[Any],
    *,
    is_eerste: bool,
    is_laatste: bool,
    bezig: bool,
) -> Stapblok:
    """Return one step as the page shows it. `bezig`: somebody is adding entries here."""
    bij = ""
    if regel.nu_eerst:
        bij = _("%(wie)s, tot %(dag)s") % {"wie": regel.nu_eerst_wie, "dag": datum(regel.nu_eerst_tot)}
    return Stapblok(
        form,
        inzetten,
        nieuw,
        uuid=str(regel.uuid),
        naam=regel.stap,
        is_eerste=is_eerste,
        is_laatste=is_laatste,
        bij=bij,
        open_erbij=bezig or not inzetten or len(nieuw) > 1,
    )


def gekozen_van(keuzes: "Sequence[Keuze]") -> list[Gekozen]:
    """Return the chosen options: the best one is put in the plan by one button, the second is kept as plan B."""
    return [
        Gekozen(
            kop=_("Plan B") if keuze.soort == Keuzesoort.TWEEDE else _("Gekozen op het werkblad"),
            tekst=keuze.optie.tekst,
            uuid=str(keuze.optie.uuid),
            is_plan_b=keuze.soort == Keuzesoort.TWEEDE,
            in_plan=bool(getattr(keuze, "in_plan", False)),
            vraagt_wie=soort_van_optie(keuze.optie) is None,
        )
        for keuze in keuzes
    ]


def namen_om_te_kiezen(netwerk: "Sequence[Netwerkpersoon]", weigeringen: Sequence[regels.Weigering]) -> list[str]:
    """Return the names that may be suggested as helpers: never somebody the client refuses (method 4)."""
    return [persoon.naam for persoon in regels.zonder_geweigerden(netwerk, weigeringen)]


def in_plan_per_bron(inzetten: "Sequence[Inzet]") -> dict[str, str]:
    """Return per source of W-11 what the plan already holds of it, as help beside "why is this not enough"."""
    teksten: dict[str, list[str]] = {}
    for inzet in inzetten:
        if inzet.gestopt_op is None and (veld := _bron_van(inzet)):
            teksten.setdefault(veld, []).append(str(inzet).rstrip("."))
    return {veld: _("In het plan: %(wat)s") % {"wat": "; ".join(dict.fromkeys(wat))} for veld, wat in teksten.items()}


def _bron_van(inzet: "Inzet") -> str:
    """The field of the question that is about this kind of help; empty when none is."""
    if inzet.soort == Inzetsoort.NETWERK:
        afspraak = afspraak_van(inzet)
        return BRON_VAN_HULPSOORT.get(afspraak.hulpsoort if afspraak else "", "netwerk")
    return BRON_VAN_SOORT.get(inzet.soort, "")
