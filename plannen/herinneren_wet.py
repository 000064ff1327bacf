"""Of what the law reminds: the clocks of melding, onderzoek and aanvraag, and the end of a decision (W-08)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from plannen.models import Besluit, Document
from plannen.regels.termijnen import Besluitstand, Wetstand, besluitdagen, wettelijke_dagen
from supportplan.kern.herinneren import Moment
from supportplan.kern.termijnen import termijnen_op

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from supportplan.kern.models import Dossier

DATUMS = ("melding_op", "verslag_op", "aanvraag_op")


def wetvelden() -> Mapping[str, Any]:
    """Return what a query of dossiers has to say besides `DATUMS`, so that `wetstand` can be made of it."""
    sinds = Coalesce(OuterRef("aanvraag_op"), OuterRef("melding_op"))
    besluiten = Besluit.objects.filter(Q(op=None) | Q(op__gte=sinds))
    return {
        "ingeleverd": Exists(Document.objects.filter(dossier=OuterRef("pk"))),
        "besloten": Exists(besluiten.filter(dossier=OuterRef("pk"))),
    }


def wetstand(rij: Mapping[str, Any]) -> Wetstand:
    """Return where a case is on the road of the law, from a row with `DATUMS` and `wetvelden`."""
    return Wetstand(**{naam: rij[naam] for naam in (*DATUMS, "ingeleverd", "besloten")})


def momenten(dossiers: "QuerySet[Dossier]", op: date) -> Iterable[Moment]:
    """Return of what people of these dossiers have to be reminded; two queries, three when a clock or decision runs."""
    loopt = Q(melding_op__isnull=False) | Q(aanvraag_op__isnull=False)
    rijen = list(dossiers.filter(loopt).order_by("pk").values("pk", *DATUMS, **wetvelden()))
    besluiten = list(_besluiten(dossiers))
    termijnen = termijnen_op(op) if rijen or besluiten else []
    for rij in rijen:
        yield from (Moment(rij["pk"], soort, dag) for soort, dag in wettelijke_dagen(wetstand(rij), termijnen, op))
    for dossier, besluit in besluiten:
        yield from (Moment(dossier, soort, dag) for soort, dag in besluitdagen(besluit, termijnen, op))


def _besluiten(dossiers: "QuerySet[Dossier]") -> Iterable[tuple[int, Besluitstand]]:
    """The decisions on what is still asked; a later one on the same question takes the place of an earlier."""
    latere = Besluit.objects.filter(wmovraag=OuterRef("wmovraag"), pk__gt=OuterRef("pk"))
    besluiten = Besluit.objects.filter(
        dossier__in=dossiers, wmovraag__inzet__verwijderd_op=None, wmovraag__inzet__gestopt_op=None
    )
    velden = besluiten.order_by("pk").values_list("dossier", "op", "tot", Exists(latere))
    for dossier, *feiten in velden:
        yield dossier, Besluitstand(*feiten)
