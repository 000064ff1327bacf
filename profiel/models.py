"""Phases 1 to 3: talks, statements and their places, goals and preferences."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from profiel.keuzes import (
    KOLOMMEN,
    RIJEN,
    Doeltermijn,
    Formulier,
    Gespreksplaats,
    Gespreksvorm,
    Voorkeursoort,
)
from supportplan.kern.keuzes import Rol, Zichtbaarheid
from supportplan.kern.models import (
    Bewerkbaar,
    Deelnemer,
    Netwerkpersoon,
    Onderdeel,
    OnderdeelQuerySet,
    Verbergbaar,
    Vrijgeefbaar,
)
from supportplan.kern.models.basis import LevendManager, geschiedenis, verbergen_klopt, vrijgave_klopt


def leest_elk_gesprek(deelnemer: Deelnemer | None) -> bool:
    """Whether no talk is kept from this person in the dossier, so that no query need ask (P-13)."""
    return deelnemer is not None and deelnemer.rol == Rol.PROFESSIONAL


class GesprekQuerySet(OnderdeelQuerySet["Gesprek"]):
    """Talks."""

    def leesbaar_voor(self, deelnemer: Deelnemer | None) -> Self:
        """Only the talks this person in the dossier may know of (P-13).

        A professional reads every talk. In the portal of others a talk with a reason to hide it is not there, nor one
        that was held apart, unless who was at it may read it back.
        """
        if leest_elk_gesprek(deelnemer):
            return self
        bij = Aanwezige.objects.filter(deelnemer=deelnemer).values("gesprek") if deelnemer else []
        return self.filter(Q(apart_gesproken=False) | Q(apart_tonen=True, pk__in=bij), verborgen_reden="")


class GesprekManager(LevendManager.from_queryset(GesprekQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Talks that were not removed."""


@geschiedenis
class Gesprek(Bewerkbaar, Verbergbaar):
    """One talk: where, with whom, how, and what was told and agreed (method 1). Its story is never in the document."""

    datum = models.DateField(_("datum"))
    plaats = models.CharField(_("plaats"), max_length=20, choices=Gespreksplaats, blank=True)
    plaats_anders = models.CharField(_("waar precies"), max_length=200, blank=True)
    vorm = models.CharField(_("manier van praten"), max_length=20, choices=Gespreksvorm, blank=True)
    apart_gesproken = models.BooleanField(_("apart gesproken"), default=False)
    apart_tonen = models.BooleanField(_("wie erbij was, mag dit teruglezen"), default=False, db_default=False)
    andere_aanwezigen = models.CharField(_("wie was er nog meer bij"), max_length=300, blank=True)
    tolk = models.CharField(_("tolk"), max_length=200, blank=True)
    verhaal = models.TextField(_("het verhaal in eigen woorden"), blank=True)
    keerpunten = models.TextField(_("keerpunten"), blank=True)
    over_professional = models.TextField(_("wat de professional over zichzelf vertelde"), blank=True)
    afspraken = models.TextField(_("afspraken"), blank=True)
    volgend_gesprek = models.DateField(_("volgend gesprek"), null=True, blank=True)
    afgesloten_op = models.DateTimeField(_("afgesloten op"), null=True, blank=True)

    objects: ClassVar[Any] = GesprekManager()
    alle: ClassVar[Any] = GesprekQuerySet.as_manager()

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("gesprek")
        verbose_name_plural = _("gesprekken")
        constraints: ClassVar[list[models.BaseConstraint]] = [verbergen_klopt("gesprek_verbergen_klopt")]

    def __str__(self) -> str:
        return f"{_('Gesprek')} {self.datum}"


class Aanwezige(Onderdeel):
    """A deelnemer who was at a talk."""

    gesprek = models.ForeignKey(Gesprek, models.CASCADE, related_name="aanwezigen")
    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, related_name="+")

    class Meta(Onderdeel.Meta):
        verbose_name = _("aanwezige")
        verbose_name_plural = _("aanwezigen")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["gesprek", "deelnemer"], name="aanwezige_een_keer"),
        ]

    def __str__(self) -> str:
        return str(self.deelnemer)


def _aangepast_op() -> models.Subquery:
    """When a statement got the words it has now; nothing when it always had them, whatever else happened to it."""
    model: Any = Uitspraak._meta.get_field("geschiedenis").related_model
    standen = model.objects
    eerste = standen.filter(pgh_obj=models.OuterRef("pgh_obj")).order_by("pgh_id").values("tekst")[:1]
    nu = standen.filter(pgh_obj=models.OuterRef("pk"), tekst=models.OuterRef("tekst"))
    zo_gezegd = nu.exclude(tekst=models.Subquery(eerste))
    return models.Subquery(zo_gezegd.order_by("pgh_id").values("gewijzigd_op")[:1])


