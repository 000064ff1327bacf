"""Working notes: of one professional in one dossier, for nobody else, and for a short time (P-11, method 8)."""

import uuid as uuidlib
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.besloten.keuzes import Aantekeningsoort
from supportplan.kern.keuzes import Fase
from supportplan.kern.models import Gebruiker, Onderdeel
from supportplan.kern.versleuteld import VersleuteldTekstveld

LANGSTE = 50_000


class WerkaantekeningQuerySet(models.QuerySet["Werkaantekening"]):
    """Working notes of one author."""

    def in_dossier(self, dossier: Any) -> Self:
        """Only those of this dossier."""
        return self.filter(dossier=dossier)


class WerkaantekeningManager(models.Manager.from_queryset(WerkaantekeningQuerySet)):  # type: ignore[misc]  # no stub
    """Gives no note to who does not say whose; only the author reads (P-11)."""

    def get_queryset(self) -> WerkaantekeningQuerySet:
        """Nothing: ask `van(gebruiker)`."""
        leeg: WerkaantekeningQuerySet = super().get_queryset().none()
        return leeg

    def van(self, gebruiker: Gebruiker) -> WerkaantekeningQuerySet:
        """Return the notes that this person wrote."""
        eigen: WerkaantekeningQuerySet = super().get_queryset().filter(gebruiker=gebruiker)
        return eigen


class OpruimManager(models.Manager["Werkaantekening"]):
    """Every note, without a word of it: only for erasing (services, opruimen)."""

    def get_queryset(self) -> models.QuerySet["Werkaantekening"]:
        """The rows without their texts."""
        return super().get_queryset().defer("tekst", "relatie", "activiteiten", "volgt")


class Werkaantekening(Onderdeel):
    """What one professional writes for themselves; no history, really erased, never in any list of another."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    soort = models.CharField(_("soort"), max_length=10, choices=Aantekeningsoort, default=Aantekeningsoort.VRIJ)
    fase = models.CharField(_("hoort bij fase"), max_length=1, choices=Fase, blank=True)
    tekst = VersleuteldTekstveld(_("aantekening"), max_length=LANGSTE, blank=True)
    # The professional's own reflection, the three questions of method 8
    relatie = VersleuteldTekstveld(_("zit de relatie op het goede spoor"), max_length=LANGSTE, blank=True)
    activiteiten = VersleuteldTekstveld(_("gaan de activiteiten goed"), max_length=LANGSTE, blank=True)
    volgt = VersleuteldTekstveld(_("volgt deze fase uit de vorige"), max_length=LANGSTE, blank=True)
    revisie = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = WerkaantekeningManager()
    opruimen: ClassVar[Any] = OpruimManager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("werkaantekening")
        verbose_name_plural = _("werkaantekeningen")
        ordering: ClassVar[list[str]] = ["pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["gebruiker", "dossier"], name="werkaantekening_van_wie"),
        ]

    def __str__(self) -> str:
        return str(self.get_soort_display())

    @property
    def hele_tekst(self) -> str:
        """All that was written, for taking over."""
        delen = (self.tekst, self.relatie, self.activiteiten, self.volgt)
        return "\n\n".join(deel.strip() for deel in delen if deel.strip())


class Afwezigheid(models.Model):
    """That somebody is away: the clock of their notes stands still (P-11). No reason is kept."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+")
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot en met"), null=True, blank=True)

    class Meta:
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheid")
        ordering: ClassVar[list[str]] = ["van", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="afwezigheid_van_voor_tot", condition=Q(tot=None) | Q(tot__gte=F("van"))),
        ]

    def __str__(self) -> str:
        return f"{self.van} - {self.tot or ''}"
