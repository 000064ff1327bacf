"""Pages of one talk: its facts and story, the sentences typed in it, their place, and the half page afterwards."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from profiel.forms_gesprek import GesprekForm, VastlegForm
from profiel.forms_uitspraak import UitspraakForm
from profiel.models import Aanwezige, Gesprek, Uitspraak
from profiel.plekken import Plek
from profiel.services_gesprek import gesprek_afsluiten
from profiel.services_plaatsing import plek_hoeft
from profiel.weergave_gesprek import mag_gesprek_lezen, plaats_van
from profiel.weergave_invullen import zin_uit
from profiel.weergave_vastleggen import besproken, na, plekformulieren
from profiel.zinnen import Gezegd
from profiel.zinnenpagina import LANG, Zinnenpagina
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.opslaan import Opslag, Stand
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.services import datum_bijwerken
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin


class Gespreksmixin(DossierMixin, is_grondslag=True):
    """A page about the talk in the address; 404 when there is none here, or not for this reader."""

    @cached_property
    def gesprek(self) -> Gesprek:
        """The talk."""
        gesprek = self.vind_gesprek()
        if gesprek is None or not mag_gesprek_lezen(gesprek, self.deelnemer):
            raise Http404
        self.onderwerp = gesprek.uuid
        return gesprek

    def vind_gesprek(self) -> Gesprek | None:
        """Return the talk in the address, when it is of this dossier."""
        rijen = Gesprek.objects.filter(dossier=self.dossier, uuid=self.kwargs["gesprek"])
        gesprek: Gesprek | None = rijen.first()
        return gesprek

    def pagina(self, naam: str) -> str:
        """Return the address of another page of this talk."""
        return reverse(naam, kwargs={"dossier": self.dossier.uuid, "gesprek": self.gesprek.uuid})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page the talk in words."""
        kwargs |= {
            "gesprek": self.gesprek,
            "plaats": plaats_van(self.gesprek),
        }
        return super().get_context_data(**kwargs)


