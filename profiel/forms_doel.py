"""The forms of a goal and of a preference (method 4); the page gives them the rows they can point to, fetched once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel import services_doel
from profiel.keuzes import Voorkeursoort
from profiel.models import Doel, Doelwens, Uitspraak, Voorkeur
from profiel.regels import opsomming
from supportplan.kern.models import Netwerkpersoon
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.velden import RijVeld

LANGE_ZIN = 70  # letters of a sentence in a list of choices


@dataclass(frozen=True)
class Wensenbron:
    """The wishes a goal can come from, and the links of every goal; fetched once for all forms of a page."""

    wensen: Sequence[Uitspraak]
    van_doel: Mapping[int, Sequence[int]]  # key of the goal to keys of its wishes, those one may not read too

    def gekozen(self, doel: Doel) -> list[str]:
        """Return the uuids of the wishes of a goal that may be read here."""
        keys = set(self.van_doel.get(doel.pk, ()))
        return [str(wens.uuid) for wens in self.wensen if wens.pk in keys]

    def verborgen(self, doel: Doel) -> int:
        """Return how many wishes of a goal may not be read here; they stay with it."""
        return len(set(self.van_doel.get(doel.pk, ())) - {wens.pk for wens in self.wensen})


def in_het_kort(rij: object) -> str:
    """Return the words of a row short enough for a list of choices."""
    return Truncator(str(rij)).chars(LANGE_ZIN)


class DoelForm(RijForm):
    """A goal with the wishes it comes from, or a typed reason why it has none. The page gives `bron`."""

    soort = "doel"
    kern = ("tekst",)
    allebei = False  # two texts of one goal are no two goals

    wensen = forms.MultipleChoiceField(
        label=gettext_lazy("Uit welke wens komt dit doel?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Doel
        fields = ("tekst", "reden_zonder_wens", "termijn", "merken", "tekst_professional")
        widgets: ClassVar[dict[str, Any]] = {
            "tekst": forms.Textarea(attrs={"rows": 2}),
            "reden_zonder_wens": forms.Textarea(attrs={"rows": 2}),
            "merken": forms.Textarea(attrs={"rows": 2}),
            "tekst_professional": forms.Textarea(attrs={"rows": 2}),
            "termijn": forms.RadioSelect,
        }
        labels: ClassVar[dict[str, Any]] = {
            "tekst": gettext_lazy("Het doel, in de woorden van de cliënt"),
            "reden_zonder_wens": gettext_lazy("Of: waarom heeft dit doel geen wens?"),
            "termijn": gettext_lazy("Wanneer?"),
            "merken": gettext_lazy("Hoe merken we dat het lukt?"),
            "tekst_professional": gettext_lazy("In de woorden van de professional"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "tekst": gettext_lazy("Schrijf wat er straks anders is, niet welke hulp er komt."),
            "reden_zonder_wens": gettext_lazy(
                "Bijvoorbeeld: dit vroeg de huisarts. Een doel heeft een wens of een reden."
            ),
            "merken": gettext_lazy("Wat ziet, hoort of doet u dan?"),
            "tekst_professional": gettext_lazy("Staat er apart bij. De woorden van de cliënt blijven staan."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "tekst": {"required": gettext_lazy("Schrijf het doel op, of haal het weg.")},
        }

    def __init__(self, *args: Any, bron: Wensenbron, **kwargs: Any) -> None:
        self.bron = bron
        rij: Doel = kwargs["instance"]
        self.waren = bron.gekozen(rij) if rij.pk else []
        kwargs["initial"] = {"wensen": self.waren} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["wensen"].choices = [  # type: ignore[attr-defined]  # a choice field
            (str(wens.uuid), wens.tekst) for wens in bron.wensen
        ]
        self.fields["termijn"].choices = [  # type: ignore[attr-defined]  # a choice field
            (waarde, woord) for waarde, woord in Doel._meta.get_field("termijn").choices or []
        ] + [("", _("weten we nog niet"))]

    def clean(self) -> dict[str, Any]:
        """A goal has a wish or a typed reason (product 1, idea 1)."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        heeft_wens = gegevens.get("wensen") or (not self.is_nieuw and self.bron.verborgen(self.rij))
        if "wensen" in gegevens and not heeft_wens and not gegevens.get("reden_zonder_wens"):
            self.add_error("wensen", _("Kies een wens, of schrijf op waarom dit doel geen wens heeft."))
        return gegevens

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether words or wishes differ."""
        return super().wijzigt(vergelijk) or set(self.cleaned_data["wensen"]) != set(self.waren)

    def waarom_niet_weg(self) -> str:
        """Refuse to take away what the plan builds on."""
        return services_doel.waarom_doel_niet_weg(self.rij)

    def na_weghalen(self) -> None:
        """Take its preferences along, and close the gap in the numbers."""
        services_doel.na_weghalen(self.rij)

    def voor_terugzetten(self) -> None:
        """Make room at the old place; what went along comes back too."""
        weg_sinds = Doel.alle.values_list("verwijderd_op", flat=True).get(pk=self.rij.pk)
        services_doel.voor_terugzetten(self.rij, weg_sinds)

    def bewaren(self) -> None:
        """Store the goal, a new one at the end, and its wishes; wishes one may not read stay."""
        if self.is_nieuw:
            self.instance.nummer = services_doel.volgend_nummer(self.dossier)
        self.instance.save()
        gekozen, waren = set(self.cleaned_data["wensen"]), set(self.waren)
        wensen = {str(wens.uuid): wens for wens in self.bron.wensen}
        if erbij := [wensen[uuid] for uuid in self.cleaned_data["wensen"] if uuid not in waren]:
            links = [Doelwens(dossier=self.dossier, doel=self.instance, uitspraak=wens) for wens in erbij]
            Doelwens.objects.bulk_create(links, ignore_conflicts=True)
        if eraf := [wensen[uuid] for uuid in waren - gekozen]:
            Doelwens.objects.filter(doel=self.instance, uitspraak__in=eraf).delete()

    def tekst_van(self, naam: str, waarde: Any) -> str:
        """Return a value as people read it; wishes by their words."""
        if naam != "wensen":
            return super().tekst_van(naam, waarde)
        gekozen = {str(uuid) for uuid in waarde or []}
        return opsomming([f"“{wens.tekst}”" for wens in self.bron.wensen if str(wens.uuid) in gekozen])


@dataclass(frozen=True)
class Voorkeurbron:
    """What a preference can point to; fetched once for all forms of a page."""

    doelen: Sequence[Doel]
    netwerk: Sequence[Netwerkpersoon]
    zinnen: Sequence[Uitspraak]


class VoorkeurForm(RijForm):
    """What matters to the person, a refusal too, for one goal or for all of them (method 4). The page gives `bron`."""

    soort = "voorkeur"

    doel = RijVeld(label=gettext_lazy("Voor welk doel?"), required=False)
    weigert = RijVeld(
        label=gettext_lazy("Wie wordt niet gevraagd?"),
        required=False,
        help_text=gettext_lazy("Alleen bij “Wat ik niet wil”. Deze persoon wordt nergens meer voorgesteld."),
    )
    uitspraak = RijVeld(label=gettext_lazy("Uit welke zin komt dit?"), required=False)

    class Meta:
        model = Voorkeur
        fields = ("soort", "tekst", "doel", "weigert", "uitspraak")
        widgets: ClassVar[dict[str, Any]] = {
            "tekst": forms.Textarea(attrs={"rows": 1, "data-enter": ""}),
            "soort": forms.RadioSelect,  # nothing is chosen beforehand: a refusal is never kept as a wish
        }
        labels: ClassVar[dict[str, Any]] = {
            "soort": gettext_lazy("Waar gaat het over?"),
            "tekst": gettext_lazy("In de woorden van de cliënt"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "soort": {
                "required": gettext_lazy("Kies erbij wat dit is, bijvoorbeeld wat ik graag wil of wat ik niet wil.")
            },
            "tekst": {"required": gettext_lazy("Schrijf op wat de cliënt hierover zei, of haal het weg.")},
        }

    def __init__(self, *args: Any, bron: Voorkeurbron, **kwargs: Any) -> None:
        self.bron = bron
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = Voorkeursoort.choices  # type: ignore[attr-defined]  # without a blank one
        self._zet("doel", bron.doelen, _("alle doelen"), _doel_in_het_kort)
        self._zet("weigert", bron.netwerk, _("niemand in het bijzonder"))
        self._zet("uitspraak", bron.zinnen, _("niet uit een zin"))

    def _zet(self, naam: str, rijen: Sequence[Any], leeg: str, woord: Callable[[Any], str] = in_het_kort) -> None:
        """Offer rows to point to; a link to one that may not be read here, or is gone, stays as it is."""
        nu = getattr(self.instance, f"{naam}_id")
        if nu is not None and all(rij.pk != nu for rij in rijen):
            del self.fields[naam]
            return
        veld = self.fields[naam]
        assert isinstance(veld, RijVeld)
        veld.zet(rijen, leeg=leeg, woord=woord)

    @property
    def in_het_kort(self) -> str:
        """What else is known about a preference: who is not asked, and that a sentence lies under it."""
        weigert = next((rij.naam for rij in self.bron.netwerk if rij.pk == self.rij.weigert_id), "")
        delen = [_("niet vragen: %(naam)s") % {"naam": weigert}] if weigert else []
        return " · ".join([*delen, _("uit een zin")] if self.rij.uitspraak_id else delen)

    def clean(self) -> dict[str, Any]:
        """Only a refusal refuses somebody."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("weigert") and gegevens.get("soort") != Voorkeursoort.NIET:
            self.add_error("soort", ValidationError(_("Kies “Wat ik niet wil”, of laat weg wie niet wordt gevraagd.")))
        return gegevens

    def naast(self) -> dict[str, list[str]]:
        """Return the goal of this preference, for a second one beside it."""
        return {"doel": [str(self.rij.doel.uuid)] if self.rij.doel else [""]}

    def bewaren(self) -> None:
        """Store the preference, a new one at the end."""
        if self.is_nieuw:
            hoogste = Voorkeur.alle.filter(dossier=self.dossier).aggregate(Max("volgorde"))["volgorde__max"]
            self.instance.volgorde = (hoogste or 0) + 1
        self.instance.save()


def _doel_in_het_kort(doel: Doel) -> str:
    return Truncator(doel.tekst).chars(LANGE_ZIN)  # without its number, which changes when the goals are put in order
