"""That somebody's way into one dossier is paused: known only to who holds the safety right (P-15)."""

import uuid as uuidlib
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.besloten.models.aantekening import LANGSTE
from supportplan.besloten.models.veiligheid import VeiligheidsManager
from supportplan.kern.models import Deelnemer, Gebruiker, Onderdeel
from supportplan.kern.versleuteld import VersleuteldTekstveld


class GeldendManager(models.Manager["Toegangspauze"]):
    """Every pause that holds now, without a word of why: only for shutting somebody out."""

    def get_queryset(self) -> models.QuerySet["Toegangspauze"]:
        """The rows without their reason."""
        return super().get_queryset().filter(opgeheven_op=None).defer("reden")


class Toegangspauze(Onderdeel):
    """From when to when one person is shut out of one dossier, and why. Nothing else in the database says so.

    The account is kept beside the person: who gets a second part in the dossier with it stays shut out, and an account
    that the person gets later is shut out too.
    """

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, related_name="+")
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    reden = VersleuteldTekstveld(_("waarom"), max_length=LANGSTE)
    gepauzeerd_op = models.DateTimeField(default=timezone.now)
    gepauzeerd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    opgeheven_op = models.DateTimeField(null=True, blank=True)
    opgeheven_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    objects: ClassVar[Any] = VeiligheidsManager()
    geldend: ClassVar[Any] = GeldendManager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("pauze van toegang")
        verbose_name_plural = _("pauzes van toegang")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["deelnemer"], condition=Q(opgeheven_op=None), name="toegangspauze_een_tegelijk"
            ),
            models.CheckConstraint(
                name="toegangspauze_opgeheven_door_iemand",
                condition=Q(opgeheven_op=None, opgeheven_door=None)
                | Q(opgeheven_op__isnull=False, opgeheven_door__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.deelnemer)
