"""Phase 4, first half: the Werkblad Opties of a goal. Every option is kept, also the ones not chosen."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opties.keuzes import Afwegingsoort, Keuzesoort, Optiebron, Optievorm, Werkbladstand
from opties.regels import stand_van_werkblad
from profiel.models import Doel, Uitspraak
from supportplan.kern.models import Bewerkbaar, Deelnemer, Netwerkpersoon, OnderdeelQuerySet
from supportplan.kern.models.basis import LevendManager, geschiedenis


class WerkbladQuerySet(OnderdeelQuerySet["Werkblad"]):
    """Worksheets."""

    def met_opties(self) -> Self:
        """With options, weighings and choices fetched along: four queries, however many rows."""
        return self.select_related("doel").prefetch_related(
            models.Prefetch("opties", Optie.objects.select_related("uitspraak", "netwerkpersoon")),
            models.Prefetch("opties__afwegingen", Afweging.objects.select_related("door")),
            models.Prefetch("keuzes", Keuze.objects.select_related("optie")),
        )


class WerkbladManager(LevendManager.from_queryset(WerkbladQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Worksheets that were not removed."""


@geschiedenis
class Werkblad(Bewerkbaar):
    """The options for one goal: collect, weigh, choose; can be reopened (method 5)."""

    doel = models.OneToOneField(Doel, models.PROTECT, related_name="werkblad")
    lijst_gesloten_op = models.DateField(_("lijst gesloten op"), null=True, blank=True)

    objects: ClassVar[Any] = WerkbladManager()
    alle: ClassVar[Any] = WerkbladQuerySet.as_manager()

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("Werkblad Opties")
        verbose_name_plural = _("Werkbladen Opties")

    def __str__(self) -> str:
        return f"{_('Werkblad')} {self.doel}"

    @property
    def stand(self) -> Werkbladstand:
        """How far this worksheet is."""
        return stand_van_werkblad(
            lijst_gesloten=self.lijst_gesloten_op is not None,
            beste_gekozen=any(keuze.soort == Keuzesoort.BESTE for keuze in self.keuzes.all()),
        )


@geschiedenis
class Optie(Bewerkbaar):
    """One possible way to the goal, from a statement or new (method 5)."""

    werkblad = models.ForeignKey(Werkblad, models.PROTECT, related_name="opties")
    tekst = models.TextField(_("optie"))
    bron = models.CharField(_("bron"), max_length=20, choices=Optiebron, blank=True)
    vorm = models.CharField(_("vorm"), max_length=20, choices=Optievorm, blank=True)
    heel_nieuw = models.BooleanField(_("een heel nieuwe oplossing"), default=False)
    uitspraak = models.ForeignKey(Uitspraak, models.PROTECT, null=True, blank=True, related_name="opties")
    netwerkpersoon = models.ForeignKey(Netwerkpersoon, models.PROTECT, null=True, blank=True, related_name="+")
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("optie")
        verbose_name_plural = _("opties")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="optie_niet_leeg", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return self.tekst


@geschiedenis
class Afweging(Bewerkbaar):
    """One pro or con of an option, with who said it; a remark of the brainstorm is kept here too (method 5)."""

    optie = models.ForeignKey(Optie, models.PROTECT, related_name="afwegingen")
    soort = models.CharField(_("soort"), max_length=10, choices=Afwegingsoort)
    tekst = models.TextField(_("voordeel of nadeel"))
    door = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="+")
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("afweging")
        verbose_name_plural = _("afwegingen")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="afweging_niet_leeg", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return self.tekst


@geschiedenis
class Keuze(Bewerkbaar):
    """The best or second best option, with the motive (method 5)."""

    werkblad = models.ForeignKey(Werkblad, models.PROTECT, related_name="keuzes")
    optie = models.ForeignKey(Optie, models.PROTECT, related_name="keuzes")
    soort = models.CharField(_("keuze"), max_length=10, choices=Keuzesoort)
    motief = models.TextField(_("waarom"), blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("keuze")
        verbose_name_plural = _("keuzes")
        ordering: ClassVar[list[str]] = ["soort"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["werkblad", "soort"], condition=Q(verwijderd_op=None), name="keuze_een_per_soort"
            ),
            models.UniqueConstraint(fields=["optie"], condition=Q(verwijderd_op=None), name="keuze_een_per_optie"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.optie}"
