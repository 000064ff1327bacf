"""Every statement of a dossier with all that a page of statements needs, in two queries however many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from profiel.forms_uitspraak import Sprekersbron, op_rol
from profiel.models import Doelwens, Plaatsing, RijOvergeslagen, Spreker, Uitspraak, Vervulling
from profiel.plekken import Plek
from supportplan.kern.keuzes import Conceptsoort
from supportplan.kern.models import Concept, Deelnemer, Dossier


@dataclass(frozen=True)
class Antwoord:
    """What the person said when a proposal was put to them, who was there, and when."""

    ja: bool
    op: date
    bij: str


@dataclass(frozen=True)
class Voorstel:
    """Other words somebody proposes for a statement, or to take it away; with the answer when there is one."""

    uuid: UUID
    van: str
    van_pk: int
    tekst: str
    weg: bool
    antwoord: Antwoord | None

    @classmethod
    def uit(cls, rij: dict[str, Any]) -> "Voorstel":
        """Return the proposal in a draft that was fetched along as JSON."""
        invoer = rij["invoer"]
        antwoord = invoer.get("antwoord")
        return cls(
            uuid=UUID(rij["uuid"]),
            van=rij["van"],
            van_pk=rij["van_pk"],
            tekst=invoer["tekst"],
            weg=invoer["weg"],
            antwoord=Antwoord(antwoord["ja"], date.fromisoformat(antwoord["op"]), antwoord["bij"])
            if antwoord
            else None,
        )


@dataclass(frozen=True)
class Gezegd:
    """One statement with who said it, where it stands, what is proposed, what meets it and which goals it led to."""

    uitspraak: Uitspraak
    sprekers: list[Deelnemer]
    plekken: list[Plek]
    voorstellen: list[Voorstel]
    hulpbronnen: list[int]
    doelen: list[int]

    @property
    def wacht(self) -> bool:
        """Whether it stands in no form, and nobody said that it need not."""
        return not self.plekken and not self.uitspraak.hoeft_geen_plek


@dataclass(frozen=True)
class Zinnen:
    """What was said in a dossier as one reader may read it, and which rows were left out on purpose."""

    alle: list[Gezegd]
    bron: Sprekersbron
    overgeslagen: set[tuple[str, str]]

    def op_plek(self, formulier: str, rij: str, kolom: str) -> list[Gezegd]:
        """Return what stands in one cell of a form."""
        plek = Plek(formulier, rij, kolom)
        return [gezegd for gezegd in self.alle if plek in gezegd.plekken]

    def aantal_in(self, formulier: str, rij: str) -> int:
        """Return how many statements stand in a row of a form."""
        return sum(any((plek.formulier, plek.rij) == (formulier, rij) for plek in zin.plekken) for zin in self.alle)

    def zonder_plek(self) -> list[Gezegd]:
        """Return what was said, stands in no form yet and may have to."""
        return [gezegd for gezegd in self.alle if gezegd.wacht]

    def hoeft_geen_plek(self) -> list[Gezegd]:
        """Return what need not stand in a form; it stays where it was said."""
        return [gezegd for gezegd in self.alle if gezegd.uitspraak.hoeft_geen_plek and not gezegd.plekken]


def zinnen_van(dossier: Dossier, lezer: Deelnemer | None) -> Zinnen:
    """Return what was said in this dossier, as far as this reader may read it (P-03); two queries."""
    deelnemers, overgeslagen = _deelnemers(dossier)
    rijen = list(_uitspraken(dossier, lezer))
    bron = Sprekersbron(deelnemers, {rij.pk: rij.spreker_pks for rij in rijen})
    return Zinnen([_gezegd(rij, bron) for rij in rijen], bron, overgeslagen)


def open_voorstellen(dossier: Dossier) -> dict[UUID, list[Voorstel]]:
    """Return the proposals without an answer, by uuid of the statement; one query. Show them only beside it."""
    concepten = Concept.objects.filter(dossier=dossier, soort=Conceptsoort.VOORSTEL, doelsoort="uitspraak")
    per_uitspraak: dict[UUID, list[Voorstel]] = {}
    for concept in concepten.select_related("gebruiker").order_by("pk"):
        gegevens = {
            "uuid": str(concept.uuid),
            "van": concept.gebruiker.naam,
            "van_pk": concept.gebruiker_id,
            "invoer": concept.invoer,
        }
        voorstel = Voorstel.uit(gegevens)
        if voorstel.antwoord is None:
            per_uitspraak.setdefault(concept.doel_uuid, []).append(voorstel)
    return per_uitspraak


def _deelnemers(dossier: Dossier) -> tuple[list[Deelnemer], set[tuple[str, str]]]:
    """The people of the dossier, and along with them, to spare a query, the rows that were left out."""
    over = RijOvergeslagen.objects.filter(dossier=OuterRef("dossier")).values(
        rij_json=JSONObject(formulier="formulier", rij="rij")
    )
    rijen: Any = Deelnemer.alle.filter(dossier=dossier).annotate(overgeslagen=ArraySubquery(over))
    deelnemers = op_rol(rijen)
    leeg = deelnemers[0].overgeslagen if deelnemers else []  # type: ignore[attr-defined]  # annotated
    return deelnemers, {(rij["formulier"], rij["rij"]) for rij in leeg}


def _uitspraken(dossier: Dossier, lezer: Deelnemer | None) -> Sequence[Any]:
    bij = {"uitspraak": OuterRef("pk")}
    plekken = Plaatsing.objects.filter(**bij).order_by("pk")
    voorstellen = Concept.objects.filter(
        dossier=OuterRef("dossier"), soort=Conceptsoort.VOORSTEL, doelsoort="uitspraak", doel_uuid=OuterRef("uuid")
    )
    doelen = Doelwens.objects.filter(**bij, doel__verwijderd_op=None).order_by("doel__nummer")
    leesbaar: Any = Uitspraak.objects.filter(dossier=dossier).leesbaar_voor(lezer)
    return leesbaar.select_related("gesprek", "gemaakt_door").annotate(  # type: ignore[no-any-return]
        spreker_pks=ArraySubquery(Spreker.objects.filter(**bij).order_by("pk").values("deelnemer_id")),
        plek_json=ArraySubquery(plekken.values(als_json=JSONObject(formulier="formulier", rij="rij", kolom="kolom"))),
        voorstel_json=ArraySubquery(
            voorstellen.order_by("pk").values(
                als_json=JSONObject(uuid="uuid", van=F("gebruiker__naam"), van_pk="gebruiker_id", invoer="invoer")
            )
        ),
        hulpbron_pks=ArraySubquery(
            Vervulling.objects.filter(behoefte=OuterRef("pk")).order_by("pk").values("hulpbron_id")
        ),
        doelnummers=ArraySubquery(doelen.values("doel__nummer")),
    )


def _gezegd(rij: Any, bron: Sprekersbron) -> Gezegd:
    return Gezegd(
        uitspraak=rij,
        sprekers=bron.sprekers(rij),
        plekken=[Plek(**plek) for plek in rij.plek_json],
        voorstellen=[Voorstel.uit(voorstel) for voorstel in rij.voorstel_json],
        hulpbronnen=rij.hulpbron_pks,
        doelen=rij.doelnummers,
    )
