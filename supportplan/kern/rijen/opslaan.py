"""Saving the rows of a page: each one stored, or kept as a draft with the reason; never lost, never made twice."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Case, Q, QuerySet, When
from django.http import QueryDict
from django.utils.translation import gettext as _

from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Conceptsoort
from supportplan.kern.log import log
from supportplan.kern.models import Concept, Dossier
from supportplan.kern.rijen.formulieren import RijForm, Wie, met_gewone_regeleinden
from supportplan.kern.services import dossier_aanraken
from supportplan.kern.vervangen import wie_ik_vervang

Soorten = Mapping[str, type[RijForm]]
Plek = tuple[str, UUID]  # the kind of a row and its uuid


class Stand(StrEnum):
    """How the save of one row ended."""

    ONGEWIJZIGD = "ongewijzigd"
    OPGESLAGEN = "opgeslagen"
    ONGELDIG = "ongeldig"  # kept as a draft; the fields say what to do
    BOTSING = "botsing"  # kept as a draft; somebody else changed the row meanwhile
    GEWEIGERD = "geweigerd"  # kept as a draft; this person may not change this row


@dataclass(frozen=True)
class Opslag:
    """What became of one row; `form` is bound, so that a page can show it again with its errors."""

    form: RijForm
    stand: Stand
    bericht: str = ""
    nieuw: bool = False

    @property
    def is_goed(self) -> bool:
        """Whether what was typed stands in the row."""
        return self.stand in {Stand.OPGESLAGEN, Stand.ONGEWIJZIGD}

    def als_json(self) -> dict[str, Any]:
        """Return what the page's script needs: how it ended, the revision to send next, and the errors per field."""
        fouten = (
            {} if self.is_goed else {naam: [str(fout) for fout in lijst] for naam, lijst in self.form.errors.items()}
        )
        revisie = self.form.rij.revisie if self.form.rij.pk else 0
        return {"stand": self.stand.value, "revisie": revisie, "fouten": fouten, "bericht": self.bericht}


@dataclass(frozen=True)
class Concepten:
    """My own drafts of a page, by kind and uuid of the row: what cannot be stored yet, and second texts of a clash."""

    ongeldig: dict[Plek, Concept]
    botsing: dict[Plek, Concept]