class UitspraakQuerySet(OnderdeelQuerySet["Uitspraak"]):
    """Statements."""

    def leesbaar_voor(self, deelnemer: Deelnemer | None) -> Self:
        """Only what this person in the dossier may read (P-03); nobody in it reads only what is shared.

        What was said in a talk that is not in somebody's portal is not in it either (P-13).
        """
        if not leest_elk_gesprek(deelnemer):
            gesprekken = Gesprek.alle.leesbaar_voor(deelnemer).values("pk")
            return self.filter(Q(gesprek=None) | Q(gesprek__in=gesprekken))._leesbaar_voor(deelnemer)
        return self._leesbaar_voor(deelnemer)

    def _leesbaar_voor(self, deelnemer: Deelnemer | None) -> Self:
        if deelnemer is None:
            return self.filter(zichtbaarheid=Zichtbaarheid.GEDEELD)
        eigen = Q(pk__in=Spreker.objects.filter(deelnemer=deelnemer).values("uitspraak"))
        if deelnemer.rol in {Rol.CLIENT, Rol.PROFESSIONAL}:
            return self.filter(eigen | ~Q(zichtbaarheid=Zichtbaarheid.ALLEEN_IK))
        return self.filter(eigen | Q(zichtbaarheid=Zichtbaarheid.GEDEELD))

    def met_herkomst(self) -> Self:
        """With speakers, places, talk and the day of its present words: three queries, however many statements."""
        sprekers = Spreker.objects.select_related("deelnemer")
        return (
            self.select_related("gesprek", "gemaakt_door")
            .prefetch_related(models.Prefetch("sprekers", sprekers), "plaatsingen")
            .annotate(aangepast_op=_aangepast_op())
        )


