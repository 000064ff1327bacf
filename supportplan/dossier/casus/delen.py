"""The parts a row in the file is made of; each part says its schema, how it is read and how it is written.

So the two directions and the schema cannot drift apart: `soorten.py` is the one table of what the file holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

from supportplan.dossier.casus.waarden import Schema, Waarde, naar_json, schema_van_veld, uit_json
from supportplan.kern.models import Gemeente

if TYPE_CHECKING:
    from supportplan.dossier.casus.lezen import Lezer
    from supportplan.dossier.casus.schrijven import Schrijver

MAX_LIJST = 10_000


@dataclass(frozen=True, kw_only=True)
class Soort:
    """How the rows of one model stand in the file.

    `ouder` is the key to the row it stands in. `letter` starts its local id. `id_uit` is the link whose id stands for
    this row too (a part of the plan is known by its goal), or its own number. `laat` rows are made last of all.
    """

    model: type[models.Model]
    delen: tuple["Deel", ...]
    ouder: str = ""
    letter: str = ""
    id_uit: str = ""
    laat: bool = False

    @property
    def naam(self) -> str:
        """The name of its definition in the schema."""
        return str(self.model._meta.model_name)

    @property
    def verplicht(self) -> list[str]:
        """The keys that must be there, in order."""
        sleutels = ["id"] if self.letter else []
        return sleutels + [deel.sleutel for deel in self.delen if deel.verplicht(self)]

    def modelveld(self, naam: str) -> Any:
        """The model's field of this name."""
        return self.model._meta.get_field(naam)


class Deel:
    """One key of a row."""

    sleutel: str

    def schema(self, soort: Soort) -> Schema:
        """What the value must be."""
        raise NotImplementedError

    def verplicht(self, soort: Soort) -> bool:
        """Whether the key must be there."""
        return False

    def velden(self, lezer: "Lezer", soort: Soort, waarde: Waarde) -> dict[str, Any]:
        """The fields of the row that this value gives."""
        return {}

    def na(self, lezer: "Lezer", soort: Soort, rij: Any, waarde: Waarde) -> None:
        """What is made once the row is there."""

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        """The value for the file; None leaves the key out."""
        raise NotImplementedError


@dataclass(frozen=True)
class Veld(Deel):
    """A plain field, or a link to one other row by its local id. Left out when it is as a new row has it.

    `altijd` writes it also then; `elders` says that `aangevuld` may hold it instead.
    """

    naam: str
    sleutel: str = ""
    altijd: bool = False
    elders: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "sleutel", self.sleutel or self.naam)

    def schema(self, soort: Soort) -> Schema:
        veld = soort.modelveld(self.naam)
        return {"description": str(veld.verbose_name), **schema_van_veld(veld)}

    def verplicht(self, soort: Soort) -> bool:
        veld = soort.modelveld(self.naam)
        return self.altijd or not (self.elders or veld.null or veld.blank or veld.has_default())

    def velden(self, lezer: "Lezer", soort: Soort, waarde: Waarde) -> dict[str, Any]:
        veld = soort.modelveld(self.naam)
        if isinstance(veld, models.ForeignKey):
            gevonden = lezer.zoek(veld.related_model, waarde)
            return {self.naam: gevonden} if gevonden else {}
        return {self.naam: uit_json(veld, waarde)}

    def na(self, lezer: "Lezer", soort: Soort, rij: Any, waarde: Waarde) -> None:
        veld = soort.modelveld(self.naam)
        if isinstance(veld, models.ForeignKey) and getattr(rij, veld.attname) is None:
            lezer.koppel_later(rij, self.naam, waarde)

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        veld = soort.modelveld(self.naam)
        if isinstance(veld, models.ForeignKey):
            return schrijver.id_van(veld.related_model, getattr(rij, veld.attname))
        waarde = getattr(rij, self.naam)
        if not self.altijd and not self.verplicht(soort) and waarde in (veld.get_default(), [], ""):
            return None
        return naar_json(waarde)


def velden(*namen: str) -> tuple[Veld, ...]:
    """Plain fields whose key is their name."""
    return tuple(Veld(naam) for naam in namen)


@dataclass(frozen=True)
class Lijst(Deel):
    """The rows that stand inside this one."""

    sleutel: str
    soort: Soort

    def schema(self, soort: Soort) -> Schema:
        return {"type": "array", "maxItems": MAX_LIJST, "minItems": 1, "items": {"$ref": f"#/$defs/{self.soort.naam}"}}

    def na(self, lezer: "Lezer", soort: Soort, rij: Any, waarde: Waarde) -> None:
        for plek, inhoud in enumerate(waarde):
            lezer.maak(self.soort, inhoud, ouder=rij, plek=plek)

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        return [schrijver.rij(self.soort, kind) for kind in schrijver.kinderen(self.soort, rij)] or None


