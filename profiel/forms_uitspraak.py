"""The form of one statement: the words, who said them, what is known about them, and where a new one belongs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.keuzes import KOLOMMEN, RIJEN, Formulier
from profiel.models import Gesprek, Plaatsing, Spreker, Uitspraak, leest_elk_gesprek
from profiel.regels import opsomming
from profiel.regels_uitspraak import eigenaren, mag_tekst_wijzigen
from profiel.services_rang import rangen_sluiten, ruimte_maken
from profiel.services_uitspraak import sprekers_zetten, waarom_niet_weg
from supportplan.kern.keuzes import Rol, Zichtbaarheid
from supportplan.kern.models import Deelnemer, Dossier
from supportplan.kern.rijen.formulieren import RijForm

PLEK = ("formulier", "rij", "kolom", "gesprek")
WOORDEN = frozenset({"tekst", "sprekers", "zichtbaarheid"})  # what belongs to who said it; marks may be set by anybody
VOLGORDE_VAN_ROLLEN = [Rol.CLIENT, Rol.PROFESSIONAL, Rol.NAASTE, Rol.VERTEGENWOORDIGER]


@dataclass(frozen=True)
class Sprekersbron:
    """Who can have said something in a dossier, and who said what; fetched once for all forms of a page."""

    deelnemers: Sequence[Deelnemer]
    van_uitspraak: Mapping[int, Sequence[int]]  # key of the statement to keys of its speakers
    gesprekken: Mapping[UUID, Gesprek] = field(default_factory=dict)

    def sprekers(self, uitspraak: Uitspraak) -> list[Deelnemer]:
        """Return who said this."""
        gezegd = set(self.van_uitspraak.get(uitspraak.pk, ()))
        return [deelnemer for deelnemer in self.deelnemers if deelnemer.pk in gezegd]


def sprekersbron(dossier: Dossier, *gesprekken: Gesprek) -> Sprekersbron:
    """Return the speakers of a dossier, the client first; two queries. Give the talks new sentences may belong to."""
    deelnemers = op_rol(Deelnemer.alle.filter(dossier=dossier))
    van_uitspraak: dict[int, list[int]] = {}
    for uitspraak, deelnemer in Spreker.objects.filter(dossier=dossier).values_list("uitspraak_id", "deelnemer_id"):
        van_uitspraak.setdefault(uitspraak, []).append(deelnemer)
    return Sprekersbron(deelnemers, van_uitspraak, {gesprek.uuid: gesprek for gesprek in gesprekken})


def op_rol(deelnemers: Iterable[Deelnemer]) -> list[Deelnemer]:
    """Return people in the order in which they are offered as speakers: the client first."""
    return sorted(deelnemers, key=lambda rij: (VOLGORDE_VAN_ROLLEN.index(Rol(rij.rol)), rij.pk))


class UitspraakForm(RijForm):
    """One statement. A page gives `bron` (see `sprekersbron`) by `formulier_extra`: {"uitspraak": {"bron": ...}}.

    A new one can have a place (`formulier`, `rij`, `kolom`) and a talk (`gesprek`, its uuid) as hidden fields; those
    of a stored one are changed elsewhere. With `kort` the speakers and the readers of a stored one are hidden: they
    travel along, so that a page of a hundred sentences stays light.
    """

    soort = "uitspraak"

    sprekers = forms.MultipleChoiceField(
        label=gettext_lazy("Wie zei dit?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Kies wie dit zei.")},
    )
    formulier = forms.ChoiceField(choices=Formulier, required=False, widget=forms.HiddenInput)
    rij = forms.CharField(required=False, widget=forms.HiddenInput)
    kolom = forms.CharField(required=False, widget=forms.HiddenInput)
    gesprek = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Uitspraak
        fields = ("tekst", "lukt_niet", "is_optie", "zichtbaarheid")
        widgets: ClassVar[dict[str, Any]] = {
            "tekst": forms.Textarea(attrs={"rows": 2}),
            "zichtbaarheid": forms.RadioSelect,
        }
        labels: ClassVar[dict[str, Any]] = {
            "tekst": gettext_lazy("Wat er gezegd is"),
            "lukt_niet": gettext_lazy("Dit lukt niet"),
            "is_optie": gettext_lazy("Mogelijke optie"),
            "zichtbaarheid": gettext_lazy("Wie mag dit lezen?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "tekst": {"required": gettext_lazy("Typ wat er gezegd is, of haal de zin weg.")},
        }

    def __init__(self, *args: Any, bron: Sprekersbron, kort: bool = False, **kwargs: Any) -> None:
        self.bron = bron
        rij: Uitspraak = kwargs["instance"]
        self.gezegd_door = bron.sprekers(rij) if rij.pk else []
        begin = self.gezegd_door if rij.pk else _eerste_spreker(bron, kwargs["wie"].deelnemer)
        kwargs["initial"] = {"sprekers": [str(spreker.uuid) for spreker in begin]} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["sprekers"].choices = [  # type: ignore[attr-defined]  # a choice field
            (str(deelnemer.uuid), deelnemer.roepnaam) for deelnemer in bron.deelnemers if _kan_spreken(deelnemer, begin)
        ]
        if rij.pk:
            for naam in PLEK:
                del self.fields[naam]
        else:
            self.fields["tekst"].widget.attrs["data-enter"] = True  # sentence after sentence, as people talk
        if kort and rij.pk:
            self.fields["sprekers"].widget = forms.MultipleHiddenInput()
        if kort:
            self.fields["zichtbaarheid"].widget = forms.HiddenInput()

    @property
    def mag_tekst(self) -> bool:
        """Whether this person may change the words now; else they propose other ones (method 2, product 4)."""
        if self.is_nieuw:
            return True
        return mag_tekst_wijzigen(self.instance, self.wie, timezone.localdate(), sprekers=self.gezegd_door)

    def clean_sprekers(self) -> list[Deelnemer]:
        """Return who said it; what had a speaker keeps one."""
        gekozen = set(self.cleaned_data["sprekers"])
        if not gekozen and (self.is_nieuw or self.gezegd_door):
            raise ValidationError(_("Kies wie dit zei."))
        return [deelnemer for deelnemer in self.bron.deelnemers if str(deelnemer.uuid) in gekozen]

    def clean_gesprek(self) -> Gesprek | None:
        """Return the talk of this dossier in which it was said."""
        uuid = self.cleaned_data["gesprek"]
        if uuid is None:
            return None
        gesprek = self.bron.gesprekken.get(uuid) or Gesprek.objects.filter(dossier=self.dossier, uuid=uuid).first()
        if gesprek is None:
            raise ValidationError(_("Dit gesprek is er niet meer. Open de pagina opnieuw; uw tekst is bewaard."))
        return gesprek

    def clean(self) -> dict[str, Any]:
        """Refuse a row this person may not read, words only for a speaker who is not typing, and an unknown place."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        sprekers = gegevens.get("sprekers", [])
        deelnemer = self.wie.deelnemer
        if not self.is_nieuw and not self.mag_lezen():
            raise ValidationError(_("Deze zin is er niet meer. Haal uw tekst weg of typ hem opnieuw."))
        if gegevens.get("zichtbaarheid") == Zichtbaarheid.ALLEEN_IK and deelnemer not in sprekers:
            self.add_error("zichtbaarheid", _("Alleen voor wie het zei: dat kan alleen diegene zelf kiezen."))
        if self.is_nieuw and gegevens.get("formulier") and not self._plek_bestaat(gegevens):
            raise ValidationError(_("Deze plek staat niet in het formulier. Open de pagina opnieuw."))
        return gegevens

    def _plek_bestaat(self, gegevens: Mapping[str, Any]) -> bool:
        rijen = RIJEN[gegevens["formulier"]]
        bestaand = rijen.values if rijen else [""]
        return gegevens.get("rij") in bestaand and gegevens.get("kolom") in KOLOMMEN[gegevens["formulier"]].values

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether words, marks or speakers differ."""
        gekozen = {spreker.pk for spreker in self.cleaned_data["sprekers"]}
        return super().wijzigt(vergelijk) or gekozen != {spreker.pk for spreker in self.gezegd_door}

    def waarom_niet(self) -> str:
        """Refuse to overwrite what somebody else said; the text stays, to propose (method 2, product 4)."""
        if self.is_nieuw or not WOORDEN & set(self.changed_data) or self.mag_tekst:
            return ""
        van = opsomming([spreker.roepnaam for spreker in eigenaren(self.gezegd_door) or self.gezegd_door])
        return _("Dit zijn de woorden van %(naam)s. Uw tekst is bewaard. Kies “Voorstellen” om hem voor te leggen.") % {
            "naam": van or _("een ander")
        }

    def waarom_niet_weg(self) -> str:
        """Refuse to take away somebody else's words, and what a goal or an option rests on."""
        if not self.mag_lezen():
            return _("Deze zin is er niet meer.")
        return waarom_niet_weg(self.instance, wie=self.wie, sprekers=self.gezegd_door, op=timezone.localdate())

    def mag_lezen(self) -> bool:
        """Whether this person may read the statement as it stands in the database (P-03)."""
        gesprek, deelnemer = self.instance.gesprek_id, self.wie.deelnemer
        if gesprek and not leest_elk_gesprek(deelnemer):
            gesprekken = Gesprek.alle.filter(pk=gesprek).leesbaar_voor(deelnemer)
            if not gesprekken.exists():  # said in a talk that is not in this person's portal (P-13)
                return False
        return _mag_lezen(self.initial["zichtbaarheid"], self.gezegd_door, deelnemer)

    def na_weghalen(self) -> None:
        """Close the gap in the list of wishes; the removed one remembers its place."""
        rangen_sluiten(self.dossier)

    def voor_terugzetten(self) -> None:
        """Make room in the list of wishes for one that comes back."""
        ruimte_maken(self.instance)

    def naast(self) -> dict[str, list[str]]:
        """Return place and talk of this statement, for a second one beside it."""
        plek = Plaatsing.objects.filter(uitspraak=self.instance).first()
        waar = {naam: [getattr(plek, naam)] for naam in ("formulier", "rij", "kolom")} if plek else {}
        return waar | ({"gesprek": [str(self.instance.gesprek.uuid)]} if self.instance.gesprek else {})

    def bewaren(self) -> None:
        """Store the statement with its speakers, and of a new one its talk and place."""
        nieuw = self.is_nieuw
        if nieuw:
            self.instance.gesprek = self.cleaned_data["gesprek"]
            hoogste = Uitspraak.alle.filter(dossier=self.dossier).aggregate(Max("volgorde"))["volgorde__max"]
            self.instance.volgorde = (hoogste or 0) + 1
        elif not set(self.changed_data) - {"is_optie", "revisie"} and self.instance.vrijgegeven_revisie:
            self._vrijgave_meenemen()
        self.instance.save()
        sprekers_zetten(self.instance, self.cleaned_data["sprekers"], waren=self.gezegd_door)
        if nieuw and self.cleaned_data["formulier"]:
            plek = {naam: self.cleaned_data[naam] for naam in ("formulier", "rij", "kolom")}
            Plaatsing.objects.create(dossier=self.dossier, uitspraak=self.instance, **plek)

    def _vrijgave_meenemen(self) -> None:
        """Keep a release: "mogelijke optie" is no word of the text that was released (P-03)."""
        if self.instance.vrijgegeven_revisie == self.instance.revisie - 1:
            self.instance.vrijgegeven_revisie = self.instance.revisie

    def tekst_van(self, naam: str, waarde: Any) -> str:
        """Return a value as people read it; speakers by their names."""
        if naam != "sprekers":
            return super().tekst_van(naam, waarde)
        gekozen = {str(uuid) for uuid in waarde or []}
        return opsomming([rij.roepnaam for rij in self.bron.deelnemers if str(rij.uuid) in gekozen])


def _eerste_spreker(bron: Sprekersbron, deelnemer: Deelnemer | None) -> list[Deelnemer]:
    """Who most likely says the next sentence: the client when a professional types, else who types."""
    if deelnemer is not None and deelnemer.rol != Rol.PROFESSIONAL:
        return [deelnemer]
    return [rij for rij in bron.deelnemers if rij.rol == Rol.CLIENT and rij.verwijderd_op is None][:1]


def _kan_spreken(deelnemer: Deelnemer, begin: Sequence[Deelnemer]) -> bool:
    return deelnemer.verwijderd_op is None or deelnemer in begin


def _mag_lezen(zichtbaarheid: str, sprekers: Sequence[Deelnemer], deelnemer: Deelnemer | None) -> bool:
    """The rule of `leesbaar_voor` for one statement that was fetched (P-03)."""
    if deelnemer in sprekers or zichtbaarheid == Zichtbaarheid.GEDEELD:
        return True
    ingewijd = deelnemer is not None and deelnemer.rol in {Rol.CLIENT, Rol.PROFESSIONAL}
    return ingewijd and zichtbaarheid == Zichtbaarheid.PROFESSIONAL
