"""The method's forms with nothing filled in, to print and write on (W-29)."""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opties.keuzes import BRON_WERKBLAD, Afwegingsoort, Keuzesoort
from plannen.keuzes import Plankolom
from profiel.keuzes import BRON_PROFIEL, KVB_UITLEG, KvbKolom, KvbRij, ProfielKolom, ProfielRij

EIGEN_RIJEN = 6  # rows without a name, for who writes by hand


@dataclass(frozen=True)
class Blancorij:
    """One row: its name, and what it is about in small print; both empty for a row to name oneself."""

    naam: str | Promise = ""
    uitleg: list[tuple[str | Promise, str | Promise]] = field(default_factory=list)


@dataclass(frozen=True)
class Blancoformulier:
    """A blank form: lines at the head, a table, open fields at the foot and whose form it is."""

    slug: str
    naam: str | Promise
    waarvoor: str | Promise
    kop: list[str | Promise]
    kolommen: list[str | Promise]
    rijen: list[Blancorij]
    voet: list[str | Promise] = field(default_factory=list)
    bron: str | Promise = ""
    rijkop: str | Promise = ""


def _labels(keuzes: type[TextChoices]) -> list[str | Promise]:
    return [keuze.label for keuze in keuzes]


def _kvb_rij(rij: KvbRij) -> Blancorij:
    variabelen, indicatoren = KVB_UITLEG[rij]
    return Blancorij(rij.label, [(_("Om te volgen"), variabelen), (_("Waaraan je het merkt"), indicatoren)])


NAAM_EN_DATUM: list[str | Promise] = [_("Naam"), _("Datum")]

FORMULIEREN: tuple[Blancoformulier, ...] = (
    Blancoformulier(
        slug="persoonlijk-profiel",
        naam=_("Persoonlijk Profiel"),
        waarvoor=_("Hoe het nu is, wat iemand wil en hoe het vroeger was. Leeg laten mag."),
        kop=NAAM_EN_DATUM,
        kolommen=_labels(ProfielKolom),
        rijen=[Blancorij(rij.label) for rij in ProfielRij],
        voet=[_("Welke wensen zijn het belangrijkst?")],
        bron=BRON_PROFIEL,
        rijkop=_("Gebied"),
    ),
    Blancoformulier(
        slug="kwaliteit-van-bestaan",
        naam=_("Schema kwaliteit van bestaan"),
        waarvoor=_("Wat er nodig is en wat er al is, op acht kanten van het leven."),
        kop=NAAM_EN_DATUM,
        kolommen=_labels(KvbKolom),
        rijen=[_kvb_rij(rij) for rij in KvbRij],
        rijkop=_("Dimensie"),
    ),
    Blancoformulier(
        slug="werkblad-opties",
        naam=_("Werkblad Opties"),
        waarvoor=_("Eerst alles bedenken, dan afwegen, dan de twee beste kiezen. Per doel één blad."),
        kop=[*NAAM_EN_DATUM, _("Doel")],
        kolommen=[_("Opties"), *_labels(Afwegingsoort)],
        rijen=[Blancorij()] * EIGEN_RIJEN,
        voet=_labels(Keuzesoort),
        bron=BRON_WERKBLAD,
    ),
    Blancoformulier(
        slug="plan-van-aanpak",
        naam=_("Plan van Aanpak"),
        waarvoor=_("Wie doet wat, per resultaat één formulier."),
        kop=[
            _("Naam"),
            _("Datum opstellen"),
            _("Datum evaluatie"),
            _("Te bereiken resultaat (doel)"),
            _("Benodigde hulpmiddelen of voorzieningen"),
        ],
        kolommen=_labels(Plankolom),
        rijen=[Blancorij()] * EIGEN_RIJEN,
    ),
)
PER_SLUG = {formulier.slug: formulier for formulier in FORMULIEREN}
