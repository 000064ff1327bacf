"""The rode draad: why something is here, down to the client's sentence, and where a sentence went (product 1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from plannen import regels
from plannen.beeld import beeld_van
from plannen.regels import Schakel
from plannen.weergave.feiten import datum
from supportplan.kern.dossiernav import draad_adres
from supportplan.kern.models import Dossier
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Things with a thread page of their own; a section of the document has none.
MET_PAGINA = frozenset({"uitspraak", "doel", "voorkeur", "optie", "planregel", "inzet", "wmovraag", "evaluatieregel"})


@dataclass(frozen=True)
class Knoop:
    """One link of the thread, as `onderdelen/draad.html` shows it."""

    soort: str
    titel: str
    tekst: str
    bij: str
    url: str
    hier: bool
    dicht: bool = False


@dataclass(frozen=True)
class Groep:
    """What came of a thing, one kind together."""

    titel: str
    knopen: list[Knoop]


# What came of a thing, told in this order; kinds that belong together share a heading.
GROEPEN: "tuple[tuple[StrOrPromise, frozenset[str]], ...]" = (
    (gettext_lazy("Wat er gezegd is"), frozenset({"uitspraak", "voorkeur"})),
    (gettext_lazy("Doelen"), frozenset({"doel"})),
    (gettext_lazy("Opties"), frozenset({"optie"})),
    (gettext_lazy("In het plan"), frozenset({"planregel", "inzet"})),
    (gettext_lazy("Gevraagd aan de gemeente"), frozenset({"wmovraag"})),
    (gettext_lazy("In de vraag aan de gemeente"), frozenset({"document"})),
    (gettext_lazy("Teruggekeken"), frozenset({"evaluatieregel"})),
)


def groepen_van(schakels: Sequence[Schakel], dossier: Dossier, hier: UUID) -> list[Groep]:
    """What came of a thing by kind; a kind with nothing is left out."""
    groepen = [
        Groep(str(titel), [knoop_van(schakel, dossier, hier) for schakel in schakels if schakel.sleutel in soorten])
        for titel, soorten in GROEPEN
    ]
    return [groep for groep in groepen if groep.knopen]


def knoop_van(schakel: Schakel, dossier: Dossier, hier: UUID) -> Knoop:
    """A link of the thread with its own page behind it, except the one this page is about."""
    is_hier = schakel.uuid == hier
    return Knoop(
        soort=schakel.soort,
        titel=str(schakel.label),
        tekst=schakel.tekst or _("Niet ingevuld"),  # a link needs words
        bij=", ".join(deel for deel in (schakel.wie, datum(schakel.dag)) if deel),
        url="" if is_hier or schakel.sleutel not in MET_PAGINA else draad_adres(dossier, schakel.sleutel, schakel.uuid),
        hier=is_hier,
        dicht=not schakel.vrij,
    )


class Draadpagina(DossierMixin, TemplateView):
    """The thread of one thing. An unknown kind, or a thing of another dossier, is not found."""

    recht = Recht.PROFIEL_ZIEN
    soort = "draad"
    template_name = "dossier/draad.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        soort, uuid = kwargs["soort"], kwargs["uuid"]
        draad = None
        if soort in MET_PAGINA:
            draad = regels.draad_van(beeld_van(self.dossier, lezer=self.deelnemer), soort, uuid)
        if draad is None:
            raise Http404
        return super().get_context_data(
            kop=_("Wat is er met deze zin gedaan?") if soort == "uitspraak" else _("Waarom staat dit hier?"),
            knopen=[knoop_van(schakel, self.dossier, uuid) for schakel in draad.schakels],
            gevolgen=groepen_van(draad.gevolgen, self.dossier, uuid),
            begint_bij_iemand=draad.begint_bij_client,
            **kwargs,
        )
