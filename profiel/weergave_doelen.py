"""What the page of the goals shows, as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from profiel.keuzes import Voorkeursoort
from profiel.models import Doel, Uitspraak, Voorkeur
from profiel.regels import opsomming
from profiel.weergave import Zin, zin_van
from supportplan.kern.dossiernav import draad_adres
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import RijForm


@dataclass(frozen=True)
class Voorkeurzin:
    """One preference; `weigert` names whom the person does not want to ask for this."""

    tekst: str
    weigert: str


@dataclass(frozen=True)
class Voorkeurgroep:
    """The preferences of one kind; a refusal is a kind of its own (method 4)."""

    naam: str
    is_weigering: bool
    voorkeuren: list[Voorkeurzin]


@dataclass(frozen=True)
class Doelbeeld:
    """One goal as the page shows it."""

    doel: Doel
    wensen: list[Zin]
    voorkeuren: list[Voorkeurgroep]
    draad: str


def voorkeurgroepen(voorkeuren: Iterable[Voorkeur]) -> list[Voorkeurgroep]:
    """Return the preferences per kind, in the order of the method; a kind without any is left out."""
    per_soort: dict[str, list[Voorkeurzin]] = {}
    for voorkeur in voorkeuren:
        weigert = voorkeur.weigert.naam if voorkeur.weigert else ""
        per_soort.setdefault(voorkeur.soort, []).append(Voorkeurzin(voorkeur.tekst, weigert))
    return [
        Voorkeurgroep(str(soort.label), soort == Voorkeursoort.NIET, per_soort[soort])
        for soort in Voorkeursoort
        if soort in per_soort
    ]


def doelbeelden(
    dossier: Dossier, doelen: Iterable[Doel], voorkeuren: Sequence[Voorkeur], uitspraken: Iterable[Uitspraak]
) -> list[Doelbeeld]:
    """Return every goal with the wishes it comes from (those the reader may read) and its preferences."""
    wensen: dict[int, list[Zin]] = {}
    for uitspraak in uitspraken:
        for doel in uitspraak.doelen.all():
            zin = replace(zin_van(uitspraak, dossier, toon_vrijgave=False), waarover="")  # it stands under its goal
            wensen.setdefault(doel.pk, []).append(zin)
    return [
        Doelbeeld(
            doel=doel,
            wensen=wensen.get(doel.pk, []),
            voorkeuren=voorkeurgroepen([voorkeur for voorkeur in voorkeuren if voorkeur.doel_id == doel.pk]),
            draad=draad_adres(dossier, "doel", doel.uuid),
        )
        for doel in doelen
    ]


@dataclass(frozen=True)
class Wensregel:
    """A wish a goal can be made from, with the goals it already led to; `nieuw` is the uuid a new goal would get."""

    uuid: UUID
    tekst: str
    auteur: str
    rang: int | None
    doelen: str
    nieuw: UUID


@dataclass(frozen=True)
class Doelkaart:
    """One goal on the page where it is changed: its form and those of its preferences."""

    doel: Doel
    form: RijForm
    voorkeuren: list[RijForm]
    nieuwe_voorkeuren: list[RijForm]
    is_eerste: bool
    is_laatste: bool


def wensregels(
    wensen: Iterable[Uitspraak], van_doel: Mapping[int, Sequence[int]], doelen: Iterable[Doel]
) -> list[Wensregel]:
    """Return the wishes to make goals from. Needs `namen` (who said it) on each; asks no query."""
    per_wens: dict[int, list[str]] = {}
    for doel in doelen:
        for pk in van_doel.get(doel.pk, ()):
            per_wens.setdefault(pk, []).append(str(doel.nummer))
    return [
        Wensregel(
            uuid=wens.uuid,
            tekst=wens.tekst,
            auteur=opsomming(getattr(wens, "namen", [])),
            rang=wens.rang,
            doelen=opsomming(per_wens.get(wens.pk, [])),
            nieuw=uuid4(),
        )
        for wens in wensen
    ]
