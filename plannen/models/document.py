"""The document (users say Wmo-aanvraag): what feeds it, what was chosen, the frozen files (method 7, W-16, W-28)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plannen.keuzes import Analysesoort, Bestandsoort, Onderdeel, Punt, Reactie, Weglating
from plannen.models.vaststellen import ALLEEN_TOEVOEGEN
from supportplan.kern.keuzes import Kanaal, Route
from supportplan.kern.models import Bewerkbaar, Deelnemer, Gebruiker, Gemeente, Vrijgeefbaar
from supportplan.kern.models import Onderdeel as Dossieronderdeel
from supportplan.kern.models.basis import geschiedenis, prive, vrijgave_klopt


@geschiedenis
class Analyse(Bewerkbaar, Vrijgeefbaar):
    """What the professional thinks is going on, beside the client's own words (W-12); or expert advice (W-14)."""

    soort = models.CharField(_("soort"), max_length=20, choices=Analysesoort)
    tekst = models.TextField(_("tekst"))
    door = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="+")
    wie = models.CharField(_("van wie"), max_length=200, blank=True)
    op = models.DateField(_("op"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("analyse")
        verbose_name_plural = _("analyses")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            vrijgave_klopt("analyse_vrijgave_klopt"),
            models.CheckConstraint(name="analyse_niet_leeg", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


@geschiedenis
class Documentkeuzes(Bewerkbaar):
    """What the client and professional chose for the document; one row per dossier, until it is made final."""

    nieuwe_oplossing = models.TextField(_("misschien een heel nieuwe oplossing"), blank=True)
    spoed = models.TextField(_("veiligheid of spoed"), blank=True)
    spoed_vrijgegeven = models.BooleanField(_("dit mag in het document"), default=False)
    reactie = models.CharField(_("reactie van de cliënt"), max_length=20, choices=Reactie, blank=True)
    reactie_tekst = models.TextField(_("in eigen woorden"), blank=True)
    reactie_op = models.DateField(_("op"), null=True, blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("keuzes voor het document")
        verbose_name_plural = _("keuzes voor het document")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier"], name="documentkeuzes_een_per_dossier"),
        ]

    def __str__(self) -> str:
        return str(_("Keuzes voor het document"))


@geschiedenis
class Weggelaten(Dossieronderdeel):
    """A section the client leaves out (W-17)."""

    onderdeel = models.CharField(_("onderdeel"), max_length=20, choices=Onderdeel)
    weglating = models.CharField(_("wat er dan staat"), max_length=10, choices=Weglating, default=Weglating.NIETS)

    class Meta(Dossieronderdeel.Meta):
        verbose_name = _("weggelaten onderdeel")
        verbose_name_plural = _("weggelaten onderdelen")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "onderdeel"], name="weggelaten_een_keer"),
        ]

    def __str__(self) -> str:
        return self.get_onderdeel_display()


@geschiedenis
class Toetspunt(Dossieronderdeel):
    """That a point of the check does not apply, with the reason (W-10)."""

    punt = models.CharField(_("punt"), max_length=20, choices=Punt)
    reden = models.TextField(_("waarom niet van toepassing"))

    class Meta(Dossieronderdeel.Meta):
        verbose_name = _("punt dat niet van toepassing is")
        verbose_name_plural = _("punten die niet van toepassing zijn")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "punt"], name="toetspunt_een_keer"),
            models.CheckConstraint(name="toetspunt_met_reden", condition=~Q(reden="")),
        ]

    def __str__(self) -> str:
        return self.get_punt_display()


class Document(Dossieronderdeel):
    """A frozen document: route, version, data snapshot, hash; a correction is a new version naming this one (W-28)."""

    uuid = models.UUIDField(unique=True, editable=False)
    route = models.CharField(_("route"), max_length=40, choices=Route)
    versie = models.PositiveSmallIntegerField(_("versie"))
    vervangt = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="vervangen_door")
    definitief_op = models.DateTimeField(_("definitief gemaakt op"))
    definitief_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    inhoud = models.JSONField(_("inhoud"))
    sha256 = models.CharField(_("kenmerk van de inhoud"), max_length=64)

    class Meta(Dossieronderdeel.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        ordering: ClassVar[list[str]] = ["versie"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "versie"], name="document_een_per_versie"),
        ]
        triggers: ClassVar[list[Any]] = [*Dossieronderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return f"{self.get_route_display()} {_('versie')} {self.versie}"


class Documentbestand(Dossieronderdeel):
    """One frozen file of a document, with its hash (W-28)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="bestanden")
    soort = models.CharField(_("soort"), max_length=10, choices=Bestandsoort)
    bestand = models.FileField(_("bestand"), storage=prive, upload_to="documenten/%Y")
    grootte = models.PositiveIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(max_length=64)

    class Meta(Dossieronderdeel.Meta):
        verbose_name = _("bestand van een document")
        verbose_name_plural = _("bestanden van documenten")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "soort"], name="documentbestand_een_per_soort"),
        ]
        triggers: ClassVar[list[Any]] = [*Dossieronderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return self.get_soort_display()


@geschiedenis
class Aanlevering(Dossieronderdeel):
    """That a document was handed over: by which channel, when, by whom, with what receipt (W-27). Never by mail."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="aanleveringen")
    gemeente = models.ForeignKey(Gemeente, models.PROTECT, related_name="aanleveringen")
    kanaal = models.CharField(_("hoe"), max_length=20, choices=Kanaal)
    op = models.DateTimeField(_("op"), default=timezone.now)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    kenmerk = models.CharField(_("kenmerk van de ontvangst"), max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta(Dossieronderdeel.Meta):
        verbose_name = _("aanlevering")
        verbose_name_plural = _("aanleveringen")
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.document} {self.get_kanaal_display()}"
