"""What goes along to the gemeente beside the plan: a collecting wizard, every step free to skip (W-12 to W-26)."""

from typing import Any, ClassVar
from uuid import uuid5

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from plannen.forms_gemeente import (
    AnalyseForm,
    DocumentnaamForm,
    KeuzesForm,
    RouteForm,
    WeglatenForm,
)
from plannen.forms_pgb import PgbForm, PgbhulpForm
from plannen.keuzes import Leveringsvorm
from plannen.models import Analyse, Documentkeuzes, Pgbplan, Weggelaten, Wmovraag
from profiel.forms_mensen import VertegenwoordigingForm
from profiel.forms_uitspraak import Sprekersbron, UitspraakForm, sprekersbron
from profiel.keuzes import Formulier, HulpvraagKolom, MantelzorgKolom
from profiel.models import Plaatsing, Uitspraak
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Netwerkpersoon, Vertegenwoordiging
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.toegang import Recht
from supportplan.kern.wizards import Stap, VerzamelWizard


class GemeenteWizard(VerzamelWizard):
    """Everything the document needs and no other page asks."""

    naam = "gemeente"
    url_name = "plannen:gemeente"
    recht = Recht.DOCUMENT_MAKEN
    soort = "documentkeuzes"
    template_name = "plannen/gemeente_stap.html"
    stappen: ClassVar[list[Stap]] = [
        Stap("route", _("Wat wordt dit, en sinds wanneer?")),
        Stap("hulpvraag", _("De vraag in eigen woorden")),
        Stap("analyse", _("Wat speelt er volgens u?")),
        Stap("mensen", _("Hoe heten de mensen in het document?")),
        Stap("vertegenwoordiging", _("Spreekt iemand namens de cliënt?")),
        Stap("mantelzorg", _("Wat heeft de mantelzorger nodig?")),
        Stap("pgb", _("Hulp die u zelf inkoopt (pgb)")),
        Stap("weglaten", _("Een heel deel niet meesturen?")),
        Stap("reactie", _("De reactie van de cliënt")),
    ]
    formulieren = (
        RouteForm,
        UitspraakForm,
        AnalyseForm,
        DocumentnaamForm,
        VertegenwoordigingForm,
        PgbForm,
        PgbhulpForm,
        KeuzesForm,
        WeglatenForm,
    )

    def na_afloop(self) -> str:
        """To the document."""
        return reverse("plannen:aanvraag", args=[self.dossier.uuid])

    @cached_property
    def bron(self) -> Sprekersbron:
        """Who can have said something; two queries, only where statements are written."""
        return sprekersbron(self.dossier)

    @cached_property
    def pgbvragen(self) -> dict[str, Wmovraag]:
        """What is asked as a pgb, by uuid; with the plan and the helpers of each."""
        rijen = Wmovraag.objects.filter(
            dossier=self.dossier, leveringsvorm=Leveringsvorm.PGB, inzet__verwijderd_op=None, inzet__gestopt_op=None
        ).select_related("inzet__planregel", "inzet__netwerkpersoon", "inzet__deelnemer", "pgbplan")
        return {str(vraag.uuid): vraag for vraag in rijen.prefetch_related("pgbplan__helpers").order_by("pk")}

    @cached_property
    def pgbplannen(self) -> dict[str, Pgbplan]:
        """The pgb-plans there are, by uuid."""
        plannen = [getattr(vraag, "pgbplan", None) for vraag in self.pgbvragen.values()]
        return {str(plan.uuid): plan for plan in plannen if plan is not None and plan.verwijderd_op is None}

    @cached_property
    def keuzes(self) -> Documentkeuzes:
        """The one row of choices; when there is none yet, a new one whose uuid follows from the dossier."""
        rij = Documentkeuzes.objects.filter(dossier=self.dossier).first()
        return rij or Documentkeuzes(dossier=self.dossier, uuid=uuid5(self.dossier.uuid, "documentkeuzes"))

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """What the forms of this step need; a step fetches only its own."""
        match self.steps.current:
            case "hulpvraag" | "mantelzorg":
                return {"uitspraak": {"bron": self.bron, "kort": True}}
            case "pgb":
                return {"pgbplan": {"vragen": self.pgbvragen}, "pgbhulp": {"pgbplannen": self.pgbplannen}}
            case "vertegenwoordiging":
                mensen = list(Deelnemer.objects.filter(dossier=self.dossier).order_by("pk"))
                return {VertegenwoordigingForm.soort: {"deelnemers": mensen}}
            case "weglaten":
                weg = dict(Weggelaten.objects.filter(dossier=self.dossier).values_list("onderdeel", "weglating"))
                return {"weglaten": {"weggelaten": weg}}
            case _:
                return {}

    @cached_property
    def bewaring(self) -> Any:
        """Only the forms of this step can be saved on it."""
        soorten = {form.soort: form for form in self.FORMULIEREN[self.steps.current]}
        bewaring = super().bewaring
        bewaring.soorten = soorten
        return bewaring

    FORMULIEREN: ClassVar[dict[str, tuple[type[RijForm], ...]]] = {
        "route": (RouteForm,),
        "hulpvraag": (UitspraakForm,),
        "analyse": (AnalyseForm,),
        "mensen": (DocumentnaamForm,),
        "vertegenwoordiging": (VertegenwoordigingForm,),
        "mantelzorg": (UitspraakForm,),
        "pgb": (PgbForm, PgbhulpForm),
        "weglaten": (WeglatenForm,),
        "reactie": (KeuzesForm,),
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {"stapnaam": self.steps.current, "titel": self.stap.titel}
        return super().get_context_data(**eigen, **getattr(self, f"_{self.steps.current}")(), **kwargs)

    # What each step shows

    def _route(self) -> dict[str, Any]:
        return {"los": [self.form_voor(RouteForm, self.dossier)]}

    def _hulpvraag(self) -> dict[str, Any]:
        return {"kolommen": self._kolommen(Formulier.HULPVRAAG, HulpvraagKolom, self._client)}

    def _mantelzorg(self) -> dict[str, Any]:
        zorgers = [mens for mens in self.bron.deelnemers if mens.rol == Rol.NAASTE and mens.verwijderd_op is None]
        kolommen = self._kolommen(Formulier.MANTELZORG, MantelzorgKolom, [str(mens.uuid) for mens in zorgers[:1]])
        return {"kolommen": kolommen if zorgers else [], "zonder_zorger": not zorgers}

    @property
    def _client(self) -> list[str]:
        return [str(mens.uuid) for mens in self.bron.deelnemers if mens.rol == Rol.CLIENT][:1]

    def _kolommen(self, formulier: Formulier, kolommen: Any, sprekers: list[str]) -> list[dict[str, Any]]:
        """Per column its statements and a blank one that begins with who says it."""
        hier = Plaatsing.objects.filter(uitspraak=OuterRef("pk"), formulier=formulier).values("kolom")
        leesbaar = Uitspraak.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        gezegd = leesbaar.select_related("gesprek", "gemaakt_door").annotate(kolommen=ArraySubquery(hier))
        rijen = list(gezegd.exclude(kolommen=[]))
        bestaand = {rij.uuid for rij in rijen}
        return [
            {
                "kop": kolom.label,
                "forms": [self.form_voor(UitspraakForm, rij) for rij in rijen if kolom.value in rij.kolommen],
                "nieuw": self._nieuwe(bestaand, sprekers, formulier=formulier.value, rij="", kolom=kolom.value),
            }
            for kolom in kolommen
        ]

    def _nieuwe(self, bestaand: Any, sprekers: list[str], **waarin: str) -> list[RijForm]:
        nieuw = self.nieuwe_forms(UitspraakForm, bestaand, **waarin)
        nieuw[-1] = self.leeg_form(UitspraakForm, **waarin, sprekers=sprekers)
        return nieuw

    def _lijst(self, form: type[RijForm], rijen: list[Any]) -> dict[str, Any]:
        return {
            "lijst": [self.form_voor(form, rij) for rij in rijen],
            "nieuw": self.nieuwe_forms(form, {rij.uuid for rij in rijen}),
        }

    def _analyse(self) -> dict[str, Any]:
        return self._lijst(AnalyseForm, list(Analyse.objects.filter(dossier=self.dossier)))

    def _vertegenwoordiging(self) -> dict[str, Any]:
        rijen = Vertegenwoordiging.objects.filter(dossier=self.dossier).select_related("deelnemer").order_by("pk")
        return self._lijst(VertegenwoordigingForm, list(rijen))

    def _mensen(self) -> dict[str, Any]:
        rijen = Netwerkpersoon.objects.filter(dossier=self.dossier).order_by("pk")
        return {"mensen": [self.form_voor(DocumentnaamForm, rij) for rij in rijen]}

    def _pgb(self) -> dict[str, Any]:
        blokken = []
        for uuid, vraag in self.pgbvragen.items():
            plan = getattr(vraag, "pgbplan", None)
            levend = plan if plan is not None and plan.verwijderd_op is None else None
            rij = levend or Pgbplan(dossier=self.dossier, uuid=uuid5(vraag.uuid, "pgbplan"))
            form = self.form_voor(PgbForm, rij)
            if levend is None:
                form.initial["vraag"] = uuid
            helpers = list(levend.helpers.all()) if levend else []
            bestaand = {helper.uuid for helper in helpers}
            blokken.append(
                {
                    "vraag": vraag,
                    "form": form,
                    "helpers": [self.form_voor(PgbhulpForm, helper) for helper in helpers],
                    "nieuw": self.nieuwe_forms(PgbhulpForm, bestaand, pgbplan=str(rij.uuid)) if levend else [],
                }
            )
        return {"pgb": blokken}

    def _weglaten(self) -> dict[str, Any]:
        return {"los": [self.form_voor(WeglatenForm, self.keuzes)]}

    def _reactie(self) -> dict[str, Any]:
        return {"los": [self.form_voor(KeuzesForm, self.keuzes)]}