@dataclass
class Bewaring:
    """Saves the posted rows of one dossier for one person.

    `soorten` names the kinds of rows the page has; anything else in the POST is not looked at. `extra` gives keyword
    arguments for the forms of a kind, such as the choices of a select.
    """

    dossier: Dossier
    wie: Wie
    soorten: Soorten
    extra: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    slot: str = ""  # why nothing may be written in the dossier now; then every change stays a draft

    @transaction.atomic
    def opslaan(self, gegevens: QueryDict, plekken: Mapping[str, Plek]) -> dict[str, Opslag]:
        """Save every row found in the posted data (prefix to kind and uuid); returns per prefix how it ended, in order.

        Each row that is written has a savepoint of its own: one that fails leaves the others stored. Costs a query per
        kind of row, one for the drafts, and two or three per row that really changed.
        """
        gegevens = met_gewone_regeleinden(gegevens)
        eigen = {prefix: plek for prefix, plek in plekken.items() if self._hoort_hier(plek)}
        rijen = self._rijen(eigen.values())
        concepten = concepten_van(self.dossier, self.wie, self.soorten)
        uitslag = {prefix: self._een(plek, gegevens, rijen.get(plek), concepten) for prefix, plek in eigen.items()}
        if any(opslag.stand == Stand.OPGESLAGEN for opslag in uitslag.values()):
            dossier_aanraken(self.dossier)
        return uitslag

    def _hoort_hier(self, plek: Plek) -> bool:
        """Whether the page has such rows; a dossier is its own only row, so no other can be made with a form."""
        soort, uuid = plek
        if soort not in self.soorten:
            return False
        return self.soorten[soort]._meta.model is not Dossier or uuid == self.dossier.uuid

    def form_van(self, plek: Plek, gegevens: QueryDict | None, rij: Any = None, /, **begin: Any) -> RijForm:
        """Return the form of one row: of `rij`, or of a new row with this uuid that begins with `begin`."""
        soort, uuid = plek
        klasse = self.soorten[soort]
        if rij is None:
            rij = klasse._meta.model(uuid=uuid, dossier=self.dossier)
        elif not isinstance(rij, Dossier):
            rij.dossier = self.dossier  # the same one, so that no form fetches it again
        return klasse(gegevens, instance=rij, wie=self.wie, initial=begin, **self.extra.get(soort, {}))

    def _rijen(self, plekken: Iterable[Plek]) -> dict[Plek, Any]:
        per_soort: dict[str, list[UUID]] = {}
        for soort, uuid in plekken:
            per_soort.setdefault(soort, []).append(uuid)
        return {
            (soort, rij.uuid): rij
            for soort, uuids in per_soort.items()
            for rij in rijen_van(self.soorten[soort], self.dossier)
            .filter(uuid__in=uuids)
            .select_for_update(of=("self",))
        }

    def _een(self, plek: Plek, gegevens: QueryDict, rij: Any, concepten: Concepten) -> Opslag:
        for _keer in range(2):
            try:
                return self._bewaar(plek, gegevens, rij, concepten)
            except IntegrityError:
                # The same new row came in twice at once (double click, retry): the other one won, so look again.
                rij = rijen_van(self.soorten[plek[0]], self.dossier).filter(uuid=plek[1]).first()
        return self._weigeren(
            self.form_van(plek, gegevens, rij),
            _("Dit kan hier niet worden opgeslagen. Laad de pagina opnieuw; uw tekst is bewaard."),
        )

    def _weigeren(self, form: RijForm, reden: str) -> Opslag:
        self._houden(form, Conceptsoort.ONGELDIG)
        form.add_error(None, reden)
        return Opslag(form, Stand.GEWEIGERD, reden)

    def _bewaar(self, plek: Plek, gegevens: QueryDict, rij: Any, concepten: Concepten) -> Opslag:
        was = copy.copy(rij)
        form = self.form_van(plek, gegevens, rij)
        concept = concepten.ongeldig.get(plek)
        if form.is_leeg():
            return self._klaar(form, Stand.ONGEWIJZIGD, concept, nieuw=True)
        if not form.is_valid():
            self._houden(form, Conceptsoort.ONGELDIG)
            return Opslag(
                form, Stand.ONGELDIG, _("Niet opgeslagen. Kijk wat er bij het veld staat."), nieuw=was is None
            )
        if was is not None and not form.wijzigt(was):
            return self._klaar(form, Stand.ONGEWIJZIGD, concept)
        if was is not None and form.basis_revisie != was.revisie:
            return self._verouderd(form, was, concepten.botsing.get(plek))
        if reden := self.slot or form.waarom_niet():
            return self._weigeren(form, reden)
        self._schrijven(form, was)
        return self._klaar(form, Stand.OPGESLAGEN, concept, form.let_op(), nieuw=was is None)

    def _verouderd(self, form: RijForm, was: Any, eerder: Concept | None) -> Opslag:
        gezien = toestand(was, form.basis_revisie)
        if gezien is not None and not form.wijzigt(gezien):  # the page only showed an older text
            return self._klaar(form, Stand.ONGEWIJZIGD, None)
        van_mij = eerder if eerder and eerder.gebruiker_id == self.wie.gebruiker.pk else None
        self._houden(form, Conceptsoort.BOTSING, van_mij)
        return Opslag(form, Stand.BOTSING, botsing_in_woorden(was, self.wie))

    @transaction.atomic
    def _schrijven(self, form: RijForm, was: Any) -> None:
        velden = form.gewijzigde_velden(was) if was is not None else []
        if was is None:
            form.rij.gemaakt_door = form.rij.gewijzigd_door = self.wie.gebruiker
        else:
            gewijzigd(form.rij, self.wie.gebruiker)
        form.bewaren()
        self.loggen(Actie.WIJZIGEN if was is not None else Actie.TOEVOEGEN, form, velden)

    def _houden(self, form: RijForm, soort: Conceptsoort, eerder: Concept | None = None) -> None:
        """Keep what was typed before the answer is sent. An earlier second text on another base stays with it."""
        invoer = form.invoer()
        if eerder is not None and eerder.basis_revisie != form.basis_revisie:
            invoer = _achter_elkaar(eerder.invoer, invoer, form.kern)
        Concept.objects.bulk_create(
            [
                Concept(
                    dossier=self.dossier,
                    gebruiker=self.wie.gebruiker,
                    soort=soort,
                    doelsoort=form.soort,
                    doel_uuid=form.rij.uuid,
                    basis_revisie=form.basis_revisie,
                    invoer=invoer,
                )
            ],
            update_conflicts=True,
            unique_fields=["dossier", "gebruiker", "soort", "doelsoort", "doel_uuid"],
            update_fields=["basis_revisie", "invoer", "gewijzigd_op"],
        )

    def _klaar(
        self, form: RijForm, stand: Stand, concept: Concept | None, bericht: str = "", *, nieuw: bool = False
    ) -> Opslag:
        if concept is not None:
            concept.delete()
        return Opslag(form, stand, bericht, nieuw=nieuw)

    def loggen(self, actie: Actie, form: RijForm, velden: Iterable[str] = ()) -> None:
        """Write one change of one row to the log: which thing and which fields, never the text (P-20)."""
        log(
            self.dossier,
            actie,
            form.logwoord or form.soort,
            door=self.wie.gebruiker,
            object_uuid=form.rij.uuid,
            velden=velden,
            rol=self.wie.deelnemer.rol if self.wie.deelnemer else "",
        )


