"""Organisations, gemeenten, who works there, and the law-bound reference data they use."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Functie, Kanaal, Lijst, Noodsoort, RolOrganisatie
from supportplan.kern.models.gebruiker import Gebruiker


class Organisatie(models.Model):
    """Who runs the support: its role decides routes, retention and privacy text (P-01)."""

    naam = models.CharField(_("naam"), max_length=200, unique=True)
    rol_organisatie = models.CharField(_("rol"), max_length=30, choices=RolOrganisatie)
    adres = models.TextField(_("adres"), blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    klachtenregeling = models.TextField(_("klachtenregeling"), blank=True)
    privacytekst = models.TextField(_("privacytekst in het document"), blank=True)
    bewaarmaanden = models.PositiveSmallIntegerField(_("bewaren na sluiten (maanden)"), null=True, blank=True)
    sessieduur_minuten = models.PositiveSmallIntegerField(_("afmelden na minuten"), default=60)

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")

    def __str__(self) -> str:
        return self.naam


class Gemeente(models.Model):
    """A gemeente that receives documents, with its own words and ways (W-18)."""

    naam = models.CharField(_("naam"), max_length=100, unique=True)
    code = models.CharField(_("gemeentecode"), max_length=4, unique=True)
    telefoon = models.CharField(_("telefoon"), max_length=30, blank=True)
    adres = models.TextField(_("adres"), blank=True)
    kanaal = models.CharField(_("hoe het document binnenkomt"), max_length=20, choices=Kanaal, default=Kanaal.AFDRUK)
    naam_verslag = models.CharField(_("eigen naam voor het verslag"), max_length=100, blank=True)
    verslag_is_aanvraag = models.BooleanField(_("ondertekend verslag geldt als aanvraag"), default=False)
    eigen_formulier = models.URLField(_("eigen formulier"), blank=True)
    clientondersteuning = models.TextField(_("onafhankelijke cliëntondersteuning"), blank=True)
    algemene_voorzieningen = models.TextField(_("algemene voorzieningen"), blank=True)

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")

    def __str__(self) -> str:
        return self.naam


class GeldigQuerySet(models.QuerySet["Referentiewaarde"]):
    """Reference data by date."""

    def op(self, dag: date) -> Self:
        """Only the values that hold on this day."""
        return self.filter(Q(tot=None) | Q(tot__gt=dag), van__lte=dag)


class Bijdragetekst(models.Model):
    """What a gemeente says about the eigen bijdrage in a period; text only, nothing is computed (W-23)."""

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, related_name="bijdrageteksten")
    tekst = models.TextField(_("tekst"))
    van = models.DateField(_("geldig van"))
    tot = models.DateField(_("geldig tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("tekst over de eigen bijdrage")
        verbose_name_plural = _("teksten over de eigen bijdrage")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gemeente", "van"], name="bijdragetekst_een_per_begin"),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente} {self.van}"


class NoodnummerQuerySet(models.QuerySet["Noodnummer"]):
    """Numbers to call when it cannot wait."""

    def voor(self, gemeente: Gemeente | None) -> Self:
        """The numbers of this gemeente and those for everywhere, in the order to show; without gemeente only those."""
        overal = Q(gemeente=None)
        return self.filter(overal | Q(gemeente=gemeente) if gemeente else overal).order_by("volgorde", "pk")


class Noodnummer(models.Model):
    """A number to call when it cannot wait, and when somebody answers it (W-06).

    One row per stretch of hours: a huisartsenpost has one for weekdays and one for the weekend, with the same name and
    number. Without days every day, without hours all day; `tot` not after `van` is on the next day.
    """

    gemeente = models.ForeignKey(Gemeente, models.CASCADE, null=True, blank=True, related_name="noodnummers")
    soort = models.CharField(_("soort"), max_length=20, choices=Noodsoort)
    naam = models.CharField(_("naam"), max_length=100)
    waarvoor = models.CharField(_("waarvoor"), max_length=200, blank=True)
    telefoon = models.CharField(_("telefoon"), max_length=30)
    dagen = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("dagen (1 is maandag)"), null=True, blank=True
    )
    van = models.TimeField(_("van"), null=True, blank=True)
    tot = models.TimeField(_("tot"), null=True, blank=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    objects = NoodnummerQuerySet.as_manager()

    class Meta:
        verbose_name = _("noodnummer")
        verbose_name_plural = _("noodnummers")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="noodnummer_heeft_telefoon", condition=~Q(telefoon="")),
            models.CheckConstraint(
                name="noodnummer_van_en_tot_samen",
                condition=Q(van=None, tot=None) | Q(van__isnull=False, tot__isnull=False),
            ),
            models.CheckConstraint(
                name="noodnummer_bestaande_dagen",
                condition=Q(dagen=None) | (Q(dagen__contained_by=[1, 2, 3, 4, 5, 6, 7]) & ~Q(dagen=[])),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} {self.telefoon}"


class Medewerker(models.Model):
    """That somebody works at an organisation or at a gemeente, in a function and for a time."""

    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="functies")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="medewerkers")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, null=True, blank=True, related_name="medewerkers")
    functie = models.CharField(_("functie"), max_length=20, choices=Functie)
    functienaam = models.CharField(_("hoe de functie heet"), max_length=100, blank=True)
    van = models.DateField(_("van"))
    tot = models.DateField(_("tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("medewerker")
        verbose_name_plural = _("medewerkers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="medewerker_bij_een_van_beide",
                condition=Q(organisatie=None, gemeente__isnull=False) | Q(organisatie__isnull=False, gemeente=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker} ({self.functienaam or self.get_functie_display()})"


class Referentiewaarde(models.Model):
    """One value of a law-bound list, with the days on which it holds (wmo.md head, W-20)."""

    lijst = models.CharField(_("lijst"), max_length=20, choices=Lijst)
    code = models.CharField(_("code"), max_length=20)
    label = models.CharField(_("label"), max_length=200)
    gewone_woorden = models.CharField(_("voor de cliënt"), max_length=200, blank=True)
    groep = models.CharField(_("groep"), max_length=100, blank=True)
    volgorde = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    van = models.DateField(_("geldig van"))
    tot = models.DateField(_("geldig tot"), null=True, blank=True)

    objects = GeldigQuerySet.as_manager()

    class Meta:
        verbose_name = _("referentiewaarde")
        verbose_name_plural = _("referentiewaarden")
        ordering: ClassVar[list[str]] = ["lijst", "volgorde", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["lijst", "code", "van"], name="referentiewaarde_uniek"),
        ]

    def __str__(self) -> str:
        return self.label


class Termijn(models.Model):
    """A legal term with its ground and the days on which it holds (wmo.md W, clocks)."""

    code = models.CharField(_("code"), max_length=40)
    naam = models.CharField(_("naam"), max_length=200)
    dagen = models.PositiveSmallIntegerField(_("dagen"))
    grondslag = models.CharField(_("grondslag"), max_length=200)
    van = models.DateField(_("geldig van"))
    tot = models.DateField(_("geldig tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("termijn")
        verbose_name_plural = _("termijnen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["code", "van"], name="termijn_uniek"),
        ]

    def __str__(self) -> str:
        return self.naam
