"""Drafts, annexes and reminders: what is kept beside the rows of a case."""

import uuid as uuidlib
from datetime import date
from pathlib import PurePosixPath
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Conceptsoort, Herinneringssoort, Rol, Zichtbaarheid
from supportplan.kern.models.basis import (
    Bewerkbaar,
    LevendManager,
    Onderdeel,
    OnderdeelQuerySet,
    Vrijgeefbaar,
    geschiedenis,
    prive,
    vrijgave_klopt,
)
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.mensen import Deelnemer
from supportplan.kern.regels import laatste_datum


class Concept(Onderdeel):
    """An input that is not in a row: invalid, a second text, a proposal, a step. Personal; only a proposal is seen."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="concepten")
    soort = models.CharField(_("soort"), max_length=10, choices=Conceptsoort)
    doelsoort = models.CharField(_("waarvoor"), max_length=50)
    doel_uuid = models.UUIDField()
    basis_revisie = models.PositiveIntegerField(null=True, blank=True)
    invoer = models.JSONField(default=dict)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gewijzigd_op = models.DateTimeField(default=timezone.now)

    class Meta(Onderdeel.Meta):
        verbose_name = _("concept")
        verbose_name_plural = _("concepten")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "gebruiker", "soort", "doelsoort", "doel_uuid"], name="concept_een_per_doel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.doelsoort}"


def bijlagepad(bijlage: "Bijlage", naam: str) -> str:
    """Return where a file stands: in the folder of its dossier, under a fresh name. Only the end of `naam` counts."""
    return f"dossiers/{bijlage.dossier.uuid}/bijlagen/{uuidlib.uuid4()}{PurePosixPath(naam).suffix}"


class BijlageQuerySet(OnderdeelQuerySet["Bijlage"]):
    """Files of a dossier."""

    def leesbaar_voor(self, deelnemer: Deelnemer | None) -> Self:
        """Only what this person in the dossier may see (P-03); nobody in it sees only what is shared."""
        if deelnemer is None:
            return self.filter(zichtbaarheid=Zichtbaarheid.GEDEELD)
        eigen = Q(gemaakt_door=deelnemer.gebruiker_id)
        if deelnemer.rol in {Rol.CLIENT, Rol.PROFESSIONAL}:
            return self.filter(eigen | ~Q(zichtbaarheid=Zichtbaarheid.ALLEEN_IK))
        return self.filter(eigen | Q(zichtbaarheid=Zichtbaarheid.GEDEELD))


class BijlageManager(LevendManager.from_queryset(BijlageQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Files that were not removed."""


@geschiedenis
class Bijlage(Bewerkbaar, Vrijgeefbaar):
    """A file that belongs to the case, in private storage (S-07)."""

    titel = models.CharField(_("titel"), max_length=200)
    bestand = models.FileField(_("bestand"), storage=prive, upload_to=bijlagepad)
    mimetype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(max_length=64)
    zichtbaarheid = models.CharField(
        _("wie mag dit zien"), max_length=20, choices=Zichtbaarheid, default=Zichtbaarheid.PROFESSIONAL
    )

    objects: ClassVar[Any] = BijlageManager()

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("bijlage")
        verbose_name_plural = _("bijlagen")
        constraints: ClassVar[list[models.BaseConstraint]] = [vrijgave_klopt("bijlage_vrijgave_klopt")]

    def __str__(self) -> str:
        return self.titel


class HerinneringQuerySet(OnderdeelQuerySet["Herinnering"]):
    """Reminders."""

    def aan_de_beurt(self, op: date) -> Self:
        """Those whose day has come and that still count: not overtaken, of a dossier that is open."""
        gekomen = Q()
        for soort in Herinneringssoort:
            gekomen |= Q(soort=soort, datum__lte=laatste_datum(soort, op))
        return self.filter(gekomen, vervallen_op=None, dossier__gesloten_op=None)

    def te_versturen(self, op: date) -> Self:
        """Those whose day has come and that were not sent yet, with the people and dossiers they are about."""
        return self.aan_de_beurt(op).filter(verstuurd_op=None).select_related("aan__gebruiker", "dossier")


@geschiedenis
class Herinnering(Onderdeel):
    """One reminder to one person; the unique key keeps it single, whoever sets it and however often (I-13).

    `datum` is the day of the thing itself; the kind says how many days before or after it the reminder goes out.
    """

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    soort = models.CharField(_("soort"), max_length=20, choices=Herinneringssoort)
    datum = models.DateField(_("datum"))
    aan = models.ForeignKey(Deelnemer, models.PROTECT, related_name="herinneringen")
    volgnummer = models.PositiveIntegerField(_("hoe vaak gewijzigd"), default=0)
    verstuurd_op = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    vervallen_op = models.DateTimeField(_("vervallen op"), null=True, blank=True)

    objects: ClassVar[Any] = HerinneringQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("herinnering")
        verbose_name_plural = _("herinneringen")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["datum"], condition=Q(vervallen_op=None), name="herinnering_die_telt"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "soort", "datum", "aan"], name="herinnering_een_keer"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.datum}"
