"""The form of one row. A page has many of them, each on its own; a row removed elsewhere never spoils the others."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db.models import Model
from django.db.models.fields import BLANK_CHOICE_DASH
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from supportplan.kern.models import Deelnemer, Dossier, Gebruiker
from supportplan.kern.telefoon import telefoonnummer

PREFIX = re.compile(r"(?P<soort>[a-z]+)_(?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=-)")
LANGSTE_TEKST = 10_000
LANGSTE_NAAM = 50  # letters of a row in a list of errors


@dataclass(frozen=True)
class Wie:
    """Who is typing: the account, and the part of that person in the dossier."""

    gebruiker: Gebruiker
    deelnemer: Deelnemer | None


@dataclass(frozen=True)
class Tekstpaar:
    """One field of a clash: my text beside the text that stands there now."""

    label: str
    mijn: str
    hun: str


@dataclass(frozen=True)
class Botsing:
    """Two people changed the same row; both texts are kept until one of them chooses (product 4)."""

    bericht: str
    mijn: str
    van: str
    velden: list[Tekstpaar]
    is_weg: bool
    allebei_kan: bool


class RijForm(forms.ModelForm):  # type: ignore[type-arg]  # each subclass has its own model
    """One row of a dossier as a form, found by the uuid in its prefix and guarded by the revision that was seen.

    A subclass says its `soort` (lower-case letters: part of the prefix, name of its drafts), which fields make a new
    row worth keeping (`kern`; any typed text does too), in `waarom_niet` who may not change a row, and in `bewaren`
    what is stored with it.
    """

    soort: ClassVar[str]
    kern: ClassVar[tuple[str, ...]] = ("tekst",)  # a new row in which all of these are blank is no row
    allebei: ClassVar[bool] = True  # whether two texts of a clash can become two rows
    mee: ClassVar[tuple[str, ...]] = ()  # rows the row points to that the form reads, fetched along with it
    logwoord: ClassVar[str] = ""  # the word for the log, when it is not `soort`

    revisie = forms.IntegerField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *, wie: Wie, instance: Any, **kwargs: Any) -> None:
        self.wie = wie
        self.botsing: Botsing | None = None
        kwargs["initial"] = {"revisie": instance.revisie if instance.pk else 0} | kwargs.get("initial", {})
        super().__init__(data, instance=instance, prefix=f"{self.soort}_{instance.uuid}", **kwargs)
        for veld in self.fields.values():
            _leeg_in_woorden(veld)
            if isinstance(veld, forms.CharField) and not isinstance(veld, forms.UUIDField):
                veld.validators += [leesbaar, MaxLengthValidator(LANGSTE_TEKST)]

    def _post_clean(self) -> None:
        """Put what was typed on the row; the checks of the model are left to the database.

        Each would be a query for every row of the page, or the making of one.
        """
        self.instance = forms.models.construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)

    @property
    def rij(self) -> Any:
        """The row, as stored or still to be made."""
        return self.instance

    @property
    def is_nieuw(self) -> bool:
        """Whether the row does not stand in the database yet."""
        return self.instance.pk is None

    @property
    def dossier(self) -> Dossier:
        """The dossier of the row."""
        dossier: Dossier = self.instance if isinstance(self.instance, Dossier) else self.instance.dossier
        return dossier

    @property
    def basis_revisie(self) -> int:
        """The revision of the row that was on the page when typing began; 0 for a new row or when it is no number."""
        gezien = str(self["revisie"].data or "")
        return int(gezien) if gezien.isdecimal() and len(gezien) < len(str(LANGSTE_TEKST)) * 2 else 0

    @property
    def rijnaam(self) -> str:
        """What was typed first in this row in short: which row an error is about. Empty when it begins with no text."""
        eerste = self.kern[0] if self.kern else ""
        if not isinstance(self.fields.get(eerste), forms.CharField):
            return ""
        return Truncator(" ".join(str(self[eerste].value() or "").split())).chars(LANGSTE_NAAM)

    def clean_telefoon(self) -> str:
        """Refuse what is no telephone number; one that stood there already is no reason to refuse the rest."""
        getypt: str = self.cleaned_data["telefoon"]
        if getypt and getypt != self.initial.get("telefoon"):
            telefoonnummer(getypt)
        return getypt

    def is_leeg(self) -> bool:
        """Whether nothing was typed in a new row; such a row is passed over, not refused."""
        if not self.is_nieuw or any(self[naam].data for naam in self.kern if naam in self.fields):
            return False
        return not any(veld.data and _is_getypt(veld.field, veld.data) for veld in self.visible_fields())

    def invoer(self) -> dict[str, list[str]]:
        """Return what was typed in this form, by field name without prefix, as it came in."""
        namen = [naam for naam in self.fields if self.add_prefix(naam) in self.data]
        gegevens: Any = self.data
        # a NUL cannot be stored at all; the field said so, and the rest of the text stays
        return {
            naam: [tekst.replace("\0", "\ufffd") for tekst in gegevens.getlist(self.add_prefix(naam))] for naam in namen
        }

    def gewijzigde_velden(self, vergelijk: Any) -> list[str]:
        """Return the fields whose typed value differs from that in `vergelijk`: the row, or an earlier state of it."""
        eigen = set(self._meta.fields or ())  # not a field that only says where a new row belongs
        kolommen = {veld.name: veld for veld in self._meta.model._meta.concrete_fields if veld.name in eigen}
        return [
            naam
            for naam, nieuw in self.cleaned_data.items()
            if naam in kolommen and not _gelijk(nieuw, getattr(vergelijk, kolommen[naam].attname))
        ]

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether the form asks anything else than `vergelijk` says. Add here what is stored beside the row itself."""
        return bool(self.gewijzigde_velden(vergelijk))

    def waarom_niet(self) -> str:
        """Return why this person may not make this change, as an instruction; empty when they may. Runs when valid."""
        return ""

    def let_op(self) -> str:
        """Return a warning about what was just stored, such as a helper the client refuses; it never blocks."""
        return ""

    def waarom_niet_weg(self) -> str:
        """Return why this row may not be taken away now, as an instruction; empty when it may."""
        return ""

    def mag_lezen(self) -> bool:
        """Whether this person may read the row; one that may not is never named after it was taken away."""
        return True

    def na_weghalen(self) -> None:
        """Tidy what the row leaves behind when it is taken away, such as a gap in a ranking; it was stored already."""

    def voor_terugzetten(self) -> None:
        """Change on the row what would be in the way of putting it back, such as a rank that is taken now."""

    def naast(self) -> dict[str, list[str]]:
        """Return what a second row beside this one needs besides the typed fields: its place, who said it."""
        return {}

    def bewaren(self) -> None:
        """Store the row and what belongs to it (speakers, places); runs inside the transaction of the save."""
        self.instance.save()

    def tekst_van(self, naam: str, waarde: Any) -> str:
        """Return a value of a field as people read it: a choice by its words, a tick as ja or nee."""
        veld: Any = self.fields[naam]
        if isinstance(veld, forms.BooleanField):
            return _("ja") if waarde in {True, "on", "True"} else _("nee")
        if isinstance(veld, forms.ChoiceField):
            keuzes: Any = veld.choices
            woorden = {str(sleutel): str(woord) for sleutel, woord in _plat(keuzes)}
            return woorden.get(str(waarde if waarde is not None else ""), str(waarde or ""))
        return "" if waarde is None else str(veld.prepare_value(waarde))


