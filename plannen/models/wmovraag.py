"""What is asked of the Wmo, entry by entry, with the plan of a pgb (W-11, W-20, W-21)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plannen.keuzes import Leveringsvorm, Pgbhelper
from plannen.models.plan import Inzet
from supportplan.kern.models import Bewerkbaar
from supportplan.kern.models.basis import geschiedenis


@geschiedenis
class Wmovraag(Bewerkbaar):
    """One asked provision; everything may still be empty, the check shows it (W-10, W-11, W-20)."""

    inzet = models.OneToOneField(Inzet, models.PROTECT, related_name="wmovraag")
    betaalt = models.ForeignKey(
        Inzet, models.PROTECT, null=True, blank=True, related_name="betaald_uit", verbose_name=_("betaalt")
    )
    voorziening = models.CharField(_("soort voorziening"), max_length=20, blank=True)
    omschrijving = models.TextField(_("wat er gevraagd wordt"), blank=True)
    probleem = models.TextField(_("welk probleem dit oplost"), blank=True)
    resultaat = models.TextField(_("wat het moet opleveren"), blank=True)
    # Why each other source is not enough (W-11)
    eigen_kracht = models.TextField(_("eigen kracht"), blank=True)
    gebruikelijke_hulp = models.TextField(_("gebruikelijke hulp"), blank=True)
    mantelzorg = models.TextField(_("mantelzorg"), blank=True)
    netwerk = models.TextField(_("sociaal netwerk"), blank=True)
    algemeen_gebruikelijk = models.TextField(_("algemeen gebruikelijke voorziening"), blank=True)
    algemene_voorziening = models.TextField(_("algemene voorziening"), blank=True)
    andere_wet = models.TextField(_("andere wet"), blank=True)
    aantal = models.DecimalField(_("hoeveel"), max_digits=7, decimal_places=2, null=True, blank=True)
    eenheid = models.CharField(_("eenheid"), max_length=20, blank=True)
    frequentie = models.CharField(_("per"), max_length=20, blank=True)
    van = models.DateField(_("vanaf"), null=True, blank=True)
    tot = models.DateField(_("tot"), null=True, blank=True)
    leveringsvorm = models.CharField(_("natura of pgb"), max_length=10, choices=Leveringsvorm, blank=True)
    spoed = models.BooleanField(_("kan niet wachten"), default=False)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("vraag aan de Wmo")
        verbose_name_plural = _("vragen aan de Wmo")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="wmovraag_van_voor_tot", condition=Q(van=None) | Q(tot=None) | Q(tot__gte=models.F("van"))
            ),
            models.CheckConstraint(
                name="wmovraag_betaalt_andere_inzet", condition=Q(betaalt=None) | ~Q(betaalt=models.F("inzet"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.inzet)


@geschiedenis
class Pgbplan(Bewerkbaar):
    """Why and how somebody buys the help themselves; nothing is scored (W-21)."""

    wmovraag = models.OneToOneField(Wmovraag, models.PROTECT, related_name="pgbplan")
    motief = models.TextField(_("waarom een pgb"), blank=True)
    beheerder = models.CharField(_("wie het beheert"), max_length=200, blank=True)
    band = models.CharField(_("band met de cliënt"), max_length=200, blank=True)
    hoe = models.TextField(_("hoe die dat kan"), blank=True)
    kwaliteit = models.TextField(_("hoe de hulp goed blijft"), blank=True)
    achtervang = models.TextField(_("wie inspringt"), blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("pgb-plan")
        verbose_name_plural = _("pgb-plannen")

    def __str__(self) -> str:
        return f"{_('Pgb-plan')} {self.wmovraag}"


@geschiedenis
class Pgbhulp(Bewerkbaar):
    """One helper paid from the pgb; hours and rate are text, no amount is computed (W-21, W-22)."""

    pgbplan = models.ForeignKey(Pgbplan, models.PROTECT, related_name="helpers")
    naam = models.CharField(_("naam"), max_length=200)
    soort = models.CharField(_("netwerk of professional"), max_length=20, choices=Pgbhelper)
    taken = models.TextField(_("taken"), blank=True)
    uren = models.CharField(_("uren"), max_length=100, blank=True)
    tarief = models.CharField(_("tarief"), max_length=100, blank=True)
    kwalificatie = models.CharField(_("opleiding of ervaring"), max_length=200, blank=True)
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("hulp uit het pgb")
        verbose_name_plural = _("hulp uit het pgb")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]

    def __str__(self) -> str:
        return self.naam
