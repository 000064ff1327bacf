"""Export: the rows of a dossier as a case file."""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from plannen.inhoud import inhoud_van_plan, sha256_van
from plannen.models import Instemming, Logboekregel, Plandoel, Planregel
from plannen.regels import kenmerken_van_plandoel
from profiel.models import Uitspraak
from supportplan.dossier.casus.aangevuld import apart_zetten
from supportplan.dossier.casus.delen import Een, Lijst, Links, Soort
from supportplan.dossier.casus.soorten import BOVEN, DOEL, DOSSIER, SOORTEN
from supportplan.kern.models import Deelnemer, Dossier

VERSIE = 1


Rijsleutel = tuple[type[models.Model], int]


def onleesbaar_voor(dossier: Dossier, deelnemer: Deelnemer | None) -> frozenset[Rijsleutel]:
    """Return the statements and log lines of a dossier that this person may not read (P-03); two queries."""
    gevonden: set[Rijsleutel] = set()
    for model in (Uitspraak, Logboekregel):
        alle = model.objects.filter(dossier=dossier)
        leesbaar = alle.leesbaar_voor(deelnemer).values("pk")
        gevonden |= {(model, pk) for pk in alle.exclude(pk__in=leesbaar).values_list("pk", flat=True)}
    return frozenset(gevonden)


def casus_van(dossier: Dossier, zonder: Collection[Rijsleutel] = ()) -> dict[str, Any]:
    """Return the present content of a dossier as a case, in canonical form; `zonder` these rows (`onleesbaar_voor`).

    Left out are what was removed, accounts, and what belongs to this installation: files, frozen documents,
    reminders, the log. One query per kind of row, however many rows.
    """
    schrijver = Schrijver(dossier, zonder)
    casus: dict[str, Any] = {"versie": VERSIE, "dossier": schrijver.rij(DOSSIER, dossier)}
    for deel in BOVEN:
        waarde = deel.schrijf(schrijver, DOSSIER, None)
        if waarde is not None:
            casus[deel.sleutel] = waarde
    return apart_zetten(casus, dossier.aangevuld_reden)


class Schrijver:
    """Gives rows their local ids in order of appearance, and writes them."""

    def __init__(self, dossier: Dossier, zonder: Collection[Rijsleutel] = ()) -> None:
        self.dossier = dossier
        self._zonder = zonder
        self._rijen: dict[tuple[str, int | None], list[Any]] = {}
        self._links: dict[str, dict[int, list[Any]]] = {}
        self._ids: dict[tuple[Any, int], str | int] = {}
        self._tellers: dict[str, int] = defaultdict(int)
        for soort in SOORTEN.values():
            if soort is not DOSSIER:
                self._haal(soort)
        for deel in BOVEN:
            self._nummer(deel, None)
        self._doelen_zonder_leesbare_wens()

    def rij(self, soort: Soort, rij: Any) -> dict[str, Any]:
        """One row as it stands in the file."""
        inhoud: dict[str, Any] = {"id": self._ids[soort.model, rij.pk]} if soort.letter else {}
        for deel in soort.delen:
            waarde = deel.schrijf(self, soort, rij)
            if waarde is not None:
                inhoud[deel.sleutel] = waarde
        return inhoud

    def kinderen(self, soort: Soort, ouder: Any | None) -> list[Any]:
        """The rows of this kind inside a row, or at the top of the file."""
        return self._rijen.get((soort.naam, ouder.pk if ouder and soort.ouder else None), [])

    def links(self, deel: Links, rij: Any) -> list[Any]:
        """The rows of a link table that belong to a row, in order."""
        naam = deel.model._meta.label
        if naam not in self._links:
            self._links[naam] = defaultdict(list)
            for link in deel.model._default_manager.filter(dossier=self.dossier).order_by("pk"):
                self._links[naam][getattr(link, f"{deel.eigen}_id")].append(link)
        return self._links[naam][rij.pk]

    def id_van(self, model: Any, pk: int | None) -> str | int | None:
        """The local id of a row; None when there is none, or it was removed."""
        return self._ids.get((model, pk)) if pk is not None else None

    def is_vervallen(self, rij: Any) -> bool:
        """Whether the plan reads differently from when this version was cut or this answer given."""
        if isinstance(rij, Instemming):
            return rij.sha256 not in self._kenmerken[rij.plandoel_id]
        return bool(rij.sha256 != sha256_van(inhoud_van_plan(rij.plan, self._regels)))

    @cached_property
    def _kenmerken(self) -> dict[int, frozenset[str]]:
        delen = Plandoel.alle.filter(dossier=self.dossier).select_related("doel").prefetch_related("alleen_taal")
        return {deel.pk: kenmerken_van_plandoel(deel, self._regels)[1] for deel in delen}

    @cached_property
    def _regels(self) -> list[Planregel]:
        return list(Planregel.objects.filter(dossier=self.dossier).met_inzetten().met_besluiten())

    def _haal(self, soort: Soort) -> None:
        rijen: models.QuerySet[Any] = soort.model._default_manager.filter(dossier=self.dossier)
        for rij in rijen.order_by(*volgorde_van(soort.model)):
            if (soort.model, rij.pk) in self._zonder:
                continue
            ouder = getattr(rij, f"{soort.ouder}_id") if soort.ouder else None
            self._rijen.setdefault((soort.naam, ouder), []).append(rij)

    def _doelen_zonder_leesbare_wens(self) -> None:
        """A goal must have a wish or a reason; when its wishes are left out, that is the reason."""
        wensen = next(deel for deel in DOEL.delen if isinstance(deel, Links))
        for doel in self.kinderen(DOEL, None) if self._zonder else []:
            if not doel.reden_zonder_wens and not any(
                self.id_van(Uitspraak, link.uitspraak_id) for link in self.links(wensen, doel)
            ):
                doel.reden_zonder_wens = _("De wens achter dit doel is alleen voor wie hem zei.")

    def _nummer(self, deel: Any, ouder: Any | None) -> None:
        if not isinstance(deel, Lijst | Een):
            return
        for rij in self.kinderen(deel.soort, ouder):
            self._ids_geven(deel.soort, rij)
            for onderdeel in deel.soort.delen:
                self._nummer(onderdeel, rij)

    def _ids_geven(self, soort: Soort, rij: Any) -> None:
        if soort.letter:
            if (soort.model, rij.pk) in self._ids:
                return
            self._tellers[soort.letter] += 1
            self._ids[soort.model, rij.pk] = f"{soort.letter}{self._tellers[soort.letter]}"
        elif soort.id_uit:
            veld = soort.modelveld(soort.id_uit)
            if isinstance(veld, models.ForeignKey):
                lokaal = self._ids.get((veld.related_model, getattr(rij, veld.attname)))
            else:
                lokaal = getattr(rij, soort.id_uit)
            if lokaal is not None:
                self._ids[soort.model, rij.pk] = lokaal


def volgorde_van(model: type[models.Model]) -> list[str]:
    """How rows are ordered in the file: as people ordered them, else as they came."""
    namen = {veld.name for veld in model._meta.concrete_fields}
    return [naam for naam in ("volgorde", "nummer") if naam in namen] + ["pk"]
