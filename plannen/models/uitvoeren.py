"""Phases 5 and 6: logbook, decisions of the gemeente, evaluations (method 8)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plannen.keuzes import Hielp, Uitkomst
from plannen.models.plan import Inzet, Plan, Plandoel, Planregel
from plannen.models.vaststellen import Planversie
from plannen.models.wmovraag import Wmovraag
from supportplan.kern.keuzes import Rol, Zichtbaarheid
from supportplan.kern.models import Bewerkbaar, Deelnemer, OnderdeelQuerySet, Verbergbaar
from supportplan.kern.models.basis import LevendManager, geschiedenis, verbergen_klopt


class LogboekregelQuerySet(OnderdeelQuerySet["Logboekregel"]):
    """Lines of the logbook."""

    def leesbaar_voor(self, deelnemer: Deelnemer | None) -> Self:
        """Only what this person in the dossier may read (P-03); nobody in it reads only what is shared.

        A line with a reason to hide it is read by professionals and by who wrote it (P-13).
        """
        if deelnemer is None:
            return self.filter(zichtbaarheid=Zichtbaarheid.GEDEELD, verborgen_reden="")
        eigen = Q(door=deelnemer)
        if deelnemer.rol == Rol.PROFESSIONAL:
            return self.filter(eigen | ~Q(zichtbaarheid=Zichtbaarheid.ALLEEN_IK))
        if deelnemer.rol == Rol.CLIENT:
            return self.filter(eigen | (~Q(zichtbaarheid=Zichtbaarheid.ALLEEN_IK) & Q(verborgen_reden="")))
        return self.filter(eigen | Q(zichtbaarheid=Zichtbaarheid.GEDEELD, verborgen_reden=""))


class LogboekregelManager(LevendManager.from_queryset(LogboekregelQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Lines of the logbook that were not removed."""


@geschiedenis
class Logboekregel(Bewerkbaar, Verbergbaar):
    """What happened with a step of the plan; never in the document (P-03)."""

    planregel = models.ForeignKey(Planregel, models.PROTECT, null=True, blank=True, related_name="logboek")
    datum = models.DateField(_("datum"))
    door = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="+")
    tekst = models.TextField(_("wat er gebeurde"))
    zichtbaarheid = models.CharField(
        _("wie mag dit lezen"),
        max_length=20,
        choices=Zichtbaarheid,
        default=Zichtbaarheid.PROFESSIONAL,
        db_default=Zichtbaarheid.PROFESSIONAL,
    )

    objects: ClassVar[Any] = LogboekregelManager()
    alle: ClassVar[Any] = LogboekregelQuerySet.as_manager()

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("regel in het logboek")
        verbose_name_plural = _("regels in het logboek")
        ordering: ClassVar[list[str]] = ["datum", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            verbergen_klopt("logboekregel_verbergen_klopt"),
            models.CheckConstraint(name="logboekregel_niet_leeg", condition=~Q(tekst="")),
            models.CheckConstraint(
                name="logboekregel_alleen_ik_van_iemand",
                condition=~Q(zichtbaarheid=Zichtbaarheid.ALLEEN_IK) | Q(door__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.tekst


@geschiedenis
class Besluit(Bewerkbaar):
    """What the gemeente decided on one asked provision. Granted is never what is asked (method 10)."""

    wmovraag = models.ForeignKey(Wmovraag, models.PROTECT, related_name="besluiten")
    uitkomst = models.CharField(_("uitkomst"), max_length=20, choices=Uitkomst)
    voorziening = models.CharField(_("soort voorziening"), max_length=20, blank=True)
    omschrijving = models.TextField(_("wat er toegekend is"), blank=True)
    aantal = models.DecimalField(_("hoeveel"), max_digits=7, decimal_places=2, null=True, blank=True)
    eenheid = models.CharField(_("eenheid"), max_length=20, blank=True)
    frequentie = models.CharField(_("per"), max_length=20, blank=True)
    op = models.DateField(_("datum van het besluit"), null=True, blank=True)
    van = models.DateField(_("vanaf"), null=True, blank=True)
    tot = models.DateField(_("tot"), null=True, blank=True)
    reden = models.TextField(_("reden"), blank=True)
    vastgelegd_door = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.wmovraag}: {self.get_uitkomst_display()}"


@geschiedenis
class Evaluatie(Bewerkbaar):
    """A talk about process and result, with what changes; adjusting makes a new plan version (method 8)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="evaluaties")
    planversie = models.ForeignKey(Planversie, models.PROTECT, null=True, blank=True, related_name="evaluaties")
    datum = models.DateField(_("datum"))
    aanwezig = models.CharField(_("wie was erbij"), max_length=300, blank=True)
    proces = models.TextField(_("hoe het samenwerken ging"), blank=True)
    ervaring_client = models.TextField(_("hoe de cliënt het heeft ervaren"), blank=True)
    positief = models.TextField(_("wat goed ging"), blank=True)
    leerpunten = models.TextField(_("wat we leren"), blank=True)
    netwerk_volhouden = models.TextField(_("kan het netwerk het volhouden"), blank=True)
    verandering = models.TextField(_("wat er verandert"), blank=True)
    melden_aan_gemeente = models.BooleanField(
        _("is er iets veranderd dat de gemeente moet weten"), null=True, blank=True
    )
    melden_wat = models.TextField(_("wat de gemeente moet weten"), blank=True)
    volgende_op = models.DateField(_("volgende evaluatie"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("evaluatie")
        verbose_name_plural = _("evaluaties")
        ordering: ClassVar[list[str]] = ["datum", "pk"]

    def __str__(self) -> str:
        return f"{_('Evaluatie')} {self.datum}"


@geschiedenis
class Evaluatieregel(Bewerkbaar):
    """What one entry or goal brought, or a result outside the plan (method 8)."""

    evaluatie = models.ForeignKey(Evaluatie, models.PROTECT, related_name="regels")
    plandoel = models.ForeignKey(Plandoel, models.PROTECT, null=True, blank=True, related_name="evaluatieregels")
    inzet = models.ForeignKey(Inzet, models.PROTECT, null=True, blank=True, related_name="evaluatieregels")
    gedaan = models.TextField(_("wat er gedaan is"), blank=True)
    hielp = models.CharField(_("hielp het"), max_length=10, choices=Hielp, blank=True)
    resultaat = models.TextField(_("resultaat"), blank=True)
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("antwoord bij een evaluatie")
        verbose_name_plural = _("antwoorden bij een evaluatie")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="evaluatieregel_een_ding", condition=Q(plandoel=None) | Q(inzet=None)),
        ]

    def __str__(self) -> str:
        return self.resultaat or self.gedaan
