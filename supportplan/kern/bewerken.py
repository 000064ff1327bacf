"""The one way a service marks a row as changed."""

from django.utils import timezone

from supportplan.kern.models import Bewerkbaar, Gebruiker


def gewijzigd(rij: Bewerkbaar, door: Gebruiker | None) -> None:
    """Raise the revision and set who changed the row and when; the caller saves it. Release ends by this (P-03)."""
    rij.revisie += 1
    rij.gewijzigd_op = timezone.now()
    rij.gewijzigd_door = door
