"""Whose place somebody takes in a dossier now."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from supportplan.kern.models import Dossier, Gebruiker, Vervanging


def wie_ik_vervang(dossier: Dossier, gebruiker: Gebruiker) -> "QuerySet[Any]":
    """Return the accounts of whom this user replaces in this dossier today; for use inside another query."""
    lopend = Vervanging.objects.lopend(timezone.localdate()).filter(dossier=dossier, door__gebruiker=gebruiker)
    accounts: QuerySet[Any] = lopend.values("voor__gebruiker")
    return accounts
