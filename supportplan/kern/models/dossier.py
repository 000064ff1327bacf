"""The dossier: the one thing every row of a case belongs to, and who holds which right on it."""

import uuid as uuidlib
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase

from supportplan.kern.keuzes import Fase, Route, Sluitreden
from supportplan.kern.models.basis import Onderdeel, geschiedenis
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.organisatie import Gemeente, Organisatie
from supportplan.kern.regels import zoekvorm
from supportplan.kern.toegang import Recht, dossiers_met_recht


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Which dossiers."""

    def voor(self, gebruiker: Gebruiker, recht: Recht) -> Self:
        """Only the dossiers in which this user takes part now and holds this right."""
        return self.filter(pk__in=dossiers_met_recht(gebruiker, recht))

    def zoek(self, woorden: str) -> Self:
        """Only dossiers whose name holds each of these words, whatever the case and the accents."""
        gevonden = self
        for woord in zoekvorm(woorden).split():
            gevonden = gevonden.filter(zoeknaam__contains=woord)
        return gevonden


@geschiedenis
class Dossier(models.Model):
    """One case of one client at one organisation. A new dossier copies people, it never shares them."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="dossiers")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True, related_name="dossiers")

    # How it began (method 1, W-01)
    initiatief = models.CharField(_("wie nam het initiatief"), max_length=200, blank=True)
    aanleiding = models.TextField(_("aanleiding"), blank=True)
    client_weet_ervan = models.BooleanField(_("weet de persoon ervan"), null=True, blank=True)
    client_weet_sinds = models.DateField(_("sinds"), null=True, blank=True)

    # The legal road (W-01, W-02, W-03)
    route = models.CharField(_("route"), max_length=40, choices=Route, default=Route.MELDING_MET_PLAN)
    route_reden = models.TextField(_("reden van de route"), blank=True)
    melding = models.BooleanField(_("is er al een melding bij de gemeente"), null=True, blank=True)
    melding_op = models.DateField(_("melding op"), null=True, blank=True)
    ontvangst_op = models.DateField(_("ontvangstbevestiging op"), null=True, blank=True)
    ontvangst_kenmerk = models.CharField(_("kenmerk van de gemeente"), max_length=100, blank=True)
    verslag_op = models.DateField(_("verslag op"), null=True, blank=True)
    aanvraag_op = models.DateField(_("aanvraag op"), null=True, blank=True)

    gesloten_op = models.DateField(_("gesloten op"), null=True, blank=True)
    sluitreden = models.CharField(_("reden van sluiten"), max_length=30, choices=Sluitreden, blank=True)
    # Why some facts were added for the case to be complete, e.g. dates a book does not give (method 10)
    aangevuld_reden = models.TextField(_("waarom gegevens zijn aangevuld"), blank=True)

    # Kept for the list: what is searched and sorted on; written only by dossier_bijwerken()
    naam = models.CharField(_("naam"), max_length=300)
    zoeknaam = models.CharField(max_length=300, editable=False)
    volgende_datum = models.DateField(_("volgende datum"), null=True, blank=True, editable=False)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gewijzigd_op = models.DateTimeField(default=timezone.now)
    # Of the fields above the list's own: raised by an edit of the dossier itself, not by its rows (product 4)
    revisie = models.PositiveIntegerField(default=1)
    gewijzigd_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DossierQuerySet.as_manager()

    if TYPE_CHECKING:
        id: int

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        permissions: ClassVar[Any] = [(recht.value, recht.value) for recht in Recht]
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["zoeknaam", "id"], name="dossier_op_naam"),
            models.Index(fields=["-gewijzigd_op", "id"], name="dossier_op_wijziging"),
            models.Index(fields=["volgende_datum", "id"], name="dossier_op_datum"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="dossier_melding_met_datum", condition=Q(melding=True) | Q(melding_op=None)),
            models.CheckConstraint(
                name="dossier_gesloten_met_reden",
                condition=Q(gesloten_op=None, sluitreden="") | (Q(gesloten_op__isnull=False) & ~Q(sluitreden="")),
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def save(self, *args: object, **kwargs: object) -> None:
        self.zoeknaam = zoekvorm(self.naam)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


class DossierUserObjectPermission(UserObjectPermissionBase):
    """Guardian's rows with a real foreign key to the dossier; written only by kern/toegang.py."""

    content_object = models.ForeignKey(Dossier, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        verbose_name = _("recht op een dossier")
        verbose_name_plural = _("rechten op dossiers")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "permission", "content_object"], name="recht_per_gebruiker"),
        ]


@geschiedenis
class Faseoverslag(Onderdeel):
    """A phase that was skipped, with the reason; taken up again when it has an end (method 1)."""

    fase = models.CharField(_("fase"), max_length=1, choices=Fase)
    reden = models.TextField(_("reden"))
    op = models.DateField(_("overgeslagen op"))
    hervat_op = models.DateField(_("weer opgepakt op"), null=True, blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = _("overgeslagen fase")
        verbose_name_plural = _("overgeslagen fasen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "fase"], condition=Q(hervat_op=None), name="faseoverslag_een_tegelijk"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_fase_display()}: {self.reden}"
