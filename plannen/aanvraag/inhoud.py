"""What a document holds: frozen, plain texts only, so that page, PDF and JSON cannot differ (W-16, A-07, A-08)."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal
from uuid import UUID


@dataclass(frozen=True)
class Herkomst:
    """The row a text comes from, for "Waarom staat dit hier?" on the page; it is in none of the files."""

    soort: str
    uuid: UUID


@dataclass(frozen=True)
class Alinea:
    """A paragraph of the document's own words or of the plan."""

    soort: ClassVar[Literal["alinea"]] = "alinea"
    tekst: str
    label: str = ""
    herkomst: Herkomst | None = None


@dataclass(frozen=True)
class Citaat:
    """Words somebody said, exactly, with who and when; `over` is the area of life they are about."""

    soort: ClassVar[Literal["citaat"]] = "citaat"
    tekst: str
    bij: str
    over: str = ""
    herkomst: Herkomst | None = None


@dataclass(frozen=True)
class Lijst:
    """Short texts under each other."""

    soort: ClassVar[Literal["lijst"]] = "lijst"
    bijschrift: str
    regels: tuple[str, ...]


@dataclass(frozen=True)
class Feit:
    """One fact with its name."""

    term: str
    waarde: str


@dataclass(frozen=True)
class Feiten:
    """Facts with their names, as a table with row headers."""

    soort: ClassVar[Literal["feiten"]] = "feiten"
    bijschrift: str
    feiten: tuple[Feit, ...]
    herkomst: Herkomst | None = None


@dataclass(frozen=True)
class Rij:
    """One row of a table; the first cell is its header. A cell with several things holds them apart."""

    cellen: tuple[str | tuple[str, ...], ...]
    herkomst: Herkomst | None = None


@dataclass(frozen=True)
class Tabel:
    """A simple table: one row of column headers, each row with a header of its own (A-05)."""

    soort: ClassVar[Literal["tabel"]] = "tabel"
    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]


@dataclass(frozen=True)
class Handtekening:
    """Room on paper for one signature, with what the person signs for (W-19)."""

    soort: ClassVar[Literal["handtekening"]] = "handtekening"
    rol: str
    naam: str
    verklaring: str


Blok = Alinea | Citaat | Lijst | Feiten | Tabel | Handtekening


@dataclass(frozen=True)
class Groep:
    """Blocks under a heading of their own."""

    soort: ClassVar[Literal["groep"]] = "groep"
    kop: str
    blokken: tuple[Blok, ...]
    herkomst: Herkomst | None = None


@dataclass(frozen=True)
class Deel:
    """One section of W-16. `nummer` counts the sections that are in, so that no gap betrays one left out (W-17).

    `punten` are the points a-g of Wmo 2015 art. 2.3.2 lid 4 that this section answers (W-10).
    """

    code: str
    nummer: int
    titel: str
    blokken: tuple[Blok | Groep, ...]
    punten: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Code:
    """A value of a law-bound list: what is shown and its code (W-20)."""

    code: str
    label: str


@dataclass(frozen=True)
class Gevraagd:
    """One asked provision with its codes: the same facts as its row in the table (W-11, W-20)."""

    voorziening: Code | None
    omschrijving: str
    aantal: str
    eenheid: Code | None
    frequentie: Code | None
    van: str
    tot: str
    leveringsvorm: Code | None


@dataclass(frozen=True)
class Verwijzing:
    """Where a point is answered."""

    code: str
    tekst: str


@dataclass(frozen=True)
class Wegwijzer:
    """One point a-g: the sections that answer it, or in words why there are none (W-16)."""

    punt: str
    label: str
    delen: tuple[Verwijzing, ...]
    anders: str = ""


@dataclass(frozen=True)
class Voorblad:
    """The first page, derived from the rest (W-16 part 0)."""

    hulpvraag: Citaat | None
    gevraagd: Tabel | None
    zonder_vraag: str
    spoed: str
    feiten: Feiten
    wegwijzer: tuple[Wegwijzer, ...]


@dataclass(frozen=True)
class AanvraagInhoud:
    """A whole document. The same case, moment and version give the same object."""

    route: str
    titel: str
    ondertitel: str
    opening: str
    kenmerk: str
    versie: int
    vervangt: int | None
    versieregel: str
    concept: bool
    datum: str
    auteur: str
    voorblad: Voorblad
    gevraagd: tuple[Gevraagd, ...]
    delen: tuple[Deel, ...] = field(default=())
