"""Whose place somebody takes in a dossier now: for a while, or since they took it over."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from supportplan.kern.models import Dossier, Gebruiker, Overdracht, Vervanging


def wie_ik_vervang(dossier: Dossier, gebruiker: Gebruiker) -> "QuerySet[Any]":
    """Return the accounts of whom this user replaces or succeeded in this dossier; for use inside another query."""
    lopend = Vervanging.objects.lopend(timezone.localdate()).filter(dossier=dossier, door__gebruiker=gebruiker)
    accounts: QuerySet[Any] = lopend.values("voor__gebruiker")
    over = Overdracht.objects.aanvaard().filter(dossier=dossier, aan__gebruiker=gebruiker, van_gebruiker__isnull=False)
    return accounts.union(over.values("van_gebruiker"), all=True)