def rijen_van(form: type[RijForm], dossier: Dossier) -> QuerySet[Any]:
    """Return the rows a form can edit in this dossier, removed ones too; a dossier is its own only row."""
    model = form._meta.model
    if model is Dossier:
        return Dossier.objects.filter(pk=dossier.pk)
    rijen: QuerySet[Any] = model.alle.filter(dossier=dossier)
    return rijen.select_related(*form.mee) if form.mee else rijen  # without names it would fetch everything


def concepten_van(dossier: Dossier, wie: Wie, soorten: Iterable[str]) -> Concepten:
    """Return my own drafts for these kinds of rows in this dossier; one query.

    Second texts of a clash of who is away are here too for who replaces them: somebody has to choose. Mine come first.
    """
    alles = Concept.objects.filter(dossier=dossier, doelsoort__in=list(soorten))
    per_soort: dict[str, dict[Plek, Concept]] = {Conceptsoort.ONGELDIG: {}, Conceptsoort.BOTSING: {}}
    ook = Q(soort=Conceptsoort.BOTSING, gebruiker__in=wie_ik_vervang(dossier, wie.gebruiker))
    alles = alles.filter(Q(gebruiker=wie.gebruiker) | ook, soort__in=per_soort)
    eigen_laatst = Case(When(gebruiker=wie.gebruiker, then=1), default=0)  # the last one of a row is shown
    for concept in alles.order_by(eigen_laatst, "gemaakt_op", "pk"):
        per_soort[concept.soort][concept.doelsoort, concept.doel_uuid] = concept
    return Concepten(ongeldig=per_soort[Conceptsoort.ONGELDIG], botsing=per_soort[Conceptsoort.BOTSING])


def uit_concept(concept: Concept, prefix: str, verder: Mapping[str, list[str]] | None = None) -> QueryDict:
    """Return what a draft holds as posted data for the form with this prefix; `verder` goes over it."""
    gegevens = QueryDict(mutable=True)
    for naam, waarden in (concept.invoer | dict(verder or {})).items():
        gegevens.setlist(f"{prefix}-{naam}", waarden)
    return gegevens


def _achter_elkaar(
    oud: Mapping[str, list[str]], nieuw: Mapping[str, list[str]], velden: Iterable[str]
) -> dict[str, Any]:
    samen = dict(nieuw)
    for veld in velden:
        teksten = [tekst for waarden in (oud.get(veld), nieuw.get(veld)) for tekst in (waarden or [])[:1] if tekst]
        samen[veld] = ["\n\n".join(dict.fromkeys(teksten))]
    return samen


def toestand(rij: Any, revisie: int | None) -> Any:
    """Return the row as it was at this revision, from its history; None when that is not known."""
    if not revisie:
        return None
    return rij.geschiedenis.filter(revisie=revisie).order_by("-pgh_id").first()


def botsing_in_woorden(rij: Any, wie: Wie) -> str:
    """Say who changed the row meanwhile, and that both texts are kept."""
    if getattr(rij, "verwijderd_op", None):
        return _("Deze regel is intussen weggehaald. Uw tekst is bewaard.")
    if rij.gewijzigd_door_id in {None, wie.gebruiker.pk}:
        return _("U hebt deze tekst intussen in een ander venster veranderd. Beide teksten zijn bewaard.")
    return _("%(naam)s heeft deze tekst intussen ook veranderd. Beide teksten zijn bewaard.") % {
        "naam": rij.gewijzigd_door.naam
    }