def _leeg_in_woorden(veld: forms.Field) -> None:
    """Say in words that nothing was chosen, where Django shows a row of dashes."""
    if isinstance(veld, forms.ModelChoiceField):
        veld.empty_label = veld.empty_label and _("nog niet gekozen")
    elif isinstance(veld, forms.TypedChoiceField):
        alle: Any = veld.choices
        keuzes = list(alle)
        if keuzes and keuzes[0] in BLANK_CHOICE_DASH:
            veld.choices = [("", _("nog niet gekozen")), *keuzes[1:]]


def _is_getypt(veld: forms.Field, waarde: Any) -> bool:
    """Whether somebody typed this: a text or a number; a choice or a day may have stood there beforehand."""
    if isinstance(veld, (forms.CharField, forms.IntegerField)):  # a DecimalField is an IntegerField
        return True
    if isinstance(veld, forms.DateField):
        try:
            veld.clean(waarde)
        except ValidationError:
            return True
    return False


def _gelijk(nieuw: Any, oud: Any) -> bool:
    if isinstance(nieuw, str) and isinstance(oud, str):
        return nieuw.strip() == oud.strip()  # a form strips; spaces around a text are no change of it
    return bool((nieuw.pk if isinstance(nieuw, Model) else nieuw) == oud)


def _plat(keuzes: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    for sleutel, woord in keuzes:
        if isinstance(woord, (list, tuple)):
            yield from _plat(woord)
        else:
            yield sleutel, woord


def leesbaar(tekst: str) -> None:
    """Refuse signs nobody can see or read, such as a NUL; tab and new line are fine (the same rule as an import)."""
    if any(unicodedata.category(teken) == "Cc" and teken not in "\t\n" for teken in tekst):
        raise ValidationError(
            _("In deze tekst staat een onzichtbaar teken. Typ hem opnieuw, of plak hem zonder opmaak.")
        )


def met_gewone_regeleinden(gegevens: QueryDict) -> QueryDict:
    """Return the posted data with new lines as one sign; a browser sends two, and that is no change of a text."""
    kopie = gegevens.copy()
    for naam, waarden in gegevens.lists():
        kopie.setlist(naam, [waarde.replace("\r\n", "\n").replace("\r", "\n") for waarde in waarden])
    return kopie


def plekken_in(namen: Iterable[str]) -> dict[str, tuple[str, UUID]]:
    """Return the row forms among the names of posted fields: prefix to (kind, uuid), in order of appearance."""
    gevonden = {}
    for naam in namen:
        if treffer := PREFIX.match(naam):
            gevonden[treffer[0]] = (treffer["soort"], UUID(treffer["uuid"]))
    return gevonden
