"""A page of one-row forms: shown from the rows and my own drafts, saved row by row, with or without JavaScript."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from supportplan.kern.models import Concept
from supportplan.kern.rijen.formulieren import Botsing, RijForm, Tekstpaar, Wie, plekken_in
from supportplan.kern.rijen.keuze import RijKeuzes
from supportplan.kern.rijen.opslaan import (
    Bewaring,
    Concepten,
    Opslag,
    Stand,
    botsing_in_woorden,
    concepten_van,
    rijen_van,
    uit_concept,
)
from supportplan.kern.toegang_views import DossierMixin

JSON = "application/json"


class RijenMixin(RijKeuzes, DossierMixin, is_grondslag=True):
    """A page of one-row forms of a dossier.

    A subclass names its `formulieren`, builds its page from `form_voor` and `nieuwe_forms`, and says in `adres` where
    it stands. Acts of the page's buttons (`doe`) are methods named in `acties`; what was typed is saved before any act.
    """

    slot_per_rij = True  # where nothing may be written, what was typed stays as a draft
    formulieren: ClassVar[tuple[type[RijForm], ...]]
    acties: ClassVar[Mapping[str, str]] = RijKeuzes.acties

    def adres(self) -> str:
        """Return the address of this page, to come back to."""
        return str(self.request.path)

    def verder(self) -> str:
        """Return where the button "Volgende" leads."""
        return self.adres()

    def terug(self) -> str:
        """Return where the button "Vorige" leads."""
        return reverse("dossier:dossier", kwargs={"dossier": self.dossier.uuid})

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Return keyword arguments for the forms, by kind; for choices that a page fetches once."""
        return {}

    @cached_property
    def wie(self) -> Wie:
        """Who is typing here."""
        return Wie(self.gebruiker, self.deelnemer)

    @cached_property
    def bewaring(self) -> Bewaring:
        """What saves the rows of this page."""
        soorten = {form.soort: form for form in self.formulieren}
        return Bewaring(self.dossier, self.wie, soorten, self.formulier_extra(), self.slot)

    @cached_property
    def concepten(self) -> Concepten:
        """My own drafts for the rows of this page; one query."""
        return concepten_van(self.dossier, self.wie, self.bewaring.soorten)

    @cached_property
    def uitslag(self) -> dict[str, Opslag]:
        """How each posted row was saved; empty on a GET."""
        return {}

    # Showing

    def form_voor(self, form: type[RijForm], rij: Any) -> RijForm:
        """Return the form of a stored row: as just posted, else as my draft has it, else as it stands."""
        gepost = self.uitslag.get(f"{form.soort}_{rij.uuid}")
        concept = self.concepten.ongeldig.get((form.soort, rij.uuid))
        if gepost is not None and gepost.stand in {Stand.ONGELDIG, Stand.GEWEIGERD}:
            gevuld = gepost.form
        else:
            gevuld = self._form_van_concept(form, concept, rij) if concept else self.leeg_form(form, rij)
        gevuld.botsing = self._botsing(form, rij)
        return gevuld

    def vraagt_aandacht(self, form: type[RijForm], rij: Any) -> bool:
        """Whether something waits at a stored row: it was just refused, or there is a draft or a clash of mine."""
        plek = (form.soort, rij.uuid)
        gepost = self.uitslag.get(f"{form.soort}_{rij.uuid}")
        wacht = plek in self.concepten.ongeldig or plek in self.concepten.botsing
        return wacht or (gepost is not None and not gepost.is_goed)

    def leeg_form(self, form: type[RijForm], rij: Any = None, /, **begin: Any) -> RijForm:
        """Return the form of a row as it stands, or of a new row that begins with `begin`."""
        return self.bewaring.form_van((form.soort, rij.uuid if rij else uuid4()), None, rij, **begin)

    def nieuwe_forms(self, form: type[RijForm], bestaand: Iterable[UUID] = (), /, **waarin: Any) -> list[RijForm]:
        """Return the forms of new rows in one place of the page: my drafts that are no row yet, then a blank one.

        `waarin` are the hidden fields that say where a new row belongs; `bestaand` the uuids of rows on the page.
        """
        rijen = set(bestaand)
        concepten = [
            concept
            for (soort, uuid), concept in self.concepten.ongeldig.items()
            if soort == form.soort and uuid not in rijen and not concept.basis_revisie and _hoort_in(concept, waarin)
        ]
        return [*(self._form_van_concept(form, concept, None) for concept in concepten), self.leeg_form(form, **waarin)]

    def _form_van_concept(self, form: type[RijForm], concept: Concept, rij: Any) -> RijForm:
        gegevens = uit_concept(concept, f"{form.soort}_{concept.doel_uuid}")
        return self.bewaring.form_van((form.soort, concept.doel_uuid), gegevens, rij)

    def _botsing(self, form: type[RijForm], rij: Any) -> Botsing | None:
        concept = self.concepten.botsing.get((form.soort, rij.uuid))
        if concept is None:
            return None
        mijn, hun = self._form_van_concept(form, concept, copy(rij)), self.leeg_form(form, rij)
        paren = [
            Tekstpaar(
                str(veld.label), hun.tekst_van(veld.name, mijn[veld.name].data), hun.tekst_van(veld.name, veld.value())
            )
            for veld in hun.visible_fields()
            if veld.name in concept.invoer
        ]
        return Botsing(
            bericht=botsing_in_woorden(rij, self.wie),
            mijn=_("Mijn tekst") if concept.gebruiker_id == self.wie.gebruiker.pk else _("De tekst van uw collega"),
            van=_("De tekst die er nu staat"),
            velden=[paar for paar in paren if paar.mijn.strip() != paar.hun.strip()],
            is_weg=getattr(rij, "verwijderd_op", None) is not None,
            allebei_kan=form.allebei,
        )

    # Saving

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save every row first; then do what the pressed button asks."""
        self.uitslag = self.bewaring.opslaan(request.POST, plekken_in(request.POST))
        self.__dict__.pop("concepten", None)
        if not self.slot:
            self.na_opslaan(self.uitslag)
        if wil_json(request):
            return JsonResponse({"rijen": {prefix: opslag.als_json() for prefix, opslag in self.uitslag.items()}})
        for opslag in self.uitslag.values():
            if opslag.stand == Stand.OPGESLAGEN and opslag.bericht:
                messages.warning(request, opslag.bericht)
        if doe := request.POST.get("doe"):
            return self._doen(doe)
        naar = request.POST.get("naar", "")
        if naar == "vorige":
            return redirect(self.terug())
        if naar == "later":
            return redirect("dossier:dossier", dossier=self.dossier.uuid)
        if any(not opslag.is_goed for opslag in self.uitslag.values()):
            return self.opnieuw_tonen()
        return redirect(self.verder() if naar == "volgende" else self.adres())

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Do what a page needs after its rows were saved, such as setting dates; nothing by default."""

    def opnieuw_tonen(self) -> HttpResponse:
        """Show the page again with the errors at the fields and in a summary."""
        antwoord: HttpResponse = self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]
        return antwoord

    @property
    def fouten(self) -> list[RijForm]:
        """The posted forms that were not stored, for the summary."""
        return [opslag.form for opslag in self.uitslag.values() if not opslag.is_goed]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page its errors and what was just removed, so that it can be put back."""
        fouten = self.fouten
        kwargs |= {
            "formulieren": fouten,
            "fout": any(form.errors for form in fouten),
            "weggehaald": self.net_weggehaald(),
            "weg_met_tekst": self.weggehaald_met_mijn_tekst(),
        }
        return super().get_context_data(**kwargs)

    def net_weggehaald(self) -> Any:
        """Return the row that was just removed, with its `prefix`, for the notice with "ongedaan maken"; else None."""
        prefix = self.request.GET.get("weg", "")
        plek = plekken_in([f"{prefix}-"]).get(prefix)
        if plek is None or plek[0] not in self.bewaring.soorten:
            return None
        rijen = rijen_van(self.bewaring.soorten[plek[0]], self.dossier)
        rij = rijen.filter(uuid=plek[1]).exclude(verwijderd_op=None).first()
        if rij is None or not self.bewaring.form_van(plek, None, rij).mag_lezen():
            return None
        return {"prefix": prefix, "tekst": str(rij)}

    def weggehaald_met_mijn_tekst(self) -> list[RijForm]:
        """Return the forms of rows that were taken away while I typed in them; my text waits for a choice."""
        gevonden = []
        for soort, uuid in self.concepten.botsing:
            form = self.bewaring.soorten[soort]
            rijen = rijen_van(form, self.dossier).filter(uuid=uuid)
            weg = rijen.exclude(verwijderd_op=None).first() if hasattr(form._meta.model, "verwijderd_op") else None
            if weg is not None:
                gevonden.append(self.form_voor(form, weg))
        return gevonden

    def _doen(self, doe: str) -> HttpResponseBase:
        if self.slot:
            messages.warning(self.request, self.slot)
            return redirect(self.adres())
        actie, _scheiding, rest = doe.partition(":")
        naam = self.acties.get(actie)
        if naam is None:
            messages.warning(self.request, _("Deze knop bestaat niet meer. Probeer het opnieuw."))
            return redirect(self.adres())
        antwoord: HttpResponseBase | str | None = getattr(self, naam)(rest)
        if isinstance(antwoord, HttpResponseBase):
            return antwoord
        return redirect(f"{self.adres()}#{antwoord}" if antwoord else self.adres())


def wil_json(request: HttpRequest) -> bool:
    """Whether the page's script asks, which keeps what is typed while typing goes on."""
    return request.headers.get("Accept") == JSON


def _hoort_in(concept: Concept, waarin: Mapping[str, Any]) -> bool:
    return all(concept.invoer.get(naam, [""])[:1] == [str(waarde)] for naam, waarde in waarin.items())
