"""Forms of the people around the client: network, who takes part, who speaks for them (P-06, W-05, W-13, W-26)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import DAG_FOUT, JA_NEE_ONBEKEND, dagveld, niet_in_de_toekomst, tekstvak
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Clientondersteuning, Deelnemer, Netwerkpersoon, Vertegenwoordiging
from supportplan.kern.regels_deelname import zelfde_naam
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.opslaan import toestand
from supportplan.kern.rijen.velden import RijVeld


def eind_na_begin(form: RijForm, gegevens: dict[str, Any], begin: str = "van", eind: str = "tot") -> None:
    """Refuse an end before the beginning, at the end."""
    van, tot = gegevens.get(begin), gegevens.get(eind)
    if van and tot and tot < van:
        form.add_error(eind, ValidationError(_("Kies een dag na de begindatum, of laat dit leeg.")))


# Who can stand in the network as well; the client and a professional never do.
KAN_NAAST_STAAN = frozenset({Rol.NAASTE, Rol.VERTEGENWOORDIGER})


def _die_ook_meedoet(mens: Deelnemer) -> str:
    return _("Dit is %(naam)s, die ook meedoet") % {"naam": mens.naam}


class NetwerkForm(RijForm):
    """Somebody around the person; being named here is not access (P-06). A page gives who takes part (`deelnemers`)."""

    soort = "netwerk"
    logwoord = "netwerkpersoon"
    kern = ("naam",)

    deelnemer = RijVeld(required=False, label=gettext_lazy("Doet deze persoon ook mee in het dossier?"))

    class Meta:
        model = Netwerkpersoon
        fields = (
            "naam",
            "relatie",
            "deelnemer",
            "huisgenoot",
            "mantelzorger",
            "doet",
            "zou_kunnen",
            "niet_vragen",
            "niet_vragen_reden",
            "telefoon",
            "telefoon_mag",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "doet": tekstvak(1),
            "zou_kunnen": tekstvak(1),
            "niet_vragen_reden": tekstvak(1),
        }
        labels: ClassVar[dict[str, Any]] = {
            "relatie": gettext_lazy("Wie is dat? (zus, buurman, collega)"),
            "huisgenoot": gettext_lazy("Woont in hetzelfde huis"),
            "mantelzorger": gettext_lazy("Zorgt al langer of vaak (mantelzorger)"),
            "doet": gettext_lazy("Wat doet deze persoon nu?"),
            "zou_kunnen": gettext_lazy("Wat zou deze persoon kunnen doen?"),
            "niet_vragen": gettext_lazy("Deze persoon niet om hulp vragen"),
            "niet_vragen_reden": gettext_lazy("Waarom niet?"),
            "telefoon_mag": gettext_lazy("Deze persoon vindt het goed dat het nummer hier staat"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "naam": {"required": gettext_lazy("Typ een naam of bijnaam, of haal deze persoon weg.")}
        }

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["deelnemer"]
        self.vrij = [mens for mens in deelnemers if self._mag_bij(mens)]
        if self.vrij:
            veld.zet(self.vrij, leeg=_("nee, of nog niet"), woord=_die_ook_meedoet)
        else:
            del self.fields["deelnemer"]

    def _mag_bij(self, mens: Deelnemer) -> bool:
        """Whether this deelnemer is nobody else of the network yet; somebody taken away holds no place."""
        if mens.pk == self.instance.deelnemer_id:
            return True
        persoon: Netwerkpersoon | None = getattr(mens, "netwerkpersoon", None)
        return mens.rol in KAN_NAAST_STAAN and (persoon is None or persoon.verwijderd_op is not None)

    @property
    def staat_dubbel(self) -> str:
        """Return the name of who takes part and can be this same person, while that was not said; else empty."""
        if self.instance.deelnemer_id or not self.instance.naam:
            return ""
        gelijk = (mens for mens in self.vrij if zelfde_naam(self.instance.naam, mens.roepnaam, mens.achternaam))
        return next((mens.naam for mens in gelijk), "")

    @property
    def is_of_kan_dubbel(self) -> bool:
        """Whether the question who this is among those who take part is of use here and now."""
        return "deelnemer" in self.fields and bool(self["deelnemer"].value() or self.staat_dubbel)

    def let_op(self) -> str:
        """Warn that somebody may stand here twice; it never blocks."""
        wie = self.staat_dubbel
        return (
            _("%(naam)s doet ook mee. Is dat dezelfde persoon? Kies dat dan bij deze persoon.") % {"naam": wie}
            if wie
            else ""
        )

    def bewaren(self) -> None:
        """Store the person; a deelnemer chosen here is let go by somebody who was taken away."""
        if self.instance.deelnemer_id:
            weg = Netwerkpersoon.alle.filter(deelnemer=self.instance.deelnemer_id).exclude(pk=self.instance.pk)
            weg.exclude(verwijderd_op=None).update(deelnemer=None)
        self.instance.save()

    def clean(self) -> dict[str, Any]:
        """Keep a number only when that person agreed (P-06)."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("telefoon") and not gegevens.get("telefoon_mag"):
            self.add_error(
                "telefoon_mag",
                ValidationError(_("Vraag eerst of het nummer hier mag staan en vink dat aan, of haal het nummer weg.")),
            )
        return gegevens

    def waarom_niet_weg(self) -> str:
        """Keep somebody the client refuses as a helper: the refusal must go on to count (method 4)."""
        if self.instance.weigeringen.filter(verwijderd_op=None).exists():
            return _("Bij de voorkeuren staat dat deze persoon niet mag helpen. Haal die voorkeur eerst weg.")
        return ""


