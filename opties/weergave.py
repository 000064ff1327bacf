"""What the page of a worksheet shows, as plain values. Only reads rows already fetched."""

from collections.abc import Iterable
from dataclasses import dataclass

from opties.bron import Werkbladbron
from opties.keuzes import Afwegingsoort, Keuzesoort, Werkbladstand
from opties.models import Afweging, Keuze, Optie, Werkblad
from supportplan.kern.dossiernav import draad_adres
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import RijForm


@dataclass(frozen=True)
class Kant:
    """One pro or con with who said it."""

    tekst: str
    door: str


@dataclass(frozen=True)
class Optiebeeld:
    """One row of the method's table; `gekozen` is the label of the choice, or empty."""

    tekst: str
    bron: str
    heel_nieuw: bool
    voordelen: list[Kant]
    nadelen: list[Kant]
    gekozen: str
    url: str
    waarschuwing: str = ""


@dataclass(frozen=True)
class Weegkaart:
    """One option to weigh: what is known about it, and the forms of its pros and cons."""

    optie: Optie
    herkomst: str
    waarschuwing: str
    gekozen: str
    url: str
    voordelen: list[RijForm]
    nadelen: list[RijForm]


@dataclass(frozen=True)
class Keuzevak:
    """One of the two choices with its form; the second form is my draft when somebody else chose meanwhile."""

    naam: str
    uitleg: str
    forms: list[RijForm]


@dataclass(frozen=True)
class Gekozen:
    """One of the two choices at the foot of the form; empty while nothing is chosen."""

    naam: str
    tekst: str
    motief: str


@dataclass(frozen=True)
class Werkbladbeeld:
    """The worksheet of one goal; `mag_wegen` is False while the brainstorm is open (method 5)."""

    stand: str
    mag_wegen: bool
    opties: list[Optiebeeld]
    keuzes: list[Gekozen]

    @property
    def is_gekozen(self) -> bool:
        """Whether the best option was chosen."""
        return self.mag_wegen and any(keuze.tekst for keuze in self.keuzes)


def _kanten(optie: Optie, soort: Afwegingsoort) -> list[Kant]:
    afwegingen: Iterable[Afweging] = optie.afwegingen.all()
    return [
        Kant(afweging.tekst, afweging.door.roepnaam if afweging.door else "")
        for afweging in afwegingen
        if afweging.soort == soort
    ]


def _optie(optie: Optie, dossier: Dossier, gekozen: dict[int, str], bron: Werkbladbron | None) -> Optiebeeld:
    return Optiebeeld(
        tekst=optie.tekst,
        bron=herkomst_van(optie),
        heel_nieuw=optie.heel_nieuw,
        voordelen=_kanten(optie, Afwegingsoort.VOORDEEL),
        nadelen=_kanten(optie, Afwegingsoort.NADEEL),
        gekozen=gekozen.get(optie.pk, ""),
        url=draad_adres(dossier, "optie", optie.uuid),
        waarschuwing=bron.waarschuwing(optie) if bron else "",
    )


def herkomst_van(optie: Optie) -> str:
    """Return where an option comes from, and whether it is for one or together."""
    return " · ".join(str(deel) for deel in (optie.get_bron_display(), optie.get_vorm_display()) if deel)


def werkbladbeeld(dossier: Dossier, werkblad: Werkblad | None, *, bron: Werkbladbron | None = None) -> Werkbladbeeld:
    """Return the worksheet with every option, chosen or not; without a worksheet an empty one.

    With `bron` an option that names somebody who is not asked carries the warning.
    """
    keuzes: list[Keuze] = list(werkblad.keuzes.all()) if werkblad else []
    opties: list[Optie] = list(werkblad.opties.all()) if werkblad else []
    stand = werkblad.stand if werkblad else Werkbladstand.VERZAMELEN
    gekozen = {keuze.optie_id: str(keuze.get_soort_display()) for keuze in keuzes}
    per_soort = {keuze.soort: keuze for keuze in keuzes}
    return Werkbladbeeld(
        stand=str(stand.label),
        mag_wegen=stand != Werkbladstand.VERZAMELEN,
        opties=[_optie(optie, dossier, gekozen, bron) for optie in opties],
        keuzes=[_gekozen(soort, per_soort.get(soort)) for soort in Keuzesoort],
    )


def _gekozen(soort: Keuzesoort, keuze: Keuze | None) -> Gekozen:
    if keuze is None:
        return Gekozen(str(soort.label), "", "")
    return Gekozen(str(soort.label), keuze.optie.tekst, keuze.motief)
