"""The Plan van Aanpak: stable live rows for results, steps and what each one contributes (method 6)."""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opties.models import Optie
from plannen.keuzes import (
    AndereWet,
    Gericht,
    Hulpsoort,
    Inzetsoort,
    Planregelstand,
    RedenNietVragen,
    VoorWie,
    Vraagstand,
)
from profiel.models import Doel
from supportplan.kern.models import Bewerkbaar, Deelnemer, Netwerkpersoon, OnderdeelQuerySet
from supportplan.kern.models.basis import LevendManager, geschiedenis


class PlanregelQuerySet(OnderdeelQuerySet["Planregel"]):
    """Steps."""

    def met_inzetten(self) -> Self:
        """With part, entries and what was agreed on them fetched along: three queries, however many rows."""
        inzetten = Inzet.objects.select_related(
            "netwerkpersoon",
            "deelnemer",
            "optie",
            "netwerkafspraak__vraagt",
            "wmovraag__betaalt__netwerkpersoon",
            "wmovraag__betaalt__deelnemer",
            "wmovraag__pgbplan",
        )
        return self.select_related("plandoel__doel").prefetch_related(
            models.Prefetch("inzetten", inzetten), "inzetten__wmovraag__pgbplan__helpers"
        )

    def met_besluiten(self) -> Self:
        """With what the gemeente decided on the entries too; one query more. Call it after `met_inzetten`."""
        return self.prefetch_related("inzetten__wmovraag__besluiten")


class PlanregelManager(LevendManager.from_queryset(PlanregelQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Steps that were not removed."""


@geschiedenis
class Plan(Bewerkbaar):
    """The one plan of a dossier; its rows live on, versions are cut from it."""

    opgesteld_op = models.DateField(_("Datum opstellen"), null=True, blank=True)
    evaluatie_op = models.DateField(_("Datum evaluatie"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("Plan van Aanpak")
        verbose_name_plural = _("Plannen van Aanpak")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier"], name="plan_een_per_dossier"),
        ]

    def __str__(self) -> str:
        return str(_("Plan van Aanpak"))


@geschiedenis
class Plandoel(Bewerkbaar):
    """One form of the plan: one result to reach (method 6)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="plandoelen")
    doel = models.OneToOneField(Doel, models.PROTECT, related_name="plandoel")
    hulpmiddelen = models.TextField(_("Benodigde hulpmiddelen of voorzieningen"), blank=True)
    resultaten = ArrayField(
        models.CharField(max_length=20), verbose_name=_("beoogde resultaten"), default=list, blank=True
    )
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("deel van het plan")
        verbose_name_plural = _("delen van het plan")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]

    def __str__(self) -> str:
        return str(self.doel)


@geschiedenis
class Planregel(Bewerkbaar):
    """A step. Only a "nu eerst" step stands without a goal; it needs a person and a date (method 1)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="regels")
    plandoel = models.ForeignKey(Plandoel, models.PROTECT, null=True, blank=True, related_name="regels")
    stap = models.TextField(_("stap of activiteit"))
    nu_eerst = models.BooleanField(_("nu eerst"), default=False)
    nu_eerst_wie = models.CharField(_("wie doet dit"), max_length=200, blank=True)
    nu_eerst_tot = models.DateField(_("tot wanneer"), null=True, blank=True)
    stand = models.CharField(
        _("hoe het staat"), max_length=20, choices=Planregelstand, default=Planregelstand.NIET_BEGONNEN
    )
    volgorde = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = PlanregelManager()
    alle: ClassVar[Any] = PlanregelQuerySet.as_manager()

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("stap")
        verbose_name_plural = _("stappen")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="planregel_niet_leeg", condition=~Q(stap="")),
            models.CheckConstraint(
                name="planregel_doel_of_nu_eerst", condition=Q(plandoel__isnull=False) | Q(nu_eerst=True)
            ),
            models.CheckConstraint(
                name="planregel_nu_eerst_wie_en_tot",
                condition=Q(nu_eerst=False) | (~Q(nu_eerst_wie="") & Q(nu_eerst_tot__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.stap


@geschiedenis
class Inzet(Bewerkbaar):
    """One contribution to a step: who does what, how often, from which option (method 6)."""

    planregel = models.ForeignKey(Planregel, models.PROTECT, related_name="inzetten")
    soort = models.CharField(_("soort"), max_length=20, choices=Inzetsoort)
    tekst = models.TextField(_("wat"), blank=True)
    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="inzetten")
    netwerkpersoon = models.ForeignKey(Netwerkpersoon, models.PROTECT, null=True, blank=True, related_name="inzetten")
    wie = models.CharField(_("wie"), max_length=200, blank=True)
    hoe_vaak = models.CharField(_("hoe vaak"), max_length=100, blank=True)
    hoe_lang = models.CharField(_("voor hoe lang"), max_length=200, blank=True)
    leert = models.TextField(_("wat de persoon hiervan leert of overneemt"), blank=True)
    wet = models.CharField(_("welke wet"), max_length=20, choices=AndereWet, blank=True)
    gericht_op = models.CharField(_("gericht op"), max_length=20, choices=Gericht, default=Gericht.PERSOON)
    voor = models.CharField(_("bedoeld voor"), max_length=20, choices=VoorWie, default=VoorWie.CLIENT)
    optie = models.ForeignKey(Optie, models.PROTECT, null=True, blank=True, related_name="inzetten")
    gestopt_op = models.DateField(_("gestopt op"), null=True, blank=True)
    gestopt_reden = models.TextField(_("waarom gestopt"), blank=True)
    uitkomst = models.TextField(_("wat dit heeft opgeleverd"), blank=True)
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("inzet")
        verbose_name_plural = _("inzet")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="inzet_netwerkpersoon_in_netwerk", condition=Q(netwerkpersoon=None) | Q(soort=Inzetsoort.NETWERK)
            ),
            models.CheckConstraint(
                name="inzet_wet_bij_andere_wet", condition=Q(wet="") | Q(soort=Inzetsoort.ANDERE_WET)
            ),
        ]

    def __str__(self) -> str:
        return self.tekst or self.naam

    @property
    def naam(self) -> str:
        """Who does it, as people of the case call them."""
        if self.netwerkpersoon:
            return self.netwerkpersoon.naam
        return self.deelnemer.roepnaam if self.deelnemer else self.wie


@geschiedenis
class Netwerkafspraak(Bewerkbaar):
    """What was asked of somebody in the network, what they get back and how long they can keep it up (method 6)."""

    inzet = models.OneToOneField(Inzet, models.PROTECT, related_name="netwerkafspraak")
    stand = models.CharField(_("gevraagd?"), max_length=20, choices=Vraagstand, blank=True)
    vraagt = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="+")
    vraagt_voor = models.DateField(_("vóór"), null=True, blank=True)
    reden_niet_vragen = models.CharField(_("waarom niet"), max_length=30, choices=RedenNietVragen, blank=True)
    toelichting = models.TextField(_("toelichting"), blank=True)
    teruggeven = models.TextField(_("wat ik teruggeef"), blank=True)
    hoe_lang_vol_te_houden = models.TextField(_("hoe lang dit vol te houden is"), blank=True)
    hulpsoort = models.CharField(_("soort hulp"), max_length=20, choices=Hulpsoort, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("afspraak met het netwerk")
        verbose_name_plural = _("afspraken met het netwerk")

    def __str__(self) -> str:
        return f"{self.inzet}: {self.get_stand_display()}"
