"""The forms of one entry of the plan: who does what, and what was asked of the network (method 6)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opties.models import Optie
from plannen.forms_plan import BETAALD, DAG, KORT, TEKST
from plannen.keuzes import Inzetsoort
from plannen.models import Inzet, Netwerkafspraak, Planregel, Wmovraag
from plannen.services_plan import betaald_elders, client_van, plaats_achteraan, terugbrengen, vraag_uuid
from supportplan.kern.models import Deelnemer, Netwerkpersoon
from supportplan.kern.regels import zoekvorm
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.velden import RijVeld, Select

Helper = tuple[int | None, int | None, str]  # the keys of a netwerkpersoon and a deelnemer, or a name


class InzetForm(RijForm):
    """One entry with the few things that matter at the table: who, what, how often."""

    soort = "inzet"
    kern = ("naam", "tekst")
    mee = ("netwerkpersoon", "deelnemer")

    planregel = forms.UUIDField(required=False, widget=forms.HiddenInput)
    naam = forms.CharField(
        label=gettext_lazy("Wie"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "netwerknamen", "autocomplete": "off"}),
    )

    class Meta:
        model = Inzet
        fields: tuple[str, ...] = ("soort", "tekst", "hoe_vaak")
        widgets: ClassVar[dict[str, Any]] = {"tekst": KORT, "soort": Select}
        labels: ClassVar[dict[str, Any]] = {
            "soort": gettext_lazy("Wie doet dit?"),
            "tekst": gettext_lazy("Wat"),
            "hoe_vaak": gettext_lazy("Hoe vaak"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "soort": {"required": gettext_lazy("Kies wie dit doet.")},
        }

    field_order = ("soort", "naam", "tekst", "hoe_vaak")
    # Fields that say nothing for a kind of entry
    zonder: ClassVar[dict[str, tuple[str, ...]]] = {
        Inzetsoort.ZELF: ("naam",),
        Inzetsoort.WMO: ("naam", "hoe_vaak"),
    }

    def __init__(
        self,
        *args: Any,
        netwerk: Sequence[Netwerkpersoon] = (),
        client: str = "",
        soorten: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        self.netwerk, self.client = netwerk, client
        inzet: Inzet = kwargs["instance"]
        if inzet.pk:
            kwargs["initial"] = {"naam": inzet.naam} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if inzet.pk:
            for naam in ("soort", "planregel", *self.zonder.get(inzet.soort, ())):
                self.fields.pop(naam, None)
        elif soorten:
            veld: Any = self.fields["soort"]
            veld.choices = [("", _("Kies wie dit doet")), *soorten]

    def clean(self) -> dict[str, Any] | None:
        """Find the step of a new entry, and refuse an entry that says nothing."""
        gegevens = super().clean() or self.cleaned_data
        if self.is_nieuw:
            self.bij_stap = Planregel.objects.filter(dossier=self.dossier, uuid=gegevens.get("planregel")).first()
            if self.bij_stap is None:
                raise ValidationError(_("Deze stap is er niet meer. Zet uw tekst bij een andere stap."))
        soort, naam = gegevens.get("soort") or self.instance.soort, gegevens.get("naam", "")
        if soort == Inzetsoort.ZELF and naam and not self._is_client(naam):
            self.add_error(
                "naam", _("Dit doet iemand anders. Kies hierboven wie dit doet, of schrijf de naam bij Wat.")
            )
        zonder_naam = soort in {Inzetsoort.ZELF, Inzetsoort.WMO}
        if not gegevens.get("tekst") and (zonder_naam or not naam):
            self.add_error("tekst", _("Schrijf op wat er gebeurt, of haal deze regel weg."))
        return gegevens

    def is_leeg(self) -> bool:
        """A kind alone is no entry while typing goes on; with the button that adds it, what is missing is asked."""
        toevoegen = self.data.get("doe", "").startswith("erbij:")
        return super().is_leeg() and not (toevoegen and "soort" in self.fields and self["soort"].data)

    def _is_client(self, naam: str) -> bool:
        return zoekvorm(naam) == zoekvorm(self.client)

    def wie_doet_het(self) -> Helper:
        """Return who does it as typed: a person of the network by name or relation, else the name itself."""
        oud = wie_van(self.instance)
        naam = self.cleaned_data.get("naam", "")
        if "naam" not in self.fields or (not self.is_nieuw and naam == self.instance.naam):
            return oud
        if (self.cleaned_data.get("soort") or self.instance.soort) == Inzetsoort.NETWERK:
            persoon = persoon_met(naam, self.netwerk)
            if persoon is not None:
                return persoon.pk, None, ""
        return None, None, naam

    def gewijzigde_velden(self, vergelijk: Any) -> list[str]:
        """Return the changed fields, the name counted as `wie`."""
        velden = super().gewijzigde_velden(vergelijk)
        return [*velden, "wie"] if self.wie_doet_het() != wie_van(vergelijk) else velden

    def bewaren(self) -> None:
        """Store the entry; a new one comes last in its step, one that asks the Wmo gets its question."""
        nieuw = self.is_nieuw
        self.instance.netwerkpersoon_id, self.instance.deelnemer_id, self.instance.wie = self.wie_doet_het()
        if nieuw:
            self.instance.planregel = self.bij_stap
            plaats_achteraan(self.instance)
            if self.instance.soort == Inzetsoort.ZELF:
                self.instance.deelnemer, self.instance.wie = client_van(self.dossier), ""
        self.instance.save()
        if nieuw and self.instance.soort == Inzetsoort.WMO:
            wie_maakte = {"gemaakt_door": self.wie.gebruiker, "gewijzigd_door": self.wie.gebruiker}
            uuid = vraag_uuid(self.instance.uuid)
            Wmovraag.objects.create(dossier=self.dossier, uuid=uuid, inzet=self.instance, **wie_maakte)

    def naast(self) -> dict[str, list[str]]:
        """Return the step and kind of an entry beside this one."""
        return {"planregel": [str(self.instance.planregel.uuid)], "soort": [self.instance.soort]}

    def waarom_niet_weg(self) -> str:
        """Keep help that is asked of the Wmo."""
        return str(BETAALD) if betaald_elders(self.instance) else ""

    def voor_terugzetten(self) -> None:
        """Bring back what went along with the entry, and its step when that is gone."""
        terugbrengen(self.instance, door=self.wie.gebruiker)


def wie_van(inzet: Any) -> Helper:
    """Return who does an entry, of the row or of an earlier state of it."""
    return inzet.netwerkpersoon_id, inzet.deelnemer_id, inzet.wie


def persoon_met(naam: str, netwerk: Sequence[Netwerkpersoon]) -> Netwerkpersoon | None:
    """Return the person of the network with this name; by relation only when there is one such person."""
    gezocht = zoekvorm(naam).removeprefix("de ").removeprefix("mijn ")
    if not gezocht:
        return None
    op_naam = [persoon for persoon in netwerk if zoekvorm(persoon.naam) in {gezocht, zoekvorm(naam)}]
    op_relatie = [persoon for persoon in netwerk if zoekvorm(persoon.relatie) == gezocht]
    gevonden = op_naam or op_relatie
    return gevonden[0] if len(gevonden) == 1 else None


class InzetHeelForm(InzetForm):
    """Everything about one entry itself, on the page of that entry."""

    soort = "inzetheel"
    logwoord = "inzet"

    optie: Any = RijVeld(label=gettext_lazy("Van welke optie komt dit?"), required=False)

    class Meta(InzetForm.Meta):
        fields = ("soort", "tekst", "hoe_vaak", "hoe_lang", "leert", "wet", "gericht_op", "voor", "uitkomst", "optie")
        widgets: ClassVar[dict[str, Any]] = {"tekst": TEKST, "leert": TEKST, "uitkomst": TEKST}
        help_texts: ClassVar[dict[str, Any]] = {
            "leert": gettext_lazy("Hulp is niet overnemen, maar in staat stellen."),
            "uitkomst": gettext_lazy("Wat is er al geprobeerd, en wat kwam ervan?"),
        }

    zonder: ClassVar[dict[str, tuple[str, ...]]] = {
        Inzetsoort.ZELF: ("naam", "leert", "wet", "voor", "gericht_op", "uitkomst"),
        Inzetsoort.NETWERK: ("leert", "wet"),
        Inzetsoort.ALGEMEEN: ("leert", "wet"),
        Inzetsoort.ANDERE_WET: ("leert",),
        Inzetsoort.PROFESSIONAL: ("wet",),
        Inzetsoort.WMO: ("naam", "hoe_vaak", "hoe_lang", "leert", "wet", "uitkomst"),
    }
    achteraan: ClassVar[frozenset[str]] = frozenset({"gericht_op", "voor", "uitkomst", "optie"})

    def __init__(self, *args: Any, opties: Sequence[Optie] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if opties:
            veld: Any = self.fields["optie"]
            veld.zet(opties, leeg=_("geen optie van het werkblad"), woord=lambda optie: optie.tekst)
        else:
            self.fields.pop("optie", None)

    @property
    def eerst(self) -> list[BoundField]:
        """The fields that matter first."""
        return [veld for veld in self.visible_fields() if veld.name not in self.achteraan]

    @property
    def later(self) -> list[BoundField]:
        """The fields one seldom needs."""
        return [veld for veld in self.visible_fields() if veld.name in self.achteraan]


class AfspraakForm(RijForm):
    """What was asked of somebody in the network, what they get back, how long they can keep it up."""

    soort = "afspraak"
    kern: ClassVar[tuple[str, ...]] = (
        "stand",
        "vraagt",
        "vraagt_voor",
        "reden_niet_vragen",
        "toelichting",
        "teruggeven",
        "hoe_lang_vol_te_houden",
        "hulpsoort",
    )
    allebei = False

    inzet = forms.UUIDField(required=False, widget=forms.HiddenInput)
    vraagt: Any = RijVeld(label=gettext_lazy("Wie vraagt het?"), required=False)

    class Meta:
        model = Netwerkafspraak
        fields: tuple[str, ...] = (
            "stand",
            "vraagt",
            "vraagt_voor",
            "reden_niet_vragen",
            "toelichting",
            "teruggeven",
            "hoe_lang_vol_te_houden",
            "hulpsoort",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "vraagt_voor": DAG,
            "toelichting": TEKST,
            "teruggeven": TEKST,
            "hoe_lang_vol_te_houden": TEKST,
        }
        labels: ClassVar[dict[str, Any]] = {
            "stand": gettext_lazy("Is het gevraagd?"),
            "vraagt_voor": gettext_lazy("Vóór welke dag?"),
            "reden_niet_vragen": gettext_lazy("Waarom niet vragen?"),
            "teruggeven": gettext_lazy("Wat staat ertegenover?"),
            "hoe_lang_vol_te_houden": gettext_lazy("Hoe lang is dit vol te houden?"),
            "hulpsoort": gettext_lazy("Wat is het volgens de wet?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "vraagt_voor": gettext_lazy("Dan komt er een herinnering."),
            "reden_niet_vragen": gettext_lazy("Elke reden is goed. Er hoeft niet gevraagd te worden."),
            "teruggeven": gettext_lazy("Wat doen jullie voor elkaar?"),
        }

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer] = (), **kwargs: Any) -> None:
        afspraak: Netwerkafspraak = kwargs["instance"]
        if not afspraak.pk and afspraak.inzet_id:
            kwargs["initial"] = {"inzet": afspraak.inzet.uuid} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if "vraagt" in self.fields:
            veld: Any = self.fields["vraagt"]
            veld.zet(deelnemers, leeg=_("nog niet bekend"), woord=lambda mens: mens.roepnaam)

    def clean(self) -> dict[str, Any] | None:
        """Find the entry a new agreement belongs to."""
        if self.is_nieuw:
            inzetten = Inzet.objects.filter(dossier=self.dossier, soort=Inzetsoort.NETWERK)
            self.bij_inzet = inzetten.filter(uuid=self.cleaned_data.get("inzet")).first()
            if self.bij_inzet is None:
                raise ValidationError(_("Deze bijdrage staat niet meer in het plan."))
        return super().clean()

    def bewaren(self) -> None:
        """Store the agreement with its entry."""
        if self.is_nieuw:
            self.instance.inzet = self.bij_inzet
        self.instance.save()


class GevraagdForm(AfspraakForm):
    """Only whether it was asked, beside the entry itself."""

    soort = "gevraagd"
    logwoord = "afspraak"
    kern = ("stand",)
    vraagt = None

    class Meta(AfspraakForm.Meta):
        fields = ("stand",)
