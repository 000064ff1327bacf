"""What a colleague needs of a dossier in an emergency, and no more (P-22).

Working notes, safety records, sentences and lines that are for one person alone, the profile, the document and the
files are not here, and no page leads to them.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from plannen.models import Inzet, Logboekregel, Planregel
from supportplan.dossier.dossierbeeld import feiten
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier, Netwerkpersoon
from supportplan.kern.regels import geldt_op
from supportplan.kern.veilig_contact import bereikbaar, contactregels

DAGEN_TERUG = 30
REGELS = 10


@dataclass(frozen=True)
class Belpersoon:
    """Somebody to call, or who should not be asked."""

    naam: str
    wat: str
    telefoon: str
    niet_vragen: bool = False
    contact: list[str] = field(default_factory=list)

    @property
    def link(self) -> str:
        """The address that makes a telephone call it."""
        return "tel:" + "".join(teken for teken in self.telefoon if teken.isdigit() or teken == "+")


@dataclass(frozen=True)
class Stap:
    """One step of the plan, with who does it."""

    stap: str
    wie: list[str]


@dataclass(frozen=True)
class Spoedbeeld:
    """The page as it is shown."""

    feiten: str
    bereikbaar: str
    contact: list[str]
    vast: list[Belpersoon]
    om_de_client: list[Belpersoon]
    nu_eerst: list[Planregel]
    stappen: list[Stap]
    logboek: list[Logboekregel]


def spoedbeeld_van(dossier: Dossier, op: date) -> Spoedbeeld:
    """Fetch the page of one dossier; five queries, however many rows."""
    deelnemers = list(Deelnemer.objects.filter(dossier=dossier).order_by("-aanspreekpunt", "pk"))
    client = next((mens for mens in deelnemers if mens.rol == Rol.CLIENT), None)
    netwerk = Netwerkpersoon.objects.filter(dossier=dossier).order_by("pk")
    regels = list(Planregel.objects.filter(dossier=dossier).order_by("volgorde", "pk"))
    return Spoedbeeld(
        feiten=feiten(client, op) if client else "",
        bereikbaar=bereikbaar(client) if client else "",
        contact=contactregels(client) if client else [],
        vast=[_vast(mens) for mens in deelnemers if mens.rol != Rol.CLIENT and geldt_op(mens.van, mens.tot, op)],
        om_de_client=[Belpersoon(mens.naam, mens.relatie, mens.telefoon, mens.niet_vragen) for mens in netwerk],
        nu_eerst=[regel for regel in regels if regel.nu_eerst],
        stappen=_stappen(dossier, [regel for regel in regels if not regel.nu_eerst]),
        logboek=list(
            Logboekregel.objects.filter(dossier=dossier, datum__gte=op - timedelta(days=DAGEN_TERUG))
            .exclude(zichtbaarheid="alleen_ik")
            .order_by("-datum", "-pk")[:REGELS]
        ),
    )


def _vast(mens: Deelnemer) -> Belpersoon:
    delen = (mens.functie or mens.relatie or str(mens.get_rol_display()), mens.werkt_bij)
    contact = contactregels(mens) if mens.rol != Rol.PROFESSIONAL else []
    return Belpersoon(mens.naam, ", ".join(deel for deel in delen if deel), mens.telefoon, contact=contact)


def _stappen(dossier: Dossier, regels: list[Planregel]) -> list[Stap]:
    inzetten = Inzet.objects.filter(dossier=dossier, gestopt_op=None, planregel__verwijderd_op=None)
    wie: dict[int, list[str]] = {}
    for inzet in inzetten.select_related("netwerkpersoon", "deelnemer").order_by("volgorde", "pk"):
        wat = " · ".join(deel for deel in (inzet.naam, inzet.tekst, inzet.hoe_vaak) if deel)
        if wat:
            wie.setdefault(inzet.planregel_id, []).append(wat)
    return [Stap(regel.stap, wie.get(regel.pk, [])) for regel in regels]
