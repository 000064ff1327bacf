"""Filling the Persoonlijk Profiel and the schema kwaliteit van bestaan: a step per row, in any order (method 2, 3)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_uitspraak import UitspraakForm
from profiel.keuzes import BRON_PROFIEL, KOLOMMEN, RIJEN, Formulier, KvbRij, ProfielRij
from profiel.plekken import Plek
from profiel.services_formulier import rij_oppakken, rij_overslaan
from profiel.vragen import uitleg_bij
from profiel.weergave_invullen import Gebied, Regel, gebieden, invulcellen, kloofbeelden, wensen, zin_uit
from profiel.zinnen import Gezegd
from profiel.zinnenpagina import LANG, Zinnenpagina
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.wizards import Stap, VerzamelWizard


class Formulierwizard(Zinnenpagina, VerzamelWizard, is_grondslag=True):
    """Filling a form of the method: a step per row, and a last one of its own."""

    formulier: ClassVar[Formulier]
    rijkop: ClassVar[Any]
    leespagina: ClassVar[str]
    template_name = "profiel/profielstap.html"
    acties: ClassVar[Mapping[str, str]] = {
        **Zinnenpagina.acties,
        "overslaan": "overslaan",
        "oppakken": "oppakken",
    }

    def na_afloop(self) -> str:
        """Return the whole form, to read or to print."""
        return reverse(self.leespagina, kwargs={"dossier": self.dossier.uuid})

    def overslaan(self, rij: str) -> HttpResponseRedirect:
        """Leave a row out and go to the next."""
        rij_overslaan(dossier=self.dossier, formulier=self.formulier, rij=self._bestaande(rij), wie=self.wie)
        messages.success(self.request, _("Overgeslagen. Dat mag altijd; u kunt er later op terugkomen."))
        return redirect(self.verder())

    def oppakken(self, rij: str) -> str:
        """Take a row up again."""
        rij_oppakken(dossier=self.dossier, formulier=self.formulier, rij=self._bestaande(rij), wie=self.wie)
        return ""

    def _bestaande(self, rij: str) -> str:
        """The row in the button, else that of the page."""
        rijen = RIJEN[self.formulier]
        return rij if rijen is not None and rij in rijen.values else str(self.steps.current)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page its rows, and what this step shows."""
        rij = str(self.steps.current)
        rijen = gebieden(self.formulier, self.zinnen, adres_van=self.get_step_url, huidig=rij)
        slot = self.stappen[-1]
        kwargs |= {
            "formuliernaam": self.formulier.label,
            "bron": BRON_PROFIEL if self.formulier == Formulier.PROFIEL else "",
            "rijkop": self.rijkop,
            "gebieden": rijen,
            "stappenlijst": [
                *rijen,
                Gebied(str(slot.titel), self.get_step_url(slot.naam), status="", huidig=rij == slot.naam),
            ],
            "url_lezen": self.na_afloop(),
            "laatste": self.steps.next is None,
        }
        kwargs |= self.slotstap() if rij == self.stappen[-1].naam else self.rijstap(rij)
        return super().get_context_data(**kwargs)

    def rijstap(self, rij: str) -> dict[str, Any]:
        """What the step of one row shows."""
        return {
            "cellen": invulcellen(
                self.formulier,
                rij,
                self.zinnen,
                regel=self._regel,
                nieuwe_forms=self._nieuwe_forms,
            ),
            "uitleg": uitleg_bij(self.formulier, rij),
            "rij": rij,
            "overgeslagen": (self.formulier.value, rij) in self.zinnen.overgeslagen,
            "zonder_plek": self._zonder_plek(rij),
        }

    def slotstap(self) -> dict[str, Any]:
        """What the last step shows."""
        return {}

    def _regel(self, gezegd: Gezegd, plek: Plek, erbij: str) -> Regel:
        lang = self.zinnen.aantal_in(plek.formulier, plek.rij) > LANG
        return self.regel(gezegd, om_te_lezen=lang, hier=plek, erbij=erbij)

    def _nieuwe_forms(self, bestaand: Any, plek: Plek) -> list[RijForm]:
        uuids = [gezegd.uitspraak.uuid for gezegd in bestaand]
        return self.nieuwe_forms(UitspraakForm, uuids, formulier=plek.formulier, rij=plek.rij, kolom=plek.kolom)

    def _zonder_plek(self, rij: str) -> list[dict[str, Any]]:
        """What was said and has no place yet, with a button per column of this row."""
        plekken = [(Plek(self.formulier, rij, kolom.value).sleutel, kolom.label) for kolom in KOLOMMEN[self.formulier]]
        return [
            {
                "prefix": f"{UitspraakForm.soort}_{gezegd.uitspraak.uuid}",
                "zin": zin_uit(gezegd, self.dossier),
                "plekken": plekken,
            }
            for gezegd in self.zinnen.zonder_plek()
        ]


class ProfielWizard(Formulierwizard):
    """The Persoonlijk Profiel, row by row; last which wishes are the most important (method 2)."""

    naam = "profiel"
    soort = "profiel"
    formulier = Formulier.PROFIEL
    rijkop = gettext_lazy("Gebieden")
    leespagina = "profiel:profiel"
    url_name = "profiel:profiel_stap"
    stappen: ClassVar[list[Stap]] = [
        *(Stap(rij.value, rij.label) for rij in ProfielRij),
        Stap("wensen", gettext_lazy("Welke wensen zijn het belangrijkst?"), sjabloon="profiel/profielwensen.html"),
    ]

    def slotstap(self) -> dict[str, Any]:
        """The wishes in their order, and those that are not in the list."""
        in_lijst, andere = wensen(self.zinnen)
        return {"in_lijst": [self._wens(een) for een in in_lijst], "andere": [self._wens(een) for een in andere]}

    def _wens(self, gezegd: Gezegd) -> dict[str, Any]:
        return {"prefix": f"{UitspraakForm.soort}_{gezegd.uitspraak.uuid}", "zin": zin_uit(gezegd, self.dossier)}


class KvbWizard(Formulierwizard):
    """The schema kwaliteit van bestaan, dimension by dimension; last what nothing is there for yet (method 3)."""

    naam = "kvb"
    soort = "kwaliteit_van_bestaan"
    formulier = Formulier.KVB
    rijkop = gettext_lazy("Dimensies")
    leespagina = "profiel:kvb"
    url_name = "profiel:kvb_stap"
    stappen: ClassVar[list[Stap]] = [
        *(Stap(rij.value, rij.label) for rij in KvbRij),
        Stap("tekort", gettext_lazy("Waar is nog niets voor?"), sjabloon="profiel/kvbtekort.html"),
    ]

    def slotstap(self) -> dict[str, Any]:
        """The needs, without and with something that meets them."""
        leeg, vervuld = kloofbeelden(self.zinnen, self.dossier)
        return {"open": leeg, "vervuld": vervuld}
