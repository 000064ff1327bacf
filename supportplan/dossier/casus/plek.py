"""Where a case from outside lands: which organisation, whose caseload."""

from django.conf import settings

from supportplan.dossier.demo import demo_organisatie, demo_professional
from supportplan.kern.models import Gebruiker, Organisatie


class PlekOnbekend(Exception):  # noqa: N818  # the Dutch word, as users read it
    """It was not said where a case must go; the message says what to give."""


def organisatie_van(naam: str) -> Organisatie:
    """Return the organisation of this name; without a name the only one there is, in the demo the invented one."""
    if naam:
        try:
            return Organisatie.objects.get(naam=naam)
        except Organisatie.DoesNotExist as fout:
            bekend = ", ".join(Organisatie.objects.order_by("naam").values_list("naam", flat=True)) or "er is er geen"
            raise PlekOnbekend(f"Organisatie '{naam}' bestaat niet; bekend: {bekend}.") from fout
    if settings.DEMO:
        return demo_organisatie()
    gevonden = list(Organisatie.objects.all()[:2])
    if len(gevonden) != 1:
        raise PlekOnbekend("Geef --organisatie NAAM: er is niet precies één organisatie.")
    return gevonden[0]


def professional_van(email: str) -> Gebruiker:
    """Return the account with this address; without one the invented professional, only in the demo."""
    if email:
        try:
            return Gebruiker.objects.get(email__iexact=email, is_active=True)
        except Gebruiker.DoesNotExist as fout:
            raise PlekOnbekend(f"Er is geen account met e-mailadres '{email}'.") from fout
    if settings.DEMO:
        return demo_professional()
    raise PlekOnbekend("Geef --voor EMAIL: het account van de professional die bij het dossier mag.")
