"""The copy of the own data somebody asked for: what was chosen per line, the frozen files, and who got them (P-17)."""

import uuid as uuidlib
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Identiteit, Kopiesoort, Overhandiging, Weglaatgrond
from supportplan.kern.models.basis import Onderdeel, geschiedenis, prive
from supportplan.kern.models.bewaren import Verzoek
from supportplan.kern.models.gebruiker import Gebruiker
from supportplan.kern.models.mensen import Deelnemer


def kopiepad(bestand: "Kopiebestand", naam: str) -> str:
    """Return where a file stands: in the folder of its dossier, under the number of the copy."""
    return f"dossiers/{bestand.dossier.uuid}/kopieen/{bestand.kopie.uuid}-{naam}"


@geschiedenis
class Kopiekeuze(Onderdeel):
    """What a professional decided on one line of the copy: it goes along (no ground), or is left out on a ground."""

    verzoek = models.ForeignKey(Verzoek, models.PROTECT, related_name="keuzes")
    soort = models.CharField(_("soort regel"), max_length=50)
    rij = models.PositiveBigIntegerField(_("welke regel"))
    grond = models.CharField(_("waarom het niet meegaat"), max_length=20, choices=Weglaatgrond, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    op = models.DateTimeField(_("gekozen op"), default=timezone.now)

    class Meta(Onderdeel.Meta):
        verbose_name = _("keuze bij een kopie")
        verbose_name_plural = _("keuzes bij kopieën")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["verzoek", "soort", "rij"], name="kopiekeuze_een_per_regel"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.rij}: {self.get_grond_display() or _('gaat mee')}"


class Kopie(Onderdeel):
    """One copy as it was made for a request; never changed. `gronden` counts what was left out, per ground."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    verzoek = models.ForeignKey(Verzoek, models.PROTECT, related_name="kopieen")
    nummer = models.PositiveSmallIntegerField(_("nummer"))
    gemaakt_op = models.DateTimeField(_("gemaakt op"))
    gemaakt_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    gronden = models.JSONField(_("wat er is weggelaten"), default=dict)

    class Meta(Onderdeel.Meta):
        verbose_name = _("kopie van gegevens")
        verbose_name_plural = _("kopieën van gegevens")
        ordering: ClassVar[list[str]] = ["nummer"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["verzoek", "nummer"], name="kopie_een_per_nummer"),
        ]
        triggers: ClassVar[list[Any]] = [
            *Onderdeel.Meta.triggers,
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{_('Kopie')} {self.nummer}"


class Kopiebestand(Onderdeel):
    """One frozen file of a copy, in private storage, with its hash (S-07)."""

    kopie = models.ForeignKey(Kopie, models.CASCADE, related_name="bestanden")
    soort = models.CharField(_("soort"), max_length=10, choices=Kopiesoort)
    bestand = models.FileField(_("bestand"), storage=prive, upload_to=kopiepad, max_length=200)
    grootte = models.PositiveIntegerField(_("grootte in bytes"))
    sha256 = models.CharField(max_length=64)

    class Meta(Onderdeel.Meta):
        verbose_name = _("bestand van een kopie")
        verbose_name_plural = _("bestanden van kopieën")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kopie", "soort"], name="kopiebestand_een_per_soort"),
        ]
        triggers: ClassVar[list[Any]] = [
            *Onderdeel.Meta.triggers,
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return self.get_soort_display()


class Kopieoverhandiging(Onderdeel):
    """That a copy was handed over: when, how, to whom, and how one knew who that was. Never a copy of an ID (P-09)."""

    kopie = models.ForeignKey(Kopie, models.PROTECT, related_name="overhandigingen")
    aan = models.ForeignKey(Deelnemer, models.PROTECT, related_name="+")
    op = models.DateField(_("overhandigd op"))
    hoe = models.CharField(_("hoe"), max_length=20, choices=Overhandiging)
    identiteit = models.CharField(_("hoe u weet wie het is"), max_length=20, choices=Identiteit)
    door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Onderdeel.Meta):
        verbose_name = _("overhandiging van een kopie")
        verbose_name_plural = _("overhandigingen van kopieën")
        ordering: ClassVar[list[str]] = ["pk"]
        triggers: ClassVar[list[Any]] = [
            *Onderdeel.Meta.triggers,
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"{self.kopie} {self.op}"
