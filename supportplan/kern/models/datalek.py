"""What stood in a wrong dossier: the register of it (AVG art. 33 lid 5), and what the owner still has to erase."""

import uuid as uuidlib
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Dingsoort
from supportplan.kern.models.basis import Onderdeel, geschiedenis
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.organisatie import Organisatie

MELDTERMIJN = timedelta(hours=72)  # AVG art. 33 lid 1


@geschiedenis
class Datalek(models.Model):
    """That something stood in a dossier it does not belong to: who could see it, since when, and who was told.

    It holds no word of what stood there and no name of a client, only the numbers of the dossiers: the register has to
    outlive a dossier (AVG art. 33 lid 5).
    """

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    dossier_uuid = models.UUIDField(_("nummer van het dossier waarin het stond"))
    juiste_uuid = models.UUIDField(_("nummer van het dossier waar het hoort"), null=True, blank=True)
    soort = models.CharField(_("wat"), max_length=20, choices=Dingsoort)
    aantal = models.PositiveIntegerField(_("hoeveel rijen"), default=1)
    sinds = models.DateTimeField(_("stond er sinds"))
    ontdekt_op = models.DateTimeField(_("ontdekt op"), default=timezone.now)
    ontdekt_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name=_("ontdekt door"))
    kon_zien = ArrayField(models.CharField(max_length=200), verbose_name=_("wie het kon zien"), default=list)
    keek = ArrayField(
        models.CharField(max_length=200), verbose_name=_("wie in die tijd in het dossier keek"), default=list
    )

    fg_gemeld = models.BooleanField(_("gemeld aan de functionaris gegevensbescherming"), null=True, blank=True)
    fg_op = models.DateField(_("wanneer"), null=True, blank=True)
    fg_reden = models.CharField(_("waarom wel of niet"), max_length=500, blank=True)
    ap_gemeld = models.BooleanField(_("gemeld aan de Autoriteit Persoonsgegevens"), null=True, blank=True)
    ap_op = models.DateField(_("wanneer"), null=True, blank=True)
    ap_reden = models.CharField(_("waarom wel of niet"), max_length=500, blank=True)
    betrokkene_gemeld = models.BooleanField(_("verteld aan wie het aangaat"), null=True, blank=True)
    betrokkene_op = models.DateField(_("wanneer"), null=True, blank=True)
    betrokkene_reden = models.CharField(_("waarom wel of niet"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("datalek")
        verbose_name_plural = _("datalekken")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["organisatie", "-ontdekt_op"], name="datalek_per_organisatie"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="datalek_gemeld_met_dag",
                condition=(Q(fg_gemeld=True, fg_op__isnull=False) | ~Q(fg_gemeld=True))
                & (Q(ap_gemeld=True, ap_op__isnull=False) | ~Q(ap_gemeld=True))
                & (Q(betrokkene_gemeld=True, betrokkene_op__isnull=False) | ~Q(betrokkene_gemeld=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.ontdekt_op:%Y-%m-%d}"

    @property
    def uiterlijk(self) -> datetime:
        """Until when it can be reported in time to the Autoriteit Persoonsgegevens (AVG art. 33 lid 1)."""
        return self.ontdekt_op + MELDTERMIJN

    @property
    def is_beoordeeld(self) -> bool:
        """Whether it was decided on all three: the officer, the authority, and who it is about."""
        return None not in {self.fg_gemeld, self.ap_gemeld, self.betrokkene_gemeld}


class Geschiedeniswissing(Onderdeel):
    """A row was taken out of a dossier for good; its history still has to go, which only the owner of the tables can.

    `tabel` is the table of the history, `sleutel` the key of the row. Carried out by `dossiers_wissen`, each day.
    """

    tabel = models.CharField(_("tabel van de geschiedenis"), max_length=100)
    sleutel = models.BigIntegerField(_("sleutel van de rij"))
    gevraagd_op = models.DateTimeField(_("gevraagd op"), default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("te wissen geschiedenis")
        verbose_name_plural = _("te wissen geschiedenis")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["tabel", "sleutel"], name="geschiedeniswissing_een_keer"),
        ]

    def __str__(self) -> str:
        return f"{self.tabel} {self.sleutel}"
