"""The list of cases a beheerder looks at once a year: what need not be kept, is asked to go, or is held (P-16)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db.models import Q, QuerySet
from django.utils import timezone

from supportplan.dossier.regels_bewaren import Bewaarregel, bewaren_tot
from supportplan.dossier.services_bewaren import bewaarregel_van, termijnregels
from supportplan.kern.keuzes import Bewaarbegin, Functie, Verzoeksoort
from supportplan.kern.models import Bewaarplicht, Dossier, Gebruiker, Medewerker, Organisatie, Verzoek, Wisopdracht


@dataclass(frozen=True)
class Bewaarrij:
    """One case on the list: names and dates, no content."""

    dossier: Dossier
    tot: date | None
    gevraagd: bool
    plicht: Bewaarplicht | None
    opdracht: Wisopdracht | None


def beheerde_organisaties(gebruiker: Gebruiker, op: date) -> list[Organisatie]:
    """Return the organisations of which this user is a beheerder on this day."""
    nu = Q(tot=None) | Q(tot__gte=op)
    plekken = Medewerker.objects.filter(nu, van__lte=op, gebruiker=gebruiker, functie=Functie.BEHEERDER)
    van_wie = plekken.exclude(organisatie=None).select_related("organisatie")
    return [plek.organisatie for plek in van_wie if plek.organisatie]


def bewaarlijst(organisaties: list[Organisatie], op: date) -> list[Bewaarrij]:
    """Return the cases of these organisations that need a decision, or about which one was taken; oldest first."""
    termijnen = termijnregels()
    regels = {organisatie.pk: bewaarregel_van(organisatie, termijnen, op) for organisatie in organisaties}
    voorbij = Q(pk=None)
    for sleutel, regel in regels.items():
        voorbij |= Q(organisatie=sleutel) & _voorbij(regel, op)
    verzoeken = Verzoek.objects.filter(soort=Verzoeksoort.VERNIETIGING, uitkomst="")
    besloten: list[QuerySet[Any]] = [
        verzoeken,
        Bewaarplicht.objects.filter(opgeheven_op=None),
        Wisopdracht.objects.staand(),
    ]
    for rijen_met_besluit in besloten:
        voorbij |= Q(pk__in=rijen_met_besluit.values("dossier"))
    gevonden = Dossier.objects.filter(voorbij, organisatie__in=organisaties)
    rijen = list(gevonden.select_related("organisatie").order_by("gewijzigd_op", "pk"))
    gevraagd = set(verzoeken.filter(dossier__in=rijen).values_list("dossier", flat=True))
    plichten = {rij.dossier_id: rij for rij in Bewaarplicht.objects.filter(dossier__in=rijen, opgeheven_op=None)}
    opdrachten = {rij.dossier_id: rij for rij in Wisopdracht.objects.staand().filter(dossier__in=rijen)}
    return [
        Bewaarrij(
            dossier,
            bewaren_tot(
                regels[dossier.organisatie_id],
                laatste_wijziging=timezone.localdate(dossier.gewijzigd_op),
                gesloten_op=dossier.gesloten_op,
            ),
            dossier.pk in gevraagd,
            plichten.get(dossier.pk),
            opdrachten.get(dossier.pk),
        )
        for dossier in rijen
    ]


def _voorbij(regel: Bewaarregel | None, op: date) -> Q:
    if regel is None:
        return Q(pk=None)
    grens = op - relativedelta(months=regel.maanden)
    return Q(gesloten_op__lte=grens) if regel.vanaf == Bewaarbegin.SLUITEN else Q(gewijzigd_op__date__lte=grens)
