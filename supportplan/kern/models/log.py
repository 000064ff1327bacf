"""The append-only log, reads too, with a hash chain per dossier made by the database (P-20)."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Actie, Resultaat
from supportplan.kern.models.gebruiker import Gebruiker

# What is hashed: every column that says something, in a fixed order and a form that no setting of the session changes.
INHOUD_VAN_REGEL = """concat_ws(E'\\x1f',
    {rij}.dossier_id, {rij}.volgnummer, (extract(epoch from {rij}.tijd) * 1000000)::bigint, {rij}.actor_id,
    {rij}.namens, {rij}.rol, {rij}.soort, {rij}.object_uuid, {rij}.actie, {rij}.resultaat,
    host({rij}.ip), {rij}.reden, {rij}.velden::text, {rij}.vorige_hash)"""
HASH_VAN_REGEL = f"encode(sha256(convert_to({INHOUD_VAN_REGEL}, 'UTF8')), 'hex')"

# The advisory lock makes the lines of one dossier follow one another; two dossiers never wait for each other.
AANSLUITEN = f"""
    PERFORM pg_advisory_xact_lock(hashtextextended('logregel', COALESCE(NEW.dossier_id, 0)));
    SELECT volgnummer + 1, hash INTO NEW.volgnummer, NEW.vorige_hash FROM kern_logregel
        WHERE dossier_id IS NOT DISTINCT FROM NEW.dossier_id ORDER BY volgnummer DESC LIMIT 1;
    NEW.volgnummer := COALESCE(NEW.volgnummer, 1);
    NEW.vorige_hash := COALESCE(NEW.vorige_hash, '');
    NEW.hash := {HASH_VAN_REGEL.format(rij="NEW")};
    RETURN NEW;
"""  # noqa: S608  # only names of our own columns


class Logregel(models.Model):
    """Who did what with which thing, and how it ended. Names of fields, never a text of a person."""

    tijd = models.DateTimeField(_("tijd"), default=timezone.now)
    # Dossier and actor are plain keys: a purge removes a whole chain, and a line never stands in the way of it.
    dossier = models.ForeignKey(
        "kern.Dossier", models.DO_NOTHING, null=True, blank=True, related_name="logregels", db_constraint=False
    )
    volgnummer = models.PositiveIntegerField(default=0)
    actor = models.ForeignKey(Gebruiker, models.PROTECT, null=True, blank=True, related_name="+")
    namens = models.CharField(_("namens"), max_length=200, blank=True)
    rol = models.CharField(_("rol"), max_length=30, blank=True)
    soort = models.CharField(_("wat"), max_length=50)
    object_uuid = models.UUIDField(null=True, blank=True)
    actie = models.CharField(_("actie"), max_length=20, choices=Actie)
    resultaat = models.CharField(_("resultaat"), max_length=10, choices=Resultaat, default=Resultaat.GELUKT)
    ip = models.GenericIPAddressField(null=True, blank=True)
    reden = models.CharField(_("reden"), max_length=300, blank=True)
    velden = models.JSONField(_("velden"), default=list, blank=True)
    vorige_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logregels")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dossier", "volgnummer"], name="logregel_keten", nulls_distinct=False),
        ]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.Trigger(name="aansluiten", operation=pgtrigger.Insert, when=pgtrigger.Before, func=AANSLUITEN),
            pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.tijd:%Y-%m-%d %H:%M} {self.actie} {self.soort}"
