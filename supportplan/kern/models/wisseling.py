"""That somebody else helps: for a while (vervanging) or for good (overdracht), and whom the client does not want."""

import uuid as uuidlib
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Afwezigreden, Overdrachtantwoord, Vertelwijze
from supportplan.kern.models.basis import Onderdeel, OnderdeelQuerySet, geschiedenis
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.mensen import Deelnemer


class Vertelbaar(models.Model):
    """A change of who helps, which the client has to hear: who told it, when and how."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    verteld_op = models.DateField(_("aan de cliënt verteld op"), null=True, blank=True)
    verteld_door = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("verteld door")
    )
    verteld_hoe = models.CharField(_("hoe verteld"), max_length=10, choices=Vertelwijze, blank=True)

    class Meta:
        abstract = True


class VervangingQuerySet(OnderdeelQuerySet["Vervanging"]):
    """Replacements."""

    def staand(self) -> Self:
        """Those that were not taken back or ended."""
        return self.filter(gestopt_op=None)

    def lopend(self, op: date) -> Self:
        """Those of this day: somebody is away and somebody else helps."""
        return self.staand().filter(van__lte=op, tot__gte=op)

    def nog_niet_om(self, op: date) -> Self:
        """Those of this day and those to come."""
        return self.staand().filter(tot__gte=op)


@geschiedenis
class Vervanging(Onderdeel, Vertelbaar):
    """For some days `door` does what `voor` does in this dossier; it ends by itself.

    `eigen_toegang`: the replacement takes part anyway, so that nothing ends for them. No reason is shown to the client.
    """

    voor = models.ForeignKey(Deelnemer, models.PROTECT, related_name="vervangingen", verbose_name=_("wie er niet is"))
    door = models.ForeignKey(Deelnemer, models.PROTECT, related_name="vervangt", verbose_name=_("wie vervangt"))
    eigen_toegang = models.BooleanField(_("doet ook zonder vervanging mee"), default=False)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"))
    reden = models.CharField(_("reden"), max_length=10, choices=Afwezigreden)
    gestopt_op = models.DateField(_("gestopt of ingetrokken op"), null=True, blank=True)
    geregeld_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name=_("geregeld door"))
    geregeld_op = models.DateTimeField(_("geregeld op"), default=timezone.now)

    objects: ClassVar[Any] = VervangingQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("vervanging")
        verbose_name_plural = _("vervangingen")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["dossier", "tot"], condition=Q(gestopt_op=None), name="vervanging_die_telt"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="vervanging_van_voor_tot", condition=Q(tot__gte=F("van"))),
            models.CheckConstraint(name="vervanging_door_een_ander", condition=~Q(voor=F("door"))),
        ]

    def __str__(self) -> str:
        return f"{self.van} - {self.tot}"


class OverdrachtQuerySet(OnderdeelQuerySet["Overdracht"]):
    """Hand-overs."""

    def wachtend(self) -> Self:
        """Those that were not answered yet."""
        return self.filter(antwoord="")

    def aanvaard(self) -> Self:
        """Those that were accepted: somebody else helps from then on."""
        return self.filter(antwoord=Overdrachtantwoord.AANVAARD)


@geschiedenis
class Overdracht(Onderdeel, Vertelbaar):
    """Somebody is asked to take a dossier over for good; they accept or refuse (issue 4).

    `van` is who hands over, None when there is nobody left; `van_gebruiker` stays when their part ends, so that their
    second texts can follow. `notitie` waits here until it is accepted; then it is a line of the logbook.
    """

    van = models.ForeignKey(
        Deelnemer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wie overdraagt")
    )
    van_gebruiker = models.ForeignKey(
        Gebruiker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("account van wie overdraagt")
    )
    naar = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name=_("wie gevraagd is"))
    aan = models.ForeignKey(
        Deelnemer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("wie het overnam")
    )
    laatste_dag = models.DateField(_("laatste dag van wie overdraagt"), null=True, blank=True)
    notitie = models.TextField(_("wat de ander moet weten"), blank=True)
    gevraagd_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name=_("gevraagd door"))
    gevraagd_op = models.DateTimeField(_("gevraagd op"), default=timezone.now)
    antwoord = models.CharField(_("antwoord"), max_length=20, choices=Overdrachtantwoord, blank=True)
    antwoord_op = models.DateField(_("antwoord op"), null=True, blank=True)
    weigerreden = models.CharField(_("waarom niet"), max_length=300, blank=True)

    objects: ClassVar[Any] = OverdrachtQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("overdracht")
        verbose_name_plural = _("overdrachten")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["naar"], condition=Q(antwoord=""), name="overdracht_die_wacht"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(antwoord=""), name="overdracht_een_tegelijk"),
            models.CheckConstraint(
                name="overdracht_antwoord_met_dag",
                condition=Q(antwoord="", antwoord_op=None) | (~Q(antwoord="") & Q(antwoord_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="overdracht_aanvaard_door_iemand",
                condition=~Q(antwoord=Overdrachtantwoord.AANVAARD) | Q(aan__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naar}"


@geschiedenis
class Collegaweigering(Onderdeel):
    """That the client does not want this colleague as helper; no reason is asked."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+", verbose_name=_("welke collega"))
    op = models.DateField(_("gezegd op"))
    opgeschreven_door = models.ForeignKey(
        Gebruiker, models.PROTECT, related_name="+", verbose_name=_("opgeschreven door")
    )
    ingetrokken_op = models.DateField(_("ingetrokken op"), null=True, blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = _("collega die de cliënt niet wil")
        verbose_name_plural = _("collega's die de cliënt niet wil")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "gebruiker"], condition=Q(ingetrokken_op=None), name="collegaweigering_een"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}"
