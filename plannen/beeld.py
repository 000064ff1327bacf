"""One look at a whole case: every row a document, a thread or a rule needs, in a fixed number of queries."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Literal

from django.db.models import Prefetch

from opties.models import Werkblad
from plannen.models import (
    Analyse,
    Besluit,
    Documentkeuzes,
    Evaluatie,
    Evaluatieregel,
    Instemming,
    Inzet,
    Netwerkafspraak,
    Pgbplan,
    Plan,
    Plandoel,
    Planregel,
    Planversie,
    Toetspunt,
    Weggelaten,
    Wmovraag,
)
from profiel.keuzes import Formulier
from profiel.models import Doel, RijOvergeslagen, Uitspraak, Vervulling, Voorkeur
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Clientondersteuning, Deelnemer, Dossier, Faseoverslag, Netwerkpersoon
from supportplan.kern.models import Vertegenwoordiging as Vertegenwoordigingsrij


class Bereik(Enum):
    """Who reads a case when nobody does."""

    ALLES = "alles"


ALLES: Final = Bereik.ALLES  # every statement, for a rule or the document; a page always names its reader
Lezer = Deelnemer | Literal[Bereik.ALLES] | None


@dataclass(frozen=True)
class Beeld:
    """The rows of one case, linked to one another; what a page does not need may be left empty.

    Reading it further asks no more queries.
    """

    dossier: Dossier
    deelnemers: list[Deelnemer] = field(default_factory=list)
    vertegenwoordigingen: list[Vertegenwoordigingsrij] = field(default_factory=list)
    clientondersteuning: list[Clientondersteuning] = field(default_factory=list)
    netwerk: list[Netwerkpersoon] = field(default_factory=list)
    uitspraken: list[Uitspraak] = field(default_factory=list)
    overgeslagen: list[RijOvergeslagen] = field(default_factory=list)
    faseoverslagen: list[Faseoverslag] = field(default_factory=list)
    doelen: list[Doel] = field(default_factory=list)
    voorkeuren: list[Voorkeur] = field(default_factory=list)
    werkbladen: list[Werkblad] = field(default_factory=list)
    plan: Plan | None = None
    regels: list[Planregel] = field(default_factory=list)
    evaluaties: list[Evaluatie] = field(default_factory=list)
    analyses: list[Analyse] = field(default_factory=list)
    besluiten: list[Besluit] = field(default_factory=list)
    keuzes: Documentkeuzes | None = None
    weggelaten: dict[str, str] = field(default_factory=dict)
    toetspunten: dict[str, str] = field(default_factory=dict)

    @property
    def client(self) -> Deelnemer | None:
        """The client, or None when the case has none yet."""
        return next((deelnemer for deelnemer in self.deelnemers if deelnemer.rol == Rol.CLIENT), None)

    @property
    def plandoelen(self) -> list[Plandoel]:
        """The parts of the plan in their order; none without a plan."""
        return list(self.plan.plandoelen.all()) if self.plan else []

    @property
    def laatste_versie(self) -> Planversie | None:
        """The version of the plan that was fixed last."""
        return max(self.plan.versies.all(), key=lambda versie: versie.nummer, default=None) if self.plan else None

    @property
    def inzetten(self) -> list[Inzet]:
        """Every entry of the plan, in the order of its steps."""
        return [inzet for regel in self.regels for inzet in regel.inzetten.all()]

    def regels_van(self, plandoel: Plandoel | None) -> list[Planregel]:
        """The steps of one part of the plan; None gives the "nu eerst" steps without a goal."""
        return [regel for regel in self.regels if regel.plandoel_id == (plandoel.pk if plandoel else None)]

    def geplaatst(self, formulier: Formulier, rij: str = "", kolom: str = "") -> list[Uitspraak]:
        """The statements with a place in this form, row and column; an empty row or column means any."""
        return [
            uitspraak
            for uitspraak in self.uitspraken
            if any(
                plek.formulier == formulier and rij in {"", plek.rij} and kolom in {"", plek.kolom}
                for plek in uitspraak.plaatsingen.all()
            )
        ]


def afspraak_van(inzet: Inzet) -> Netwerkafspraak | None:
    """Return the agreement with the network of an entry, unless there is none or it was removed."""
    afspraak: Netwerkafspraak | None = getattr(inzet, "netwerkafspraak", None)
    return afspraak if afspraak and afspraak.verwijderd_op is None else None


def vraag_van(inzet: Inzet) -> Wmovraag | None:
    """Return what is asked of the Wmo with an entry, unless nothing is or it was removed."""
    vraag: Wmovraag | None = getattr(inzet, "wmovraag", None)
    return vraag if vraag and vraag.verwijderd_op is None else None


def pgbplan_van(vraag: Wmovraag) -> Pgbplan | None:
    """Return the pgb-plan of an asked provision, unless there is none or it was removed."""
    pgbplan: Pgbplan | None = getattr(vraag, "pgbplan", None)
    return pgbplan if pgbplan and pgbplan.verwijderd_op is None else None


def wezen_van(dossier: Dossier) -> list[Inzet | Wmovraag]:
    """Return live entries of a removed step and questions of a removed entry; two queries. There should be none."""
    inzetten = Inzet.objects.filter(dossier=dossier, planregel__verwijderd_op__isnull=False)
    vragen = Wmovraag.objects.filter(dossier=dossier, inzet__verwijderd_op__isnull=False).select_related("inzet")
    return [*inzetten, *vragen]


def vrijgavebeeld_van(dossier: Dossier, lezer: Deelnemer | None) -> Beeld:
    """Return as much of the case as the release page shows to this reader, who may read it there; seven queries."""
    return Beeld(
        dossier=dossier,
        deelnemers=list(Deelnemer.objects.filter(dossier=dossier).order_by("pk")),
        netwerk=list(Netwerkpersoon.objects.filter(dossier=dossier).select_related("deelnemer").order_by("pk")),
        uitspraken=list(Uitspraak.objects.filter(dossier=dossier).leesbaar_voor(lezer).met_herkomst()),
        analyses=list(Analyse.objects.filter(dossier=dossier).select_related("door")),
        weggelaten=dict(Weggelaten.objects.filter(dossier=dossier).values_list("onderdeel", "weglating")),
    )


def beeld_van(dossier: Dossier, lezer: Lezer) -> Beeld:
    """Fetch a whole case with only the statements that `lezer` may read (P-03); who is None reads what is shared.

    `ALLES` gives every statement: for what nobody reads as it is, such as a rule, or the document that takes only what
    was released. Talks are not in it. The number of queries is the same for one row or a hundred.
    """
    uitspraken = Uitspraak.objects.filter(dossier=dossier)
    if lezer is not ALLES:
        uitspraken = uitspraken.leesbaar_voor(lezer)
    zichtbaar = Prefetch("wensen", uitspraken.met_herkomst())
    plan = (
        Plan.objects.filter(dossier=dossier)
        .prefetch_related(
            Prefetch("plandoelen", Plandoel.objects.select_related("doel").order_by("doel__nummer")),
            Prefetch("plandoelen__instemmingen", Instemming.objects.select_related("deelnemer")),
            "plandoelen__alleen_taal",
            "versies",
        )
        .first()
    )
    return Beeld(
        dossier=dossier,
        deelnemers=list(Deelnemer.objects.filter(dossier=dossier).order_by("pk")),
        vertegenwoordigingen=list(
            Vertegenwoordigingsrij.objects.filter(dossier=dossier).select_related("deelnemer").order_by("pk")
        ),
        clientondersteuning=list(
            Clientondersteuning.objects.filter(dossier=dossier).select_related("deelnemer").order_by("pk")
        ),
        netwerk=list(Netwerkpersoon.objects.filter(dossier=dossier).select_related("deelnemer").order_by("pk")),
        uitspraken=list(
            uitspraken.met_herkomst().prefetch_related(
                Prefetch("vervullingen", Vervulling.objects.select_related("hulpbron"))
            )
        ),
        overgeslagen=list(RijOvergeslagen.objects.filter(dossier=dossier)),
        faseoverslagen=list(Faseoverslag.objects.filter(dossier=dossier).order_by("pk")),
        doelen=list(
            Doel.objects.filter(dossier=dossier).prefetch_related(
                zichtbaar, Prefetch("voorkeuren", Voorkeur.objects.select_related("weigert", "uitspraak"))
            )
        ),
        voorkeuren=list(Voorkeur.objects.filter(dossier=dossier).select_related("weigert", "uitspraak", "doel")),
        werkbladen=list(Werkblad.objects.filter(dossier=dossier).met_opties().order_by("doel__nummer")),
        plan=plan,
        regels=list(Planregel.objects.filter(dossier=dossier).met_inzetten().met_besluiten()),
        evaluaties=list(
            Evaluatie.objects.filter(dossier=dossier)
            .select_related("planversie")
            .prefetch_related(
                Prefetch(
                    "regels",
                    Evaluatieregel.objects.select_related(
                        "inzet__planregel", "inzet__netwerkpersoon", "inzet__deelnemer", "plandoel__doel"
                    ),
                )
            )
        ),
        analyses=list(Analyse.objects.filter(dossier=dossier).select_related("door")),
        besluiten=list(Besluit.objects.filter(dossier=dossier).select_related("vastgelegd_door")),
        keuzes=Documentkeuzes.objects.filter(dossier=dossier).first(),
        weggelaten=dict(Weggelaten.objects.filter(dossier=dossier).values_list("onderdeel", "weglating")),
        toetspunten=dict(Toetspunt.objects.filter(dossier=dossier).values_list("punt", "reden")),
    )
