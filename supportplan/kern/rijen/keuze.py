"""What a person chooses about a row with a button: take it away, put it back, or settle a clash of two texts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie
from supportplan.kern.rijen.formulieren import plekken_in
from supportplan.kern.rijen.opslaan import Bewaring, Concepten, Plek, rijen_van, uit_concept

if TYPE_CHECKING:
    from supportplan.kern.models import Concept


class RijKeuzes:
    """The acts every page of rows has. Each gets the prefix of the row and returns the anchor to come back to."""

    acties: ClassVar[Mapping[str, str]] = {
        "verwijder": "verwijderen",
        "terugzetten": "terugzetten",
        "mijn": "mijn_tekst_houden",
        "hun": "hun_tekst_houden",
        "allebei": "allebei_houden",
    }
    if TYPE_CHECKING:
        request: Any

        @property
        def bewaring(self) -> Bewaring:
            """What saves the rows of the page."""

        @property
        def concepten(self) -> Concepten:
            """My own drafts of the page."""

    def adres(self) -> str:
        """Return the address of the page."""
        raise NotImplementedError

    def rij_bij(self, prefix: str) -> tuple[Plek, Any]:
        """Return kind and uuid in a prefix with the row it names, locked; the row is None when there is none here."""
        plek = plekken_in([f"{prefix}-"]).get(prefix)
        if plek is None or plek[0] not in self.bewaring.soorten:
            return ("", UUID(int=0)), None
        rijen = rijen_van(self.bewaring.soorten[plek[0]], self.bewaring.dossier)
        return plek, rijen.select_for_update(of=("self",)).filter(uuid=plek[1]).first()

    @transaction.atomic
    def verwijderen(self, prefix: str) -> str | HttpResponseRedirect:
        """Take a row away, so that it can be put back with my draft of it; a draft that is no row yet goes for good."""
        plek, rij = self.rij_bij(prefix)
        if rij is None:
            self._concept_weg(self.concepten.ongeldig.get(plek))
            return ""
        form = self.bewaring.form_van(plek, None, rij)
        if reden := form.waarom_niet_weg():
            messages.warning(self.request, reden)
            return prefix
        if rij.verwijderd_op is None:
            rij.verwijderd_op = timezone.now()
            gewijzigd(rij, self.bewaring.wie.gebruiker)
            rij.save()
            form.na_weghalen()
            self.bewaring.loggen(Actie.VERWIJDEREN, form)
        return redirect(f"{self.adres()}?{urlencode({'weg': prefix})}#weg")

    @transaction.atomic
    def terugzetten(self, prefix: str) -> str:
        """Put a removed row back where it stood ("ongedaan maken")."""
        plek, rij = self.rij_bij(prefix)
        if rij is not None and rij.verwijderd_op is not None:
            self._terug(plek, rij)
            messages.success(self.request, _("De regel staat er weer."))
        return prefix

    def _terug(self, plek: Plek, rij: Any) -> None:
        form = self.bewaring.form_van(plek, None, rij)
        rij.verwijderd_op = None
        form.voor_terugzetten()
        gewijzigd(rij, self.bewaring.wie.gebruiker)
        rij.save()
        self._concept_mee(self.concepten.ongeldig.get(plek), rij.revisie)
        self.bewaring.loggen(Actie.WIJZIGEN, form, ["verwijderd_op"])

    def _concept_mee(self, concept: "Concept | None", revisie: int) -> None:
        """Let what I typed before the row was taken away go on from the row as it stands again."""
        if concept is not None:
            concept.basis_revisie = revisie
            concept.invoer = concept.invoer | {"revisie": [str(revisie)]}
            concept.save(update_fields=["basis_revisie", "invoer"])

    @transaction.atomic
    def mijn_tekst_houden(self, prefix: str) -> str:
        """Settle a clash with my text; a row that was removed meanwhile comes back with it."""
        plek, rij = self.rij_bij(prefix)
        concept = self.concepten.botsing.get(plek)
        if concept is None or rij is None:
            return prefix
        if getattr(rij, "verwijderd_op", None) is not None:
            self._terug(plek, rij)
        self._bewaren(concept, prefix, {"revisie": [str(rij.revisie)]})
        return prefix

    @transaction.atomic
    def hun_tekst_houden(self, prefix: str) -> str:
        """Settle a clash with the text that stands there; mine goes."""
        plek, _rij = self.rij_bij(prefix)
        self._concept_weg(self.concepten.botsing.get(plek))
        return prefix

    @transaction.atomic
    def allebei_houden(self, prefix: str) -> str:
        """Settle a clash with both: my text becomes a row beside the other."""
        plek, rij = self.rij_bij(prefix)
        concept = self.concepten.botsing.get(plek)
        if concept is None or rij is None or not self.bewaring.soorten[plek[0]].allebei:
            return prefix
        nieuw = f"{plek[0]}_{concept.uuid}"  # the uuid of the draft: a second click makes no third row
        naast = self.bewaring.form_van(plek, None, rij).naast()
        self._bewaren(concept, nieuw, naast | {"revisie": ["0"]})
        return nieuw

    def _bewaren(self, concept: "Concept", prefix: str, verder: Mapping[str, list[str]]) -> None:
        gegevens = uit_concept(concept, prefix, verder)
        uitslag = self.bewaring.opslaan(gegevens, plekken_in([f"{prefix}-"]))
        if all(opslag.is_goed for opslag in uitslag.values()):
            self._concept_weg(concept)
            messages.success(self.request, _("Uw tekst is opgeslagen."))
        else:
            messages.warning(self.request, _("Uw tekst is bewaard, maar kan zo niet worden opgeslagen. Pas hem aan."))

    def _concept_weg(self, concept: "Concept | None") -> None:
        if concept is not None:
            concept.delete()
