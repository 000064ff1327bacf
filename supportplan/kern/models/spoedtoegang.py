"""That a colleague opened a dossier in an emergency (P-22)."""

import uuid as uuidlib
from datetime import datetime
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Spoedreden
from supportplan.kern.models.basis import Onderdeel, OnderdeelQuerySet
from supportplan.kern.models.gebruiker import Gebruiker


class SpoedtoegangQuerySet(OnderdeelQuerySet["Spoedtoegang"]):
    """Emergency openings."""

    def nu(self, moment: datetime) -> Self:
        """Those that still hold at this moment; there is nothing to end, the time passes by itself."""
        return self.filter(van__lte=moment, tot__gt=moment)


class Spoedtoegang(Onderdeel):
    """One emergency opening: who, why, from and to. It gives one page to read and no right; never changed."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="spoedtoegangen")
    reden = models.CharField(_("reden"), max_length=20, choices=Spoedreden)
    toelichting = models.TextField(_("wat er aan de hand is"))
    van = models.DateTimeField(_("van"), default=timezone.now)
    tot = models.DateTimeField(_("tot"))

    objects: ClassVar[Any] = SpoedtoegangQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("spoedtoegang")
        verbose_name_plural = _("spoedtoegangen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="spoedtoegang_van_voor_tot", condition=Q(tot__gt=F("van"))),
            models.CheckConstraint(name="spoedtoegang_met_toelichting", condition=~Q(toelichting="")),
        ]
        triggers: ClassVar[list[Any]] = [
            *Onderdeel.Meta.triggers,
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_reden_display()}"
