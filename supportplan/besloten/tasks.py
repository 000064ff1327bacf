"""Jobs of this package; procrastinate finds this file by its name. Nothing about anybody is in their arguments."""

from django.utils import timezone
from procrastinate.contrib.django import app

from supportplan.besloten.services import verlopen_wissen


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="aantekeningen")
def aantekeningen_opruimen(timestamp: int) -> None:
    """Erase each night the working notes whose last day has passed (P-11)."""
    verlopen_wissen(timezone.localdate())