class Gesprekpagina(RijenMixin, TemplateView):
    """A new talk, or one that was typed before. Opening writes nothing; the first input makes the talk."""

    recht = Recht.PROFIEL_INVULLEN
    soort = "gesprek"
    formulieren = (GesprekForm,)
    template_name = "profiel/gesprek.html"

    @cached_property
    def gesprek(self) -> Gesprek | None:
        """The talk in the address; None for a new one."""
        uuid = self.kwargs.get("gesprek")
        if uuid is None:
            return None
        gesprek: Gesprek | None = Gesprek.objects.filter(dossier=self.dossier, uuid=uuid).first()
        if gesprek is None:
            raise Http404
        self.onderwerp = gesprek.uuid
        return gesprek

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the form the people of the dossier, the client first, and who was there."""
        deelnemers = sorted(
            Deelnemer.alle.filter(dossier=self.dossier), key=lambda mens: (mens.rol != "client", mens.pk)
        )
        waren: dict[int, list[int]] = {}
        for gesprek, deelnemer in Aanwezige.objects.filter(dossier=self.dossier).values_list("gesprek", "deelnemer"):
            waren.setdefault(gesprek, []).append(deelnemer)
        return {GesprekForm.soort: {"deelnemers": deelnemers, "waren": waren}}

    def _adres_van(self, naam: str, uuid: UUID) -> str:
        return reverse(naam, kwargs={"dossier": self.dossier.uuid, "gesprek": uuid})

    @property
    def _opgeslagen(self) -> UUID | None:
        """The talk that was just posted, when it stands."""
        return next((opslag.form.rij.uuid for opslag in self.uitslag.values() if opslag.form.rij.pk), None)

    def adres(self) -> str:
        """Return the page of this talk; of a new one as soon as it stands, of a removed one the list."""
        uuid = self._opgeslagen or self.kwargs.get("gesprek")
        if uuid is None:
            return str(self.request.path)
        bestaat = Gesprek.objects.filter(dossier=self.dossier, uuid=uuid).exists()
        return self._adres_van("profiel:gesprek", uuid) if bestaat else self.terug()

    def verder(self) -> str:
        """Go on to typing what is said."""
        uuid = self._opgeslagen
        return self._adres_van("profiel:vastleggen", uuid) if uuid else self.adres()

    def terug(self) -> str:
        """Go back to the talks."""
        return reverse("profiel:kennismaking", kwargs={"dossier": self.dossier.uuid})

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Let the list of dossiers know the date of the next talk."""
        datums = {"datum", "volgend_gesprek"}
        if any(
            opslag.stand == Stand.OPGESLAGEN and datums & set(opslag.form.changed_data) for opslag in uitslag.values()
        ):
            datum_bijwerken(self.dossier)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form of the talk; for a new one what I began before, else a blank of today."""
        if self.gesprek:
            form = self.form_voor(GesprekForm, self.gesprek)
        else:
            gepost = next((opslag.form for opslag in self.uitslag.values()), None)
            form = gepost or self._begonnen() or self.leeg_form(GesprekForm, datum=timezone.localdate())
        kwargs |= {"form": form, "gesprek": self.gesprek}  # over the uuid in the address
        return super().get_context_data(**kwargs)

    def _begonnen(self) -> RijForm | None:
        bestaand = Gesprek.alle.filter(dossier=self.dossier).values_list("uuid", flat=True)
        begonnen = self.nieuwe_forms(GesprekForm, bestaand)[:-1]
        return begonnen[0] if begonnen else None


class Vastleggen(Gespreksmixin, Zinnenpagina, TemplateView):
    """Where a talk is typed: a sentence, Enter, the next. A place is given later, together (method 1)."""

    soort = "gesprek_vastleggen"
    formulieren = (VastlegForm,)
    template_name = "profiel/gesprek_vastleggen.html"
    acties: ClassVar[Mapping[str, str]] = {**Zinnenpagina.acties, "afsluiten": "afsluiten"}

    def vind_gesprek(self) -> Gesprek | None:
        """Return the talk; it came along with its sentences when the page shows them."""
        if self.request.method == "GET":
            for een in self.zinnen.alle:
                if een.uitspraak.gesprek and een.uitspraak.gesprek.uuid == self.kwargs["gesprek"]:
                    return een.uitspraak.gesprek if een.uitspraak.gesprek.verwijderd_op is None else None
        return super().vind_gesprek()

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the forms the speakers, and the talk so that no sentence asks for it again."""
        bron = self.bron
        bron = type(bron)(bron.deelnemers, bron.van_uitspraak, {self.gesprek.uuid: self.gesprek})
        return {VastlegForm.soort: {"bron": bron, "kort": True}}

    def adres(self) -> str:
        """Return this page."""
        return self.pagina("profiel:vastleggen")

    def verder(self) -> str:
        """Go on to giving the sentences a place."""
        plek_geven = reverse("profiel:plek_geven", kwargs={"dossier": self.dossier.uuid})
        return f"{plek_geven}?gesprek={self.gesprek.uuid}"

    def terug(self) -> str:
        """Go back to the facts of the talk."""
        return self.pagina("profiel:gesprek")

    def afsluiten(self, _rest: str) -> str:
        """Close the talk."""
        gesprek_afsluiten(gesprek=self.gesprek, door=self.gebruiker, op=timezone.now())
        messages.success(
            self.request,
            _(
                "Het gesprek is afgesloten. De zinnen blijven zoals ze gezegd zijn. Wilt u er een anders schrijven, dan"
                " stelt u dat voor aan wie het zei."
            ),
        )
        return ""

    @property
    def gezegd(self) -> list[Gezegd]:
        """What was typed in this talk, as far as I may read it."""
        return [een for een in self.zinnen.alle if een.uitspraak.gesprek_id == self.gesprek.pk]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sentences in the order in which they were typed, and the blank for the next."""
        gezegd = self.gezegd
        eerder = gezegd[:-LANG]
        kwargs |= {
            "regels": [self.regel(een, VastlegForm, om_te_lezen=een in eerder) for een in gezegd],
            "nieuw": [] if self.gesprek.afgesloten_op or self.slot else self._nieuw(gezegd),
            "zonder_plek": sum(een.wacht for een in gezegd),
            "url_besproken": self.pagina("profiel:besproken"),
            "url_plek_geven": self.verder(),
        }
        return super().get_context_data(**kwargs)

    def _nieuw(self, gezegd: list[Gezegd]) -> list[RijForm]:
        """My unfinished sentences, then a blank in which speaker and readers stay as they were chosen last."""
        uuid = str(self.gesprek.uuid)
        begonnen = self.nieuwe_forms(VastlegForm, [een.uitspraak.uuid for een in gezegd], gesprek=uuid)[:-1]
        begin: dict[str, Any] = {"gesprek": uuid}
        if mijn := [een for een in gezegd if een.uitspraak.gemaakt_door_id == self.gebruiker.pk]:
            begin["sprekers"] = [str(spreker.uuid) for spreker in mijn[-1].sprekers]
            begin["zichtbaarheid"] = mijn[-1].uitspraak.zichtbaarheid
        return [*begonnen, self.leeg_form(VastlegForm, **begin)]


class PlekGeven(Zinnenpagina, TemplateView):
    """The sentences without a place, one at a time, together: one press gives a place and shows the next (method 1).

    The address says which sentence was handled last (`vorige`), so that the next one comes and the last is undone, and
    which place it got (`plek`), where the next choice begins. "Later" is a link: it stores nothing.
    """

    soort = "plek_geven"
    template_name = "profiel/plek_geven.html"
    acties: ClassVar[Mapping[str, str]] = {
        **Zinnenpagina.acties,
        "geen_plek": "geen_plek",
        "toch_plek": "toch_plek",
    }

    @cached_property
    def gesprek(self) -> Gesprek | None:
        """The talk it is about, when the address names one."""
        uuid = self._uuid("gesprek")
        gesprek: Gesprek | None = Gesprek.objects.filter(dossier=self.dossier, uuid=uuid).first() if uuid else None
        return gesprek

    def _uuid(self, naam: str) -> UUID | None:
        try:
            return UUID(self.request.GET.get(naam, ""))
        except ValueError:
            return None

    def adres(self, **verder: str) -> str:
        """Return this page about the same talk; `verder` is what the address says besides."""
        pad, bij = reverse("profiel:plek_geven", kwargs={"dossier": self.dossier.uuid}), dict(verder)
        if self.gesprek:
            bij["gesprek"] = str(self.gesprek.uuid)
        return f"{pad}?{urlencode(bij)}" if bij else pad

    def terug(self) -> str:
        """Return to the talk, or to all talks."""
        if self.gesprek:
            return reverse("profiel:vastleggen", kwargs={"dossier": self.dossier.uuid, "gesprek": self.gesprek.uuid})
        return reverse("profiel:kennismaking", kwargs={"dossier": self.dossier.uuid})

    def plaatsen(self, rest: str) -> HttpResponseRedirect:  # type: ignore[override]  # both are answers of an act
        """Give the place and go to the next sentence; the one before stays in sight to undo, or for one more place."""
        prefix, _teken, sleutel = rest.partition(":")
        super().plaatsen(rest)
        return redirect(self.adres(vorige=_uuid_in(prefix), plek=sleutel))

    def bericht_van_plek(self, plek: Plek) -> str:
        """Say nothing apart: the page itself says where the sentence before stands now."""
        return ""

    def plek_weghalen(self, rest: str) -> HttpResponseRedirect:  # type: ignore[override]  # both are answers of an act
        """Take a place away and show that sentence again."""
        super().plek_weghalen(rest)
        prefix, _teken, sleutel = rest.partition(":")
        return redirect(self.adres(zin=_uuid_in(prefix), plek=sleutel))

    def geen_plek(self, prefix: str) -> HttpResponseRedirect:
        """Say that this sentence need not stand in a form, and go to the next."""
        self._met(prefix, lambda zin: self._hoeft(zin, niet=True))
        return redirect(self.adres(vorige=_uuid_in(prefix), plek=self.request.GET.get("plek", "")))

    def toch_plek(self, prefix: str) -> HttpResponseRedirect:
        """Give this sentence its turn after all."""
        self._met(prefix, lambda zin: self._hoeft(zin, niet=False))
        return redirect(self.adres(zin=_uuid_in(prefix)))

    def _hoeft(self, zin: Uitspraak, *, niet: bool) -> str:
        plek_hoeft(zin, niet=niet, door=self.gebruiker)
        return ""

    def _een(self, naam: str) -> Gezegd | None:
        """The sentence the address names, when I may read it."""
        uuid = self._uuid(naam)
        return next((een for een in self.zinnen.alle if een.uitspraak.uuid == uuid), None)

    def _hier(self, zinnen: list[Gezegd]) -> list[Gezegd]:
        """Of these sentences those of the talk in the address."""
        return [een for een in zinnen if self.gesprek is None or een.uitspraak.gesprek_id == self.gesprek.pk]

    def _wachtrij(self) -> list[Gezegd]:
        """What has no place yet: the asked sentence, then those after the one handled last, then the earlier ones."""
        zonder = self._hier(na(self._uuid("vorige") or self._uuid("zin"), alle=self.zinnen.alle))
        gevraagd = self._een("zin")
        return [gevraagd, *(een for een in zonder if een is not gevraagd)] if gevraagd else zonder

    def _beeld(self, gezegd: Gezegd) -> dict[str, Any]:
        uuid = str(gezegd.uitspraak.uuid)
        return {
            "prefix": f"{UitspraakForm.soort}_{uuid}",
            "zin": zin_uit(gezegd, self.dossier),
            "plekken": gezegd.plekken,
            "hoeft_niet": gezegd.uitspraak.hoeft_geen_plek,
            "url": self.adres(zin=uuid),
        }

    def _later(self, rij: list[Gezegd]) -> str:
        """Where "later" leads: the next sentence, or away when this is the only one."""
        return self.adres(vorige=str(rij[0].uitspraak.uuid)) if len(rij) > 1 else self.terug()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sentence that has its turn, the places to choose from, and the others that wait."""
        rij, vorige, laatste = self._wachtrij(), self._een("vorige"), self.request.GET.get("plek", "")
        nu = rij[0] if rij else None
        kwargs |= {
            "gesprek": self.gesprek,
            "nu": self._beeld(nu) if nu else None,
            "vorige": self._beeld(vorige) if vorige and vorige is not nu else None,
            "aantal": len(rij),
            "wachtend": [self._beeld(een) for een in rij[1:]],
            "zonder": [self._beeld(een) for een in self._hier(self.zinnen.hoeft_geen_plek())],
            "url_later": self._later(rij) if nu else "",
            "url_terug": self.terug(),
            "laatste": laatste,
            "formulieren_plek": plekformulieren(nu.plekken if nu else [], laatste),
        }
        return super().get_context_data(**kwargs)


def _uuid_in(prefix: str) -> str:
    return prefix.rpartition("_")[2]


class Besproken(Gespreksmixin, TemplateView):
    """Half a page in plain words after a talk, to show or to print: never what is only for one, or was said apart."""

    recht = Recht.PROFIEL_ZIEN
    soort = "besproken"
    template_name = "profiel/gesprek_besproken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was said, agreed, and when the next talk is; the wider page only for client and professional."""
        mag_ruim = self.deelnemer is not None and self.deelnemer.rol in {Rol.CLIENT, Rol.PROFESSIONAL}
        ruim = mag_ruim and self.request.GET.get("met") == "professional"
        beeld = besproken(self.gesprek, ruim=ruim)
        return super().get_context_data(beeld=beeld, ruim=ruim, mag_ruim=mag_ruim, **kwargs)
