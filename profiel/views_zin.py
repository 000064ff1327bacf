"""The page of one statement: its words, who said it, who may read it, its places, proposals and what meets it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from profiel.forms_uitspraak import UitspraakForm
from profiel.forms_voorstel import VoorgelezenForm
from profiel.keuzes import Formulier, KvbKolom, ProfielRij
from profiel.models import Uitspraak
from profiel.plekken import plekgroepen
from profiel.regels import opsomming
from profiel.regels_uitspraak import eigenaren
from profiel.services_formulier import vervulling_zetten
from profiel.services_voorstel import DOELSOORT, voorstel_beantwoorden, waarom_niet_voorlezen
from profiel.weergave_invullen import aanwezige_hulpbronnen
from profiel.zinnen import Gezegd, Voorstel
from profiel.zinnenpagina import Zinnenpagina
from supportplan.kern.keuzes import Conceptsoort
from supportplan.kern.models import Concept

STAPPEN = {Formulier.PROFIEL: "profiel:profiel_stap", Formulier.KVB: "profiel:kvb_stap"}


class Zinpagina(Zinnenpagina, TemplateView):
    """One statement with everything about it. Taken away, it is found again where one came from."""

    soort = "uitspraak"
    template_name = "profiel/uitspraak.html"
    kort = False

    @cached_property
    def gezegd(self) -> Gezegd:
        """The statement in the address; 404 when it is gone, or not for me."""
        uuid = self.kwargs["uitspraak"]
        gevonden = next((een for een in self.zinnen.alle if een.uitspraak.uuid == uuid), None)
        if gevonden is None:
            raise Http404
        self.onderwerp = uuid
        return gevonden

    @property
    def eigen_adres(self) -> str:
        """Return the address of the statement."""
        sleutels = {"dossier": self.dossier.uuid, "uitspraak": self.kwargs["uitspraak"]}
        return reverse("profiel:zin", kwargs=sleutels)

    def adres(self) -> str:
        """Return this page, or where one came from when the statement was taken away."""
        bestaat = Uitspraak.objects.filter(dossier=self.dossier, uuid=self.kwargs["uitspraak"]).exists()
        return self.eigen_adres if bestaat else self.terug()

    def verder(self) -> str:
        """Return where one came from: the row of the form."""
        return self.terug()

    def terug(self) -> str:
        """Return the row in which the statement stands, also one that was just taken away; else the first row."""
        plaatsing = Uitspraak.alle.filter(dossier=self.dossier, uuid=self.kwargs["uitspraak"])
        return self._rij_van(plaatsing.values_list("plaatsingen__formulier", "plaatsingen__rij"))

    def _rij_van(self, plekken: Iterable[tuple[str, str]]) -> str:
        """The address of the first of these rows that can be filled."""
        bekend = [(Formulier(formulier), rij) for formulier, rij in plekken if formulier in STAPPEN]
        formulier, rij = bekend[0] if bekend else (Formulier.PROFIEL, ProfielRij.WONEN.value)
        return reverse(STAPPEN[formulier], kwargs={"dossier": self.dossier.uuid, "step": rij})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save as every page of rows; a stranger's own words are not found."""
        if self.uitspraak_bij(f"{UitspraakForm.soort}_{kwargs['uitspraak']}") is None and "doe" not in request.POST:
            raise Http404
        return super().post(request, *args, **kwargs)

    def na_opslaan(self, uitslag: Any) -> None:
        """Link the need to what was ticked; whatever button was pressed."""
        if "hulpbronnen" not in self.request.POST:
            return
        try:
            vervulling_zetten(
                behoefte=self.gezegd.uitspraak,
                hulpbronnen=_uuids(self.request.POST.getlist("hulpbron")),
                zichtbaar=[een.uitspraak.pk for een in self.zinnen.alle],
                wie=self.wie,
            )
        except ValidationError as bezwaar:
            messages.warning(self.request, " ".join(bezwaar.messages))
        del self.zinnen

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The statement, its places, its proposals, and the present support when it is a need."""
        gezegd = self.gezegd
        antwoordform = kwargs.pop("antwoordform", None)
        is_behoefte = any((p.formulier, p.kolom) == (Formulier.KVB, KvbKolom.BENODIGD) for p in gezegd.plekken)
        wie = opsomming([spreker.roepnaam for spreker in eigenaren(gezegd.sprekers)]) or _("de cliënt")
        kwargs |= {
            "regel": self.regel(gezegd),
            "plekken": gezegd.plekken,
            "plekgroepen": plekgroepen([Formulier.PROFIEL, Formulier.KVB]),
            "voorstellen": [self._voorstel(voorstel, gezegd, antwoordform, wie=wie) for voorstel in gezegd.voorstellen],
            "waarom_niet_voorlezen": waarom_niet_voorlezen(gezegd.sprekers),
            "hulpbronnen": self._hulpbronnen(gezegd) if is_behoefte else None,
            "url_terug": self._rij_van((plek.formulier, plek.rij) for plek in gezegd.plekken),
            "wie_zei": wie,
            "url_zin": self.eigen_adres,
            "uuid": gezegd.uitspraak.uuid,
        }
        return super().get_context_data(**kwargs)

    def _voorstel(
        self, voorstel: Voorstel, gezegd: Gezegd, antwoordform: VoorgelezenForm | None, *, wie: str
    ) -> dict[str, Any]:
        form = VoorgelezenForm(prefix=str(voorstel.uuid), wie=wie, initial={"revisie": gezegd.uitspraak.revisie})
        if antwoordform is not None and antwoordform.prefix == form.prefix:
            form = antwoordform
        return {"voorstel": voorstel, "form": form, "van_mij": voorstel.van_pk == self.gebruiker.pk}

    def _hulpbronnen(self, behoefte: Gezegd) -> list[dict[str, Any]]:
        return [
            {
                "uuid": een.uitspraak.uuid,
                "tekst": een.uitspraak.tekst,
                "gekozen": een.uitspraak.pk in behoefte.hulpbronnen,
            }
            for een in aanwezige_hulpbronnen(self.zinnen.alle)
            if een.uitspraak.pk != behoefte.uitspraak.pk
        ]


class VoorstelAntwoord(Zinpagina):
    """Record what was said when a proposal was read aloud. Only a POST; what is wrong shows on the statement's page."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Store the answer, or show the page with what is wrong and what was typed."""
        voorstel = Concept.objects.filter(
            dossier=self.dossier,
            uuid=kwargs["voorstel"],
            soort=Conceptsoort.VOORSTEL,
            doelsoort=DOELSOORT,
            doel_uuid=self.gezegd.uitspraak.uuid,
        ).first()
        if self.slot or voorstel is None:
            messages.warning(request, self.slot or _("Dit voorstel is er niet meer."))
            return redirect(self.adres())
        form = VoorgelezenForm(
            request.POST,
            prefix=str(voorstel.uuid),
            wie=opsomming([s.roepnaam for s in eigenaren(self.gezegd.sprekers)]),
        )
        if form.is_valid() and self._beantwoord(voorstel, form):
            return redirect(self.adres())
        return self._met_fouten(form)

    def _beantwoord(self, voorstel: Concept, form: VoorgelezenForm) -> bool:
        ja = form.cleaned_data["antwoord"] == "ja"
        try:
            voorstel_beantwoorden(
                voorstel=voorstel,
                revisie=form.cleaned_data["revisie"],
                ja=ja,
                bij=form.cleaned_data["bij"],
                op=form.cleaned_data["op"],
                vandaag=timezone.localdate(),
                wie=self.wie,
            )
        except ValidationError as bezwaar:
            form.add_error(None, bezwaar)
            return False
        messages.success(
            self.request,
            _("Opgeschreven. De zin is aangepast.") if ja else _("Opgeschreven. De zin blijft zoals hij was."),
        )
        return True

    def _met_fouten(self, form: VoorgelezenForm) -> HttpResponse:
        self.__dict__.pop("bewaring", None)
        context = self.get_context_data(antwoordform=form)
        antwoord: HttpResponse = self.render_to_response(context | {"form": form, "fout": True})
        return antwoord


def _uuids(waarden: list[str]) -> list[UUID]:
    goede = []
    for waarde in waarden:
        try:
            goede.append(UUID(waarde))
        except ValueError:
            continue
    return goede
