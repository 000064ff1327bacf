"""Where a case from outside lands: which organisation, whose caseload."""

from django.conf import settings

from supportplan.dossier.demo import demo_organisatie, demo_professional
from supportplan.kern.keuzes import RolOrganisatie
from supportplan.kern.models import Gebruiker, Organisatie

EERSTE = "Eigen organisatie"  # made when a first case comes in before anybody made an organisation


class PlekOnbekend(Exception):  # noqa: N818  # the Dutch word, as users read it
    """It was not said where a case must go; the message says what to give."""


def organisatie_van(naam: str) -> Organisatie:
    """Return the organisation of this name; without a name the only one there is, in the demo the invented one.

    Where there is none yet, one for own use is made (P-01).
    """
    if naam:
        try:
            return Organisatie.objects.get(naam=naam)
        except Organisatie.DoesNotExist as fout:
            bekend = ", ".join(Organisatie.objects.order_by("naam").values_list("naam", flat=True)) or "er is er geen"
            raise PlekOnbekend(f"Organisatie '{naam}' bestaat niet; bekend: {bekend}.") from fout
    if settings.DEMO:
        return demo_organisatie()
    gevonden = list(Organisatie.objects.all()[:2])
    if len(gevonden) > 1:
        raise PlekOnbekend("Geef --organisatie NAAM: er is meer dan één organisatie.")
    if gevonden:
        return gevonden[0]
    return Organisatie.objects.create(naam=EERSTE, rol_organisatie=RolOrganisatie.EIGEN_GEBRUIK)


def professional_van(email: str) -> Gebruiker | None:
    """Return the account with this address; without one the invented professional in the demo, else None (nobody)."""
    if email:
        try:
            return Gebruiker.objects.get(email__iexact=email, is_active=True)
        except Gebruiker.DoesNotExist as fout:
            raise PlekOnbekend(f"Er is geen account met e-mailadres '{email}'.") from fout
    return demo_professional() if settings.DEMO else None
