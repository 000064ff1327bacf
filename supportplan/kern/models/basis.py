"""What every row of a dossier has: its own dossier key, a revision, an author, a way back."""

import uuid as uuidlib
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

import pghistory
import pgtrigger
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from supportplan.kern.keuzes import Verbergreden, Vrijgavewijze
from supportplan.kern.toegang import Recht, dossiers_met_recht

if TYPE_CHECKING:
    from supportplan.kern.models.gebruiker import Gebruiker

RijType = TypeVar("RijType", bound=models.Model)

ModelType = TypeVar("ModelType", bound=type[models.Model])


def geschiedenis(model: ModelType) -> ModelType:
    """Keep the whole row at every change of it, written by the database (P-18, product 2).

    Who and when stand in the row itself, so no separate context is kept.
    """
    opties: Any = model._meta
    opties.triggers = list(getattr(opties, "triggers", []))  # a list of its own, not the parent's
    volgen: Any = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=None,  # type: ignore[arg-type]  # documented way to keep no context
        obj_field=pghistory.ObjForeignKey(related_name="geschiedenis"),
    )
    gevolgd: ModelType = volgen(model)
    return gevolgd


class ZelfdeDossier(pgtrigger.Trigger):
    """Refuses a row that points to a row of another dossier (product 3: links stay inside one dossier)."""

    def __init__(self) -> None:
        super().__init__(name="zelfde_dossier", operation=pgtrigger.Insert | pgtrigger.Update, when=pgtrigger.Before)

    def get_func(self, model: Any) -> str:
        """One IF per foreign key whose target has a dossier of its own."""
        controles = [
            f"""IF NEW."{veld.column}" IS NOT NULL AND NEW."dossier_id" IS DISTINCT FROM (
                SELECT "dossier_id" FROM "{veld.related_model._meta.db_table}" WHERE "id" = NEW."{veld.column}"
            ) THEN RAISE EXCEPTION 'link naar een ander dossier: {veld.name}' USING ERRCODE = '23514'; END IF;"""  # noqa: S608  # names of our own tables
            for veld in model._meta.concrete_fields
            if isinstance(veld, models.ForeignKey) and heeft_dossier(veld.related_model)
        ]
        return "\n".join([*controles, "RETURN NEW;"])


def prive() -> Storage:
    """Return the storage for files that are never served as they are (S-07)."""
    return storages["prive"]


def heeft_dossier(model: Any) -> bool:
    """Whether rows of this model belong to one dossier."""
    return any(veld.name == "dossier" for veld in model._meta.concrete_fields)


class OnderdeelQuerySet(models.QuerySet[RijType]):
    """Rows that belong to a dossier."""

    def voor(self, gebruiker: "Gebruiker", recht: Recht) -> Self:
        """Only rows of the dossiers in which this user holds this right now."""
        return self.filter(dossier__in=dossiers_met_recht(gebruiker, recht))


class LevendManager(models.Manager.from_queryset(OnderdeelQuerySet)):  # type: ignore[misc]  # no stub for a made class
    """Leaves out what was removed; `alle` is the way to see removed rows."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(verwijderd_op=None)  # type: ignore[no-any-return]


class Onderdeel(models.Model):
    """A row of one dossier. Its dossier never changes and its links stay inside it."""

    dossier = models.ForeignKey("kern.Dossier", models.CASCADE, related_name="+", verbose_name=_("dossier"))

    objects: ClassVar[Any] = OnderdeelQuerySet.as_manager()

    class Meta:
        abstract = True
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            ZelfdeDossier(),
            pgtrigger.ReadOnly(name="vast_dossier", fields=["dossier"]),
        ]


class Bewerkbaar(Onderdeel):
    """A row people edit: found by uuid, guarded by its revision, removed with a way back."""

    uuid = models.UUIDField(default=uuidlib.uuid4, unique=True, editable=False)
    revisie = models.PositiveIntegerField(default=1)
    gemaakt_op = models.DateTimeField(default=timezone.now)
    gemaakt_door = models.ForeignKey("kern.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+")
    gewijzigd_op = models.DateTimeField(default=timezone.now)
    gewijzigd_door = models.ForeignKey("kern.Gebruiker", models.PROTECT, null=True, blank=True, related_name="+")
    verwijderd_op = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = LevendManager()
    alle: ClassVar[Any] = OnderdeelQuerySet.as_manager()

    class Meta(Onderdeel.Meta):
        abstract = True
        base_manager_name = "alle"


class Vrijgeefbaar(models.Model):
    """A text that goes to the gemeente only when the client released exactly this revision (P-03)."""

    vrijgegeven_revisie = models.PositiveIntegerField(null=True, blank=True)
    vrijgegeven_op = models.DateField(null=True, blank=True)
    vrijgegeven_door = models.ForeignKey("kern.Deelnemer", models.PROTECT, null=True, blank=True, related_name="+")
    vrijgave_wijze = models.CharField(max_length=10, choices=Vrijgavewijze, blank=True)
    vrijgave_reden = models.TextField(_("waarom heeft de gemeente dit nodig?"), blank=True)

    revisie: Any  # from Bewerkbaar

    class Meta:
        abstract = True

    @property
    def is_vrijgegeven(self) -> bool:
        """Whether the text as it stands now was released; a later change ends the release (P-03)."""
        return self.vrijgegeven_revisie is not None and self.vrijgegeven_revisie == self.revisie

    @property
    def is_gewijzigd_na_vrijgave(self) -> bool:
        """Whether an earlier revision was released but the present one was not."""
        return self.vrijgegeven_revisie is not None and self.vrijgegeven_revisie != self.revisie


class Verbergbaar(models.Model):
    """An entry that can be kept out of the portal of client, vertegenwoordiger and naasten, with a reason (P-13)."""

    verborgen_reden = models.CharField(
        _("waarom de cliënt dit nu niet leest"),
        max_length=20,
        choices=Verbergreden,
        blank=True,
        default="",
        db_default="",
    )
    bespreken_op = models.DateField(_("wordt besproken op"), null=True, blank=True)

    class Meta:
        abstract = True


def verbergen_klopt(naam: str) -> models.CheckConstraint:
    """What was not talked about yet has a day on which it will be; nothing else has (P-13)."""
    nog_niet = models.Q(verborgen_reden=Verbergreden.NIET_BESPROKEN)
    return models.CheckConstraint(
        name=naam,
        condition=(nog_niet & models.Q(bespreken_op__isnull=False)) | (~nog_niet & models.Q(bespreken_op=None)),
    )


def vrijgave_klopt(naam: str) -> models.CheckConstraint:
    """A release has a date, a person and a way, or there is none at all."""
    velden = ("vrijgegeven_revisie", "vrijgegeven_op", "vrijgegeven_door")
    geen = models.Q(**{f"{veld}__isnull": True for veld in velden}, vrijgave_wijze="")
    wel = models.Q(**{f"{veld}__isnull": False for veld in velden}) & ~models.Q(vrijgave_wijze="")
    return models.CheckConstraint(name=naam, condition=geen | wel)
