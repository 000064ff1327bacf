"""The evaluation as an appointment for a calendar (I-11)."""

from datetime import date, datetime
from uuid import UUID, uuid5

from plannen.models import Plan
from supportplan.kern.ics import Afspraak, kalender


def evaluatie_in_agenda(dossier: UUID, plan: Plan, dag: date, gewijzigd_op: datetime) -> bytes:
    """Return a calendar file with the evaluation on this day, without name or topic; `dossier` is its uuid.

    One dossier is one appointment for ever: a changed plan has a higher number, so a calendar moves it.
    """
    uid = uuid5(dossier, "evaluatie")
    return kalender([Afspraak(uid=uid, volgnummer=plan.revisie - 1, dag=dag, gewijzigd_op=gewijzigd_op)])
