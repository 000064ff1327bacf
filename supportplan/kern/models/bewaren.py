"""How long a case is kept, what stops its removal, what the client asks about their own data, and what was removed."""

import uuid as uuidlib
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Bewaarbegin, Privacysoort, RolOrganisatie, Verzoeksoort, Verzoekuitkomst, Wisgrond
from supportplan.kern.models.basis import Bewerkbaar, Onderdeel, OnderdeelQuerySet, geschiedenis
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.mensen import Deelnemer
from supportplan.kern.models.organisatie import Organisatie


class Privacytermijn(models.Model):
    """A term of privacy law with its ground and the days on which it holds: reference data, never in code (P-16, P-18).

    `rol_organisatie` blank: for every organisation. `instelbaar`: the organisation may set its own number of months.
    """

    soort = models.CharField(_("soort"), max_length=20, choices=Privacysoort)
    rol_organisatie = models.CharField(_("rol van de organisatie"), max_length=30, choices=RolOrganisatie, blank=True)
    maanden = models.PositiveSmallIntegerField(_("maanden"))
    vanaf = models.CharField(_("vanaf"), max_length=20, choices=Bewaarbegin)
    grondslag = models.CharField(_("grondslag"), max_length=200)
    instelbaar = models.BooleanField(_("organisatie mag zelf kiezen"), default=False)
    van = models.DateField(_("geldig van"))
    tot = models.DateField(_("geldig tot"), null=True, blank=True)

    class Meta:
        verbose_name = _("termijn voor gegevens")
        verbose_name_plural = _("termijnen voor gegevens")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["soort", "rol_organisatie", "van"], name="privacytermijn_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.rol_organisatie}"


@geschiedenis
class Bewaarplicht(Onderdeel):
    """A reason to keep a case although its term is over, such as a complaint that is not settled (P-16)."""

    reden = models.CharField(_("reden"), max_length=300)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateField(_("sinds"))
    opgeheven_op = models.DateField(_("opgeheven op"), null=True, blank=True)

    class Meta(Onderdeel.Meta):
        verbose_name = _("reden om te bewaren")
        verbose_name_plural = _("redenen om te bewaren")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(opgeheven_op=None), name="bewaarplicht_een"),
        ]

    def __str__(self) -> str:
        return self.reden


class WisopdrachtQuerySet(OnderdeelQuerySet["Wisopdracht"]):
    """Cases that somebody decided to remove."""

    def staand(self) -> Self:
        """Those that were not taken back."""
        return self.filter(ingetrokken_op=None)


class Wisopdracht(Onderdeel):
    """Somebody decided that a case is removed, not before a day: until then it can be taken back (P-16, P-18)."""

    grond = models.CharField(_("waarom"), max_length=20, choices=Wisgrond)
    grondslag = models.CharField(_("grondslag"), max_length=200)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    op = models.DateField(_("besloten op"))
    niet_voor = models.DateField(_("niet voor"))
    ingetrokken_op = models.DateField(_("ingetrokken op"), null=True, blank=True)

    objects: ClassVar[Any] = WisopdrachtQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("opdracht om te verwijderen")
        verbose_name_plural = _("opdrachten om te verwijderen")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier"], condition=Q(ingetrokken_op=None), name="wisopdracht_een"),
        ]

    def __str__(self) -> str:
        return f"{self.get_grond_display()} {self.niet_voor}"


class Vernietiging(models.Model):
    """That a case was removed: when, why, by whom and how many rows; nothing of the person (P-16).

    The number of the case is kept, so that a case that comes back with an older backup can be removed again.
    """

    dossier_uuid = models.UUIDField(_("nummer van het dossier"), default=uuidlib.uuid4)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    op = models.DateTimeField(_("verwijderd op"), default=timezone.now)
    besloten_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, related_name="+")
    grond = models.CharField(_("waarom"), max_length=20, choices=Wisgrond)
    grondslag = models.CharField(_("grondslag"), max_length=200)
    rijen = models.PositiveIntegerField(_("aantal rijen"))
    bestanden = models.PositiveIntegerField(_("aantal bestanden"))

    class Meta:
        verbose_name = _("vernietiging")
        verbose_name_plural = _("vernietigingen")
        triggers: ClassVar[list[Any]] = [
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_uuid} {self.op:%Y-%m-%d}"


@geschiedenis
class Verzoek(Bewerkbaar):
    """What the client asks or states about their own data, and what came of it; it erases nothing (P-17, P-18)."""

    soort = models.CharField(_("waar gaat het om"), max_length=20, choices=Verzoeksoort)
    tekst = models.TextField(_("in de woorden van de cliënt"))
    door = models.ForeignKey(Deelnemer, models.PROTECT, null=True, blank=True, related_name="+")
    ontvangen_op = models.DateField(_("gevraagd op"), default=timezone.localdate)
    uitkomst = models.CharField(_("wat ermee is gedaan"), max_length=20, choices=Verzoekuitkomst, blank=True)
    uitkomst_op = models.DateField(_("op"), null=True, blank=True)
    uitkomst_reden = models.TextField(_("uitleg"), blank=True)

    class Meta(Bewerkbaar.Meta):
        verbose_name = _("verzoek over gegevens")
        verbose_name_plural = _("verzoeken over gegevens")

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.ontvangen_op}"
