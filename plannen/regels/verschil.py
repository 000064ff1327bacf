"""What changed between two contents of a plan: "gewijzigd sinds versie n" (method 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

Inhoud = dict[str, Any]


class Wijzigingsoort(TextChoices):
    """What happened to a row."""

    TOEGEVOEGD = "toegevoegd", _("toegevoegd")
    VERWIJDERD = "verwijderd", _("verwijderd")
    GEWIJZIGD = "gewijzigd", _("gewijzigd")


@dataclass(frozen=True)
class Wijziging:
    """One change: of which thing, for a changed field its label with old and new text."""

    soort: Wijzigingsoort
    wat: str
    naam: str
    uuid: str
    veld: str = ""
    oud: str = ""
    nieuw: str = ""


# Per kind of row in a content: the model (for the labels of its fields) and the fields that name a row.
SOORTEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "plan": ("plannen.Plan", ()),
    "plandoelen": ("plannen.Plandoel", ("tekst",)),
    "planregels": ("plannen.Planregel", ("stap",)),
    "inzetten": ("plannen.Inzet", ("tekst", "wie")),
    "netwerkafspraken": ("plannen.Netwerkafspraak", ()),
    "wmovragen": ("plannen.Wmovraag", ("omschrijving",)),
    "pgbplannen": ("plannen.Pgbplan", ()),
    "pgbhulpen": ("plannen.Pgbhulp", ("naam",)),
}
# Links between rows are no text people changed, and what they point to is told by itself; nor is the order of rows.
KOPPELINGEN = frozenset({"doel", "planregel", "inzet", "wmovraag", "pgbplan", "optie", "volgorde"})
# Fields of a content that have another name or no field in the model.
LABELS = {
    ("plandoelen", "tekst"): _("doel in de woorden van de cliënt"),
    ("plandoelen", "tekst_professional"): _("doel in de woorden van de professional"),
    ("plandoelen", "nummer"): _("nummer"),
    ("planregels", "plandoel"): _("bij doel"),
}


def verschil(oud: Inhoud, nieuw: Inhoud) -> list[Wijziging]:
    """Return every change from one content (`inhoud_van_plan`) to another, row by row in the order of the new one."""
    return [
        wijziging
        for soort in SOORTEN
        for wijziging in _rijen(soort, _per_uuid(oud, soort), _per_uuid(nieuw, soort), (oud, nieuw))
    ]


def is_gewijzigd(oud: Inhoud, nieuw: Inhoud) -> bool:
    """Whether anything changed; order of rows makes no difference."""
    return bool(verschil(oud, nieuw))


def _per_uuid(inhoud: Inhoud, soort: str) -> dict[str, Inhoud]:
    rijen: dict[str, Inhoud] = inhoud.get(soort, {})
    return {"": inhoud.get("plan", {})} if soort == "plan" else rijen


def _rijen(
    soort: str, oud: dict[str, Inhoud], nieuw: dict[str, Inhoud], geheel: tuple[Inhoud, Inhoud]
) -> Iterator[Wijziging]:
    for uuid, rij in nieuw.items():
        if uuid not in oud:
            yield Wijziging(Wijzigingsoort.TOEGEVOEGD, _wat(soort), _naam(soort, rij, geheel[1]), uuid)
        else:
            yield from _velden(soort, uuid, (oud[uuid], rij), geheel)
    for uuid, rij in oud.items():
        if uuid not in nieuw:
            yield Wijziging(Wijzigingsoort.VERWIJDERD, _wat(soort), _naam(soort, rij, geheel[0]), uuid)


def _velden(soort: str, uuid: str, rijen: tuple[Inhoud, Inhoud], geheel: tuple[Inhoud, Inhoud]) -> Iterator[Wijziging]:
    oud, nieuw = rijen
    for veld in nieuw:
        if veld not in KOPPELINGEN and oud.get(veld) != nieuw[veld]:
            yield Wijziging(
                Wijzigingsoort.GEWIJZIGD,
                _wat(soort),
                _naam(soort, nieuw, geheel[1]),
                uuid,
                _label(soort, veld),
                _tekst(soort, veld, oud.get(veld), geheel[0]),
                _tekst(soort, veld, nieuw[veld], geheel[1]),
            )


def _model(soort: str) -> type[models.Model]:
    return apps.get_model(SOORTEN[soort][0])


def _wat(soort: str) -> str:
    return str(_model(soort)._meta.verbose_name)


def _naam(soort: str, rij: Inhoud, geheel: Inhoud) -> str:
    """What a row is called; a row without words of its own by the entry or goal it belongs to."""
    eigen = next((str(rij[veld]) for veld in SOORTEN[soort][1] if rij.get(veld)), "")
    if eigen or "inzet" not in rij:
        return eigen
    inzet = geheel.get("inzetten", {}).get(rij["inzet"], {})
    return str(inzet.get("tekst") or inzet.get("wie") or "")


def _label(soort: str, veld: str) -> str:
    if (soort, veld) in LABELS:
        return str(LABELS[soort, veld])
    return str(getattr(_model(soort)._meta.get_field(veld), "verbose_name", veld))


def _tekst(soort: str, veld: str, waarde: Any, geheel: Inhoud) -> str:
    """A value as people read it: the label of a code, a day in words, the thing behind a uuid."""
    if waarde in (None, "", []):
        return ""
    if isinstance(waarde, bool):
        return str(_("ja") if waarde else _("nee"))
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde)
    if veld == "plandoel":
        return str(geheel.get("plandoelen", {}).get(waarde, {}).get("tekst", ""))
    if veld == "betaalt":
        inzet = geheel.get("inzetten", {}).get(waarde, {})
        return str(inzet.get("wie") or inzet.get("tekst") or "")
    return _uit_model(soort, veld, waarde)


def _uit_model(soort: str, veld: str, waarde: Any) -> str:
    if (soort, veld) in LABELS:
        return str(waarde)
    kolom = _model(soort)._meta.get_field(veld)
    if isinstance(kolom, models.DateField):
        return date_format(date.fromisoformat(waarde), "j F Y")
    keuzes = dict(getattr(kolom, "flatchoices", []))
    return str(keuzes.get(waarde, waarde))