class DeelnemerForm(RijForm):
    """Somebody who takes part in the dossier besides the client; an account is no part of this."""

    soort = "mens"
    logwoord = "deelnemer"
    kern = ("roepnaam",)

    class Meta:
        model = Deelnemer
        fields = (
            "roepnaam",
            "achternaam",
            "rol",
            "relatie",
            "functie",
            "werkt_bij",
            "telefoon",
            "email",
            "van",
            "tot",
            "aanspreekpunt",
        )
        widgets: ClassVar[dict[str, Any]] = {"van": dagveld(), "tot": dagveld()}
        labels: ClassVar[dict[str, Any]] = {
            "rol": gettext_lazy("Hoe doet deze persoon mee?"),
            "relatie": gettext_lazy("Relatie tot de cliënt"),
            "van": gettext_lazy("Doet mee vanaf"),
            "tot": gettext_lazy("Doet mee tot en met"),
            "aanspreekpunt": gettext_lazy("Is het eerste aanspreekpunt"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "roepnaam": {"required": gettext_lazy("Typ een naam, of haal deze persoon weg.")},
            "rol": {"required": gettext_lazy("Kies hoe deze persoon meedoet.")},
            "email": {"invalid": gettext_lazy("Typ een mailadres zoals naam@voorbeeld.nl.")},
            "van": {"invalid": DAG_FOUT},
            "tot": {"invalid": DAG_FOUT},
        }

    def __init__(self, *args: Any, netwerk: Sequence[Netwerkpersoon] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.netwerk = netwerk
        if self.is_nieuw:
            self.initial["van"] = self.initial["van"] or timezone.localdate()
        rol: Any = self.fields["rol"]
        rol.choices = [("", _("kies")), *((een.value, een.label) for een in Rol if een != Rol.CLIENT)]
        if self.instance.gebruiker_id:
            del self.fields["rol"], self.fields["tot"]  # rights hang on them; access ends on a page of its own

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning; who has access already takes part by now."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        eind_na_begin(self, gegevens)
        if self.instance.gebruiker_id:
            niet_in_de_toekomst(self, gegevens, "van")
            if (van := gegevens.get("van")) and self.instance.tot and van > self.instance.tot:
                self.add_error("van", ValidationError(_("Kies een dag voor de laatste dag.")))
        return gegevens

    def let_op(self) -> str:
        """Warn that somebody may stand here twice; it never blocks."""
        mens = self.instance
        if mens.rol not in KAN_NAAST_STAAN:
            return ""
        los = (een for een in self.netwerk if een.deelnemer_id is None)
        dubbel = next((een for een in los if zelfde_naam(een.naam, mens.roepnaam, mens.achternaam)), None)
        return (
            _("%(naam)s staat ook bij de mensen eromheen. Is dat dezelfde persoon? Kies dat dan daar.")
            % {"naam": dubbel.naam}
            if dubbel
            else ""
        )

    def waarom_niet_weg(self) -> str:
        """Keep who has access: that is ended first, and on purpose."""
        if self.instance.gebruiker_id:
            return _("%(naam)s heeft toegang tot dit dossier. Beëindig eerst de toegang, bij “Wie doet er mee?”.") % {
                "naam": self.instance.roepnaam
            }
        return ""


class OndersteuningForm(RijForm):
    """That somebody was told of free, independent cliëntondersteuning (W-05). A page gives the `deelnemers`."""

    soort = "ondersteuning"
    logwoord = "clientondersteuning"
    kern = ("gewezen_op", "gewenst")

    deelnemer = RijVeld(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Kies aan wie het verteld is.")}
    )

    class Meta:
        model = Clientondersteuning
        fields = ("deelnemer", "gewezen_op", "door", "gewenst", "wie")
        widgets: ClassVar[dict[str, Any]] = {
            "gewezen_op": dagveld(),
            "gewenst": forms.RadioSelect(choices=JA_NEE_ONBEKEND),
        }
        labels: ClassVar[dict[str, Any]] = {
            "gewezen_op": gettext_lazy("Wanneer is het verteld?"),
            "door": gettext_lazy("Door wie?"),
            "gewenst": gettext_lazy("Wil de persoon dit?"),
            "wie": gettext_lazy("Wie ondersteunt?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "gewezen_op": {"required": gettext_lazy("Kies op welke dag het verteld is."), "invalid": DAG_FOUT}
        }

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["deelnemer"]
        veld.zet(deelnemers)

    def clean(self) -> dict[str, Any]:
        """Refuse a day still to come."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        niet_in_de_toekomst(self, gegevens, "gewezen_op")
        return gegevens


class VertegenwoordigingForm(RijForm):
    """Who speaks for the client, on what ground, how far and how long; the client stays the first (W-26).

    A page gives who takes part (`deelnemers`); who is not among them becomes a deelnemer, without access.
    """

    soort = "vertegenwoordiging"
    kern = ("naam", "persoon", "soort", "antwoordt_mee", "van", "tot")
    mee = ("deelnemer",)
    allebei = False

    persoon = RijVeld(required=False, label=gettext_lazy("Wie spreekt namens de persoon?"))
    naam = forms.CharField(label=gettext_lazy("Naam"), max_length=100, required=False)
    telefoon = forms.CharField(label=gettext_lazy("Telefoon"), max_length=30, required=False)
    mens_revisie = forms.IntegerField(required=False, widget=forms.HiddenInput)  # of the person that was on the page

    class Meta:
        model = Vertegenwoordiging
        fields = ("soort", "omvang", "antwoordt_mee", "van", "tot")
        widgets: ClassVar[dict[str, Any]] = {"omvang": tekstvak(), "van": dagveld(), "tot": dagveld()}
        labels: ClassVar[dict[str, Any]] = {
            "soort": gettext_lazy("Op welke grond"),
            "omvang": gettext_lazy("Waarvoor, en waarvoor niet"),
            "antwoordt_mee": gettext_lazy("Geeft volgens de wet ook antwoord op het plan"),
            "van": gettext_lazy("Sinds"),
            "tot": gettext_lazy("Tot"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "soort": {"required": gettext_lazy("Kies op welke grond deze persoon spreekt.")},
            "van": {"invalid": DAG_FOUT},
            "tot": {"invalid": DAG_FOUT},
        }

    field_order = ("persoon", "naam", "telefoon", *Meta.fields)

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        anderen = [mens for mens in deelnemers if mens.rol in KAN_NAAST_STAAN]
        persoon: Any = self.fields["persoon"]
        persoon.zet(anderen, leeg=_("iemand die hier nog niet staat"), woord=_met_achternaam)
        if not self.is_nieuw:
            mens = self.instance.deelnemer
            self.initial.update(naam=mens.naam, telefoon=mens.telefoon, mens_revisie=mens.revisie)
        if anderen and self.is_nieuw:
            self.fields["naam"].help_text = _("Alleen van iemand die hier nog niet staat.")
        else:  # hidden, not gone: the page may still be the one on which the person was chosen
            persoon.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Ask for one person: chosen, or named; an end comes after the beginning."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        eind_na_begin(self, gegevens)
        gekozen, naam = gegevens.get("persoon"), gegevens.get("naam")
        if not gekozen and not naam and "naam" not in self.errors:
            self.add_error("naam", ValidationError(_("Schrijf op hoe deze persoon heet.")))
        if gekozen and naam and not zelfde_naam(naam, gekozen.roepnaam, gekozen.achternaam):
            self.add_error("naam", ValidationError(_("Kies iemand hierboven, of typ een naam. Niet allebei.")))
        if gekozen and gegevens.get("telefoon") not in {None, "", gekozen.telefoon}:
            self.add_error(
                "telefoon", ValidationError(_("Zet het nummer bij “Mensen eromheen”, en laat dit hier leeg."))
            )
        self._naar_de_mens_van_nu(gegevens)
        return gegevens

    def _naar_de_mens_van_nu(self, gegevens: dict[str, Any]) -> None:
        """Name and number stand with the person, whose row may have changed since the page was made.

        Who left them as they were on the page changes nothing. Who typed something else is told what stands there now,
        and is asked to save once more: what was typed stays, and the form then knows the person of now.
        """
        mens = None if self.is_nieuw else self.instance.deelnemer
        gezien = toestand(mens, gegevens.get("mens_revisie")) if mens and self._heet_anders else None
        if mens is None or gezien is None or gezien.revisie == mens.revisie:
            return
        if mens.gewijzigd_door_id == self.wie.gebruiker.pk:  # this very page saved before, while typing
            return
        toen = {"naam": f"{gezien.roepnaam} {gezien.achternaam}".strip(), "telefoon": gezien.telefoon}
        for veld in ("naam", "telefoon"):
            nu = self.initial[veld]
            if gegevens.get(veld) == toen[veld]:
                gegevens[veld] = nu
            elif nu not in {toen[veld], gegevens.get(veld)}:
                bezwaar = _("Een ander veranderde dit intussen in “%(nu)s”. Sla nog een keer op als uw tekst klopt.")
                self.add_error(veld, ValidationError(bezwaar % {"nu": nu}))
        verstuurd: Any = self.data
        opnieuw = verstuurd.copy()
        opnieuw[self.add_prefix("mens_revisie")] = str(mens.revisie)
        self.data = opnieuw

    def wijzigt(self, vergelijk: Any) -> bool:
        """Name and number stand with the person."""
        gekozen = self.cleaned_data.get("persoon")
        ander = gekozen is not None and gekozen.pk != vergelijk.deelnemer_id
        return ander or self._heet_anders or super().wijzigt(vergelijk)

    @property
    def _heet_anders(self) -> bool:
        """Whether another name or number was typed for the person of this row; who was chosen keeps the own name."""
        getypt = {naam: self.cleaned_data.get(naam) for naam in ("naam", "telefoon")}
        staat = {naam: self.initial.get(naam) for naam in getypt}
        return not self.cleaned_data.get("persoon") and getypt != staat

    def bewaren(self) -> None:
        """Store it with the person it is about: the one chosen, else a new one, copied and never shared (product 3)."""
        if gekozen := self.cleaned_data.get("persoon"):
            self.instance.deelnemer = gekozen
        elif self.is_nieuw:
            mens = Deelnemer(dossier=self.dossier, rol=Rol.VERTEGENWOORDIGER, gemaakt_door=self.wie.gebruiker)
            self._noem(mens)
            self.instance.deelnemer = mens
        elif self._heet_anders:
            mens = Deelnemer.alle.select_for_update().get(pk=self.instance.deelnemer.pk)
            gewijzigd(mens, self.wie.gebruiker)
            self._noem(mens)
            self.instance.deelnemer = mens
        self.instance.save()

    def _noem(self, mens: Deelnemer) -> None:
        mens.roepnaam, _spatie, mens.achternaam = self.cleaned_data["naam"].partition(" ")
        mens.telefoon, mens.gewijzigd_door = self.cleaned_data["telefoon"], self.wie.gebruiker
        mens.save()


def _met_achternaam(mens: Deelnemer) -> str:
    return mens.naam
