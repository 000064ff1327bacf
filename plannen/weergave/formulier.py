"""The method's form of one result as a page shows it: pure builders over the rows of a case (method 6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen.beeld import vraag_van
from plannen.keuzes import KOLOM_VAN_INZET, Inzetsoort, Plankolom
from plannen.weergave.feiten import Labels, besluit_in_woorden, datum, inzetfeiten

if TYPE_CHECKING:
    from plannen.models import Inzet, Planregel

# The four columns after the steps, with the kind whose colour they have.
KLEUR_VAN_KOLOM: dict[Plankolom, Inzetsoort] = {
    Plankolom.ZELF: Inzetsoort.ZELF,
    Plankolom.ANDEREN: Inzetsoort.NETWERK,
    Plankolom.PROFESSIONAL: Inzetsoort.PROFESSIONAL,
    Plankolom.WMO: Inzetsoort.WMO,
}
# These two stand in a column of others, so the form names them.
MET_ETIKET = frozenset({Inzetsoort.ALGEMEEN, Inzetsoort.ANDERE_WET})


@dataclass(frozen=True)
class Invulling:
    """One entry in a cell: who, what, and the facts about it."""

    tekst: str
    wie: str = ""
    etiket: str = ""
    feiten: list[str] = field(default_factory=list)
    besluiten: list[str] = field(default_factory=list)
    gestopt: str = ""
    waarschuwing: str = ""
    uuid: str = ""
    soort: str = ""


@dataclass(frozen=True)
class Cel:
    """One column of one line."""

    label: str
    kleur: str
    invullingen: list[Invulling] = field(default_factory=list)


@dataclass(frozen=True)
class Niemand:
    """A step that nobody does now: who is being asked, then plan B and the options nobody used yet (method 6)."""

    titel: str
    wordt_gevraagd: list[str] = field(default_factory=list)
    plan_b: str = ""
    ongebruikt: list[str] = field(default_factory=list)
    doel: str = ""  # uuid of the goal; empty for what comes first


@dataclass(frozen=True)
class Formulierregel:
    """One line of the form."""

    stap: str
    cellen: list[Cel]
    uuid: str = ""
    standwoord: str = ""
    wie_en_tot: str = ""
    niemand: Niemand | None = None


@dataclass(frozen=True)
class Planformulier:
    """One form: the head and the lines. An empty text prints as an open line (P-02)."""

    naam: str = ""
    opgesteld: str = ""
    evaluatie: str = ""
    resultaat: str = ""
    hulpmiddelen: str = ""
    regels: list[Formulierregel] = field(default_factory=list)
    aantallen: dict[str, int] = field(default_factory=dict)
    uuid: str = ""
    doel_uuid: str = ""
    nummer: int = 0
    professional: str = ""
    nu_eerst: bool = False

    @property
    def heeft_invullingen(self) -> bool:
        """Whether any cell holds something."""
        return any(cel.invullingen for regel in self.regels for cel in regel.cellen)

    @property
    def titel(self) -> str:
        """What the table is about, for who hears the page."""
        if self.nu_eerst:
            return _("Nu eerst")
        return _("Stappen voor: %(resultaat)s") % {"resultaat": self.resultaat} if self.resultaat else _("Stappen")

    @property
    def kopregel(self) -> list[tuple[str, str]]:
        """The first three labels of the head, exactly, with what stands there."""
        return [
            (_("Naam"), self.naam),
            (_("Datum opstellen"), self.opgesteld),
            (_("Datum evaluatie"), self.evaluatie),
        ]

    @property
    def koppen(self) -> list[tuple[str, str]]:
        """The five column heads of the method, exactly, each with its colour ("" for the steps)."""
        return [(str(kolom.label), str(KLEUR_VAN_KOLOM.get(kolom, ""))) for kolom in Plankolom]


def cellen_van(invullingen: Iterable[Invulling]) -> list[Cel]:
    """Put entries in the column where the form prints them; a column may hold several, or none."""
    per_kolom: dict[Plankolom, list[Invulling]] = {kolom: [] for kolom in KLEUR_VAN_KOLOM}
    for invulling in invullingen:
        per_kolom[KOLOM_VAN_INZET[invulling.soort]].append(invulling)
    return [Cel(str(kolom.label), KLEUR_VAN_KOLOM[kolom].value, per_kolom[kolom]) for kolom in KLEUR_VAN_KOLOM]


def tel(inzetten: Iterable["Inzet"]) -> dict[str, int]:
    """The split: how many entries of each kind still run (product 3)."""
    lopend = [inzet.soort for inzet in inzetten if inzet.gestopt_op is None]
    return {soort.value: lopend.count(soort.value) for soort in Inzetsoort}


def verdeling_in_woorden(aantallen: dict[str, int], naam: str) -> str:
    """The split as a sentence; empty for an empty plan. It counts, agreed or not (method 9.8)."""
    woorden = {
        Inzetsoort.ZELF: _("%(n)s keer iets dat %(naam)s zelf doet"),
        Inzetsoort.NETWERK: _("%(n)s keer iets van anderen"),
        Inzetsoort.ALGEMEEN: _("%(n)s keer een algemene voorziening"),
        Inzetsoort.ANDERE_WET: _("%(n)s keer hulp uit een andere wet"),
        Inzetsoort.PROFESSIONAL: _("%(n)s keer professionele hulp"),
        Inzetsoort.WMO: _("%(n)s keer een vraag aan de Wmo"),
    }
    delen = [tekst % {"naam": naam, "n": aantallen[s]} for s, tekst in woorden.items() if aantallen.get(s)]
    if not delen:
        return ""
    zin = (
        _("%(delen)s en %(laatste)s") % {"delen": ", ".join(delen[:-1]), "laatste": delen[-1]}
        if delen[1:]
        else delen[0]
    )
    return _("In dit plan staat %(zin)s.") % {"zin": zin}


def invulling_van(inzet: "Inzet", labels: Labels, waarschuwing: str = "") -> Invulling:
    """One entry as it stands in a cell; the name stands apart unless the text already says it."""
    wie = inzet.naam if inzet.tekst else ""
    if inzet.soort == Inzetsoort.ZELF or wie.casefold() in inzet.tekst.casefold():
        wie = ""
    vraag = vraag_van(inzet)
    besluiten = vraag.besluiten.all() if vraag and vraag.pk else []  # a frozen row has none
    gestopt = ""
    if inzet.gestopt_op:
        gestopt = _("gestopt op %(dag)s") % {"dag": datum(inzet.gestopt_op)}
        gestopt += f": {inzet.gestopt_reden}" if inzet.gestopt_reden else ""
    return Invulling(
        tekst=str(inzet),
        wie=wie,
        etiket=inzet.get_soort_display() if inzet.soort in MET_ETIKET else "",
        feiten=inzetfeiten(inzet, labels),
        besluiten=[besluit_in_woorden(besluit, labels) for besluit in besluiten],
        gestopt=gestopt,
        waarschuwing=waarschuwing,
        uuid=str(inzet.uuid),
        soort=inzet.soort,
    )


def regel_van(
    regel: "Planregel",
    inzetten: "Iterable[Inzet]",
    labels: Labels,
    waarschuwingen: Mapping[int, str] | None = None,
    niemand: Niemand | None = None,
) -> Formulierregel:
    """One step of the plan with its entries as a line of the form. `waarschuwingen` go by primary key of the entry."""
    wie_en_tot = ""
    if regel.nu_eerst:
        wie_en_tot = _("%(wie)s, tot %(dag)s") % {"wie": regel.nu_eerst_wie, "dag": datum(regel.nu_eerst_tot)}
    bekend = waarschuwingen or {}
    return Formulierregel(
        stap=regel.stap,
        cellen=cellen_van(invulling_van(inzet, labels, bekend.get(inzet.pk, "")) for inzet in inzetten),
        uuid=str(regel.uuid),
        standwoord=regel.get_stand_display(),
        wie_en_tot=wie_en_tot,
        niemand=niemand,
    )
