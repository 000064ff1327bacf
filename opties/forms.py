"""The forms of a worksheet: an option, a pro or con, a choice (method 5). The page gives each of them `bron`."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from opties import regels, services
from opties.bron import Werkbladbron, opmerking_uuid
from opties.keuzes import Afwegingsoort
from opties.models import Afweging, Keuze, Optie
from profiel.forms_doel import in_het_kort
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.velden import RijVeld, Select

EEN_REGEL = {"rows": 1, "data-enter": ""}


def _rijveld(form: forms.BaseForm, naam: str) -> RijVeld:
    veld = form.fields[naam]
    assert isinstance(veld, RijVeld)
    return veld


class OptieForm(RijForm):
    """An option of the brainstorm; a remark made meanwhile is kept with it and waits for the weighing (method 5)."""

    soort = "optie"

    opmerking = forms.CharField(
        label=_("Opmerking"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 1}),
        help_text=_("Bewaard bij de optie. Komt straks onder Nadelen te staan."),
    )
    netwerkpersoon = RijVeld(label=_("Wie uit het netwerk?"), required=False)
    uitspraak = RijVeld(label=_("Uit welke zin komt dit?"), required=False)

    class Meta:
        model = Optie
        fields = ("tekst", "bron", "vorm", "heel_nieuw", "netwerkpersoon", "uitspraak")
        widgets: ClassVar[dict[str, Any]] = {
            "tekst": forms.Textarea(attrs=EEN_REGEL),
            "bron": Select,
            "vorm": Select,
        }
        labels: ClassVar[dict[str, Any]] = {
            "tekst": _("Wat kan er?"),
            "bron": _("Waar komt het vandaan?"),
            "vorm": _("Voor één persoon of samen?"),
            "heel_nieuw": _("Een heel nieuwe oplossing"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "tekst": {"required": _("Schrijf de optie op, of haal hem weg.")},
        }

    def __init__(self, *args: Any, bron: Werkbladbron, **kwargs: Any) -> None:
        self.bron = bron
        rij: Optie = kwargs["instance"]
        opmerking = bron.opmerkingen.get(opmerking_uuid(rij)) if rij.pk else None
        self.was_opmerking = opmerking.tekst if opmerking and opmerking.verwijderd_op is None else ""
        kwargs["initial"] = {"opmerking": self.was_opmerking} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        mag = bron.te_vragen
        if rij.netwerkpersoon_id and all(persoon.pk != rij.netwerkpersoon_id for persoon in mag):
            mag = [*mag, *(persoon for persoon in bron.netwerk if persoon.pk == rij.netwerkpersoon_id)]
        _rijveld(self, "netwerkpersoon").zet(mag, leeg=_("niemand in het bijzonder"))
        if rij.uitspraak_id and all(zin.pk != rij.uitspraak_id for zin in bron.zinnen):
            del self.fields["uitspraak"]  # a link to what may not be read here stays as it is
        else:
            _rijveld(self, "uitspraak").zet(bron.zinnen, leeg=_("niet uit een zin"), woord=in_het_kort)

    def wijzigt(self, vergelijk: Any) -> bool:
        """Whether the option or its remark differs."""
        return super().wijzigt(vergelijk) or self.cleaned_data["opmerking"] != self.was_opmerking

    def waarom_niet(self) -> str:
        """Nothing is added to a closed list."""
        if not self.is_nieuw:
            return ""
        return " ".join(regels.bezwaren_tegen_optie(lijst_gesloten=self.bron.lijst_gesloten))

    def waarom_niet_weg(self) -> str:
        """Refuse to take away what was chosen or stands in the plan."""
        return services.waarom_optie_niet_weg(self.rij)

    def let_op(self) -> str:
        """Warn when somebody who is not asked was typed; it is stored all the same (method 10)."""
        return self.bron.waarschuwing(self.rij)

    def bewaren(self) -> None:
        """Store the option, a new one at the end of the list, with its remark."""
        if self.is_nieuw:
            werkblad = services.werkblad_van(self.bron.doel, door=self.wie.gebruiker)
            self.instance.werkblad = werkblad
            self.instance.volgorde = services.volgende_plek(werkblad)
        self.instance.save()
        if self.cleaned_data["opmerking"] != self.was_opmerking:
            self._opmerking_bewaren(self.cleaned_data["opmerking"])

    def _opmerking_bewaren(self, tekst: str) -> None:
        uuid = opmerking_uuid(self.instance)
        rij = self.bron.opmerkingen.get(uuid)
        if rij is None:
            rij = Afweging(uuid=uuid, dossier=self.dossier, optie=self.instance, soort=Afwegingsoort.NADEEL)
            rij.gemaakt_door = rij.gewijzigd_door = self.wie.gebruiker
        else:
            gewijzigd(rij, self.wie.gebruiker)
        rij.verwijderd_op = None if tekst else timezone.now()
        rij.tekst = tekst or rij.tekst
        rij.save()


class AfwegingForm(RijForm):
    """One pro or con of an option, with who said it (method 5). Option and side are hidden: the place on the page."""

    soort = "afweging"

    optie = RijVeld(widget=forms.HiddenInput)
    door = RijVeld(label=_("Wie zei dit?"), required=False)

    class Meta:
        model = Afweging
        fields = ("optie", "soort", "tekst", "door")
        widgets: ClassVar[dict[str, Any]] = {"tekst": forms.Textarea(attrs=EEN_REGEL), "soort": forms.HiddenInput}
        error_messages: ClassVar[dict[str, Any]] = {
            "tekst": {"required": _("Schrijf het op, of haal het weg.")},
        }

    def __init__(self, *args: Any, bron: Werkbladbron, **kwargs: Any) -> None:
        self.bron = bron
        if kwargs["instance"].pk is None and bron.deelnemers:
            kwargs["initial"] = {"door": bron.deelnemers[0].uuid} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        _rijveld(self, "optie").zet(bron.opties)
        mensen = _rijveld(self, "door")
        mensen.zet(bron.deelnemers, leeg=_("niet bekend"), woord=lambda deelnemer: deelnemer.roepnaam)
        mensen.widget.attrs["data-onthoud"] = ""
        kant = self.initial.get("soort") or kwargs["instance"].soort
        self.fields["tekst"].label = _("Nadeel") if kant == Afwegingsoort.NADEEL else _("Voordeel")

    def waarom_niet(self) -> str:
        """Weighing is closed while the list is open (method 9)."""
        return " ".join(regels.bezwaren_tegen_wegen(lijst_gesloten=self.bron.lijst_gesloten))

    def naast(self) -> dict[str, list[str]]:
        """Return option and side, for a second row beside this one."""
        return {"optie": [str(self.rij.optie.uuid)], "soort": [self.rij.soort]}

    def bewaren(self) -> None:
        """Store it, a new one below the others."""
        if self.is_nieuw:
            hoogste = Afweging.alle.filter(optie=self.instance.optie).aggregate(Max("volgorde"))["volgorde__max"]
            self.instance.volgorde = (hoogste or 0) + 1
        self.instance.save()


class KeuzeForm(RijForm):
    """The best or the second best option, with the motive (method 5)."""

    soort = "keuze"
    kern = ("optie", "motief")
    allebei = False

    optie = RijVeld(
        label=_("Welke optie?"), required=False, error_messages={"required": _("Kies een optie, of haal de reden weg.")}
    )

    class Meta:
        model = Keuze
        fields = ("soort", "optie", "motief")
        widgets: ClassVar[dict[str, Any]] = {"motief": forms.Textarea(attrs={"rows": 2}), "soort": forms.HiddenInput}
        labels: ClassVar[dict[str, Any]] = {"motief": _("Waarom deze?")}

    def __init__(self, *args: Any, bron: Werkbladbron, **kwargs: Any) -> None:
        self.bron = bron
        super().__init__(*args, **kwargs)
        veld = _rijveld(self, "optie")
        veld.zet(bron.opties, leeg=_("nog niet gekozen"))

    def clean_optie(self) -> Any:
        """A motive belongs to an option."""
        optie = self.cleaned_data["optie"]
        if optie is None:
            raise forms.ValidationError(self.fields["optie"].error_messages["required"], code="required")
        return optie

    def waarom_niet(self) -> str:
        """The list is closed first, and an option is chosen once."""
        if self.bron.werkblad is None:
            return " ".join(regels.bezwaren_tegen_sluiten(aantal_opties=0))
        bezwaren = services.bezwaren_bij_keuze(
            werkblad=self.bron.werkblad,
            optie=self.cleaned_data["optie"],
            soort=self.cleaned_data["soort"],
            nieuw=self.is_nieuw,
        )
        return " ".join(bezwaren)

    def bewaren(self) -> None:
        """Store the choice at its worksheet."""
        if self.is_nieuw:
            self.instance.werkblad = self.bron.werkblad
        self.instance.save()
