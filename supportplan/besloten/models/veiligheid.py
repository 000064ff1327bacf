"""The safety file (meldcode): append-only, encrypted, with its own right and its own audit (P-12, S-10)."""

import uuid as uuidlib
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.besloten.keuzes import Meldcodestap, Veiligheidsactie
from supportplan.besloten.models.aantekening import LANGSTE
from supportplan.kern.models import Dossier, Gebruiker, Onderdeel
from supportplan.kern.versleuteld import VersleuteldTekstveld

ALLEEN_TOEVOEGEN = pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete)

# The safety audit is chained like the log (kern/models/log.py), in a table and under a lock of its own.
INHOUD_VAN_REGEL = """concat_ws(E'\\x1f',
    {rij}.dossier_id, {rij}.volgnummer, (extract(epoch from {rij}.tijd) * 1000000)::bigint, {rij}.actor_id,
    {rij}.actie, {rij}.aan_id, {rij}.regel_uuid, host({rij}.ip), {rij}.vorige_hash)"""
HASH_VAN_REGEL = f"encode(sha256(convert_to({INHOUD_VAN_REGEL}, 'UTF8')), 'hex')"
AANSLUITEN = f"""
    PERFORM pg_advisory_xact_lock(hashtextextended('veiligheidslog', COALESCE(NEW.dossier_id, 0)));
    SELECT volgnummer + 1, hash INTO NEW.volgnummer, NEW.vorige_hash FROM besloten_veiligheidslog
        WHERE dossier_id IS NOT DISTINCT FROM NEW.dossier_id ORDER BY volgnummer DESC LIMIT 1;
    NEW.volgnummer := COALESCE(NEW.volgnummer, 1);
    NEW.vorige_hash := COALESCE(NEW.vorige_hash, '');
    NEW.hash := {HASH_VAN_REGEL.format(rij="NEW")};
    RETURN NEW;
"""  # noqa: S608  # only names of our own columns


class VeiligheidsManager(models.Manager[Any]):
    """Gives nothing to who does not say who reads (P-12)."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Nothing: ask `voor(gebruiker)`."""
        return super().get_queryset().none()

    def voor(self, gebruiker: Gebruiker) -> models.QuerySet[Any]:
        """Return the rows of the dossiers for which this person was given the safety right and still holds it."""
        toegang = Veiligheidstoegang.objects.filter(gebruiker=gebruiker, ingetrokken_op=None)
        return super().get_queryset().filter(dossier__in=toegang.values("dossier"))


class Veiligheidsdossier(Onderdeel):
    """That there is a safety file in a dossier; made with its first line."""

    geopend_op = models.DateTimeField(default=timezone.now)
    geopend_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")

    objects: ClassVar[Any] = VeiligheidsManager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("veiligheidsdossier")
        verbose_name_plural = _("veiligheidsdossiers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier"], name="veiligheidsdossier_een_per_dossier"),
        ]
        triggers: ClassVar[list[Any]] = [*Onderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Veiligheidsregel(Onderdeel):
    """One line: what was seen, who said so, at which step, what was decided, who was asked. Never changed (P-12)."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    veiligheidsdossier = models.ForeignKey(Veiligheidsdossier, models.PROTECT, related_name="+")
    datum = models.DateField(_("datum"))
    stap = models.CharField(_("stap van de meldcode"), max_length=10, choices=Meldcodestap)
    feiten = VersleuteldTekstveld(_("feiten"), max_length=LANGSTE)
    bron = VersleuteldTekstveld(_("bron"), max_length=LANGSTE, blank=True)
    besluit = VersleuteldTekstveld(_("besluit"), max_length=LANGSTE, blank=True)
    geraadpleegd = VersleuteldTekstveld(_("wie er geraadpleegd is"), max_length=LANGSTE, blank=True)
    # A line that was wrong stays; a new one says what is right. The database guards the link, so that all go at once.
    verbetert = models.ForeignKey("self", models.DO_NOTHING, null=True, blank=True, related_name="+")
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = VeiligheidsManager()

    class Meta(Onderdeel.Meta):
        verbose_name = _("veiligheidsregel")
        verbose_name_plural = _("veiligheidsregels")
        ordering: ClassVar[list[str]] = ["pk"]
        triggers: ClassVar[list[Any]] = [*Onderdeel.Meta.triggers, ALLEEN_TOEVOEGEN]

    def __str__(self) -> str:
        return str(self.get_stap_display())


class Veiligheidstoegang(Onderdeel):
    """That one person may read and write the safety file of one dossier: given by name, never by a role (P-12).

    Not a right of guardian: those rows are read by lists of rights, and what stands in one table can be asked there.
    """

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    gegeven_op = models.DateTimeField(default=timezone.now)
    gegeven_door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Onderdeel.Meta):
        verbose_name = _("toegang tot een veiligheidsdossier")
        verbose_name_plural = _("toegang tot veiligheidsdossiers")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "gebruiker"], condition=Q(ingetrokken_op=None), name="veiligheidstoegang_een_keer"
            ),
            models.CheckConstraint(
                name="veiligheidstoegang_ingetrokken_door_iemand",
                condition=Q(ingetrokken_op=None, ingetrokken_door=None)
                | Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.gebruiker)


class Veiligheidslog(models.Model):
    """Who read or wrote in a safety file or gave access to it; apart from the log that the client reads (P-12)."""

    tijd = models.DateTimeField(_("tijd"), default=timezone.now)
    # Plain keys, as in Logregel: a purge removes a whole chain, and a line never stands in its way.
    dossier = models.ForeignKey(
        Dossier, models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False
    )
    volgnummer = models.PositiveIntegerField(default=0)
    actor = models.ForeignKey(Gebruiker, models.PROTECT, related_name="+")
    actie = models.CharField(_("actie"), max_length=20, choices=Veiligheidsactie)
    aan = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    regel_uuid = models.UUIDField(null=True, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    vorige_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("regel van het veiligheidslog")
        verbose_name_plural = _("regels van het veiligheidslog")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["dossier", "volgnummer"], name="veiligheidslog_keten", nulls_distinct=False
            ),
        ]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.Trigger(name="aansluiten", operation=pgtrigger.Insert, when=pgtrigger.Before, func=AANSLUITEN),
            ALLEEN_TOEVOEGEN,
        ]

    def __str__(self) -> str:
        return f"{self.tijd:%Y-%m-%d %H:%M} {self.actie}"