@dataclass(frozen=True)
class Een(Deel):
    """The one row that may stand inside this one; `vast` are fields that the key itself says."""

    sleutel: str
    soort: Soort
    vast: Mapping[str, Any] = field(default_factory=dict)

    def schema(self, soort: Soort) -> Schema:
        return {"$ref": f"#/$defs/{self.soort.naam}"}

    def na(self, lezer: "Lezer", soort: Soort, rij: Any, waarde: Waarde) -> None:
        lezer.maak(self.soort, waarde, ouder=rij, vast=self.vast)

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        for kind in schrijver.kinderen(self.soort, rij):
            if all(getattr(kind, naam) == waarde for naam, waarde in self.vast.items()):
                return schrijver.rij(self.soort, kind)
        return None


@dataclass(frozen=True)
class Links(Deel):
    """Links to other rows, kept in a table of their own: a list of local ids."""

    sleutel: str
    model: type[models.Model]
    eigen: str
    ander: str
    minstens: bool = False

    @property
    def doelmodel(self) -> Any:
        """The model the ids stand for."""
        return self.model._meta.get_field(self.ander).related_model

    def schema(self, soort: Soort) -> Schema:
        ids = {"$ref": f"#/$defs/id_{self.doelmodel._meta.model_name}"}
        return {"type": "array", "minItems": 1, "maxItems": MAX_LIJST, "uniqueItems": True, "items": ids}

    def verplicht(self, soort: Soort) -> bool:
        return self.minstens

    def na(self, lezer: "Lezer", soort: Soort, rij: Any, waarde: Waarde) -> None:
        for lokaal in waarde:
            lezer.link_later(self, rij, lokaal)

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        anderen = [getattr(link, f"{self.ander}_id") for link in schrijver.links(self, rij)]
        gevonden = [schrijver.id_van(self.doelmodel, ander) for ander in anderen]
        return [lokaal for lokaal in gevonden if lokaal] or None


@dataclass(frozen=True)
class Vrijgave(Deel):
    """The release of a row for the document; `vervallen` when the text was changed afterwards (P-03)."""

    sleutel: str = "vrijgave"

    def schema(self, soort: Soort) -> Schema:
        return {"$ref": "#/$defs/vrijgave"}

    def velden(self, lezer: "Lezer", soort: Soort, waarde: Waarde) -> dict[str, Any]:
        return {
            "revisie": 2 if waarde.get("vervallen") else 1,
            "vrijgegeven_revisie": 1,
            "vrijgegeven_op": date.fromisoformat(waarde["op"]),
            "vrijgegeven_door": lezer.zoek(_model("deelnemer"), waarde["door"]),
            "vrijgave_wijze": waarde["wijze"],
            "vrijgave_reden": waarde.get("reden", ""),
        }

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        door = schrijver.id_van(_model("deelnemer"), rij.vrijgegeven_door_id)
        if rij.vrijgegeven_revisie is None or door is None:
            return None
        gegeven = {"op": rij.vrijgegeven_op.isoformat(), "door": door, "wijze": rij.vrijgave_wijze}
        if rij.vrijgave_reden:
            gegeven["reden"] = rij.vrijgave_reden
        return gegeven | ({"vervallen": True} if rij.is_gewijzigd_na_vrijgave else {})


@dataclass(frozen=True)
class Vervallen(Deel):
    """That what was fixed or answered is no longer how the plan reads."""

    sleutel: str = "vervallen"

    def schema(self, soort: Soort) -> Schema:
        return {"const": True, "description": "het plan is daarna veranderd"}

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        return True if schrijver.is_vervallen(rij) else None


@dataclass(frozen=True)
class Gemeentedeel(Deel):
    """The gemeente by name and code; made when it is not there yet."""

    sleutel: str = "gemeente"

    def schema(self, soort: Soort) -> Schema:
        return {"$ref": "#/$defs/gemeente"}

    def velden(self, lezer: "Lezer", soort: Soort, waarde: Waarde) -> dict[str, Any]:
        return {"gemeente": Gemeente.objects.get_or_create(code=waarde["code"], defaults={"naam": waarde["naam"]})[0]}

    def schrijf(self, schrijver: "Schrijver", soort: Soort, rij: Any) -> Waarde | None:
        return {"naam": rij.gemeente.naam, "code": rij.gemeente.code} if rij.gemeente else None


def _model(naam: str) -> Any:
    from supportplan.dossier.casus.soorten import MODELLEN

    return MODELLEN[naam]