class UitspraakManager(LevendManager.from_queryset(UitspraakQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Statements that were not removed."""


@geschiedenis
class Uitspraak(Bewerkbaar, Vrijgeefbaar):
    """One sentence with who said it, who may read it and whether it may go to the gemeente (product 1, idea 2)."""

    tekst = models.TextField(_("wat er gezegd is"), max_length=10_000)
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, null=True, blank=True, related_name="uitspraken")
    gezegd_op = models.DateField(_("gezegd op"), null=True, blank=True)
    zichtbaarheid = models.CharField(
        _("wie mag dit lezen"), max_length=20, choices=Zichtbaarheid, default=Zichtbaarheid.PROFESSIONAL
    )
    lukt_niet = models.BooleanField(_("dit lukt niet"), default=False)
    is_optie = models.BooleanField(_("dit kan een optie zijn"), default=False)
    rang = models.PositiveSmallIntegerField(_("hoe belangrijk"), null=True, blank=True)
    hoeft_geen_plek = models.BooleanField(_("hoeft geen plek in een formulier"), default=False, db_default=False)
    volgorde = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = UitspraakManager()
    alle: ClassVar[Any] = UitspraakQuerySet.as_manager()

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("uitspraak")
        verbose_name_plural = _("uitspraken")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            vrijgave_klopt("uitspraak_vrijgave_klopt"),
            models.UniqueConstraint(
                fields=["dossier", "rang"],
                condition=Q(rang__isnull=False, verwijderd_op=None),
                name="uitspraak_een_per_rang",
            ),
            models.CheckConstraint(name="uitspraak_niet_leeg", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return self.tekst

    @property
    def wacht_op_plek(self) -> bool:
        """Whether it stands in no form, and nobody said that it need not; fetch the places along."""
        return not self.hoeft_geen_plek and not self.plaatsingen.all()

    @property
    def dag(self) -> date | None:
        """The day it was said, else the day of the talk; None when nobody wrote that down (never the day of typing)."""
        return self.gezegd_op or (self.gesprek.datum if self.gesprek else None)


class Spreker(Onderdeel):
    """Who said a statement; client and professional together is "samen"."""

    uitspraak = models.ForeignKey(Uitspraak, models.CASCADE, related_name="sprekers")
    deelnemer = models.ForeignKey(Deelnemer, models.PROTECT, related_name="+")

    class Meta(Onderdeel.Meta):
        verbose_name = _("spreker")
        verbose_name_plural = _("sprekers")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["uitspraak", "deelnemer"], name="spreker_een_keer"),
        ]

    def __str__(self) -> str:
        return str(self.deelnemer)


class Vervulling(Onderdeel):
    """That present support meets a needed support; what has no such link is the gap (method 3)."""

    behoefte = models.ForeignKey(Uitspraak, models.CASCADE, related_name="vervullingen")
    hulpbron = models.ForeignKey(Uitspraak, models.CASCADE, related_name="vervult")

    class Meta(Onderdeel.Meta):
        verbose_name = _("vervulling")
        verbose_name_plural = _("vervullingen")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["behoefte", "hulpbron"], name="vervulling_een_keer"),
            models.CheckConstraint(name="vervulling_niet_zichzelf", condition=~Q(behoefte=models.F("hulpbron"))),
        ]

    def __str__(self) -> str:
        return f"{self.behoefte_id} - {self.hulpbron_id}"


def _bestaande_plekken() -> Q:
    """Every form with the rows and columns it has; a place outside them is refused by the database."""
    plekken = Q(pk__in=[])
    for formulier in Formulier:
        rijen = RIJEN[formulier]
        plekken |= Q(
            formulier=formulier.value,
            rij__in=rijen.values if rijen else [""],
            kolom__in=KOLOMMEN[formulier].values,
        )
    return plekken


@geschiedenis
class Plaatsing(Onderdeel):
    """A place of a statement in a form: none yet, one, or several (product 3)."""

    uitspraak = models.ForeignKey(Uitspraak, models.CASCADE, related_name="plaatsingen")
    formulier = models.CharField(_("formulier"), max_length=20, choices=Formulier)
    rij = models.CharField(_("rij"), max_length=20, blank=True)
    kolom = models.CharField(_("kolom"), max_length=20)

    class Meta(Onderdeel.Meta):
        verbose_name = _("plaats van een uitspraak")
        verbose_name_plural = _("plaatsen van uitspraken")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["uitspraak", "formulier", "rij", "kolom"], name="plaatsing_een_keer"),
            models.CheckConstraint(name="plaatsing_bestaat", condition=_bestaande_plekken()),
        ]

    def __str__(self) -> str:
        return f"{self.formulier} {self.rij} {self.kolom}"


@geschiedenis
class RijOvergeslagen(Onderdeel):
    """That a row of a form was left empty on purpose; that is always fine (P-02, method 2)."""

    formulier = models.CharField(_("formulier"), max_length=20, choices=Formulier)
    rij = models.CharField(_("rij"), max_length=20)

    class Meta(Onderdeel.Meta):
        verbose_name = _("overgeslagen rij")
        verbose_name_plural = _("overgeslagen rijen")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "formulier", "rij"], name="rij_een_keer_overgeslagen"),
        ]

    def __str__(self) -> str:
        return f"{self.formulier} {self.rij}"


@geschiedenis
class Doel(Bewerkbaar):
    """A result to reach, in the client's words; the professional's wording stands apart (method 4)."""

    nummer = models.PositiveSmallIntegerField(_("nummer"))
    tekst = models.TextField(_("doel in de woorden van de cliënt"))
    tekst_professional = models.TextField(_("doel in de woorden van de professional"), blank=True)
    termijn = models.CharField(_("termijn"), max_length=10, choices=Doeltermijn, blank=True)
    merken = models.TextField(_("hoe we het merken"), blank=True)
    wensen = models.ManyToManyField(Uitspraak, through="Doelwens", related_name="doelen", verbose_name=_("wensen"))
    reden_zonder_wens = models.TextField(_("waarom dit doel geen wens heeft"), blank=True)

    if TYPE_CHECKING:
        voorkeuren: models.Manager["Voorkeur"]

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("doel")
        verbose_name_plural = _("doelen")
        ordering: ClassVar[list[str]] = ["nummer"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "nummer"], condition=Q(verwijderd_op=None), name="doel_een_per_nummer"
            ),
            models.CheckConstraint(name="doel_niet_leeg", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return self.tekst


class Doelwens(Onderdeel):
    """The wish a goal comes from."""

    doel = models.ForeignKey(Doel, models.CASCADE, related_name="doelwensen")
    uitspraak = models.ForeignKey(Uitspraak, models.PROTECT, related_name="+")

    class Meta(Onderdeel.Meta):
        verbose_name = _("wens bij een doel")
        verbose_name_plural = _("wensen bij doelen")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["doel", "uitspraak"], name="doelwens_een_keer"),
        ]

    def __str__(self) -> str:
        return f"{self.doel_id} {self.uitspraak_id}"


@geschiedenis
class Voorkeur(Bewerkbaar):
    """What matters to the person about a goal, a refusal too; it may come before there is a goal (method 4)."""

    soort = models.CharField(_("soort"), max_length=20, choices=Voorkeursoort)
    tekst = models.TextField(_("voorkeur"))
    doel = models.ForeignKey(Doel, models.PROTECT, null=True, blank=True, related_name="voorkeuren")
    weigert = models.ForeignKey(
        Netwerkpersoon, models.PROTECT, null=True, blank=True, related_name="weigeringen", verbose_name=_("weigert")
    )
    uitspraak = models.ForeignKey(Uitspraak, models.PROTECT, null=True, blank=True, related_name="voorkeuren")
    volgorde = models.PositiveIntegerField(default=0)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("persoonlijke voorkeur")
        verbose_name_plural = _("persoonlijke voorkeuren")
        ordering: ClassVar[list[str]] = ["volgorde", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="voorkeur_weigert_is_niet", condition=Q(weigert=None) | Q(soort=Voorkeursoort.NIET)
            ),
            models.CheckConstraint(name="voorkeur_niet_leeg", condition=~Q(tekst="")),
        ]

    def __str__(self) -> str:
        return self.tekst
