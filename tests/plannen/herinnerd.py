"""A plan that was fixed, with Samira as first contact: what the tests of reminders start from."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from plannen.keuzes import Antwoord
from plannen.services import instemming_vastleggen, plan_vaststellen
from supportplan.kern.models import Herinnering
from tests.factories import DossierFactory, PlanregelFactory, client_van, professional_in

OP = date(2026, 3, 2)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def om(dag, uur=8, minuut=0):
    """This Dutch day and hour."""
    return datetime.combine(dag, time(uur, minuut), tzinfo=AMSTERDAM)


def vast_plan(naam="Roos", evaluatie_op=date(2026, 5, 11), wie=None):
    """The plan of a new dossier, fixed; `wie` is an account that is its professional."""
    regel = PlanregelFactory(dossier=DossierFactory(naam=naam))
    samira = professional_in(regel.dossier)
    if wie:
        samira.gebruiker = wie
        samira.save()
    plan = regel.plan
    plan.evaluatie_op = evaluatie_op
    plan.save()
    instemming_vastleggen(
        plandoel=regel.plandoel, deelnemer=client_van(regel.dossier), antwoord=Antwoord.AKKOORD, door=None, op=OP
    )
    plan_vaststellen(plan=plan, door=None, op=OP)
    return plan


def die_tellen(dossier):
    """The reminders that count, as (kind, date, name), in the order of the alphabet."""
    rijen = Herinnering.objects.filter(dossier=dossier, vervallen_op=None).select_related("aan")
    return sorted((rij.soort, rij.datum, rij.aan.roepnaam) for rij in rijen)
