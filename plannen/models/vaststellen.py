"""Versions cut from the plan, answers on its parts, what changed in words only; all append-only (method 6)."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plannen.keuzes import Antwoord, Antwoordwijze
from plannen.models.plan import Plan, Plandoel
from supportplan.kern.models import Deelnemer, Gebruiker, Onderdeel

ALLEEN_TOEVOEGEN = pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update)


class Planversie(Onderdeel):
    """The plan as it was fixed: numbered, hashed, never changed (method 6)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versies")
    nummer = models.PositiveSmallIntegerField(_("versie"))
    op = models.DateField(_("vastgesteld op"))
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    inhoud = models.JSONField(_("inhoud"))
    sha256 = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField(default=timezone.now)

    class Meta(Onderdeel.Meta):
        verbose_name = _("versie van het plan")
        verbose_name_plural = _("versies van het plan")
        ordering: ClassVar[list[str]] = ["nummer"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="planversie_een_per_nummer"),
        ]
        triggers: ClassVar[list[Any]] = [*Onderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return f"{_('Versie')} {self.nummer}"


class Instemming(Onderdeel):
    """An answer of one person on one part of the plan as it read then; append-only (method 6)."""

    plandoel = models.ForeignKey(Plandoel, models.PROTECT, related_name="instemmingen")
    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, related_name="instemmingen")
    antwoord = models.CharField(_("antwoord"), max_length=20, choices=Antwoord)
    reden = models.TextField(_("reden"), blank=True)
    wijze = models.CharField(_("hoe"), max_length=20, choices=Antwoordwijze, default=Antwoordwijze.ZELF)
    erbij = models.CharField(_("wie was erbij"), max_length=200, blank=True)
    op = models.DateField(_("op"))
    sha256 = models.CharField(_("kenmerk van de tekst waarop geantwoord is"), max_length=128)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)

    class Meta(Onderdeel.Meta):
        verbose_name = _("instemming")
        verbose_name_plural = _("instemmingen")
        ordering: ClassVar[list[str]] = ["pk"]
        triggers: ClassVar[list[Any]] = [*Onderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return f"{self.deelnemer}: {self.get_antwoord_display()}"


class AlleenTaal(Onderdeel):
    """That two readings of a part of the plan mean the same: only words differ, so an answer stays (method 6).

    Append-only. The database refuses a pair that differs in more than words: the first half of a `kenmerk` is the hash
    of everything else (plannen/inhoud.py).
    """

    plandoel = models.ForeignKey(Plandoel, models.PROTECT, related_name="alleen_taal")
    van_kenmerk = models.CharField(_("kenmerk van de tekst ervoor"), max_length=128)
    naar_kenmerk = models.CharField(_("kenmerk van de tekst erna"), max_length=128)
    op = models.DateField(_("op"))
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)

    class Meta(Onderdeel.Meta):
        verbose_name = _("alleen de taal veranderde")
        verbose_name_plural = _("veranderingen van alleen de taal")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["plandoel", "van_kenmerk", "naar_kenmerk"], name="alleen_taal_een_keer"),
            models.CheckConstraint(name="alleen_taal_verschilt", condition=~Q(van_kenmerk=F("naar_kenmerk"))),
            models.CheckConstraint(
                name="alleen_taal_zelfde_vorm", condition=Exact(Left("van_kenmerk", 64), Left("naar_kenmerk", 64))
            ),
        ]
        triggers: ClassVar[list[Any]] = [*Onderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return f"{self.plandoel}: {self.op}"
